"""Python runs presets.py, LiteLLM calls what each preset names, as the product does, tree-sitter reads known-logos.ts.

The fields are held to a model of the product's classes. The requests arrive at a loopback server, as the catalog documents them.
"""

import concurrent.futures
import enum
import json
import os
import pathlib
import sys
import types
from typing import Literal

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # Nothing is fetched.

import litellm
import tree_sitter
import tree_sitter_typescript
from litellm.litellm_core_utils.thread_pool_executor import executor
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

import copies
import documented
from capture import Capture

PACKAGES = ["litellm", "pydantic", "tree-sitter", "tree-sitter-typescript"]
ISOLATED = "litellm"
litellm.suppress_debug_info = True

# Presets that the product has for servers on the user's machine; their addresses are its own.
LOCAL = {"lm-studio", "ollama", "vllm"}


class AuthType(enum.Enum):
    """The members of synthorg.providers.enums.AuthType."""

    API_KEY = "api_key"
    OAUTH = "oauth"
    CUSTOM_HEADER = "custom_header"
    SUBSCRIPTION = "subscription"
    NONE = "none"


class CloudPreset(BaseModel):
    """The fields and rules of synthorg.providers.preset_models.CloudPreset; unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    name: str = Field(pattern=r"\S")
    display_name: str = Field(pattern=r"\S")
    description: str = Field(pattern=r"\S")
    driver: Literal["litellm"]
    litellm_provider: str = Field(pattern=r"\S")
    auth_type: AuthType
    default_base_url: str | None = Field(default=None, pattern=r"^https://\S+$")
    requires_base_url: bool = False
    is_featured: bool = True
    kind: Literal["cloud"] = "cloud"
    supported_auth_types: tuple[AuthType, ...] = Field(default=(AuthType.API_KEY,), min_length=1)
    default_models: tuple[()] = ()
    prefer_live_discovery: bool = False

    @model_validator(mode="after")
    def auth_type_is_supported(self) -> "CloudPreset":
        if self.auth_type not in self.supported_auth_types:
            raise ValueError("auth_type is not among supported_auth_types")
        return self


def check(output: pathlib.Path) -> list[str]:
    complaints, presets = run(output / "synthorg/presets.py")
    if complaints:
        return complaints
    catalog = json.loads((output / "catalog.json").read_text(encoding="utf-8"))
    routes = [route for each in catalog["providers"] for route in each.get("routing", [])]
    prefixes = {route["value"] for route in routes if route["name"] == "litellm"}
    names = [preset.name for preset in presets]
    if not names:
        complaints.append("presets.py defines no preset")
    if len(set(names)) != len(names):
        complaints.append("two presets share a name")
    displayed = [preset.display_name.casefold() for preset in presets]
    if displayed != sorted(displayed) and names != sorted(names):
        complaints.append("the presets are not in alphabetical order")
    for preset in presets:
        # A preset with an address of its own goes through LiteLLM's route for compatible servers, whose table has OpenAI's models.
        if preset.litellm_provider == "openai" and preset.name != "openai" and not (
            preset.default_base_url and preset.prefer_live_discovery
        ):
            complaints.append(f"{preset.name}: as LiteLLM's openai it needs an address, and its models from there")
        if preset.litellm_provider not in prefixes | {"openai"}:
            complaints.append(f"{preset.name}: the catalog states no prefix {preset.litellm_provider}")
    complaints += logos((output / "synthorg/known-logos.ts").read_bytes(), set(names) | LOCAL)
    asked = requests(presets, catalog, output)
    return documented.Result(complaints + asked, asked.figures)


def requests(presets: list[CloudPreset], catalog: dict, output: pathlib.Path) -> documented.Result:
    """What LiteLLM sends when it is called as the product calls it: prefix and model, address if there is one, key."""
    decisions = next(each["decisions"] for each in catalog["consumers"] if each["id"] == "synthorg")
    providers = {each.get("presetID", each["provider"]): each["provider"] for each in decisions}
    judge = documented.Documented(output)
    documented.set_keys(output)
    # LiteLLM looks up what a model costs after its answer, and asks servers for that.
    pending: list[concurrent.futures.Future] = []
    submit = executor.submit
    executor.submit = lambda *work, **named: pending.append(submit(*work, **named)) or pending[-1]
    with Capture() as capture:
        # The address of others is what their users enter.
        for preset in (each for each in presets if not each.requires_base_url):
            provider, before = judge.providers[providers[preset.name]], len(capture.requests)
            variable, model = next(iter(documented.variables(provider))), listed(provider)
            try:
                litellm.completion(
                    model=f"{preset.litellm_provider}/{model}", api_base=preset.default_base_url,
                    api_key=documented.key_of(variable), messages=[{"role": "user", "content": "hello"}], num_retries=0,
                    max_retries=0)
            except Exception:  # What the server answers is right for the common protocols alone.
                pass
            concurrent.futures.wait(pending)
            judge.judge(provider["id"], capture.requests[before:], model, variable)
    executor.submit = submit
    return judge.result()


def listed(provider: dict) -> str:
    """A model that LiteLLM lists for a provider, without its prefix; else one of no provider."""
    model = next((each["value"] for each in provider["models"] if each["registry"] == "litellm"), "a-model")
    prefix = next((each["value"] for each in provider["routing"] if each["name"] == "litellm"), "")
    return model.removeprefix(f"{prefix}/")


def run(path: pathlib.Path) -> tuple[list[str], list[CloudPreset]]:
    """Executes the file against the models above, in place of the product's own modules."""
    enums = types.ModuleType("synthorg.providers.enums")
    enums.AuthType = AuthType
    models = types.ModuleType("synthorg.providers.preset_models")
    models.CloudPreset = CloudPreset
    stubs = {"synthorg": types.ModuleType("synthorg"), "synthorg.providers": types.ModuleType("synthorg.providers")}
    sys.modules.update(stubs | {enums.__name__: enums, models.__name__: models})
    names: dict[str, object] = {}
    try:
        exec(compile(path.read_text(encoding="utf-8"), path.name, "exec"), names)
    except (SyntaxError, ImportError, AttributeError, ValidationError) as error:
        return [f"{path.name}: {line}" for line in str(error).splitlines()], []
    constants = [value for name, value in names.items() if isinstance(value, CloudPreset) and name.isupper()]
    return [], constants


