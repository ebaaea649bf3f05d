"""The check against bare transfers: (a) cold, (b) polite, (c) warm, (d) memory."""
import json
import pathlib
import shutil
import sys
import tempfile

import figures
import pages
import servers

PAGES = 1_000
COPIES = 4
RUNS = 5
CONNECTIONS = 32

SLOW_SOURCES = 200
SLOW_HOSTS = 60
SLOW_RUNS = 3
DELAY = 0.150
#: The tool's default politeness.
SPACING = 0.500


class Laboratory:
    """Generated pages, surveys and certificates in a folder of its own, with the commands that read them."""

    def __init__(self, tool, folder):
        self.tool = str(pathlib.Path(tool).resolve())
        self.folder = pathlib.Path(folder)
        # Started by root, nginx reads as a user who has nothing.
        self.folder.chmod(0o755)
        self.pages = self.folder / "pages"
        self.providers = [pages.Provider(number, 0) for number in range(PAGES // pages.KINDS)]
        pages.write_pages(self.pages, self.providers)
        pages.write_survey(self.folder / "data", self.providers)
        pages.write_survey(
            self.folder / "data-large",
            [pages.Provider(p.pages[0] // pages.KINDS, copy) for p in self.providers for copy in range(COPIES)])
        servers.make_certificates(self.folder)

    def place(self, port):
        return ["--cacert", str(self.folder / "ca.pem"), "--connect-to", f"::127.0.0.1:{port}"]

    def tool_command(self, command, port, data, state, *more):
        return [self.tool, command, "--data", str(self.folder / data), "--state", str(self.folder / state),
                *self.place(port), *more]

    def check(self, port, data="data", state="state", keeps_state=False, politely=False):
        """A check in which every claim must hold."""
        if not keeps_state:
            shutil.rmtree(self.folder / state, ignore_errors=True)
        pace = [] if politely else ["--host-delay", "0"]
        return figures.run(self.tool_command("check", port, data, state, *pace))

    def accept(self, port):
        figures.run(self.tool_command("accept", port, "data", "state-accept", "--all", "--host-delay", "0"))

    def curl(self, port, name, headers):
        """curl on the same addresses with as many connections, each answer decoded and thrown away."""
        lines = ["parallel", f"parallel-max = {CONNECTIONS}", "silent", "fail"]
        for number, (address, header) in enumerate(headers):
            if number:
                lines.append("next")
            lines += [f'url = "{address}"', 'output = "/dev/null"', "compressed",
                      f'cacert = "{self.folder}/ca.pem"', f'connect-to = "::127.0.0.1:{port}"']
            if header:
                lines.append(f"header = {json.dumps(header)}")
        configuration = self.folder / name
        configuration.write_text("\n".join(lines) + "\n")
        return lambda: figures.run(["curl", "--config", str(configuration)])

    def addresses(self):
        return [(provider.address(kind), None) for provider in self.providers for kind in range(pages.KINDS)]

    def validators(self):
        """The conditional requests that the state of the last run leads to."""
        state = json.loads((self.folder / "state" / "state.json").read_text())
        return [(address, f"If-None-Match: {page['etag']}") for address, page in state["pages"].items()]

    def xmllint(self):
        files = sorted(str(path) for path in self.pages.iterdir() if path.suffix == ".html")
        # 1 says that the parser met something it does not know, such as <nav>.
        return lambda: figures.run(["xmllint", "--html", "--noout", "--nowarning", *files], expected=(0, 1))


def cold(laboratory, port, name, targets):
    ours, curl, xmllint = figures.alternating(
        RUNS, lambda: laboratory.check(port), laboratory.curl(port, "cold.curl", laboratory.addresses()),
        laboratory.xmllint())
    figures.figure(f"cold check, {name}: time / curl --parallel", figures.ratio(ours, curl), targets[0])
    figures.figure(f"cold check, {name}: time / xmllint --html", figures.ratio(ours, xmllint), targets[1])
    return ours


def warm(laboratory, port):
    laboratory.check(port)
    curl = laboratory.curl(port, "warm.curl", laboratory.validators())
    ours, theirs = figures.alternating(RUNS, lambda: laboratory.check(port, keeps_state=True), curl)
    figures.figure("warm check, all 304: time / curl --parallel", figures.ratio(ours, theirs), 1.3)


def memory(laboratory, port, small):
    large = laboratory.check(port, data="data-large", state="state-large")
    peak = figures.median([usage.peak_megabytes for usage in small])
    figures.figure(f"peak memory, {PAGES} pages", peak, 150, "MB")
    figures.figure(f"peak memory, {PAGES * COPIES} pages", large.peak_megabytes, 150, "MB")
    figures.figure(f"peak memory, {PAGES * COPIES} / {PAGES} pages", large.peak_megabytes / peak, None)


def polite(laboratory):
    """Sources on hosts of unequal size: the largest has eight, which alone take 3.65 s."""
    sizes = [8, 7, 6] + [5] * 7 + [3] * 44 + [2] * 6
    assert sum(sizes) == SLOW_SOURCES and len(sizes) == SLOW_HOSTS
    hosts = [host for host, size in enumerate(sizes) for _ in range(size)]
    providers = []
    for number in range(SLOW_SOURCES // pages.KINDS):
        provider = pages.Provider(number, 0)
        provider.address = lambda kind, p=provider: (
            f"https://slow{hosts[p.pages[kind]]:02d}.bench.example/0/page-{p.pages[kind]:05d}.html")
        providers.append(provider)
    pages.write_survey(laboratory.folder / "data-slow", providers)
    critical = max((max(sizes) - 1) * SPACING + DELAY, SLOW_SOURCES * DELAY / CONNECTIONS)
    with servers.slow_server(laboratory.folder, laboratory.pages, DELAY) as port:
        runs = [laboratory.check(port, "data-slow", "state-slow", politely=True) for _ in range(SLOW_RUNS)]
    figures.figure(
        f"{SLOW_SOURCES} sources on {SLOW_HOSTS} hosts: time / critical path",
        figures.median([usage.seconds for usage in runs]) / critical, 1.10)


def main(tool):
    # Each figure is a median of RUNS or SLOW_RUNS; the ratios are taken run by run.
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        laboratory = Laboratory(tool, folder)
        with servers.nginx(folder, laboratory.pages, "gzip on; gzip_types *;") as port:
            laboratory.accept(port)
            ours = cold(laboratory, port, "gzip", (1.6, None))
            warm(laboratory, port)
            memory(laboratory, port, ours)
        polite(laboratory)


if __name__ == "__main__":
    main(sys.argv[1])
