"""Aider itself: what it sends by every alias is what the catalog documents.

Its parser reads the aliases, its loader the settings, and a loopback server gets the requests.
Each alias is asked twice: with a key in every variable of the catalog, and then without its own, while variables that may hold
an address lead elsewhere. The second request must not carry the key of another service.
"""

import contextlib
import gc
import os
import pathlib
import re

os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # Nothing is fetched.

import litellm
import yaml
from aider import models
from aider.args import get_parser

import copies
import documented
from capture import Capture, Request

PACKAGES = ["aider-chat"]
# It pins all that it needs.
ISOLATED = True
FILE = "aider/aider.conf.yml"
SETTINGS = "aider/aider.model.settings.yml"
# A fault of LiteLLM's: what its general route sends where the variable of an entry is not set. The file says so.
FALLBACK = "HOSTED_VLLM_API_KEY"
# Faults of LiteLLM's that no setting of Aider's ends: it fetches the one to count what a model with llama-3 in its name
# streamed, the other to learn the window of a model at Hugging Face. Neither request holds anything of the question.
LOOKED_UP = re.compile(
    r"https://huggingface\.co/(Xenova/llama-3-tokenizer/resolve/main/tokenizer|huggingface/.+/raw/main/config)\.json")
litellm.suppress_debug_info = True
# Aider would fetch prices and windows of models that it has not heard of.
models.model_info_manager.content = litellm.model_cost
models.model_info_manager._cache_loaded = True


def check(output: pathlib.Path) -> documented.Result:
    path = str(output / FILE)
    aliases = get_parser([path], None).parse_args(["--config", path]).alias or []
    judge = documented.Documented(output)
    judge.complaints += [] if aliases else ["Aider reads no alias"]
    entries = yaml.safe_load((output / SETTINGS).read_text(encoding="utf-8"))
    parameters = {entry["name"]: entry["extra_params"] for entry in entries}
    if not len(parameters) == len(entries) == len(aliases):
        judge.complaints.append(f"{len(aliases)} aliases, {len(entries)} settings, {len(parameters)} names of models")
    models.register_models([str(output / SETTINGS)])
    documented.set_keys(output)
    gc.freeze()  # What is loaded by now stays; the collections below need not look at it.
    with Capture() as capture:
        for alias in aliases:
            provider, _, name = alias.partition(":")
            models.MODEL_ALIASES[provider] = name
            if provider not in judge.providers:
                judge.complaints.append(f"{provider}: the catalog has no such provider")
                continue
            given = parameters.get(name, {"model": "", "api_key": ""})
            key = given["api_key"].partition("os.environ/")[2] or None
            judge.judge(provider, ask(capture, provider), given["model"].partition("/")[2], key)
            with documented.without_keys_of(judge.providers[provider], output):
                judge.judge_without_key(provider, ask(capture, provider), FALLBACK)
    return judge.result()


def ask(capture: Capture, alias: str) -> list[Request]:
    """All that Aider sends for a question to a model, streamed and not."""
    before = len(capture.requests)
    model = models.Model(alias, weak_model=False, editor_model=False)
    for stream in (False, True):
        # What the server answers is right for the common protocols alone.
        with contextlib.suppress(Exception):
            _, answer = model.send_completion([{"role": "user", "content": "hello"}], None, stream)
            _ = list(answer) if stream else answer
    # What is left of streams locks LiteLLM's client when it is collected in the middle of a request.
    gc.collect()
    return [each for each in capture.requests[before:] if not LOOKED_UP.fullmatch(each.url)]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> list[str]:
    """A model without its address, which LiteLLM then sends to OpenAI."""
    for path in ("catalog.json", FILE):
        copies.copy(output, scratch, path)
    copies.replace(output, scratch, SETTINGS, '    api_base: "https://api.cerebras.ai/v1"\n', "")
    return ["cerebras: https://api.openai.com/"]
