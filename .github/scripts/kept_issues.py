"""Issues that the scheduled jobs keep: opened, updated, left alone and closed by the same rules for all of them.

An issue is known by the mark at the end of its text. Its title and its text are the jobs' own and are written anew when
something else is found; comments, labels and assignees are people's. A locked issue is left as it is.
"""
import argparse
import os
import re

from github_api import LONGEST_BODY, GitHub, Refused, Trouble, whole_lines

# Those of version 0.1.0 name no kind.
MARKER = re.compile(r"<!-- provider-survey (?:([a-z]+) )?(?:key|claim)=(\S+) fingerprint=(\S+?)(?: claims=(\S*))?( closed)? -->")
# Names that go into titles and marks as they are; anything else is not from our own report.
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+-]{0,199}")
# Characters of names in the mark: with the longest text, less than GitHub takes.
MOST_NAMES = 16_000


def is_plain(*names):
    return all(isinstance(name, str) and NAME.fullmatch(name) for name in names)


class Matter:
    """What one issue is to say. Its key stays the same as long as it is about the same; its fingerprint changes with what is
    found. The ids are those of the claims that it follows."""

    def __init__(self, key, fingerprint, title, text, ids=()):
        self.key, self.fingerprint, self.title, self.text, self.ids = key, fingerprint, title, text, list(ids)

    def body(self, kind):
        names = ",".join(self.ids)
        if len(names) > MOST_NAMES:
            names = names[:MOST_NAMES].rpartition(",")[0]
        mark = f"<!-- provider-survey {kind} key={self.key} fingerprint={self.fingerprint} claims={names} -->"
        return f"{whole_lines(self.text, LONGEST_BODY - MOST_NAMES)}\n\n{mark}"


class Issue:
    """An issue that a job opened."""

    def __init__(self, issue, mark):
        self.kind, self.key, self.fingerprint, claims, closed = mark.groups("")
        self.kind = self.kind or "drift"
        self.mark = mark[0]
        self.number, self.body, self.title = issue["number"], issue["body"], issue.get("title", self.key)
        self.ids = [each for each in claims.split(",") if each] or [self.key]
        self.is_open = issue.get("state", "open") == "open"
        self.is_locked = bool(issue.get("locked"))
        # In an open issue: a person opened it again.
        self.was_closed_by_a_run = bool(closed)

    @classmethod
    def all(cls, issues, kind):
        """Ours is the last mark; an earlier one would be text quoted from a page."""
        ours = [cls(issue, marks[-1]) for issue in issues if (marks := list(MARKER.finditer(issue.get("body") or "")))]
        return [issue for issue in ours if issue.kind == kind and is_plain(issue.key)]


class Keeper:
    """What is done about issues of one kind, each said in a line."""

    def __init__(self, kind, options):
        self.kind, self.label, self.most, self.dry_run = kind, options.label, options.most, options.dry_run
        offline = self.dry_run and not os.environ.get("GITHUB_REPOSITORY")
        self.github = None if offline else GitHub()
        self.known = Issue.all(self.github.issues(self.label), kind) if self.github else []
        self.counts = dict.fromkeys(("opened", "updated", "closed", "unchanged", "left", "postponed", "refused"), 0)

    def keep(self, matter):
        """The number of its issue; None where there is none."""
        same = [issue for issue in self.known if issue.key == matter.key or issue.key in matter.ids]
        # The oldest, where there are two: people have written there.
        issue = min((issue for issue in same if issue.is_open), key=lambda issue: issue.number, default=None)
        if issue:
            self.update(issue, matter)
            for other in same:
                if other.is_open and other is not issue:
                    self.close(other, f"#{issue.number} follows the same.")
            return issue.number
        closed = next((i for i in same if not i.was_closed_by_a_run and i.fingerprint == matter.fingerprint), None)
        if closed:
            self.note("left", closed.number, matter.title, "a person closed it, and the same is found")
            return closed.number
        return self.open(matter)

    def update(self, issue, matter):
        if issue.fingerprint == matter.fingerprint and not issue.was_closed_by_a_run:
            return self.note("unchanged", issue.number, matter.title)
        if issue.is_locked:
            return self.note("left", issue.number, matter.title, "it is locked; what is new is not written")
        self.do("updated", issue.number, matter.title,
                lambda: self.github.update(issue.number, title=matter.title, body=matter.body(self.kind)))

    def open(self, matter):
        if self.counts["opened"] >= self.most:
            return self.note("postponed", None, matter.title, f"no more than {self.most} are opened in one run")
        return self.do("opened", None, matter.title,
                       lambda: self.github.open(matter.title, matter.body(self.kind), self.label), matter.body(self.kind))

    def close(self, issue, proof):
        issue.is_open = False
        if issue.was_closed_by_a_run:
            return self.note("left", issue.number, issue.title, "a person opened it again")
        if issue.is_locked:
            return self.note("left", issue.number, issue.title, "it is settled and locked; close it by hand")

        def write():
            self.github.comment(issue.number, proof)
            # The mark tells the next run that no person closed it.
            before, mark, after = issue.body.rpartition(issue.mark)
            body = f"{before}{mark.removesuffix(' -->')} closed -->{after}"
            self.github.update(issue.number, state="closed", state_reason="completed", body=body)
        self.do("closed", issue.number, issue.title, write, proof)

    def do(self, what, number, title, write, text=""):
        """Writes, unless in a dry run; the number of the issue. What the API refuses for one issue does not hold up the others."""
        if self.dry_run:
            self.note(what, number, title)
            print("".join(f"    {line}\n" for line in text.splitlines()), end="")
            return number
        try:
            number = write() or number
        except Refused as refusal:
            self.note("refused", number, title, f"not {what}: {refusal}")
        else:
            self.note(what, number, title)
        return number

    def note(self, what, number, title, why=""):
        self.counts[what] += 1
        verb = f"would be {what}" if self.dry_run and what in ("opened", "updated", "closed") else what
        print(f"{verb}: {f'#{number} ' if number else ''}{title}{f' ({why})' if why else ''}", flush=True)

    def end(self):
        """Says how many; ends the script with 1 where the API refused something."""
        print(", ".join(f"{count} {what}" for what, count in self.counts.items() if count or what != "refused"))
        if self.counts["refused"]:
            raise Trouble(f"{self.counts['refused']} refused, as said above; everything else is done")


def parser(documentation, label):
    """The options that all scripts with issues have."""
    made = argparse.ArgumentParser(description=documentation.splitlines()[0])
    made.add_argument("--label", default=label)
    made.add_argument("--most", type=int, default=25, help="issues to open in one run")
    made.add_argument("--dry-run", action="store_true", help="write nothing, and say what would be written")
    return made
