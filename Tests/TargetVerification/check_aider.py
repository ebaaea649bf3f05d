"""Aider itself: its parser reads the file, its model class resolves every alias, its LiteLLM knows the provider, and a chat
request to the model of an alias asks for no host but those of the provider.

The variables that Aider then asks for are compared with those of the catalog. What the LiteLLM that Aider brings does not
know yet is listed with a reason in aider_exceptions.json.
"""

import json
import os
import pathlib

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # Nothing is fetched.

import litellm
from aider import models
from aider.args import get_parser

import asked_hosts
import copies

PACKAGES = ["aider-chat"]
# It pins all that it needs.
ISOLATED = True
FILE = "aider/aider.conf.yml"
EXCEPTIONS = pathlib.Path(__file__).with_name("aider_exceptions.json")
litellm.suppress_debug_info = True
# Aider would fetch prices and windows of models that it has not heard of.
models.model_info_manager.content = litellm.model_cost
models.model_info_manager._cache_loaded = True


def check(output: pathlib.Path) -> list[str]:
    path = str(output / FILE)
    aliases = get_parser([path], None).parse_args(["--config", path]).alias or []
    if not aliases:
        return ["Aider reads no alias"]
    catalog = json.loads((output / "catalog.json").read_text(encoding="utf-8"))
    providers = {provider["id"]: provider for provider in catalog["providers"]}
    exceptions = json.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    complaints = []
    for alias in aliases:
        name, _, model = alias.partition(":")
        if not model or name not in providers:
            complaints.append(f"{alias} is no alias of a provider")
            continue
        problem = refusal(name, model, providers[name])
        if name in exceptions and not problem:
            complaints.append(f"{EXCEPTIONS.name}: Aider knows {name} by now")
        elif problem and name not in exceptions:
            complaints.append(f"{name}: {problem}")
        else:
            complaints += asked_hosts.astray(name, asked_hosts.of_request(model, key="not-a-key"), output)
    return complaints


def refusal(name: str, model: str, provider: dict) -> str | None:
    """Why Aider could not call the provider by its alias; nothing if it could."""
    models.MODEL_ALIASES[name] = model
    resolved = models.Model(name, weak_model=False, editor_model=False)
    if resolved.name != model:
        return f"the alias leads to {resolved.name}"
    try:
        litellm.get_llm_provider(resolved.name)
    except litellm.BadRequestError:
        return f"LiteLLM {version()} does not know {model}"
    known = {each for credential in provider["credentials"] for each in credential.get("environment", [])}
    if unknown := set(resolved.missing_keys or []) - known:
        return f"Aider asks for {', '.join(sorted(unknown))}, which the catalog does not name"
    return None


def version() -> str:
    """The version of LiteLLM that Aider brings."""
    from importlib import metadata

    return metadata.version("litellm")


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A model of a provider that does not exist."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, FILE, ":groq/", ":no-such-provider/")
