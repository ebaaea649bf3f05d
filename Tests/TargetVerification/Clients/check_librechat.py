"""Syntax by PyYAML; no independent reader of LibreChat's own rules, restated here to make requests.

LibreChat is no package.

The rules are those of danny-avila/LibreChat, packages/data-provider/src/config.ts (endpointSchema, KnownEndpoints) and
packages/api/src/endpoints (copies of August 2026), and of its documentation (LibreChat-AI/librechat.ai, 4529bf5d of 2026-08-21):

- an endpoint has a name that is not built in, a key, an address and at least one model;
- a key that is a variable which is not set makes the endpoint fail; the variable OPENROUTER_API_KEY turns the built-in OpenAI
  endpoint to OpenRouter;
- a call is the address and /chat/completions, with the key as bearer and with `headers`, in which `{{LIBRECHAT_BODY_...}}` are
  replaced, and without the parameters of `dropParams`;
- `fetch` asks for /models below the address and reads objects under `data`; the models of the file stand in where that fails;
- an icon is found by the name of the endpoint.
"""

import pathlib

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

import by_rules
import copies
import documented

PACKAGES = ["pydantic", "pyyaml"]
FILE = "librechat/librechat.yaml"
# EModelEndpoint.
BUILT_IN = {
    "agents", "anthropic", "assistants", "azureAssistants", "azureOpenAI", "bedrock", "custom", "google", "openAI",
}
# Names of KnownEndpoints that are not those of the catalog, by provider.
ICONS = {
    "Fireworks": "fireworks-ai", "Groq": "groq", "Helicone": "helicone", "HuggingFace": "huggingface", "Mistral": "mistral",
    "Moonshot": "moonshot", "Ollama": "ollama", "together.ai": "together-ai", "Vercel": "vercel-ai-gateway", "xAI": "xai",
}
CONVERSATION = "{{LIBRECHAT_BODY_CONVERSATIONID}}"


class Models(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    default: list[str] = Field(min_length=1)
    fetch: bool = False


class Endpoint(BaseModel):
    """endpointSchema, as far as it is of use here."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    apiKey: str = Field(pattern=r"^(none|\$\{[A-Za-z_][A-Za-z0-9_]*\})$")
    baseURL: str = Field(pattern=r"^https?://[^\s{}]+$")
    headers: dict[str, str] = {}
    models: Models
    dropParams: list[str] = []

    @field_validator("name")
    @classmethod
    def is_free(cls, name: str) -> str:
        if name in BUILT_IN:
            raise ValueError("is the name of a built-in endpoint")
        return name

    @field_validator("apiKey")
    @classmethod
    def is_no_switch(cls, key: str) -> str:
        if key == "${OPENROUTER_API_KEY}":
            raise ValueError("turns the built-in OpenAI endpoint to OpenRouter")
        return key


class Endpoints(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    custom: list[Endpoint] = Field(min_length=1)


class Config(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    version: str = Field(pattern=r"^\d+\.\d+\.\d+$")
    endpoints: Endpoints


def check(output: pathlib.Path) -> documented.Result:
    judge = by_rules.Judge(output)
    try:
        config = Config.model_validate(yaml.safe_load((output / FILE).read_text(encoding="utf-8")))
    except ValidationError as error:
        return documented.Result([f"{each['loc']}: {each['msg']}" for each in error.errors()])
    entries = config.endpoints.custom
    judge.complaints += by_rules.twice([entry.name for entry in entries])
    ids = {each["name"]: each["id"] for each in judge.providers.values()} | ICONS
    for entry in entries:
        provider = ids.get(entry.name, entry.name)
        known = judge.providers.get(provider, {"endpoints": []})
        if entry.models.fetch and not by_rules.is_listed(known, entry.baseURL + "/models", ["data"]):
            judge.complaints.append(f"{provider}: LibreChat finds no models by asking")
        called = [each for each in known["endpoints"] if each["baseURL"] + each.get("chatPath", "") == entry.baseURL + "/chat/completions"]
        refused = {name for each in called for name in each.get("refusedParameters", [])}
        if missing := refused - set(entry.dropParams):
            judge.complaints.append(f"{provider}: LibreChat may send {', '.join(sorted(missing))}, which is refused")
        variable = {"OPENROUTER_KEY": "OPENROUTER_API_KEY"}.get(entry.apiKey.strip("${}"), entry.apiKey.strip("${}"))
        key = "none" if variable == "none" else documented.key_of(variable)
        headers = {name: value.replace(CONVERSATION, "a-conversation") for name, value in entry.headers.items()}
        model = entry.models.default[0]
        call = by_rules.post(entry.baseURL + "/chat/completions", model, by_rules.bearer(key) | headers)
        judge.judge(provider, [call], model, None if variable == "none" else variable)
    return judge.result()


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """An address without its version."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, FILE, "https://api.groq.com/openai/v1", "https://api.groq.com/openai")
    return ["groq: https://api.groq.com/openai/chat/completions is no call of it"]
