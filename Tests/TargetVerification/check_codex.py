"""Syntax by tomllib; no independent reader of the keys, which a model of the documented ones checks."""

import pathlib
import tomllib

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import copies

PACKAGES = ["pydantic"]
BUILT_IN = {"openai", "amazon-bedrock", "ollama", "lmstudio"}


class Provider(BaseModel):
    """A table below model_providers, as codex-rs/model-provider-info has it; unknown keys are errors."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: str = Field(min_length=1)
    base_url: str = Field(pattern=r"^https?://[^{}\s]+$")
    wire_api: str = Field(pattern="^responses$")
    env_key: str | None = Field(default=None, pattern="^[A-Za-z_][A-Za-z0-9_]*$")
    env_key_instructions: str | None = None
    query_params: dict[str, str] | None = None
    http_headers: dict[str, str] | None = None
    env_http_headers: dict[str, str] | None = None
    request_max_retries: int | None = Field(default=None, ge=0, le=100)
    stream_max_retries: int | None = Field(default=None, ge=0, le=100)
    stream_idle_timeout_ms: int | None = Field(default=None, gt=0)
    websocket_connect_timeout_ms: int | None = Field(default=None, gt=0)
    requires_openai_auth: bool = False
    supports_websockets: bool = False

    @model_validator(mode="after")
    def one_way_to_sign_in(self) -> "Provider":
        if self.env_key and self.requires_openai_auth:
            raise ValueError("env_key and requires_openai_auth exclude each other")
        return self


def check(output: pathlib.Path) -> list[str]:
    document = tomllib.loads((output / "codex/config.toml").read_text(encoding="utf-8"))
    providers = document.pop("model_providers", {})
    complaints = [f"unexpected top-level key {key}" for key in document]
    complaints += [f"{name} is built in and must not be defined" for name in sorted(BUILT_IN & providers.keys())]
    if not providers:
        complaints.append("no provider at all")
    for name, table in providers.items():
        try:
            Provider.model_validate(table)
        except ValidationError as error:
            complaints += [f"{name}: {each['loc']}: {each['msg']}" for each in error.errors()]
    return complaints


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """The protocol that the program has dropped."""
    copies.replace(output, scratch, "codex/config.toml", 'wire_api = "responses"', 'wire_api = "chat"')
