"""What hostile input is given to, and what must hold whatever it is."""

from __future__ import annotations

import contextlib
import gzip
import io
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from unittest import mock

import msgspec
from spacy.language import Language

from newsparse import Analyzer, pipeline
from newsparse.assembly import without_text
from newsparse.cli import main
from newsparse.errors import GazetteerError, InputError
from newsparse.gazetteer.compiled import shipped_records
from newsparse.gazetteer.loading import RecordSet, read_all
from newsparse.inputs import Failure, ReadOptions, discover, pending, read
from newsparse.models import Analysis, Article
from newsparse.reading import Options, read_bytes
from newsparse.render import FORMATS, View, render
from tests.fuzz.material import KEYS, SPECIALS, encoded, json_text, markup, mutated, pages

ANALYZED = 0.1
"""The share of articles that are analyzed, not only read."""


@lru_cache(maxsize=1)
def analyzer() -> Analyzer:
    return Analyzer()


@contextlib.contextmanager
def sandbox() -> Iterator[Path]:
    """A folder to work in; nothing may appear beside it."""
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        inner = Path(folder, "inner")
        inner.mkdir()
        os.chdir(inner)
        try:
            yield inner
            assert [p.name for p in Path(folder).iterdir()] == ["inner"], "something was written outside"
        finally:
            os.chdir(before)


# --- What must hold -------------------------------------------------------------------------------


def check_article(article: Article) -> None:
    """Blocks are spans of the text, in order, without overlap; the article can be told in JSON."""
    end = 0
    for block in article.blocks:
        assert end <= block.start < block.end <= len(article.text)
        end = block.end
    msgspec.json.encode(article)


def check_analysis(analysis: Analysis, text: str) -> None:
    """Every mention is where it says; every format can show it, free of control sequences where people read it."""
    for section in (analysis.places, analysis.groups, analysis.people, analysis.organizations, analysis.nationalities):
        for entity in section:
            for mention in entity.mentions:
                assert text[mention.start : mention.end] == mention.text
    for date in analysis.dates:
        assert text[date.start : date.end] == date.text
    for format_ in FORMATS:
        shown = "".join(render([analysis], format_, View()))
        if format_ == "summary":
            assert not set(shown) & set("\x00\x07\x1b\u202e\u200f")
        shown.encode()
    assert msgspec.json.decode(msgspec.json.encode(without_text(analysis)))["schema_version"] == 1


def look_into(article: Article, rng: random.Random) -> None:
    check_article(article)
    if rng.random() < ANALYZED and len(article.text) < 20_000:
        check_analysis(analyzer().analyze(article), article.text)


# --- Targets --------------------------------------------------------------------------------------


def text(rng: random.Random) -> None:
    """Pages in any encoding, whole or broken."""
    data = (
        encoded(rng, mutated(rng, rng.choice(pages()))) if rng.random() < 0.9 else rng.randbytes(rng.randint(0, 5000))
    )
    form = rng.choice([None, None, "txt", "md", "html"])
    with contextlib.suppress(InputError):
        look_into(read_bytes(data, id_="x", options=Options(input_format=form, clean=rng.random() < 0.3)), rng)


def html(rng: random.Random) -> None:
    """Broken HTML."""
    page = markup(rng) if rng.random() < 0.7 else mutated(rng, rng.choice([p for p in pages() if "<html" in p.lower()]))
    with contextlib.suppress(InputError):
        look_into(read_bytes(encoded(rng, page), id_="x", path="x.html"), rng)


def letter(rng: random.Random) -> None:
    """Saved pages and letters, whole or broken, parts within parts."""
    kinds = [
        "text/plain",
        "text/html",
        "multipart/mixed",
        "multipart/related",
        "message/rfc822",
        "image/png",
        "text/html; charset=koi9",
        "a/b/c",
    ]
    codings = ["7bit", "quoted-printable", "base64", "x", "binary"]
    lines = [
        rng.choice(["Subject: Re: Fwd: Shells fell", "From: <Saved by Blink>", "Snapshot-Content-Location: https://x.example/a", "Date: Mon, 2 Feb 2026 10:00:00 +0300", "Date: 99 Foo", "MIME-Version: 1.0", "Subject: =?utf-8?b?2KfZhNi0?="])
        for _ in range(rng.randint(0, 6))
    ]  # fmt: skip
    for depth in range(rng.choice([1, 2, 5, 400])):
        lines += [
            f"Content-Type: {rng.choice(kinds)}; boundary=b{depth}",
            f"Content-Transfer-Encoding: {rng.choice(codings)}",
        ]
        lines += ["", f"--b{depth}"]
    body = encoded(rng, mutated(rng, rng.choice(pages())))
    data = "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n--b0--"
    if rng.random() < 0.3:
        cut = rng.randint(0, len(data))
        data = data[:cut] + rng.randbytes(rng.randint(0, 9)) + data[cut:]
    with contextlib.suppress(InputError):
        look_into(read_bytes(data, id_="x", path=rng.choice(["x.eml", "x.mhtml"])), rng)


