"""Syntax by PyYAML; no independent reader of Continue's own rules, restated here to make requests.

Continue is on npm alone.

The rules are those of continuedev/continue (d0a3c0b626 of 2026-06-18), core/llm/llms, packages/openai-adapters/src and
packages/config-yaml/src/schemas/models.ts:

- an entry is handled by the class of that name; the command line knows those of `constructLlmApi` alone;
- classes for OpenAI's protocol call /chat/completions below `apiBase` with the key as bearer, and nothing at all without a key, by
  openai/openai-node; `anthropic` calls /messages with the key in x-api-key and a version of its own, `ollama` /api/chat;
- AUTODETECT asks for /models below the address, under `data` or bare, `ollama` for /api/tags, each time the file is loaded.
"""

import pathlib
import re

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

import by_rules
import copies
import documented

PACKAGES = ["pydantic", "pyyaml"]
FILE = "continue/config.yaml"
ANY_MODEL = "AUTODETECT"
# Those of constructLlmApi that put OpenAI's own path behind any address.
OPENAI = {
    "openai", "cerebras", "cometapi", "deepinfra", "deepseek", "fireworks", "groq", "inception", "lmstudio", "minimax", "mistral",
    "novita", "nvidia", "openrouter", "ovhcloud", "sambanova", "scaleway", "text-gen-webui", "vllm", "xAI", "zAI",
}


class RequestOptions(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    headers: dict[str, str] = {}


class Model(BaseModel):
    """An entry of models, as far as it is of use here."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    provider: str = Field(min_length=1)
    model: str = Field(min_length=1)
    apiBase: str = Field(pattern=r"^https?://[^\s{}]+$")
    apiKey: str = Field(pattern=r"^(none|\$\{\{ secrets\.[A-Za-z_][A-Za-z0-9_]* \}\})$")
    requestOptions: RequestOptions = RequestOptions()


class Config(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    version: str = Field(min_length=1)
    schema_: str = Field(alias="schema", pattern="^v1$")
    models: list[Model] = Field(min_length=1)


def check(output: pathlib.Path) -> documented.Result:
    judge = by_rules.Judge(output)
    try:
        models = Config.model_validate(yaml.safe_load((output / FILE).read_text(encoding="utf-8"))).models
    except ValidationError as error:
        return documented.Result([f"{each['loc']}: {each['msg']}" for each in error.errors()])
    ids = {each["name"]: each["id"] for each in judge.providers.values()}
    judge.complaints += by_rules.twice([model.name for model in models])
    for model in models:
        provider = ids.get(model.name, model.name)
        if "${{" in str(model.model_dump(exclude={"apiKey"})):
            judge.complaints.append(f"{provider}: a template stands outside of the key")
        address = list_of(model)
        if model.model == ANY_MODEL and not (address and by_rules.is_listed(judge.providers[provider], *address)):
            judge.complaints.append(f"{provider}: Continue finds no models to detect")
        variable = None if model.apiKey == "none" else re.sub(r".*secrets\.|\W+$", "", model.apiKey)
        judge.judge(provider, [call(model, documented.key_of(variable) if variable else "none")], model.model, variable)
    return judge.result()


def call(model: Model, key: str):
    """What the class of the entry sends."""
    base, headers = model.apiBase.removesuffix("/"), model.requestOptions.headers
    match model.provider:
        case "anthropic":
            own = {"x-api-key": key, "anthropic-version": "2023-06-01"}
            return by_rules.post(base + "/messages", model.model, own | headers)
        case "ollama":
            return by_rules.post(base + "/api/chat", model.model, by_rules.bearer(key) | headers)
        case name if name in OPENAI:
            return by_rules.post(base + "/chat/completions", model.model, by_rules.bearer(key) | headers)
    return by_rules.post(f"no class {model.provider}", model.model, {})


def list_of(model: Model) -> tuple[str, list[str]] | None:
    """Where the class asks for models, and in which shapes it reads them."""
    base = model.apiBase.removesuffix("/")
    if model.provider == "ollama":
        return base + "/api/tags", ["data", "models"]
    return (base + "/models", ["data", "array"]) if model.provider in OPENAI else None


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """A class that calls another path."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, FILE, 'provider: "groq"', 'provider: "anthropic"')
    return ["groq: https://api.groq.com/openai/v1/messages is no call of it"]
