"""Temporal expressions: what is found, what it means, what is none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.models import TemporalExpression
from newsparse.temporal import foreign, lexicon, names
from newsparse.temporal.calendar import interval
from newsparse.temporal.foreign import find_dates
from newsparse.temporal.grammar import find, rules
from newsparse.temporal.lexicon import tokens
from newsparse.temporal.values import Resolver
from tests.conftest import Read

DCT = "2026-02-02"  # a Monday
FOLDER = Path(__file__).parent / "temporal"


class Row(NamedTuple):
    """A line of table.txt."""

    group: str
    published: str
    sentence: str
    text: str
    dates: list[str]
    type: str
    value: str
    days: str


def lines_of(name: str) -> Iterator[str]:
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("# "):
            yield line.strip()


def table() -> list[Row]:
    found: list[Row] = []
    group = published = ""
    for line in lines_of("table.txt"):
        if line.startswith("## "):
            group, published = (part.strip() for part in line[3:].split("@"))
            continue
        sentence, type_, value, days = (cell.strip() for cell in line.split(" | "))
        text = re.findall(r"\[(.+?)\]", sentence)[-1]
        dates = re.findall(r"[\[{](.+?)[\]}]", sentence)
        plain = re.sub(r"[\[\]{}]", "", sentence)
        found.append(Row(group, published, plain, text, dates, type_, value, days))
    return found


def near(found: list[TemporalExpression], text: str) -> TemporalExpression:
    """The last expression of a text."""
    return [d for d in found if d.text == text][-1]


def test_the_table_is_large() -> None:
    rows = table()
    assert len(rows) >= 400
    assert min(Counter(r.group for r in rows).values()) >= 5


@pytest.mark.parametrize("row", table(), ids=lambda r: f"{r.group}: {r.sentence}")
def test_table(read: Read, row: Row) -> None:
    found = read(row.sentence, row.published).dates
    assert [d.text for d in found] == row.dates
    expression = near(found, row.text)
    days = f"{expression.from_}..{expression.to}" if expression.from_ else "-"
    assert (expression.type, expression.value, days) == (row.type, row.value, row.days)


@pytest.mark.parametrize("sentence", list(lines_of("no_dates.txt")))
def test_what_is_no_date(read: Read, sentence: str) -> None:
    assert [d.text for d in read(sentence, DCT).dates] == []


def test_without_a_day_nothing_relative_is_resolved(read: Read) -> None:
    analysis = read("They left yesterday. They met on Friday. On January 30 it rained.")
    assert [(d.from_, d.to, d.anchor) for d in analysis.dates] == [(None, None, None)] * 3
    assert "no-publication-day" in {w.code for w in analysis.warnings}


@pytest.mark.parametrize("row", [r for r in table() if r.group == "full days"], ids=lambda r: r.sentence)
def test_a_full_day_needs_no_day_of_publication(read: Read, row: Row) -> None:
    found = near(read(row.sentence).dates, row.text)
    assert (found.value, found.anchor) == (row.value, None)


def test_no_day_is_counted_from_a_year(read: Read) -> None:
    later = near(read("The 2018 deal failed. Two days later they met.", DCT).dates, "Two days later")
    assert (later.from_, later.to) == (None, None)


@pytest.mark.parametrize(
    ("sentence", "text", "anchor", "rule", "precision"),
    [
        ("They met on Friday.", "Friday", f"published {DCT}", "weekday", 1),
        ("They met last week.", "last week", f"published {DCT}", "unit.this", 2),
        ("They met in May 2015.", "May 2015", None, "month.year", 3),
        ("It fell on 17 March 2013. Two days later it burned.", "Two days later", "text 2013-03-17", "later", 1),
        ("It rose after the fall of Assad.", "the fall of Assad", "event 2024-12-08", "event", 1),
        ("It lasted from 3 to 5 May 2013.", "3 to 5 May 2013", None, "days.before-month", 2),
        ("They met daily.", "daily", None, "set.periodic", None),
    ],
)
def test_the_evidence(read: Read, sentence: str, text: str, anchor: str, rule: str, precision: int) -> None:
    found = near(read(sentence, DCT).dates, text)
    assert (found.anchor, found.rule, found.precision) == (anchor, rule, precision)
    assert 0 < found.confidence <= 1


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31", DCT])
def test_no_day_beyond_the_calendar_stops_it(read: Read, published: str) -> None:
    text = (
        "On 1 January 1000 it fell. 10,000 days earlier it stood. 900 years earlier it was built. The previous week, last week, next "
        "week, last month, next year, yesterday, tomorrow, last winter, the weekend, on Friday, last night, at Easter, in Ramadan, "
        "in 9,000 years, 99,999 weeks ago and overnight it stood."
    )
    for day in (published, None):
        found = read(text, day).dates
        assert all(d.from_ is None or (d.to is not None and d.from_ <= d.to) for d in found)


def test_an_earlier_paragraph_is_counted_from(read: Read) -> None:
    found = read("The town fell on 17 March 2013.\n\nThree days later the bridge was blown up.", DCT).dates
    assert near(found, "Three days later").value == "2013-03-20"


# --- Any day, in any format -----------------------------------------------------------------------

FORMATS = [
    "{d.day} {month} {d.year}",
    "{month} {d.day}, {d.year}",
    "{month} {d.day} {d.year}",
    "{d.year:04}-{d.month:02}-{d.day:02}",
    "{d.year:04}/{d.month:02}/{d.day:02}",
    "{d.day:02}.{d.month:02}.{d.year:04}",
    "{short} {d.day}, {d.year}",
    "{short}. {d.day}, {d.year}",
    "{d.day} {short} {d.year}",
    "{d.day}-{short}-{d.year}",
    "{d.day}{nth} {month} {d.year}",
    "{month} {d.day}{nth}, {d.year}",
    "the {d.day}{nth} of {month} {d.year}",
    "{weekday}, {month} {d.day}, {d.year}",
    "{weekday} {d.day} {month} {d.year}",
]


@given(st.dates(date(1900, 1, 1), date(2060, 12, 31)), st.sampled_from(FORMATS))
@settings(max_examples=150, deadline=None)
def test_any_day_comes_back(read: Read, day: date, form: str) -> None:
    nth = "th" if 10 < day.day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    shown = form.format(
        d=day, month=f"{day:%B}", short=f"{day:%b}" if day.month != 5 else "May", weekday=f"{day:%A}", nth=nth
    ).replace("May.", "May")
    found = read(f"It began on {shown}, they said.", DCT).dates
    assert [(d.value, d.from_, d.to) for d in found] == [(day.isoformat(), day.isoformat(), day.isoformat())]
    assert found[0].text == shown


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.integers(2, 400))
@settings(max_examples=60, deadline=None)
def test_days_ago_are_counted_from_publication(read: Read, published: date, days: int) -> None:
    (found,) = read(f"They left {days} days ago.", published.isoformat()).dates
    assert found.value == (published - timedelta(days)).isoformat()


@given(st.dates(date(1950, 1, 1), date(2050, 12, 31)), st.sampled_from(range(7)))
@settings(max_examples=60, deadline=None)
def test_a_weekday_past_is_within_the_week(read: Read, published: date, weekday: int) -> None:
    name = f"{date(2024, 1, 1) + timedelta(weekday):%A}"
    (found,) = read(f"They left on {name}.", published.isoformat()).dates
    day = date.fromisoformat(found.value)
    assert day.weekday() == weekday
    assert timedelta(0) <= published - day < timedelta(7)


@given(st.from_regex(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-W[0-5]\d|-Q[1-4]|-H[12])?", fullmatch=True))
def test_intervals_are_ordered(value: str) -> None:
    found = interval(value)
    if found is not None:
        assert found[0] <= found[1]


# --- Other languages ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "dates"),
    [
        ("ar", "اندلعت المعارك في 15 آذار 2011 قرب المدينة", [("15 آذار 2011", "2011-03-15")]),
        ("ar", "انتهت في ٨ كانون الأول ٢٠٢٤ كما قيل", [("٨ كانون الأول ٢٠٢٤", "2024-12-08")]),
        ("ar", "وصلت القافلة في 8 ديسمبر 2024", [("8 ديسمبر 2024", "2024-12-08")]),
        ("ar", "قبل تشرين الثاني 2019 بأيام", [("تشرين الثاني 2019", "2019-11")]),
        ("tr", "Köprü 15 Temmuz 2016 gecesi kapandı", [("15 Temmuz 2016", "2016-07-15")]),
        ("tr", "Kent ve Ağustos 2016 içinde 20 kişi", [("Ağustos 2016", "2016-08")]),
        ("fr", "Le 21 août 2013, puis le 1er mars 2014", [("21 août 2013", "2013-08-21"), ("1er mars 2014", "2014-03-01")]),
        ("de", "Am 21. August 2013 und im März 2014", [("21. August 2013", "2013-08-21"), ("März 2014", "2014-03")]),
        ("fr", "Une table 2013 et 12 chaises 2014", []),
        ("fr", "Le 31 février 2013", [("février 2013", "2013-02")]),
        ("en", "On 21 August 2013", []),
        ("xx", "On 21 August 2013", []),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, dates: list[tuple[str, str]]) -> None:
    assert [(text[f.start : f.end], f.value) for f in find_dates(text, language)] == dates


def test_an_arabic_article_is_dated_by_names_and_by_numbers(read: Read) -> None:
    text = (
        "قال سكان المدينة إن الحرائق اندلعت في حقول القمح يوم 15 آذار 2019 واستمرت حتى 20/03/2019 قبل أن تصل فرق الإطفاء "
        "من المدينة المجاورة إلى المكان وتخمد النيران التي أتت على مساحات واسعة من الأراضي الزراعية."
    )
    found = read(text, DCT).dates
    assert [(d.value, d.rule) for d in found] == [("2019-03-15", "arabic.day"), ("2019-03-20", "day.slashes")]


# --- The rules themselves -------------------------------------------------------------------------


def test_every_rule_has_a_builder_and_an_id_of_its_own() -> None:
    assert all(callable(getattr(Resolver, r.build)) for r in rules())
    assert len({r.id for r in rules()}) == len(rules())


def test_no_rule_repeats_without_bound() -> None:
    """Without * and + a rule reads a bounded stretch from each token, so that any text takes linear time."""
    for rule in rules():
        assert not re.search(r"(?<!\\)[*+]", rule.regex.pattern), rule.id
    for pattern in map(names.pattern_of, names.names().by_first.values()):
        assert not re.search(r"(?<!\\)[*+]", pattern.pattern)


@pytest.mark.parametrize(
    "line",
    [
        "two ",
        "1 - ",
        "the last ",
        "early on ",
        "March ",
        "19 19 19 ",
        "Kanun al-",
        "at 3 ( ",
        "1",
        "1,",
        "1.",
        "' ",
        "December",
    ],
)
def test_pathological_lines_give_few_matches(line: str) -> None:
    words = list(tokens(line * 20_000))
    assert len(find(words)) <= 8 * len(words)
    assert len(list(find_dates(line * 20_000, "tr"))) <= 1


@given(st.text(max_size=200))
@settings(deadline=None)
def test_tokens_cover_no_more_than_the_text(text: str) -> None:
    found = list(tokens(text))
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@given(st.lists(st.sampled_from(sorted(lexicon.vocabulary())), max_size=12))
@settings(max_examples=200, deadline=None)
def test_any_words_of_the_lexicon_give_true_and_ordered_spans(read: Read, words: list[str]) -> None:
    text = "They said: " + " ".join(words)
    for published in (None, DCT):
        found = read(text, published).dates
        assert all(text[d.start : d.end] == d.text for d in found)
        assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
        assert all(d.from_ is None or (d.to is not None and d.from_ <= d.to) for d in found)


def test_no_days_at_all_have_no_first_and_last(read: Read) -> None:
    (found,) = read("They said that nothing came in the last zero days.", DCT).dates
    assert (found.type, found.from_, found.to) == ("DURATION", None, None)


def test_names_mean_one_thing_each() -> None:
    spelled = list(names.names().by_name)
    assert len(spelled) == len(set(spelled)) > 90


def test_dateparser_never_fills_in_what_a_text_does_not_say() -> None:
    parser = foreign._parser("fr")
    assert parser is not None
    assert parser.get_date_data("mai 2014").date_obj is None
    assert parser.get_date_data("21 août").date_obj is None


def test_a_quarter_is_that_of_the_text_before_not_of_what_follows(read: Read) -> None:
    found = read(
        "Sales in the quarter fell. In the third quarter of 2013 they rose.\n\nThe quarter ended well.", DCT
    ).dates
    assert [(d.text, d.value) for d in found if d.text.lower() == "the quarter"] == [("The quarter", "2013-Q3")]


def test_what_is_tried_leaves_nothing_behind(read: Read) -> None:
    """The same words mean the same whether or not something that names a quarter follows."""
    alone = read("They left. A year earlier they had come.", DCT).dates
    followed = read("They left. A year earlier they had come. It was the second quarter of 2019.", DCT).dates
    assert [(d.text, d.value) for d in followed[:-1]] == [(d.text, d.value) for d in alone]


def test_a_date_by_name_and_one_in_numbers_of_another_language_stand_side_by_side(read: Read) -> None:
    text = "12 Mart 2019 günü, 2019-03-12 tarihinde Halep'te bombardıman oldu ve çok sayıda kişi öldü."
    assert [(d.text, d.value) for d in read(text, DCT).dates] == [
        ("12 Mart 2019", "2019-03-12"),
        ("2019-03-12", "2019-03-12"),
    ]


def test_a_weekday_that_lost_its_apostrophe_is_that_day(read: Read) -> None:
    text = (
        "Workers carried away at least 100 bodies from the site of Saturdays blast near Aleppo and the market that was hit too. "
        "They work on Fridays at the hospital in the old town, and the council shares out flour and diesel among families there. "
    ) * 3
    found = read(text, "2017-04-18").dates
    assert [(d.text, d.from_) for d in found][:2] == [("Saturday", "2017-04-15"), ("Fridays", None)]
