"""Syntax by PyYAML; no independent reader of the keys, which a model of LibreChat's custom endpoints checks."""

import pathlib

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

import copies

PACKAGES = ["pydantic", "pyyaml"]
FILE = "librechat/librechat.yaml"
# EModelEndpoint of packages/data-provider.
BUILT_IN = {
    "agents", "anthropic", "assistants", "azureAssistants", "azureOpenAI", "bedrock", "custom", "google", "openAI",
}


class Models(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    default: list[str] = Field(min_length=1)
    fetch: bool = False


class Endpoint(BaseModel):
    """endpointSchema of packages/data-provider in danny-avila/LibreChat, as far as it is of use here."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    apiKey: str = Field(pattern=r"^\$\{[A-Za-z_][A-Za-z0-9_]*\}$")
    baseURL: str = Field(pattern=r"^https?://[^\s{}]+$")
    headers: dict[str, str] = {}
    models: Models

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


def check(output: pathlib.Path) -> list[str]:
    try:
        config = Config.model_validate(yaml.safe_load((output / FILE).read_text(encoding="utf-8")))
    except ValidationError as error:
        return [f"{each['loc']}: {each['msg']}" for each in error.errors()]
    names = [endpoint.name for endpoint in config.endpoints.custom]
    return [f"{name} stands there twice" for name in sorted(set(names)) if names.count(name) > 1]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """An endpoint without models to begin with."""
    copies.replace(output, scratch, FILE, "default:", "defaults:")
