"""Pages that were copied without their line breaks: the day above, the text, and the page below it in one line."""

from __future__ import annotations

import pytest

from newsparse.models import Article, BlockKind
from newsparse.reading import read_text
from newsparse.reading.run_in import parts_of

K = BlockKind
HEADLINE = "Shells hit a flour mill and a clinic in the old town of Ariha"
TEXT = (
    "Three millers and a nurse were killed when shells hit a flour mill and a clinic in the old town of Ariha on Monday evening, "
    "a doctor said. The mill had fed nine villages since its last rival burnt down in the spring. The council of the town asked for "
    "bread from Idlib, and the doctor said that the clinic would open its doors again as soon as its roof was mended. Two boys who "
    "sold tea at the gate of the mill were taken to a hospital across the border with wounds to their legs and hands."
)
BELOW = "Related Council of Ariha Asks for Bread Nine Villages Without a Mill Tags bread Ariha Idlib Community standards Comment via Facebook"


def read(text: str) -> Article:
    return read_text(text, id_="page")


def kinds(article: Article) -> list[tuple[BlockKind, str]]:
    return [(b.kind, article.text[b.start : b.end]) for b in article.blocks]


@pytest.mark.parametrize(
    "opening",
    [
        "16 May 2016",
        "16-05-2016",
        "Mon May 16 2016 101502",
        "Monday 16 May 2016 18:40",
        "16.05.2016(updated 1840 16.05.2016) Get short URL 0 318",
        "Date of publication 16 May 2016",
    ],
)
def test_the_day_that_opens_a_line_is_none_of_the_text(opening: str) -> None:
    article = read(f"{HEADLINE}\n\n{opening} {TEXT}")
    assert kinds(article) == [(K.TITLE, HEADLINE), (K.META, opening), (K.BODY, TEXT)]
    assert article.published == "2016-05-16"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        (f"{HEADLINE} AFP Monday 16 May 2016 {TEXT}", [HEADLINE, "AFP Monday 16 May 2016", TEXT]),
        (f"16 May 2016 {HEADLINE}. {TEXT}", ["16 May 2016", f"{HEADLINE}.", TEXT]),
        (f"{HEADLINE}. {TEXT}", [f"{HEADLINE}.", TEXT]),
    ],
)
def test_a_headline_that_is_told_again_is_the_headline(line: str, wanted: list[str]) -> None:
    told = [text for _, text in kinds(read(f"{HEADLINE}\n\n{line}"))]
    assert told == [HEADLINE, *wanted]


@pytest.mark.parametrize(
    "below",
    [
        BELOW,
        f"... 318 {BELOW}",
        "Read Also",
        "Our Standards: The Hauran Wire Principles.",
        "Last Update: Monday, 16 May 2016 KSA 20:36 - GMT 17:36",
        "(Source: Council of Ariha) Twitter",
    ],
)
def test_the_page_behind_the_text_is_furniture(below: str) -> None:
    article = read(f"{HEADLINE}\n\n{TEXT} {below}")
    *_, (kind, last) = kinds(article)
    assert kind is K.FURNITURE
    assert below.endswith(last)
    body = next(text for kind, text in kinds(article) if kind is K.BODY)
    assert body.startswith(TEXT)


@pytest.mark.parametrize(
    ("signed", "wanted"),
    [
        ("Reporting by Lina Darwish in Amman; editing by Omar Sleiman", K.CREDIT),
        ("Manal / Rima Haddad/H. Darwish", K.FURNITURE),
        ("Hazem Darwish", K.BYLINE),
    ],
)
def test_those_who_made_a_text_are_none_of_it(signed: str, wanted: BlockKind) -> None:
    assert kinds(read(f"{HEADLINE}\n\n{TEXT} {signed}"))[-1] == (wanted, signed)


def test_wire_copy_begins_behind_the_sentence_that_sums_it_up() -> None:
    lead = "A flour mill and a clinic were hit by shells on Monday."
    article = read(f"{HEADLINE}\n\n{lead} DAMASCUS (Sputnik) {TEXT}")
    assert (K.DATELINE, "DAMASCUS (Sputnik)") in kinds(article)
    assert [text for kind, text in kinds(article) if kind is K.BODY] == [lead, TEXT]


def test_the_day_of_a_later_paragraph_is_what_it_tells_of() -> None:
    """A timeline keeps the days of its entries in the text."""
    entries = [f"{day} May 2016 {TEXT}" for day in (16, 17)]
    article = read("\n\n".join([HEADLINE, TEXT, *entries]))
    assert [text for kind, text in kinds(article) if kind is K.BODY] == [TEXT, *entries]


@pytest.mark.parametrize(
    "line",
    [
        TEXT,
        # A day that a sentence goes on from, and marks of pages as words of the text.
        f"16 May 2016 was the day on which the mill burnt down. {TEXT}",
        f"{TEXT} Related costs are to be paid by the council, and twitter posts of the day show the smoke over the town.",
        f"{TEXT} Share your bread, the council said, and the villagers of the plain did so for a week and more.",
        f"{TEXT} It was signed by Hazem Darwish",
    ],
)
def test_running_text_is_left_whole(line: str) -> None:
    assert parts_of(line, HEADLINE) == []


@pytest.mark.parametrize(
    "line", ["Tags " * 100_000, "Get short URL " * 50_000, "16 May 2016 " * 50_000, "A. B/" * 100_000]
)
def test_odd_lines_are_cut_in_time_that_grows_with_them(line: str) -> None:
    parts = parts_of(line, line[:1_000])
    assert all(0 <= p.start < p.end <= len(line) for p in parts)


def test_a_headline_loses_its_outlet_and_names_it() -> None:
    article = read(f"{HEADLINE} | Al Jazeera\n\n{TEXT}")
    assert (article.title, article.publisher) == (HEADLINE, "Al Jazeera")
    article = read(f"{HEADLINE} - Region - World - Ahram Online\n\n{TEXT}")
    assert (article.title, article.publisher) == (HEADLINE, "Ahram Online")
    article = read(f"{HEADLINE} - SANA\n\n{TEXT}")
    assert article.title == f"{HEADLINE} - SANA"
    article = read(f"{HEADLINE} | The Miller\n\n{TEXT}")
    assert (article.title, article.publisher) == (f"{HEADLINE} | The Miller", None)


@pytest.mark.parametrize("tail", ["North Press", "North Press/archive", "archive"])
def test_the_picture_below_a_headline_is_kept(tail: str) -> None:
    picture = f"A street in the old town of Ariha – {tail}"
    assert kinds(read(f"{HEADLINE}\n\n{picture}\n\n{TEXT}"))[1] == (K.CAPTION, picture)


def test_headlines_that_are_cut_short_lead_elsewhere() -> None:
    links = [
        "Council of Ariha asks for bread from...",
        "Who owns the mills of the plain and...",
        "Nine villages wait for a mill",
        "A doctor of Ariha tells of the night...",
    ]
    article = read("\n\n".join([HEADLINE, TEXT, TEXT.replace("Ariha", "Kafr Nabl"), *links]))
    assert [k for k, text in kinds(article) if text in links] == [K.RELATED] * len(links)
