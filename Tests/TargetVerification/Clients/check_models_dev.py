"""Syntax by tomllib; no independent reader of the rules of models.dev and the AI SDK, restated here to make requests.

Both are on npm alone.

The rules are those of anomalyco/models.dev, packages/core/src/schema.ts (f3fc69229 of 2026-07-02), and of vercel/ai, packages/*
(ed857f50f1 of 2026-08-22):

- unknown keys are errors; two packages want an address, three may have one, every other brings its own;
- a client finds the key of a provider in the variables under `env`;
- @ai-sdk/openai-compatible and the other general packages call /chat/completions below the address with the key as bearer,
  @ai-sdk/anthropic /messages with the key in x-api-key, @ai-sdk/openai /responses; the others call what stands below, as they did
  when they were run against a loopback server;
- headers are the client's own business: OpenCode sends x-opencode-session to providers whose ids begin with opencode
  (anomalyco/opencode, packages/opencode/src/session/llm.ts).
"""

import pathlib
import tomllib

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import by_rules
import copies
import documented

PACKAGES = ["pydantic"]
FOLDER = "models-dev/providers"
WANT_ADDRESS = {"@ai-sdk/openai-compatible", "@openrouter/ai-sdk-provider"}
# What packages for one provider call, and the header of the key.
OWN = {
    "@ai-sdk/cerebras": ("https://api.cerebras.ai/v1/chat/completions", "authorization"),
    "@ai-sdk/cohere": ("https://api.cohere.com/v2/chat", "authorization"),
    "@ai-sdk/deepinfra": ("https://api.deepinfra.com/v1/openai/chat/completions", "authorization"),
    "@ai-sdk/google": ("https://generativelanguage.googleapis.com/v1beta/models/a-model:generateContent", "x-goog-api-key"),
    "@ai-sdk/groq": ("https://api.groq.com/openai/v1/chat/completions", "authorization"),
    "@ai-sdk/mistral": ("https://api.mistral.ai/v1/chat/completions", "authorization"),
    "@ai-sdk/perplexity": ("https://api.perplexity.ai/chat/completions", "authorization"),
    "@ai-sdk/togetherai": ("https://api.together.xyz/v1/chat/completions", "authorization"),
    "@ai-sdk/xai": ("https://api.x.ai/v1/responses", "authorization"),
}
MAY_HAVE_ADDRESS = {"@ai-sdk/anthropic", "@ai-sdk/openai", "kiro-acp-ai-provider"}


class Provider(BaseModel):
    """Provider of schema.ts; unknown keys are errors there, too."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    env: list[str] = Field(min_length=1)
    npm: str = Field(min_length=1)
    api: str | None = Field(default=None, pattern=r"^https?://[^\s{}]+$")
    doc: str = Field(pattern=r"^https://\S+$")

    @model_validator(mode="after")
    def address_fits_package(self) -> "Provider":
        if self.npm in WANT_ADDRESS and self.api is None:
            raise ValueError(f"{self.npm} wants an address")
        if self.npm not in WANT_ADDRESS | MAY_HAVE_ADDRESS and self.api is not None:
            raise ValueError(f"{self.npm} must have no address")
        return self


def check(output: pathlib.Path) -> documented.Result:
    judge = by_rules.Judge(output)
    files = sorted((output / FOLDER).glob("*/provider.toml"))
    judge.complaints += [] if files else ["no provider at all"]
    ids = {each["name"]: each["id"] for each in judge.providers.values()}
    unseen = 0
    for path in files:
        try:
            provider = Provider.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except ValidationError as error:
            judge.complaints += [f"{path.parent.name}: {each['loc']}: {each['msg']}" for each in error.errors()]
            continue
        name = ids.get(provider.name, provider.name)
        known = judge.providers.get(name, {"credentials": [], "variables": [], "routing": []})
        judge.complaints += [f"{name}: {fault}" for fault in faults(provider, path.parent.name, known)]
        if provider.api is None and provider.npm not in OWN:
            unseen += 1
            continue
        keys = [each for each in provider.env if each in documented.variables(known)]
        variable = keys[0] if keys else None
        judge.judge(name, [call(provider, path.parent.name, documented.key_of(variable or ""))], "a-model", variable)
    result = judge.result()
    return documented.Result(result, f"{result.figures} or by packages of others ({unseen})")


def faults(provider: Provider, folder: str, known: dict) -> list[str]:
    """Names that the catalog does not have, and variables of models.dev's own that are lost."""
    found = []
    credentials = [name for each in known["credentials"] for name in each.get("environment", [])]
    names = {*credentials, *(each["name"] for each in known.get("variables", []))}
    if foreign := set(provider.env) - names:
        found.append(f"{', '.join(sorted(foreign))} is no variable of it")
    packages = {route["value"] for route in known["routing"] if route["name"] == "vercel-ai-sdk"}
    if provider.npm not in WANT_ADDRESS | MAY_HAVE_ADDRESS | packages:
        found.append(f"{provider.npm} is no package for it")
    if lost := [name for name in proven(folder, known) if name not in provider.env]:
        found.append(f"clients know it by {', '.join(lost)}")
    return found


def proven(folder: str, known: dict) -> list[str]:
    """The variables for which the catalog cites models.dev's own file of the provider."""
    found = []
    for credential in known["credentials"]:
        for evidence in credential["evidence"]:
            index = evidence.get("field", "environment/0").removeprefix("environment/")
            if evidence.get("pointer", "").startswith(f"/{folder}/env/") and index.isdecimal():
                found.append(credential["environment"][int(index)])
    return found


def call(provider: Provider, folder: str, key: str):
    own = {"x-opencode-session": "a-session"} if folder.startswith("opencode") else {}
    if provider.npm in OWN:
        url, header = OWN[provider.npm]
        return by_rules.post(url, "a-model", by_rules.bearer(key) if header == "authorization" else {header: key})
    if provider.npm == "@ai-sdk/openai":
        return by_rules.post(provider.api + "/responses", "a-model", by_rules.bearer(key))
    if provider.npm == "@ai-sdk/anthropic":
        headers = {"x-api-key": key, "anthropic-version": "2023-06-01"}
        return by_rules.post(provider.api + "/messages", "a-model", headers)
    return by_rules.post(provider.api + "/chat/completions", "a-model", by_rules.bearer(key) | own)


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """An address beside a package that brings its own."""
    copies.copy(output, scratch, "catalog.json")
    path = f"{FOLDER}/groq/provider.toml"
    copies.replace(output, scratch, path, "npm = ", 'api = "https://api.groq.com/openai/v1"\nnpm = ')
    return ["groq: (): Value error, @ai-sdk/groq must have no address"]
