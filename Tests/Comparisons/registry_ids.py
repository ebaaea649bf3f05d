#!/usr/bin/env python3
"""Shows that ids of other catalogs exist there: registry_ids.py TABLES

The folder TABLES holds the catalogs' own tables: litellm.json (provider_endpoints_support.json), models-dev.json
(api.json), catwalk.json, genai-prices.json, lobe-icons.json. The ids of a table are the keys of its member `providers`
or `icons`, else of the document; an entry may name a further one as `slug`, `enum_value` or `routing_prefix`.
"""
import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
REGISTRIES = ("litellm", "models-dev", "catwalk", "genai-prices", "lobe-icons")


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def known_ids(table):
    table = table.get("providers") or table.get("icons") or table
    further = [
        entry[key] for entry in table.values() if isinstance(entry, dict)
        for key in ("slug", "enum_value", "routing_prefix") if isinstance(entry.get(key), str)]
    return set(table) | {name.removesuffix("/") for name in further}


def stated_ids(registry):
    providers = read(ROOT / "output/catalog.json")["providers"]
    if registry == "lobe-icons":
        return [provider["logo"]["slug"] for provider in providers if provider.get("logo", {}).get("slug")]
    return [route["value"] for provider in providers for route in provider.get("routing", [])
            if route["name"] == registry and route["value"]]


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    status = 0
    for registry in REGISTRIES:
        file = pathlib.Path(sys.argv[1]) / f"{registry}.json"
        if not file.exists():
            sys.exit(f"{file} is not there; {registry} has nothing to be compared with")
        stated = stated_ids(registry)
        unknown = sorted(set(stated) - known_ids(read(file)))
        print(f"{registry}: {len(stated)} ids" + (f", unknown: {', '.join(unknown)}" if unknown else ", all known"))
        status |= bool(unknown) or not stated
    return status


if __name__ == "__main__":
    sys.exit(main())
