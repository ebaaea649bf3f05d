"""A loopback stand-in for the calls of GitHub's API that the scheduled jobs make: issues, comments, pull requests; with pages
of a hundred, and with refusals that are played when they are asked for."""
import contextlib
import json
import re
import urllib.parse

from invented_web import Handler, serving


AUTHOR = "github-actions[bot]"


class FakeGitHub:
    def __init__(self):
        self.issues = []
        self.comments = []
        # By number: the commit, and the files that change.
        self.pulls = {}
        # By id of the run that left it: what started that run, and the bytes of a zip file.
        self.artifacts = {}
        # Answers for the next calls: (status, headers, body), then the call is played again as it should be.
        self.refusals = []
        self.refused = 0
        # How many further POSTs are carried out, and answered with 502.
        self.lost_answers = 0
        # After so many issues nothing answers any more; no limit where it is None.
        self.breaks_after = None
        # How the titles begin that are refused.
        self.refused_titles = ()

    def add(self, title, body, labels=("drift",), author="somebody"):
        issue = {"number": len(self.issues) + 1, "title": title, "body": body, "state": "open", "state_reason": None,
                 "locked": False, "user": {"login": author}, "labels": [{"name": name} for name in labels]}
        self.issues.append(issue)
        return issue

    def answer(self, method, path, query, sent):
        """Status and JSON; the repository is taken off the path."""
        number = int(match[1]) if (match := re.match(r"/(?:issues|pulls)/(\d+)", path)) else None
        issue = self.issues[number - 1] if number and path.startswith("/issues/") and number <= len(self.issues) else None
        if issue and issue["locked"] and method != "GET":
            return 403, {"message": "Unable to create comment because issue is locked."}
        if self.breaks_after is not None and len(self.issues) >= self.breaks_after:
            return 503, {}
        if path == "/issues" and method == "GET":
            return 200, self.page(self.listed(query), query)
        if path == "/issues" and method == "POST":
            if sent["title"].startswith(self.refused_titles or "\0"):
                return 422, {"message": "Validation Failed"}
            return 201, self.add(sent["title"], sent["body"], sent["labels"], AUTHOR)
        if path.startswith("/actions/"):
            return 200, self.actions(path)
        if path == f"/pulls/{number}":
            return (200, self.pulls[number]) if number in self.pulls else (404, {"message": "Not Found"})
        if path == f"/pulls/{number}/files":
            return 200, self.page([{"filename": name} for name in self.pulls[number]["files"]], query)
        if path == f"/issues/{number}/comments" and method == "GET":
            return 200, self.page([c for c in self.comments if c["issue"] == number], query)
        if path == f"/issues/{number}/comments":
            self.comments.append({"id": len(self.comments) + 1, "issue": number, "body": sent["body"], "user": {"type": "Bot"}})
            return 201, self.comments[-1]
        if match := re.fullmatch(r"/issues/comments/(\d+)", path):
            self.comments[int(match[1]) - 1].update(sent)
            return 200, self.comments[int(match[1]) - 1]
        if issue and method == "PATCH":
            issue.update(sent)
            return 200, issue
        return 404, {"message": "Not Found"}

    def listed(self, query):
        found = [i for i in self.issues if query.get("state", "open") in ("all", i["state"])]
        if "labels" in query:
            found = [i for i in found if query["labels"] in [label["name"] for label in i["labels"]]]
        if "creator" in query:
            found = [i for i in found if query["creator"] == i["user"]["login"]]
        return found if query.get("direction") == "asc" else found[::-1]

    def actions(self, path):
        """The runs of the job, the newest first, and what each of them left."""
        if path == "/actions/workflows/drift.yml/runs":
            return {"workflow_runs": [{"id": run, "event": event} for run, (event, _) in sorted(self.artifacts.items())[::-1]]}
        run = int(path.split("/")[3])
        return {"artifacts": [{"id": run, "name": f"drift-{run}", "expired": False}]}

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
                    status, headers, *said = api.refusals.pop(0)
                    api.refused += 1
                    return self.answer(status, {"Content-Type": "application/json", **headers}, json.dumps({"message": "".join(said)}))
                path = url.path.removeprefix("/repos/o/n")
                if match := re.fullmatch(r"/actions/artifacts/(\d+)/zip", path):
                    return self.answer(302, {"Location": f"/blobs/{match[1]}"}, "")
                if match := re.fullmatch(r"/blobs/(\d+)", path):
                    # As with the real storage, a request that brings a token is refused.
                    status = 403 if "Authorization" in self.headers else 200
                    return self.answer(status, {"Content-Type": "application/zip"}, api.artifacts[int(match[1])][1])
                status, answer = api.answer(self.command, path, dict(urllib.parse.parse_qsl(url.query)), sent)
                if api.lost_answers and self.command == "POST":
                    api.lost_answers -= 1
                    status, answer = 502, {}
                return self.answer(status, {"Content-Type": "application/json"}, json.dumps(answer))

            do_GET = do_POST = do_PATCH = play

        with serving(API) as port:
            yield {"GITHUB_API_URL": f"http://127.0.0.1:{port}", "GITHUB_REPOSITORY": "o/n", "API_PAUSE": "0", "API_PATIENCE": "30"}
