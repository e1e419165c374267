"""What was analyzed before costs nothing; what has changed is analyzed anew; a broken cache stands aside."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from newsparse.batch import cache as cache_module
from newsparse.batch.cache import Cache, setup_digest
from newsparse.batch.work import Done, Setup, Tally
from newsparse.inputs import Failure, Pending, ReadOptions
from newsparse.inputs.keys import content_key

TALLY = Tally({"Homs": 2}, {"SDF": 1}, "2016-01-02")
SOURCE = (
    b'{"path":"old.txt","url":null,"sha256":"ab","encoding":"utf-8","media_type":"text/plain","characters":3,'
    b'"transformations":[]}'
)
LINE = b'{"schema_version":1,"id":"old","source":' + SOURCE + b',"text":"\\u0627 x"}\n'


def item(id_: str = "new", path: str = "new.txt", data: bytes = b"Homs") -> Pending:
    return Pending(id_, path, data=data)


def key(pending: Pending, options: ReadOptions | None = None, setup: bytes = b"s") -> bytes:
    return content_key(pending, options or ReadOptions(), setup)


def test_a_line_comes_back_with_the_id_and_path_of_today(tmp_path: Path) -> None:
    said: list[str] = []
    with Cache(tmp_path / "c.sqlite", said.append) as cache:
        assert cache.get(b"k", item()) is None
        cache.put(b"k", Done("old", LINE, TALLY))
    with Cache(tmp_path / "c.sqlite", said.append) as cache:
        found = cache.get(b"k", item("neu/é", "folder/neu.txt"))
    assert isinstance(found, Done)
    assert found.cached
    assert found.tally == TALLY
    row = msgspec.json.decode(found.line)
    assert (row["id"], row["source"]["path"], row["source"]["sha256"], row["text"]) == (
        "neu/é",
        "folder/neu.txt",
        "ab",
        "ا x",
    )
    assert found.line.endswith(b"}\n")
    assert not said


def test_what_cannot_be_read_is_known_too_but_not_what_may_pass(tmp_path: Path) -> None:
    with Cache(tmp_path / "c.sqlite", pytest.fail) as cache:
        cache.put(b"1", item().failed("no words in it", "empty"))
        cache.put(b"2", item().failed("took too long", "time-limit"))
        assert cache.get(b"1", item("neu", "neu.txt")) == Failure(
            "neu.txt", "no words in it", "empty", "neu", "neu.txt"
        )
        assert cache.get(b"2", item()) is None


def test_the_key_is_the_content_and_what_it_is_read_with() -> None:
    same = key(item())
    assert key(item("other", "elsewhere/x.txt")) == same
    different = [
        key(item(data=b"Hama")),
        key(item(path="new.html")),
        key(item(), setup=b"t"),
        key(item(path="2016-01-02.txt"), ReadOptions(published_from_filename=True)),
        key(Pending("new", "new.txt", line=b'{"text": "Homs"}')),
    ]
    assert len({same, *different}) == 6


def test_records_are_keyed_by_the_fields_that_are_read() -> None:
    def record(line: bytes) -> bytes:
        return key(Pending("x", "r.jsonl", line, 1))

    plain = record(b'{"text": "Homs", "id": "a", "views": 3}')
    assert record(b'{"views": 9, "id": "b", "body": "Homs"}') == plain
    assert record(b'{"text": "Homs", "published": "2016-01-02"}') != plain
    assert record(b"{broken") != record(b"{broken too")


@pytest.mark.parametrize(
    "other",
    [
        Setup(with_text=True),
        Setup(reading=ReadOptions(clean=True)),
        Setup(reading=ReadOptions(max_characters=1_000)),
        Setup(reading=ReadOptions(input_format="html")),
        Setup(reading=ReadOptions(fields=(("text", "x"),))),
    ],
)
def test_every_option_that_changes_lines_changes_the_digest(other: Setup) -> None:
    assert setup_digest(other) != setup_digest(Setup())


def test_own_gazetteers_and_outlets_count_by_their_content(tmp_path: Path) -> None:
    places, outlets = tmp_path / "g.yaml", tmp_path / "o.yaml"
    places.write_text("places:\n  - {id: x-one, name: Tell Onda, type: site, point: [35.0, 37.0], country: SY}\n")
    outlets.write_text("- {name: Furat Watch, domains: [furat.example]}\n")
    setup = Setup(gazetteer=(str(places),), reading=ReadOptions(outlets=(str(outlets),)))
    first = setup_digest(setup)
    outlets.write_text("- {name: Furat Witness, domains: [furat.example]}\n")
    second = setup_digest(setup)
    assert len({first, second, setup_digest(Setup())}) == 3


def not_a_database(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 100)


def a_folder(path: Path) -> None:
    path.mkdir()


def a_line_that_is_none(path: Path) -> None:
    with Cache(path, pytest.fail) as cache:
        cache.put(b"k", Done("old", b"not json\n", TALLY))


def another_table(path: Path) -> None:
    base = sqlite3.connect(path)
    base.execute("CREATE TABLE analyses (a)")
    base.execute(f"PRAGMA user_version = {cache_module.FORMAT}")
    base.close()


@pytest.mark.parametrize("spoil", [not_a_database, a_folder, a_line_that_is_none, another_table])
def test_a_cache_that_fails_says_so_once_and_stands_aside(tmp_path: Path, spoil: Callable[[Path], None]) -> None:
    path = tmp_path / "c.sqlite"
    spoil(path)
    said: list[str] = []
    with Cache(path, said.append) as cache:
        for _ in range(3):
            assert cache.get(b"k", item()) is None
            cache.put(b"other", Done("old", LINE, TALLY))
            cache.commit()
    assert len(said) == 1
    assert "going on without it" in said[0]


def test_a_cache_without_the_signature_is_known_by_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Cache(path, pytest.fail) as cache:
        cache.put(b"k", Done("old", LINE, TALLY))
    base = sqlite3.connect(path)
    base.execute("PRAGMA application_id = 0")
    base.close()
    with Cache(path, pytest.fail) as cache:
        assert cache.get(b"k", item()) is not None


def test_two_runs_share_a_cache(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite"
    with Cache(path, pytest.fail) as one, Cache(path, pytest.fail) as two:
        one.put(b"1", Done("old", LINE, TALLY))
        one.commit()
        assert two.get(b"1", item()) is not None
        two.commit()
        two.put(b"2", Done("old", LINE, TALLY))
        two.commit()
        assert one.get(b"2", item()) is not None


def test_the_longest_unused_go_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.sqlite"
    noise = [os.urandom(4000).hex().encode() for _ in range(60)]
    lines = [LINE.replace(b'"text":"', b'"text":"' + n) for n in noise]
    with Cache(path, pytest.fail) as cache:
        for number in range(40):
            cache.put(b"old%d" % number, Done("old", lines[number], TALLY))
    monkeypatch.setattr(cache_module, "MAX_BYTES", 250_000)
    with Cache(path, pytest.fail) as cache:
        assert cache.get(b"old0", item()) is not None
        for number in range(10):
            cache.put(b"new%d" % number, Done("old", lines[40 + number], TALLY))
    with Cache(path, pytest.fail) as cache:
        kept = [
            k for k in [b"old%d" % n for n in range(40)] + [b"new%d" % n for n in range(10)] if cache.get(k, item())
        ]
    assert b"old0" in kept
    assert {b"new%d" % n for n in range(10)} <= set(kept)
    assert b"old1" not in kept
