"""Runs the code of every provider's page against a loopback server: snippets.py SITE CATALOG FOLDER

FOLDER is SwiftPM's debug folder, with the compiled ProviderPresets. curl is started by a shell and led to the server by its
environment; Python's snippets run in this process, which is led there, too; Swift's are compiled into one program, in which
`URLSession` sends to the server what it was given. What arrives must be what the catalog, which other code makes, says of
the endpoint.
"""

import contextlib
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import urllib.parse

import html5lib

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "TargetVerification" / "Support"))
import capture

PATIENCE = 300
XHTML = "{http://www.w3.org/1999/xhtml}"
PREAMBLE = """import Foundation
import ProviderPresets
#if canImport(FoundationNetworking)
import FoundationNetworking
typealias Session = FoundationNetworking.URLSession
#else
typealias Session = Foundation.URLSession
#endif

/// Takes the place of the system's, in the same words, and sends to the server of the test.
struct URLSession: Sendable {
    static let shared = URLSession()
    func data(for request: URLRequest) async throws -> (Data, URLResponse) {
        var request = request
        request.setValue(request.url!.absoluteString, forHTTPHeaderField: "x-asked-for")
        request.setValue(current, forHTTPHeaderField: "x-snippet")
        request.url = URL(string: "http://127.0.0.1:\\(CommandLine.arguments[1])/")!
        return try await Session.shared.data(for: request)
    }
}
nonisolated(unsafe) var current = ""
"""


def snippets(site):
    """(provider, endpoint, language, code) of every page."""
    for path in sorted((site / "providers").glob("*.html")):
        tree = html5lib.parse(path.read_text(encoding="utf-8"))
        for element in tree.iter(XHTML + "code"):
            if language := (element.get("class") or "").removeprefix("language-"):
                yield path.stem, element.get("data-endpoint"), language, "".join(element.itertext())


def value(variable):
    return "value-of-" + variable.lower().replace("_", "-")


def environment(codes):
    names = {name for code in codes for name in re.findall(r"\$\{(\w+)\}|environ\[\"(\w+)\"\]|environment\[\"(\w+)\"\]", code)}
    return {name: value(name) for group in names for name in group if name}


def curl(code, server):
    """Runs the code in a shell that is led to the server."""
    end = subprocess.run(
        ["sh", "-c", code], env=server.environment() | environment([code]), capture_output=True, text=True, timeout=PATIENCE)
    assert end.returncode == 0, end.stderr[-400:]


def python(code, server):
    """Runs the code here: this process is led to the server."""
    os.environ.update(environment([code]))
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(code, "snippet", "exec"), {})


def run(code, program, server):
    """The one request that the code sends."""
    del server.requests[:]
    program(code, server)
    assert len(server.requests) == 1, f"{len(server.requests)} requests"
    return server.requests[0]


def swift(found, modules, server):
    """The request of each snippet, by provider and endpoint."""
    source, calls = PREAMBLE, ""
    for number, (provider, endpoint, _, code) in enumerate(found):
        body = re.sub(r"^(import \w+|#if canImport.*|#endif)\n", "", code, flags=re.MULTILINE)
        source += f"func snippet{number}() async throws {{\n{body}\n}}\n"
        calls += f'current = "{provider}/{endpoint}"; try await snippet{number}()\n'
    source += f"@main struct Main {{ static func main() async throws {{\n{calls}}} }}\n"
    with tempfile.TemporaryDirectory() as folder:
        path, program = pathlib.Path(folder, "snippets.swift"), pathlib.Path(folder, "snippets")
        path.write_text(source, encoding="utf-8")
        # The folder also keeps objects of files that are no more.
        library = HERE.parent.parent.parent / "Sources" / "ProviderPresets"
        objects = [modules / "ProviderPresets.build" / f"{each.name}.o" for each in sorted(library.rglob("*.swift"))]
        subprocess.run(
            ["swiftc", "-swift-version", "6", "-parse-as-library", "-suppress-warnings", "-I", modules / "Modules", path, *objects, "-o", program],
            check=True, timeout=PATIENCE)
        variables = environment([code for *_, code in found])
        end = subprocess.run(
            [program, str(server.port)], env=os.environ | variables, capture_output=True, text=True, timeout=PATIENCE)
        assert end.returncode == 0, end.stderr[-1000:]
    return {each.headers["x-snippet"]: capture.Request(each.method, each.headers["x-asked-for"], each.headers, each.body) for each in server.requests}


