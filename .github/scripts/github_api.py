"""The part of GitHub's API that the scheduled jobs need: issues and comments, with its limits on rates. Standard library only."""
import datetime
import http.client
import json
import os
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request

# Seconds to wait for a limit in all; GitHub's limits per minute are over by then, those per hour may not be.
PATIENCE = 300
ATTEMPTS = 5
# Answers that may be better a moment later.
PASSING = (500, 502, 503, 504)
# Characters of a body; GitHub takes 65,536.
LONGEST_BODY = 60_000
# Characters of a report; that of our own survey has four million when nothing can be read.
LARGEST_REPORT = 100_000_000
LATER = "run it again later, what it has written is kept"
# Who opens issues for a workflow.
AUTHOR = "github-actions[bot]"


class Trouble(Exception):
    """Why the API could not be used, in one sentence."""


class Refused(Trouble):
    """The API will not do this one thing; it may do others."""


class Unanswered(Trouble):
    """The answer to a call did not come; the call may have been carried out."""


class GitHub:
    """One repository. Reads GITHUB_REPOSITORY (owner/name), GITHUB_TOKEN and, for GitHub Enterprise and tests, GITHUB_API_URL."""

    def __init__(self):
        repository = os.environ.get("GITHUB_REPOSITORY", "")
        if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
            raise Trouble("GITHUB_REPOSITORY names no repository (owner/name)")
        base = os.environ.get("GITHUB_API_URL", "https://api.github.com")
        self.root = f"{base.rstrip('/')}/repos/{repository}"
        self.token = os.environ.get("GITHUB_TOKEN", "")
        self.patience = float(os.environ.get("API_PATIENCE", PATIENCE))
        # Seconds: GitHub asks for one between writes, and a first attempt that failed is worth as much.
        self.pause = float(os.environ.get("API_PAUSE", 1))
        # Five minutes early, for clocks differ.
        began = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=5)
        self.began = began.strftime("%Y-%m-%dT%H:%M:%SZ")

    def call(self, method, path, body=None):
        """The answer of one call, waited for where the API says when to come back. Only a POST is not sent again on a guess."""
        for attempt in range(ATTEMPTS):
            try:
                with urllib.request.urlopen(self.request(method, path, body), timeout=60) as response:
                    answer = json.loads(response.read() or b"null")
                if method != "GET":
                    time.sleep(self.pause)
                return answer
            except urllib.error.HTTPError as error:
                self.wait(error, attempt)
                trouble = f"the API answers {method} {path} with {error.code}"
                if method == "POST" and error.code in PASSING:
                    raise Unanswered(f"{trouble}; {LATER}") from error
            except (OSError, http.client.HTTPException) as error:
                said = str(error) if isinstance(error, OSError) else type(error).__name__
                trouble = f"cannot reach the API: {getattr(error, 'reason', None) or said}"
                time.sleep(self.pause * 2**attempt)
                if method == "POST":
                    raise Unanswered(f"{trouble}; {LATER}") from error
            except ValueError as error:
                raise Trouble(f"the API's answer to {method} {path} is not JSON") from error
        raise Trouble(f"{trouble}, again and again; {LATER}")

    def request(self, method, path, body):
        headers = {
            "Accept": "application/vnd.github+json", "Content-Type": "application/json", "X-GitHub-Api-Version": "2022-11-28",
            "User-Agent": "provider-survey"}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        data = None if body is None else json.dumps(body).encode("utf-8")
        return urllib.request.Request(self.root + path, method=method, data=data, headers=headers)

    def wait(self, error, attempt):
        """Waits as long as a refusal says, or gives up with a sentence."""
        headers, said = error.headers, message(error)
        # A secondary limit may name no time at all; GitHub asks for a minute then, and for longer each time.
        limited = error.code == 429 or error.code == 403 and (
            headers.get("Retry-After") or headers.get("X-RateLimit-Remaining") == "0" or "rate limit" in said.lower())
        if not limited and error.code not in PASSING:
            raise Refused(f"{error.code} from {error.url}{said and ': '}{said}") from error
        seconds = (60 if limited else self.pause) * 2**attempt
        try:
            if headers.get("Retry-After"):
                seconds = int(headers["Retry-After"])
            elif limited and headers.get("X-RateLimit-Remaining") == "0":
                seconds = int(headers["X-RateLimit-Reset"]) - int(time.time()) + 1
        except (TypeError, ValueError):
            pass
        seconds = max(0, seconds)
        if seconds > self.patience:
            why = f"wants {seconds} s of rest" if limited else f"answers with {error.code} for too long"
            raise Trouble(f"the API {why}; {LATER}") from error
        self.patience -= seconds
        time.sleep(seconds)

    def post(self, path, fields):
        """Creates an issue or a comment, once: where no answer came, it is looked for before it is sent again."""
        for _ in range(ATTEMPTS):
            try:
                return self.call("POST", path, fields)
            except Unanswered as error:
                trouble = error
            recent = self.pages(f"{path}?state=all&since={self.began}")
            made = next((each for each in recent if (each.get("body") or "").strip() == fields["body"].strip()), None)
            if made:
                return made
        raise trouble

    def pages(self, path):
        """Everything of a list, page by page."""
        found = []
        for page in range(1, 1_000):
            batch = self.call("GET", f"{path}{'&' if '?' in path else '?'}per_page=100&page={page}")
            if not isinstance(batch, list):
                raise Trouble(f"the API's answer to {path} is no list")
            found += batch
            if len(batch) < 100:
                return found
        return found

    def issues(self, label):
        """All issues with the label, and all that workflows opened, for a label can be taken off; the newest first."""
        found = {}
        for which in (f"labels={urllib.parse.quote(label)}", f"creator={urllib.parse.quote(AUTHOR)}"):
            # The oldest first: what is opened meanwhile moves nothing to another page.
            for issue in self.pages(f"/issues?state=all&{which}&sort=created&direction=asc"):
                if "pull_request" not in issue:
                    found[issue["number"]] = issue
        return [found[number] for number in sorted(found, reverse=True)]

    def open(self, title, body, label):
        return self.post("/issues", {"title": title, "body": body, "labels": [label]})["number"]

    def update(self, number, **fields):
        self.call("PATCH", f"/issues/{number}", fields)

    def comment(self, number, body):
        self.post(f"/issues/{number}/comments", {"body": whole_lines(body)})


