"""Prints every example of the CommonMark specification, and the HTML that cmark-gfm makes of it, as JSON.

Further documents, divided by NUL on standard input, are treated like examples and numbered from 1001.
The examples are those that the package mistletoe tests itself with; `.ci/install-packages test` puts them beside Python.
"""

import json
import pathlib
import subprocess
import sys

EXAMPLES = pathlib.Path(sys.prefix) / "commonmark.json"
COMMAND = ["cmark-gfm", "--unsafe", "--to", "html"]
for extension in ["table", "strikethrough", "autolink", "tasklist"]:
    COMMAND += ["-e", extension]


def main():
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8"))
    cases = [{"number": example["example"], "markdown": example["markdown"]} for example in examples]
    for number, document in enumerate(sys.stdin.read().split("\0"), start=1001):
        cases.append({"number": number, "markdown": document})
    for case in cases:
        done = subprocess.run(COMMAND, input=case["markdown"].encode(), capture_output=True, check=True)
        case["html"] = done.stdout.decode()
    json.dump(cases, sys.stdout)


main()
