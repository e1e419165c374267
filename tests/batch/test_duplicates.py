"""Near duplicates: what is one story and what is not, on copies edited as outlets edit."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsparse import Analyzer
from newsparse.batch.duplicates import Fingerprint, Stories, fingerprint
from newsparse.reading import Options, read_text
from tests.conftest import Run

WIRE = """The first lorries carrying flour crossed into Kobani on Monday after the road from Sarrin was reopened, an official of the town's
bakery council said. Forty-two lorries had waited for nine days on the eastern bank of the Euphrates while engineers took mines from both
verges of the road. Nobody was hurt in the clearing, the official said.

Bread had been rationed to four loaves a family since the end of last month. Two of the six bakeries had closed for want of fuel, and people
queued from before dawn at the others. The price of a bundle on the market in the old quarter had risen to three times the official one.

"We count sacks, not promises," said Nesrin Bozan, who runs the bakery on the hill. "With this load we can bake for eleven days." She said
the mills of the town could grind more if the silos south of the river were opened to them.

The local council said the next convoy would leave on Thursday if the weather allowed it. A member of the road committee said that two
bridges between Sarrin and the town were passable for loaded lorries only one at a time, and that the detour added some forty kilometres.

Aid agencies have asked both sides to let fuel pass as well. A spokesman for one of them said that stores in the clinics of the countryside
would last until the middle of the month."""
OTHER = """Firefighters in Latakia brought a blaze in the forests above Qastal Maaf under control on Monday after three days, the civil defence
said. Four hamlets were emptied and some two hundred people spent the night in a school. Strong winds from the east had carried sparks over
the road twice. Ten engines and a helicopter took part, the service said, and one volunteer was treated for smoke.

