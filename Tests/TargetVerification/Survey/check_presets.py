"""The types of `ProviderPresets` in the version before, compiled by swiftc, decode presets.json and write it again."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile

import copies

PACKAGES: list[str] = []

TYPES = pathlib.Path(__file__).resolve().parents[2] / "PreviousPresets/PreviousPresets.swift"
PROGRAM = """
import Foundation
let data = try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1]))
let presets = try JSONDecoder().decode([ProviderPreset].self, from: data)
for preset in presets {
    for endpoint in preset.endpoints { print(preset.id.rawValue, endpoint.id, endpoint.baseURL) }
}
"""


def addresses(path: pathlib.Path) -> tuple[set[str], str]:
    """What the program printed, and its complaint."""
    compiler = shutil.which(os.environ.get("SWIFTC", "swiftc"))
    if compiler is None:
        return set(), "there is no swiftc"
    with tempfile.TemporaryDirectory() as folder:
        main = pathlib.Path(folder) / "main.swift"
        main.write_text(PROGRAM, encoding="utf-8")
        program = pathlib.Path(folder) / "read"
        subprocess.run([compiler, "-swift-version", "6", main, TYPES, "-o", program], check=True, capture_output=True)
        result = subprocess.run([program, path], capture_output=True, text=True, check=False)
    return set(result.stdout.splitlines()), result.stderr.strip()[:500] if result.returncode else ""


def check(output: pathlib.Path) -> list[str]:
    found, complaint = addresses(output / "presets.json")
    if complaint:
        return [complaint]
    catalog = json.loads((output / "catalog.json").read_text(encoding="utf-8"))
    wanted = {
        f"{provider['id']} {endpoint['id']} {endpoint['baseURL']}"
        for provider in catalog["providers"]
        for endpoint in provider.get("endpoints", [])
    }
    return [f"not the catalog's: {line}" for line in sorted(found ^ wanted)]


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """An answer that the enumerations of the version before do not have."""
    copies.copy(output, scratch, "catalog.json")
    copies.replace(output, scratch, "presets.json", '"availability": "no"', '"availability": "never"')
