"""Times what needs no network: start-up, validation, documents, and the compiler on the generated presets."""
import os
import sys
import tempfile

import synthetic
from figures import figure, median, run

RUNS = 7


def measured(*commands, runs=RUNS):
    """Medians over some runs of the commands one after the other: seconds, and the largest peak in megabytes."""
    usages = [[run(command) for command in commands] for _ in range(runs)]
    seconds = median([sum(usage.seconds for usage in each) for each in usages])
    return seconds, median([max(usage.peak_megabytes for usage in each) for each in usages])


def milliseconds(*commands):
    return measured(*commands)[0] * 1000


def shipped(tool):
    figure("start-up (--help)", milliseconds([tool, "--help"]), 50, "ms")
    figure("validate, shipped data", milliseconds([tool, "validate"]), 150, "ms")
    figure("generate --check, shipped data", milliseconds([tool, "generate", "--check"]), 100, "ms")


def growth(tool, folder):
    """Ten times the providers may take ten times the time, and a twentieth more for memory that no cache holds."""
    taken = {}
    names = "validate", "render --check", "codegen --check"
    for providers in (1_000, 10_000):
        data, output = f"{folder}/data-{providers}", f"{folder}/output-{providers}"
        synthetic.write_survey(data, providers)
        place = ["--data", data]
        for name in ("render", "codegen"):
            run([tool, name, *place, "--output", output])
        runs = RUNS if providers < 10_000 else 3
        for name in names:
            words = name.split()
            output_words = ["--output", output] if "--check" in words else []
            taken[name, providers] = measured([tool, *words, *place, *output_words], runs=runs)
    for name in names:
        for providers in (1_000, 10_000):
            seconds, peak = taken[name, providers]
            figure(f"{name}, {providers} providers", seconds * 1000, None, "ms")
            figure(f"peak memory of it, {providers} providers", peak, 400 if providers == 10_000 else None, "MB")
        ratio = taken[name, 10_000][0] / taken[name, 1_000][0]
        figure(f"{name}, 10000 to 1000 providers", ratio, 10.5)


def compiler(tool, folder):
    """The one file that apps copy, with 150 providers."""
    synthetic.write_survey(f"{folder}/data-150", 150)
    output = f"{folder}/output-150"
    run([tool, "codegen", "swift", "--data", f"{folder}/data-150", "--output", output])
    source = f"{output}/swift/ProviderPresetsStandalone.swift"
    common = ["swiftc", "-swift-version", "6", "-parse-as-library", "-module-name", "Presets", source]
    figure("swiftc -typecheck, presets of 150 providers", measured([*common, "-typecheck"], runs=3)[0], 10, "s")
    optimised = [*common, "-O", "-c", "-o", os.path.join(folder, "presets.o")]
    figure("swiftc -O, presets of 150 providers", measured(optimised, runs=3)[0], 30, "s")


def main(tool):
    with tempfile.TemporaryDirectory() as folder:
        shipped(tool)
        growth(tool, folder)
        compiler(tool, folder)


if __name__ == "__main__":
    main(sys.argv[1])
