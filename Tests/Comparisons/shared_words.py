#!/usr/bin/env python3
"""Shows that no sentence of the survey is somebody else's: shared_words.py DOCUMENTS [OWN...]

Compares every text below OWN (`data` and `templates` of this repository) with every text below DOCUMENTS, and ends with
1 where both have ten consecutive words in common.

A word is a run of letters and digits; case, apostrophes, punctuation, inline marks and line breaks do not count. What is
no sentence ends a run of words: the end of a paragraph, a heading, a table cell, a list item, an address, a template's
tag. Of a JSON file each string is a text; a `quote` of our own says in whose words it is, and is left out.
"""
import json
import pathlib
import re
import sys

LENGTH = 10
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BREAK = re.compile(
    r"\{\{[^}]*\}\}|[A-Za-z][A-Za-z0-9+.-]*://[^\s)>\"]*|\n\s*\n|\||\n\s*(?:#+|[-*•]|[0-9]+\.)\s|\n(?=#)")


def runs(text):
    """Every run of ten words of a text."""
    for unit in BREAK.split(text.replace("\r", "")):
        words = re.findall(r"[^\W_]+", re.sub("['\u2019]", "", unit.lower()))
        for start in range(len(words) - LENGTH + 1):
            yield " ".join(words[start:start + LENGTH])


def strings(value, place, leaves_quotes_out):
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from strings(element, f"{place}/{index}", leaves_quotes_out)
    elif isinstance(value, dict):
        for key, member in value.items():
            if not (leaves_quotes_out and key == "quote"):
                yield from strings(member, f"{place}/{key}", leaves_quotes_out)


def texts(folder, leaves_quotes_out=False):
    """Places and texts of all files below a folder; the schemas belong to no document."""
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        place = str(file.relative_to(folder))
        if place.startswith("schema/"):
            continue
        text = file.read_bytes().decode("utf-8", errors="replace")
        if file.suffix == ".json":
            yield from strings(json.loads(text), place, leaves_quotes_out)
        else:
            yield place, text


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    documents = pathlib.Path(sys.argv[1])
    origins = {run: place for place, text in texts(documents) for run in runs(text)}
    if not origins:
        sys.exit(f"{documents} holds no text to compare with")
    own = [pathlib.Path(path) for path in sys.argv[2:]] or [ROOT / "data", ROOT / "templates"]
    compared, shared = 0, {}
    for folder in own:
        for place, text in texts(folder, leaves_quotes_out=True):
            compared += 1
            found = next((run for run in runs(text) if run in origins), None)
            if found:
                shared[f"{folder.name}/{place}"] = f"'{found}' stands in {origins[found]}"
    for place, words in shared.items():
        print(f"{place}: {words}")
    print(f"{compared} texts, {len(shared)} share words with {documents}")
    return 1 if shared or not compared else 0


if __name__ == "__main__":
    sys.exit(main())
