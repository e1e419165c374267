"""Later mentions of people by their family or given names alone, in Arabic: العميد أحمد الدالاتي, then الدالاتي."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsparse.gazetteer.folding import fold
from newsparse.gazetteer.words import arabic_words
from newsparse.lexicon.arabic import given_names, names
from newsparse.linking.joining import Found, Joined
from newsparse.recognizing.arabic import is_arabic
from newsparse.recognizing.arabic_titles import follows_saying, title_before
from newsparse.recognizing.context import Context, View

_SHORTEST = 4
"""Letters of a family name that stands alone, at least, its article among them."""
_OF = "من"
_RULE = "family name of a person named in full"


def add_arabic_surnames(context: Context, people: Sequence[Joined]) -> None:
    """Add to people the mentions that give their family name alone, behind their full name.

    A family name that is an everyday word, or that the gazetteer has for something else, is taken only behind a verb of
    saying or a title.
    """
    surnames = _given_alone(people) | {name: person for person in reversed(people) for name in _surnames(person)}
    if not surnames:
        return
    for view in context.views:
        if is_arabic(view.text):
            for found, person in _mentions(view, surnames):
                person.mentions.append(found)
    for person in people:
        person.mentions.sort(key=lambda m: m.start)


def _given_alone(people: Sequence[Joined]) -> dict[str, Joined]:
    """The given names that one person alone of a text has: مهند قاسم الجلاد, then مهند."""
    owners: dict[str, list[Joined]] = {}
    for person in people:
        firsts = {m.units[0].text for m in person.mentions if len(m.units) > 1 and is_arabic(m.units[0].text)}
        for name in firsts:
            owners.setdefault(name, []).append(person)
    return {
        name: own[0]
        for name, own in owners.items()
        if len(own) == 1 and len(name) >= _SHORTEST and fold(name) in given_names()
    }


def _surnames(person: Joined) -> set[str]:
    """The last words of a person's names in Arabic, as written."""
    last = (m.units[-1] for m in person.mentions if len(m.units) > 1 and is_arabic(m.units[-1].text))
    return {u.text for u in last if len(u.text) >= _SHORTEST}


def _mentions(view: View, surnames: dict[str, Joined]) -> Iterator[tuple[Found, Joined]]:
    offset = view.part.start
    for index, unit in enumerate(view.units):
        person = surnames.get(unit.text)
        if (
            person is None
            or offset + unit.start < person.mentions[0].start
            or any(view.chosen_in(unit.start, unit.end))
        ):
            continue
        if _is_of_a_longer_name(view, index):
            continue
        led = unit.joined and (follows_saying(view.units, index) or title_before(view.units, index) is not None)
        known = unit.key in arabic_words() or any(h.start <= unit.start and unit.end <= h.end for h in view.hits)
        if led or not known:
            yield Found(view, offset + unit.start, offset + unit.end, (unit,), _RULE, 0.8), person


def _is_of_a_longer_name(view: View, index: int) -> bool:
    """Whether another name stands right beside a word, which is then a part of it, or where he is from: another man."""
    unit, behind = view.units[index], view.units[index + 1] if index + 1 < len(view.units) else None
    after = behind is not None and behind.joined and (behind.key in names() or behind.text == _OF)
    return after or (unit.joined and index > 0 and view.units[index - 1].key in names())
