"""No independent reader: OpenCode's schema is on its website only; a model of the documented fields checks."""

import json
import pathlib
import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import copies

PACKAGES = ["pydantic"]


class Options(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    baseURL: str = Field(pattern=r"^https?://[^{}\s]+$")
    apiKey: str | None = Field(default=None, pattern=r"^\{env:[A-Z0-9_]+\}$")
    headers: dict[str, str] | None = None


class Provider(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    npm: str = Field(pattern="^@ai-sdk/")
    name: str = Field(min_length=1)
    options: Options


class Configuration(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    schema_address: Literal["https://opencode.ai/config.json"] = Field(alias="$schema")
    provider: dict[str, Provider] = Field(min_length=1)


def check(output: pathlib.Path) -> list[str]:
    document = json.loads((output / "opencode/opencode.json").read_text(encoding="utf-8"))
    try:
        configuration = Configuration.model_validate(document)
    except ValidationError as error:
        return [f"{each['loc']}: {each['msg']}" for each in error.errors()]
    return [f"{name} is no provider id" for name in configuration.provider if not re.fullmatch(r"[a-z0-9-]+", name)]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A field in another spelling."""
    copies.replace(output, scratch, "opencode/opencode.json", '"baseURL"', '"baseUrl"')
