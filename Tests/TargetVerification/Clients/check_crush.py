"""Values by bash, as Crush expands them; no independent reader of its own rules, restated here to make requests.

Crush is a Go program of no package; its values are a shell's.

The rules are those of charmbracelet/crush (37f36e938 of 2026-08-21), internal/config/load.go, internal/discover/discover.go and
schema.json, and of charmbracelet/fantasy, providers/openai/openai.go:

- a block under an id of Catwalk's changes that provider: Crush's own address of it is lost;
- a block whose address is empty when it is expanded is left out;
- without models, Crush asks for /models below the address and reads objects under `data`; a block for which it finds none is
  left out;
- a call is the address and /chat/completions with the key as bearer; with an empty key, OPENAI_API_KEY is sent.
"""

import json
import os
import pathlib
import subprocess
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import by_rules
import copies
import documented

PACKAGES = ["pydantic"]
FILE = "crush/crush.json"
# Crush expands every value as a shell does.
LITERAL = r"^[^$`\\]*$"


class Model(BaseModel):
    """Model of schema.json: every member is required there."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str = Field(min_length=1, pattern=LITERAL)
    name: str = Field(min_length=1, pattern=LITERAL)
    cost_per_1m_in: float
    cost_per_1m_out: float
    cost_per_1m_in_cached: float
    cost_per_1m_out_cached: float
    context_window: int
    default_max_tokens: int
    can_reason: bool
    supports_attachments: bool


class Provider(BaseModel):
    """ProviderConfig of schema.json, as far as it is of use here; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1, pattern=LITERAL)
    type: Literal["openai-compat", "llamacpp", "lmstudio", "ollama"]
    base_url: str = Field(pattern=r"^(https?://[^\s{}$`\\]+|\$\{[A-Za-z_]\w*:\+https?://[^\s{}$`\\]+\})$")
    api_key: str = Field(pattern=r"^(none|\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*:-none\})$")
    extra_headers: dict[str, str] = {}
    discover_models: bool
    models: list[Model] = []


class Configuration(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    schema_address: Literal["https://charm.land/crush.json"] = Field(alias="$schema")
    providers: dict[str, Provider] = Field(min_length=1)


def check(output: pathlib.Path) -> documented.Result:
    judge = by_rules.Judge(output)
    try:
        blocks = Configuration.model_validate(json.loads((output / FILE).read_text(encoding="utf-8"))).providers
    except ValidationError as error:
        return documented.Result([f"{each['loc']}: {each['msg']}" for each in error.errors()])
    known = {route["value"] for each in judge.providers.values() for route in each["routing"] if route["name"] == "catwalk"}
    names = {name for each in judge.providers.values() for name in documented.variables(each)}
    keys = {name: documented.key_of(name) for name in names}
    texts = [text for block in blocks.values() for text in (block.base_url, block.api_key)]
    with_keys, without = expanded(texts, keys), expanded(texts, {"OPENAI_API_KEY": keys["OPENAI_API_KEY"]})
    for name, block in blocks.items():
        if name in known:
            judge.complaints.append(f"{name}: Crush has a provider of that id")
        provider = name if name in judge.providers else name.removesuffix("-api")
        listed = by_rules.is_listed(judge.providers.get(provider, {"endpoints": []}), with_keys[block.base_url] + "/models", ["data"])
        if not block.models and not (block.discover_models and listed):
            judge.complaints.append(f"{name}: it has no models, and Crush finds none by asking")
        key, variable = with_keys[block.api_key], block.api_key.strip("${}").removesuffix(":-none")
        model = block.models[0].id if block.models else "a-model"
        call = by_rules.post(with_keys[block.base_url] + "/chat/completions", model, by_rules.bearer(key) | block.extra_headers)
        judge.judge(provider, [call], model, None if variable == "none" else variable)
        if without[block.base_url] and not without[block.api_key]:
            judge.complaints.append(f"{name}: without its key, Crush would send OPENAI_API_KEY to it")
    return judge.result()


def expanded(texts: list[str], variables: dict[str, str]) -> dict[str, str]:
    """What a shell makes of each text."""
    script = 'for text in "$@"; do eval "printf \'%s\\n\' \\"$text\\""; done'
    environment = {"PATH": os.environ["PATH"]} | variables
    done = subprocess.run(["bash", "-c", script, "bash", *texts], env=environment, capture_output=True, text=True, check=True)
    return dict(zip(texts, done.stdout.splitlines(), strict=True))


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """An address that stands there without its key."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, FILE, "${TOGETHER_API_KEY:+https://api.together.ai/v1}", "https://api.together.ai/v1")
    return ["together-ai: without its key, Crush would send OPENAI_API_KEY to it"]
