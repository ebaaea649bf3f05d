#!/usr/bin/env python3
"""Keeps one GitHub issue with what `crosscheck` or `discover` wants done.

usage: registry_issue.py RESULT.json BODY.md [--label registries] [--dry-run]

RESULT.json is what `crosscheck --json` or `discover --json` printed, BODY.md what the same run wrote with `--markdown`. The
issue is opened when there is something to do, updated when that changes, closed when nothing is left. `kept_issues.py` has the
rules for all issues.
"""
import re
import sys

from github_api import guarded, read_json
from kept_issues import Keeper, Matter, parser


def keep(keeper, result, matter):
    if result.get("actions", len(result.get("rows") or [])):
        keeper.keep(matter)
    elif issue := next((each for each in keeper.known if each.key == matter.key and each.is_open), None):
        keeper.close(issue, "The last run found nothing that is left to do.")
    else:
        print(f"{matter.key}: nothing to do")
    if keeper.counts["refused"]:
        keeper.end()


def main(arguments):
    options = parser(__doc__, "registries")
    options.add_argument("result")
    options.add_argument("body")
    options = options.parse_args(arguments)
    result = read_json(options.result, "provider-survey crosscheck --json' or 'discover --json")
    command, fingerprint = str(result.get("command")), str(result.get("fingerprint"))
    if command not in ("crosscheck", "discover") or not re.fullmatch("[0-9a-f]{8,64}", fingerprint):
        sys.exit(f"{options.result} is no result of 'crosscheck --json' or 'discover --json'")
    try:
        with open(options.body, encoding="utf-8") as file:
            text = file.read()
    except (OSError, UnicodeDecodeError) as error:
        sys.exit(f"{options.body} cannot be read ({getattr(error, 'strerror', 'it is no UTF-8')})")
    title = " ".join(str(result.get("title") or command).split())[:200]
    matter = Matter(command, fingerprint, title, text.strip())
    guarded("registry_issue.py", lambda: keep(Keeper("registries", options), result, matter))


if __name__ == "__main__":
    main(sys.argv[1:])
