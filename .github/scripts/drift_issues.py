#!/usr/bin/env python3
"""Keeps one GitHub issue for each drifted claim of a check report, and one for all citations to review.

usage: drift_issues.py REPORT.json [--label drift] [--most 25] [--dry-run]

Reads GITHUB_REPOSITORY (owner/name), GITHUB_TOKEN and, for tests and GitHub Enterprise, GITHUB_API_URL.
A claim that drifted gets an issue; when what was found changes, the issue is updated in place; when the claim holds
again, it is closed. A claim that could not be decided leaves its issue as it is. Claims that no run has ever confirmed
are citations to review: they share one issue, whose list is kept as it is today. The answer of an endpoint is treated as a
claim of its own, "acme/endpoints.global/answer". Standard library only.
"""
import argparse
import hashlib
import json
import os
import re
import sys
import urllib.error
import urllib.request

DRIFT = ("changed", "lost", "contradicted", "gone")
# What an endpoint can answer: an API lives there, or there is no such address.
LIVES = ("asksForCredential", "listsModels", "rejectsRequest")
MISSING = ("notFound", "noSuchHost")
# Behind the id of a claim: what its endpoint answers.
ANSWER = "/answer"
MARKER = re.compile(r"<!-- provider-survey claim=(\S+) fingerprint=(\S+) -->")
# The name under which the list of citations to review is kept; no claim is called so, because claims have a slash.
REVIEW = "citations-to-review"
# Names that go into titles and markers as they are; anything else is not from our own report.
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}")
# GitHub takes bodies of up to 65,536 characters.
MOST_LINES = 40
MOST_REVIEWS = 100


class GitHub:
    """The four calls that are needed."""

    def __init__(self, repository, token, base):
        self.root = f"{base.rstrip('/')}/repos/{repository}"
        self.token = token

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            self.root + path,
            method=method,
            data=None if body is None else json.dumps(body).encode("utf-8"),
            headers={
                "Accept": "application/vnd.github+json",
                "Authorization": f"Bearer {self.token}",
                "Content-Type": "application/json",
                "X-GitHub-Api-Version": "2022-11-28",
                "User-Agent": "provider-survey",
            },
        )
        with urllib.request.urlopen(request, timeout=120) as response:
            return json.loads(response.read() or b"null")

    def open_issues(self, label):
        found = []
        for page in range(1, 101):
            batch = self.call("GET", f"/issues?state=open&labels={label}&per_page=100&page={page}")
            found += [issue for issue in batch if "pull_request" not in issue]
            if len(batch) < 100:
                break
        return found

    def open(self, title, body, label):
        return self.call("POST", "/issues", {"title": title, "body": body, "labels": [label]})

    def update(self, number, **fields):
        return self.call("PATCH", f"/issues/{number}", fields)

    def comment(self, number, body):
        return self.call("POST", f"/issues/{number}/comments", {"body": body})


def code(text, longest=300):
    """Text from a page as inline code: it can neither format nor mention nor close the span."""
    text = " ".join(str(text).split())
    text = "".join(c if c.isprintable() else "\ufffd" for c in text)[:longest]
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}"


def is_plain(claim):
    """Whether the names in it can be written as they are."""
    names = (claim.get("id"), claim.get("outcome"), claim.get("fingerprint"))
    return all(isinstance(name, str) and NAME.fullmatch(name) for name in names)


def review_list(claims):
    """The issue for all citations to review, shaped like a claim for the rest of the script; None when there are none."""
    if not claims:
        return None
    parts = sorted(f"{claim['id']} {claim['fingerprint']}" for claim in claims)
    fingerprint = hashlib.sha256("\n".join(parts).encode("utf-8")).hexdigest()[:16]
    return {"id": REVIEW, "fingerprint": fingerprint, "claims": sorted(claims, key=lambda claim: claim["id"])}


def review_body(review):
    lines = [
        "No run has ever seen these statements on the pages that they cite. Either the citation is wrong, or the page changed "
        "before the first run. Correct the data; a later run takes what it has confirmed off this list.",
        "",
    ]
    for claim in review["claims"][:MOST_REVIEWS]:
        found = f", the page says {code(claim['found'], 80)}" if claim.get("found") else ""
        place = claim.get("location") or {}
        where = code(f"{place.get('file')}:{place.get('line')}")
        lines.append(f"- {code(claim['id'])} {claim['outcome']}: {code(claim.get('expected') or '', 80)}{found}, at {where}")
    if len(review["claims"]) > MOST_REVIEWS:
        lines.append(f"- and {len(review['claims']) - MOST_REVIEWS} more; the report of the run has all")
    lines += ["", marker(review)]
    return "\n".join(lines)


def marker(claim):
    return f"<!-- provider-survey claim={claim['id']} fingerprint={claim['fingerprint']} -->"


def answer(endpoint):
    """The answer of an endpoint as if it were a claim that cites one page."""
    outcome = "verified" if endpoint.get("outcome") in LIVES else "undecided"
    return {
        "id": str(endpoint.get("id")) + ANSWER,
        "outcome": "gone" if endpoint.get("outcome") in MISSING else outcome,
        "review": endpoint.get("review"),
        "warning": endpoint.get("warning"),
        "acknowledged": endpoint.get("acknowledged"),
        "fingerprint": endpoint.get("fingerprint"),
        "expected": endpoint.get("baseURL"),
        "location": endpoint.get("location"),
        "evidence": [{"source": "endpoint", "outcome": endpoint.get("outcome"), "url": endpoint.get("url")}],
    }


