"""The jsonschema package holds catalog.json against its published schema, data/schema/catalog.schema.json."""

import json
import pathlib

import jsonschema

import copies

PACKAGES = ["jsonschema"]

SCHEMA = pathlib.Path(__file__).resolve().parents[3] / "data/schema/catalog.schema.json"


def check(output: pathlib.Path) -> list[str]:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    reader = jsonschema.validators.validator_for(schema)
    reader.check_schema(schema)
    catalog = json.loads((output / "catalog.json").read_text(encoding="utf-8"))
    return [f"{error.json_path}: {error.message[:200]}" for error in reader(schema).iter_errors(catalog)]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A date that is none."""
    copies.replace(output, scratch, "catalog.json", '"edition": "', '"edition": "in ')
