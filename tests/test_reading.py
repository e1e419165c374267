"""Reading: bytes to text, lines to blocks, a page's own facts."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse import Analyzer
from newsparse.errors import InputError, UsageError
from newsparse.models import Article, BlockKind
from newsparse.reading import MAX_CHARACTERS, Options, arabic_bylines, day_of_file_name, read_bytes, read_text
from newsparse.reading.blocks import label
from newsparse.reading.bylines import names_in
from newsparse.reading.dates import find_days
from newsparse.reading.furniture import phrases
from newsparse.reading.lines import split_lines
from newsparse.reading.outlets import load_outlets
from newsparse.reading.published import day_of_url

K = BlockKind
BODY = (
    "Shells fell on the eastern edge of the town on Tuesday, residents said by telephone.\n\n"
    "Two people were hurt and a bakery burned down, according to the town's council.\n"
)


def page(text: str, **options: object) -> Article:
    return read_text(text, id_="t", options=Options(**options))  # type: ignore[arg-type]


def kinds(text: str) -> dict[str, BlockKind]:
    article = page(text)
    return {text[b.start : b.end]: b.kind for b in article.blocks}


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        ("Kobanî – “ja”".encode(), "Kobanî – “ja”", "utf-8"),
        ("\ufeffKobanî".encode("utf-8"), "Kobanî", "utf-8"),
        ("\ufeffKobanî is a town".encode("utf-16-le"), "Kobanî is a town", "utf-16-le"),
        ("\ufeffKobanî is a town".encode("utf-16-be"), "Kobanî is a town", "utf-16-be"),
        ("Kobani is a town by the border".encode("utf-16-le"), "Kobani is a town by the border", "utf-16-le"),
        (
            "“Nobody asks about the ships,” says René – the café’s owner.".encode("cp1252"),
            "“Nobody asks about the ships,” says René – the café’s owner.",
            "cp1252",
        ),
        (
            "اندلعت حرائق واسعة في حقول القمح والشعير في ريف الحسكة".encode("cp1256"),
            "اندلعت حرائق واسعة في حقول القمح والشعير في ريف الحسكة",
            "cp1256",
        ),
        (b"one\r\ntwo\rthree\n four words here", "one\r\ntwo\rthree\n four words here", "utf-8"),
    ],
)
def test_decoding(data: bytes, text: str, encoding: str) -> None:
    article = read_bytes(data, id_="t")
    assert (article.text, article.source.encoding) == (text, encoding)


def test_mojibake_is_repaired_and_said() -> None:
    article = read_bytes("The cafÃ© in KobanÃ® reopened, â€œat lastâ€\x9d, he said.".encode(), id_="t")
    assert "café in Kobanî" in article.text
    assert "mojibake repaired" in article.source.transformations


def test_records_are_never_repaired() -> None:
    assert page("The cafÃ© reopened on Tuesday, he said.").text.startswith("The cafÃ©")


@pytest.mark.parametrize(
    "data", [b"", b"   \n\n", bytes(range(32)) * 40, b"\x7fELF\x02\x01\x01\x00" + bytes(200), b"12 34 56\n"]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        read_bytes(data, id_="t")


def test_too_long_is_refused() -> None:
    with pytest.raises(InputError, match="limit"):
        page("a " * (MAX_CHARACTERS // 2 + 10))


@pytest.mark.parametrize("line", ["#ريف_إدلب", "#إدلب :", "بلدة سرمين. :"])
def test_the_tags_and_the_place_above_a_post_are_read(line: str) -> None:
    post = (
        "استشهاد امرأة وإصابة ثلاثة مدنيين بجروح جراء غارات على أطراف البلدة، كما تضررت منازل عدة في الحي الغربي منها."
    )
    assert kinds(f"{line}\n{post}\n")[line] is K.HEADING


def test_links_to_other_stories_are_no_text_wherever_they_stand() -> None:
    first = "Town council counts the damage of Tuesday's shelling"
    news = [
        "Girl named Salma Haddad released by a court in the north, June 6, 2021",
        "Market reopens after two weeks in the old town",
    ]
    listed = [
        "list 1 of 3A short spring for the farmers of the valley",
        "list 2 of 3Why is the bridge still closed?",
        "list 3 of 3River falls",
    ]
    opening = "The council of the town has counted forty houses that were damaged by the shelling of Tuesday, it said on Friday."
    found = kinds("\n\n".join([first, "Related News", *news, BODY]))
    assert [found[line] for line in news] == [K.RELATED] * 2
    found = kinds("\n\n".join([opening, opening.replace("forty", "some"), "Recommended Stories", *listed, BODY]))
    assert [found[line] for line in listed] == [K.RELATED] * 3
    assert found[opening] is K.BODY


def test_the_picture_above_a_text_without_a_headline_is_its_caption() -> None:
    picture = "The mayor, centre, at the bakery of the town that was hit on Tuesday [Ann Lee/Anadolu Agency]"
    found = kinds("\n\n".join([picture, "By Ann Lee", "Share", "Save", BODY]))
    assert found[picture] is K.CAPTION


def test_a_post_that_was_saved_in_one_line_is_parted_from_its_comments() -> None:
    head, whose = (
        "أخبار الريف Verified accountMay 4, 2021 · Shared with Public",
        "Facebook\u200eأخبار الريف\u200e's Post",
    )
    post = "أصيب ثلاثة مدنيين بجروح جراء قصف مدفعي استهدف أطراف بلدة سرمين شرقي إدلب مساء اليوم الثلاثاء."
    below = "All reactions:4516 comments2 sharesLikeCommentMost relevantسامر الحلبيالله يحميكم من دمشق1yAbu Omarحسبنا الله1y"
    text = f"{post[:40]}... - أخبار الريف\n{whose}\n{head}{post}{below}\n"
    found = kinds(text)
    assert (found[whose], found[head], found[post], found[below]) == (K.FURNITURE, K.META, K.BODY, K.FURNITURE)


def test_a_short_post_that_was_saved_in_one_line_is_parted_from_its_stamp() -> None:
    post = "أصيب ثلاثة مدنيين بجروح جراء قصف مدفعي استهدف أطراف بلدة سرمين شرقي إدلب مساء اليوم الثلاثاء."
    parts = ("أخبار الريف@RifNews", post, "00:3010:24 AM · Dec 4, 2024", "3.4KViews9541")
    found = kinds("".join(parts))
    assert [found[part] for part in parts] == [K.META, K.BODY, K.META, K.FURNITURE]


def test_blocks_of_a_saved_page() -> None:
    text = (
        "Home  World  Sport\n3 min read\nTown council counts the damage of Tuesday's shelling\n"
        "Bakery and two houses burned, council says; road to the town is open again.\nTown council counts the damage of Tuesday's shelling\n"
        "The bakery in the town's eastern edge after the shelling of Tuesday. / Some Agency\n4 May 2019\n\n"
        + BODY
        + "\nAdvertisement\n\n"
        "What comes next\n\nThe council will meet again on Friday to share out flour and diesel.\n\nRelated: How the town was cut off in spring\n\n"
        "Tags: council, bakery\nMost read\nSix soups for cold evenings\nStriker signs for a club in Porto\n© 2019 Example Post\n"
    )
    found = kinds(text)
    assert found["Town council counts the damage of Tuesday's shelling"] is K.TITLE  # both times: it is not lost
    assert page(text).title == "Town council counts the damage of Tuesday's shelling"
    assert page(text).standfirst == "Bakery and two houses burned, council says; road to the town is open again."
    assert found["3 min read"] is K.FURNITURE
    assert found["The bakery in the town's eastern edge after the shelling of Tuesday."] is K.CAPTION
    assert found["Some Agency"] is K.CREDIT
    assert found["4 May 2019"] is K.META
    assert found["What comes next"] is K.HEADING
    assert found["Advertisement"] is K.FURNITURE
    assert found["Related: How the town was cut off in spring"] is K.RELATED
    assert found["Six soups for cold evenings"] is K.FURNITURE
    assert found["Striker signs for a club in Porto"] is K.FURNITURE
    assert sum(k is K.BODY for k in found.values()) == 3


def test_every_block_has_a_reason() -> None:
    assert all(b.reason for b in page("Home\nA title of some words\n\n" + BODY).blocks)


def test_hard_wrapped_copy_is_joined() -> None:
    paragraphs = [
        "The council of the town said on Tuesday that the road had been opened again after three weeks, and that lorries with flour and "
        "diesel were expected in the course of the day. It did not say who had opened it.",
        "Residents said that the shelling had stopped on Sunday, a day after the last patrol of the army left the hill above the town, and "
        "that children were back at school.",
    ]
    text = "\n\n".join(textwrap.fill(p, 72) for p in paragraphs)
    article = page(text)
    assert [" ".join(text[b.start : b.end].split()) for b in article.blocks if b.kind is K.BODY] == paragraphs


@pytest.mark.parametrize("stamp", ["{}:05 GMT", "{}:05"])
def test_live_entries_stand_under_their_times(stamp: str) -> None:
    entry = "Residents of the town said that the road to the south had been closed.\n"
    text = "Live: the day in the town\n4 May 2019\n" + "".join(f"\n{stamp.format(h)}\n{entry}" for h in (18, 15, 11))
    article = page(text)
    assert [b.kind for b in article.blocks if text[b.start : b.end] == entry.strip()] == [K.LIVE_ENTRY] * 3


@pytest.mark.parametrize(
    ("head", "day", "rule"),
    [
        ("A title of four words\nPublished: 4 May 2019\nUpdated: 6 May 2019\n\n", "2019-05-04", "line of publication"),
        ("A title of four words\nUpdated: 6 May 2019\nPublished: 4 May 2019\n\n", "2019-05-04", "line of publication"),
        ("A title of four words\nMay 4th, 2019 at 10:22\n\n", "2019-05-04", "header line"),
        ("A title of four words\n2019-05-04T10:22:00Z\n\n", "2019-05-04", "header line"),
        ("A title of four words\nBy Ann Example, 4 May 2019\n\n", "2019-05-04", "header line"),
        ("IDLIB, Syria, May 4, 2019 (Reuters) - ", "2019-05-04", "dateline"),
        ("Sat 4 May 2019 ", "2019-05-04", "opening words of the text"),
    ],
)
def test_publication_day(head: str, day: str, rule: str) -> None:
    article = page(head + BODY)
    assert (article.published, article.published_evidence and article.published_evidence.rule) == (day, rule)
    evidence = article.published_evidence
    assert evidence is not None
    assert article.text[evidence.start : evidence.end] == evidence.text


def test_no_day_is_guessed_from_the_text() -> None:
    assert (
        page(
            "A title of four words\n\nThe siege began on 4 May 2012 and lasted for two years, the council said.\n"
        ).published
        is None
    )


def test_a_line_of_forty_words_is_no_title() -> None:
    line = " ".join(f"{BODY} {BODY}".replace(".", " ").split()[:40])
    assert page(f"{line}\n\n{BODY}").title is None
    assert page(f"Shells fall on the eastern edge\n\n{BODY}").title == "Shells fall on the eastern edge"


@pytest.mark.parametrize(("day", "warned"), [("2019-05-03", True), ("2019-05-05", True), ("2019-05-04", False)])
def test_the_user_knows_better_and_is_warned(day: str, warned: bool) -> None:
    article = page("A title of four words\nPublished: 4 May 2019\n\n" + BODY, published=day)
    assert article.published == day
    assert [w.code for w in article.warnings] == ["published-differs"] * warned


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2019-05-04-idlib.txt", "2019-05-04"),
        ("idlib_20190504.txt", "2019-05-04"),
        ("2019_05_04.html", "2019-05-04"),
        ("idlib.txt", None),
        ("20191399.txt", None),
    ],
)
def test_day_of_a_file_name(name: str, day: str | None) -> None:
    assert day_of_file_name(name) == day


@pytest.mark.parametrize(
    ("opening", "dateline", "agencies"),
    [
        ("DAMASCUS, Feb 2 (SANA) — ", "DAMASCUS, Feb 2 (SANA)", ("Syrian Arab News Agency",)),
        ("ANKARA (AA) - ", "ANKARA (AA)", ("Anadolu Agency",)),
        ("BEIRUT (Reuters) - ", "BEIRUT (Reuters)", ("Reuters",)),
        ("AMMAN: ", "AMMAN", ()),
        ("Damascus, SANA- ", "Damascus, SANA", ("Syrian Arab News Agency",)),
        ("Homs, SANA – ", "Homs, SANA", ("Syrian Arab News Agency",)),
        ("MOSCOW, August 12. /TASS/. ", "MOSCOW, August 12. /TASS/", ("TASS",)),
        ("(Beirut) – ", "(Beirut)", ()),
        ("(Reuters) - ", "(Reuters)", ("Reuters",)),
        ("DAMASCUS, 12 August 2016 (SANA) ", "DAMASCUS, 12 August 2016 (SANA)", ("Syrian Arab News Agency",)),
        (
            "September 17th, 2012, PROVINCES, (SANA) - ",
            "September 17th, 2012, PROVINCES, (SANA)",
            ("Syrian Arab News Agency",),
        ),
        ("Geneva/Damascus, 12 August 2016 – ", "Geneva/Damascus, 12 August 2016", ()),
    ],
)
def test_datelines(opening: str, dateline: str, agencies: tuple[str, ...]) -> None:
    article = page(opening + BODY)
    assert article.dateline is not None
    assert article.dateline.text == dateline
    assert article.agencies == agencies
    assert article.blocks[0].kind is K.DATELINE


@pytest.mark.parametrize(
    ("opening", "published", "day", "warned"),
    [
        ("DAMASCUS, Feb 2 (SANA) — ", "2026-02-03", "2026-02-02", False),
        ("DAMASCUS, Dec 31 (SANA) — ", "2026-01-01", "2025-12-31", False),
        ("DAMASCUS, Feb 2, 2024 (SANA) — ", "2026-02-03", "2024-02-02", True),
        ("DAMASCUS, Feb 2 (SANA) — ", None, None, False),
        ("DAMASCUS, 2nd February 2026 (SANA) — ", "2026-02-03", "2026-02-02", False),
        ("MOSCOW, February 2. /TASS/. ", "2026-02-03", "2026-02-02", False),
        ("DAMASCUS (SANA) — ", "2026-02-03", None, False),
    ],
)
def test_the_day_of_a_dateline(opening: str, published: str | None, day: str | None, warned: bool) -> None:
    article = page(opening + BODY, published=published)
    assert article.dateline is not None
    assert article.dateline.date == day
    assert any(w.code == "published-conflict" and "dateline" in w.message for w in article.warnings) == warned


@pytest.mark.parametrize(
    "opening", ["Aleppo: ", "He said - ", "Shells - ", "(a) - ", "The Army (SAA) ", "In August 2016 "]
)
def test_what_is_no_dateline(opening: str) -> None:
    assert page(opening + BODY).dateline is None


def test_names_of_the_page() -> None:
    text = (
        "A title of four words\nBy Ann Example and Yusuf al-Amin\n4 May 2019\n\n"
        + BODY
        + "\nSOURCE: AFP, Reuters\n© 2019 Example Post. All rights reserved.\n"
    )
    article = page(text)
    assert article.authors == ("Ann Example", "Yusuf al-Amin")
    assert article.agencies == ("Agence France-Presse", "Reuters")
    assert article.publisher == "Example Post"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("14 حزيران 2025", "2025-06-14"),
        ("3 Şubat 2026", "2026-02-03"),
        ("3 February، 2024", "2024-02-03"),
        ("٣", None),
        ("31/12/2019", "2019-12-31"),
        ("2019-13-40", None),
    ],
)
def test_days_in_other_languages(text: str, day: str | None) -> None:
    found = next(find_days(text), None)
    assert (found.day.isoformat() if found else None) == day


def test_html_page() -> None:
    html = (
        "<!doctype html><html><head><title>Council counts the damage | Example Post</title>"
        '<meta property="og:title" content="Council counts the damage | Example Post"><meta property="article:published_time" content="2019-05-04T10:00:00Z">'
        "</head><body><nav><a href='/'>Home</a></nav><article><h1>Council counts the damage</h1>"
        + "".join(f"<p>{p}</p>" for p in BODY.split("\n") if p)
        + "</article><footer>Cookie policy</footer></body></html>"
    )
    article = read_bytes(html.encode(), id_="t")
    assert (article.title, article.published) == ("Council counts the damage", "2019-05-04")
    assert article.source.media_type == "text/html"
    assert {article.text[b.start : b.end]: b.kind for b in article.blocks}["Cookie policy"] is K.FURNITURE
    assert all(article.text[b.start : b.end].strip() for b in article.blocks)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_bytes_give_an_article_or_one_line(data: bytes) -> None:
    try:
        article = read_bytes(data, id_="t")
    except InputError as error:
        reason = str(error)
    else:
        reason = ""
        check_blocks(article)
    assert "\n" not in reason


LINES = st.lists(
    st.sampled_from(
        [
            "",
            "  ",
            "Home",
            "* News",
            "By Ann Example",
            "4 May 2019",
            "3 min read",
            "Related: x",
            "12:05 GMT",
            BODY.strip(),
            "A short line",
            "\u2028odd\u2029",
            "IDLIB (AA) - " + BODY.strip(),
        ]
    ),
    max_size=30,
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
@settings(deadline=None)
def test_blocks_are_ordered_apart_and_cover_every_line(lines: list[str], end: str) -> None:
    text = end.join(lines)
    if any(c.isalpha() for c in text):
        check_blocks(page(text))


def check_blocks(article: Article) -> None:
    """Blocks in order, apart, none blank; every non-blank line is in one."""
    text = article.text
    for a, b in zip(article.blocks, article.blocks[1:], strict=False):
        assert a.end <= b.start
    assert all(text[b.start : b.end].strip() for b in article.blocks)
    for line in split_lines(text):
        inside = [b for b in article.blocks if b.start < line.end and line.start < b.end]
        assert inside, line


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2_000_000,
        "* link\n" * 25_000,
        " " * 1_000_000 + "word here",
        "By " + "A " * 200_000,
        "(" * 500_000 + "word",
    ],
)
def test_long_and_odd_pages_are_read(text: str) -> None:
    assert label(text).blocks


# --- What a page says of itself ---------------------------------------------------------------------

LIVE = """Homs live: rebels enter the city

