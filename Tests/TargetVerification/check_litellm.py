"""LiteLLM itself: get_llm_provider knows every routing prefix of the catalog, Router loads the proxy's file, and a chat
request through each entry asks for no host but those of the provider that the entry names.

What stands in the catalog and older releases of LiteLLM do not route is listed in litellm_exceptions.json, each with a
reason and the release that brought it.
"""

import importlib.metadata
import json
import os
import pathlib
import re

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # Nothing is fetched.

import litellm
import yaml
from litellm.llms.openai_like.json_loader import JSONProviderRegistry

import asked_hosts
import copies

PACKAGES = ["litellm", "pyyaml"]
ISOLATED = True

EXCEPTIONS = pathlib.Path(__file__).with_name("litellm_exceptions.json")
# Asking LiteLLM to route these starts a sign-in; that it lists them has to do.
SIGN_IN = {"chatgpt", "github_copilot"}
litellm.suppress_debug_info = True


def check(output: pathlib.Path) -> list[str]:
    return prefixes(output) + proxy(output) + astray(output)


def astray(output: pathlib.Path) -> list[str]:
    """Entries whose request would look up another host than their provider's. Names are noted, never resolved."""
    complaints = []
    for route in yaml.safe_load((output / "litellm/config.yaml").read_text(encoding="utf-8"))["model_list"]:
        parameters = route["litellm_params"]
        model = parameters["model"].replace("*", "organisation/model")
        key = "not-a-key" if "api_key" in parameters else None
        names = asked_hosts.of_request(model, address=parameters.get("api_base"), key=key)
        complaints += asked_hosts.astray(route["model_name"].removesuffix("/*"), names, output)
    return complaints


def prefixes(output: pathlib.Path) -> list[str]:
    """Prefixes that LiteLLM refuses, and exceptions that nothing needs."""
    catalog = json.loads((output / "catalog.json").read_text(encoding="utf-8"))
    exceptions = json.loads(EXCEPTIONS.read_text(encoding="utf-8"))
    stated = {
        route["value"]: provider["id"]
        for provider in catalog["providers"]
        for route in provider.get("routing", [])
        if route["name"] == "litellm"
    }
    if not stated:
        return ["catalog.json states no LiteLLM prefix"]
    complaints = [f"{EXCEPTIONS.name}: the catalog does not state {name}" for name in sorted(exceptions.keys() - stated.keys())]
    newer = {name for name, exception in exceptions.items() if installed() < release(exception["routedSince"])}
    for prefix in sorted(stated.keys() - newer):
        problem = refusal(prefix)
        if problem:
            complaints.append(f"{stated[prefix]}: prefix {prefix}: {problem}")
    return complaints


def installed() -> tuple[int, ...]:
    return release(importlib.metadata.version("litellm"))


def release(version: str) -> tuple[int, ...]:
    """The numbers of a release, without what marks a build of it: 1.74.9.post1 is 1.74.9."""
    return tuple(int(number) for number in re.match(r"\d+(?:\.\d+)*", version)[0].split("."))


def refusal(prefix: str) -> str | None:
    """Why LiteLLM does not route models below a prefix; nothing if it does."""
    known = {getattr(each, "value", each) for each in litellm.provider_list}
    known.update(JSONProviderRegistry.list_providers())
    if prefix.split("/")[0] not in known:
        return "not among LiteLLM's providers"
    if prefix in SIGN_IN:
        return None
    try:
        _, provider, _, _ = litellm.get_llm_provider(f"{prefix}/a-model")
    except Exception as error:  # Each provider has errors of its own.
        return str(error).splitlines()[0]
    return None if provider == prefix.split("/")[0] else f"LiteLLM routes it to {provider}"


def proxy(output: pathlib.Path) -> list[str]:
    """What Router says of the file: route by route, so that one fault does not hide another, then as a whole."""
    routes = yaml.safe_load((output / "litellm/config.yaml").read_text(encoding="utf-8"))["model_list"]
    for route in routes:
        variable = route["litellm_params"].get("api_key", "").removeprefix("os.environ/")
        if variable:
            os.environ.setdefault(variable, "not-a-key")
    complaints = [f"{route.get('model_name')}: {problem}" for route in routes if (problem := dropped([route]))]
    return complaints or ([f"the whole file: {problem}"] if (problem := dropped(routes)) else [])


def dropped(routes: list[dict]) -> str | None:
    """Why LiteLLM's router does not hold each of these routes under its name; nothing if it does."""
    try:
        names = [route["model_name"] for route in litellm.Router(model_list=routes).model_list]
    except Exception as error:  # Each provider has errors of its own.
        return f"{type(error).__name__}: {str(error).strip().splitlines()[0]}"
    return None if len(set(names)) == len(routes) else f"the router holds {len(set(names))} of {len(routes)}"


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A local server without its address: LiteLLM sends its prompts and its key to api.openai.com."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, "litellm/config.yaml", '    api_base: "http://localhost:8000/v1"\n', "")