def guarded(script, work):
    """Ends the script with one sentence where the API could not be used."""
    try:
        work()
    except Trouble as trouble:
        sys.exit(f"{script}: {trouble}")


def message(error):
    """What the API says about its refusal, on one line; nothing where that cannot be read."""
    try:
        said = json.loads(error.read(10_000) or b"null")
    except (OSError, ValueError, http.client.HTTPException):
        return ""
    return " ".join(str(said.get("message") or "").split())[:200] if isinstance(said, dict) else ""


def read_json(path, command):
    """The JSON that `command` wrote to `path`, with schemaVersion 1; ends the script with one sentence where it is none."""
    again = f"it has to be what '{command}' writes"
    try:
        with open(path, encoding="utf-8") as file:
            text = file.read(LARGEST_REPORT + 1)
    except UnicodeDecodeError:
        sys.exit(f"{path} is not JSON; {again}")
    except OSError as error:
        sys.exit(f"{path} cannot be read ({error.strerror}); {again}")
    if len(text) > LARGEST_REPORT:
        sys.exit(f"{path} has more than {LARGEST_REPORT} characters; {again}")
    try:
        report = json.loads(text)
    except (ValueError, RecursionError):
        sys.exit(f"{path} is not JSON; {again}")
    if not isinstance(report, dict) or report.get("schemaVersion") != 1:
        sys.exit(f"{path} has no schemaVersion 1; {again}")
    return report


def code(text, longest=300):
    """Text from a page as inline code: it can neither format nor mention nor close the span."""
    text = " ".join(str(text).split())
    text = "".join(c if c.isprintable() else "\ufffd" for c in text)
    text = text if len(text) <= longest else text[:longest] + "…"
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    return f"{fence} {text} {fence}" if fence != "`" or not text else f"`{text}`"


def link(address):
    """An address as a link; nothing for what could be more than that."""
    return f"<{address}>" if re.fullmatch(r"https://[!-~]{1,2000}", str(address)) and not re.search(r'[<>()\[\]`"]', address) else ""


def whole_lines(text, longest=LONGEST_BODY):
    """As many lines as fit, and a last one that says so: half a line could be half a code span, and its text alive."""
    if len(text) <= longest:
        return text
    return text[:text.rfind("\n", 0, longest - 100) + 1] + "\nThe rest does not fit here; the report of the run has all."
