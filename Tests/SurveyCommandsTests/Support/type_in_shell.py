"""Types a line into a shell at a terminal: type_in_shell.py TOOL SHELL LINE, with <TAB> for the key. Prints what came back.

Runs in the working folder. The shell has nothing but the tool's completion script, installed as docs/terminal.md says.
"""
import os
import pty
import select
import subprocess
import sys
import tempfile
import time

COMMANDS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source {folder}/completion"),
    "zsh": (["zsh", "-f", "-i"], "fpath=({folder} $fpath); autoload -U compinit; compinit -u -D"),
    "fish": (["fish", "--no-config", "-i"], "source {folder}/completion"),
}
READY = "ready-for-typing"
LIMIT = 120


def main(tool, shell, line):
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(f"{folder}/bin")
        os.symlink(tool, f"{folder}/bin/provider-survey")
        script = subprocess.run([tool, "--generate-completion-script", shell], capture_output=True, check=True).stdout
        for name in ("completion", "_provider-survey"):
            with open(f"{folder}/{name}", "wb") as file:
                file.write(script)
        command, set_up = COMMANDS[shell]
        environment = {"PATH": f"{folder}/bin:{os.environ['PATH']}", "HOME": folder, "TERM": "xterm", "COLUMNS": "200"}
        process, terminal = pty.fork()
        if process == 0:
            os.execvpe(command[0], command, environment)
        seen = bytearray()

        def read_until(text, count):
            end = time.monotonic() + LIMIT
            while seen.count(text.encode()) < count and time.monotonic() < end:
                if select.select([terminal], [], [], 1)[0]:
                    try:
                        piece = os.read(terminal, 65536)
                    except OSError:
                        return
                    if not piece:
                        return
                    seen.extend(piece)

        # Written in two parts, so that the echo of the line is not taken for its output.
        os.write(terminal, (set_up.format(folder=folder) + f"; echo {READY[:5]}\"\"{READY[5:]}\n").encode())
        read_until(READY, 1)
        seen.clear()
        os.write(terminal, line.replace("<TAB>", "\t").encode() + f"\necho {READY[:5]}\"\"{READY[5:]}\n".encode())
        read_until(READY, 1)
        os.write(terminal, b"exit\n")
        os.close(terminal)
        os.waitpid(process, 0)
        print(seen.decode(errors="replace"))


main(*sys.argv[1:])