By Our Staff
Updated 8 December 2024

8 December 2024, 03:10
The first pick-up trucks crossed the clock square an hour ago, residents said, and shots were fired into the air.

7 December, 22:40
Government soldiers left the Rastan bridge this evening, a resident of Talbiseh said by telephone from his roof.

7 December, 14:05
The opposition command said yesterday that Hama had been secured and that its men would move south.
"""


def test_an_entry_counts_from_its_own_day(analyzer: Analyzer) -> None:
    analysis = analyzer.analyze_text(LIVE)
    assert analysis.article.published == "2024-12-08"
    found = {d.text: (d.value, d.anchor) for d in analysis.dates}
    assert found["yesterday"] == ("2024-12-06", "entry 2024-12-07")
    assert found["this evening"] == ("2024-12-07TEV", "entry 2024-12-07")
    assert "no-body" not in {w.code for w in analysis.warnings}


def test_days_that_lie_after_publication_are_warned_of(analyzer: Analyzer) -> None:
    text = "The council met on 4 May 2021 and on 9 June 2021. It had met once before, on 2 March 2019."
    late = analyzer.analyze_text(text, published="2019-03-03", clean=True)
    assert "published-implausible" in {w.code for w in late.warnings}
    right = analyzer.analyze_text(text, published="2021-06-10", clean=True)
    assert "published-implausible" not in {w.code for w in right.warnings}


def test_outlets_of_the_users_own(tmp_path: Path) -> None:
    own = tmp_path / "outlets.yaml"
    own.write_text(
        "- {name: Furat Watch, agency: true, abbreviations: [FW], domains: [furat.example]}\n", encoding="utf-8"
    )
    text = "DIBAN (FW) - " + BODY
    assert page(text, outlets=(str(own),)).agencies == ("Furat Watch",)
    assert page(BODY, url="https://www.furat.example/a", outlets=(str(own),)).publisher == "Furat Watch"
    assert page(BODY, url="https://www.furat.example/a").publisher is None


@pytest.mark.parametrize(
    "content", ["name: x", "- {nom: x}", "- [", "- {name: x, domains: 5}", "\ud800".encode("utf-8", "surrogatepass")]
)
def test_what_is_no_table_of_outlets(tmp_path: Path, content: str | bytes) -> None:
    own = tmp_path / "outlets.yaml"
    own.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(UsageError, match="outlets"):
        load_outlets((str(own),))


@pytest.mark.parametrize(
    ("head", "is_dateline"),
    [
        ("DAMASCUS, Feb 2 (SANA) — ", True),
        ("ANKARA (AA) - ", True),
        ("al-Busayrah (Furat Watch) – ", True),
        ("IDLIB, Syria — ", True),
        ("The SDF (Syrian Democratic Forces) – ", False),
        ("Assad (right) – ", False),
        ("Idlib – ", False),
        ("Damascus, SANA- ", True),
        ("Damascus, Aleppo – ", False),
    ],
)
def test_what_is_a_dateline(head: str, is_dateline: bool) -> None:
    article = page(head + BODY)
    assert (article.dateline is not None) == is_dateline
    assert any(b.kind is K.DATELINE for b in article.blocks) == is_dateline


def test_markdown() -> None:
    text = f"# Two hurt in Douma\n\n4 May 2019\n\n{BODY}\n## What fell\n\n{BODY}\n- Flour: none\n- Diesel: none since Friday\n"
    article = page(text, input_format="md")
    kinds = [(b.kind, text[b.start : b.end][:11]) for b in article.blocks]
    assert kinds[:2] == [(K.TITLE, "Two hurt in"), (K.META, "4 May 2019")]
    assert (K.HEADING, "What fell") in kinds
    assert kinds[-1] == (K.BODY, "Diesel: non")
    assert (article.title, article.published) == ("Two hurt in Douma", "2019-05-04")


def test_bullets_above_the_text_are_a_summary() -> None:
    head = "Two hurt in Douma as shells fall\n4 May 2019\nKey points\n* Two people were hurt by glass\n* A bakery burned down\n"
    found = kinds(head + BODY)
    assert found["Two people were hurt by glass"] is K.SUMMARY
    assert found["A bakery burned down"] is K.SUMMARY
    assert found["Key points"] is K.HEADING


def test_comments_are_no_part_of_the_article() -> None:
    comment = "I heard it from my window and thought at first that it was thunder over the mountains to the west of us."
    found = kinds(
        f"Two hurt in Douma as shells fall\n\n4 May 2019\n\n{BODY}\nComments (2)\n\nanna | 5 May 2019\n{comment}\nReply\n"
    )
    assert found[comment] is K.FURNITURE


# --- Text that only looks like furniture ------------------------------------------------------------

UNSTOPPED = (
    "Shells fell on the eastern edge of the town on Tuesday and two people were hurt by glass when a bakery burned down in the "
    "old market, residents of the quarter said by telephone"
)
ARABIC = "قال سكان المدينة إن الحرائق اندلعت في حقول القمح يوم الثلاثاء واستمرت حتى المساء قبل أن تصل فرق الإطفاء"


@pytest.mark.parametrize(
    "line",
    [
        UNSTOPPED,
        ARABIC,
        ARABIC + "؟",
        "By Friday the town was empty.",
        "From Aleppo, they fled north by the desert road.",
    ],
)
def test_what_is_text_stays_text(line: str) -> None:
    found = kinds(f"Two hurt in Douma as shells fall\n\n4 May 2019\n\n{BODY}\n{line}\n\n{BODY}")
    assert found[line] is K.BODY


def test_a_list_that_the_text_announces_is_text() -> None:
    text = f"Two hurt in Douma as shells fall\n\n4 May 2019\n\n{BODY}\nThe dead were named as:\n* Omar Said, 14\n* Lina Said, 9\n* Abu Ahmad\n\n{BODY}"
    found = kinds(text)
    assert {found[n] for n in ("The dead were named as:", "Omar Said, 14", "Lina Said, 9", "Abu Ahmad")} == {K.BODY}


@pytest.mark.parametrize("text", ["Car bomb in Azaz", "Two killed in shelling of Sarmin, Idlib, on 4 June 2021"])
def test_a_line_alone_is_the_text(text: str) -> None:
    article = page(text)
    assert [b.kind for b in article.blocks] == [K.BODY]
    assert article.published is None


def test_consent_is_no_text() -> None:
    wall = (
        "We and our 214 partners store and access information on a device, such as cookies, and process personal data, such as "
        "unique identifiers, for the purposes that are shown below this notice.\n"
    )
    found = kinds(f"{wall}{wall}Accept all\nTwo hurt in Douma as shells fall\n4 May 2019\n{BODY}{BODY}")
    assert {k for t, k in found.items() if t.startswith("We and our")} == {K.FURNITURE}
    assert found["Two hurt in Douma as shells fall"] is K.TITLE


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("/2026/02/02/hasakah", "2026-02-02"),
        ("/news/2021/6/4/x", "2021-06-04"),
        ("/en/2024-03-05-x", "2024-03-05"),
        ("/news/live/2024/03/05", "2024-03-05"),
        ("/a/20240305", "2024-03-05"),
        ("/a/2024", None),
        ("/a/12345678901234", None),
        ("/a/2024/13/41", None),
    ],
)
def test_days_of_addresses_and_file_names(name: str, day: str | None) -> None:
    assert day_of_url(f"https://x.example{name}") == day
    assert day_of_file_name(f"hasakah{name.replace('/', '-')}.txt") == day


def test_the_day_of_an_incident_is_not_that_of_publication() -> None:
    text = f"Two hurt in Douma as shells fall\n\nDate of incident: 2 May 2019\n\nPublished on 4 May 2019\n\n{BODY}"
    assert page(text).published == "2019-05-04"


@pytest.mark.parametrize(("line", "day"), [("١٤ مارس ٢٠٢٤", "2024-03-14"), ("14 آذار/مارس 2024", "2024-03-14")])
def test_arabic_days(line: str, day: str) -> None:
    found = next(find_days(line), None)
    assert found is not None
    assert found.day.isoformat() == day


@pytest.mark.parametrize("line", ["A{}B word", "# a{}", "title:{}x", "Two hurt{}| Example", "1{}h", "By{}Ann"])
def test_runs_of_blanks_cost_no_more_than_their_length(line: str) -> None:
    text = line.replace("{}", " " * 300_000) + "\n\n" + BODY
    assert page(text).blocks
    assert page(text, input_format="md").blocks


@pytest.mark.parametrize(
    "line", ["Incident date: March 4, 2019", "Date of the attack: 4 March 2019", "Date of death: March 4, 2019"]
)
def test_the_day_of_the_incident_is_no_day_of_publication(line: str) -> None:
    assert page(f"Shells fall on town\n\n{line}\n\n{BODY}").published is None
    assert page(f"Shells fall on town\n\nMarch 4, 2019\n\n{BODY}").published == "2019-03-04"


def test_days_that_rival_one_another_are_warned_of() -> None:
    head = "Shells fall on town\n\nPublished: March 4, 2019\n{}\n\n" + BODY
    several = page(head.format("Posted: March 9, 2019"))
    assert several.published == "2019-03-04"
    assert [w.message for w in several.warnings] == [
        "the page shows several days (2019-03-04, 2019-03-09); took 2019-03-04"
    ]
    near = page(head.format("Posted: March 5, 2019"))
    assert [w.code for w in near.warnings] == []


@pytest.mark.parametrize(
    "head",
    ["She arrived in town, Feb 2 - ", "they met at home, Feb 2 – ", "The road to it, May 3 — ", "in Homs (sana) - "],
)
def test_a_clause_in_small_letters_is_no_dateline(head: str) -> None:
    article = page(head + BODY)
    assert article.dateline is None
    assert [b.kind for b in article.blocks if b.start == 0] == [BlockKind.BODY]


@pytest.mark.parametrize("title", ["— — —", "…", "! ! ! !", "١ ٢ ٣"])
def test_a_heading_without_words_breaks_nothing(title: str) -> None:
    html = f"<html><body><h1>{title}</h1><h1>{title}</h1><p>{BODY}</p></body></html>"
    assert BODY.split("\n")[0] in read_bytes(html.encode(), id_="t").text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kafr Nabl, Maarat al-Numan, Saraqib, Ariha, Jisr al-Shughur, Khan Sheikhoun, Idlib", "en"),
        ("Hass Hazarin Kafr Oweid Kafr Sajna Ma'ar Zita", "en"),
        ("Qamishli Raqqa Tabqa Manbij: Kobani, Afrin, Azaz, Marea", "en"),
        ("SDF, YPG, HTS, SNA: Hama, Homs, Daraa, Suwayda", "en"),
        ("Şaykh Maqsud, Muşayţabah, Ţafas, Ḩamāh, Ḩimş, Al Ḩasakah, Şawrān, Ţayyibat", "en"),
        ("Russian jets hit Idlib", "en"),
        ("Halep'in kuzeyindeki Tel Rıfat bölgesinde terör örgütüne yönelik operasyon sürüyor", "tr"),
        ("Bombardements sur Idlib: dix civils tués dans le sud de la province", "fr"),
        ("Bei Luftangriffen auf die Stadt sind mindestens zehn Menschen getötet worden", "de"),
        ("سقطت قذائف على كفرنبل", "ar"),
        ("قصف", "ar"),
        ("Сирийская армия нанесла удары по Идлибу", "ru"),
    ],
)
def test_lists_of_names_are_in_no_language_and_read_as_english(text: str, language: str) -> None:
    assert page(text).language == language


def test_the_day_of_an_update_rivals_no_day_of_publication() -> None:
    article = page("Shells fall on town\n\nPublished: March 4, 2019\nUpdated: March 9, 2019\n\n" + BODY)
    assert article.published == "2019-03-04"
    assert article.warnings == ()


@pytest.mark.parametrize(
    "name", ["Omar Haddad", "Omar bin Khaled al Saleh", "Umm Nizar", "Édouard Fleury", "Omar Al Haddad van Leer"]
)
def test_a_name_of_two_to_five_words_is_an_author(name: str) -> None:
    assert page(f"Shells fall on town\n\nBy {name}\n\n{BODY}").authors == (name,)


def test_a_sentence_is_no_author() -> None:
    assert page(f"Shells fall on town\n\nBy Omar Haddad Khaled Saleh Nizar Zoubi\n\n{BODY}").authors == ()


def test_entities_left_in_a_plain_text_are_what_they_stand_for() -> None:
    article = read_bytes(
        b"Shells fell on Deir&nbsp;ez-Zor &amp; Hasakah, Sa&#8217;ad said. R&D; &unknown; stay.", id_="x"
    )
    assert article.text == "Shells fell on Deir\u00a0ez-Zor & Hasakah, Sa’ad said. R&D; &unknown; stay."
    assert article.source.transformations == ["HTML entities resolved"]
    assert article.source.characters == len(article.text)


AGO = (
    "Bakeries of Kobani open again\n\nBy Rami Aziz\n{}\n\n"
    + BODY
    + "\n\nForty-two lorries of flour had waited for nine days on the eastern bank, an official said."
)


@pytest.mark.parametrize(
    ("stamp", "day", "confidence"),
    [
        ("3 hours ago", "2015-03-10", 0.8),
        ("23 hours ago", "2015-03-10", 0.5),
        ("2 days ago", "2015-03-08", 0.6),
        ("Published: an hour ago", "2015-03-10", 0.8),
        ("Yesterday at 14:20", "2015-03-09", 0.7),
        ("just now", "2015-03-10", 0.8),
        ("2 days ago\nUpdated 10 minutes ago", "2015-03-08", 0.6),
        ("Updated 10 minutes ago", "2015-03-10", 0.5),
        ("3 weeks ago", None, 0.0),
        ("February 27, 2015\n3 hours ago", "2015-02-27", 0.9),
    ],
)
def test_how_long_ago_counts_from_the_day_of_saving(stamp: str, day: str | None, confidence: float) -> None:
    article = page(AGO.format(stamp), saved_at="2015-03-10")
    assert article.published == day
    if day and "February" not in stamp:
        evidence = article.published_evidence
        assert evidence is not None
        assert evidence.confidence == confidence
        assert article.text[evidence.start : evidence.end] in stamp
        assert any(w.code == "published-guessed" for w in article.warnings)
    assert page(AGO.format(stamp)).published == ("2015-02-27" if "February" in stamp else None)


def test_an_outlet_is_guessed_from_the_people_that_a_text_calls_its_own() -> None:
    text = (
        "Shells hit the outskirts of Jarablus\n\nAleppo province: SOHR activists have reported that shells hit two farms near Jarablus on Monday.\n\n"
        "SOHR sources added that nobody was hurt, and that the road to the crossing was closed until the evening.\n"
    )
    article = page(text)
    assert article.publisher == "Syrian Observatory for Human Rights"
    assert [w.message for w in article.warnings if w.code == "outlet-guessed"] == [
        "no outlet is named; Syrian Observatory for Human Rights is guessed from its words (“SOHR activists”)"
    ]
    assert (
        page(
            text.replace("SOHR activists have", "It is").replace("SOHR sources added", "A source of SOHR said")
        ).publisher
        is None
    )
    assert page(text.replace("SOHR sources", "Enab Baladi's correspondent")).publisher is None, (
        "of two outlets neither is"
    )
    assert (
        page("Euphrates Post\n\n" + text + "\nCopyright 2026 Levant Ledger").publisher
        != "Syrian Observatory for Human Rights"
    )


PDF = (
    "Levant Relief | Update No. 14\n\nUpdate No. 14: North-east Syria\nAs of 14 July 2021\n\nShelling was reported in the western countryside of Hasakah on 9 and 10\n"
    "July. Families fled towards Tell Tamer and Hasakah city, where most found shel-\nter with relatives. Others went to the Washokani camp, whose popula-\n"
    "tion has grown to some 14,000 people, in the north-\neast, and to two- and three-storey houses.\n\n   1\n\fLevant Relief | Update No. 14\n\n"
    "The road between Tell Tamer and Ain Issa was closed for three days, and convoys of hu-\nmanitarian goods were delayed by the fighting near Abu Rasin.\n\n   2\n"
)


def test_words_that_a_pdf_broke_are_whole_and_running_heads_are_none_of_the_text() -> None:
    article = read_bytes(PDF.encode(), id_="x")
    assert article.source.transformations == ["words broken at line ends joined"]
    body = " ".join(" ".join(article.text[b.start : b.end] for b in article.blocks if b.kind is K.BODY).split())
    for words in (
        "found shelter with",
        "whose population has",
        "in the north-east,",
        "two- and three-storey",
        "of humanitarian goods",
    ):
        assert words in body
    assert "Levant Relief" not in body
    assert article.title == "Update No. 14: North-east Syria"
    assert article.published == "2021-07-14"


def test_dashes_are_no_broken_words() -> None:
    text = "The town- once rich- was empty. The road- cut since May- was mined. Aid- if any- came late to the people of the villages.\n"
    assert read_bytes(text.encode(), id_="x").text == text
    joined = "In the midst of it, am- idst shelling, and amidst fire; am- idst ruins, am- idst smoke they stayed in the village.\n"
    assert "amidst ruins, amidst smoke" in read_bytes(joined.encode(), id_="x").text


def test_names_that_an_editor_broke_over_two_lines_are_whole() -> None:
    article = read_bytes(b"The rebel-\nheld hills of Tell al-\nHara and Khan Shay-\nkhun were shelled.\n", id_="x")
    assert article.text == "The rebel-held\nhills of Tell al-Hara\nand Khan Shaykhun\nwere shelled.\n"
    assert [b.kind for b in article.blocks] == [K.BODY]


def test_the_last_points_of_a_list_are_of_the_text() -> None:
    found = kinds(
        "Attacks by month in 2022:\n\n• January: Three attacks left three people dead.\n\n• March: Two attacks hurt two people.\n\n• May: Four attacks left three dead."
    )
    assert [k for t, k in found.items() if t.startswith(("January", "March", "May"))] == [K.BODY] * 3


def test_who_reported_and_edited_is_no_part_of_the_last_paragraph() -> None:
    credit = "(Reporting by Nadia Karam in Idlib, editing by Paul Whitlow)"
    article = page(BODY + "\n\nThe boys were taken to a hospital in Idlib. " + credit)
    assert [article.text[b.start : b.end] for b in article.blocks if b.kind is K.CREDIT] == [credit]
    assert (
        article.text[slice(article.blocks[-2].start, article.blocks[-2].end)]
        == "The boys were taken to a hospital in Idlib."
    )
    kept = page(BODY + "\n\nThe report (edited by the council) was read in Idlib.")
    assert not any(b.kind is K.CREDIT for b in kept.blocks)


# --- Text that is not lost ------------------------------------------------------------------------

REPORT = """North-west update, 18 March 2022