The cause is not known. Farmers said that power lines above the valley had sparked in the heat for weeks. The electricity company said that it
would look into it. Last year fires burnt through more than four thousand hectares in the province, most of them planted pines."""


def respelled(text: str) -> str:
    return text.replace("Kobani", "Kobane").replace("Sarrin", "Serrin").replace("Nesrin Bozan", "Nasreen Bouzan")


def every(text: str, step: int) -> str:
    random.seed(step)
    words = text.split(" ")
    for i in range(step, len(words), step):
        words[i] = random.choice(["indeed", "later", "there", "again", "meanwhile"])
    return " ".join(words)


EDITS: dict[str, Callable[[str], str]] = {
    "cut to its first half": lambda t: "\n\n".join(t.split("\n\n")[:3]),
    "another dateline": lambda t: "ALEPPO, Syria (Levant Ledger) — " + t,
    "names spelt otherwise": respelled,
    "every twelfth word": lambda t: every(t, 12),
    "a paragraph added": lambda t: t + "\n\n" + OTHER.split("\n\n")[1],
}


def mark(analyzer: Analyzer, text: str, publisher: str | None, published: str = "2015-03-10") -> Fingerprint | None:
    options = Options(published=published, title="A headline", publisher=publisher, clean=True)
    return fingerprint(analyzer.analyze(read_text(text, id_="x", options=options)))


@pytest.mark.parametrize("edit", EDITS)
def test_an_edited_copy_in_another_outlet_is_the_same_story(analyzer: Analyzer, edit: str) -> None:
    with closing(Stories()) as stories:
        stories.tell("first", mark(analyzer, WIRE, "Barada Live"))
        stories.tell("other", mark(analyzer, OTHER, "Levant Ledger"))
        place = stories.tell("copy", mark(analyzer, EDITS[edit](WIRE), "Euphrates Post"))
        assert (place.duplicate_of, place.cluster, stories.number) == ("first", "first", 2)


def test_a_chain_of_copies_is_one_story_under_its_first_article(analyzer: Analyzer) -> None:
    with closing(Stories()) as stories:
        stories.tell("a", mark(analyzer, WIRE, "Barada Live"))
        cut = EDITS["cut to its first half"](WIRE)
        assert stories.tell("b", mark(analyzer, cut, "Euphrates Post")).duplicate_of == "a"
        assert stories.tell("c", mark(analyzer, "HOMS — " + cut, "Levant Ledger")).cluster == "a"
        assert stories.number == 1


BULLETIN = """On {day}, coalition forces carried out {n} strikes against positions near {town} and {m} near the border. Near {town}, {n} strikes
engaged a tactical unit and destroyed a fighting position, a vehicle and a bunker. All aircraft returned to base safely. The strikes were
conducted as part of the operation, and the destruction of targets further limits the ability to project terror and conduct operations. The
coalition does not report the number or type of aircraft employed, the number of munitions dropped in each strike, or the number of impact
points against a target. Participating nations are not named for reasons of operational security."""


def test_bulletins_of_two_days_on_one_template_are_two_stories(analyzer: Analyzer) -> None:
    with closing(Stories()) as stories:
        for number, day in enumerate(("March 3", "March 4", "March 5")):
            text = BULLETIN.format(day=day, n=5 + number, m=2, town="Hajin")
            place = stories.tell(day, mark(analyzer, text, "Coalition", f"2018-03-{8 + number:02}"))
            assert place.duplicate_of is None
        assert stories.number == 3


def test_what_hundreds_share_is_looked_up_in_bounded_time() -> None:
    with closing(Stories()) as stories:
        for number in range(200):
            hashes = b"".join((number if n % 5 == 0 else n).to_bytes(4, "little") for n in range(128))
            place = stories.tell(str(number), Fingerprint(hashes, 500, "A", (f"2018-{number:04}",)))
            assert place.duplicate_of is None
        held = [n for (n,) in stories._met.execute("SELECT count(*) FROM bands GROUP BY hash")]
        assert max(held) == 50


def test_alerts_of_one_line_are_compared_with_none(analyzer: Analyzer) -> None:
    alert = "Two people were killed in shelling of Ariha on Monday, rescuers said."
    assert mark(analyzer, alert, "A") is None
    with closing(Stories()) as stories:
        assert [stories.tell(i, None).cluster for i in "ab"] == ["a", "b"]
        assert stories.number == 2


def test_a_fingerprint_is_the_same_on_every_machine(analyzer: Analyzer) -> None:
    made = mark(analyzer, WIRE, None)
    assert made is not None
    assert made.runs == 240
    assert made.minhash[:12].hex() == "6280d520c0088a070dd3cc04"


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("copies") / "in.jsonl"
    rows = [
        ("one", WIRE, "Barada Live"), ("fire", OTHER, "Levant Ledger"), ("two", respelled(WIRE), "Euphrates Post"),
        ("three", "HOMS — " + WIRE, "Levant Ledger"),
    ]  # fmt: skip
    path.write_text("".join(json.dumps({"id": i, "text": t, "source": s, "clean": True}) + "\n" for i, t, s in rows))
    return path


@pytest.mark.parametrize("skip", [False, True])
def test_a_batch_tells_what_repeats_what_and_leaves_it_out_when_asked(
    copies: Path, tmp_path: Path, run: Run, skip: bool
) -> None:
    out = tmp_path / "o.jsonl"
    options = ["--skip-duplicates"] if skip else []
    result = run("batch", str(copies), "-o", str(out), "--no-cache", *options)
    assert result.returncode == 0
    assert "4 articles, 2 stories: 2 tell again what an earlier one tells" in result.stderr
    found = {a["id"]: (a["duplicate_of"], a["cluster"]) for a in map(json.loads, out.read_text().splitlines())}
    whole = {"one": (None, "one"), "fire": (None, "fire"), "two": ("one", "one"), "three": ("one", "one")}
    assert found == ({k: v for k, v in whole.items() if not v[0]} if skip else whole)
    manifest = json.loads((tmp_path / "o.manifest.json").read_text())
    assert manifest["counts"]["stories"] == 2
    assert manifest["left_out"] == ([{"id": i, "duplicate_of": "one"} for i in ("two", "three")] if skip else [])


def test_an_interrupted_run_knows_the_stories_that_it_had_met(copies: Path, tmp_path: Path, run: Run) -> None:
    whole, out = tmp_path / "whole.jsonl", tmp_path / "o.jsonl"
    assert run("batch", str(copies), "-o", str(whole), "--no-cache", "-q").returncode == 0
    lines = copies.read_text().splitlines(keepends=True)
    broken = tmp_path / "in.jsonl"
    broken.write_text("".join(lines[:2]) + "{broken\n" + "".join(lines[2:]))
    assert run("batch", str(broken), "-o", str(out), "--no-cache", "-q", "--fail-fast").returncode == 1
    broken.write_text("".join(lines))
    assert run("batch", str(broken), "-o", str(out), "--no-cache", "-q", "--resume").returncode == 0
    told = [[(a["id"], a["duplicate_of"]) for a in map(json.loads, p.read_text().splitlines())] for p in (whole, out)]
    assert told[0] == told[1]
