"""Pages of many shapes, read whole: what each line is and what the page says of itself, as agreed.

`pytest tests/test_pages.py --update-golden` writes what is expected anew; read the difference before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsparse.models import Article
from newsparse.reading import read_bytes

PAGES = Path(__file__).parent / "pages"
NAMES = sorted(p.name for p in PAGES.iterdir() if p.is_file())


def condensed(article: Article) -> dict[str, object]:
    evidence = article.published_evidence
    return {
        "title": article.title,
        "standfirst": article.standfirst,
        "published": article.published,
        "by": evidence.rule if evidence else None,
        "publisher": article.publisher,
        "agencies": article.agencies,
        "authors": article.authors,
        "dateline": article.dateline.text if article.dateline else None,
        "language": article.language,
        "encoding": article.source.encoding,
        "entry_days": [[article.text[article.blocks[e.block].start :][:30], e.day] for e in article.entry_days],
        "warnings": [w.code for w in article.warnings],
        "blocks": [[b.kind.value, article.text[b.start : b.end][:60]] for b in article.blocks],
    }


def test_there_are_many_shapes() -> None:
    assert len(NAMES) >= 15
    assert {n.rsplit(".", 1)[1] for n in NAMES} == {"txt", "html", "md"}


@pytest.mark.parametrize("name", NAMES)
def test_page(name: str, pytestconfig: pytest.Config) -> None:
    article = read_bytes((PAGES / name).read_bytes(), id_=name, path=name)
    shown = json.dumps(condensed(article), ensure_ascii=False, indent=1) + "\n"
    expected = PAGES / "expected" / f"{name}.json"
    if pytestconfig.getoption("--update-golden"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(shown, encoding="utf-8")
    assert json.loads(shown) == json.loads(expected.read_text(encoding="utf-8"))


def test_every_expectation_has_its_page() -> None:
    assert {p.name.removesuffix(".json") for p in (PAGES / "expected").iterdir()} == set(NAMES)
