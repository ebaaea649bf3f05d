"""The Swift compiler type-checks the standalone file alone, and the table together with the library's types."""

import os
import pathlib
import shutil
import subprocess

import copies

PACKAGES: list[str] = []

LIBRARY = pathlib.Path(__file__).resolve().parents[3] / "Sources/ProviderPresets"
TABLE = "ProviderPresets+Catalog.swift"


def check(output: pathlib.Path) -> list[str]:
    compiler = shutil.which(os.environ.get("SWIFTC", "swiftc"))
    if compiler is None:
        return ["there is no swiftc"]
    types = sorted(path for path in LIBRARY.rglob("*.swift") if path.name != TABLE)
    complaints = []
    for files in ([output / "swift/ProviderPresetsStandalone.swift"], [*types, output / "swift" / TABLE]):
        command = [compiler, "-typecheck", "-swift-version", "6", "-warnings-as-errors", *files]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        complaints += [line for line in result.stderr.splitlines() if "error:" in line][:10]
        if result.returncode != 0 and not complaints:
            complaints.append(f"swiftc ended with {result.returncode}")
    return complaints


def broken(output: pathlib.Path, scratch: pathlib.Path) -> None:
    """A case of an enumeration that does not exist."""
    copies.copy(output, scratch, f"swift/{TABLE}")
    copies.replace(output, scratch, "swift/ProviderPresetsStandalone.swift", ".openAIChat", ".openAIChats")
