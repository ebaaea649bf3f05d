"""Requests that a program would make of an entry by its own rules, for programs that cannot be run here.

Each check says where it has the rules from. What comes of them is compared with the catalog as captured requests are.
"""

import json
from collections.abc import Iterable

import documented
from capture import Request


def post(url: str, model: str, headers: dict[str, str]) -> Request:
    """A call with a model in its body."""
    return Request("POST", url, {name.lower(): value for name, value in headers.items()}, json.dumps({"model": model}).encode())


def bearer(key: str | None) -> dict[str, str]:
    """The header of a key, where there is one."""
    return {"Authorization": f"Bearer {key}"} if key else {}


def is_listed(provider: dict, url: str, shapes: Iterable[str]) -> bool:
    """True if the catalog knows a list of models at the address, in a shape that the program reads."""
    return any(
        endpoint["baseURL"] + endpoint.get("modelsPath", "?") == url and endpoint.get("modelsShape", "data") in shapes
        for endpoint in provider["endpoints"])


def twice(names: list[str]) -> list[str]:
    return [f"{name} stands there twice" for name in sorted(set(names)) if names.count(name) > 1]


class Judge(documented.Documented):
    """Counts rules instead of captured requests."""

    def result(self) -> documented.Result:
        result = super().result()
        return documented.Result(result, result.figures.replace("requests captured", "by rules"))
