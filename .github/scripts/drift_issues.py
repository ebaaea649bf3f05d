#!/usr/bin/env python3
"""Keeps one GitHub issue for each page whose claims drifted, and one for all citations to review.

usage: drift_issues.py REPORT.json [--label drift] [--most 25] [--keep-open] [--dry-run]

REPORT.json is a report of the whole check. The drift of a page is one issue: opened when it drifts, updated in place when
what was found changes, closed, with what the page says, when its claims hold again. What could not be decided leaves an
issue as it is. An issue that a person closed stays closed as long as the same is found. Claims that no run has ever
confirmed are citations to review: they share one issue. The answer of an endpoint is a page of its own.

--keep-open closes nothing: for a run that knew nothing of earlier ones, and could miss what they saw.

--dry-run says issue by issue what would be done; without GITHUB_REPOSITORY, as if there were no issues. `kept_issues.py` has
the rules for all issues, `github_api.py` says what else is read from the environment.
"""
import hashlib
import os
import sys
from collections import Counter

from github_api import code, guarded, link, read_json
from kept_issues import Keeper, Matter, is_plain, parser

# Behind the id of a claim: what its endpoint answers.
ANSWER = "/answer"
# What an endpoint can answer where an API lives.
LIVES = ("asksForCredential", "listsModels", "rejectsRequest")
# The key of the issue with the citations to review.
REVIEW = "citations-to-review"
MOST_ENTRIES = 40
# Characters of entries; the rest of them is counted.
MOST_TEXT = 40_000


def digest(parts):
    return hashlib.sha256("\0".join(parts).encode("utf-8")).hexdigest()[:16]


class Drift(Matter):
    """Entries of the report that belong into one issue."""

    def __init__(self, key, entries, claims):
        self.entries, self.claims = sorted(entries, key=lambda entry: entry["key"]), claims
        ids = sorted({name(entry, claim) for entry in entries for claim in entry["claims"]})
        fingerprint = digest([entry["fingerprint"] for entry in self.entries])
        super().__init__(key, fingerprint, self.headline(key, ids), self.report(key), ids)

    def headline(self, key, ids):
        if key == REVIEW:
            return f"Citations to review: {len(ids)}"
        counts = Counter(entry["outcome"] for entry in self.entries for _ in entry["claims"])
        what = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
        shown = self.shown(ids[0], self.entries[0])[:8]
        if len(ids) == 1:
            return f"Drift: {ids[0]} {self.entries[0]['outcome']} ({shown})"
        source = next((each for each in self.sources() if is_plain(each)), ids[0].split("/")[0])
        return f"Drift: {source}, {what} ({shown})"

    def sources(self):
        """What the survey calls the page."""
        for entry in self.entries:
            yield from entry.get("sources") or []
            evidence = [each for claim in entry["claims"] for each in self.claims.get(claim, {}).get("evidence") or []]
            yield from (each.get("source") for each in evidence if each.get("url") == entry.get("address"))

    def shown(self, claim, entry):
        """The fingerprint that `acknowledge` takes: that of the claim, not of its page."""
        found = self.claims.get(claim, {}).get("fingerprint")
        return found if entry.get("page") and is_plain(found) else entry["fingerprint"]

    def report(self, key):
        if key == REVIEW:
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
        return "\n".join([*lines, "", *self.origin()])

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


def name(entry, claim):
    """Endpoints' answers are followed beside the claims that they belong to."""
    return entry["key"] if entry["key"].endswith(ANSWER) else claim


def matters(report):
    """What issues should be about, and whether entries were left out for their names."""
    claims = {claim.get("id"): claim for claim in report["claims"]}
    groups, refused = {}, 0
    for entry in report["entries"]:
        if not is_plain(entry.get("key"), entry.get("outcome"), entry.get("fingerprint"), *(entry.get("claims") or [None])):
            refused += 1
            continue
        if entry.get("acknowledged") or not (entry.get("alarm") or entry.get("review")):
            continue
        address = entry.get("address")
        page = "pages/" + digest([address]) if address and not entry["key"].endswith(ANSWER) else entry["key"]
        groups.setdefault(REVIEW if entry.get("review") else page, []).append(entry)
    return {key: Drift(key, entries, claims) for key, entries in groups.items()}, refused


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
            lines.append(f"{code(each)} is followed in {follows[each]}")
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


def keep(keeper, report, keeps_open):
    wanted, refused = matters(report)
    if refused:
        print(f"drift_issues.py: {refused} entries have no plain name", file=sys.stderr)
    listed = next((issue for issue in keeper.known if issue.key == REVIEW and issue.is_open), None)
    keep_followed(wanted, keeper.known)
    keep_unread(report, wanted, listed)
    numbers = {key: keeper.keep(wanted[key]) for key in sorted(wanted, key=lambda key: (key != REVIEW, key))}
    follows = {each: f"#{numbers[key]}" if numbers[key] else "an issue of the next run"
               for key, matter in wanted.items() for each in matter.ids}
    for issue in keeper.known:
        if issue.is_open and issue.number not in numbers.values():
            proof = settled(report, issue.ids, {} if issue.key == REVIEW else follows)
            if proof and not keeps_open:
                keeper.close(issue, "\n".join(proof))
            else:
                why = "this run knew nothing of earlier ones" if proof else "nothing settles it yet"
                keeper.note("unchanged", issue.number, issue.title, why)
    keeper.end()


def keep_followed(wanted, known):
    """What has an issue of its own needs no second place on the list: a lost run state does not turn drift into review."""
    review = wanted.get(REVIEW)
    if not review:
        return
    followed = {each for issue in known if issue.is_open and issue.key != REVIEW for each in issue.ids}
    rest = [entry for entry in review.entries if not all(name(entry, c) in followed for c in entry["claims"])]
    wanted.pop(REVIEW)
    if rest:
        wanted[REVIEW] = Drift(REVIEW, rest, review.claims)


def keep_unread(report, wanted, listed):
    """What is on the list and could not be read today stays on it."""
    unread = [claim for claim in report["claims"] if listed and claim.get("outcome") == "undecided" and claim["id"] in listed.ids]
    if unread:
        entries = [{**claim, "key": claim["id"], "claims": [claim["id"]], "title": claim["id"],
                    "statement": f"could not be read: {claim.get('reason')}"} for claim in unread]
        review = wanted.get(REVIEW)
        claims = {claim["id"]: claim for claim in report["claims"]}
        wanted[REVIEW] = Drift(REVIEW, (review.entries if review else []) + entries, claims)


def main(arguments):
    options = parser(__doc__, "drift")
    options.add_argument("report")
    options.add_argument("--keep-open", action="store_true", help="close nothing")
    options = options.parse_args(arguments)
    report = read_json(options.report, "provider-survey check --report FILE.json")
    if not isinstance(report.get("claims"), list) or not isinstance(report.get("entries"), list):
        sys.exit(f"{options.report} has no claims and entries; it has to be what 'provider-survey check --report FILE.json' writes")
    if report.get("part"):
        sys.exit(f"{options.report} is the report of one shard; join all of them with 'provider-survey report merge' first")
    guarded("drift_issues.py", lambda: keep(Keeper("drift", options), report, options.keep_open))


if __name__ == "__main__":
    main(sys.argv[1:])
