"""Which hosts LiteLLM asks for when it is to send a chat request. Names are noted, never resolved, so nothing leaves the machine."""

import functools
import json
import pathlib
import socket
from urllib.parse import urlsplit

import litellm

# Besides the provider, LiteLLM asks this host for a tokenizer or for the address of a model.
TOKENIZERS = {"replicate": {"huggingface.co"}, "huggingface": {"huggingface.co"}}


def of_request(model: str, address: str | None = None, key: str | None = None) -> set[str]:
    """The hosts whose names LiteLLM looks up for one chat request."""
    names: set[str] = set()

    def note(host, *_, **__):
        names.add(host.decode() if isinstance(host, bytes) else str(host))
        raise socket.gaierror(socket.EAI_NONAME, "no name is resolved here")

    resolver, socket.getaddrinfo = socket.getaddrinfo, note
    try:
        litellm.completion(
            model=model, api_base=address, api_key=key, messages=[{"role": "user", "content": "hello"}],
            num_retries=0, timeout=5, drop_params=True)
    except Exception:  # No request can succeed; each provider has errors of its own.
        pass
    finally:
        socket.getaddrinfo = resolver
    return names


def astray(provider: str, names: set[str], output: pathlib.Path) -> list[str]:
    """A complaint where a request of the provider asks for another host than those in the catalog."""
    hosts = surveyed(output)[provider]
    foreign = names - hosts - TOKENIZERS.get(provider, set())
    return [f"{provider}: a request asks for {', '.join(sorted(foreign))}, not {', '.join(sorted(hosts))}"] if foreign else []


@functools.cache
def surveyed(output: pathlib.Path) -> dict[str, set[str]]:
    """The hosts of each provider's endpoints."""
    catalog = json.loads((output / "catalog.json").read_text(encoding="utf-8"))
    return {each["id"]: {urlsplit(endpoint["baseURL"]).hostname for endpoint in each.get("endpoints", [])} for each in catalog["providers"]}
