"""HTML pages: what their head says, how their lines are laid out, and that no markup breaks them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.errors import InputError
from newsparse.models import Article, BlockKind
from newsparse.reading import Options, read_bytes
from newsparse.reading.flatten import flatten, parse_html
from newsparse.reading.headers import Head, read_head
from newsparse.reading.html import read_html, title_line
from newsparse.reading.outlets import load_outlets
from tests.test_reading import check_blocks

K = BlockKind
PROSE = "Shells fell on the eastern edge of the town on Tuesday, residents said by telephone, and two people were hurt."


def head_of(markup: str) -> Head:
    tree = parse_html(f"<html><head>{markup}</head><body><p>x</p></body></html>")
    assert tree is not None
    return read_head(tree, load_outlets())


def ld(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def lines_of(body: str) -> list[str]:
    tree = parse_html(f"<html><body>{body}</body></html>")
    assert tree is not None
    return [n.text for n in flatten(tree)]


def page(body: str, head: str = "", **options: str) -> Article:
    html = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"
    return read_bytes(html.encode(), id_="t", options=Options(**options))  # type: ignore[arg-type]


# --- The head -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>Council counts the damage in Douma | Example Post</title>", "Council counts the damage in Douma"),
        ("<title>Council counts the damage in Douma - Middle East | Reuters</title>", "Council counts the damage in Douma"),
        ("<title>Hama - a city waits</title>", "Hama - a city waits"),
        ('<meta property="og:title" content="Two hurt in Douma"><title>x</title>', "Two hurt in Douma"),
        ('<meta property="og:title" content="Douma &amp; its baker">', "Douma & its baker"),
        (ld(headline="Two hurt in Douma") + '<meta property="og:title" content="You won\'t believe Douma">', "Two hurt in Douma"),
        (ld(headline="LIVE: Shells fall on Douma") + '<meta property="og:title" content="Shells fall on Douma - updates">', "Shells fall on Douma"),
        (ld(headline="Two men hurt in Douma, council says") + '<meta property="og:title" content="Two hurt in Douma, council says">', "Two hurt in Douma, council says"),
        ('<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "name": "x"}, {"@type": ["NewsArticle"], "headline": "In a graph it stands"}]}</script>', "In a graph it stands"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "headline": "A raw\nbreak"}</script>', "A raw break"),
        ('<script type="application/ld+json">{broken</script><title>The page title stands</title>', "The page title stands"),
        ('<script type="application/ld+json">' + "[" * 5000 + "</script><title>Not too deep</title>", "Not too deep"),
        ("", None),
    ],
)  # fmt: skip
def test_titles(markup: str, title: str | None) -> None:
    assert head_of(markup).title == title


@pytest.mark.parametrize(
    ("markup", "published"),
    [
        (ld(datePublished="2019-05-04T10:00:00Z", dateModified="2019-05-06"), "2019-05-04T10:00:00Z"),
        ('<meta property="article:published_time" content="2019-05-04">', "2019-05-04"),
        ('<meta itemprop="datePublished" content="2019-05-04">', "2019-05-04"),
        ('<meta name="parsely-pub-date" content="2019-05-04T08:00:00Z">', "2019-05-04T08:00:00Z"),
        ('<meta name="date" content="2019-05-04">', None),
        ('<meta property="article:modified_time" content="2019-05-04">', None),
        (ld(datePublished="last Friday"), None),
    ],
)
def test_days_of_publication(markup: str, published: str | None) -> None:
    assert head_of(markup).published == published


def test_the_only_time_of_a_page_is_its_day() -> None:
    body = (
        f"<article><h1>Two hurt in Douma</h1><time datetime='2019-05-04T10:00'>Saturday</time><p>{PROSE}</p></article>"
    )
    assert page(body).published == "2019-05-04"
    other = "<aside><ul><li><time datetime='2018-01-01'>old</time></li></ul></aside>"
    assert page(body + other).published == "2019-05-04"


def test_a_day_that_only_the_markup_hints_at_is_less_sure() -> None:
    article = page(
        f"<article><h1>Two hurt in Douma</h1><p>{PROSE}</p></article>", "<meta name='date' content='2019-05-04'>"
    )
    assert article.published_evidence is not None
    assert (article.published, article.published_evidence.rule) == ("2019-05-04", "htmldate")
    assert article.published_evidence.confidence < 0.7


def test_authors_publisher_section_and_address() -> None:
    head = head_of(
        ld(author=[{"name": "Lina Qabbani"}, "Omar Said"], publisher={"name": "Lantern"}, articleSection="Syria")
        + '<link rel="canonical" href="https://lantern.example/2019/05/04/x">'
    )
    assert (head.authors, head.site, head.section) == (("Lina Qabbani", "Omar Said"), "Lantern", "Syria")
    assert head.url == "https://lantern.example/2019/05/04/x"


def test_days_that_differ_are_warned_of() -> None:
    head = '<meta property="article:published_time" content="2019-05-04"><link rel="canonical" href="https://x.example/2019/06/30/a">'
    article = page(f"<article><h1>Two hurt in Douma</h1><p>Published 9 May 2019</p><p>{PROSE}</p></article>", head)
    assert article.published == "2019-05-04"
    assert [w.code for w in article.warnings] == ["published-conflict", "published-conflict"]


# --- The lines ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>one <b>two</b>\n three</p><p>four</p>", ["one two three", "four"]),
        ("one<br>two<br><br>three", ["one", "two", "three"]),
        ("<p>one<script>var x = 1;</script> two</p>", ["one two"]),
        ("<p>one <button>Share</button>two</p>", ["one two"]),
        ("<p>a &amp; b &#8220;c&#8221;</p>", ["a & b “c”"]),
        ("<div>one<p>two</p>three</div>", ["one", "two", "three"]),
        ("<a href='/'>One</a><a href='/'>Two</a>", ["One Two"]),
        ("<table><tr><th>Mill</th><th>Tonnes</th></tr><tr><td>Tishreen</td><td>120</td></tr></table>", ["Mill | Tonnes", "Tishreen | 120"]),
        ("<table><tr><td><p>one</p></td><td><p>two</p></td></tr></table>", ["one", "two"]),
        ("<!-- not seen --><p>seen</p><noscript>no</noscript><template>no</template>", ["seen"]),
        ("<p>  \u00a0 </p><p>x\u00a0</p>", ["x"]),
        ("", []),
    ],
)  # fmt: skip
def test_lines(body: str, lines: list[str]) -> None:
    assert lines_of(body) == lines


def test_markup_of_lines() -> None:
    tree = parse_html(
        "<body><nav><a>Home</a></nav><main><p id='story-text'>one <a>two</a></p><div style='display: none'>three</div></main></body>"
    )
    assert tree is not None
    home, story, hidden = flatten(tree)
    assert ("nav" in home.markup.regions, home.markup.links) == (True, 1.0)
    assert story.markup.names == {"story", "text"}
    assert 0.3 < story.markup.links < 0.6
    assert "hidden" in hidden.markup.regions


def test_what_lies_deep_is_not_lost() -> None:
    deep = "<div>" * 10_000 + f"<p>{PROSE}</p>" + "</div>" * 10_000
    assert lines_of(deep) == [PROSE]
    assert PROSE in page(deep).text


@pytest.mark.parametrize(
    ("lines", "title", "shown"),
    [
        (["Home", "Two hurt in Douma", "x"], "Two hurt in Douma", 1),
        (["Two hurt in Douma", "x"], "Example - Two hurt in Douma", 0),
        (["Home", "x"], "Two hurt in Douma", None),
        (["Home"], None, None),
    ],
)
def test_the_line_of_the_title(lines: list[str], title: str | None, shown: int | None) -> None:
    tree = parse_html("".join(f"<p>{n}</p>" for n in lines))
    assert tree is not None
    assert title_line(flatten(tree), title) == shown


def test_every_line_has_its_kind_and_reason() -> None:
    body = (
        "<header><nav><a href='/'>Home</a></nav></header><main><article><h1>Two hurt in Douma</h1>"
        f"<figure><img><figcaption>A baker sweeps glass</figcaption></figure><p>{PROSE}</p><h2>What fell</h2><p>{PROSE}</p>"
        "<div class='newsletter'><p>Get our letter every week, with all that the other pages left out of theirs.</p></div></article></main>"
        "<footer><p>Imprint</p></footer>"
    )
    article = page(body)
    kinds = [(b.kind, article.text[b.start : b.end][:12]) for b in article.blocks]
    assert kinds == [
        (K.FURNITURE, "Home"),
        (K.TITLE, "Two hurt in "),
        (K.CAPTION, "A baker swee"),
        (K.BODY, "Shells fell "),
        (K.HEADING, "What fell"),
        (K.BODY, "Shells fell "),
        (K.FURNITURE, "Get our lett"),
        (K.FURNITURE, "Imprint"),
    ]
    assert all(b.reason for b in article.blocks)


TAGS = [
    "p",
    "div",
    "a",
    "b",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "script",
    "style",
    "h1",
    "article",
    "nav",
    "br",
    "svg",
    "title",
    "x-y",
]
SOUP = st.lists(
    st.one_of(
        st.sampled_from(TAGS).map(lambda t: f"<{t}>"),
        st.sampled_from(TAGS).map(lambda t: f"</{t}>"),
        st.sampled_from(["<", "</", "<!--", "-->", "<p class='", "'>", "&", "&#x;", "&lt;", "<![CDATA[", PROSE, "\x00", "\ud800", "\u202e"]),
        st.text(max_size=8),
    ),
    max_size=40,
)  # fmt: skip


@given(SOUP)
@settings(max_examples=150, deadline=None)
def test_any_soup_gives_an_article_or_one_line(parts: list[str]) -> None:
    data = ("<html>" + "".join(parts)).encode("utf-8", "surrogatepass")
    try:
        article = read_bytes(data, id_="t", options=Options(input_format="html"))
    except InputError as error:
        reason = str(error)
    else:
        reason = ""
        check_blocks(article)
    assert "\n" not in reason


@pytest.mark.parametrize(
    "body",
    [
        "<b><p>" + "<i><p>x" * 5_000,
        "<p class='" + "a " * 200_000 + "'>x</p>",
        "<" * 200_000 + "words",
        "<ul>" + "<li><a href='/'>A headline of another page</a></li>" * 10_000 + "</ul>",
        "<p>" + "word " * 200_000,
        "<p>" + "&nbsp;" * 200_000 + "word",
        "<p style='display" + " " * 200_000 + "'>words</p>",
    ],
)
def test_large_and_odd_pages_are_read(body: str) -> None:
    assert page(body).blocks


def test_a_page_that_nothing_can_be_extracted_from_is_read_by_its_lines() -> None:
    found = read_html("<p>Two words</p>", load_outlets())
    assert found is not None
    assert [n.text for n in found.lines] == ["Two words"]


@pytest.mark.parametrize(
    ("charset", "declared"), [("windows-1256", True), ("windows-1256", False), ("iso-8859-9", True), ("utf-8", False)]
)
def test_the_page_names_its_charset(charset: str, declared: bool) -> None:
    text = "مدينة" if "1256" in charset else "Şırnak köprüsü"
    meta = f"<meta charset='{charset}'>" if not declared else ""
    data = f"<html><head>{meta}</head><body><p>{text} {PROSE}</p></body></html>".encode(charset)
    article = read_bytes(data, id_="t", options=Options(charset=charset if declared else None))
    assert text in article.text


def test_the_heading_that_is_mostly_the_title_is_the_headline() -> None:
    """Not the longer one that has more of its words, among many others."""
    long_ = "Grain and wheat and oil and rain and convoy and Hasakah and more of what the week brought us"
    tree = parse_html(
        f"<html><head><title>Convoy of grain reaches Hasakah silos | Furat Watch</title></head>"
        f"<body><h1>{long_}</h1><h1>Convoy of grain reaches Hasakah</h1></body></html>"
    )
    assert tree is not None
    assert read_head(tree, load_outlets()).titles["h1"] == "Convoy of grain reaches Hasakah"


def test_many_shallow_elements_are_not_deep() -> None:
    """Depth counts what is open, not what was: below a deep stretch that is closed again no tag is dropped."""
    deep = "<div>" * 450 + "deep words" + "</div>" * 450
    shallow = "<div><p>one line</p></div>" * 3 + "<ul><li>point</li></ul>"
    assert lines_of(deep + shallow)[-4:] == ["one line", "one line", "one line", "point"]


def test_a_short_script_of_linked_data_is_read_too() -> None:
    assert head_of('<script type="application/ld+json">{}</script>').titles == {}


# --- The text -------------------------------------------------------------------------------------


def kinds_of(article: Article) -> dict[str, BlockKind]:
    return {article.text[b.start : b.end]: b.kind for b in article.blocks}


def test_a_list_that_ends_the_text_is_text() -> None:
    points = [f"{n}) Sacks of flour for the bakery of village {n}" for n in range(1, 12)]
    listed = "".join(f"<p>{point}</p>" for point in points)
    article = page(f"<article><h1>What the trucks brought</h1><p>{PROSE}</p><p>{PROSE}</p>{listed}</article>")
    assert {kinds_of(article)[point] for point in points} == {K.BODY}


def test_short_lines_within_the_text_are_text() -> None:
    short = "Two sacks, one of salt"
    article = page(
        f"<article><h1>What the trucks brought</h1><p>{PROSE}</p><p>{short}</p><h2>Then</h2><p>{PROSE}</p></article>"
    )
    assert kinds_of(article)[short] is K.BODY


@pytest.mark.parametrize(
    ("shared", "title"),
    [
        ("Why nobody should be counted yet", "The census trap"),
        ("The census trap, and who falls into it", "The census trap, and who falls into it"),
    ],
)
def test_the_page_s_heading_before_what_it_is_shared_as(shared: str, title: str) -> None:
    head = f'<title>{shared}</title><meta property="og:title" content="{shared}">'
    assert page(f"<article><h1>The census trap</h1><p>{PROSE}</p><p>{PROSE}</p></article>", head).title == title


def test_a_heading_of_other_articles_is_no_heading_of_the_text() -> None:
    more = f"<h3>More from The Courier</h3><p>{PROSE}</p>"
    article = page(f"<article><h1>A bridge fell</h1><p>{PROSE}</p><p>{PROSE}</p>{more}</article>")
    assert kinds_of(article)["More from The Courier"] is not K.HEADING


def test_a_link_below_a_time_heads_its_entry() -> None:
    entry = '<p>{}:05 pm</p><h3><a href="/{}">Peacekeepers freed from a minefield in the zone</a></h3><p>{}</p>'
    article = page("<h1>Live: the day</h1>" + "".join(entry.format(n, n, PROSE) for n in range(1, 6)))
    heads = [b.kind for b in article.blocks if article.text[b.start : b.end].startswith("Peacekeepers")]
    assert heads == [K.HEADING] * 5


def test_the_name_of_the_site_is_no_title() -> None:
    head = '<title>The Valley Mail</title><meta property="og:site_name" content="The Valley Mail"><meta property="og:title" content="The Valley Mail">'
    article = page(
        f"<div>The Valley Mail</div><h2>Bomb found under the ring road</h2><p>{PROSE}</p><p>{PROSE}</p>", head
    )
    assert article.title == "Bomb found under the ring road"


def test_references_are_notes() -> None:
    article = page(
        f"<h1>A battle</h1><p>{PROSE}</p><p>{PROSE}</p><h2>References[edit]</h2><p>^ “Rebels storm the hills”. The Courier. 2 May 2024.</p>"
    )
    assert K.BODY not in {b.kind for b in article.blocks if article.text[b.start] == "^"}


@pytest.mark.parametrize(
    ("head", "body"),
    [
        # A blog: its name is the h1 and what the page is shared as; the headline stands beside it in the title alone.
        (
            '<title>A Damascene Notebook: The key under the pot</title><meta property="og:title" content="A Damascene Notebook">',
            "<h1>A Damascene Notebook</h1><p>Food and books, written from far away.</p><h3>The key under the pot</h3>",
        ),
        # An agency's banner in an h1, and no headline in the head at all.
        (
            "<title>C.W.N - Cedar Wire Information Network</title>",
            "<h1>Cedar Wire Information Network</h1><p>Home</p><div>The key under the pot by the bakery is found</div><div>2025-03-09 | 17:40</div>",
        ),
        # The site's name with its slogan.
        (
            '<title>Hauran Voice</title><meta property="og:title" content="Hauran Voice - local news of the south">',
            "<div>local news of the south</div><div>The key under the pot by the bakery is found</div><div>9 March 2025</div>",
        ),
    ],
)
def test_the_headline_is_told_from_the_site_s_banner(head: str, body: str) -> None:
    text = "The key lay under the pot by the bakery, where it was found on Sunday by an aunt who had come to lift it. "
    article = page(f"{body}<p>{text}{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>", head)
    assert article.title is not None
    assert article.title.startswith("The key under the pot")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        # A short headline of its own words is no banner, a section beside the headline no headline, whatever the h1 says.
        ("<title>No way back</title>", "<div>Aleppo diary of a teacher who stayed on</div><h1>No way back</h1>"),
        (
            '<title>No way back - War in the north - Gazette</title><meta property="og:title" content="No way back">',
            "<div>War in the north</div><h1>No way back</h1>",
        ),
    ],
)
def test_a_short_headline_is_no_banner(head: str, body: str) -> None:
    text = "There was no way home for the teacher who had stayed on in the north, nor a way back to what she taught there. "
    assert page(f"{body}<p>{text}{PROSE}</p><p>{PROSE}</p><p>{PROSE}</p>", head).title == "No way back"
