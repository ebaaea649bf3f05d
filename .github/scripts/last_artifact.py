#!/usr/bin/env python3
"""Gets the artifact that the last run of the scheduled job left, into a new folder.

usage: last_artifact.py FOLDER

Ends with 1, and says why, where there is none. The archive lies on another host, which must not see the token.
"""
import io
import json
import re
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
    found = github.call("GET", "/actions/artifacts?per_page=100").get("artifacts", [])
    found = [a for a in found if re.fullmatch("drift-[0-9]+", str(a.get("name"))) and not a.get("expired")]
    if not found:
        raise Trouble("no run has left an artifact")
    newest = max(found, key=lambda artifact: artifact["id"])
    with zipfile.ZipFile(io.BytesIO(archive(github, f"/actions/artifacts/{int(newest['id'])}/zip"))) as files:
        files.extractall(folder)


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except (Trouble, OSError, zipfile.BadZipFile, json.JSONDecodeError) as trouble:
        sys.exit(f"last_artifact.py: {trouble}")
