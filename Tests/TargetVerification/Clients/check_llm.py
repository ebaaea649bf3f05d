"""llm itself: what its command sends to every model of the file is what the catalog documents.

A loopback server gets the requests. A fault of llm's: where the key of a name is not stored, it sends OPENAI_API_KEY, which the
file says and no setting ends.
"""

import contextlib
import io
import json
import os
import pathlib
import shutil
import tempfile

import yaml

import copies
import documented
from capture import Capture, restore

PACKAGES = ["llm", "pyyaml"]
FILE = "llm/extra-openai-models.yaml"


def check(output: pathlib.Path) -> documented.Result:
    entries = yaml.safe_load((output / FILE).read_text(encoding="utf-8"))
    wanted = [entry.get("model_id") for entry in entries]
    judge = documented.Documented(output)
    judge.complaints += [] if wanted else ["no model at all"]
    judge.complaints += [f"{name} stands there twice" for name in sorted(set(wanted)) if wanted.count(name) > 1]
    with tempfile.TemporaryDirectory() as folder, Capture() as capture, variable("LLM_USER_PATH", folder):
        shutil.copy(output / FILE, folder)
        names = {name for each in documented.providers(output).values() for name in documented.variables(each)}
        keys = {name: documented.key_of(name) for name in sorted(names)}
        (pathlib.Path(folder) / "keys.json").write_text(json.dumps(keys), encoding="utf-8")
        for entry in entries:
            before = len(capture.requests)
            problem = prompt(entry.get("model_id"))
            provider = entry.get("model_id").partition("/")[0]
            if problem:
                judge.complaints.append(f"{provider}: {problem}")
            judge.judge(provider, capture.requests[before:], entry.get("model_name"), entry.get("api_key_name"))
    return judge.result()


def prompt(model: str) -> str | None:
    """Lets llm's command send one prompt; what it says if that fails."""
    from llm.cli import cli

    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            cli(["prompt", "--model", model, "--no-stream", "--no-log", "hello"], standalone_mode=False)
        except Exception as error:  # Errors of the command, of its plugins, and of OpenAI's library.
            return f"llm fails: {error!r}"
    return None if said.getvalue().strip() == "hello" else f"llm prints {said.getvalue().strip()!r}"


@contextlib.contextmanager
def variable(name: str, value: str):
    earlier = {name: os.environ.get(name)}
    os.environ[name] = value
    try:
        yield
    finally:
        restore(earlier)


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """An entry that leads to another provider."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, FILE, "https://api.groq.com/openai/v1", "https://api.openai.com/v1")
    return ["groq: https://api.openai.com/v1/chat/completions is no address of it"]
