#!/usr/bin/env python3
"""Put the registries that `crosscheck` and `discover` read into one folder, from copies on this machine.

    Benchmarks/registries.py --models-dev DIR --catwalk DIR --genai-prices DIR --lobe-icons DIR --litellm WHEEL --out DIR
    provider-survey crosscheck --offline DIR

The first four are git repositories, bare or not; the last is LiteLLM's wheel from PyPI. Two registries are put together as
their sites do it: models.dev from a TOML file for each provider and model, Catwalk from a JSON file for each provider. A
file gets the day of the commit, and LiteLLM's that of the release (--litellm-day), for `crosscheck` takes the day of a file
for the day on which the registry said so.
"""
import argparse
import datetime
import json
import os
import re
import subprocess
import tomllib
import zipfile


def noon(day):
    return int(datetime.datetime.fromisoformat(day + "T12:00:00+00:00").timestamp())


class Repository:
    def __init__(self, path):
        self.git = ["git", "-C", path]

    def run(self, *arguments):
        return subprocess.run([*self.git, *arguments], capture_output=True, check=True).stdout

    def paths(self, below):
        return self.run("ls-tree", "-r", "-z", "--name-only", "HEAD", below).decode().split("\0")[:-1]

    def read(self, path):
        return self.run("show", "HEAD:" + path)

    def contents(self, paths):
        """Of many files, through one process."""
        data = subprocess.run(
            [*self.git, "cat-file", "--batch"], input="".join(f"HEAD:{p}\n" for p in paths).encode(),
            capture_output=True, check=True).stdout
        out, at = [], 0
        for _ in paths:
            end = data.index(b"\n", at)
            size = int(data[at:end].split()[2])
            out.append(data[end + 1:end + 1 + size])
            at = end + size + 2
        return out

    def moment(self):
        return noon(self.run("log", "-1", "--format=%cs").decode().strip())


def models_dev(repository):
    """api.json with the ids of the models alone; a model in a folder has the folder in its id."""
    out = {}
    paths = [p for p in repository.paths("providers/") if p.endswith(".toml")]
    files = dict(zip(paths, repository.contents(paths)))
    for path, body in files.items():
        if found := re.fullmatch(r"providers/([^/]+)/provider\.toml", path):
            out[found[1]] = {"id": found[1], **tomllib.loads(body.decode()), "models": {}}
    for path, body in files.items():
        if found := re.fullmatch(r"providers/([^/]+)/models/(.+)\.toml", path):
            out[found[1]]["models"][found[2]] = {"id": found[2]}
    return json.dumps(out, indent=1).encode()


def catwalk(repository):
    paths = [p for p in repository.paths("internal/providers/configs/") if p.endswith(".json")]
    return json.dumps([json.loads(body) for body in repository.contents(paths)], indent=1).encode()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    for name in ("models-dev", "catwalk", "genai-prices", "lobe-icons", "litellm", "litellm-day"):
        parser.add_argument("--" + name)
    parser.add_argument("--out", required=True)
    options = parser.parse_args()
    os.makedirs(options.out, exist_ok=True)

    def write(name, body, moment):
        path = os.path.join(options.out, name + ".json")
        with open(path, "wb") as file:
            file.write(body)
        os.utime(path, (moment, moment))

    if options.models_dev:
        repository = Repository(options.models_dev)
        write("models-dev", models_dev(repository), repository.moment())
    if options.catwalk:
        repository = Repository(options.catwalk)
        write("catwalk", catwalk(repository), repository.moment())
    if options.genai_prices:
        repository = Repository(options.genai_prices)
        write("genai-prices", repository.read("prices/new_data/v2/data.json"), repository.moment())
    if options.lobe_icons:
        repository = Repository(options.lobe_icons)
        write("lobe-icons-toc", repository.read("src/toc.json"), repository.moment())
    if options.litellm:
        moment = noon(options.litellm_day or datetime.date.today().isoformat())
        with zipfile.ZipFile(options.litellm) as wheel:
            for name, path in {
                "litellm-providers": "litellm/provider_endpoints_support_backup.json",
                "litellm-json-providers": "litellm/llms/openai_like/providers.json",
                "litellm-models": "litellm/model_prices_and_context_window_backup.json",
            }.items():
                write(name, wheel.read(path), moment)


main()
