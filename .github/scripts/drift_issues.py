#!/usr/bin/env python3
"""Keeps one GitHub issue for each page whose claims drifted, and one for all citations to review.

usage: drift_issues.py REPORT.json [--label drift] [--most 25] [--keep-open] [--dry-run]

REPORT.json is a report of the whole check. The drift of a page is one issue: opened when it drifts, updated in place when
what was found changes, closed, with what the page says, when its claims hold again. What could not be decided leaves an
issue as it is. An issue that a person closed stays closed as long as the same is found. Claims that no run has ever
confirmed are citations to review: they share one issue. The answer of an endpoint is a page of its own.

--keep-open closes nothing: for a run that knew nothing of earlier ones, and could miss what they saw.

--dry-run says issue by issue what would be done; without GITHUB_REPOSITORY, as if there were no issues. `github_api.py` says
what else is read from the environment.
"""
import argparse
import hashlib
import os
import re
import sys
from collections import Counter

from github_api import GitHub, Trouble, code, link, read_json

# Behind the id of a claim: what its endpoint answers.
ANSWER = "/answer"
# What an endpoint can answer where an API lives.
LIVES = ("asksForCredential", "listsModels", "rejectsRequest")
MARKER = re.compile(r"<!-- provider-survey (?:key|claim)=(\S+) fingerprint=(\S+?)(?: claims=(\S*))?( closed)? -->")
# The key of the issue with the citations to review.
REVIEW = "citations-to-review"
# Names that go into titles and markers as they are; anything else is not from our own report.
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}")
MOST_ENTRIES = 40
# Characters of entries, and of names in the mark: together less than GitHub takes for a body.
MOST_TEXT = 40_000
MOST_NAMES = 16_000


def is_plain(*names):
    return all(isinstance(name, str) and NAME.fullmatch(name) for name in names)


def digest(parts):
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()[:16]


class Matter:
    """What one issue is about: entries of the report that belong together."""

    def __init__(self, key, entries, claims):
        self.key, self.entries = key, sorted(entries, key=lambda entry: entry["key"])
        self.ids = sorted({name(entry, claim) for entry in entries for claim in entry["claims"]})
        self.fingerprint = digest([entry["fingerprint"] for entry in self.entries])
        self.claims = claims

    @property
    def title(self):
        if self.key == REVIEW:
            return f"Citations to review: {len(self.ids)}"
        counts = Counter(entry["outcome"] for entry in self.entries for _ in entry["claims"])
        what = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        if len(self.ids) == 1:
            return f"Drift: {self.ids[0]} {self.entries[0]['outcome']} ({self.shown(self.ids[0], self.entries[0])[:8]})"
        source = next((s for entry in self.entries for s in entry.get("sources", []) if is_plain(s)), self.ids[0].split("/")[0])
        return f"Drift: {source}, {what} ({self.shown(self.ids[0], self.entries[0])[:8]})"

    def shown(self, claim, entry):
        """The fingerprint that `acknowledge` takes: that of the claim, not of its page."""
        found = self.claims.get(claim, {}).get("fingerprint")
        return found if entry.get("page") and is_plain(found) else entry["fingerprint"]

    @property
    def body(self):
        if self.key == REVIEW:
            lines = ["No run has ever seen these statements on the pages that they cite: a citation is wrong, or its page changed "
                     "before the first run. What a later run confirms comes off this list."]
        else:
            lines = [f"{link(self.entries[0].get('address'))} no longer says what the survey cites it for."]
        length, shown = 0, 0
        for entry in self.entries:
            text = ["", *self.entry(entry)]
            length += sum(map(len, text))
            if length > MOST_TEXT and shown:
                lines += ["", f"And {len(self.entries) - shown} more; the report of the run has all."]
                break
            lines += text
            shown += 1
        lines += ["", *self.origin()]
        return "\n".join([*lines, "", self.marker()])

    def entry(self, entry):
        """One entry of the report: what was found, where, how near, and the next command."""
        place = entry.get("location") or {}
        lines = [f"### {entry['outcome']}: {code(entry.get('title'))}", "", f"- {code(entry.get('statement'), 400)}"]
        if entry.get("page"):
            named = [f"{code(claim)} ({self.shown(claim, entry)})" for claim in entry["claims"][:MOST_ENTRIES]]
            lines.append(f"- claims: {', '.join(named)}")
        for claim in entry["claims"][:1] if not entry.get("page") else []:
            lines += self.proof(self.claims.get(claim, {}))
        lines.append(f"- in the data: {code(str(place.get('file')) + ':' + str(place.get('line')))}")
        if not entry.get("page"):
            lines.append(f"- fingerprint: {code(entry['fingerprint'])}")
        for number, step in enumerate(entry.get("do") or []):
            first = f"{code(step['first'])}: " if step.get("first") else ""
            lines.append(f"- {'or' if number else 'do'}: {first}{code(step.get('command'), 600)}")
        return lines

    @staticmethod
    def origin():
        """Where the report is that `acknowledge` needs, and the pages as they were."""
        server, repository, run = (os.environ.get(f"GITHUB_{name}", "") for name in ("SERVER_URL", "REPOSITORY", "RUN_ID"))
        if not run:
            return []
        return [f"The artifact of [the run]({server}/{repository}/actions/runs/{run}) has the report (`acknowledge ... --report "
                "drift.json`) and the pages as they were (`check --replay drift.warc.gz`)."]

    @staticmethod
    def proof(claim):
        """Expected, found and nearest text, and a link to the passage."""
        lines = [f"- the survey says: {code(claim.get('expected') or '')}"]
        if claim.get("found"):
            lines.append(f"- the page says: {code(claim['found'])}")
        for evidence in claim.get("evidence", [])[:MOST_ENTRIES]:
            nearest = f", nearest text {code(evidence['nearest'])}" if evidence.get("nearest") else ""
            lines.append(f"- {code(evidence.get('source', ''))} {code(evidence.get('outcome', ''))}{nearest} "
                         + link(evidence.get("link") or evidence.get("url")))
        touched = [code(each) for each in claim.get("impact", [])[:MOST_ENTRIES]]
        return lines + ([f"- touches {', '.join(touched)}"] if touched else [])

    def marker(self):
        names = ",".join(self.ids)
        if len(names) > MOST_NAMES:
            names = names[:MOST_NAMES].rpartition(",")[0]
        return f"<!-- provider-survey key={self.key} fingerprint={self.fingerprint} claims={names} -->"


