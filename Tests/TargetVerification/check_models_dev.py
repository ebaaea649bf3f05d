"""Syntax by tomllib; no independent reader of the keys, which a model of models.dev's published schema checks."""

import pathlib
import tomllib

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import copies

PACKAGES = ["pydantic"]
FOLDER = "models-dev/providers"
WANT_ADDRESS = {"@ai-sdk/openai-compatible", "@openrouter/ai-sdk-provider"}
MAY_HAVE_ADDRESS = {"@ai-sdk/anthropic", "@ai-sdk/openai", "kiro-acp-ai-provider"}


class Provider(BaseModel):
    """Provider of packages/core/src/schema.ts in anomalyco/models.dev; unknown keys are errors there, too."""

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


def check(output: pathlib.Path) -> list[str]:
    files = sorted((output / FOLDER).glob("*/provider.toml"))
    complaints = [] if files else ["no provider at all"]
    for path in files:
        try:
            Provider.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        except ValidationError as error:
            complaints += [f"{path.parent.name}: {each['loc']}: {each['msg']}" for each in error.errors()]
    return complaints


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """An address beside a package that brings its own."""
    path = f"{FOLDER}/groq/provider.toml"
    copies.replace(output, scratch, path, "npm = ", 'api = "https://api.groq.com/openai/v1"\nnpm = ')
