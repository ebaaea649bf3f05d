#!/usr/bin/env python3
"""Names the sources of a report of `check` that can go into the job's baseline without a person, one line each.

usage: sources_to_accept.py REPORT.json BASELINE.json

These are the sources of which every statement was seen standing and none is in the baseline. A place that people or an
earlier run have accepted stays as it is; what drifted, or was never confirmed, waits for a person.
"""
import json
import os
import sys

from github_api import read_json


def main(path, baseline):
    report = read_json(path, "provider-survey check --report FILE.json")
    known = set()
    if os.path.exists(baseline):
        with open(baseline, encoding="utf-8") as file:
            known = {anchor.get("source") for anchor in json.load(file).get("anchors", {}).values()}
    outcomes = {}
    for claim in report.get("claims", []):
        for evidence in claim.get("evidence", []):
            outcomes.setdefault(evidence.get("source"), set()).add(evidence.get("outcome"))
    # A catalog is read by pointers, which are no places on a page.
    pages = {s.get("id") for s in report.get("sources", []) if s.get("outcome") == "ok" and ".json" not in str(s.get("url"))}
    for source in sorted(pages - known):
        if outcomes.get(source) == {"verified"}:
            print(source)


if __name__ == "__main__":
    main(*sys.argv[1:])
