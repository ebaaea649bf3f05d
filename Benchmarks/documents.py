"""Times what needs no network: start-up, validation, documents, and the compiler on the generated presets."""
import os
import statistics
import subprocess
import sys
import tempfile
import time

import synthetic

RUNS = 7
QUIET = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


def seconds(*commands, runs=RUNS):
    """Median wall time of running the commands one after the other."""
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        for command in commands:
            subprocess.run(command, check=True, **QUIET)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def figure(name, value, target, unit):
    """Prints a line; without a target the figure is for comparison only."""
    said = "-" if target is None else f"{target:.2f} {unit}"
    verdict = "" if target is None else "met" if value <= target else "missed"
    print(f"{name:<58} {value:8.2f} {unit:<3} {said:>10}  {verdict}", flush=True)


def shipped(tool):
    figure("start-up (--help)", seconds([tool, "--help"]) * 1000, 50, "ms")
    figure("validate, shipped data", seconds([tool, "validate"]) * 1000, 150, "ms")
    checks = [tool, "render", "--check"], [tool, "codegen", "--check"]
    figure("render --check and codegen --check, shipped data", seconds(*checks) * 1000, 150, "ms")


def growth(tool, folder):
    """Ten times the providers may take ten times the time, and a tenth more for memory that no cache holds."""
    times = {}
    for providers in (1_000, 10_000):
        data, output = f"{folder}/data-{providers}", f"{folder}/output-{providers}"
        synthetic.write_survey(data, providers)
        place = ["--data", data]
        subprocess.run([tool, "render", *place, "--output", output], check=True, **QUIET)
        subprocess.run([tool, "codegen", *place, "--output", output], check=True, **QUIET)
        runs = RUNS if providers < 10_000 else 3
        times["validate", providers] = seconds([tool, "validate", *place], runs=runs)
        times["render --check and codegen --check", providers] = seconds(
            [tool, "render", *place, "--output", output, "--check"],
            [tool, "codegen", *place, "--output", output, "--check"],
            runs=runs,
        )
    for (name, providers), value in sorted(times.items(), key=lambda item: (item[0][0], item[0][1])):
        figure(f"{name}, {providers} providers", value * 1000, None, "ms")
        if providers == 10_000:
            figure(f"{name}, 10000 to 1000 providers", value / times[name, 1_000], 11, "x")


def compiler(tool, folder):
    """The one file that apps copy, with 150 providers."""
    synthetic.write_survey(f"{folder}/data-150", 150)
    output = f"{folder}/output-150"
    subprocess.run([tool, "codegen", "swift", "--data", f"{folder}/data-150", "--output", output], check=True, **QUIET)
    source = f"{output}/swift/ProviderPresetsStandalone.swift"
    common = ["swiftc", "-swift-version", "6", "-parse-as-library", "-module-name", "Presets", source]
    figure("swiftc -typecheck, presets of 150 providers", seconds([*common, "-typecheck"], runs=3), 10, "s")
    optimised = [*common, "-O", "-c", "-o", os.path.join(folder, "presets.o")]
    figure("swiftc -O, presets of 150 providers", seconds(optimised, runs=3), 30, "s")


def main(tool):
    with tempfile.TemporaryDirectory() as folder:
        shipped(tool)
        growth(tool, folder)
        compiler(tool, folder)


if __name__ == "__main__":
    main(sys.argv[1])