def records(rng: random.Random) -> None:
    """Files of records and tables, compressed or not, under any name."""
    if rng.random() < 0.6:
        suffix = ".jsonl"
        lines = [json_text(rng) if rng.random() < 0.5 else record(rng) for _ in range(rng.randint(0, 6))]
        data = encoded(rng, rng.choice(["\n", "\n", "\r\n", "\n\n", ""]).join(lines))
    else:
        suffix = rng.choice([".csv", ".tsv"])
        separator = rng.choice(",;\t")
        rows = [[rng.choice([*KEYS, *SPECIALS]) for _ in range(rng.randint(1, 5))] for _ in range(rng.randint(0, 6))]
        data = encoded(
            rng, "\n".join(separator.join(rng.choice(["{}", '"{}"', '"{}']).format(c) for c in r) for r in rows)
        )
    if rng.random() < 0.2:
        suffix += ".gz"
        data = gzip.compress(data, 1)[: rng.choice([None, -3, 12])]
    options = ReadOptions(
        input_format=rng.choice([None, None, "html", "txt"]),
        fields=rng.choice([(), (), (("text", "a.0.text"),), (("id", "text"),)]),
    )
    with sandbox() as folder:
        (folder / f"in{suffix}").write_bytes(data)
        ids = []
        for item in pending(discover([str(folder)]).files, options):
            if isinstance(item, Failure):
                msgspec.json.encode(item)
                continue
            ids.append(item.id)
            with contextlib.suppress(InputError):
                look_into(read(item, options), rng)
        assert len(ids) == len(set(ids))


def record(rng: random.Random) -> str:
    fields = {"text": mutated(rng, rng.choice(pages())[:500]), rng.choice(KEYS): rng.choice(SPECIALS)}
    shown = {k: v.encode("utf-8", "replace").decode() for k, v in fields.items()}
    return msgspec.json.encode(shown).decode()


YAML = (
    "places:\n  - {id: x-a, name: Tell Onda, type: village, point: [35.1, 37.2], parent: SY08, aliases: [Onda]}\n",
    "groups:\n  - id: x-g\n    name: Some Brigade\n    type: armed-group\n    active: {from: 2012, to: 2015-03}\n",
    "redirects:\n  x-old: x-a\n",
)
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [" + ", ".join([f"*{a}"] * 9) + "]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
YAML_PIECES = (
    *SPECIALS[:20],
    *(
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "&a ",
        "*a",
        "!!python/object/apply:os.system [id]",
        "!!binary x",
        "? ",
        "|\n",
        ">\n",
    ),
    *(
        "<<: *a\n",
        "%YAML 9.9\n",
        "---\n",
        "...\n",
        "\tx: y\n",
        "null",
        "~",
        ".nan",
        ".inf",
        "0o17",
        "1e400",
        "2012-13-45",
    ),
    *(
        "places:\n",
        "id: ",
        "point: [99, 999]",
        "aliases: {}",
        "parent: x-a",
        "name: ''",
        "[" * 200,
        "{a: " * 150,
        "- " * 300,
    ),
)


def yaml(rng: random.Random) -> None:
    """Gazetteers of one's own, broken in every way."""
    source = mutated(rng, "".join(rng.choices(YAML, k=rng.randint(1, 3))), YAML_PIECES)
    if rng.random() < 0.05:
        source = rng.choice([LAUGHS, "places:\n" + LAUGHS, LAUGHS + "places: *i\n", LAUGHS + "places:\n - {id: *i}\n"])
    with sandbox() as folder:
        file = folder / "own.yaml"
        file.write_bytes(encoded(rng, source))
        with contextlib.suppress(GazetteerError):
            read_all([file], shipped())


@lru_cache(maxsize=1)
def shipped() -> RecordSet:
    return shipped_records()


