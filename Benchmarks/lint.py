"""Times `lint` beside ripgrep on trees of 1, 100 and 1,000 MB: the same needles, the same files, medians of five runs.

usage: lint.py TOOL [SOURCES [WORK]]

SOURCES is a folder with source code, copied as often as a tree needs it; without one, this repository. Files over 2 MB, binaries and
files that programs write are left out of the trees, for the tool would not read them.
"""
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

RATIO = 1.5  # What a reader of the terminal does not feel: the tool does more with each hit.


def text_files(source):
    skipped = {".git", "node_modules", "vendor", "third_party", "output", ".build-python", "site-packages"}
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name not in skipped and not name.startswith(".build"))
        for name in sorted(names):
            path = os.path.join(folder, name)
            if os.path.islink(path) or not os.path.isfile(path) or os.path.getsize(path) > 2 << 20:
                continue
            with open(path, "rb") as file:
                data = file.read()
            # A .gitignore would leave files out.
            if b"\0" not in data and name != ".gitignore":
                yield os.path.relpath(path, source), data


def make_tree(source, megabytes, folder):
    size = count = 0
    while size < megabytes << 20:
        # Read again for each copy: what this process holds would count as memory of the programs that it starts.
        for path, data in text_files(source):
            # Names by number, so that no file is left out for its name (changelogs, lock files), and both read the same.
            target = os.path.join(folder, str(count // 200), f"{count}{os.path.splitext(path)[1]}")
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "wb") as file:
                file.write(data)
            size += len(data)
            count += 1
            if size >= megabytes << 20:
                break


def measure(command, folder):
    """Seconds and peak megabytes of one run."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 1), command
    return time.perf_counter() - began, usage.ru_maxrss / 1024


def main(tool, source=".", work=None):
    tool = os.path.abspath(tool)
    work = work or tempfile.mkdtemp(prefix="lint-bench-")
    os.makedirs(work, exist_ok=True)
    needles = os.path.join(work, "needles")
    with open(needles, "w", encoding="utf-8") as file:
        file.write(subprocess.run([tool, "lint", "--needles"], check=True, capture_output=True, text=True).stdout)
    grep = ["rg", "--count", "--fixed-strings", "--hidden", "--no-ignore", "--file", needles, "."]
    lint = [tool, "lint", "--include-tests", "--format", "json", "."]
    isMissed = False
    for megabytes in (1, 100, 1000):
        folder = os.path.join(work, str(megabytes))
        if not os.path.isdir(folder):
            make_tree(source, megabytes, folder)
        summary = json.loads(subprocess.run(lint, cwd=folder, capture_output=True, text=True).stdout)["summary"]
        runs = {"rg": [], "lint": []}
        measure(grep, folder)
        for _ in range(5):
            runs["rg"].append(measure(grep, folder))
            runs["lint"].append(measure(lint, folder))
        seconds = {name: statistics.median(run[0] for run in each) for name, each in runs.items()}
        memory = {name: max(run[1] for run in each) for name, each in runs.items()}
        ratio = seconds["lint"] / seconds["rg"]
        isMissed |= megabytes == 1000 and ratio > RATIO
        print(
            f"{megabytes} MB: lint {seconds['lint']:.2f} s, {memory['lint']:.0f} MB of memory, {summary['files']} files, "
            f"{summary['bytes'] >> 20} MB read; rg {seconds['rg']:.2f} s, {memory['rg']:.0f} MB; {ratio:.2f} times rg",
            flush=True)
    print(f"at most {RATIO} times rg on 1000 MB: {'missed' if isMissed else 'met'}")


main(*sys.argv[1:])
