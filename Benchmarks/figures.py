"""How a figure is measured and printed: `name  value  target  met|missed`, one line each."""
import os
import statistics
import subprocess
import time


class Usage:
    """What one run of a program took."""

    def __init__(self, seconds, processor, peak_megabytes):
        self.seconds = seconds
        self.processor = processor
        self.peak_megabytes = peak_megabytes


def run(command, expected=(0,), cwd=None, quiet=False):
    """Runs a program to its end and says what it took; an unexpected exit code ends the benchmark with its output. A
    quiet program's messages are thrown away, where reading them would slow it."""
    start = time.perf_counter()
    with open(os.devnull, "wb") as nothing:
        process = subprocess.Popen(command, stdout=nothing, stderr=nothing if quiet else subprocess.PIPE, cwd=cwd)
        message = b"" if quiet else process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    code = process.returncode = os.waitstatus_to_exitcode(status)
    if code not in expected:
        raise SystemExit(f"{command[0]} ended with {code}: {message.decode(errors='replace')[:2000]}")
    return Usage(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(values):
    return statistics.median(values)


def alternating(runs, *actions):
    """The usages of each action, taken in turns, so that whatever else the machine does falls on all of them."""
    taken = [[] for _ in actions]
    for _ in range(runs):
        for action, usages in zip(actions, taken):
            usages.append(action())
    return taken


def ratio(ours, theirs):
    """Median of the ratios of wall time, run by run."""
    return median([a.seconds / b.seconds for a, b in zip(ours, theirs)])


def figure(name, value, target, unit="x"):
    """Prints a line. A target of None is for comparison only."""
    said = "-" if target is None else f"{target:.2f} {unit}"
    result = "" if target is None else "met" if value <= target else "missed"
    print(f"{name:<58} {value:8.2f} {unit:<3} {said:>10}  {result}", flush=True)