ARGUMENTS = (
    *(
        "extract",
        "batch",
        "gazetteer",
        "lookup",
        "lint",
        "show",
        "stats",
        "explain",
        "import",
        "schema",
        "-",
        "--",
        "--help",
    ),
    *(
        "a.txt",
        "b.html",
        "r.jsonl",
        "t.csv",
        "own.yaml",
        "missing.txt",
        ".",
        "*.txt",
        "**",
        "no*",
        "",
        "loop",
        "../inner/a.txt",
    ),
    *(
        "--json",
        "--format",
        "csv",
        "jsonl",
        "geojson",
        "summary",
        "--published",
        "2026-02-02",
        "31/31/31",
        "--with-text",
    ),
    *(
        "--published-from-filename",
        "--gazetteer",
        "--model",
        "no_such_model",
        "--input-format",
        "html",
        "warc",
        "--no-clean",
    ),
    *(
        "--explain-blocks",
        "--field",
        "text=a",
        "id=",
        "x=y",
        "--outlets",
        "-q",
        "-v",
        "-o",
        "out.jsonl",
        "deep/out.jsonl",
    ),
    *(
        "a.txt",
        "loop",
        "--errors",
        "e.jsonl",
        "--time-limit",
        "0.5",
        "nan",
        "--size-limit",
        "0.001",
        "inf",
        "-1",
        "--cache",
    ),
    *(
        "--no-cache",
        "--resume",
        "--fail-fast",
        "--profile",
        "--jobs",
        "0",
        "table",
        "geonames",
        "--into",
        "folder",
        "SY08",
    ),
    *("Homs", "\x1b[31m", "\u202e", "=cmd()", "%s", "Shells fell on Ariha, Idlib."),
)


def options(rng: random.Random) -> None:
    """The command line with any words. Whole batches start processes, so that only their refusals are tried here."""
    words = [rng.choice(ARGUMENTS) for _ in range(rng.randint(0, 7))]
    words.insert(0, rng.choice(["extract", "extract", "extract", "batch", "gazetteer", rng.choice(ARGUMENTS)]))
    with sandbox() as folder:
        for name, content in (
            ("a.txt", pages()[0][:400]),
            ("b.html", "<p>Rain fell on Idlib.</p>"),
            ("own.yaml", YAML[0]),
        ):
            (folder / name).write_text(content)
        (folder / "r.jsonl").write_text('{"text": "Shells fell on Homs."}\n{broken\n')
        (folder / "t.csv").write_text("text,id\nShells fell on Homs.,=1\n")
        if hasattr(os, "symlink"):
            (folder / "loop").symlink_to("loop")
        sources = {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}
        out, err = io.TextIOWrapper(io.BytesIO()), io.TextIOWrapper(io.BytesIO())
        stdin = io.TextIOWrapper(io.BytesIO(b"Shells fell on Homs."))
        with (
            mock.patch.object(sys, "argv", ["newsparse", *words]),
            mock.patch.object(sys, "stdin", stdin),
            mock.patch.object(pipeline, "load_model", _model),
            mock.patch("newsparse.analyzer.load_model", _model),
            mock.patch("newsparse.batch.engines.local.Crew", _NoCrew),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code: object = 0
            try:
                main()
            except SystemExit as done:
                code = done.code
            except _WouldStart:
                code = 0
        assert code in {0, 1, 2}, f"exit code {code}"
        for stream in (out, err):
            stream.flush()
            shown = stream.buffer.getvalue().decode()
            assert "Traceback" not in shown
        assert not set(shown) & set("\x1b\u202e"), "the terminal would obey it"
        for name, kept in sources.items():
            assert (folder / name).read_bytes() == kept, f"{name} was written over"


_load = lru_cache(maxsize=2)(pipeline.load_model)


def _model(name: str | None = None) -> Language:
    return _load(name)


class _WouldStart(BaseException):
    """A batch got as far as starting its workers."""


class _NoCrew:
    def __init__(self, *_: object) -> None:
        raise _WouldStart


Target = Callable[[random.Random], None]
TARGETS: dict[str, Target] = {
    "text": text,
    "html": html,
    "letter": letter,
    "records": records,
    "yaml": yaml,
    "options": options,
}


def run_case(target: str, number: int) -> None:
    """Run one case; whatever it raises is a fault."""
    TARGETS[target](random.Random(f"{target} {number}"))
