"""PyYAML reads config.yaml, Python's json reads providers.json; no independent reader of the keys, a model stands in.

The file is for cliproxyapi++ and is read by CLIProxyAPI as well, so an entry may only have keys that both know: their loaders
ignore others without a word. Both drop entries without an address, and neither asks a provider for its models, so that an
entry without one can serve nothing. The models refuse all of that.
"""

import json
import pathlib

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

import copies

PACKAGES = ["pydantic", "pyyaml"]

# The keys of a block's entries, in the sources of each program: cliproxyapi++ of August 2026, CLIProxyAPI 7.2.140.
KEYED = {"api-key", "priority", "prefix", "base-url", "proxy-url", "headers", "models", "excluded-models"}
COMPATIBLE = {"name", "priority", "disabled", "prefix", "base-url", "api-key-entries", "models", "headers", "disable-cooling"}
FORK = {name: KEYED for name in ("claude-api-key", "gemini-api-key", "codex-api-key", "vertex-api-key")} | {
    "openai-compatibility": COMPATIBLE | {"models-endpoint"}
}
UPSTREAM = {name: KEYED | {"weight", "disable-cooling", "request-retry"} for name in FORK} | {
    "openai-compatibility": COMPATIBLE | {"request-retry", "request-scoped-errors", "support-prompt-cache-key"}
}

Reference = Field(pattern=r"^\$\{[A-Z0-9_]+\}$")
Address = Field(pattern=r"^https?://[^{}\s]+$")
Plain = ConfigDict(extra="forbid", strict=True, alias_generator=lambda name: name.replace("_", "-"))


class KeyBlock(BaseModel):
    model_config = Plain
    api_key: str = Reference
    base_url: str | None = Field(default=None, pattern=r"^https?://[^{}\s]+$")


class AddressedBlock(KeyBlock):
    base_url: str = Address


class KeyEntry(BaseModel):
    model_config = Plain
    api_key: str = Reference


class OfferedModel(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)
    name: str = Field(min_length=1)
    alias: str = Field(min_length=1)


class Compatible(BaseModel):
    model_config = Plain
    name: str = Field(min_length=1)
    base_url: str = Address
    disabled: bool = False
    # A prefix with a slash in it is reset to none.
    prefix: str = Field(pattern=r"^[^/\s]+$")
    api_key_entries: list[KeyEntry] | None = Field(default=None, min_length=1)
    models: list[OfferedModel] = []
    headers: dict[str, str] | None = None

    @model_validator(mode="after")
    def offers_a_model(self) -> "Compatible":
        if not self.disabled and not self.models:
            raise ValueError("it offers no model")
        return self


BLOCKS = {
    "claude-api-key": KeyBlock,
    "gemini-api-key": KeyBlock,
    "vertex-api-key": KeyBlock,
    "codex-api-key": AddressedBlock,
    "openai-compatibility": Compatible,
}

# The blocks that cliproxyapi++ generates, and the names by which its other code calls them.
REGISTRY_BLOCKS = {
    "minimax": "MiniMax", "roo": "Roo", "kilo": "Kilo", "deepseek": "DeepSeek", "groq": "Groq", "mistral": "Mistral",
    "siliconflow": "SiliconFlow", "openrouter": "OpenRouter", "together": "Together", "fireworks": "Fireworks", "novita": "Novita",
}  # fmt: skip


class RegistryItem(BaseModel):
    """What the product's code generator reads of one provider."""

    model_config = ConfigDict(extra="forbid", strict=True)
    name: str = Field(pattern="^[a-z0-9-]+$")
    yaml_key: str | None = None
    go_name: str | None = None
    base_url: str | None = Field(default=None, pattern=r"^https?://[^{}\s]+$")
    env_vars: list[str] | None = Field(default=None, min_length=1)
    default_models: list[OfferedModel] | None = Field(default=None, min_length=1)

    @model_validator(mode="after")
    def is_a_block_or_switched_on(self) -> "RegistryItem":
        if self.yaml_key is None:
            if not (self.base_url and self.env_vars and self.default_models):
                raise ValueError("switched on by a variable, it needs an address and a model")
        elif (self.name, self.go_name) != (self.yaml_key, REGISTRY_BLOCKS.get(self.yaml_key)):
            raise ValueError("the product's code calls the block by another name")
        return self


def check(output: pathlib.Path) -> list[str]:
    document = yaml.safe_load((output / "cliproxyapi/config.yaml").read_text(encoding="utf-8"))
    complaints = [] if yaml.safe_load(yaml.safe_dump(document)) == document else ["config.yaml changes in a round trip"]
    for block, entries in document.items():
        if block not in BLOCKS:
            complaints.append(f"config.yaml: {block} is no block of both programs")
            continue
        complaints += problems(f"config.yaml {block}", BLOCKS[block], entries)
        unknown = {key for entry in entries for key in entry} - (FORK[block] & UPSTREAM[block])
        complaints += [f"config.yaml {block}: not both programs read {key}" for key in sorted(unknown)]
    items = json.loads((output / "cliproxyapi/providers.json").read_text(encoding="utf-8"))
    complaints += problems("providers.json", RegistryItem, items)
    missing = REGISTRY_BLOCKS.keys() - {item.get("yaml_key") for item in items}
    complaints += [f"providers.json: without {block} the product does not compile" for block in sorted(missing)]
    for place, entries in [("config.yaml", document.get("openai-compatibility", [])), ("providers.json", items)]:
        for key in ("name", "prefix"):
            names = [entry[key].lower() for entry in entries if key in entry]
            complaints += [f"{place}: {key} {name} stands twice" for name in sorted(set(names)) if names.count(name) > 1]
    return complaints


def problems(place: str, model: type[BaseModel], items: object) -> list[str]:
    try:
        TypeAdapter(list[model]).validate_python(items)
    except ValidationError as error:
        return [f"{place}: {each['loc']}: {each['msg']}" for each in error.errors()]
    return []


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A key that the loaders would ignore."""
    copies.replace(output, scratch, "cliproxyapi/config.yaml", "base-url:", "base_url:")
    copies.copy(output, scratch, "cliproxyapi/providers.json")
