"""Syntax by tomllib; no independent reader of the keys, which are held against the ids that the gateway knows.

A provider that the gateway does not know is ignored without a word, so a name beyond this list is an error. The addresses that
its clients came with are wrong for some providers, and lead to strangers for others, so an entry has to state its own.
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
# Clients made with ApiKeyCredentials::new, or with_header and "Authorization": they send the key as it stands.
BARE = {"deepseek", "helicone", "minimax", "mistral", "perplexity", "volcano", "xai"}
BEARER = re.compile(r"Bearer \$\{[A-Z0-9_]+\}")
ADDRESS = re.compile(r"https?://[^{}\s]+[^/]")


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
        if not ADDRESS.fullmatch(table.get("base_url", "")):
            complaints.append(f"{name}: no address")
        # Others read <ID>_API_KEY by themselves; a reference to a variable that is not set would be an empty key.
        if name in BARE and not BEARER.fullmatch(table.get("api_key", "")):
            complaints.append(f"{name}: the client sends the key without the word Bearer")
        if name not in BARE and "api_key" in table:
            complaints.append(f"{name}: a key is stated that the gateway would read by itself")
    return complaints


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """An id in another spelling, which the gateway would ignore."""
    copies.replace(output, scratch, "llmg/llmg.toml", "[providers.together_ai]", "[providers.togetherai]")
