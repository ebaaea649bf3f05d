#!/usr/bin/env python3
"""Says on a pull request whether the evidence of the claims that it changes was found.

usage: evidence_comment.py FOLDER

FOLDER is the artifact of `data.yml`: `ref`, and `evidence.json` unless no claim changed. It may come from a fork: the pull
request must be the one whose commit that run was of (GITHUB_EVENT_PATH), and everything else is shown as text. One comment
is kept, and updated by later runs.
"""
import json
import os
import re
import sys

from github_api import GitHub, Trouble, code, link, read_json

MARK = "<!-- provider-survey evidence -->"
MOST = 100


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


def body(report, run):
    head = [MARK, f"Evidence of the claims that this pull request changes, by the check of its own [run]({run}):", ""]
    if report is None:
        return "\n".join([*head, "No claim differs in its value, its evidence or its sources."])
    claims = [claim for claim in report.get("claims", []) if isinstance(claim, dict)]
    order = {"verified": 2, "moved": 2, "unchecked": 3, "undecided": 1}
    claims.sort(key=lambda claim: (order.get(claim.get("outcome"), 0), str(claim.get("id"))))
    rows = [row(claim, report.get("entries") or []) for claim in claims[:MOST]]
    more = [f"- and {len(claims) - MOST} more"] if len(claims) > MOST else []
    return "\n".join([*head, *rows, *more])


def main(folder):
    with open(os.environ["GITHUB_EVENT_PATH"], encoding="utf-8") as file:
        run = json.load(file)["workflow_run"]
    with open(os.path.join(folder, "ref"), encoding="utf-8") as file:
        ref = re.fullmatch(r"refs/pull/([0-9]{1,9})/merge", file.read(100).strip())
    if not ref:
        sys.exit("evidence_comment.py: the artifact names no pull request")
    number = int(ref[1])
    path = os.path.join(folder, "evidence.json")
    report = read_json(path, "provider-survey check --report FILE.json") if os.path.exists(path) else None
    try:
        github = GitHub()
        if github.call("GET", f"/pulls/{number}")["head"]["sha"] != run["head_sha"]:
            sys.exit(f"evidence_comment.py: #{number} has another commit than the one that was checked; nothing is said")
        text = body(report, run["html_url"])
        mine = [c for c in github.pages(f"/issues/{number}/comments")
                if (c.get("body") or "").startswith(MARK) and (c.get("user") or {}).get("type") == "Bot"]
        if mine:
            github.call("PATCH", f"/issues/comments/{mine[0]['id']}", {"body": text[:60_000]})
        else:
            github.comment(number, text)
        print(f"{'updated' if mine else 'wrote'} the comment on #{number}")
    except Trouble as trouble:
        sys.exit(f"evidence_comment.py: {trouble}")


if __name__ == "__main__":
    main(*sys.argv[1:])
