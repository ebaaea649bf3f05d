"""Syntax by json; no independent reader of the keys, which a model of Crush's published schema checks."""

import json
import pathlib

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import copies

PACKAGES = ["pydantic"]
FILE = "crush/crush.json"
# Crush expands every value as a shell does.
LITERAL = r"^[^$`\\]*$"


class Provider(BaseModel):
    """ProviderConfig of schema.json in charmbracelet/crush, as far as it is of use here; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1, pattern=LITERAL)
    # The one type for servers that are compatible with OpenAI and not listed by name.
    type: str = Field(pattern="^openai-compat$")
    base_url: str = Field(pattern=r"^https?://[^\s{}$`\\]+$")
    api_key: str | None = Field(default=None, pattern=r"^\$[A-Za-z_][A-Za-z0-9_]*$")
    extra_headers: dict[str, str] = {}
    # Without models of its own an entry is of use only if Crush asks for them.
    discover_models: bool = Field(default=True)


def check(output: pathlib.Path) -> list[str]:
    document = json.loads((output / FILE).read_text(encoding="utf-8"))
    providers = document.pop("providers", {})
    schema = document.pop("$schema", None)
    complaints = [f"unexpected top-level key {key}" for key in document]
    if schema != "https://charm.land/crush.json":
        complaints.append(f"the schema is {schema}")
    if not providers:
        complaints.append("no provider at all")
    for name, table in providers.items():
        try:
            provider = Provider.model_validate(table)
        except ValidationError as error:
            complaints += [f"{name}: {each['loc']}: {each['msg']}" for each in error.errors()]
            continue
        if not provider.discover_models:
            complaints.append(f"{name} has no models and does not ask for any")
    return complaints


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A key of another client."""
    copies.replace(output, scratch, FILE, '"base_url"', '"baseURL"')
