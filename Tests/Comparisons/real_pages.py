#!/usr/bin/env python3
"""Shows how the first check does on real pages: real_pages.py TOOL WORK SOURCE...

A SOURCE is `html=GITDIR[:REGEX]` for saved pages of a repository, or `docs=GITDIR[:REGEX]` for documentation in
Markdown, which is rendered into the shell of a documentation site and, every third page, also taken raw. GITDIR is a
bare mirror; REGEX is for the paths.

From every page phrases of 4 to 10 words are picked at random (`--seed`) that stand word for word in text which a
browser shows; a survey that cites them and a WARC with the pages are written to the folder WORK, and `check --replay`
is run without a baseline. Every phrase that did not come out verified is listed, with why. Nothing of the pages leaves
WORK.

Phrases come from all of the text, menus and teasers included; with --prose from paragraphs of 15 words or more alone.
Needs the Python packages html5lib and markdown. Options: --seed N, --phrases N, --pages N (of each source), --jobs N.
"""
import argparse
import hashlib
import html
import json
import multiprocessing
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import unicodedata

import html5lib
import markdown

LARGEST = 600_000
DAY = "2026-11-01"
# What a browser does not show as text, whatever its style.
UNSEEN = {
    "script", "style", "noscript", "template", "head", "svg", "math", "textarea", "select", "option", "iframe",
    "object", "button", "video", "audio", "canvas", "del", "s", "strike", "dialog", "datalist", "noframes", "title",
    "input", "rp", "rt", "ruby", "map", "meter", "progress", "applet", "marquee",
}
INLINE = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd",
    "label", "mark", "nobr", "q", "samp", "small", "span", "strong", "sub", "sup", "tt", "time", "u", "var", "wbr",
}
# Phrases come from blocks of these, outside of what is furniture by its very element.
BLOCKS = {"p", "li", "td", "dd", "blockquote", "h2", "h3", "div", "section", "article", "figcaption", "th", "dt"}
FURNITURE = {"nav", "header", "footer", "aside", "form"}
HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|line-through|opacity\s*:\s*0(?![.\d])", re.I)
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
LETTERS = r"[^\W\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
PART_OF_WORD = re.compile(rf"\A{LETTERS}|{LETTERS}\Z")
SPACES = re.compile(r"[ \t\r\n\f]+")


# Pages out of mirrors


def files(git_directory, pattern, endings):
    listed = subprocess.run(
        ["git", f"--git-dir={git_directory}", "ls-tree", "-r", "-l", "-z", "HEAD"], check=True, capture_output=True)
    for line in listed.stdout.decode("utf-8", "replace").split("\0"):
        if "\t" not in line:
            continue
        fields, path = line.split("\t", 1)
        size = fields.split()[3]
        is_fit = size.isdigit() and 1_500 < int(size) < LARGEST
        if is_fit and path.lower().endswith(endings) and re.search(pattern, path):
            yield path


def content(git_directory, path):
    return subprocess.run(
        ["git", f"--git-dir={git_directory}", "show", f"HEAD:{path}"], check=True, capture_output=True).stdout


def name_of(git_directory):
    parts = [part for part in pathlib.Path(git_directory).parts if part not in ("repo", ".git")]
    return re.sub(r"[^a-z0-9]+", "-", parts[-1].lower())


# Documentation as a site shows it