Shelling was reported in 37 communities of the governorate between 1 and 15 March, the council said.
Some 4.1 million people in the area rely on aid to meet their most basic needs, by its own count.

HUMANITARIAN RESPONSE
Food Security
Needs:
3.1 million people
Response:
Members of the cluster provided food baskets to more than a million people in February.
Health
Gaps:
The hospital of the town has had no fuel for its generators since the beginning of the month.
"""


def test_labels_and_headings_in_capitals_do_not_end_a_report() -> None:
    found = kinds(REPORT)
    assert found["Members of the cluster provided food baskets to more than a million people in February."] is K.BODY
    assert (
        found["The hospital of the town has had no fuel for its generators since the beginning of the month."] is K.BODY
    )


def test_words_to_the_reader_below_are_no_more_of_the_article() -> None:
    appeal = "Our newsroom depends on readers like you, and your help keeps its lights on every month."
    assert kinds(BODY + "\nThe Daily\n\nMenu\n\nShop\n\nJobs\n\n" + appeal + "\n")[appeal] is not K.BODY


def test_names_a_line_each_below_a_colon_are_the_texts_own() -> None:
    names = ["Nabil Darwish, born in 1988", "Omar al-Haj", "Raed Sharif", "Sami Jaafar"]
    found = kinds(BODY + "\nThe dead were named by the rescuers as:\n" + "\n".join(names) + "\n\n" + BODY)
    assert {found[n] for n in names} == {K.BODY}


def test_rows_of_a_table_and_facts_are_the_texts_own() -> None:
    rows = ["Idlib\t12\t40", "Hama\t7\t19", "Length: 390 km"]
    found = kinds(BODY + "\n" + "\n".join(rows) + "\n\n" + BODY)
    assert {found[r] for r in rows} == {K.BODY}


@pytest.mark.parametrize("mark", ["[12]", " [12]", "1", "¹", "*"])
def test_the_mark_of_a_footnote_ends_no_sentence_less(mark: str) -> None:
    last = (
        f"The mayor said that the road would stay closed until the end of March, and that flour was on its way.{mark}"
    )
    assert kinds(BODY + "\n" + last + "\n")[last] is K.BODY


@pytest.mark.parametrize(
    "line",
    [
        "This article is more than 6 years old",
        "Don't miss what's happening",
        "… as you're joining us today from Germany, we have a small favour to ask. Tens of millions have placed their trust in us.",
        "Your donation keeps our reporters on the ground in Syria. Please give today.",
        "إذا كنت تعتقد/تعتقدين أن المقال يحوي معلومات خاطئة أو لديك تفاصيل إضافية أرسل لنا تصحيحا",
    ],
)
def test_what_sites_say_to_their_readers_is_no_text(line: str) -> None:
    assert kinds(BODY + "\n" + line + "\n\n" + BODY)[line] in {K.FURNITURE, K.NOTE}


@pytest.mark.parametrize(
    ("head", "foot", "outlet"),
    [
        ("عنب بلدي", "", "Enab Baladi"),
        ("Reuters", "", "Reuters"),
        ("Human Rights Watch", "", "Human Rights Watch"),
        ("", "© 2018 Guardian News & Media Limited or its affiliated companies. All rights reserved.", "The Guardian"),
        ("", "© 2021 Al Jazeera Media Network", "Al Jazeera"),
        ("", "© 2021 - المرصد السوري لحقوق الإنسان.", "Syrian Observatory for Human Rights"),
    ],
)
def test_an_outlet_by_its_masthead_or_its_copyright(head: str, foot: str, outlet: str) -> None:
    text = f"{head}\n\nBakery burns as shells hit the town\n\n{BODY}\n{foot}\n"
    assert page(text).publisher == outlet


def test_the_weekday_says_which_number_is_the_month() -> None:
    found = [next(find_days(t)) for t in ("Wed, 03/05/2025", "Saturday, 03/05/2025", "03/05/2025", "Mon 03/05/2025")]
    assert list(find_days("Wed, 00/05/2025")) == []
    assert [(d.day.isoformat(), d.sure) for d in found] == [
        ("2025-03-05", True),
        ("2025-05-03", True),
        ("2025-05-03", False),
        ("2025-05-03", False),
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Lamia Haddad | Jazira Monitor", ["Lamia Haddad"]),
        ("Ignacio Bravo, Antofagasta", ["Ignacio Bravo"]),
        ("Dana Karam and Joost van Reel", ["Dana Karam", "Joost van Reel"]),
        ("Hanin Sabbagh and Peter Lindqvist", ["Hanin Sabbagh", "Peter Lindqvist"]),
        ("GLORIA MENDES AND PETER FERRIS", ["Gloria Mendes", "Peter Ferris"]),
        ("Nour Tabbaa, Culture Reporter", ["Nour Tabbaa"]),
        ("From Rasha Qabbani in Idlib and Tom Ellery in London", ["Rasha Qabbani", "Tom Ellery"]),
        ("Text: Claire Aubin · Photos: Marc Petit", ["Claire Aubin"]),
        ("By Jorge Ampuero, Staff Writer", ["Jorge Ampuero"]),
        ("Middle East", []),
        ("Damascus, Syria", []),
        ("Battle for Aleppo", []),
        ("Ahmed al-Sharaa visits Paris", []),
        ("Peter Lindqvist left Homs.", []),
        ("A" * 5_000, []),
        ("Peter " * 30, []),
        ("Peter and" + " " * 5_000 + "|", []),
    ],
)
def test_who_wrote_it_with_and_without_by(line: str, names: list[str]) -> None:
    assert names_in(line) == names


_REPORT = """Levant Relief Watch
Who we are | What we do

