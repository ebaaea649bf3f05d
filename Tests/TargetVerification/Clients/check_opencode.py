"""No independent reader: requests that OpenCode makes by its own rules, restated here, are those of the catalog.

OpenCode is on npm alone.

The rules are those of anomalyco/opencode, packages/opencode/src/provider/provider.ts and discover.ts (a copy of August 2026), and
of vercel/ai, packages/openai-compatible/src/openai-compatible-provider.ts (ed857f50f1 of 2026-08-22):

- a block whose id models.dev has changes that provider;
- the key is the variable under `env`, if that is one alone, unless `options.apiKey` is there, be it empty;
- a call is the base URL and /chat/completions, with the key as bearer and with `options.headers`;
- a block without models is dropped by releases that do not ask for them; the others ask for /models below an address with a
  version in its path, for /v1/models of the host else, and read objects under `data`.
"""

import json
import pathlib
import re
from typing import Literal
from urllib.parse import urljoin

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import by_rules
import copies
import documented

PACKAGES = ["pydantic"]
FILE = "opencode/opencode.json"
VARIABLE = "^[A-Z0-9_]+$"


class Options(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    baseURL: str = Field(pattern=r"^https?://[^{}\s]+$")
    headers: dict[str, str] = {}


class Provider(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    npm: Literal["@ai-sdk/openai-compatible"]
    name: str = Field(min_length=1)
    env: list[str] = Field(default=[], max_length=1)
    options: Options
    models: dict[str, dict] = {}


class Configuration(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    schema_address: Literal["https://opencode.ai/config.json"] = Field(alias="$schema")
    provider: dict[str, Provider] = Field(min_length=1)


def check(output: pathlib.Path) -> documented.Result:
    judge = by_rules.Judge(output)
    try:
        blocks = Configuration.model_validate(json.loads((output / FILE).read_text(encoding="utf-8"))).provider
    except ValidationError as error:
        return documented.Result([f"{each['loc']}: {each['msg']}" for each in error.errors()])
    known = {route["value"] for each in judge.providers.values() for route in each["routing"] if route["name"] == "models-dev"}
    for name, block in blocks.items():
        if name in known:
            judge.complaints.append(f"{name}: models.dev has a provider of that id")
        provider = judge.providers.get(name, {"endpoints": []})
        if not block.models and not by_rules.is_listed(provider, list_of(block), ["data"]):
            judge.complaints.append(f"{name}: it has no models, and OpenCode finds none by asking")
        variables = block.env + re.findall(r"\{env:(\w+)\}", json.dumps(block.options.headers))
        headers = {each: replaced(value) for each, value in block.options.headers.items()}
        key = documented.key_of(block.env[0]) if block.env else None
        model = next(iter(block.models), "a-model")
        call = by_rules.post(block.options.baseURL.removesuffix("/") + "/chat/completions", model, by_rules.bearer(key) | headers)
        judge.judge(name, [call], model, next(iter(variables), None))
    return judge.result()


def replaced(text: str) -> str:
    """What OpenCode makes of `{env:NAME}`."""
    return re.sub(r"\{env:(\w+)\}", lambda found: documented.key_of(found[1]), text)


def list_of(block: Provider) -> str:
    """Where OpenCode asks for models."""
    base = block.options.baseURL
    return base.removesuffix("/") + "/models" if re.search(r"/v\d+($|/)", base) else urljoin(base, "/v1/models")


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """An address of another provider."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, FILE, "https://api.apertis.ai/v1", "https://api.openai.com/v1")
    return ["apertis: https://api.openai.com/v1/chat/completions is no address of it"]
