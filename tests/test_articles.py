"""Whole articles in Arabic and Turkish: agencies, monitors, local outlets, posts, a list of the dead; what is read of each, as agreed.

`pytest tests/test_articles.py --update-golden` writes what is agreed anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from newsparse import Analyzer
from newsparse.models import NameMention, TemporalExpression
from newsparse.temporal.turkish import find_days
from tests.test_golden import condensed

ARTICLES = Path(__file__).parent / "articles"
FILES = sorted(ARTICLES.glob("*/*.txt"))


def test_they_are_of_many_makers() -> None:
    assert len([f for f in FILES if f.parent.name == "ar"]) >= 20
    assert len([f for f in FILES if f.parent.name == "tr"]) >= 10
    assert len({f.stem.split("-")[0] for f in FILES if f.parent.name == "ar"}) >= 10


@pytest.mark.parametrize("file", FILES, ids=lambda f: f"{f.parent.name}-{f.stem}")
def test_article(analyzer: Analyzer, file: Path, pytestconfig: pytest.Config) -> None:
    """The day that an article was published on stands in its file's name."""
    day = re.search(r"\d{4}-\d\d-\d\d", file.stem)
    assert day is not None
    analysis = analyzer.analyze_file(file, published=day[0])
    assert analysis.article.language == file.parent.name
    text = file.read_text(encoding="utf-8")
    found: list[NameMention | TemporalExpression] = [*analysis.mentions(), *analysis.dates]
    for mention in found:
        assert text[mention.start : mention.end] == mention.text
    shown = json.dumps(condensed(analysis), ensure_ascii=False, indent=1) + "\n"
    agreed = file.with_suffix(".json")
    if pytestconfig.getoption("--update-golden"):
        agreed.write_text(shown, encoding="utf-8")
    assert json.loads(agreed.read_text(encoding="utf-8")) == json.loads(shown)


def test_sentences(analyzer: Analyzer) -> None:
    """One sentence for each way in which news names people, forces and places, with all that is to be read of it."""
    for line in (ARTICLES / "sentences.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = analyzer.analyze_text(row["text"], published=row["published"], clean=True)
        places = [(m, p) for p in found.places for m in p.mentions]
        shown = {
            "people": [p.id or p.name for p in found.people],
            "actors": [*(g.id or g.name for g in found.groups), *(o.id or o.name for o in found.organizations)],
            "places": {m.text: p.id or (p.within.id if p.within else None) for m, p in places},
            "governments": [m.text for m, _ in places if m.sense == "government"],
        }
        assert shown == {"governments": [], **{k: row[k] for k in shown if k in row}}, row["text"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Türk güçleri 30 Kasim'da Hama yolunda bir köye girdi ve geri çekildi.", "2024-11-30"),
        ("TÜRK GÜÇLERİ 12 EKİM GECESİ HAMA YOLUNDA BİR KÖYE GİRDİ VE ÇEKİLDİ.", "2024-10-12"),
        ("Türk güçleri Sali günü Hama yolunda bir köye girdi ve geri çekildi.", "2024-11-26"),
        ("Türk güçleri Salı günü Hama yolunda bir köye girdi ve geri çekildi.", "2024-11-26"),
        ("Türk güçleri dün Hama yolunda bir köye girdi ve geri çekildi.", "2024-11-30"),
    ],
)
def test_turkish_days_however_their_i_is_written(text: str, day: str) -> None:
    (found,) = find_days(text, date(2024, 12, 1))
    assert found.resolved.value == day
    assert text[found.start : found.end].split()[0] in {"30", "12", "Sali", "Salı", "dün"}
    assert [f.resolved.bounds for f in find_days(text, None)] == [None]


@pytest.mark.parametrize(
    "written", ["30 KASIM 2022", "30 kasim 2022", "30 Kasım 2022", "Kasim 30, 2022", "30 EKİM 2022", "3 şubat 2022"]
)
def test_a_month_with_any_i_stops_no_page(analyzer: Analyzer, written: str) -> None:
    text = f"The road was closed on {written} and the men slept there, in the town of Idlib."
    assert analyzer.analyze_text(text, clean=True).places


@pytest.mark.parametrize(
    ("text", "found", "days"),
    [
        ("Geçen hafta başladı.", "Geçen hafta", ("2025-03-03", "2025-03-09")),
        ("İki gün önce bitti.", "İki gün önce", ("2025-03-10", "2025-03-10")),
        ("12 gün önce bitti.", "12 gün önce", ("2025-02-28", "2025-02-28")),
        ("Yarın gelecek.", "Yarın", ("2025-03-13", "2025-03-13")),
        ("Toplantı 18-20 Ocak tarihlerinde yapıldı.", "18-20 Ocak", ("2025-01-18", "2025-01-20")),
    ],
)
def test_turkish_days_counted_and_in_a_row(text: str, found: str, days: tuple[str, str]) -> None:
    (day,) = find_days(text, date(2025, 3, 12))
    assert text[day.start : day.end] == found
    assert day.resolved.bounds is not None
    assert tuple(d.isoformat() for d in day.resolved.bounds) == days
