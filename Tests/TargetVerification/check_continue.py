"""Syntax by PyYAML; no independent reader of the keys, which a model of Continue's published schema checks."""

import pathlib

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

import copies

PACKAGES = ["pydantic", "pyyaml"]
FILE = "continue/config.yaml"


class RequestOptions(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    headers: dict[str, str] = {}


class Model(BaseModel):
    """An entry of models in packages/config-yaml of continuedev/continue, as far as it is of use here."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    provider: str = Field(pattern="^(openai|anthropic)$")
    model: str = Field(min_length=1)
    apiBase: str = Field(pattern=r"^https?://[^\s{}]+$")
    apiKey: str | None = Field(default=None, pattern=r"^\$\{\{ secrets\.[A-Za-z_][A-Za-z0-9_]* \}\}$")
    requestOptions: RequestOptions | None = None


class Config(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    version: str = Field(min_length=1)
    schema_: str = Field(alias="schema", pattern="^v1$")
    models: list[Model] = Field(min_length=1)


def check(output: pathlib.Path) -> list[str]:
    try:
        config = Config.model_validate(yaml.safe_load((output / FILE).read_text(encoding="utf-8")))
    except ValidationError as error:
        return [f"{each['loc']}: {each['msg']}" for each in error.errors()]
    complaints = []
    for model in config.models:
        others = model.model_dump(exclude={"apiKey"})
        if "${{" in str(others):
            complaints.append(f"{model.name}: a template stands outside of the key")
        # Only its OpenAI class asks for a list.
        if model.model == "AUTODETECT" and model.provider != "openai":
            complaints.append(f"{model.name}: {model.provider} has no list to detect models in")
    names = [model.name for model in config.models]
    return complaints + [f"{name} stands there twice" for name in sorted(set(names)) if names.count(name) > 1]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A pasted key."""
    copies.replace(output, scratch, FILE, '"${{ secrets.GROQ_API_KEY }}"', '"a-pasted-key"')
