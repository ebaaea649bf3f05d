"""Syntax by tomllib; no independent reader of the keys, which are held against the ids that the gateway knows.

A provider that the gateway does not know is ignored without a word, so a name beyond this list is an error.
"""

import pathlib
import re
import tomllib

import copies

PACKAGES: list[str] = []

# The arms of the gateway's match on provider ids (llmg-gateway/src/providers.rs), and its further defaults.
KNOWN = set(
    """openai groq deepinfra together_ai fireworks_ai anyscale deepseek perplexity z_ai z_ai_coding sambanova cerebras
    nscale xai hyperbolic featherless_ai friendliai octoai openrouter anthropic cohere mistral ai21 aiml aleph_alpha
    apertis_ai chutes comet compactifai meta_llama minimax nano_gpt poe publicai synthetic v0 volcano jina deepgram
    voyageai infinity milvus fal_ai helicone langgraph pydantic_ai_agent firecrawl elevenlabs stability runway ollama
    vllm lm_studio llamafile oobabooga triton petals docker_runner xinference custom_llm_server azure azure_ai bedrock
    aws_sagemaker vertex_ai watsonx heroku github_copilot antigravity litellm_proxy huggingface polly""".split()
)
FIELDS = {"enabled": bool, "api_key": str, "base_url": str, "default_model": str, "headers": dict}
REFERENCE = re.compile(r"\$\{[A-Z0-9_]+\}")


def check(output: pathlib.Path) -> list[str]:
    document = tomllib.loads((output / "llmg/llmg.toml").read_text(encoding="utf-8"))
    providers = document.get("providers", {})
    complaints = [f"unexpected top-level key {key}" for key in document if key not in ("use_env", "providers")]
    if document.get("use_env") is not True:
        complaints.append("without use_env the references to variables are sent as keys")
    if not providers:
        complaints.append("no provider at all")
    for name, table in providers.items():
        if name not in KNOWN:
            complaints.append(f"the gateway does not know {name}")
        complaints += [f"{name}: {key}" for key, value in table.items() if not isinstance(value, FIELDS.get(key, ()))]
        if "api_key" in table and not REFERENCE.fullmatch(table["api_key"]):
            complaints.append(f"{name}: the key is no reference to a variable")
    return complaints


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """An id in another spelling, which the gateway would ignore."""
    copies.replace(output, scratch, "llmg/llmg.toml", "[providers.together_ai]", "[providers.togetherai]")
