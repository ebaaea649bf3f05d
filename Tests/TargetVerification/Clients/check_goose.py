"""No independent reader: requests that Goose makes by its own rules, restated here, are those of the catalog.

Its releases are no packages.

The rules are those of aaif-goose/goose, crates/goose-providers/src/declarative.rs (0e9b38f92) and openai.rs (012101cf8), and of
crates/goose/src/providers/openai_def.rs (021a75e2e), copies of August 2026:

- one file that does not parse, or that has an unknown engine, keeps all custom providers from being loaded;
- a file with the id of a provider of Goose's own takes the place of that;
- the address is that of the call as it stands, with the key as bearer; without a path, or with /v1 alone, it would be
  /v1/chat/completions;
- a provider whose key is required and not set cannot be used; without the requirement it is called with a key if there is one;
- models are asked for at the address of the call with `models` for `chat/completions`, at /v1/models of the host where that is
  not in it, and read under `data` (later releases read bare lists, too); `dynamic_models: false` wants models in the file;
- `max_completion_tokens` is sent to all providers but those of certain names.
"""

import json
import pathlib
from urllib.parse import urljoin, urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import by_rules
import copies
import documented

PACKAGES = ["pydantic"]
FOLDER = "goose/custom_providers"
# PROVIDERS_NEEDING_MAX_TOKENS_REMAP.
SENT_MAX_TOKENS = {
    "cerebras", "custom_deepseek", "groq", "inception", "kimi", "lmstudio", "mistral", "moonshot", "nearai", "ovhcloud",
}


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    context_limit: int = Field(gt=0)


class Provider(BaseModel):
    """DeclarativeProviderConfig; unknown keys are errors here."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(pattern=r"^[a-z0-9_][a-z0-9_-]*$")
    engine: str = Field(pattern="^openai$")
    display_name: str = Field(min_length=1)
    description: str | None = None
    api_key_env: str = Field(default="", pattern=r"^([A-Za-z_][A-Za-z0-9_]*)?$")
    base_url: str = Field(pattern=r"^https?://[^\s{}]+$")
    models: list[Model]
    headers: dict[str, str] = {}
    requires_auth: bool
    dynamic_models: bool
    model_doc_link: str | None = None

    @model_validator(mode="after")
    def can_be_used(self) -> "Provider":
        if self.requires_auth and not self.api_key_env:
            raise ValueError("it wants a key and has no variable for one")
        if not self.models and not self.dynamic_models:
            raise ValueError("it has no models and may not ask for any")
        if urlsplit(self.base_url).path.strip("/") in ("", "v1"):
            raise ValueError("its address is not that of the call")
        return self


def check(output: pathlib.Path) -> documented.Result:
    judge = by_rules.Judge(output)
    files = sorted((output / FOLDER).glob("*.json"))
    judge.complaints += [] if files else ["no provider at all"]
    for path in files:
        try:
            provider = Provider.model_validate(json.loads(path.read_text(encoding="utf-8")))
        except ValidationError as error:
            judge.complaints += [f"{path.name}: {each['loc']}: {each['msg']}" for each in error.errors()]
            continue
        if path.stem != provider.name:
            judge.complaints.append(f"{path.name} must have the name of its provider, {provider.name}")
        name = provider.name.removeprefix("custom_")
        known = judge.providers.get(name, {"endpoints": []})
        judge.complaints += [f"{provider.name}: {fault}" for fault in faults(provider, known)]
        key = documented.key_of(provider.api_key_env) if provider.api_key_env else None
        model = provider.models[0].name if provider.models else "a-model"
        call = by_rules.post(provider.base_url, model, by_rules.bearer(key) | provider.headers)
        judge.judge(name, [call], model, provider.api_key_env or None)
    return judge.result()


def faults(provider: Provider, known: dict) -> list[str]:
    """What Goose would do otherwise than meant."""
    found = []
    list_address = provider.base_url.replace("/chat/completions", "/models")
    if list_address == provider.base_url:
        list_address = urljoin(provider.base_url, "/v1/models")
    if provider.dynamic_models and not by_rules.is_listed(known, list_address, ["data"]):
        found.append(f"Goose finds no models at {list_address}")
    called = [each for each in known["endpoints"] if each["baseURL"] + each.get("chatPath", "") == provider.base_url]
    refused = {name for endpoint in called for name in endpoint.get("refusedParameters", [])}
    if "max_completion_tokens" in refused and provider.name not in SENT_MAX_TOKENS:
        found.append("it refuses max_completion_tokens, which Goose sends to it under this name")
    if not provider.name.startswith("custom_") and not provider.description:
        found.append("it takes the place of a provider of Goose's own and does not say so")
    if provider.name in SENT_MAX_TOKENS and provider.name.startswith("custom_"):
        found.append("it takes the place of a provider of Goose's own")
    return found


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """An address without the path of the call."""
    copies.copy(output, scratch, "catalog.json")
    path = f"{FOLDER}/custom_together-ai.json"
    copies.replace(output, scratch, path, "https://api.together.ai/v1/chat/completions", "https://api.together.ai/v1")
    return ["custom_together-ai.json: (): Value error, its address is not that of the call"]