def expectation(provider, endpoint):
    """The address that the catalog states, with the values of the variables in it and MODEL where a model's id stands."""
    variables = {each["fills"]: each["name"] for each in reversed(provider["variables"]) if each.get("fills")}
    path = endpoint["chatPath"]
    address = re.sub(
        r"\{([^}]*)\}", lambda match: "MODEL" if match[1] == "model" else value(variables.get(match[1]) or re.sub("[^A-Za-z0-9]", "_", match[1]).upper()),
        endpoint["baseURL"] + path)
    return address


def complaint(request, provider, endpoint):
    """What is wrong with a request; empty where nothing is."""
    wanted = urllib.parse.urlsplit(expectation(provider, endpoint))
    got = urllib.parse.urlsplit(request.url)
    pattern = re.escape(wanted.path).replace("MODEL", "[^/]+")
    if (got.scheme, got.hostname, got.port) != (wanted.scheme, wanted.hostname, wanted.port) or not re.fullmatch(pattern, got.path):
        return f"went to {request.url} instead of {wanted.geturl()}"
    if request.method != "POST" or not isinstance(json.loads(request.body), dict):
        return "is no POST of JSON"
    if "MODEL" not in expectation(provider, endpoint) and not request.json.get("model"):
        return "names no model"
    for header in endpoint.get("headers", []):
        if header["isRequired"] and request.headers.get(header["name"].lower()) not in (header.get("value") or value(re.sub("[^A-Za-z0-9]", "_", header["name"]).upper()), header.get("value")):
            return f"lacks the header {header['name']}"
    auth = endpoint["auth"]
    names = [name for each in provider["credentials"] for name in each["environment"]]
    keys = {value(name) for name in names} | {value(provider["id"].replace("-", "_") + "_api_key")}
    if auth["scheme"] == "none":
        return "" if not any(key in str(request.headers) for key in keys) else "sends a key"
    if auth["scheme"] == "query":
        sent, prefix = request.query.get(auth["query"], ""), ""
    else:
        sent = request.headers.get((auth.get("header") or "Authorization").lower(), "")
        prefix = "Bearer " if auth["scheme"] in ("bearer", "oauth") else auth["valuePrefix"] + " " if auth.get("valuePrefix") else ""
    if not sent.startswith(prefix) or sent.removeprefix(prefix) not in keys:
        return f"sends the key as {sent!r}"
    return ""


def main(site, catalog, modules):
    providers = {each["id"]: each for each in json.loads(catalog.read_text(encoding="utf-8"))["providers"]}
    found = list(snippets(site))
    capture.answer = lambda request: ("200 OK", "application/json", "{}")
    requests = {}
    complaints = []
    with capture.Capture() as server:
        for provider, endpoint, language, code in found:
            if language == "swift":
                continue
            try:
                requests[provider, endpoint, language] = run(code, {"curl": curl, "python": python}[language], server)
            except (AssertionError, OSError, subprocess.TimeoutExpired) as problem:
                complaints.append(f"{provider}/{endpoint} in {language}: {problem}")
        del server.requests[:]
        for name, request in swift([each for each in found if each[2] == "swift"], modules, server).items():
            requests[(*name.split("/"), "swift")] = request
    for (provider, endpoint, language), request in sorted(requests.items()):
        facts = next(each for each in providers[provider]["endpoints"] if each["id"] == endpoint)
        if problem := complaint(request, providers[provider], facts):
            complaints.append(f"{provider}/{endpoint} in {language}: {problem}")
    missing = {each[:3] for each in found} - set(requests)
    complaints += [f"{'/'.join(each)}: sent nothing" for each in missing]
    # Each language says the same.
    for provider, endpoint, _ in {each[:3] for each in found}:
        bodies = {json.dumps(requests[provider, endpoint, each].json, sort_keys=True) for each in ("curl", "python", "swift") if (provider, endpoint, each) in requests}
        if len(bodies) != 1:
            complaints.append(f"{provider}/{endpoint}: the languages send other bodies")
    if len({each[0] for each in found}) < 80:
        complaints.append(f"only {len(found)} snippets")
    print(f"{len(requests)} requests of {len({each[:2] for each in found})} endpoints of {len({each[0] for each in found})} providers")
    return sorted(complaints)


if __name__ == "__main__":
    problems = main(*map(pathlib.Path, sys.argv[1:4]))
    sys.exit("\n".join(problems[:40]) if problems else 0)
