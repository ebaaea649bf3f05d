"""The part of GitHub's API that the scheduled jobs need: issues and comments, with its limits on rates. Standard library only."""
import json
import os
import re
import sys
import time
import urllib.error
import urllib.request

# Seconds to wait for a limit in all; GitHub's limits per minute are over by then, those per hour may not be.
PATIENCE = 300
# Answers that may be better a moment later.
PASSING = (500, 502, 503, 504)
# Documents go through here before anything of them is shown; it is also the limit of GitHub for a body.
LONGEST_BODY = 60_000


class Trouble(Exception):
    """Why the API could not be used, in one sentence."""


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
        # GitHub asks for a second between writes.
        self.pause = float(os.environ.get("API_PAUSE", 1))

    def call(self, method, path, body=None):
        """The answer of one call, waited for where the API says when to come back."""
        for attempt in range(5):
            try:
                with urllib.request.urlopen(self.request(method, path, body), timeout=60) as response:
                    answer = json.loads(response.read() or b"null")
                if method != "GET":
                    time.sleep(self.pause)
                return answer
            except urllib.error.HTTPError as error:
                self.wait(error, attempt)
            except (urllib.error.URLError, TimeoutError, ConnectionError) as error:
                reason = getattr(error, "reason", None) or "it did not answer in time"
                # A write that was sent may have been carried out; the next run finds out.
                if method != "GET" or attempt == 4:
                    raise Trouble(f"cannot reach the API: {reason}; run it again, what it has written is kept") from error
                time.sleep(min(2**attempt, self.patience))
            except ValueError as error:
                raise Trouble(f"the API's answer to {method} {path} is not JSON") from error
        raise Trouble(f"the API refuses {method} {path} again and again; run it again later, what it has written is kept")

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
        headers = error.headers
        limited = error.code in (403, 429) and (headers.get("Retry-After") or headers.get("X-RateLimit-Remaining") == "0")
        if not limited and error.code not in PASSING:
            raise Trouble(f"{error.code} from {error.url}") from error
        seconds = 2.0**attempt
        try:
            if headers.get("Retry-After"):
                seconds = float(headers["Retry-After"])
            elif limited:
                seconds = max(0.0, float(headers["X-RateLimit-Reset"]) - time.time()) + 1
        except (KeyError, TypeError, ValueError):
            seconds = 60.0
        if seconds > self.patience:
            raise Trouble(f"the API wants {seconds:.0f} s of rest; run it again then, what it has written is kept") from error
        self.patience -= seconds
        time.sleep(seconds)

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
        """All issues with the label, open or closed, the newest first."""
        found = self.pages(f"/issues?state=all&labels={label}")
        return sorted((i for i in found if "pull_request" not in i), key=lambda issue: -issue["number"])

    def open(self, title, body, label):
        return self.call("POST", "/issues", {"title": title, "body": body[:LONGEST_BODY], "labels": [label]})["number"]

    def update(self, number, **fields):
        self.call("PATCH", f"/issues/{number}", fields)

    def comment(self, number, body):
        self.call("POST", f"/issues/{number}/comments", {"body": body[:LONGEST_BODY]})


def read_json(path, command):
    """The JSON that `command` wrote to `path`, with schemaVersion 1; ends the script with one sentence where it is none."""
    again = f"it has to be what '{command}' writes"
    try:
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
    except OSError as error:
        sys.exit(f"{path} cannot be read ({error.strerror}); {again}")
    except ValueError:
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
    return f"<{address}>" if re.fullmatch(r"https://[^\s<>()\[\]`\"]+", str(address)) else ""
