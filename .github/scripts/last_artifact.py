#!/usr/bin/env python3
"""Gets the state that the last run of the scheduled job left in its artifact, into a new folder.

usage: last_artifact.py FOLDER

Only runs that the schedule or somebody with write access started are looked at: anybody's pull request can leave an artifact
of any name. Ends with 1, and says why, where there is none. The archive lies on another host, which must not see the token.
"""
import io
import json
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile

from github_api import GitHub, Trouble

# Bytes; the artifact of a whole run, with its recording, has some tens of millions.
LARGEST = 1 << 30


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


def archive(github, path):
    """The bytes of the archive behind the redirect."""
    try:
        urllib.request.build_opener(NoRedirect).open(github.request("GET", path, None), timeout=60)
    except urllib.error.HTTPError as error:
        if error.code != 302:
            raise
        with urllib.request.urlopen(urllib.parse.urljoin(error.url, error.headers["Location"]), timeout=300) as response:
            return response.read(LARGEST)
    raise Trouble("the API gave no place of the artifact")


def main(folder):
    github = GitHub()
    runs = github.call("GET", "/actions/workflows/drift.yml/runs?per_page=100").get("workflow_runs", [])
    ours = (int(run["id"]) for run in runs if run.get("event") in ("schedule", "workflow_dispatch"))
    newest = next((found for each in ours if (found := artifact(github, each))), None)
    if not newest:
        raise Trouble("no run has left an artifact")
    with zipfile.ZipFile(io.BytesIO(archive(github, f"/actions/artifacts/{newest}/zip"))) as files:
        files.extractall(folder, [name for name in files.namelist() if name.startswith("state/")])


def artifact(github, run):
    """The id of what this run left; None where there is nothing, or no longer."""
    found = github.call("GET", f"/actions/runs/{run}/artifacts?per_page=100").get("artifacts", [])
    return next((int(a["id"]) for a in found if a.get("name") == f"drift-{run}" and not a.get("expired")), None)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (Trouble, OSError, zipfile.BadZipFile, json.JSONDecodeError) as trouble:
        sys.exit(f"last_artifact.py: {trouble}")