Floods in the Orontes valley: third update
Rasha Qabbani and Tom Ellery
21 January 2026

Rain that fell for two days has put 84 camps between Harim and Salqin under water, the Civil Defence said on Wednesday.

RESPONSE
Needs:
• Four thousand families need tents that hold.
Gaps:
• Stocks of plastic sheeting are used up.

Table 1. People by sub-district
Harim\t31\t4,410
Salqin\t22\t3,020

FUNDING
The fund for the country has released four million dollars, and twice as much is needed until the end of March.

About the authors
Rasha Qabbani is a reporter in Idlib.
Levant Relief Watch is a charity.
"""


def test_a_report_goes_on_below_labels_and_tables() -> None:
    article = read_text(_REPORT, id_="report")
    kinds = {article.text[b.start : b.end]: b.kind.value for b in article.blocks}
    assert article.title == "Floods in the Orontes valley: third update"
    assert article.authors == ("Rasha Qabbani", "Tom Ellery")
    assert article.publisher == "Levant Relief Watch"
    for line in (
        "Needs:",
        "Stocks of plastic sheeting are used up.",
        "Harim\t31\t4,410",
        "Table 1. People by sub-district",
    ):
        assert kinds[line] in {"body", "heading"}, line
    assert kinds[next(k for k in kinds if k.startswith("The fund for"))] == "body"
    assert kinds["Rasha Qabbani is a reporter in Idlib."] != "body"


def test_a_list_that_opens_the_text_is_of_it() -> None:
    text = (
        "South: forty killed in one week\nHouran Monitor\n30 January 2023\n\nKillings were recorded in:\n• Tafas – 4\n• Nahtah – 1\n"
        "• Saida – 3\n\nIn Daraa al-Balad a mediator escaped, and two boys died near Bosra when a shell went off in their hands.\n"
    )
    article = read_text(text, id_="list")
    body = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY]
    assert body[:4] == ["Killings were recorded in:", "Tafas – 4", "Nahtah – 1", "Saida – 3"]


_THREAD = """Log in
Hazem Jundi
@hazemjundi_
1/ I spent three days on the new bus line from Damascus to Aleppo, and this is what the road tells you.
9:14 AM · Jul 2, 2025
·
88.4K Views
212
Hazem Jundi
@hazemjundi_
·
Jul 2
2/ The ticket is 85,000 pounds. In January it was 60,000, and the driver still has to pay for the bus.
4
17
Hazem Jundi
@hazemjundi_
·
Jul 2
3/ Between Damascus and Nabk I counted four checkpoints, and nobody at any of them asked for an identity card.
"""


def test_a_thread_is_read_from_its_first_post_to_its_last() -> None:
    article = read_text(_THREAD, id_="thread")
    body = [article.text[b.start : b.end] for b in article.blocks if b.kind is BlockKind.BODY]
    assert [line[:2] for line in body if line[1:2] == "/"] == ["1/", "2/", "3/"]


def test_a_list_of_records_is_text() -> None:
    records = [
        "Samer Qabbani / Daraya / clashes",
        "The child Rima Odeh, 6 years / Buwayda / rocket",
        "Homs: 19 dead, most of them in one battle",
        "Nazir Sabbouh, 61 years / Daraya / tank shell",
        "Unidentified man, burned / Zamalka",
        "Bakri Hallaq / Salaheddine / mortar",
        "Fares Ghannoum / Qaboun / under torture",
    ]
    text = "Names of the dead of Wednesday, 22-05-2013\n\n" + BODY + "\n" + "\n".join(records) + "\n"
    article = page(text)
    found = {text[b.start : b.end]: b.kind for b in article.blocks}
    assert [found[r] for r in records] == [K.BODY] * len(records)
    assert (article.title, article.published) == ("Names of the dead of Wednesday, 22-05-2013", "2013-05-22")


def test_every_post_of_a_thread_is_text() -> None:
    posts = [
        "Shelling resumed at first light from the direction of the mill. The hospital cannot take more.",
        "A convoy of about thirty vehicles passed Izraa this morning, heading east.",
        "Correction: the convoy turned back at the bridge, we are told by two people.",
        "Columns are leaving the city by the Damascus road with their lights on.",
    ]
    entries = [f"RW\nRiver Watch\n0{n}:44\nPhoto\n{post}\n👍 2{n} 😢 14{n}\n" for n, post in enumerate(posts, 6)]
    found = kinds("River Watch\n41 862 subscribers\n16 July 2025\n\n" + "\n".join(entries))
    assert all(found[post] in {K.BODY, K.LIVE_ENTRY} for post in posts)
    assert found["41 862 subscribers"] is K.FURNITURE


def test_the_title_of_a_live_page_stands_above_its_entries() -> None:
    entries = "\n\n".join(
        f"8 Dec 2024 {hour}.31 GMT\n{head}\n{text}"
        for hour, head, text in (
            (22, "What we know so far", "We are closing this page. Here is where things stand in the capital tonight:"),
            (
                18,
                "Armour moves into the zone",
                "Armour has crossed the line near the town, and soldiers took the posts.",
            ),
            (13, "Families drive up the hill", "Families are driving up the hill to the prison, bumper to bumper."),
            (9, "Inside the palace", "A video shows people wandering through rooms of open cupboards in the palace."),
        )
    )
    title = "Rebels enter the capital and crowds pour into the square"
    article = page(f"{title}\nSun 8 Dec 2024 23.40 GMT\nKey events\n22.31 What we know so far\n\n{entries}\n")
    assert article.title == title


@pytest.mark.parametrize(
    "line",
    [
        "Souad Hamwi with one of the reels that she kept. Photo: Leila Asfour for The Courier",
        "A girl carries firewood through a flooded camp near Killi (QE/Yahya Darwish)",
        "Figure 2. Protest sites on November 25, by estimated size.",
        "فلاح يتفقد قناة ري في الريف الغربي - 22 كانون الثاني 2025 (ورق الزيتون/إياد الحسن)",
    ],
)
def test_captions_by_whose_picture_it_is(line: str) -> None:
    assert kinds(f"A bridge fell in the town\n\n{BODY}\n{line}\n\n{BODY}")[line] is K.CAPTION


@pytest.mark.parametrize(
    "line",
    [
        "bucketlid54 wrote on Oct 8, 2019 7:02 AM:",
        "About Orontes Grid",
        "Forward-Looking Statements",
        "Please turn on JavaScript to use this feature",
        "Home / Local / Minister inspects reopened wards at the hospital",
    ],
)
def test_furniture_below_and_within(line: str) -> None:
    behind = "Nice work of the council, I would say, and thanks to all who helped them in the cold."
    found = kinds(f"A bridge fell in the town\n\n{BODY}\n{BODY}\n{line}\n{behind}\n")
    assert found[line] is K.FURNITURE


def test_every_known_phrase_can_match() -> None:
    """Lines are compared in lower case: a phrase with a capital letter would never be found."""
    known = {kind: [*p.whole, *p.start, *p.within] for kind, p in phrases().items()}
    assert [(kind, phrase) for kind, all_of in known.items() for phrase in all_of if phrase != phrase.lower()] == []
    assert kinds(f"A bridge fell in the town\n\n{BODY}\nSee more\n")["See more"] is K.FURNITURE


def test_figures_of_a_box_are_text() -> None:
    text = f"A bridge fell in the town\n\n{BODY}\nKEY FIGURES\n191K people displaced since 12 July\n88 shelters open\n\n{BODY}"
    assert kinds(text)["191K people displaced since 12 July"] is K.BODY


@pytest.mark.parametrize(
    "line",
    [
        "Wir und unsere Partner benötigen Ihre Zustimmung, um personenbezogene Daten auf Ihrem Endgerät zu speichern.",
        "Nous et nos partenaires utilisons des traceurs avec votre consentement.",
        "[–]tarmac_nerd 45 points 1 month ago",
        "← Episode 213: The Ceasefire Cartographers",
        "This post is public so feel free to share it with others.",
    ],
)
def test_what_pages_say_to_their_readers(line: str) -> None:
    assert kinds(f"A bridge fell in the town\n\n{BODY}\n{line}\n\n{BODY}")[line] is K.FURNITURE


def test_teasers_with_their_days_are_no_text() -> None:
    teaser = "Ministers of two parties left a session of the cabinet on Thursday in protest at a plan for the ports."
    below = f"MORE IN REGION\n\nCabinet puts off vote as ministers walk out\nAug 14, 2025\n\n{teaser}\n\nDrought lays bare a drowned village\nAug 12, 2025\n"
    found = kinds(f"Bomb found under the ring road\n\nAug 14, 2025\n{BODY}\n{below}")
    assert found[teaser] is K.FURNITURE


def test_the_first_publication_before_the_posting() -> None:
    text = f"A bridge fell in the town\n\nPosted\n12 Feb 2025\nOriginally published\n11 Feb 2025\n\n{BODY}"
    assert page(text).published == "2025-02-11"


def test_tags_of_a_post_are_text() -> None:
    text = f"{BODY}\n#Aleppo #Raqqa #breaking\n"
    assert kinds(text)["#Aleppo #Raqqa #breaking"] is K.BODY


@pytest.mark.parametrize(
    ("line", "byline", "authors"),
    [
        ("رهام السليم", True, ["رهام السليم"]),
        ("سليم أرسلان نور العلي", True, []),  # two names run together: nobody can tell where one ends
        ("حلب/ سليم أرسلان/ الأناضول", False, ["سليم أرسلان"]),
        ("الرقة / محمد مستو / الأناضول", False, ["محمد مستو"]),
        ("بلدي نيوز - إدلب (إيهاب خالد)", False, ["إيهاب خالد"]),
        ("إعداد: سامر حلبي – تحرير: هيفين أحمد", False, ["سامر حلبي", "هيفين أحمد"]),
        ("كتبت ليلى حسن", False, ["ليلى حسن"]),
        ("عنب بلدي – السويداء", False, []),
        ("الرئيسية سياسة", False, []),
        ("حسن", False, []),
    ],
)
def test_who_wrote_it_in_arabic(line: str, byline: bool, authors: list[str]) -> None:
    assert arabic_bylines.is_byline(line) == byline
    assert arabic_bylines.names_in(line) == authors


ARABIC_PAGE = """القامشلي اليوم
سياسة
اقتصاد
ألغام تقتل راعيين في ريف حماة
إدلب
رهام السليم
19 ابريل 2025
استمع إلى المقال
قتل راعيان، أمس الجمعة، بانفجار لغم أرضي في قرية عطشان بريف حماة الشرقي، وفق ما قال سكان من القرية لوسائل إعلام محلية.
وقال شهود إن اللغم كان مزروعا على طريق يسلكه الرعاة كل صباح منذ عودتهم إلى القرية قبل ثلاثة أشهر من الآن.
المصدر: سانا + وكالات
"""


def test_the_head_of_an_arabic_page_names_place_writer_and_day() -> None:
    article = read_text(ARABIC_PAGE, id_="t")
    kinds = {ARABIC_PAGE[b.start : b.end]: b.kind for b in article.blocks}
    assert article.title == "ألغام تقتل راعيين في ريف حماة"
    assert (article.authors, article.published) == (("رهام السليم",), "2025-04-19")
    assert kinds["رهام السليم"] is BlockKind.BYLINE
    assert (kinds["إدلب"], kinds["19 ابريل 2025"]) == (BlockKind.META, BlockKind.META)
    assert kinds["المصدر: سانا + وكالات"] is BlockKind.CREDIT


BANDED = """Home
Breaking News
SOHR exclusives | Fuel prices jump again
Two children drown in a canal in Raqqah
Idlib | Six people are killed in renewed shelling on the villages of Jabal al-Zawiyah
On Jul 22, 2021
Enab Baladi – Halim Sabbagh
Six people were killed on Thursday when shells hit three villages of Jabal al-Zawiyah, in the countryside of Idlib, activists said.
The shelling on the villages went on until noon, they said, and set fire to fields around the town of Balyoun in the same area.
"""


def test_headlines_that_run_over_the_page_are_none_of_the_article_s() -> None:
    article = read_text(BANDED, id_="t")
    assert article.title == "Idlib | Six people are killed in renewed shelling on the villages of Jabal al-Zawiyah"
    assert article.authors == ("Halim Sabbagh",)


BOXED = """Shells hit three villages of Jabal al-Zawiyah

