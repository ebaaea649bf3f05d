"""Times reading and matching of real pages beside libxml2's own parser: replays.py TOOL PAGES [RUNS]

PAGES is a folder of saved pages (`*.html`, `*.htm`; folders below it, too) that the user brings. Two surveys cite them: with
three statements a page that hold, and with six of which a third is missing: one that stands on another page, and one whose
words in the middle are others. Statements are runs of 4 to 10 words of a paragraph, picked by a fixed seed, and count as
holding where a first check finds them. Pages with too few of them are left out.

A recording of the pages is replayed, in turns with `xmllint --html --noout` on the same files. Figures are medians of processor
time (user and system), so that a busy machine falls on both. *Reading and matching* is a replay less one of the same survey
whose pages hold nothing but the statements: less the start of the program, loading, reports and state.
"""
import hashlib
import html.parser
import json
import os
import pathlib
import random
import re
import shutil
import sys
import tempfile

from figures import alternating, figure, median, run
from pages import write_json

RUNS = 7
CANDIDATES = 12
DAY = "2026-11-01"
HOSTS = 40
LARGEST = 7_000_000


class Paragraphs(html.parser.HTMLParser):
    """The texts of `<p>` and `<li>` that hold no other element but inline ones."""

    INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "sub", "sup", "time", "u"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.texts = []
        self.open = None

    def handle_starttag(self, tag, attributes):
        if tag not in self.INLINE:
            self.finish(tag in ("p", "li"))

    def handle_endtag(self, tag):
        if tag not in self.INLINE:
            self.finish(False)

    def handle_data(self, data):
        if self.open is not None:
            self.open.append(data)

    def finish(self, opens):
        if self.open:
            self.texts.append(re.sub(r"\s+", " ", "".join(self.open)).strip())
        self.open = [] if opens else None


class Page:
    def __init__(self, path, number):
        self.path = path
        self.id = f"page-{number:05d}"
        self.url = f"https://docs{number % HOSTS:02d}.bench.example/{self.id}"
        self.statements = candidates(self.body(), number)

    def body(self):
        """Read again each time: what this process holds would count as memory of the programs that it starts."""
        return self.path.read_bytes()


def candidates(body, number):
    """Runs of 4 to 10 words from paragraphs of at least 12, in random order."""
    try:
        parser = Paragraphs()
        parser.feed(body.decode("utf-8"))
    except (UnicodeDecodeError, AssertionError):
        return []
    chance = random.Random(number)
    found = []
    for text in chance.sample(parser.texts, len(parser.texts)):
        words = text.split(" ")
        if len(words) < 12 or not text.isprintable():
            continue
        length = chance.randint(4, 10)
        start = chance.randint(0, len(words) - length)
        phrase = " ".join(words[start:start + length])
        if "://" not in phrase and len(phrase) <= 160 and len(re.findall(r"[^\W_]+", phrase)) <= 10 and phrase not in found:
            found.append(phrase)
        if len(found) == CANDIDATES:
            break
    return found


def altered(phrase, chance):
    """The phrase with its middle words replaced, as an edit would."""
    words = phrase.split(" ")
    middle = len(words) // 2
    words[middle - 1:middle + 1] = ["quarterly", str(chance.randint(1000, 9999))]
    return " ".join(words)


# Survey and recording

def write_survey(folder, pages, statements):
    """A survey that cites each page for its statements, in the order of the two lists."""
    shutil.rmtree(folder, ignore_errors=True)
    write_json(folder / "survey.json", {
        "title": "Pages", "issue": "none", "dates": [DAY], "methodology": [], "questions": [], "bottomLine": [],
        "considerations": []})
    write_json(folder / "sources" / "pages.json", {"publisher": "Pages", "sources": [
        {"id": page.id, "title": page.id, "url": page.url, "kind": "primary", "asOf": DAY} for page in pages]})
    for page, phrases in zip(pages, statements):
        write_json(folder / "providers" / f"{page.id}.json", {
            "id": page.id, "name": page.id, "vendor": "Page", "category": "model-vendor", "quirks": [
                {"id": f"q{number}", "text": "A statement.", "asOf": DAY,
                 "evidence": [{"source": page.id, "quote": phrase}]} for number, phrase in enumerate(phrases)]})


def write_recording(path, pages, bodies):
    with open(path, "wb") as file:
        for page, body in zip(pages, bodies):
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {len(body)}\r\n\r\n".encode()
            digest = hashlib.md5(page.url.encode()).hexdigest()
            identity = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]))
            file.write((
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{identity}>\r\n"
                f"WARC-Date: {DAY}T06:00:00Z\r\nWARC-Target-URI: {page.url}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer) + len(body)}\r\n\r\n"
            ).encode() + answer + body + b"\r\n\r\n")