def name(entry, claim):
    """Endpoints' answers are followed beside the claims that they belong to."""
    return entry["key"] if entry["key"].endswith(ANSWER) else claim


def matters(report):
    """What issues should be about, and whether entries were left out for their names."""
    claims = {claim.get("id"): claim for claim in report["claims"]}
    groups, refused = {}, 0
    for entry in report["entries"]:
        if not is_plain(entry.get("key"), entry.get("outcome"), entry.get("fingerprint"), *entry.get("claims", [None])):
            refused += 1
            continue
        if entry.get("acknowledged") or not (entry.get("alarm") or entry.get("review")):
            continue
        address = entry.get("address")
        page = "pages/" + digest([address]) if address and not entry["key"].endswith(ANSWER) else entry["key"]
        groups.setdefault(REVIEW if entry.get("review") else page, []).append(entry)
    return {key: Matter(key, entries, claims) for key, entries in groups.items()}, refused


class Issue:
    """An issue that this script opened."""

    def __init__(self, issue):
        # Ours is the last mark; an earlier one would be text quoted from a page.
        key, self.fingerprint, claims, closed = MARKER.findall(issue.get("body") or "")[-1]
        self.key, self.number, self.body, self.title = key, issue["number"], issue["body"], issue.get("title", key)
        self.ids = [each for each in claims.split(",") if each] or [key]
        self.is_open = issue.get("state", "open") == "open"
        self.is_ours_to_reopen = bool(closed)

    @classmethod
    def all(cls, issues):
        marked = [i for i in issues if any(NAME.fullmatch(m[0]) for m in MARKER.findall(i.get("body") or "")[-1:])]
        return [cls(issue) for issue in marked]


def settled(report, ids, follows):
    """Why an issue about these claims can be closed, claim by claim; None while one of them is open or unknown."""
    claims = {claim["id"]: claim for claim in report["claims"] if "id" in claim}
    answers = {str(e.get("id")) + ANSWER: e for e in report.get("endpoints") or []}
    lines = []
    for each in ids:
        claim = claims.get(each, {})
        if each.endswith(ANSWER):
            if "endpoints" not in report:
                return None
            answer = answers.get(each)
            if answer and answer.get("outcome") not in LIVES:
                return None
            lines.append(f"{code(each)} answers again" if answer else f"{code(each)} is no longer in the survey")
        elif each in follows:
            lines.append(f"{code(each)} is another finding now, see {follows[each]}")
        elif not claim:
            lines.append(f"{code(each)} is no longer in the survey")
        elif claim.get("acknowledged"):
            lines.append(f"{code(each)} is acknowledged until {code(claim['acknowledged'].get('until'))}")
        elif claim.get("outcome") in ("verified", "moved"):
            seen = next((e for e in claim.get("evidence", []) if e.get("outcome") in ("verified", "moved")), {})
            lines.append(f"{code(each)} stands: {code(claim.get('expected') or '')} {link(seen.get('link') or seen.get('url'))}")
        else:
            return None
    return [f"The check of {code(report.get('checkedAt'))} settles this:", "", *(f"- {line}" for line in lines)]