def without_mdx(text):
    """Markdown of an MDX file: no front matter, imports, exports and comments."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    text = re.sub(r"(?m)^(?:import|export) .*?(?:;|\n)\n?", "", text)
    return re.sub(r"\{/\*.*?\*/\}|<!--.*?-->", "", text, flags=re.S)


def rendered(text):
    return markdown.markdown(
        without_mdx(text),
        extensions=[
            "tables", "fenced_code", "admonition", "def_list", "footnotes", "attr_list", "sane_lists", "md_in_html"])


def shell(article, title, neighbours, number):
    """One of four manners of documentation sites, menus and all."""
    links = "".join(f'<li><a href="/{index}">{html.escape(name)}</a></li>' for index, name in enumerate(neighbours))
    title = html.escape(title)
    search = '<button type="button" class="DocSearch">Search <kbd>Ctrl K</kbd></button>'
    footer = '<footer class="footer"><p>Edit this page</p><p>Last updated on 3 May</p><p>Copyright 2026</p></footer>'
    head = f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | Docs</title>' \
           f'<script>window.b="{number}"</script><style>.x{{color:red}}</style></head>'
    docusaurus = (
        f'{head}<body><div id="__docusaurus"><nav class="navbar"><a href="/">Docs</a>{search}</nav>'
        f'<div class="main-wrapper"><aside class="theme-doc-sidebar-container"><ul class="menu__list">{links}</ul></aside>'
        f'<main class="docMainContainer"><div class="row"><div class="col"><article><div class="theme-doc-markdown">'
        f'{article}</div></article></div><div class="table-of-contents"><ul><li>On this page</li></ul></div></div></main>'
        f"</div>{footer}</div></body></html>")
    vitepress = (
        f'{head}<body><div id="app"><header class="VPNav">{search}</header><aside class="VPSidebar"><ul>{links}</ul></aside>'
        f'<div class="VPContent has-sidebar"><div class="VPDoc"><div class="container"><div class="content">'
        f'<main class="main"><div class="vp-doc">{article}</div></main></div></div></div></div>{footer}</div></body></html>')
    material = (
        f'{head}<body><header class="md-header"></header><div class="md-container"><div class="md-sidebar">'
        f'<nav class="md-nav"><ul>{links}</ul></nav></div><div class="md-content"><article class="md-content__inner">'
        f'{article}<hr><div class="feedback"><p>Was this page helpful?</p></div></article></div></div>{footer}</body></html>')
    plain = (
        f'{head}<body class="antialiased"><div id="__next"><div class="sidebar"><ul>{links}</ul></div>'
        f'<div id="content-container"><div id="content"><div class="prose">{article}</div></div></div>{footer}</div>'
        f'<script id="__NEXT_DATA__" type="application/json">{{"page":{number}}}</script></body></html>')
    return (docusaurus, vitepress, material, plain)[number % 4]


# What a browser shows


def tag_of(element):
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def is_unseen(element):
    get = element.attrib.get
    return (tag_of(element) in UNSEEN or get("hidden") is not None or get("aria-hidden") == "true"
            or bool(HIDDEN_STYLE.search(get("style") or "")) or "sr-only" in (get("class") or "")
            or get("role") in ("navigation", "dialog", "search"))


PROSE = {"p", "blockquote"}


def runs(root, blocks=frozenset(BLOCKS)):
    """Runs of text between the edges of blocks that may be cited."""
    found, current = [], []

    def flush(citable):
        text = SPACES.sub(" ", "".join(current)).strip()
        current.clear()
        if text and citable:
            found.append(text)

    def walk(element, citable):
        tag = tag_of(element)
        if is_unseen(element):
            flush(citable)
            return
        is_inline = tag in INLINE
        inner = citable if is_inline else tag in blocks and not in_furniture(element)
        if not is_inline:
            flush(citable)
        if tag == "pre":
            return
        if element.text:
            current.append(element.text)
        for child in element:
            if isinstance(child.tag, str):
                walk(child, inner)
            if child.tail:
                current.append(child.tail)
        if not is_inline:
            flush(inner)

    parents = {child: parent for parent in root.iter() for child in parent}

    def in_furniture(element):
        while element is not None:
            if tag_of(element) in FURNITURE:
                return True
            element = parents.get(element)
        return False

    for body in root.iter("{http://www.w3.org/1999/xhtml}body"):
        walk(body, False)
    return found


def decoded(body):
    """The text as a browser decodes it, and what the server should say of its charset."""
    try:
        text = body.decode("utf-8")
        if any(ord(letter) > 127 for letter in text) or body.isascii():
            return text, "text/html; charset=utf-8" if not body.isascii() else "text/html"
    except UnicodeDecodeError:
        pass
    return body, "text/html"


def picked(texts, count, chance, least=8):
    """Phrases of 4 to 10 words, or of 10 to 24 letters where words are not parted."""
    wanted = []
    for text in texts:
        if "\ufffd" in text or any(unicodedata.category(letter) in ("Co", "Cn", "Cc") for letter in text):
            continue
        if len(CJK.findall(text)) > 20:
            wanted.append(text)
        elif len(text.split()) >= least and sum(letter.isalpha() for letter in text) > 0.6 * len(text):
            wanted.append(text)
    phrases = []
    for text in chance.sample(wanted, min(count, len(wanted))):
        if len(CJK.findall(text)) > 0.3 * len(text):
            length = chance.randint(10, min(24, len(text)))
            start = chance.randint(0, len(text) - length)
            # Not from the middle of a word of letters or digits that are parted.
            phrase = PART_OF_WORD.sub("", text[start:start + length]).strip()
        else:
            words = text.split(" ")
            length = chance.randint(4, 10)
            start = chance.randint(0, max(0, len(words) - length))
            phrase = " ".join(words[start:start + length])
        is_short = 8 <= len(phrase) <= 160 and len(re.findall(r"[^\W_]+", phrase)) <= 10
        if is_short and not phrase.startswith("http"):
            phrases.append(phrase)
    return phrases


def page_of(task):
    """One page and its phrases; runs in a process of its own."""
    kind, seed, git_directory, path, number, neighbours, count, is_prose = task
    blocks, least = (PROSE, 15) if is_prose else (BLOCKS, 8)
    chance = random.Random(f"{seed} {git_directory} {path}")
    sys.setrecursionlimit(20_000)
    try:
        body = content(git_directory, path)
        address = f"https://{name_of(git_directory)}.example/{hashlib.md5(path.encode()).hexdigest()[:10]}"
        if kind == "html":
            source, media_type = decoded(body)
            tree = html5lib.parse(source, treebuilder="etree")
            phrases = picked(runs(tree, blocks), count, chance, least)
        else:
            text = body.decode("utf-8")
            title = next((line.lstrip("# ") for line in text.splitlines() if line.startswith("# ")), path)
            article = rendered(text)
            tree = html5lib.parse(f"<body><article>{article}</article>", treebuilder="etree")
            # Marks that this rendering has left in the text are none of the page's words.
            texts = [text for text in runs(tree, blocks) if not re.search(r"[`{}<>|\\*#=]", text)]
            phrases = picked(texts, count, chance, least)
            if kind == "raw":
                address, media_type = address + ".md", "text/plain; charset=utf-8"
            else:
                body, media_type = shell(article, title, neighbours, number).encode(), "text/html; charset=utf-8"
        return {"kind": kind, "path": path, "url": address, "type": media_type, "body": body, "phrases": phrases}
    except (UnicodeDecodeError, RecursionError, subprocess.CalledProcessError, ValueError, AssertionError) as error:
        return {"path": path, "error": f"{type(error).__name__}: {error}"}


# The survey, the archive and the check


def write_survey(pages, folder):
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    for name in ("providers", "sources"):
        (data / name).mkdir(parents=True)

    def put(path, value):
        (data / path).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    put("survey.json", {"title": "Pages", "issue": "#1", "dates": [DAY], "methodology": [], "questions": [],
                        "bottomLine": [], "considerations": []})
    put("sources/pages.json", {"publisher": "Pages", "sources": [
        {"id": page["id"], "title": page["id"], "url": page["url"], "kind": "primary", "asOf": DAY} for page in pages]})
    for page in pages:
        quirks = [
            {"id": f"q{number}", "text": "A phrase.", "asOf": DAY,
             "evidence": [{"source": page["id"], "quote": phrase}]}
            for number, phrase in enumerate(page["phrases"])]
        put(f"providers/{page['id']}.json", {"id": page["id"], "name": page["id"], "vendor": "Page",
                                             "category": "model-vendor", "quirks": quirks})
    return data


def write_archive(pages, path):
    with open(path, "wb") as file:
        for page in pages:
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: {page['type']}\r\nContent-Length: {len(page['body'])}\r\n\r\n"
            record = answer.encode() + page["body"]
            digest = hashlib.md5(page["url"].encode()).hexdigest()
            identity = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:]))
            file.write((
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{identity}>\r\n"
                f"WARC-Date: {DAY}T06:00:00Z\r\nWARC-Target-URI: {page['url']}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(record)}\r\n\r\n").encode())
            file.write(record + b"\r\n\r\n")


def check(tool, pages, folder):
    """The claims of the report by provider and quirk, and the sources by id."""
    data = write_survey(pages, folder)
    write_archive(pages, folder / "pages.warc")
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    shutil.rmtree(folder / "state", ignore_errors=True)
    run = subprocess.run(
        [tool, "check", "--data", data, "--state", folder / "state", "--replay", folder / "pages.warc",
         "--report", report, "--today", "2026-11-20"], capture_output=True, text=True, check=False)
    if not report.exists():
        sys.exit(f"check ended with {run.returncode} and no report:\n{run.stderr[-3000:]}")
    root = json.loads(report.read_text(encoding="utf-8"))
    return {claim["id"]: claim for claim in root["claims"]}, {source["id"]: source for source in root["sources"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tool")
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("sources", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--phrases", type=int, default=6)
    parser.add_argument("--pages", type=int, default=60)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--prose", action="store_true")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    tasks = []
    for source in options.sources:
        kind, _, rest = source.partition("=")
        git_directory, _, pattern = rest.partition(":")
        endings = (".html", ".htm") if kind == "html" else (".md", ".mdx", ".markdown")
        paths = sorted(files(git_directory, pattern, endings))
        chosen = chance.sample(paths, min(options.pages, len(paths)))
        neighbours = [pathlib.Path(path).stem.replace("-", " ").capitalize() for path in chosen[:30]]
        for number, path in enumerate(chosen):
            rest = (git_directory, path, number, neighbours, options.phrases, options.prose)
            tasks.append((kind, options.seed, *rest))
            if kind == "docs" and number % 3 == 0:
                tasks.append(("raw", options.seed + 1, *rest))
    with multiprocessing.Pool(options.jobs) as pool:
        made = pool.map(page_of, tasks, chunksize=4)
    for page in made:
        if "error" in page:
            print(f"left out: {page['path']}: {page['error'][:120]}", file=sys.stderr)
    pages = [page for page in made if page.get("phrases")]
    for number, page in enumerate(pages):
        page["id"] = f"page-{number}"
    options.work.mkdir(parents=True, exist_ok=True)
    claims, sources = check(os.path.abspath(options.tool), pages, options.work)
    judge(pages, claims, sources, options.work)


def judge(pages, claims, sources, work):
    rows, wrong = {}, []
    for page in pages:
        repository = page["url"].split("/")[2].removesuffix(".example")
        row = rows.setdefault((repository, page["kind"]), {"pages": 0, "phrases": 0, "verified": 0})
        if (sources.get(page["id"]) or {}).get("outcome") == "softNotFound":
            print(f"left out, a not-found page was saved: {page['path']}", file=sys.stderr)
            continue
        row["pages"] += 1
        for number, phrase in enumerate(page["phrases"]):
            claim = claims.get(f"{page['id']}/quirks.q{number}", {"outcome": "missing"})
            row["phrases"] += 1
            outcome = claim["outcome"]
            row[outcome] = row.get(outcome, 0) + 1
            if outcome != "verified":
                evidence = (claim.get("evidence") or [{}])[0]
                wrong.append({
                    "page": page["id"], "kind": page["kind"], "url": page["url"], "path": page["path"],
                    "phrase": phrase, "outcome": outcome, "source": sources.get(page["id"], {}).get("outcome"),
                    **{key: evidence[key] for key in ("reason", "found", "nearest", "similarity") if key in evidence}})
    (work / "wrong.json").write_text(json.dumps(wrong, ensure_ascii=False, indent=1), encoding="utf-8")
    columns = ["pages", "phrases", "verified", "changed", "lost", "contradicted", "undecided", "gone"]
    total = {column: sum(row.get(column, 0) for row in rows.values()) for column in columns}
    print("| repository | kind | " + " | ".join(columns) + " |\n| --- | --- |" + " --- |" * len(columns))
    for (repository, kind), row in [*sorted(rows.items()), (("all", ""), total)]:
        print(f"| {repository} | {kind} | " + " | ".join(str(row.get(column, 0)) for column in columns) + " |")
    print()
    for entry in wrong:
        print(f"{entry['outcome']} ({entry['source']}) {entry['kind']} {entry['url']} {entry['path']}")
        print(f"  cited {entry['phrase']!r}")
        for key in ("found", "nearest", "reason"):
            if key in entry:
                print(f"  {key} {str(entry[key])[:200]!r}")


if __name__ == "__main__":
    main()
