"""Pages like those of a documentation site, and a survey that cites them. The same seed gives the same bytes."""
import json
import pathlib
import random

#: Hosts of (a), (c) and (d). Two connections to each are the 32 that run at a time over all.
HOSTS = 16
PAGE_BYTES = 150_000
KINDS = 4

WORDS = """the a of to and in for with on by from as is are can when each one all your request response model token
key account server client header endpoint region project user limit stream batch retry error message output input
context window version release default value option parameter field object array string number format schema file
upload download cache latency price quota budget monitor alert deploy build test run call return send receive create
update delete list get set enable configure install import export provide support require allow set accept reject
secure private public shared local remote fast slow small large first second next previous same other new old""".split()


class Provider:
    """One provider and the values that its four pages state."""

    def __init__(self, number, copy):
        name = f"acme{number:04d}"
        self.id = name if copy == 0 else f"{name}-{copy}"
        self.copy = copy
        self.name = f"Acme {number:04d}"
        self.base = f"https://api.{name}.example/v1"
        self.variable = f"{name.upper()}_API_KEY"
        self.prefix = f"{name}_ai"
        self.pages = [number * KINDS + kind for kind in range(KINDS)]

    def address(self, kind):
        return address(self.pages[kind], self.copy)

    def source(self, kind):
        return f"{self.id}-{kind}"


def address(page, copy=0):
    return f"https://docs{page % HOSTS:02d}.bench.example/{copy}/page-{page:05d}.html"


# Pages

def sentence(rng):
    words = rng.choices(WORDS, k=rng.randint(8, 18))
    return " ".join(words).capitalize() + "."


def prose(rng, sentences):
    parts = []
    for _ in range(4):
        parts.append(rng.choice(sentences))
    shaped = rng.random()
    if shaped < 0.3:
        parts.insert(2, f'See <a class="link" href="/{rng.choice(WORDS)}/{rng.choice(WORDS)}#s{rng.randint(1, 9)}">'
                        f'the {rng.choice(WORDS)} guide</a>.')
    elif shaped < 0.6:
        parts.insert(1, f"Pass <code>{rng.choice(WORDS)}_{rng.choice(WORDS)}</code> &amp; <strong>wait</strong>.")
    return f'<p class="text-base leading-7">{" ".join(parts)}</p>\n'


def table(rng):
    head = "".join(f"<th>{rng.choice(WORDS).capitalize()}</th>" for _ in range(4))
    rows = "".join(
        "<tr>" + f"<td><code>{rng.choice(WORDS)}-{rng.randint(1, 99)}</code></td>"
        + "".join(f"<td>{rng.choice(WORDS)} {rng.choice(WORDS)}</td>" for _ in range(3)) + "</tr>\n"
        for _ in range(8))
    return f'<table class="params"><thead><tr>{head}</tr></thead><tbody>\n{rows}</tbody></table>\n'


def code(rng):
    lines = "".join(
        f'<span class="line"><span class="k">let</span> <span class="n">{rng.choice(WORDS)}</span> = '
        f'<span class="s">&quot;{rng.choice(WORDS)} {rng.choice(WORDS)}&quot;</span></span>\n' for _ in range(10))
    return f'<div class="highlight"><pre class="language-sh"><code>{lines}</code></pre></div>\n'


def items(rng, sentences):
    return "<ul>\n" + "".join(f"<li>{rng.choice(sentences)}</li>\n" for _ in range(5)) + "</ul>\n"


def navigation(rng):
    links = "".join(
        f'<li class="nav-item depth-{depth % 3}"><a class="nav-link" href="/{rng.choice(WORDS)}/{depth}">'
        f'{rng.choice(WORDS).capitalize()} {rng.choice(WORDS)}</a></li>\n' for depth in range(180))
    return f'<nav class="sidebar" aria-label="Docs"><ul>\n{links}</ul></nav>\n'


