"""Syntax by json; no independent reader of the keys, which a model of Goose's declarative providers checks."""

import json
import pathlib

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import copies

PACKAGES = ["pydantic"]
FOLDER = "goose/custom_providers"


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    context_limit: int = Field(gt=0)


class Provider(BaseModel):
    """DeclarativeProviderConfig of crates/goose/src/config in block/goose; unknown keys are errors here."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(pattern=r"^[a-z0-9_][a-z0-9_-]*$")
    engine: str = Field(pattern="^(openai|anthropic|ollama)$")
    display_name: str = Field(min_length=1)
    description: str | None = None
    api_key_env: str = Field(default="", pattern=r"^([A-Za-z_][A-Za-z0-9_]*)?$")
    base_url: str = Field(pattern=r"^https?://[^\s{}]+$")
    models: list[Model]
    headers: dict[str, str] | None = None
    requires_auth: bool = True
    dynamic_models: bool | None = None
    model_doc_link: str | None = None

    @model_validator(mode="after")
    def can_be_used(self) -> "Provider":
        if self.requires_auth != bool(self.api_key_env):
            raise ValueError("requires_auth and api_key_env contradict each other")
        if not self.models and self.dynamic_models is False:
            raise ValueError("it has no models and may not ask for any")
        return self


def check(output: pathlib.Path) -> list[str]:
    files = sorted((output / FOLDER).glob("*.json"))
    complaints = [] if files else ["no provider at all"]
    for path in files:
        try:
            provider = Provider.model_validate(json.loads(path.read_text(encoding="utf-8")))
        except ValidationError as error:
            complaints += [f"{path.name}: {each['loc']}: {each['msg']}" for each in error.errors()]
            continue
        if path.stem != provider.name:
            complaints.append(f"{path.name} must have the name of its provider, {provider.name}")
    return complaints


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A file without the list of models, which may be empty and must be there."""
    path = next((output / FOLDER).glob("*.json")).relative_to(output).as_posix()
    copies.replace(output, scratch, path, '"models"', '"model_list"')
