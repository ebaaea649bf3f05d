"""Runs a command, ends it when it takes too long, and prints one line of JSON on how it went.

usage: measure.py SECONDS COMMAND...
"""
import json
import os
import subprocess
import sys
import threading
import time

started = time.monotonic()
process = subprocess.Popen(sys.argv[2:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
is_hung = threading.Event()


def give_up():
    is_hung.set()
    process.kill()


timer = threading.Timer(float(sys.argv[1]), give_up)
timer.start()
errors = process.stderr.read().decode(errors="replace")
_, status, usage = os.wait4(process.pid, 0)
timer.cancel()
# Linux counts in units of 1,024 bytes, macOS in bytes.
peak = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(json.dumps({
    "code": os.waitstatus_to_exitcode(status), "isHung": is_hung.is_set(), "peakBytes": peak, "errors": errors,
    "milliseconds": int((time.monotonic() - started) * 1000)}))
