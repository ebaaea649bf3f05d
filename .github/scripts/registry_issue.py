#!/usr/bin/env python3
"""Keeps one GitHub issue with what `crosscheck` or `discover` wants done.

usage: registry_issue.py RESULT.json BODY.md [--label registries] [--dry-run]

RESULT.json is what `crosscheck --json` or `discover --json` printed, BODY.md what the same run wrote with `--markdown`. The
issue is opened when there is something to do, updated when that changes, closed when nothing is left.
"""
import argparse
import os
import re
import sys

from github_api import LONGEST_BODY, GitHub, Trouble, read_json


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("result")
    parser.add_argument("body")
    parser.add_argument("--label", default="registries")
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args(arguments)
    result = read_json(options.result, "provider-survey crosscheck --json' or 'discover --json")
    command, fingerprint = str(result.get("command")), str(result.get("fingerprint"))
    if command not in ("crosscheck", "discover") or not re.fullmatch("[0-9a-f]{8,64}", fingerprint):
        sys.exit(f"{options.result} is no result of 'crosscheck --json' or 'discover --json'")
    try:
        with open(options.body, encoding="utf-8") as file:
            body = file.read()
    except OSError as error:
        sys.exit(f"{options.body} cannot be read ({error.strerror})")
    try:
        offline = options.dry_run and not os.environ.get("GITHUB_REPOSITORY")
        done = keep(None if offline else GitHub(), options, result, command, fingerprint, body)
        print(f"{command}: {'a dry run; else ' if options.dry_run else ''}{done}")
    except Trouble as trouble:
        sys.exit(f"registry_issue.py: {trouble}")


def keep(github, options, result, command, fingerprint, body):
    mark, end = f"<!-- provider-survey {command} -->", f"<!-- fingerprint: {fingerprint} -->"
    title = " ".join(str(result.get("title") or command).split())[:200]
    body = f"{mark}\n{body[:LONGEST_BODY].replace(mark, '').replace(end, '').strip()}\n\n{end}"
    known = [i for i in (github.issues(options.label) if github else []) if (i.get("body") or "").startswith(mark)]
    issue = next((i for i in known if i.get("state", "open") == "open"), None)
    if not result.get("actions", len(result.get("rows") or [])):
        if not issue:
            return "nothing to do"
        if not options.dry_run:
            github.comment(issue["number"], "The last run found nothing that is left to do.")
            # With this run's body: what comes back later is then not taken for what a person closed.
            github.update(issue["number"], body=body, state="closed", state_reason="completed")
        return f"closed #{issue['number']}"
    if issue and issue["body"].rstrip().endswith(end):
        return f"unchanged #{issue['number']}"
    if issue:
        if not options.dry_run:
            github.update(issue["number"], title=title, body=body)
        return f"updated #{issue['number']} {title}"
    if any(i["body"].rstrip().endswith(end) for i in known):
        return "left as a person closed it: nothing has changed since"
    number = 0 if options.dry_run else github.open(title, body, options.label)
    return f"opened #{number} {title}"


if __name__ == "__main__":
    main(sys.argv[1:])
