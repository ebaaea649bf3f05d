"""Compares captured requests with what catalog.json documents for the provider that an entry names.

    documented = Documented(output)
    for each entry:
        documented.judge(provider, requests, model, variable)
    return documented.result()

A request is right when one call that the catalog documents for the provider has its URL, takes its key where it stands, is sent
the model that was asked for, and finds the headers that every request needs. Placeholders fit any one part of an address.
"""

import contextlib
import functools
import json
import os
import pathlib
import re
from collections import Counter
from urllib.parse import unquote, urlsplit

from capture import Request

# What is counted, in this order.
POINTS = ("URL", "key", "model", "headers")
CHAT = ("chat", "responses")
# Schemes for which a key that stands in a variable is sent as it is.
KEYED = ("bearer", "header", "query")
# OpenAI's library sends them to whomever it calls.
ACCOUNT = ("OPENAI_ORGANIZATION", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID")
# Where a request must never go.
ASTRAY = "https://astray.invalid/v1"


def key_of(variable: str) -> str:
    """The value that a variable has during a check, so that the request shows which one was read."""
    return f"key-of-{variable}"


def set_keys(output: pathlib.Path) -> None:
    """Gives each variable of the catalog that may hold a key a value of its own."""
    os.environ.update({name: key_of(name) for each in providers(output).values() for name in variables(each)})


@contextlib.contextmanager
def without_keys_of(provider: dict, output: pathlib.Path):
    """While it lasts, the variables of a provider's keys are not set, but all that could lead its requests astray: addresses,
    and what belongs to an account at OpenAI."""
    earlier = dict(os.environ)
    for each in providers(output).values():
        os.environ.update({fact["name"]: ASTRAY for fact in each.get("variables", []) if fact["role"] == "base-url"})
    if provider["id"] != "openai":
        os.environ.update({name: key_of(name) for name in ACCOUNT})
    for name in variables(provider):
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(earlier)


@functools.cache
def providers(output: pathlib.Path) -> dict[str, dict]:
    catalog = json.loads((output / "catalog.json").read_text(encoding="utf-8"))
    return {each["id"]: each for each in catalog["providers"]}


def variables(provider: dict) -> dict[str, set[str | None]]:
    """The variables that hold a key, with the realms where it is taken; None for all."""
    found: dict[str, set[str | None]] = {}
    for credential in provider["credentials"]:
        if credential["kind"] in ("api-key", "subscription-token"):
            for name in credential.get("environment", []):
                found.setdefault(name, set()).add(credential.get("realm"))
    return found


class Result(list[str]):
    """Complaints, and one line of what was counted."""

    def __init__(self, complaints: list[str], figures: str = "") -> None:
        super().__init__(complaints)
        self.figures = figures


class Documented:
    """What a target's entries send, and what is wrong with it."""

    def __init__(self, output: pathlib.Path) -> None:
        self.providers = providers(output)
        self.complaints: list[str] = []
        self._held: set[str] = set()
        self._counts: Counter[str] = Counter()

    def judge(self, provider: str, requests: list[Request], model: str, variable: str | None = None) -> None:
        """Looks at all that was sent for the entry of a provider. `variable` is what the entry takes its key from."""
        if not (known := self.providers.get(provider)):
            self.complaints.append(f"{provider}: the catalog has no such provider")
            return
        self._held.add(provider)
        self._counts["entries"] += 1
        found = [f"{url} is no address of it" for url in strays(known, requests)]
        sent = [each for each in requests if each.method == "POST" and not strays(known, [each])]
        calls = [each for each in sent if calls_of(known, each, model)]
        if sent:
            self._counts["captured"] += 1
            wrong = {point: "" for point in POINTS} | {"URL": f"{sent[-1].url} is no call of it"}
            if calls:
                wrong = functools.reduce(dict.__or__, (faults(each, known, model, variable) for each in calls))
            self._counts.update(point for point in POINTS if point not in wrong)
            found += [fault for fault in wrong.values() if fault]
        else:
            found.append("no chat request was sent to it")
        self._counts["wrong"] += bool(found)
        self.complaints += [f"{provider}: {fault}" for fault in found]

    def judge_without_key(self, provider: str, requests: list[Request], fallback: str) -> None:
        """Looks at what was sent while no key of the provider was set: it may carry that of `fallback` and no other."""
        foreign = set().union(*map(keys_in, requests)) - {fallback}
        found = [f"sends {', '.join(sorted(foreign))}"] if foreign else []
        found += [f"{url} is no address of it" for url in strays(self.providers[provider], requests)]
        self._counts["wrong"] += bool(found)
        self.complaints += [f"{provider}: without its own key: {fault}" for fault in found]

    def result(self) -> Result:
        """The complaints, and how many entries there are, what was captured, and what of it is right."""
        right = ", ".join(f"{point} {self._counts[point]}" for point in POINTS)
        return Result(
            self.complaints,
            f"{self._counts['entries']} entries, {self._counts['captured']} requests captured; right: {right}; "
            f"wrong: {self._counts['wrong']}; {len(self.providers) - len(self._held)} providers left out")


def strays(provider: dict, requests: list[Request]) -> list[str]:
    """Addresses of requests that went to no host of the provider, each once."""
    hosts = [pattern(origin(endpoint["baseURL"])) for endpoint in provider["endpoints"]]
    return list(dict.fromkeys(each.url for each in requests if not any(host.fullmatch(origin(each.url)) for host in hosts)))


def calls_of(provider: dict, request: Request, model: str) -> list[dict]:
    """The endpoints whose call a request is; there may be one for each way to authenticate."""
    return [endpoint for endpoint in chat_calls(provider) if is_call(request, endpoint, model)]


def faults(request: Request, provider: dict, model: str, variable: str | None) -> dict[str, str]:
    """What is wrong with a call, by point: against the endpoint of the provider that it comes closest to."""
    reached = calls_of(provider, request, model)
    return min((faults_at(request, endpoint, provider, model, variable) for endpoint in reached), key=len)


def faults_at(request: Request, endpoint: dict, provider: dict, model: str, variable: str | None) -> dict[str, str]:
    found = {}
    recommended = realm_of_first(provider)
    if endpoint.get("state") == "former":
        found["URL"] = f"{request.url} is a former address"
    elif endpoint.get("realm") != recommended and recommended:
        found["URL"] = f"{request.url} is in the realm {endpoint.get('realm')}, not {recommended}"
    if fault := key_fault(request, endpoint, provider, variable):
        found["key"] = fault
    sent = request.json.get("model")
    if "{model}" not in endpoint["chatPath"] and sent != model:
        found["model"] = f"asks for {sent}, not {model}"
    if missing := missing_headers(request, endpoint):
        found["headers"] = f"lacks {', '.join(missing)}"
    if refused := set(endpoint.get("refusedParameters", [])) & request.json.keys():
        found["headers"] = f"sends {', '.join(sorted(refused))}, which is refused"
    return found


def chat_calls(provider: dict) -> list[dict]:
    return [each for each in provider["endpoints"] if each.get("chatPath") and each.get("purpose", "chat") in CHAT]


def realm_of_first(provider: dict) -> str | None:
    """The realm of the endpoint that a program should take: the first complete one for which a key is enough."""
    complete = [each for each in chat_calls(provider) if "{" not in each["baseURL"] and each["auth"]["scheme"] in KEYED]
    return complete[0].get("realm") if complete else None


def is_call(request: Request, endpoint: dict, model: str) -> bool:
    """True if the request has the address of the endpoint's call, streaming or not."""
    paths = [path for path in (endpoint["chatPath"], endpoint.get("streamPath")) if path]
    return any(is_address(request, endpoint["baseURL"] + path, model) for path in paths)


def is_address(request: Request, address: str, model: str) -> bool:
    wanted = urlsplit(address)
    place = f"{wanted.scheme}://{wanted.netloc}{wanted.path}".replace("{model}", model)
    asked = urlsplit(request.url)
    if not pattern(place).fullmatch(f"{asked.scheme}://{asked.netloc}{unquote(asked.path)}"):
        return False
    pairs = [pair.partition("=") for pair in wanted.query.split("&") if pair]
    return all(name in request.query and pattern(value).fullmatch(request.query[name]) for name, _, value in pairs)


def key_fault(request: Request, endpoint: dict, provider: dict, variable: str | None) -> str | None:
    """Why the key does not arrive; nothing if it does, or if none has to."""
    auth, sent = endpoint["auth"], keys_in(request)
    names = variables(provider)
    if foreign := sent - names.keys():
        return f"sends the value of {', '.join(sorted(foreign))}, which is no key of it"
    if variable is None:
        free = auth["scheme"] == "none" or endpoint.get("keyOptional") or provider["category"] == "local-server"
        return None if free and not sent else f"sends {', '.join(sorted(sent)) or 'no key'} without being told to"
    if variable not in names:
        return f"{variable} holds no key of it"
    if endpoint.get("realm") and not names[variable] & {None, endpoint["realm"]}:
        return f"{variable} holds no key of the realm {endpoint['realm']}"
    place, wanted, arrived = key_place(request, auth, key_of(variable))
    if arrived != wanted:
        return f"{place} is {arrived!r}, not {wanted!r}"
    return None


def key_place(request: Request, auth: dict, key: str) -> tuple[str, str | None, str | None]:
    """Where a key belongs, what stands there in a right request, and what stands there in this one."""
    match auth["scheme"]:
        case "bearer":
            return auth["header"], f"Bearer {key}", request.headers.get(auth["header"].lower())
        case "header":
            wanted = " ".join(word for word in (auth.get("valuePrefix"), key) if word)
            return auth["header"], wanted, request.headers.get(auth["header"].lower())
        case "query":
            return auth["query"], key, request.query.get(auth["query"])
    return f"the credential ({auth['scheme']})", key, None


def keys_in(request: Request) -> set[str]:
    """The variables whose values stand anywhere in a request."""
    text = "\n".join([unquote(request.url), *request.headers.values(), request.body.decode("utf-8", "replace")])
    return set(re.findall(r"key-of-(\w+)", text))


def missing_headers(request: Request, endpoint: dict) -> list[str]:
    missing = []
    for header in endpoint["headers"]:
        sent = request.headers.get(header["name"].lower())
        if header["isRequired"] and (not sent or header["value"] and not pattern(header["value"]).fullmatch(sent)):
            missing.append(f"{header['name']}: {header['value']}".removesuffix(": "))
    return missing


def origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}".lower().removesuffix(":443")


def pattern(text: str) -> re.Pattern[str]:
    """Text whose placeholders fit one part of an address each."""
    return re.compile("".join("[^/]+" if part.startswith("{") else re.escape(part) for part in re.split(r"(\{[^}]*\})", text)))