Six people were killed on Thursday when shells hit three villages of Jabal al-Zawiyah, in the countryside of Idlib, activists said.

More Trending

A baker of Ariha keeps his oven lit through another winter

Ferries return to the Euphrates after a year of low water

Read More Stories

The shelling on the villages went on until noon, they said, and set fire to fields around the town of Balyoun in the same area.

More from the north

Here are more of our reports on how people live along the front.

  * Why a teacher of Saraqib walks an hour to her school
  * The mechanics who keep the ambulances of Idlib running

Rescuers pulled two children from under a collapsed roof in Balyoun, and took both of them to a hospital in Ariha, a doctor said.
"""


def test_boxes_of_other_articles_within_the_text_are_none_of_it() -> None:
    found = kinds(BOXED)
    links = [t for t, k in found.items() if k is BlockKind.RELATED]
    assert [t.split()[0] for t in links] == ["A", "Ferries", "Here", "Why", "The"]
    assert sum(k in {BlockKind.BODY, BlockKind.STANDFIRST} for k in found.values()) == 3


def test_a_question_that_stands_three_times_is_the_page_s() -> None:
    paragraph = "Shells hit the village of Balyoun in the countryside of Idlib on Thursday morning, a resident number {} said by phone."
    asks = "What is the safest road to the camps?"
    text = "\n\n".join(["Shells hit Balyoun", *(f"{paragraph.format(n)}\n\n{asks}" for n in range(3))])
    assert kinds(text)[asks] is BlockKind.FURNITURE