def bare(phrases):
    """A page with the statements alone, among enough words to be a document."""
    filler = "These are words that fill a page so that it is long enough to be a document. " * 12
    return ("<!DOCTYPE html><html><body><main>" + "".join(
        f"<p>{html.escape(phrase)}</p>" for phrase in phrases) + f"<p>{filler}</p></main></body></html>").encode()


class Replay:
    """A survey of pages and a recording of them, in a folder of its own."""

    def __init__(self, tool, folder, pages, statements, bodies):
        self.tool, self.folder, self.pages = tool, folder, pages
        write_survey(folder / "data", pages, statements)
        write_recording(folder / "pages.warc", pages, bodies)

    def run(self, *before):
        shutil.rmtree(self.folder / "state", ignore_errors=True)
        return run([
            *before, self.tool, "check", "--data", str(self.folder / "data"), "--state", str(self.folder / "state"),
            "--replay", str(self.folder / "pages.warc"), "--report", str(self.folder / "report.json"),
            "--today", "2026-11-20"], expected=(0, 1))

    def outcomes(self):
        """For each page, the outcomes of its statements."""
        self.run()
        report = json.loads((self.folder / "report.json").read_text())
        found = {claim["id"]: claim["outcome"] for claim in report["claims"]}
        return [
            [found[f"{page.id}/quirks.q{number}"] for number in range(CANDIDATES)
             if f"{page.id}/quirks.q{number}" in found] for page in self.pages]


def three(pages):
    return {page: page.statements[:3] for page in pages if len(page.statements) >= 3}


def six(pages):
    chance = random.Random(6)
    cited = [page for page in pages if len(page.statements) >= 5]
    following = cited[1:] + cited[:1]
    return {
        page: page.statements[:4] + [altered(page.statements[4], chance), other.statements[4]]
        for page, other in zip(cited, following)}


# Figures

def xmllint(pages):
    files = [str(page.path) for page in pages]
    # 1 says that the parser met something it does not know, such as <nav>.
    return lambda: run(["xmllint", "--html", "--noout", *files], expected=(0, 1), quiet=True)


def measure(tool, folder, name, cited, missing, target, runs):
    pages, statements = list(cited), list(cited.values())
    whole = Replay(tool, folder / name, pages, statements, (page.body() for page in pages))
    lost = sum(outcome != "verified" for outcomes in whole.outcomes() for outcome in outcomes)
    megabytes = sum(page.path.stat().st_size for page in pages) / 1e6
    count = sum(map(len, statements))
    print(f"{name}: {len(pages)} pages, {megabytes:.0f} MB, {count} statements, {lost} of them missing", flush=True)
    if abs(lost - missing * len(pages)) > len(pages) / 50:
        raise SystemExit(f"{missing} a page were to be missing")
    rest = Replay(tool, folder / f"{name}-bare", pages, statements, map(bare, statements))
    ours, theirs, others, single = alternating(
        runs, whole.run, xmllint(pages), rest.run, lambda: whole.run("taskset", "-c", "0"))
    read = [a.processor - c.processor for a, c in zip(ours, others)]
    figure(f"{name}: reading and matching / xmllint", ratio(read, theirs), target)
    figure(f"{name}: all of the replay / xmllint", ratio([usage.processor for usage in ours], theirs), None)
    figure(f"{name}: xmllint", median([usage.processor for usage in theirs]), None, "s")
    figure(f"{name}: one core / all cores, time", median([a.seconds / b.seconds for a, b in zip(single, ours)]), None)
    figure(f"{name}: peak memory", median([usage.peak_megabytes for usage in ours]), None, "MB")


def ratio(seconds, theirs):
    return median([ours / usage.processor for ours, usage in zip(seconds, theirs)])


def main(tool, source, runs=RUNS):
    tool = os.path.abspath(tool)
    paths = sorted(path for path in pathlib.Path(source).rglob("*.htm*") if path.stat().st_size <= LARGEST)
    pages = [page for page in (Page(path, number) for number, path in enumerate(paths)) if page.statements]
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = pathlib.Path(name)
        first = Replay(tool, folder / "first", pages, [page.statements for page in pages], (page.body() for page in pages))
        for page, outcomes in zip(pages, first.outcomes()):
            page.statements = [text for text, outcome in zip(page.statements, outcomes) if outcome == "verified"]
        measure(tool, folder, "three that hold", three(pages), 0, 1.6, int(runs))
        measure(tool, folder, "six, two missing", six(pages), 2, 2.0, int(runs))


if __name__ == "__main__":
    main(*sys.argv[1:])