def logos(source: bytes, names: set[str]) -> list[str]:
    """What a real parser of TypeScript says of the set, and whether every logo belongs to a preset."""
    language = tree_sitter.Language(tree_sitter_typescript.language_typescript())
    tree = tree_sitter.Parser(language).parse(source)
    if tree.root_node.has_error:
        return ["known-logos.ts is no TypeScript"]
    constants = {}
    pending = [tree.root_node]
    while pending:
        node = pending.pop()
        if node.type == "variable_declarator":
            constants[node.child_by_field_name("name").text.decode()] = strings(node)
        pending.extend(node.children)
    known, slugs = constants.get("KNOWN_LOGOS", []), constants.get("LOGO_SLUGS", [])
    complaints = [f"known-logos.ts: no preset is named {name}" for name in known if name not in names]
    if not known or slugs[::2] != known:
        complaints.append("known-logos.ts: KNOWN_LOGOS and LOGO_SLUGS name different presets")
    return complaints


def strings(node: tree_sitter.Node) -> list[str]:
    """The string literals below a node, in order."""
    if node.type == "string_fragment":
        return [node.text.decode()]
    return [text for child in node.children for text in strings(child)]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A field that the product's class does not have."""
    copies.copy(output, scratch, "catalog.json")
    copies.copy(output, scratch, "synthorg/known-logos.ts")
    copies.replace(output, scratch, "synthorg/presets.py", "litellm_provider=", "litellm_prefix=")
