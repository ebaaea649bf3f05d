#!/usr/bin/env python3
"""Shows that readers which are not ours accept what `codegen` writes: run.py [--install] [--output FOLDER] [TARGET...]

Every module check_<target>.py in Clients, Consumers and Survey says of one target:

    a docstring         its first line names the reader; one that begins with "No independent reader" has none, and
                        one that says "no independent reader of ..." later has one for the syntax alone
    PACKAGES            what it needs from PyPI
    ISOLATED            True if these packages want an environment of their own, or the target whose environment they share
                        (optional)
    check(output)       complaints about that output folder; none means that it is accepted. A list that has `figures` besides,
                        one line of what was counted, as documented.Result has
    broken(output, scratch)
                        writes a damaged copy of what check() reads into the empty folder `scratch`; may return beginnings of
                        complaints, each of which check(scratch) has to say

<target> is the folder below the output folder, with underscores; every generated file belongs to one.
A target passes when check(output) has nothing to say and check(scratch) has: a check that cannot fail shows nothing.
Environments live in .build-python-targets/ and are made anew when the packages that they hold change.
"""

import argparse
import ast
import concurrent.futures
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
ENVIRONMENTS = ROOT / ".build-python-targets"
# Seconds. A reader that takes longer hangs; installing is bounded by pip's own limits.
PATIENCE = 300
NO_READER = "no independent reader"


@dataclass(frozen=True)
class Module:
    """What a check says of itself, read without running it: its packages may not be there yet."""

    path: pathlib.Path
    target: str
    reader: str
    packages: tuple[str, ...]
    environment: str

    @classmethod
    def read(cls, path: pathlib.Path) -> "Module":
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            statement.targets[0].id: ast.literal_eval(statement.value)
            for statement in tree.body
            if isinstance(statement, ast.Assign)
            and isinstance(statement.targets[0], ast.Name)
            and statement.targets[0].id in ("PACKAGES", "ISOLATED")
        }
        docstring = ast.get_docstring(tree) or sys.exit(f"{path}: no docstring says which reader it uses")
        target = path.stem.removeprefix("check_")
        return cls(
            path=path,
            target=target,
            reader=docstring.splitlines()[0].rstrip("."),
            packages=tuple(sorted(constants.get("PACKAGES", ()))),
            environment={True: target, False: "shared"}.get(isolated := constants.get("ISOLATED", False), isolated),
        )

    @property
    def lacks(self) -> str:
        """What no reader of others looks at: nothing, the meaning behind the syntax, or all of it."""
        reader = self.reader.lower()
        return "all" if reader.startswith(NO_READER) else "meaning" if NO_READER in reader else "nothing"


def environment(name: str, packages: list[str]) -> pathlib.Path:
    """The Python of an environment that holds these packages."""
    folder = ENVIRONMENTS / name
    python = folder / "bin" / "python3"
    stamp = folder / "packages.txt"
    wanted = "\n".join([sys.version.split()[0], *packages])
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    if packages:
        print(f"installing {' '.join(packages)}", file=sys.stderr)
        pip = [python, "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check", *packages]
        subprocess.run(pip, check=True)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def environments(modules: list[Module], wanted: list[Module]) -> dict[str, pathlib.Path]:
    """The Python of each wanted target: one environment for all modules, but for those that have their own."""
    pythons = {}
    for module in wanted:
        sharing = [each for each in modules if each.environment == module.environment]
        packages = sorted({package for each in sharing for package in each.packages})
        pythons[module.target] = environment(module.environment, packages)
    return pythons


def verify(module: Module, python: pathlib.Path, output: pathlib.Path) -> tuple[str, str, list[str]]:
    """The versions of the reader, what it counted, and what it complains about; in a process of its own, ended if it hangs."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [python, HERE / "Support" / "verify_one.py", module.path, output, scratch, *module.packages]
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
        ) as process:
            try:
                answer, errors = process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                return "", "", [f"gave no answer in {PATIENCE} seconds"]
    lines = answer.splitlines()
    if process.returncode != 0 or not lines:
        problem = (errors.strip().splitlines() or ["no message"])[-1]
        return "", "", [f"the check itself failed: {problem}"]
    result = json.loads(lines[-1])
    return result["versions"], result["figures"], result["complaints"]


def unchecked(modules: list[Module], output: pathlib.Path) -> list[str]:
    """Generated code and configuration whose folder has no check."""
    generated = json.loads((output / ".generated.json").read_text(encoding="utf-8"))["code"]
    targets = {path.split("/")[0].removesuffix(".json").replace("-", "_") for path in generated}
    return sorted(targets - {module.target for module in modules})


def main() -> int:
    parser = argparse.ArgumentParser(description="Shows that readers which are not ours accept what codegen writes.")
    parser.add_argument("--output", type=pathlib.Path, default=ROOT / "output")
    parser.add_argument("--install", action="store_true", help="only install the readers")
    parser.add_argument("targets", nargs="*", help="the names of some targets; all when none is named")
    arguments = parser.parse_args()

    modules = [Module.read(path) for path in sorted(HERE.glob("*/check_*.py"), key=lambda path: path.name)]
    known = {module.target for module in modules}
    if unknown := set(arguments.targets) - known:
        parser.error(f"no check for {', '.join(sorted(unknown))}; there are {', '.join(sorted(known))}")
    wanted = [module for module in modules if not arguments.targets or module.target in arguments.targets]
    try:
        pythons = environments(modules, wanted)
    except subprocess.CalledProcessError as error:
        print(f"could not install the readers: {error}", file=sys.stderr)
        return 1
    if arguments.install:
        return 0

    refused = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(lambda each: verify(each, pythons[each.target], arguments.output.resolve()), wanted)
        for module, (versions, figures, complaints) in zip(wanted, results):
            refused += bool(complaints)
            word = "refused " if complaints else "accepted"
            print(f"{module.target:12}  {word}  {module.reader}{f' ({versions})' if versions else ''}", flush=True)
            for complaint in [figures] * bool(figures) + complaints:
                print(f"{'':12}    {complaint}")

    missing = [] if arguments.targets else unchecked(modules, arguments.output)
    print(f"{len(wanted)} targets, {refused} refused" + (f"; no check for {', '.join(missing)}" if missing else ""))
    for lack, words in (("meaning", "syntax only by an independent reader"), ("all", "no independent reader")):
        if targets := [module.target for module in wanted if module.lacks == lack]:
            print(f"{words}: {', '.join(targets)}")
    return 1 if refused or missing else 0


if __name__ == "__main__":
    sys.exit(main())
