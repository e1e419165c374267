"""Spans of the language model, and runs of capitalized words: whole, without titles before them, without a word for their kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from newsparse import lexicon
from newsparse.gazetteer.matching import Unit
from newsparse.gazetteer.words import english_words
from newsparse.recognizing.context import View
from newsparse.recognizing.proposals import Proposal, Source
from newsparse.recognizing.typewords import ALL_TYPE_WORDS

_MARKS = frozenset('“”"()[]{}<>|@/')
"""Signs that no name holds: a model that was led astray by them saw a part of one, or several."""
_NICKNAMED = re.compile(r"[A-Z][\w'’-]{1,20} [“\"‘'(][A-Z]\w{1,20}[”\"’')] (?:[A-Za-z]{2}-)?[A-Z][\w'’-]{1,20}")
_LONGEST = 6
"""Words of the longest run that is one name."""
_OPENINGS = 3
"""Words that may stand in capitals before a name without being part of it."""


def propose_from_model(view: View) -> Iterator[Proposal]:
    """The model's names, as they are and without what the model takes for a part of them: titles, small words, a break."""
    for entity in view.part.doc.ents:
        units = view.units_in(entity.start_char, entity.end_char)
        if not units:
            continue
        end = entity.end_char if entity.text[-1] == "." else min(entity.end_char, units[-1].end)
        if not _MARKS & set(entity.text) and not units[-1].article:
            yield Proposal(entity.start_char, end, Source.MODEL)
        for piece in _pieces(units):
            text = view.text[piece[0].start : piece[-1].bare_end]
            if not _MARKS & set(text) and any(c.isalpha() for c in text):
                yield _run(piece)


def _pieces(units: Sequence[Unit]) -> Iterator[Sequence[Unit]]:
    """A name without titles before it, small words before it, words for its kind behind it; and what stands beside a break in it."""
    titles = lexicon.words("around_people", "title", "rank")
    own = list(units)
    while len(own) > 1 and own[-1].article:
        own.pop()
    while len(own) > 1 and own[0].text.lower() in titles:
        own.pop(0)
    yield list(own)
    while len(own) > 1 and own[0].text.islower() and not own[0].article:
        own.pop(0)
    yield list(own)
    while len(own) > 1 and own[-1].text.islower() and own[-1].text in ALL_TYPE_WORDS:
        own.pop()
    yield list(own)
    for i, unit in enumerate(own[1:], 1):
        if not unit.joined:
            yield own[:i]
            if unit.named:
                yield own[i:]


def propose_runs(view: View) -> Iterator[Proposal]:
    """Runs of capitalized words, with particles and articles between them."""
    particles = lexicon.words("around_people", "particle")
    run: list[Unit] = []
    for unit in [*view.units, None]:
        if unit is not None and run and _goes_on(view, run[-1], unit, particles):
            run.append(unit)
            continue
        yield from _within(run, particles)
        run = [unit] if unit is not None and unit.text[0].isupper() else []


def propose_nicknamed(view: View) -> Iterator[Proposal]:
    """Names with another one between quotation marks: Thomas “Buck” Harlan."""
    for match in _NICKNAMED.finditer(view.text):
        yield Proposal(*match.span(), Source.NICKNAMED)


def _goes_on(view: View, last: Unit, unit: Unit, particles: frozenset[str]) -> bool:
    """Whether a word belongs to the run that the one before it ends."""
    named = unit.text[0].isupper() or unit.article or unit.text.lower() in particles
    return named and unit.joined and last.bare_end == last.end and "\n" not in view.text[last.end : unit.start]


def _within(run: list[Unit], particles: frozenset[str]) -> Iterator[Proposal]:
    """A run, and what is left of it without the words before the name and the word for its kind behind it."""
    while run and (run[-1].article or (run[-1].text.lower() in particles and not run[-1].text[0].isupper())):
        run.pop()
    if not run:
        return
    if len(run) <= _LONGEST:
        yield _run(run)
    titles = lexicon.words("around_people", "title", "rank")
    opens = True
    for i in range(1, len(run)):
        word = run[i - 1].text.lower()
        opens = opens and i <= _OPENINGS and word in _before_names()
        if opens or word in titles:
            yield _run(run[i:])
    last = run[-1].text.lower()
    if len(run) > 1 and (last in ALL_TYPE_WORDS or last in english_words()):
        yield _run(run[:-1])


@lru_cache(maxsize=1)
def _before_names() -> frozenset[str]:
    return lexicon.words("around_people", "title", "rank", "role") | english_words() | ALL_TYPE_WORDS


def _run(units: Sequence[Unit]) -> Proposal:
    return Proposal(units[0].start, units[-1].bare_end, Source.RUN)