class Run:
    """What is done about the report, issue by issue."""

    def __init__(self, github, options):
        self.github, self.label, self.most, self.dry_run = github, options.label, options.most, options.dry_run
        self.keeps_open = options.keep_open
        self.counts = dict.fromkeys(("opened", "updated", "closed", "unchanged", "left", "postponed"), 0)

    def note(self, what, number, title, why=""):
        self.counts[what] += 1
        verb = f"would be {what}" if self.dry_run and what in ("opened", "updated", "closed") else what
        print(f"{verb}: {f'#{number} ' if number else ''}{title}{f' ({why})' if why else ''}")

    def keep(self, report):
        wanted, refused = matters(report)
        if refused:
            print(f"drift_issues.py: {refused} entries have no plain name", file=sys.stderr)
        known = Issue.all(self.github.issues(self.label)) if self.github else []
        listed = next((issue for issue in known if issue.key == REVIEW and issue.is_open), None)
        self.keep_followed(wanted, known)
        self.keep_unread(report, wanted, listed)
        numbers = {}
        for key in sorted(wanted, key=lambda key: (key != REVIEW, key)):
            numbers[key] = self.keep_matter(wanted[key], known)
        follows = {each: f"#{numbers[key]}" if numbers[key] else "the next run"
                   for key, matter in wanted.items() for each in matter.ids}
        for issue in known:
            if issue.is_open and issue.number not in numbers.values():
                self.settle(issue, report, {} if issue.key == REVIEW else follows)
        print(", ".join(f"{count} {what}" for what, count in self.counts.items()))

    @staticmethod
    def keep_followed(wanted, known):
        """What has an issue of its own needs no second place on the list: a lost run state does not turn drift into review."""
        review = wanted.get(REVIEW)
        if not review:
            return
        followed = {each for issue in known if issue.is_open and issue.key != REVIEW for each in issue.ids}
        rest = [entry for entry in review.entries if not all(name(entry, c) in followed for c in entry["claims"])]
        wanted.pop(REVIEW)
        if rest:
            wanted[REVIEW] = Matter(REVIEW, rest, review.claims)

    @staticmethod
    def keep_unread(report, wanted, listed):
        """What is on the list and could not be read today stays on it."""
        unread = [claim for claim in report["claims"] if listed and claim.get("outcome") == "undecided" and claim["id"] in listed.ids]
        if unread:
            review = wanted.get(REVIEW) or Matter(REVIEW, [], {claim["id"]: claim for claim in report["claims"]})
            entries = [{**claim, "key": claim["id"], "claims": [claim["id"]], "title": claim["id"],
                        "statement": f"could not be read: {claim.get('reason')}"} for claim in unread]
            wanted[REVIEW] = Matter(REVIEW, review.entries + entries, review.claims)

    def keep_matter(self, matter, known):
        """The number of its issue; None where there is none."""
        same = [issue for issue in known if issue.key == matter.key or issue.key in matter.ids]
        issue = next((issue for issue in same if issue.is_open), None)
        if issue and issue.fingerprint == matter.fingerprint:
            self.note("unchanged", issue.number, matter.title)
            return issue.number
        if issue:
            self.note("updated", issue.number, matter.title)
            if not self.dry_run:
                self.github.update(issue.number, title=matter.title, body=matter.body)
            return issue.number
        closed = next((i for i in same if not i.is_ours_to_reopen and i.fingerprint == matter.fingerprint), None)
        if closed:
            self.note("left", closed.number, matter.title, "a person closed it, and the same is found")
            return closed.number
        if self.counts["opened"] >= self.most:
            self.note("postponed", None, matter.title)
            return None
        number = None if self.dry_run else self.github.open(matter.title, matter.body, self.label)
        self.note("opened", number, matter.title)
        if self.dry_run:
            print("".join(f"    {line}\n" for line in matter.body.splitlines()), end="")
        return number

    def settle(self, issue, report, follows):
        proof = settled(report, issue.ids, follows)
        if proof is None or self.keeps_open:
            why = "this run knew nothing of earlier ones" if proof else "nothing settles it yet"
            self.note("unchanged", issue.number, issue.title, why)
            return
        self.note("closed", issue.number, issue.title)
        if not self.dry_run:
            self.github.comment(issue.number, "\n".join(proof))
            # The mark tells the next run that no person closed it.
            body = issue.body[: issue.body.rindex(" -->")] + " closed -->"
            self.github.update(issue.number, state="closed", state_reason="completed", body=body)
        else:
            print("".join(f"    {line}\n" for line in proof), end="")


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("report")
    parser.add_argument("--label", default="drift")
    parser.add_argument("--most", type=int, default=25, help="issues to open in one run")
    parser.add_argument("--keep-open", action="store_true")
    parser.add_argument("--dry-run", action="store_true")
    options = parser.parse_args(arguments)
    report = read_json(options.report, "provider-survey check --report FILE.json")
    if not isinstance(report.get("claims"), list) or not isinstance(report.get("entries"), list):
        sys.exit(f"{options.report} has no claims and entries; it has to be what 'provider-survey check --report FILE.json' writes")
    if report.get("part"):
        sys.exit(f"{options.report} is the report of one shard; join all of them with 'provider-survey report merge' first")
    try:
        offline = options.dry_run and not os.environ.get("GITHUB_REPOSITORY")
        Run(None if offline else GitHub(), options).keep(report)
    except Trouble as trouble:
        sys.exit(f"drift_issues.py: {trouble}")


if __name__ == "__main__":
    main(sys.argv[1:])