def statement(provider, kind):
    """What the page of this kind says of its provider."""
    if kind == 0:
        return (f"<p>Requests to {provider.name} go to the base address "
                f"<code>{provider.base}</code> over TLS.</p>\n")
    if kind == 1:
        return (f'<div class="highlight"><pre><code>export {provider.variable}="..."\n'
                f'curl {provider.base}/models</code></pre></div>\n')
    if kind == 2:
        return (f'<table><thead><tr><th>Provider</th><th>Prefix</th></tr></thead><tbody>'
                f'<tr><td>{provider.name}</td><td><code>{provider.prefix}/</code></td></tr></tbody></table>\n')
    return f"<p>{provider.name} sells API access to developers, by use, without any monthly plan.</p>\n"


def page(provider, kind):
    number = provider.pages[kind]
    rng = random.Random(number)
    sentences = [sentence(rng) for _ in range(60)]
    title = f"{provider.name}: {['endpoints', 'keys', 'routing', 'plans'][kind]}"
    body = [f"<h1>{title}</h1>\n", prose(rng, sentences)]
    size, section, is_stated = 30_000, 0, False
    while size < PAGE_BYTES:
        section += 1
        part = f'<h2 id="section-{section}">{rng.choice(WORDS).capitalize()} {rng.choice(WORDS)} {section}</h2>\n'
        if not is_stated and size > PAGE_BYTES * (1 + number % 7) / 9:
            part += statement(provider, kind)
            is_stated = True
        for _ in range(4):
            part += prose(rng, sentences)
        part += [table, code, lambda r: items(r, sentences)][section % 3](rng)
        body.append(part)
        size += len(part)
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f'<link rel="canonical" href="{address(number)}"><style>.k{{color:red}}</style></head><body>'
            f'<header class="site-header"><a href="/">Docs</a></header>\n{navigation(rng)}'
            f'<main><article>{"".join(body)}</article></main>'
            f'<footer class="footer"><a href="/legal">Legal</a></footer>'
            f'<script>window.data = {json.dumps(sentences)};</script></body></html>\n')


# Survey

def provider_file(provider):
    day = "2026-11-01"

    def evidence(kind, **form):
        return [{"source": provider.source(kind), **form}]
    return {
        "$schema": "../schema/provider.schema.json", "id": provider.id, "name": provider.name, "vendor": "Acme",
        "category": "inference-platform",
        "links": {"home": f"https://{provider.id}.example"},
        "consumerPlan": {"grantsAPI": "no", "note": "Sold by use.", "asOf": day,
                         "evidence": evidence(3, quote="sells API access to developers, by use",
                                              absent=["subscription includes API"])},
        "endpoints": [{"region": "global", "baseURL": provider.base, "protocol": "openai-chat",
                       "auth": {"scheme": "bearer", "header": "Authorization"}, "asOf": day,
                       "evidence": evidence(0) + evidence(1)}],
        "credentials": [{"kind": "api-key", "environment": [provider.variable], "asOf": day, "evidence": evidence(1)}],
        "routing": {"litellm": {"prefix": provider.prefix, "asOf": day, "evidence": evidence(2)}},
    }


def write_json(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value))


def write_survey(folder, providers):
    folder = pathlib.Path(folder)
    write_json(folder / "survey.json", {
        "$schema": "schema/survey.schema.json", "title": "Synthetic survey", "issue": "none",
        "dates": ["2026-11-01"], "methodology": []})
    for provider in providers:
        write_json(folder / "providers" / f"{provider.id}.json", provider_file(provider))
        write_json(folder / "sources" / f"{provider.id}.json", {
            "$schema": "../schema/sources.schema.json", "publisher": f"{provider.name} {provider.copy}",
            "sources": [
                {"id": provider.source(kind), "title": provider.source(kind), "url": provider.address(kind),
                 "kind": "primary", "asOf": "2026-11-01"} for kind in range(KINDS)]})


def write_pages(folder, providers):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for provider in providers:
        for kind in range(KINDS):
            (folder / f"page-{provider.pages[kind]:05d}.html").write_text(page(provider, kind))
