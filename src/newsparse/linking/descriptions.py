"""The words that an article itself puts on a group, so that outlets can be compared; its name never takes them over.

Before the name adjectives ("Turkish-backed", "outlawed") and classing nouns
("the terrorist organization", "rebels of the"), behind it those of its members
("militants") and appositions (", a hardline group", "(banned in Russia)").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newsparse import lexicon
from newsparse.recognizing.context import View

_ADJECTIVES = lexicon.words("around_groups", "epithet")
_WORDS = {role: "|".join(words) for role, words in lexicon.load("epithets", dict[str, list[str]]).items()}
_COMPOUND = re.compile(rf"[A-Za-z.'’-]{{2,24}}-(?:{_WORDS['compounds']})", re.IGNORECASE)
_CLASSES, _KINDS = _WORDS["classes"], _WORDS["kinds"]
_BACKED_OF = re.compile(
    rf"\b(?P<words>(?:{_COMPOUND.pattern}) (?:{_WORDS['members']})) (?:of|from) (?:the )?$",
    re.IGNORECASE,
)
_CLASS_OF = re.compile(
    rf"\b(?P<words>(?:(?:[\w'’-]|\.(?=[\w-])){{2,24}} ){{0,2}}(?:{_CLASSES})) (?:{_WORDS['of_group']}) (?:the )?$",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(
    rf"(?P<words>(?:(?:[\w'’-]|\.(?=[\w-])){{2,24}} ){{0,3}}(?:{_KINDS})) (?:(?:known as|called) (?:the )?)?$"
)
_CLASS_AFTER = re.compile(rf" (?P<words>(?:{_CLASSES}))\b")
_KIND_AFTER = re.compile(rf" (?P<words>(?:{_WORDS['classing']}) (?:{_WORDS['classed']}))\b", re.IGNORECASE)
_APPOSITION = re.compile(
    rf"(?:, | \()(?:which is |who are |itself )?(?:an? |the |its )?(?P<words>(?:(?:[\w'’-]|\.(?=[\w-])){{2,24}} ){{0,4}}?(?:(?:{_KINDS}|unit)s?|{_CLASSES})\b(?: that [^,.;)]{{3,60}})?)"
)
_HELD_TO_BE = re.compile(
    rf", (?:which|whom|that) [^,.;]{{2,60}}? (?:{_WORDS['holding']})(?: as| to be)? (?:an? |the )?"
    rf"(?P<words>(?:(?:[\w'’-]|\.(?=[\w-])){{2,24}} ){{0,3}}(?:(?:{_KINDS})s?|{_CLASSES}))\b"
)
_BANNED = re.compile(
    rf"(?:, | \()(?:both |all )?(?P<words>(?:an? )?(?:organi[sz]ation )?(?:{_WORDS['banned']}) (?:in|by|as)\b[^),.;]{{0,50}})"
)
_WITHIN = re.compile(rf"\b(?:{_WORDS['within']})\b", re.IGNORECASE)
_DETERMINERS = frozenset(
    "the a an its his their this that these those two three four several other some of and or by with from against to in for as is was are".split()
)
_NO_PHRASE = _DETERMINERS | frozenset("said says told were has have had be been being who which not no".split())
"""Words that no apposition has before its noun."""
_LINK = re.compile(r"\s?/\s?|,? and (?:the )?|, (?:the )?")


def described_as(
    view: View, start: int, end: int, others: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[int, int], ...]:
    """The spans of the article's own words for the group at a span of the view's part.

    `others` are the spans of the part's other names, which are no words for
    this one; of names in a row ("YPG and Daesh terrorists") all are so called.
    Takes offsets within the part, gives code-point offsets of the article's text.
    """
    first = _row_start(view.text, start, others)
    found = {
        *_before(view.text, start),
        *_classes_of(view.text, first),
        *_after(view.text, _row_end(view.text, end, others)),
        *_after(view.text, end),
    }
    found |= {
        (start + m.start(), start + m.end())
        for m in _WITHIN.finditer(view.text[start:end])
        if m.end() - m.start() < end - start
    }
    offset = view.part.start
    clear = [
        (a, b)
        for a, b in found
        if not any(a <= x and y <= b and (x, y) != (start, end) and y - x > (b - a) * 0.8 for x, y in others)
    ]
    return tuple((offset + a, offset + b) for a, b in _outermost(clear))


def _before(text: str, start: int) -> Iterator[tuple[int, int]]:
    base = max(0, start - 90)
    before = text[base:start]
    if spans := list(_classes_of(text, start)):
        yield from spans
        return
    kind = _KIND_BEFORE.search(before)
    if kind:
        *words, noun = re.finditer(r"\S+", kind["words"])
        first = noun
        while words and words[-1][0].lower() not in _DETERMINERS and _classes(words[-1][0]):
            first = words.pop()
        yield base + kind.start("words") + first.start(), base + kind.end("words")
        return
    epithets = list(re.finditer(r"[^\s\"“”(),]+", before))
    first_of = len(epithets)
    while first_of and _is_epithet(epithets[first_of - 1][0]) and "\n" not in before[epithets[first_of - 1].end() :]:
        first_of -= 1
    if first_of < len(epithets) and before[epithets[-1].end() :].strip("\"“”'‘ ") == "":
        yield base + epithets[first_of].start(), base + epithets[-1].end()
        yield from _classes_of(text, base + epithets[first_of].start())


def _classes_of(text: str, start: int) -> Iterator[tuple[int, int]]:
    """What stands before "of the" and a name: "militants of", "Iran-backed fighters from the"."""
    base = max(0, start - 90)
    match = _CLASS_OF.search(text[base:start]) or _BACKED_OF.search(text[base:start])
    if match:
        yield _without_determiners(text, base + match.start("words"), base + match.end("words"))


def _row_start(text: str, start: int, others: Sequence[tuple[int, int]]) -> int:
    """Where the first name of a row of names begins whose last one begins here."""
    ending = {b: a for a, b in others}
    for _ in range(5):
        before = next((b for b in ending if 0 < start - b < 10 and _LINK.fullmatch(text, b, start)), None)
        if before is None:
            break
        start = ending[before]
    return start


def _classes(word: str) -> bool:
    """Whether a word before "group" or "movement" is of its kind: an epithet, a nation, a creed."""
    return _is_epithet(word) or word[0].isupper() or word.endswith("ist")


def _is_epithet(word: str) -> bool:
    bare = word.strip("'‘’").lower()
    return bare in _ADJECTIVES or _COMPOUND.fullmatch(bare) is not None


def _after(text: str, end: int) -> Iterator[tuple[int, int]]:
    for pattern in (_CLASS_AFTER, _KIND_AFTER, _APPOSITION, _HELD_TO_BE, _BANNED):
        match = pattern.match(text, end)
        if match and not (
            pattern is not _BANNED and _NO_PHRASE & set(match["words"].split(" that ")[0].lower().split())
        ):
            yield match.span("words")


def _row_end(text: str, end: int, others: Sequence[tuple[int, int]]) -> int:
    """Where the last name of a row of names ends that begins with the one that ends here."""
    following = dict(others)
    for _ in range(5):
        link = _LINK.match(text, end)
        if link is None or link.end() not in following:
            break
        end = following[link.end()]
    return end


def _without_determiners(text: str, start: int, end: int) -> tuple[int, int]:
    """The span from behind its last determiner or function word on."""
    words = list(re.finditer(r"\S+", text[start:end]))
    first = max((i + 1 for i, w in enumerate(words[:-1]) if w[0].lower() in _DETERMINERS), default=0)
    return start + words[first].start(), end


def _outermost(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted(s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans))
