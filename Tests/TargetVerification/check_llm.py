"""llm itself lists every model of the file: `llm models list` with a user folder of its own."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import yaml

import copies

PACKAGES = ["llm", "pyyaml"]
FILE = "llm/extra-openai-models.yaml"


def check(output: pathlib.Path) -> list[str]:
    entries = yaml.safe_load((output / FILE).read_text(encoding="utf-8"))
    wanted = [entry.get("model_id") for entry in entries]
    complaints = [] if wanted else ["no model at all"]
    complaints += [f"{name} stands there twice" for name in sorted(set(wanted)) if wanted.count(name) > 1]
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(output / FILE, folder)
        listing = subprocess.run(
            [sys.executable, "-m", "llm", "models", "list"],
            env=os.environ | {"LLM_USER_PATH": folder},
            capture_output=True,
            text=True,
            check=False,
        )
    if listing.returncode != 0:
        return complaints + [f"llm refuses the file: {(listing.stderr.strip().splitlines() or ['no message'])[-1]}"]
    # A line is "OpenAI Chat: name", with aliases in brackets behind some names.
    listed = {line.partition(": ")[2].partition(" (aliases: ")[0] for line in listing.stdout.splitlines()}
    return complaints + [f"llm does not list {name}" for name in wanted if name not in listed]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """An entry without the name that goes to the provider."""
    copies.replace(output, scratch, FILE, "model_name:", "model:")
