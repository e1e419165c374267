"""From the names on a command line to files: folders walked, globs opened."""

from __future__ import annotations

import glob
import os
from collections.abc import Sequence
from pathlib import Path

from newsparse.errors import UsageError
from newsparse.inputs.ids import printable
from newsparse.inputs.items import Failure, Found
from newsparse.inputs.kinds import Input, kind_of, known_kind, plain_name

_MANIFEST = ".manifest.json"
"""How the manifests of outputs end; in folders they are no articles."""


def discover(paths: Sequence[str], input_format: str | None = None) -> Found:
    """The files that paths, folders and globs name, in a stable order, with the id each would have.

    Raises UsageError where a glob matches nothing.
    """
    found = Found()
    for name in paths:
        if not name:
            raise UsageError("an input without a name; is a variable empty?")
        path = Path(name)
        if name != "-" and not path.exists() and any(c in name for c in "*?["):
            matches = sorted(glob.glob(name, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
            if not matches:
                raise UsageError(f"nothing matches '{name}'")
            for match in matches:
                _add(found, Path(match), input_format)
        else:
            _add(found, path, input_format)
    return found


def _add(found: Found, path: Path, input_format: str | None) -> None:
    if not path.is_dir():
        found.files += discover_files([str(path)], input_format)
        return

    def unreadable(error: OSError) -> None:
        folder = printable(str(error.filename or path))
        reason = f"a folder that cannot be read ({error.strerror or error}); what is in it is missing"
        found.failures.append(Failure(folder, reason, "unreadable", path=folder))

    seen = {os.path.realpath(path)}
    for root, folders, files in os.walk(path, onerror=unreadable, followlinks=True):
        found.skipped += sum(f.startswith(".") for f in folders)
        folders[:] = sorted(f for f in folders if not f.startswith(".") and _is_new(Path(root, f), seen))
        for name in sorted(files):
            file = Path(root, name)
            kind = known_kind(file)
            if name.startswith(".") or kind is None or name.endswith(_MANIFEST):
                found.skipped += 1
            else:
                id_ = plain_name(file.relative_to(path)).with_suffix("").as_posix()
                found.files.append(Input(file, id_, kind_of(file, input_format)))


def _is_new(folder: Path, seen: set[str]) -> bool:
    """Whether a folder, or what a link to one leads to, was not walked yet; noted as walked."""
    real = os.path.realpath(folder)
    if real in seen:
        return False
    seen.add(real)
    return True


def discover_files(names: Sequence[str], input_format: str | None = None) -> list[Input]:
    """The named files as they are, folders not opened; each with its id and kind."""
    return [
        Input(Path(n), "stdin" if n == "-" else plain_name(Path(n)).stem, kind_of(Path(n), input_format)) for n in names
    ]
