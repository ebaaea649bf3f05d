"""Checks of a site in headless Chromium: browser.py CHECK SITE [MORE...]

Each check opens pages as a person would, from files unless it says otherwise, and ends with 1 and what was wrong. No page
may write an error to the console, open a dialog or ask any host but the one that serves it: every check ends with that.
"""

import contextlib
import functools
import http.server
import json
import pathlib
import shutil
import sys
import tempfile
import threading
import traceback
import urllib.parse

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

PATIENCE = 30
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def program(*names):
    found = next((path for name in names if (path := shutil.which(name))), None)
    return found or sys.exit(f"{names[0]} is not installed; run: .ci/install-packages test")


class Browser:
    """Chromium with one page of a site open."""

    def __init__(self, site, width=1280, scripts=True, scheme="light", root=None):
        options = Options()
        options.binary_location = program(*CHROMIUM)
        for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--window-size={width},900"):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.set_capability("unhandledPromptBehavior", "ignore")
        if not scripts:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        self.driver = webdriver.Chrome(options=options, service=Service(program("chromedriver")))
        self.root = root or site.resolve().as_uri() + "/"
        self.scripts = scripts
        mobile = width < 600
        self.command("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=mobile)
        self.command("Emulation.setEmulatedMedia", features=[
            {"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}])

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        try:
            if kind is None:
                self.is_quiet()
        finally:
            self.driver.quit()

    def command(self, name, **parameters):
        return self.driver.execute_cdp_cmd(name, parameters)

    def is_quiet(self):
        for entry in self.driver.get_log("browser"):
            assert entry["level"] not in ("SEVERE", "WARNING"), entry
        host = urllib.parse.urlsplit(self.root).netloc
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            assert message["method"] != "Page.javascriptDialogOpening", message
            if message["method"] == "Network.requestWillBeSent":
                address = urllib.parse.urlsplit(message["params"]["request"]["url"])
                isOwn = address.scheme in ("data", "about", "chrome") or (address.scheme in ("file", "http") and address.netloc == host)
                assert isOwn, f"asked {address.geturl()}"

    def open(self, path):
        self.driver.get("about:blank")
        self.driver.get(self.root + path)
        return self

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def until(self, condition):
        return WebDriverWait(self.driver, PATIENCE).until(lambda _: condition())

    def unfold(self, most=None):
        """Opens what is folded, at most so many."""
        self.run("for (const each of [...document.querySelectorAll('details')].slice(0, arguments[0] ?? undefined)) each.open = true", most)

    # The overview

    def rows(self):
        """The ids of the rows that are shown, in their order."""
        return self.run(
            "return [...document.querySelectorAll('#providers tbody tr')].filter(row => row.checkVisibility()).map(row => row.dataset.id)")

    def cells(self):
        """What the shown rows say, by id."""
        return self.run(
            "return Object.fromEntries([...document.querySelectorAll('#providers tbody tr')].filter(row => row.checkVisibility())"
            ".map(row => [row.dataset.id, [...row.querySelectorAll('td')].map(cell => cell.textContent)]))")

    def search(self, text):
        field = self.one("#q")
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(Keys.DELETE)
        field.send_keys(text)

    def choose(self, name, value):
        Select(self.one(f"#f-{name}")).select_by_value(value)

    def slide(self, day):
        """Moves the slider by its keys, as far as the day."""
        days = self.one(".slider").get_attribute("data-days").split(" ")
        self.run(
            "const range = document.querySelector('.slider input'); range.value = arguments[0];"
            "range.dispatchEvent(new Event('input', {bubbles: true}))", days.index(day))


def providers(catalog):
    """Of the survey's own catalog: what search and filters have to find, made by other code from other data."""
    result = {}
    for provider in json.loads(pathlib.Path(catalog).read_text(encoding="utf-8"))["providers"]:
        endpoints = [each for each in provider["endpoints"] if each.get("state") != "former"]
        result[provider["id"]] = {
            "category": {provider["category"]},
            "plan": {provider.get("consumerPlan", {}).get("grantsAPI")},
            "oauth": {provider.get("oauth", {}).get("available")},
            "protocol": {each["protocol"] for each in endpoints},
            "region": {each["region"] for each in endpoints},
            "status": {provider.get("status", {}).get("state", "active")},
            "listed": {each["name"] for each in provider["routing"]},
            "words": "\n".join(
                [provider["id"], provider["name"], provider["vendor"], *provider["aliases"]]
                + [each["baseURL"].split("://")[1] for each in provider["endpoints"]]
                + [name for each in provider["credentials"] for name in each["environment"]]
                + [each["name"] for each in provider["variables"]]
                + [each["value"] + ("/" if each["name"] == "litellm" else "") for each in provider["routing"]]).lower(),
        }
    return result


def same(found, wanted, what):
    assert set(found) == set(wanted), f"{what}: too many {sorted(set(found) - set(wanted))}, missing {sorted(set(wanted) - set(found))}"


# Checks


def search(site, catalog):
    known = providers(catalog)
    with Browser(site) as page:
        page.open("index.html")
        same(page.rows(), known, "all")
        # A name, an alias, a host, a variable, a prefix, two words, and nothing.
        for text in ("Mistral", "togetherai", "api.together.xyz", "GROQ_API_KEY", "together_ai/", "MOONSHOT api", "<b>no such thing"):
            page.search(text)
            wanted = [name for name, each in known.items() if all(word in each["words"] for word in text.lower().split())]
            same(page.rows(), wanted, text)
            assert page.one("#count").text.startswith(str(len(wanted))), page.one("#count").text
            assert bool(wanted) != text.startswith("<"), text


def filters(site, catalog):
    known = providers(catalog)
    with Browser(site) as page:
        page.open("index.html")
        for select in page.all("#filters select"):
            name = select.get_attribute("name")
            options = [option.get_attribute("value") for option in Select(select).options]
            assert len(options) > 2, name
            for value in filter(None, options):
                page.choose(name, value)
                same(page.rows(), [id for id, each in known.items() if value in each[name]], f"{name} {value}")
            words = {word for each in known.values() for word in each[name] if word}
            assert name == "listed" or words == set(options) - {""}, f"{name}: {words ^ set(options)}"
            page.choose(name, "")
        page.choose("plan", "no")
        page.choose("protocol", "openai-chat")
        page.one("#filters [type=reset]").click()
        page.until(lambda: len(page.rows()) == len(known))


def shared(site, catalog):
    """What the address of a view shows is that view, elsewhere as well, and below any path."""
    with Browser(site) as page:
        page.open("index.html")
        page.search("api")
        page.choose("category", "inference-platform")
        page.choose("listed", "litellm")
        page.one("th[data-sort=name] button").click()
        page.one("th[data-sort=name] button").click()
        fragment = urllib.parse.urlsplit(page.driver.current_url).fragment
        rows = page.rows()
        assert len(rows) > 3 and fragment, fragment
    with served(site) as root, Browser(site, root=root) as page:
        page.open("index.html#" + fragment)
        assert page.rows() == rows, "another view"
        assert page.one("#q").get_property("value") == "api"
        page.open("index.html#plan=nonsense&sort=constructor&as-of=yesterday&q=%F0%9F")
        assert page.one("#count").text.endswith("providers")


def sort(site, catalog):
    with Browser(site) as page:
        page.open("index.html")
        for column, name in enumerate(("name", "plan", "oauth", "url", "variable", "prefix", "status")):
            for direction in ("ascending", "descending"):
                page.one(f"th[data-sort={name}] button").click()
                assert page.one(f"th[data-sort={name}]").get_attribute("aria-sort") == direction
                texts = page.run(
                    "return [...document.querySelectorAll('#providers tbody tr')].map(row => (arguments[0] ? row.children[arguments[0]] : row.querySelector('a')).textContent.trim().toLowerCase())",
                    column)
                full = [text for text in texts if text]
                assert texts[: len(full)] == full, f"{name}: what is empty comes last"
                assert full == sorted(full, reverse=direction == "descending"), f"{name} {direction}"


def copy(site, catalog):
    with Browser(site) as page:
        page.open("providers/together-ai.html")
        buttons = [button for button in page.all("button.copy") if button.is_displayed()]
        assert len(buttons) > 8
        for button in buttons:
            wanted = page.run("return arguments[0].parentElement.querySelector('code').textContent", button)
            button.click()
            page.until(lambda: button.text == "Copied")
            # Pasted as a person would, into a field that the page does not have.
            page.run("const area = document.createElement('textarea'); area.id = 'pasted'; document.body.append(area); area.focus()")
            page.one("#pasted").send_keys(Keys.CONTROL, "v")
            assert page.one("#pasted").get_property("value") == wanted, wanted
            page.run("document.querySelector('#pasted').remove()")
        assert page.one("#said").get_property("textContent") == "Copied"


def keyboard(site, catalog):
    with Browser(site) as page:
        page.open("index.html")
        active = lambda: page.driver.switch_to.active_element
        active().send_keys("/")
        assert active().get_attribute("id") == "q", "slash"
        active().send_keys("together")
        rows = page.rows()
        active().send_keys(Keys.ARROW_DOWN)
        assert active().get_attribute("href").endswith(f"providers/{rows[0]}.html")
        active().send_keys(Keys.ARROW_UP)
        assert active().get_attribute("id") == "q"
        active().send_keys(Keys.ARROW_DOWN)
        active().send_keys(Keys.ESCAPE)
        assert active().get_attribute("id") == "q" and page.rows() == rows
        active().send_keys(Keys.ESCAPE)
        assert len(page.rows()) > len(rows)
        # All that can be operated is reached by the tab key, and shows that it is.
        page.open("index.html#q=together")
        reached = []
        for _ in range(40):
            active().send_keys(Keys.TAB)
            reached.append(active().get_attribute("id") or active().get_attribute("name") or active().tag_name)
            style = page.run("const s = getComputedStyle(document.activeElement); return s.outlineStyle + s.outlineWidth")
            assert reached[-1] == "body" or style == "solid3px", (reached[-1], style)
        assert {"q", "f-category", "f-listed", "day", "button", "a", "input"} <= set(reached), reached
        active().send_keys(Keys.HOME)
        page.one("#q").clear()
        page.search("together_ai/")
        page.one("#q").send_keys(Keys.ENTER)
        page.until(lambda: "/providers/" in page.driver.current_url)


def slider(site, catalog, *earlier):
    """On some days, the overview and a provider's page say what a site made for that day says."""
    with Browser(site) as page:
        days = page.open("index.html").one(".slider").get_attribute("data-days").split(" ")
        now = page.cells()
        for folder in map(pathlib.Path, earlier):
            day = folder.name
            assert day in days, day
            with Browser(folder) as then:
                wanted = then.open("index.html").cells()
            page.slide(day)
            page.until(lambda: page.one(".slider output").text == day and page.cells() != now)
            found = page.cells()
            assert found == wanted, {id: (found.get(id), wanted.get(id)) for id in found.keys() | wanted.keys() if found.get(id) != wanted.get(id)}
            assert "as-of=" + day in page.driver.current_url
            same(page.rows(), wanted, day)
        page.slide(days[-1])
        page.until(lambda: page.cells() == now)
        day = earlier[0].rsplit("/", 1)[-1]
        page.open("index.html#as-of=" + day)
        page.until(lambda: page.one(".slider output").text == day)
        link = page.one("#providers tr:not([hidden]) a").get_attribute("href")
        assert link.endswith("#as-of=" + day), link
        page.open("providers/together-ai.html#as-of=2026-04-27")
        endpoint = page.one("[id='endpoints.global']")
        assert "https://api.together.xyz/v1" in endpoint.text and not page.one("[id='endpoints.global'] .now").is_displayed()
        assert not page.one("[id='endpoints.images']").is_displayed()
        assert not any(page.one(each).is_displayed() for each in (".glance", "#code", "[id='endpoints.global'] .foot"))
        page.one(".slider [data-step='1']").click()
        page.run("const r = document.querySelector('.slider input'); r.value = r.max; r.dispatchEvent(new Event('input'))")
        assert "https://api.together.ai/v1" in endpoint.text and page.one("[id='endpoints.images']").is_displayed()


def compare(site, catalog):
    with Browser(site) as page:
        page.open("index.html")
        for id in ("together-ai", "groq", "openai", "anthropic", "mistral"):
            box = page.one(f"tr[data-id={id}] [type=checkbox]")
            page.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", box)
            box.click()
        assert not page.one("tr[data-id=mistral] [type=checkbox]").is_selected(), "at most four"
        page.run("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", page.one("#comparing"))
        page.one("#comparing").click()
        page.until(lambda: page.all("#comparison table"))
        assert len(page.all("#comparison thead th")) == 5
        rows = page.run("return [...document.querySelectorAll('#comparison tbody tr')].map(row => [row.className, ...[...row.children].map(cell => cell.textContent)])")
        assert len(rows) > 20
        for mark, label, *values in rows:
            # A dash is what nobody has stated, which is no difference.
            assert (mark == "differs") == (len(set(values) - {"–"}) > 1), (label, values)
        url = next(values for mark, label, *values in rows if label == "Base URL")
        assert url == ["https://api.together.ai/v1", "https://api.groq.com/openai/v1", "https://api.openai.com/v1", "https://api.anthropic.com/v1"], url
        page.one("#different").click()
        assert len(page.all("#comparison tbody tr")) == len([row for row in rows if row[0]])
        page.open("compare.html#" + urllib.parse.urlsplit(page.driver.current_url).fragment)
        assert len(page.all("#comparison thead th")) == 5
        for number in (2, 3, 4):
            page.one(f"#p{number}").clear()
        page.one("#p2").send_keys("GroqCloud")
        page.until(lambda: len(page.all("#comparison thead th")) == 3)


def everywhere(site, catalog):
    """Every kind of page, from files and below a path of a server, at two widths."""
    kinds = [str(path.relative_to(site)) for path in sorted(site.glob("*.html"))]
    kinds += ["providers/anthropic.html", "providers/azure-openai.html", "providers/dashscope.html", "tools/claude-code.html"]
    with served(site) as root:
        for place in (None, root):
            for width in (360, 1280):
                with Browser(site, width=width, root=place) as page:
                    for path in kinds:
                        page.open(path)
                        page.unfold()
                        wide = page.run("return document.documentElement.scrollWidth")
                        assert wide <= width, f"{path} is {wide} wide at {width}"
                        assert page.one("h1").is_displayed()


def scriptless(site, catalog):
    with Browser(site, scripts=False) as page:
        page.open("index.html")
        shown = [row for row in page.all("#providers tbody tr") if row.is_displayed()]
        assert len(shown) == len(providers(catalog))
        for path in ("index.html", "providers/together-ai.html", "compare.html", "changes.html"):
            page.open(path)
            dead = [each for each in page.all("button, input, select") if each.is_displayed()]
            assert not dead, f"{path} shows what does nothing"
            assert page.one("main").text
        page.open("compare.html")
        assert len(page.one("main").text) > 100


def printed(site, catalog):
    with Browser(site) as page:
        page.open("providers/together-ai.html")
        page.command("Emulation.setEmulatedMedia", media="print")
        assert not page.one(".top").is_displayed() and not page.one(".slider").is_displayed()
        assert page.one("[id='endpoints.global']").is_displayed()


def accessible(site, catalog):
    """axe finds nothing serious or critical, in light and dark, wide and narrow."""
    from axe_core_python import __file__ as package

    source = (pathlib.Path(package).parent / "axe.min.js").read_text(encoding="utf-8")
    paths = ["index.html", "providers/together-ai.html", "tools/claude-code.html", "compare.html#ids=openai,groq"]
    paths += [str(path.relative_to(site)) for path in sorted(site.glob("*.html")) if path.name not in ("index.html", "compare.html")]
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 360), ("dark", 360)):
        with Browser(site, scheme=scheme, width=width) as page:
            for path in paths:
                page.open(path)
                page.unfold(40)
                page.run(source)
                found = page.driver.execute_async_script(
                    "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations), e => done([{id: String(e), impact: 'critical', nodes: []}]))")
                serious = [(each["id"], each["impact"], [node["html"][:120] for node in each["nodes"][:3]]) for each in found if each["impact"] in ("serious", "critical")]
                assert not serious, f"{path} in {scheme} at {width}: {serious}"


# What became of the claims of DriftingSite: the section that a maintainer finds each in, and what its card must say.
DRIFT = {
    "azure-openai/routing.litellm": ("Drifted", ["Page states another value", "azure_ai"]),
    "together-ai/credentials.api-key": ("Drifted", ["Page states another value", "TOGETHER_API_KEY_V2"]),
    "deepseek/endpoints.anthropic": ("Drifted", ["https://api.deepseek.com/anthropic/v1"]),
    "together-ai/quirks.project-keys": ("Drifted", ["Statement left the page"]),
    "sambanova/oauth": ("Drifted", ["Page contradicts it"]),
    "cohere/quirks.trial-cap": ("Warnings", ["Page moved, statement stands"]),
    "cerebras/quirks.wafer-scale-speed": ("Warnings", ["Page is gone"]),
    "xai/quirks.prepaid-credits": ("Could not be checked", []),
}


def drift(site, catalog, report):
    """Every finding of the run stands in its section, with what was expected and found, and leads to where it is mended."""
    run = json.loads(pathlib.Path(report).read_text(encoding="utf-8"))
    with Browser(site) as page:
        page.open("drift.html")
        cards = page.run("""
            const found = {};
            for (const card of document.querySelectorAll('.finding, tr[id]')) {
              let part = card.closest('main > *');
              while (part.tagName !== 'H2') part = part.previousElementSibling;
              found[card.querySelector('code').textContent] = [part.firstChild.textContent.trim(), card.textContent, card.id];
            }
            return found""")
        quiet = {each["id"] for each in run["claims"] if each["outcome"] in ("verified", "unchecked")}
        missing = {each["id"] for each in run["claims"]} - quiet - set(cards)
        assert not missing, missing
        for claim, (section, texts) in DRIFT.items():
            assert cards[claim][0] == section, (claim, cards[claim][0])
            assert all(text in cards[claim][1] for text in texts), (claim, cards[claim][1])
        assert "perplexity/quirks.search-augmented" not in cards, "new furniture is no drift"
        finding = next(each for each in run["claims"] if each["id"] == "azure-openai/routing.litellm")
        card = page.run("return document.getElementById(arguments[0])", cards[finding["id"]][2])
        location = finding["location"]
        assert f"{location['file']}:{location['line']}:{location['column']}" in card.text, card.text
        assert all(text in card.get_property("textContent") for text in finding["impact"])
        links = {each.get_attribute("href") for each in card.find_elements(By.CSS_SELECTOR, ".evidence a")}
        assert links == {each.get("link") or each["url"] for each in finding["evidence"]}, links
        button = card.find_element(By.CSS_SELECTOR, "button.copy")
        command = button.find_element(By.XPATH, "..").find_element(By.TAG_NAME, "code").text
        assert command.startswith(f"provider-survey acknowledge {finding['fingerprint']} "), command
        button.click()
        page.until(lambda: button.text == "Copied")
        card.find_element(By.CSS_SELECTOR, "h3 a").click()
        page.until(lambda: page.driver.current_url.endswith("providers/azure-openai.html#routing.litellm"))
        assert page.one("[id='routing.litellm']").is_displayed()
        page.open("trust.html")
        plots = " ".join(each.get_attribute("aria-label") for each in page.all(".plot svg"))
        counts = run["summary"]["claims"]
        for word, outcome in (("Confirmed", "verified"), ("Page states another value", "changed"), ("Page is gone", "gone"), ("Could not be checked", "undecided")):
            assert counts[outcome] and f"{word}: {counts[outcome]}," in plots, (word, counts, plots)


def hostile(site, *_):
    """Text that tries to be something else stays text, also where the script puts it."""
    with Browser(site) as page:
        for path in sorted(site.rglob("*.html")):
            page.open(str(path.relative_to(site)))
            page.unfold()
            assert page.run("return document.querySelectorAll('b, i, img, iframe, main script, main style').length") == 0, path
            assert "<script>alert(1)</script>" in page.one("body").get_property("textContent") or path.name == "trust.html", path
        page.open("index.html")
        page.search("<script>")
        assert page.rows()
        days = page.one(".slider").get_attribute("data-days").split(" ")
        for day in days[:: max(len(days) // 6, 1)]:
            page.slide(day)
        page.until(lambda: page.run("return Boolean(window.surveyHistory)"))
        assert page.run("return document.querySelectorAll('#providers :is(b, i, img, script)').length") == 0
        ids = ",".join(page.run("return window.surveyHistory && Object.keys(window.surveyHistory.rows)"))
        page.open("compare.html#" + urllib.parse.urlencode({"ids": ids}))
        assert "<script>alert(1)</script>" in page.one("#comparison").text
        assert page.run("return document.querySelectorAll('#comparison :is(b, i, img, script)').length") == 0
        page.open("compare.html#ids=" + urllib.parse.quote("<img src=x onerror=alert(1)>,__proto__,constructor"))
        page.open("index.html#q=" + urllib.parse.quote("\"><img src=x onerror=alert(1)>") + "&sort=__proto__")


@contextlib.contextmanager
def served(site):
    """The site below a path of a server on this machine."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "some").mkdir()
        (pathlib.Path(folder) / "some" / "path").symlink_to(site.resolve())

        class Handler(http.server.SimpleHTTPRequestHandler):
            def log_message(self, *_):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/some/path/"
        server.shutdown()
        server.server_close()


def measure(site, *_):
    """Milliseconds from the start of loading to the first result of a search; no check, for benchmarks."""
    with Browser(site) as page:
        figures = []
        for _ in range(5):
            page.open("index.html")
            figures.append(page.run(
                "const field = document.querySelector('#q'); const start = performance.now(); field.value = 'groq';"
                "field.dispatchEvent(new Event('input', {bubbles: true})); document.body.offsetHeight;"
                "const timing = performance.getEntriesByType('navigation')[0];"
                "return [timing.domContentLoadedEventEnd, performance.now() - start]"))
        loaded, searched = (sorted(column)[2] for column in zip(*figures))
        print(f"load {loaded:.0f} ms, search {searched:.1f} ms, together {loaded + searched:.0f} ms")


if __name__ == "__main__":
    name, site, *more = sys.argv[1:]
    try:
        globals()[name](pathlib.Path(site), *more)
    except AssertionError as problem:
        line = traceback.extract_tb(problem.__traceback__)[-1]
        sys.exit(f"{name}, line {line.lineno}: {str(problem)[:3000] or line.line}")
