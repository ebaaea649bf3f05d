"""Surveys of any size: the shipped one, its providers and sources repeated under other ids."""
import json
import pathlib
import shutil

DATA = pathlib.Path("data")


def write_survey(folder, providers):
    """Writes a valid survey of so many providers below `folder`, at least the shipped ones, with all else as shipped."""
    folder = pathlib.Path(folder)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DATA, folder)
    shipped = [json.loads(path.read_text()) for path in sorted((DATA / "providers").glob("*.json"))]
    # A variant comes after its parent, so that a cut never leaves it alone.
    shipped.sort(key=lambda provider: "parent" in provider)
    publishers = {path.stem: json.loads(path.read_text()) for path in sorted((DATA / "sources").glob("*.json"))}
    for copy in range(1, -(-providers // len(shipped))):
        kept = shipped[: providers - copy * len(shipped)]
        for provider in kept:
            _write(folder / "providers" / f"{provider['id']}-c{copy}.json", _provider(provider, copy))
        cited = set(_cited(kept))
        for name, publisher in publishers.items():
            sources = [source | {"id": f"{source['id']}-c{copy}"} for source in publisher["sources"] if source["id"] in cited]
            if sources:
                _write(folder / "sources" / f"{name}-c{copy}.json", publisher | {"sources": sources})


def _cited(value):
    if isinstance(value, dict):
        if isinstance(value.get("source"), str):
            yield value["source"]
        value = list(value.values())
    if isinstance(value, list):
        for element in value:
            yield from _cited(element)


def _write(path, value):
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n")


def _provider(provider, copy):
    def renamed(value, key=None):
        if isinstance(value, dict):
            return {name: renamed(member, name) for name, member in value.items()}
        if isinstance(value, list):
            return [renamed(element, key) for element in value]
        # An earlier value may be null: there was no successor.
        return f"{value}-c{copy}" if value is not None and key in ("source", "parent", "successor", "aliases") else value

    return renamed(provider) | {"id": f"{provider['id']}-c{copy}", "name": f"{provider['name']} {copy}"}
