"""Runs one check where its packages are: verify_one.py CHECK OUTPUT SCRATCH [PACKAGE...]; answers in one JSON line."""

import importlib
import json
import pathlib
import re
import sys
from importlib.metadata import version


def main() -> None:
    check, output, scratch, *packages = sys.argv[1:]
    sys.path.insert(0, str(pathlib.Path(check).parent))
    module = importlib.import_module(pathlib.Path(check).stem)
    complaints = module.check(pathlib.Path(output))
    figures = getattr(complaints, "figures", "")
    wanted = module.broken(pathlib.Path(output), pathlib.Path(scratch)) or []
    if not any(pathlib.Path(scratch).iterdir()):
        complaints.append("broken() wrote nothing, so nothing shows that the check can fail")
    elif not (said := module.check(pathlib.Path(scratch))):
        complaints.append("the check accepts the damaged copy, too")
    else:
        missing = [words for words in wanted if not any(each.startswith(words) for each in said)]
        complaints += [f"the check does not say of the damaged copy: {words}" for words in missing]
    names = [re.split(r"[\[<>=!~]", package)[0] for package in packages]
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    print(json.dumps({"versions": versions, "complaints": complaints, "figures": figures}))


if __name__ == "__main__":
    main()
