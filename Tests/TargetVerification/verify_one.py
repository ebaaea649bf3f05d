"""Runs one check where its packages are: verify_one.py TARGET OUTPUT SCRATCH [PACKAGE...]; answers in one JSON line."""

import importlib
import json
import pathlib
import re
import sys
from importlib.metadata import version


def main() -> None:
    target, output, scratch, *packages = sys.argv[1:]
    module = importlib.import_module(f"check_{target}")
    complaints = module.check(pathlib.Path(output))
    module.broken(pathlib.Path(output), pathlib.Path(scratch))
    if not any(pathlib.Path(scratch).iterdir()):
        complaints.append("broken() wrote nothing, so nothing shows that the check can fail")
    elif not module.check(pathlib.Path(scratch)):
        complaints.append("the check accepts the damaged copy, too")
    names = [re.split(r"[\[<>=!~]", package)[0] for package in packages]
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    print(json.dumps({"versions": versions, "complaints": complaints}))


if __name__ == "__main__":
    main()
