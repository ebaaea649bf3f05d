"""A loopback stand-in for the calls of GitHub's API that the scheduled jobs make: issues, comments, pull requests; with pages
of a hundred, and with refusals that are played when they are asked for."""
import contextlib
import json
import re
import urllib.parse

from invented_web import Handler, serving


class FakeGitHub:
    def __init__(self):
        self.issues = []
        self.comments = []
        self.pulls = {}
        # By id: the bytes of a zip file.
        self.artifacts = {}
        # Answers for the next calls: (status, headers), then the call is played again as it should be.
        self.refusals = []
        self.refused = 0

    def add(self, title, body, labels=("drift",)):
        issue = {"number": len(self.issues) + 1, "title": title, "body": body, "state": "open", "state_reason": None,
                 "labels": [{"name": name} for name in labels]}
        self.issues.append(issue)
        return issue

    def answer(self, method, path, query, sent):
        """Status and JSON; the repository is taken off the path."""
        number = int(match[1]) if (match := re.match(r"/(?:issues|pulls)/(\d+)", path)) else None
        if path == "/issues" and method == "GET":
            found = [i for i in self.issues if query.get("labels") in [label["name"] for label in i["labels"]]]
            found = [i for i in found if query.get("state", "open") in ("all", i["state"])][::-1]
            return 200, self.page(found, query)
        if path == "/issues" and method == "POST":
            return 201, self.add(sent["title"], sent["body"], sent["labels"])
        if path == "/actions/artifacts":
            return 200, {"artifacts": [{"id": each, "name": f"drift-{each}", "expired": False} for each in self.artifacts]}
        if path == f"/pulls/{number}":
            return (200, self.pulls[number]) if number in self.pulls else (404, {})
        if path == f"/issues/{number}/comments" and method == "GET":
            return 200, self.page([c for c in self.comments if c["issue"] == number], query)
        if path == f"/issues/{number}/comments":
            self.comments.append({"id": len(self.comments) + 1, "issue": number, "body": sent["body"], "user": {"type": "Bot"}})
            return 201, self.comments[-1]
        if match := re.fullmatch(r"/issues/comments/(\d+)", path):
            self.comments[int(match[1]) - 1].update(sent)
            return 200, self.comments[int(match[1]) - 1]
        if path == f"/issues/{number}" and method == "PATCH":
            self.issues[number - 1].update(sent)
            return 200, self.issues[number - 1]
        return 404, {}

    @staticmethod
    def page(found, query):
        size, number = int(query.get("per_page", 30)), int(query.get("page", 1))
        return found[size * (number - 1):size * number]

    @contextlib.contextmanager
    def serving(self):
        """Serves the API; gives the environment of a job that speaks to it."""
        api = self

        class API(Handler):
            def play(self):
                url = urllib.parse.urlsplit(self.path)
                sent = json.loads(self.rfile.read(int(self.headers.get("Content-Length") or 0)) or b"null")
                if api.refusals:
                    status, headers = api.refusals.pop(0)
                    api.refused += 1
                    return self.answer(status, {"Content-Type": "application/json", **headers}, "{}")
                path = url.path.removeprefix("/repos/o/n")
                if match := re.fullmatch(r"/actions/artifacts/(\d+)/zip", path):
                    return self.answer(302, {"Location": f"/blobs/{match[1]}"}, "")
                if match := re.fullmatch(r"/blobs/(\d+)", path):
                    # As with the real storage, a request that brings a token is refused.
                    status = 403 if "Authorization" in self.headers else 200
                    return self.answer(status, {"Content-Type": "application/zip"}, api.artifacts[int(match[1])])
                status, answer = api.answer(self.command, path, dict(urllib.parse.parse_qsl(url.query)), sent)
                return self.answer(status, {"Content-Type": "application/json"}, json.dumps(answer))

            do_GET = do_POST = do_PATCH = play

        with serving(API) as port:
            yield {"GITHUB_API_URL": f"http://127.0.0.1:{port}", "GITHUB_REPOSITORY": "o/n", "API_PAUSE": "0", "API_PATIENCE": "30"}
