"""The manifest of a run: what made an output, beside it, so that it can be told years later and made again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from newsparse import lexicon
from newsparse.batch.report import LeftOut, Report
from newsparse.batch.work import Setup
from newsparse.errors import OutputError, UsageError
from newsparse.gazetteer import load_gazetteer
from newsparse.gazetteer.compiled import write_aside
from newsparse.inputs import Failure, Found, printable
from newsparse.models import Record
from newsparse.pipeline import installed_version
from newsparse.version import __version__

_CHUNK = 1 << 20


class File(Record, frozen=True):
    """A file as it was when the run ended: its bytes and their hash, None for one that is no file or was gone."""

    path: str
    bytes: int | None
    sha256: str | None


class Manifest(Record, frozen=True, kw_only=True):
    """What made an output. `seconds` are wall time (`all`) and work by stage in all workers, of the last run alone."""

    manifest_version: int = 1
    output: File
    format: str
    finished_at: str
    newsparse: str
    model: str
    gazetteer: str
    lexicon: str
    options: dict[str, Any]
    corrections: dict[str, Any] | None
    inputs: list[File]
    skipped: int
    counts: dict[str, int]
    failures: list[Failure]
    left_out: list[LeftOut]
    seconds: dict[str, float]


MADE_BY = ("newsparse", "model", "gazetteer", "lexicon", "options", "corrections", "format")
"""What of a manifest tells why two outputs of the same articles differ."""


def path_of(output: Path) -> Path:
    """Where the manifest of an output stands: out.manifest.json for out.jsonl, else the whole name and .manifest.json."""
    stem = output.stem if output.suffix == ".jsonl" else output.name
    return output.with_name(f"{stem}.manifest.json")


def write(
    output: Path,
    format_: str,
    setup: Setup,
    found: Found,
    report: Report,
    failures: Sequence[Failure],
    left_out: Sequence[LeftOut],
    options: dict[str, Any],
) -> Path:
    """Write the manifest of a run that has finished; where it stands. Raises OutputError."""
    made = Manifest(
        output=_file(output, str(output)),
        format=format_,
        finished_at=datetime.now(UTC).isoformat(timespec="seconds"),
        newsparse=__version__,
        model=installed_version(setup.model),
        gazetteer=load_gazetteer(setup.gazetteer).digest,
        lexicon=_digest_of(Path(lexicon.__file__).parent.rglob("*.*")),
        options={**_options(setup), **options},
        corrections=_corrections(setup, report),
        inputs=[_file(f.path, printable(str(f.path))) for f in found.files],
        skipped=found.skipped,
        counts={
            "analyzed": report.analyzed, "from_cache": report.cached, "from_interrupted_run": report.resumed,
            "failed": report.failed, "stories": report.stories, "duplicates": report.analyzed - report.stories,
            "left_out": report.left_out,
        },
        failures=list(failures),
        left_out=list(left_out),
        seconds={"all": round(report.seconds, 3), **{k: round(v, 3) for k, v in sorted(report.spent.items())}},
    )  # fmt: skip
    path = path_of(output)
    try:
        write_aside(path, msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}; the results are in {output}") from error
    return path


def check_free(output: Path, *, overwrite: bool) -> None:
    """Raise UsageError where something else than a manifest stands in the place of one, unless it may go."""
    path = path_of(output) if output.name else output
    if overwrite or not path.is_file():
        return
    if _decoded(path) is None:
        raise UsageError(f"{path} is something else than a manifest of newsparse; move it away, or say --overwrite")


def read(output: Path) -> Manifest | None:
    """The manifest of an output; None where there is none that is of this very file."""
    found = _decoded(path_of(output)) if output.name else None
    if found is None or found.output.sha256 != _file(output, "").sha256:
        return None
    return found


def _decoded(path: Path) -> Manifest | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return None


def differences(first: Manifest, second: Manifest) -> Iterator[tuple[str, str, str]]:
    """What made two outputs differently: the name of it, and how it was in each."""
    for name in MADE_BY:
        before, after = getattr(first, name), getattr(second, name)
        if isinstance(before, dict) and isinstance(after, dict):
            for key in sorted({*before, *after}):
                if before.get(key) != after.get(key):
                    yield f"{name}.{key}", _shown(before.get(key)), _shown(after.get(key))
        elif before != after:
            yield name, _shown(before), _shown(after)


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= 60 else text[:57] + "…"


def _options(setup: Setup) -> dict[str, Any]:
    options = msgspec.to_builtins(asdict(setup))
    options |= options.pop("reading")
    options.pop("corrections")
    own = [*setup.gazetteer, *setup.reading.outlets]
    return {**options, "own_files": [msgspec.to_builtins(_file(Path(p), p)) for p in own]}


def _corrections(setup: Setup, report: Report) -> dict[str, Any] | None:
    if not setup.corrections:
        return None
    data = msgspec.json.encode(setup.corrections)
    return {
        "digest": hashlib.blake2b(data, digest_size=16).hexdigest(),
        "rows": len(setup.corrections),
        "mentions": report.corrected.total(),
        # A name that is withheld does not come back through its correction.
        "match_nothing": [
            f"row {c.row}" if setup.care.withhold_people else f"row {c.row}: {c.written}" for c in report.unmatched
        ],
    }


def _file(path: Path, name: str) -> File:
    if not path.is_file():  # a pipe would be waited for
        return File(name, None, None)
    try:
        with path.open("rb") as file:
            state, size = hashlib.sha256(), 0
            while chunk := file.read(_CHUNK):
                state.update(chunk)
                size += len(chunk)
            return File(name, size, state.hexdigest())
    except OSError:
        return File(name, None, None)


def _digest_of(files: Iterable[Path]) -> str:
    state = hashlib.blake2b(digest_size=16)
    for file in sorted(f for f in files if f.suffix in {".yaml", ".tsv", ".txt"}):
        state.update(file.read_bytes())
    return state.hexdigest()
