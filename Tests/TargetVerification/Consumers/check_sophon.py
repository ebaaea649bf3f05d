"""No independent reader: Sophon's source is closed; its documented fields and provider types are held against."""

import json
import pathlib
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import copies

PACKAGES = ["pydantic"]

TYPES = """anthropic openai gemini azure-openai bedrock cloudflare deepseek fireworks groq huggingface minimax mistral
moonshot nvidia-nim openrouter perplexity qwen stepfun together xai zhipu sophon-forge custom-openai ollama lmstudio
anthropic-subscription claude-code openai-codex github-copilot""".split()

# Local servers, and those with a sign-in inside the program.
KEYLESS = {"ollama", "lmstudio", "openai-codex", "github-copilot"}


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    id: str = Field(min_length=1)
    isDefault: bool


class Provider(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    id: str = Field(min_length=1)
    name: str = Field(min_length=1)
    providerType: Literal[tuple(TYPES)]
    apiKey: str | None = Field(default=None, pattern=r"^\$\{[A-Z0-9_]+\}$")
    priority: int = Field(ge=1)
    isDefault: bool
    models: list[Model]


class Configuration(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    providers: list[Provider] = Field(min_length=1)


def check(output: pathlib.Path) -> list[str]:
    document = json.loads((output / "sophon/models.json").read_text(encoding="utf-8"))
    try:
        configuration = Configuration.model_validate(document)
    except ValidationError as error:
        return [f"{each['loc']}: {each['msg']}" for each in error.errors()]
    ids = [provider.id for provider in configuration.providers]
    complaints = [f"{each} stands twice" for each in sorted(set(ids)) if ids.count(each) > 1]
    defaults = [provider for provider in configuration.providers if provider.isDefault]
    if [provider.priority for provider in defaults] != [1]:
        complaints.append("the one default is not the provider that is tried first")
    elif not any(model.isDefault for model in defaults[0].models):
        complaints.append("the default has no default model")
    for provider in configuration.providers:
        if sum(model.isDefault for model in provider.models) > 1:
            complaints.append(f"{provider.id}: more than one default model")
        if (provider.apiKey is None) != (provider.providerType in KEYLESS):
            complaints.append(f"{provider.id}: it takes a key, or takes none")
    return complaints


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A provider type that the product does not have."""
    copies.replace(output, scratch, "sophon/models.json", '"providerType": "together"', '"providerType": "togetherai"')
