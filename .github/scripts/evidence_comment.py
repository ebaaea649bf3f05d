#!/usr/bin/env python3
"""Says on a pull request whether the evidence of the claims that it changes was found.

usage: evidence_comment.py FOLDER

FOLDER is the artifact of `data.yml`: `ref`, and `evidence.json` unless no claim changed. It may come from a fork, whose code can
put anything there: the pull request must be the one whose commit that run was of (GITHUB_EVENT_PATH), both have to be plain
files of a bounded size, and everything in them is shown as text. One comment is kept, and updated by later runs.
"""
import json
import os
import re
import stat
import sys

from github_api import GitHub, Trouble, code, guarded, link, read_json, whole_lines

MARK = "<!-- provider-survey evidence -->"
MOST = 100
ORDER = {"verified": 2, "moved": 2, "unchecked": 3, "undecided": 1}
# What the check is built from, but for generated data.
CHECK = re.compile(r"(\.github|\.ci)/|Makefile|Package|Sources/(?!\w+/Generated/)")


def row(claim, entries):
    """One claim: found or not, where, and what to do."""
    outcome = claim.get("outcome")
    evidence = claim.get("evidence") or [{}]
    seen = next((e for e in evidence if e.get("outcome") == outcome), evidence[0])
    where = link(seen.get("link") or seen.get("url"))
    if outcome in ("verified", "moved"):
        return f"- found: {code(claim.get('id'))} {code(claim.get('expected') or '', 80)} {where}"
    if outcome == "unchecked":
        return f"- no run can check: {code(claim.get('id'))}"
    entry = next((e for e in entries if claim.get("id") in (e.get("claims") or [])), {})
    nearest = f"; nearest text {code(seen['nearest'])}" if seen.get("nearest") else ""
    steps = [f"\n  - {(code(s['first']) + ': ') if s.get('first') else ''}{code(s.get('command'), 600)}" for s in entry.get("do") or []]
    word = "could not be told" if outcome == "undecided" else "**not found**"
    return f"- {word}: {code(claim.get('id'))} {code(entry.get('statement') or outcome, 400)}{nearest} {where}{''.join(steps[:2])}"


def body(report, run, touched):
    head = [MARK, f"Evidence of the claims that this pull request changes, by the check of its own [run]({run}):", ""]
    if touched:
        names = ", ".join(code(name) for name in touched[:10])
        head += [f"**It changes the check, too** ({names}{', …' if len(touched) > 10 else ''}): what follows is only as good as that.", ""]
    if report is None:
        return "\n".join([*head, "No claim differs in its value, its evidence or its sources."])
    claims = sorted(report.get("claims") or [], key=lambda claim: (ORDER.get(claim.get("outcome"), 0), str(claim.get("id"))))
    rows = [row(claim, report.get("entries") or []) for claim in claims[:MOST]]
    more = [f"- and {len(claims) - MOST} more"] if len(claims) > MOST else []
    return whole_lines("\n".join([*head, *rows, *more]))


def read(folder):
    """The number of the pull request and the report; None for the report of a run that found no claim changed."""
    ref, path = os.path.join(folder, "ref"), os.path.join(folder, "evidence.json")
    if any(os.path.lexists(each) and not stat.S_ISREG(os.lstat(each).st_mode) for each in (ref, path)):
        sys.exit("evidence_comment.py: the artifact holds something else than plain files")
    try:
        with open(ref, "rb") as file:
            number = re.fullmatch(rb"refs/pull/([0-9]{1,9})/merge\n?", file.read(100))
    except OSError:
        number = None
    if not number:
        sys.exit("evidence_comment.py: the artifact names no pull request")
    return int(number[1]), read_json(path, "provider-survey check --report FILE.json") if os.path.exists(path) else None


def say(github, number, report, run):
    if github.call("GET", f"/pulls/{number}")["head"]["sha"] != run["head_sha"]:
        return print(f"#{number} has another commit than the one that was checked; nothing is said")
    touched = [file["filename"] for file in github.pages(f"/pulls/{number}/files") if CHECK.match(file["filename"])]
    try:
        text = body(report, run["html_url"], touched)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise Trouble("the report of the artifact is not what 'provider-survey check --report FILE.json' writes") from None
    mine = [c for c in github.pages(f"/issues/{number}/comments")
            if (c.get("body") or "").startswith(MARK) and (c.get("user") or {}).get("type") == "Bot"]
    if mine:
        github.call("PATCH", f"/issues/comments/{mine[0]['id']}", {"body": text})
    else:
        github.comment(number, text)
    print(f"{'updated' if mine else 'wrote'} the comment on #{number}")


def main(folder):
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        run = json.load(file)["workflow_run"]
    number, report = read(folder)
    guarded("evidence_comment.py", lambda: say(GitHub(), number, report, run))


if __name__ == "__main__":
    main(*sys.argv[1:])
