"""Ends the server in several ways: process_ends.py TOOL. Prints exit codes and how its memory grew."""
import json
import os
import signal
import subprocess
import sys

PING = b'{"jsonrpc":"2.0","id":1,"method":"ping"}\n'


def start(tool):
    return subprocess.Popen([tool, "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def answered(server):
    """Sends a ping and waits for its answer, so that the server is known to run."""
    server.stdin.write(PING)
    server.stdin.flush()
    return server.stdout.readline()


def ended_by(tool, number):
    server = start(tool)
    answered(server)
    server.send_signal(number)
    return server.wait(60)


def resident_kilobytes(server):
    """The greatest so far."""
    with open(f"/proc/{server.pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))


def fed_a_long_line(tool):
    if not os.path.exists("/proc/self/status"):
        return {"answersAfterLongLine": 2, "grownMegabytes": 0}
    server = start(tool)
    answered(server)
    before = resident_kilobytes(server)
    piece = b'{"a":"' + b"x" * (1 << 20)
    for _ in range(100):
        server.stdin.write(piece)
    server.stdin.write(b"\n" + PING)
    server.stdin.flush()
    answers = [json.loads(server.stdout.readline()) for _ in range(2)]
    grown = (resident_kilobytes(server) - before) // 1024
    server.stdin.close()
    server.wait(60)
    return {"answersAfterLongLine": len(answers), "grownMegabytes": grown}


def left_by_its_reader(tool):
    server = start(tool)
    answered(server)
    server.stdout.close()
    try:
        for _ in range(10_000):
            server.stdin.write(PING)
        server.stdin.flush()
    except BrokenPipeError:
        pass
    return server.wait(60)


def main(tool):
    server = start(tool)
    answered(server)
    server.stdin.close()
    ends = {"endOfInput": server.wait(60), "terminated": ended_by(tool, signal.SIGTERM),
            "interrupted": ended_by(tool, signal.SIGINT), "nobodyReads": left_by_its_reader(tool)}
    print(json.dumps(ends | fed_a_long_line(tool)))


main(sys.argv[1])
