"""PyYAML reads config.yaml, Python's json reads providers.json; no independent reader of the keys, a model stands in.

The product's loader ignores keys that it does not know and drops entries without an address, so the models refuse both.
"""

import json
import pathlib
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

import copies

PACKAGES = ["pydantic", "pyyaml"]

Reference = Field(pattern=r"^\$\{[A-Z0-9_]+\}$")
Address = Field(pattern=r"^https?://[^{}\s]+$")
Plain = ConfigDict(extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-"))


class KeyBlock(BaseModel):
    model_config = Plain
    api_key: str = Reference
    base_url: str | None = Field(default=None, pattern=r"^https?://[^{}\s]+$")
    prefix: str | None = Field(default=None, pattern=r"^[^/\s]+$")


class AddressedBlock(KeyBlock):
    base_url: str = Address


class SessionBlock(BaseModel):
    model_config = Plain
    token_file: str = Field(min_length=1)


class KeyEntry(BaseModel):
    model_config = Plain
    api_key: str = Reference


class Compatible(BaseModel):
    model_config = Plain
    name: str = Field(min_length=1)
    base_url: str = Address
    disabled: bool = False
    prefix: str | None = None
    api_key_entries: list[KeyEntry] | None = Field(default=None, min_length=1)
    headers: dict[str, str] | None = None


REGISTRY_BLOCKS = "minimax roo kilo deepseek groq mistral siliconflow openrouter together fireworks novita".split()
BLOCKS = {
    "claude-api-key": KeyBlock,
    "gemini-api-key": KeyBlock,
    "vertex-api-key": KeyBlock,
    "codex-api-key": AddressedBlock,
    "kiro": SessionBlock,
    "cursor": SessionBlock,
    "openai-compatibility": Compatible,
} | {name: KeyBlock for name in REGISTRY_BLOCKS}


class RegistryItem(BaseModel):
    """What the product's code generator reads of one provider."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: str = Field(pattern="^[a-z0-9-]+$")
    yaml_key: Literal[tuple(REGISTRY_BLOCKS)] | None = None
    go_name: str | None = None
    base_url: str | None = Field(default=None, pattern=r"^https?://[^{}\s]+$")
    env_vars: list[str] | None = Field(default=None, min_length=1)


def check(output: pathlib.Path) -> list[str]:
    document = yaml.safe_load((output / "cliproxyapi/config.yaml").read_text(encoding="utf-8"))
    complaints = [] if yaml.safe_load(yaml.safe_dump(document)) == document else ["config.yaml changes in a round trip"]
    for block, items in document.items():
        if block not in BLOCKS:
            complaints.append(f"config.yaml: the product has no block {block}")
        else:
            complaints += problems(f"config.yaml {block}", BLOCKS[block], items)
    items = json.loads((output / "cliproxyapi/providers.json").read_text(encoding="utf-8"))
    complaints += problems("providers.json", RegistryItem, items)
    for place, entries in [("config.yaml", document.get("openai-compatibility", [])), ("providers.json", items)]:
        names = [entry.get("name", "").lower() for entry in entries]
        complaints += [f"{place}: {name} stands twice" for name in sorted(set(names)) if names.count(name) > 1]
    return complaints


def problems(place: str, model: type[BaseModel], items: object) -> list[str]:
    try:
        TypeAdapter(list[model]).validate_python(items)
    except ValidationError as error:
        return [f"{place}: {each['loc']}: {each['msg']}" for each in error.errors()]
    return []


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A key that the loader would ignore."""
    copies.replace(output, scratch, "cliproxyapi/config.yaml", "base-url:", "base_url:")
    copies.copy(output, scratch, "cliproxyapi/providers.json")