def title(claim):
    if claim["id"] == REVIEW:
        return f"Citations to review: {len(claim['claims'])}"
    return f"Drift: {claim['id']} {claim['outcome']}"


def body(claim):
    if claim["id"] == REVIEW:
        return review_body(claim)
    place = claim.get("location") or {}
    lines = [f"The claim {code(claim['id'])} no longer matches what it cites: **{claim['outcome']}**.", ""]
    lines.append(f"- survey says: {code(claim.get('expected') or '')}")
    if claim.get("found"):
        lines.append(f"- the page says: {code(claim['found'])}")
    if place:
        lines.append(f"- data: {code(str(place.get('file')) + ':' + str(place.get('line')))}")
    for evidence in claim.get("evidence", [])[:MOST_LINES]:
        link = evidence.get("link") or evidence.get("url") or ""
        if not re.fullmatch(r"https://[^\s<>()\[\]`\"]+", link):
            link = ""
        lines.append(f"- {code(evidence.get('source', ''))} {code(evidence.get('outcome', ''))}" + (f": <{link}>" if link else ""))
    for impact in claim.get("impact", [])[:MOST_LINES]:
        lines.append(f"- touches {code(impact)}")
    suggestion = claim.get("suggestion")
    if suggestion:
        lines.append(f"- suggested: set {code(suggestion['path'])} to {code(suggestion['value'])}")
    lines += ["", marker(claim)]
    return "\n".join(lines)


def synchronise(report, github, label, most, dry_run, say):
    findings = report["claims"] + [answer(endpoint) for endpoint in report.get("endpoints", [])]
    plain = [claim for claim in findings if is_plain(claim)]
    if len(plain) < len(findings):
        print(f"drift_issues.py: {len(findings) - len(plain)} claims have no plain name", file=sys.stderr)
    claims = {claim["id"]: claim for claim in plain}
    astray = [c for c in plain if c["outcome"] in DRIFT and not c.get("acknowledged")]
    drifted = [c for c in astray if not c.get("warning") and not c.get("review")]
    existing, listed = {}, ""
    for issue in github.open_issues(label):
        # Ours is the last one; an earlier one would be text quoted from a page.
        marks = MARKER.findall(issue.get("body") or "")
        if marks and NAME.fullmatch(marks[-1][0]):
            existing.setdefault(marks[-1][0], (issue["number"], marks[-1][1]))
            if marks[-1][0] == REVIEW:
                listed = issue["body"]
    # What is on the list and could not be read today stays on it.
    unread = [c for c in plain if c["outcome"] == "undecided" and f"- {code(c['id'])} " in listed]
    review = review_list([c for c in astray if c.get("review")] + unread)
    if review:
        drifted.insert(0, review)
    counts = {"opened": 0, "updated": 0, "closed": 0, "unchanged": 0, "postponed": 0}
    for claim in drifted:
        number, fingerprint = existing.get(claim["id"], (None, None))
        if number is None:
            if counts["opened"] >= most:
                counts["postponed"] += 1
                continue
            if not dry_run:
                github.open(title(claim), body(claim), label)
            counts["opened"] += 1
        elif fingerprint != claim["fingerprint"]:
            if not dry_run:
                github.update(number, title=title(claim), body=body(claim))
            counts["updated"] += 1
        else:
            counts["unchanged"] += 1
    still = {claim["id"] for claim in drifted}
    for claim_id, (number, _) in sorted(existing.items()):
        outcome = claims[claim_id]["outcome"] if claim_id in claims else "removed"
        if claim_id.endswith(ANSWER) and "endpoints" not in report:
            continue
        if claim_id in still or outcome not in ("verified", "moved", "removed"):
            continue
        if not dry_run:
            reason = "is no longer in the survey" if outcome == "removed" else "holds again"
            said = "Nothing is left to review." if claim_id == REVIEW else f"The claim {code(claim_id)} {reason}."
            github.comment(number, said)
            github.update(number, state="closed", state_reason="completed")
        counts["closed"] += 1
    say(", ".join(f"{count} {what}" for what, count in counts.items()))
    return counts


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report")
    parser.add_argument("--label", default="drift")
    parser.add_argument("--most", type=int, default=25, help="issues to open in one run")
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args(arguments)
    with open(options.report, encoding="utf-8") as file:
        report = json.load(file)
    try:
        repository, token = os.environ["GITHUB_REPOSITORY"], os.environ["GITHUB_TOKEN"]
    except KeyError as missing:
        sys.exit(f"drift_issues.py: the environment has no {missing}")
    github = GitHub(repository, token, os.environ.get("GITHUB_API_URL", "https://api.github.com"))
    try:
        synchronise(report, github, options.label, options.most, options.dry_run, print)
    except urllib.error.HTTPError as error:
        sys.exit(f"drift_issues.py: {error.code} from {error.url}")
    except urllib.error.URLError as error:
        sys.exit(f"drift_issues.py: cannot reach the API: {error.reason}")
    except TimeoutError:
        sys.exit("drift_issues.py: the API did not answer in time; run it again, what it has written is kept")


if __name__ == "__main__":
    main(sys.argv[1:])
