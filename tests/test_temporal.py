"""Temporal expressions: what is found, what it means, what is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsparse.models import TemporalExpression
from newsparse.temporal.calendar import interval
from newsparse.temporal.grammar import find, rules
from newsparse.temporal.lexicon import tokens
from tests.conftest import Read

DCT = "2026-02-02"  # a Monday

# sentence | expression | type | value | from | to
TABLE = """
It began on January 30, 2026. | January 30, 2026 | DATE | 2026-01-30 | 2026-01-30 | 2026-01-30
It began on 30 January 2026. | 30 January 2026 | DATE | 2026-01-30 | 2026-01-30 | 2026-01-30
It began on Jan. 16. | Jan. 16 | DATE | 2026-01-16 | 2026-01-16 | 2026-01-16
It began on January 30. | January 30 | DATE | 2026-01-30 | 2026-01-30 | 2026-01-30
It began on the 3rd of March, 2018. | the 3rd of March, 2018 | DATE | 2018-03-03 | 2018-03-03 | 2018-03-03
It began on 2018-03-03. | 2018-03-03 | DATE | 2018-03-03 | 2018-03-03 | 2018-03-03
It began on 25/12/2018. | 25/12/2018 | DATE | 2018-12-25 | 2018-12-25 | 2018-12-25
It began on December 8. | December 8 | DATE | 2025-12-08 | 2025-12-08 | 2025-12-08
It will begin on March 10. | March 10 | DATE | 2026-03-10 | 2026-03-10 | 2026-03-10
They fought from 3 to 5 May 2015. | 3 to 5 May 2015 | DATE | 2015-05-03/2015-05-05 | 2015-05-03 | 2015-05-05
They fought on Jan. 16-18. | Jan. 16-18 | DATE | 2026-01-16/2026-01-18 | 2026-01-16 | 2026-01-18
The war of 2011-2014 went on. | 2011-2014 | DATE | 2011/2014 | 2011-01-01 | 2014-12-31
It began in March 2011. | March 2011 | DATE | 2011-03 | 2011-03-01 | 2011-03-31
It began in late February 2012. | late February 2012 | DATE | 2012-02 | 2012-02-21 | 2012-02-29
It began in mid-2012. | mid-2012 | DATE | 2012 | 2012-05-02 | 2012-08-31
It began in late 2012. | late 2012 | DATE | 2012 | 2012-09-01 | 2012-12-31
It began in 2012. | 2012 | DATE | 2012 | 2012-01-01 | 2012-12-31
It began in the 1990s. | the 1990s | DATE | 199 | 1990-01-01 | 1999-12-31
It was built in the 19th century. | the 19th century | DATE | 18 | 1800-01-01 | 1899-12-31
It fell in the third quarter of 2014. | the third quarter of 2014 | DATE | 2014-Q3 | 2014-07-01 | 2014-09-30
It fell in the first half of 2014. | the first half of 2014 | DATE | 2014-H1 | 2014-01-01 | 2014-06-30
It fell in the summer of 2018. | the summer of 2018 | DATE | 2018-SU | 2018-06-01 | 2018-08-31
They left yesterday. | yesterday | DATE | 2026-02-01 | 2026-02-01 | 2026-02-01
They leave tomorrow. | tomorrow | DATE | 2026-02-03 | 2026-02-03 | 2026-02-03
They met on Friday. | Friday | DATE | 2026-01-30 | 2026-01-30 | 2026-01-30
They will meet on Friday. | Friday | DATE | 2026-02-06 | 2026-02-06 | 2026-02-06
They met last Friday. | last Friday | DATE | 2026-01-30 | 2026-01-30 | 2026-01-30
They will meet next Friday. | next Friday | DATE | 2026-02-06 | 2026-02-06 | 2026-02-06
It was closed since Saturday. | Saturday | DATE | 2026-01-31 | 2026-01-31 | 2026-01-31
They left early Tuesday. | early Tuesday | DATE | 2026-01-27 | 2026-01-27 | 2026-01-27
They left last week. | last week | DATE | 2026-W05 | 2026-01-26 | 2026-02-01
They left last month. | last month | DATE | 2026-01 | 2026-01-01 | 2026-01-31
They leave next month. | next month | DATE | 2026-03 | 2026-03-01 | 2026-03-31
They left last year. | last year | DATE | 2025 | 2025-01-01 | 2025-12-31
It began earlier this month. | earlier this month | DATE | 2026-02 | 2026-02-01 | 2026-02-02
It ends later this year. | later this year | DATE | 2026 | 2026-02-02 | 2026-12-31
They left three days ago. | three days ago | DATE | 2026-01-30 | 2026-01-30 | 2026-01-30
They left two weeks ago. | two weeks ago | DATE | 2026-01-19 | 2026-01-16 | 2026-01-22
They left two years ago. | two years ago | DATE | 2024 | 2024-01-01 | 2024-12-31
They left five months ago. | five months ago | DATE | 2025-09 | 2025-09-01 | 2025-09-30
It fell in June last year. | June last year | DATE | 2025-06 | 2025-06-01 | 2025-06-30
They left on Tuesday night. | Tuesday night | TIME | 2026-01-27TNI | 2026-01-27 | 2026-01-27
They left this morning. | this morning | TIME | 2026-02-02TMO | 2026-02-02 | 2026-02-02
They left last night. | last night | TIME | 2026-02-01TNI | 2026-02-01 | 2026-02-01
They left at 8 p.m. on Sunday. | 8 p.m. on Sunday | TIME | 2026-02-01T20:00 | 2026-02-01 | 2026-02-01
They left at 0300 GMT. | 0300 GMT | TIME | 2026-02-02T03:00 | 2026-02-02 | 2026-02-02
It was a two-week siege. | two-week | DURATION | P2W | - | -
It lasted three years. | three years | DURATION | P3Y | - | -
It lasted a month. | a month | DURATION | P1M | - | -
In the past 48 hours it rained. | the past 48 hours | DURATION | PT48H | - | -
It lasted several months. | several months | DURATION | PXM | - | -
It lasted nearly two years. | nearly two years | DURATION | P2Y | - | -
It lasted twenty-four hours. | twenty-four hours | DURATION | PT24H | - | -
They protest every Friday. | every Friday | SET | XXXX-WXX-5 | - | -
They protest daily. | daily | SET | P1D | - | -
They pay every two weeks. | every two weeks | SET | P2W | - | -
It fell on 03.04.2019. | 03.04.2019 | DATE | 2019-04-03 | 2019-04-03 | 2019-04-03
It fell on 5 April last year. | 5 April last year | DATE | 2025-04-05 | 2025-04-05 | 2025-04-05
They fought from 27 November to 8 December 2016. | 27 November to 8 December 2016 | DATE | 2016-11-27/2016-12-08 | 2016-11-27 | 2016-12-08
It fell on 3rd April and 5th April 2017. | 3rd April | DATE | 2017-04-03 | 2017-04-03 | 2017-04-03
They fought from March to June 2019. | March | DATE | 2019-03 | 2019-03-01 | 2019-03-31
They fought between November and February 2019. | November | DATE | 2018-11 | 2018-11-01 | 2018-11-30
It fell on Wednesday 13 April. | Wednesday 13 April | DATE | 2022-04-13 | 2022-04-13 | 2022-04-13
It snowed last winter. | last winter | DATE | 2024-WI | 2024-12-01 | 2025-02-28
It fell at 2013-08-21T02:30:00Z. | 2013-08-21 | DATE | 2013-08-21 | 2013-08-21 | 2013-08-21
It is closed now. | now | DATE | PRESENT_REF | - | -
It was recently closed. | recently | DATE | PAST_REF | - | -
"""

FALSE_FRIENDS = [
    "The article is a 2 min read.", "The men may march on the town.", "The 46th Regiment left the base.", "They hit a T-72 and closed the M4 road.",
    "Resolution 2254 was read aloud.", "Some 2000 people fled the town.", "The Sun shone on the hill.", "He paid $2000 for the car.",
    "He was 19 years old.", "The score was 3-2 at half time.", "Captain March spoke first.", "Theresa May spoke first.", "They came second.",
    "The fall of Aleppo came.", "The 25th Division left.", "A 300 km road was built.",
]  # fmt: skip


def rows() -> list[list[str]]:
    return [[cell.strip() for cell in line.split(" | ")] for line in TABLE.strip().splitlines()]


def near(found: list[TemporalExpression], text: str) -> TemporalExpression:
    return next(d for d in found if d.text == text)


@pytest.mark.parametrize(("sentence", "text", "type_", "value", "from_", "to"), rows())
def test_table(read: Read, sentence: str, text: str, type_: str, value: str, from_: str, to: str) -> None:
    found = read(sentence, DCT).dates
    expression = near(found, text)
    assert (expression.type, expression.value) == (type_, value)
    assert (expression.from_ or "-", expression.to or "-") == (from_, to)


@pytest.mark.parametrize("sentence", FALSE_FRIENDS)
def test_what_is_no_date(read: Read, sentence: str) -> None:
    found = [d.text for d in read(sentence, DCT).dates if not d.text.endswith("years")]
    assert found == []


def test_relative_to_the_text(read: Read) -> None:
    found = read(
        "The town fell on 17 March 2013. Two days later the bridge was blown up. The next day it rained.", DCT
    ).dates
    later = near(found, "Two days later")
    assert (later.value, later.anchor) == ("2013-03-19", "text 2013-03-17")
    assert near(found, "The next day").value == "2013-03-20"


def test_no_day_is_counted_from_a_year(read: Read) -> None:
    later = near(read("The 2018 deal failed. Two days later they met.", DCT).dates, "Two days later")
    assert (later.from_, later.to) == (None, None)


def test_without_a_day_nothing_relative_is_resolved(read: Read) -> None:
    analysis = read("They left yesterday. They met on Friday. On January 30 it rained.")
    assert [(d.from_, d.to, d.anchor) for d in analysis.dates] == [(None, None, None)] * 3
    assert "no-publication-day" in {w.code for w in analysis.warnings}


def test_anchor_and_rule_are_named(read: Read) -> None:
    found = near(read("They met on Friday.", DCT).dates, "Friday")
    assert (found.anchor, found.rule.split(".")[0], found.precision) == (f"published {DCT}", "weekday", 1)


FORMATS = [
    "{d.day} {month} {d.year}",
    "{month} {d.day}, {d.year}",
    "{d.year:04}-{d.month:02}-{d.day:02}",
    "{short} {d.day}, {d.year}",
    "{d.day} {short} {d.year}",
]


@given(st.dates(date(1950, 1, 1), date(2060, 12, 31)), st.sampled_from(FORMATS))
@settings(max_examples=60, deadline=None)
def test_any_day_comes_back(read: Read, day: date, form: str) -> None:
    shown = form.format(d=day, month=day.strftime("%B"), short=day.strftime("%b"))
    found = read(f"It began on {shown}, they said.", "2026-02-02").dates
    assert day.isoformat() in {d.value for d in found}


@given(st.from_regex(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-W[0-5]\d|-Q[1-4]|-H[12])?", fullmatch=True))
def test_intervals_are_ordered(value: str) -> None:
    found = interval(value)
    if found is not None:
        assert found[0] <= found[1]


def test_every_rule_has_a_builder_and_an_id_of_its_own() -> None:
    from newsparse.temporal.values import Resolver

    assert all(callable(getattr(Resolver, r.build)) for r in rules())
    assert len({r.id for r in rules()}) == len(rules())


@pytest.mark.parametrize(
    "line",
    [
        "two " * 20_000,
        "1 - " * 20_000,
        "the last " * 10_000,
        "early on " * 10_000,
        "March " * 20_000,
        "19 19 19 " * 8_000,
    ],
)
def test_pathological_lines_are_linear(line: str) -> None:
    words = list(tokens(line))
    assert len(find(words)) <= 8 * len(words)


@given(st.text(max_size=200))
@settings(deadline=None)
def test_tokens_cover_no_more_than_the_text(text: str) -> None:
    found = list(tokens(text))
    assert all(text[t.start : t.end] == t.text for t in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
