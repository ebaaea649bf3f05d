"""A survey of twelve invented pages, and a loopback server that plays them; what happens to a page is an edit of `Web.pages`."""
import contextlib
import json
import ssl
import subprocess
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

DAY = "2026-01-10"
# Each page with the statements that the survey cites from it.
STATEMENTS = {
    "alpha": ["Set the variable ALPHA_API_KEY before you start the client"],
    "beta": ["Every project gets sixty requests a minute", "Longer batches run in the night queue"],
    "gamma": ["Sign in with the device flow of Gamma accounts"],
    "delta": ["Delta keys begin with two letters", "Delta keys end after ninety days", "Delta bills by the second"],
    "epsilon": ["Epsilon serves one region", "Epsilon logs nothing by default"],
    "zeta": ["Zeta wants prepaid credit", "Zeta refuses shared keys", "Zeta answers in streams"],
    "eta": ["Eta keeps models for one year", "Eta renews keys by itself"],
    "theta": ["Theta allows commercial use of answers"],
    "iota": ["Iota counts cached tokens at half price"],
    "kappa": ["Kappa gives every team its own address"],
    "lambda": ["Lambda closes idle streams after a minute"],
    "mu": ["Mu needs a header with the date of its version"],
}
FILLER = "".join(
    f"<h2>Part {n}</h2><p>This part tells how step {n} of the set-up is done, in words that nobody cites and that stay as they are.</p>"
    for n in range(1, 9))
WALL = ("<!DOCTYPE html><title>Just a moment...</title><script src=\"/cdn-cgi/challenge-platform/x\"></script>"
        "<noscript>Enable JavaScript and cookies to continue</noscript>")
SHELL = "<!DOCTYPE html><title>Docs</title><div id=root></div><noscript>You need to enable JavaScript</noscript><script src=/app.js></script>"


def address(name):
    return f"https://docs.{name}.example/guide"


def document(name, statements):
    items = "".join(f"<h2>About it, {n}</h2><p>Please note: {text}, as the contract says.</p>" for n, text in enumerate(statements))
    return f"<!DOCTYPE html><html lang=en><title>{name.title()} guide</title><main><h1>{name.title()} guide</h1>{items}{FILLER}</main></html>"


def write_survey(folder):
    """The survey of all statements below `folder`, and no other."""
    def put(path, value):
        path = folder / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
    put("survey.json", {
        "$schema": "schema/survey.schema.json", "title": "Invented", "issue": "#1", "dates": [DAY],
        "methodology": [{"id": "m", "text": "Invented.", "asOf": DAY, "dependsOn": []}],
        "questions": [{"id": "q", "title": "Plan", "text": "Is there one?", "dimensions": ["consumerPlan"]}],
        "bottomLine": [{"id": "b", "title": "Keys", "text": "Keys.", "asOf": DAY, "dependsOn": []}],
        "considerations": [{"id": "c", "text": "None.", "asOf": DAY, "dependsOn": []}]})
    for name, statements in STATEMENTS.items():
        provider = {
            "$schema": "../schema/provider.schema.json", "id": name, "name": name.title(), "vendor": name.title(),
            "category": "model-vendor"}
        quirks = [{"id": f"fact-{n}", "text": f"{text}.", "asOf": DAY, "evidence": [{"source": f"{name}-guide", "quote": text}]}
                  for n, text in enumerate(statements)]
        if name == "alpha":
            provider["credentials"] = [{
                "kind": "api-key", "environment": ["ALPHA_API_KEY"], "asOf": DAY,
                "evidence": [{"source": "alpha-guide", "quote": statements[0]}]}]
        else:
            provider["quirks"] = quirks
        put(f"providers/{name}.json", provider)
        put(f"sources/{name}.json", {
            "$schema": "../schema/sources.schema.json", "publisher": name.title(),
            "sources": [{"id": f"{name}-guide", "title": "Guide", "url": address(name), "kind": "primary", "asOf": DAY}]})


class Web:
    """The pages as they are now, by address: status, headers, body."""

    def __init__(self):
        self.pages = {}
        for name in STATEMENTS:
            self.restore(name)

    def restore(self, name):
        self.put(address(name), 200, document(name, STATEMENTS[name]))

    def put(self, url, status, body="", **headers):
        names = {key.replace("_", "-"): value for key, value in headers.items()}
        self.pages[url] = (status, {"Content-Type": "text/html; charset=utf-8", **names}, body)

    def say(self, name, *statements):
        self.put(address(name), 200, document(name, statements))

    def wall(self, name):
        self.put(address(name), 403, WALL, Server="cloudflare", cf_mitigated="challenge")

    def move(self, name):
        there = address(name).replace("/guide", "/handbook")
        self.put(there, 200, document(name, STATEMENTS[name]))
        self.put(address(name), 301, Location=there)

    @contextlib.contextmanager
    def serving(self, folder):
        """Serves the pages over TLS on loopback; gives the options of the tool that lead every host there."""
        pem, key = folder / "site.pem", folder / "site.key"
        names = ",".join(f"DNS:docs.{name}.example" for name in STATEMENTS)
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj",
             "/CN=invented", "-addext", f"subjectAltName={names}", "-keyout", key, "-out", pem], check=True, capture_output=True)
        web = self

        class Site(Handler):
            def do_GET(self):
                host = self.headers.get("Host", "").split(":")[0]
                missing = (404, {"Content-Type": "text/html"}, "<title>Not found</title><h1>404</h1><p>Nothing is here.</p>")
                self.answer(*web.pages.get(f"https://{host}{self.path}", missing))

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(pem, key)
        with serving(Site, context) as port:
            yield ["--connect-to", f"::127.0.0.1:{port}", "--cacert", str(pem), "--host-delay", "0", "--retries", "0"]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status, headers, body):
        data = body if isinstance(body, bytes) else body.encode("utf-8")
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *arguments):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # A client that hangs up.


@contextlib.contextmanager
def serving(handler, context=None):
    """Serves on a free port of 127.0.0.1, which it gives."""
    server = Server(("127.0.0.1", 0), handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
