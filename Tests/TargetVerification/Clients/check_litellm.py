"""LiteLLM itself: what it sends through every entry is what the catalog documents.

Its get_llm_provider knows every routing prefix of the catalog, its Router loads the proxy's file, and a loopback server gets the
requests.
Each entry is asked twice: with a key in every variable of the catalog, and then without its own, while variables that may hold
an address lead elsewhere. The second request must not carry the key or the account of another service.
"""

import asyncio
import concurrent.futures
import contextlib
import importlib.metadata
import json
import os
import pathlib
import re

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # Nothing is fetched.

import litellm
import yaml
from litellm.litellm_core_utils.logging_worker import GLOBAL_LOGGING_WORKER
from litellm.litellm_core_utils.thread_pool_executor import executor
from litellm.llms.openai_like.json_loader import JSONProviderRegistry

import copies
import documented
from capture import Capture, Request

PACKAGES = ["litellm", "pyyaml"]
ISOLATED = True

FILE = "litellm/config.yaml"
# Prefixes that are newer than some release which a registry may give, with the first that routes them.
ROUTED_SINCE = {"aiand": "1.109.0", "bigmodel": "1.109.0", "opencode_go": "1.109.0", "streamlake": "1.109.0"}
# Asking LiteLLM to route these starts a sign-in; that it lists them has to do.
SIGN_IN = {"chatgpt", "github_copilot"}
# A fault of LiteLLM's: what its general route sends where the variable of an entry is not set. The file says so.
FALLBACK = "HOSTED_VLLM_API_KEY"
litellm.suppress_debug_info = True


def check(output: pathlib.Path) -> documented.Result:
    config = yaml.safe_load((output / FILE).read_text(encoding="utf-8"))
    routes = config["model_list"]
    for name, value in config.get("litellm_settings", {}).items():
        setattr(litellm, name, value)  # As the proxy does.
    complaints = prefixes(output) + proxy(routes)
    if complaints:
        return documented.Result(complaints)
    with Capture() as capture:
        return asyncio.run(Proxy(capture, routes, output).judged())


class Proxy:
    """The routes of the file in LiteLLM's router, asked one after the other."""

    def __init__(self, capture: Capture, routes: list[dict], output: pathlib.Path) -> None:
        self.capture = capture
        self.output = output
        self.providers = documented.providers(output)
        self.entries = {each["model_name"].removesuffix("/*"): each for each in routes}
        self._pending: list[concurrent.futures.Future] = []

    async def judged(self) -> documented.Result:
        judge = documented.Documented(self.output)
        self._note_background_work()
        documented.set_keys(self.output)
        for name, entry in self.entries.items():
            if name not in self.providers:
                judge.complaints.append(f"{name}: the catalog has no such provider")
                continue
            model = self._model(name)
            judge.judge(name, await self._ask(name, model), model, self._variable(entry))
            with documented.without_keys_of(self.providers[name], self.output):
                judge.judge_without_key(name, await self._ask(name, model), FALLBACK)
        return judge.result()

    def _model(self, name: str) -> str:
        """The model of the provider that LiteLLM lists, as it is named behind the prefix; else one of no provider."""
        provider = self.providers[name]
        listed = {each["registry"]: each["value"] for each in provider["models"]}
        route = next((each["value"] for each in provider["routing"] if each["name"] == "litellm"), "")
        return listed.get("litellm", "organisation/a-model").removeprefix(route + "/")

    @staticmethod
    def _variable(entry: dict) -> str | None:
        prefix, _, variable = entry["litellm_params"]["api_key"].partition("os.environ/")
        return None if prefix else variable

    async def _ask(self, name: str, model: str) -> list[Request]:
        """All that is sent for a question to an entry, streamed and not. A new router reads the variables anew."""
        before = len(self.capture.requests)
        router = litellm.Router(model_list=[self.entries[name]], num_retries=0)
        question = {"messages": [{"role": "user", "content": "hello"}], "max_completion_tokens": 16, "max_retries": 0}
        for stream in (False, True):
            # What the server answers is right for the common protocols alone.
            with contextlib.suppress(Exception):
                answer = await router.acompletion(model=f"{name}/{model}", stream=stream, **question)
                if stream:
                    _ = [part async for part in answer]
        await GLOBAL_LOGGING_WORKER.flush()
        await asyncio.to_thread(concurrent.futures.wait, self._pending)
        self._pending.clear()
        return self.capture.requests[before:]

    def _note_background_work(self) -> None:
        """LiteLLM looks up what a model costs after its answer, in threads of its own, and asks servers for that."""
        submit = executor.submit

        def noted(*work, **named):
            self._pending.append(submit(*work, **named))
            return self._pending[-1]

        executor.submit = noted


def prefixes(output: pathlib.Path) -> list[str]:
    """Prefixes of the catalog that LiteLLM refuses."""
    stated = {
        route["value"]: name
        for name, provider in documented.providers(output).items()
        for route in provider.get("routing", [])
        if route["name"] == "litellm"
    }
    if not stated:
        return ["catalog.json states no LiteLLM prefix"]
    installed = release(importlib.metadata.version("litellm"))
    newer = {name for name, since in ROUTED_SINCE.items() if installed < release(since)}
    refused = {prefix: problem for prefix in sorted(stated.keys() - newer) if (problem := refusal(prefix))}
    return [f"{stated[prefix]}: prefix {prefix}: {problem}" for prefix, problem in refused.items()]


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


def proxy(routes: list[dict]) -> list[str]:
    """What Router says of the file: route by route, so that one fault does not hide another, then as a whole."""
    complaints = [f"{route.get('model_name')}: {problem}" for route in routes if (problem := dropped([route]))]
    return complaints or ([f"the whole file: {problem}"] if (problem := dropped(routes)) else [])


def dropped(routes: list[dict]) -> str | None:
    """Why LiteLLM's router does not hold each of these routes under its name; nothing if it does."""
    try:
        names = [route["model_name"] for route in litellm.Router(model_list=routes).model_list]
    except Exception as error:  # Each provider has errors of its own.
        return f"{type(error).__name__}: {str(error).strip().splitlines()[0]}"
    return None if len(set(names)) == len(routes) else f"the router holds {len(set(names))} of {len(routes)}"


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """Two local servers without their addresses: LiteLLM sends the prompt and the key to api.openai.com."""
    copies.copy(output, scratch, "catalog.json")
    keys = {"lmstudio": ("lm_studio", "LM_API_TOKEN"), "vllm": ("hosted_vllm", "HOSTED_VLLM_API_KEY")}
    entries = [
        {"model_name": f"{name}/*", "litellm_params": {"model": f"{route}/*", "api_key": f"os.environ/{key}"}}
        for name, (route, key) in keys.items()
    ]
    copies.copy(output, scratch, FILE, yaml.safe_dump({"model_list": entries}))
    return [f"{name}: https://api.openai.com/" for name in keys]
