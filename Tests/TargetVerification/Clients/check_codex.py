"""Codex CLI itself, by the requests that it sends for every provider of the file.

The released program sends a prompt to each, and what arrives at a loopback server is what the catalog documents. Where the key of a
provider is not set, no other key arrives in its place.
"""

import pathlib
import shutil
import subprocess
import tempfile
import tomllib

import copies
import documented
from capture import Capture

# The vendor's own release on PyPI, a program of some 300 MB.
PACKAGES = ["openai-codex-cli-bin"]
ISOLATED = True
FILE = "codex/config.toml"
MODEL = "a-model"
# Seconds. An answer comes within one; a program that hangs is ended.
PATIENCE = 60


def check(output: pathlib.Path) -> documented.Result:
    document = tomllib.loads((output / FILE).read_text(encoding="utf-8"))
    entries = document.pop("model_providers", {})
    judge = documented.Documented(output)
    judge.complaints += [f"unexpected top-level key {key}" for key in document]
    judge.complaints += [] if entries else ["no provider at all"]
    names = {name for each in documented.providers(output).values() for name in documented.variables(each)}
    keys = {name: documented.key_of(name) for name in names}
    with Capture() as capture:
        for provider, table in entries.items():
            variable = table.get("env_key") or next(iter(table.get("env_http_headers", {}).values()), None)
            before = len(capture.requests)
            if problem := prompt(provider, output, capture.environment() | keys):
                judge.complaints.append(f"{provider}: {problem}")
            judge.judge(provider, capture.requests[before:], MODEL, variable)
            before = len(capture.requests)
            prompt(provider, output, capture.environment() | {name: key for name, key in keys.items() if name != variable})
            sent = {name for request in capture.requests[before:] for name in documented.keys_in(request)}
            if sent:
                judge.complaints.append(f"{provider}: without {variable}, {', '.join(sorted(sent))} is sent")
    return judge.result()


def prompt(provider: str, output: pathlib.Path, environment: dict[str, str]) -> str | None:
    """Lets Codex send one prompt, with a home of its own that holds the file as it is; what it says of the file if it objects."""
    from codex_cli_bin import bundled_codex_path

    with tempfile.TemporaryDirectory() as home:
        shutil.copy(output / FILE, home)
        once = [f"model_providers.{provider}.{name}_max_retries=0" for name in ("request", "stream")]
        settings = [f'model_provider="{provider}"', *once]
        command = [bundled_codex_path(), "exec", "--strict-config", "--skip-git-repo-check", "--disable", "plugins", "--model", MODEL]
        # Plugins are looked for on hosts of the vendor, without a key.
        for setting in settings:
            command += ["--config", setting]
        done = subprocess.run(
            [*command, "hello"], env=environment | {"HOME": home, "CODEX_HOME": home}, cwd=home, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=PATIENCE)
    objections = [line for line in done.stderr.splitlines() if line.startswith("Error")]
    return " ".join(objections) or None


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """An entry that leads to another provider, and the protocol that the program has dropped."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, FILE, "https://api.groq.com/openai/v1", "https://api.openai.com/v1")
    return ["groq: https://api.openai.com/v1/responses is no address of it"]
