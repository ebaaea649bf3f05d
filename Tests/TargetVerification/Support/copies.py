"""Damaged copies of targets, for checks that show that they can fail."""

import pathlib


def replace(output: pathlib.Path, scratch: pathlib.Path, path: str, old: str, new: str) -> None:
    """Copies one file with the first `old` replaced; an `old` that is not there is an error."""
    text = (output / path).read_text(encoding="utf-8")
    if old not in text:
        raise ValueError(f"{path} has no {old!r} to damage")
    copy(output, scratch, path, text.replace(old, new, 1))


def copy(output: pathlib.Path, scratch: pathlib.Path, path: str, text: str | None = None) -> None:
    """Copies one file, or writes `text` in its place."""
    copied = scratch / path
    copied.parent.mkdir(parents=True, exist_ok=True)
    copied.write_text((output / path).read_text(encoding="utf-8") if text is None else text, encoding="utf-8")
