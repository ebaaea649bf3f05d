#!/usr/bin/env python3
"""Times the tool, median of several runs each, one line a figure: name, value, target, met or missed.

usage: Benchmarks/documents.py .build/release/provider-survey
"""
import statistics
import subprocess
import sys
import time

TOOL = sys.argv[1]
RUNS = 7


def seconds(*commands):
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        for command in commands:
            subprocess.run([TOOL, *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def figure(name, value, target):
    print(f"{name:<44} {value * 1000:8.0f} ms  {target * 1000:8.0f} ms  {'met' if value <= target else 'missed'}")


figure("start-up (--help)", seconds(["--help"]), 0.05)
figure("validate", seconds(["validate"]), 0.15)
figure("render --check and codegen --check", seconds(["render", "--check"], ["codegen", "--check"]), 0.15)
