"""What people and the API do to the scheduled jobs: the scripts with reports that the tool wrote, against a stand-in for the API."""
import json
import os
import re
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

from fake_github import FakeGitHub

SCRIPTS = Path(__file__).resolve().parents[2] / ".github/scripts"


class Trials:
    """`calm` is the report of a week in which all but one citation stood, `drifted` one with four drifted pages."""

    def __init__(self, work, calm, drifted, say, expect):
        self.work, self.calm, self.drifted, self.say, self.expect = work, calm, drifted, say, expect

    def run(self, api, script, *arguments, quiet=False, **environment):
        """Exit code and everything that was said."""
        with api.serving() as address:
            done = subprocess.run(
                [sys.executable, "-B", SCRIPTS / script, *map(str, arguments)], text=True, capture_output=True,
                env={"PATH": os.environ["PATH"], **address, **environment})
        said = done.stdout + done.stderr
        for line in [f"$ {script} {Path(arguments[0]).name}", *said.splitlines()] if not quiet else []:
            self.say(f"    {line}")
        return done.returncode, said

    def keep(self, api, report, **environment):
        code, said = self.run(api, "drift_issues.py", report, **environment)
        counts = re.findall(r"^\d+ opened.*", said, re.M)
        return code, {what: int(n) for n, what in re.findall(r"(\d+) (\w+)", counts[-1])} if counts else said

    def issues_of_drift(self):
        self.say("\nWHAT PEOPLE AND THE API DO TO ISSUES")
        for trial in (self.lost_answers, self.broken_off, self.label_taken_off, self.edited, self.locked, self.opened_again,
                      self.twice, self.limits, self.forbidden, self.forged):
            self.say(f"  {trial.__doc__.strip()}")
            trial()

    def kept(self):
        """Issues as a run has left them."""
        api = FakeGitHub()
        self.keep(api, self.drifted, quiet=True)
        return api

    def lost_answers(self):
        """Issues and comments are made, and the answers to that are lost."""
        api = FakeGitHub()
        api.lost_answers = 3
        self.expect("a run whose answers are lost", self.keep(api, self.drifted)[0], 0)
        self.expect("issues, some with lost answers", len(api.issues), 5)
        api.lost_answers = 2
        self.keep(api, self.calm)
        self.expect("comments, some with lost answers", len(api.comments), 4)

    def broken_off(self):
        """The API breaks down after two issues."""
        api = FakeGitHub()
        api.breaks_after = 2
        code, said = self.keep(api, self.drifted)
        self.expect("a run that is broken off", (code, len(api.issues), "with 503" in said), (1, 2, True))
        api.breaks_after = None
        self.expect("the next run", self.keep(api, self.drifted)[1]["opened"], 3)
        self.expect("issues of both", len({issue["title"] for issue in api.issues}), 5)

    def label_taken_off(self):
        """A person deletes the label; some issues are of an earlier version."""
        api = self.kept()
        for issue in api.issues:
            issue["labels"] = []
            issue["body"] = issue["body"].replace("provider-survey drift key", "provider-survey key")
        self.expect("issues without a label", self.keep(api, self.drifted)[1]["unchanged"], 5)

    def edited(self):
        """A person renames an issue, edits its text in a browser and writes below the mark."""
        api = self.kept()
        for issue in api.issues:
            issue["title"] = "Mine: " + issue["title"]
            issue["body"] = "I look at it.\r\n\r\n" + issue["body"].replace("\n", "\r\n") + "\r\n\r\nMy notes. <!-- mine -->\r\n"
        self.expect("edited issues", self.keep(api, self.drifted)[1]["unchanged"], 5)
        self.expect("their titles", all(issue["title"].startswith("Mine: ") for issue in api.issues), True)
        self.expect("edited issues that are settled", self.keep(api, self.calm)[1]["closed"], 4)
        self.expect("edited issues that were settled", self.keep(api, self.drifted)[1]["opened"], 4)

    def locked(self):
        """A person locks the issues; a workflow cannot write to them then."""
        api = self.kept()
        for issue in api.issues:
            issue["locked"] = True
        self.expect("locked issues", self.keep(api, self.drifted), (0, dict(zip(COUNTS, (0, 0, 0, 5, 0, 0)))))
        self.expect("locked issues that are settled", self.keep(api, self.calm), (0, dict(zip(COUNTS, (0, 0, 0, 1, 4, 0)))))

    def opened_again(self):
        """A person opens issues again that a run closed, and closes them when they come back."""
        api = self.kept()
        self.keep(api, self.calm)
        for issue in api.issues:
            issue.update(state="open", state_reason="reopened")
        self.expect("issues that a person opened again", self.keep(api, self.calm)[1]["left"], 4)
        self.expect("comments on them", len(api.comments), 4)
        self.expect("the same found again", self.keep(api, self.drifted)[1]["updated"], 4)
        for issue in api.issues:
            issue.update(state="closed", state_reason="completed")
        self.expect("issues that a person closed", self.keep(api, self.drifted)[1]["left"], 5)

    def twice(self):
        """Each issue is there twice."""
        api = self.kept()
        for issue in list(api.issues):
            api.add(issue["title"], issue["body"])
        self.expect("doubled issues", self.keep(api, self.drifted)[1]["closed"], 5)
        self.expect("the open ones", [i["number"] for i in api.issues if i["state"] == "open"], [1, 2, 3, 4, 5])

    def limits(self):
        """The API limits the rate in all the ways that it knows."""
        api = FakeGitHub()
        api.refusals = [(429, {"Retry-After": "1"}), (403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time.time()) + 1)})]
        self.expect("a run that is limited for a moment", self.keep(api, self.drifted)[0], 0)
        limits = [
            ((403, {}, "You have exceeded a secondary rate limit."), "60 s"), ((429, {}), "60 s"), ((403, {"Retry-After": "900"}), "900 s"),
            ((403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": str(int(time.time()) + 3000)}), "s of rest")]
        for refusal, words in limits:
            api.refusals = [refusal]
            code, said = self.keep(api, self.drifted)
            self.expect("a run that is limited for long", (code, words in said), (1, True))

    def forbidden(self):
        """One issue is refused, then all calls are."""
        api = FakeGitHub()
        api.refused_titles = ("Drift: beta",)
        code, counts = self.keep(api, self.drifted)
        self.expect("a run with one issue refused", (code, counts["opened"], counts["refused"]), (1, 4, 1))
        api.refusals = [(403, {}, "Resource not accessible by integration")]
        code, said = self.keep(api, self.drifted)
        self.expect("a run without permission", (code, "Resource not accessible by integration" in said), (1, True))

    def forged(self):
        """Somebody writes issues with our marks."""
        api = FakeGitHub()
        for issue in self.kept().issues:
            api.add(issue["title"], issue["body"], labels=())
        self.expect("issues beside the forged ones", self.keep(api, self.drifted)[1]["opened"], 5)

    def hostile_artifacts(self):
        """What the code of a fork could leave for the comment: nothing of it may be said but as text, on its own pull request."""
        self.say("\nHOSTILE ARTIFACTS")
        said = self.comment("Markdown, HTML and mentions in every text", report([HOSTILE_CLAIM], HOSTILE_ENTRY))
        self.expect("live text", live(said), [])
        # Wherever a comment is cut, it is within one of these.
        many = [{**HOSTILE_CLAIM, "id": f"{n} {'@everyone ' * 40}"} for n in range(3_000)]
        said = self.comment("Three thousand claims that mention everyone", report(many, {
            "claims": [each["id"] for each in many], "statement": "@everyone " * 60, "do": [{"command": "@everyone " * 60}]}))
        self.expect("live text of a long comment", (live(said), len(said) < 65_536), ([], True))
        said = self.comment("A pull request that changes the check", report([]), files=["data/x.json", "Sources/DriftCheck/`@x`.swift"])
        self.expect("a file of the check", "**It changes the check, too** (`` Sources/DriftCheck/`@x`.swift ``)" in said, True)
        for what, evidence, ref in FOREIGN_ARTIFACTS:
            self.expect(what, self.comment(what, evidence, ref), "")
        self.expect("another commit", self.comment("The report of another commit", report([]), sha="another", codes=(0,)), "")
        self.expect("a link", self.comment("A symbolic link", None, link="/etc/passwd"), "")

    def comment(self, what, evidence, ref=b"refs/pull/7/merge", files=("data/x.json",), sha="abc", link=None, codes=(0, 1)):
        """What stands on the pull request after the comment on an artifact with this `evidence.json`, or a link in its place."""
        self.say(f"  {what}.")
        folder = self.work / "hostile"
        folder.mkdir(exist_ok=True)
        path = folder / "evidence.json"
        path.unlink(missing_ok=True)
        (folder / "ref").write_bytes(ref)
        if link:
            path.symlink_to(link)
        else:
            path.write_bytes(evidence)
        event = self.work / "hostile-event.json"
        event.write_text(json.dumps({"workflow_run": {"head_sha": "abc", "html_url": "https://github.com/o/n/actions/runs/1"}}))
        api = FakeGitHub()
        api.pulls[7] = {"head": {"sha": sha}, "files": list(files)}
        api.issues = [{"number": n, "locked": False, "state": "open"} for n in range(1, 9)]
        code, said = self.run(api, "evidence_comment.py", folder, GITHUB_EVENT_PATH=str(event))
        self.expect("one sentence", (code in codes, said.count("\n")), (True, 1))
        return "\n".join(comment["body"] for comment in api.comments)


def report(claims, *entries):
    return json.dumps({"schemaVersion": 1, "claims": claims, "entries": entries}).encode()


HOSTILE_CLAIM = {
    "id": f"x{'`' * 7}@everyone\n# Heading <script>alert(1)</script>", "outcome": "lost", "expected": "@team/all ![](https://x)",
    "evidence": [{"outcome": "lost", "nearest": "[a](javascript:1) `@you`\u202e\ud800", "url": "https://x/> @me <b>"}]}
HOSTILE_ENTRY = {
    "claims": [HOSTILE_CLAIM["id"]], "statement": "@here <img src=x>", "do": [{"first": "\n@first", "command": "rm -rf /\n```\n@c"}]}
THIS = b"refs/pull/7/merge"
FOREIGN_ARTIFACTS = [
    ("Brackets without end", b"[" * 100_000, THIS),
    ("Claims that are no list", b'{"schemaVersion": 1, "claims": {"a": 1}}', THIS),
    ("Claims of other types", b'{"schemaVersion": 1, "claims": [{"id": [], "outcome": []}, 3]}', THIS),
    ("Bytes that are no text", b"\xff\xfe\x00", THIS),
    ("A branch for the pull request", report([]), b"refs/heads/main"),
    ("A path behind the number", report([]), b"refs/pull/7/../../8/merge"),
    ("Two pull requests", report([]), b"refs/pull/7/merge\nrefs/pull/8/merge"),
    ("Digits of another script", report([]), "refs/pull/\u0667/merge".encode()),
    ("Bytes for the pull request", report([]), b"\xff" * 100),
]
COUNTS = ("opened", "updated", "closed", "unchanged", "left", "postponed")


class Live(HTMLParser):
    """What of a rendered text is no code: its words, its tags and where its links lead."""

    def __init__(self, text):
        super().__init__()
        self.depth, self.words, self.tags, self.links = 0, [], set(), []
        done = subprocess.run(["cmark-gfm", "--unsafe", "-e", "table", "-e", "autolink"], input=text.encode(), capture_output=True, check=True)
        self.feed(done.stdout.decode())

    def handle_starttag(self, tag, attributes):
        self.depth += tag == "code"
        self.tags.add(tag)
        self.links += [value for name, value in attributes if name in ("href", "src")]

    def handle_endtag(self, tag):
        self.depth -= tag == "code"

    def handle_data(self, data):
        if not self.depth and not data.startswith("https://"):
            self.words.append(data)


def live(text, ours=()):
    """What GitHub would act on in a text of ours, though a stranger wrote it: mentions, tags that are not `ours`, foreign links."""
    read = Live(text)
    tags = read.tags - {*ours, "h3", "ul", "li", "p", "code", "a", "strong", "table", "thead", "tbody", "tr", "th", "td"}
    return sorted(tags) + [word for word in read.words if "@" in word] + [each for each in read.links if not each.startswith("https://")]
