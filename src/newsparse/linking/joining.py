"""One person for each name of a document: full names first, then surnames and first names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from newsparse import lexicon
from newsparse.gazetteer import Gazetteer, Person
from newsparse.gazetteer.folding import fold
from newsparse.gazetteer.matching import Unit
from newsparse.models import Mention, MentionKind
from newsparse.recognizing.context import View


@dataclass(slots=True, eq=False)
class Found:
    """A mention of a person before it is joined: offsets in the article's text."""

    view: View
    start: int
    end: int
    units: tuple[Unit, ...]
    rule: str
    confidence: float
    entity: str | None = None
    alias: str | None = None
    titles: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()

    keys: tuple[str, ...] = field(init=False)
    """The folded words of the name, articles left out, a possessive cut off."""

    def __post_init__(self) -> None:
        self.keys = tuple(u.bare_key for u in self.units if not u.article)


@dataclass(slots=True, eq=False)
class Joined:
    """A person of the document: the fullest name, its folded words, the gazetteer's id, and the mentions."""

    name: str
    keys: tuple[str, ...]
    entity: str | None
    mentions: list[Found] = field(default_factory=list)


def join(found: Sequence[Found], gazetteer: Gazetteer, heads: Container[int] = ()) -> list[Joined]:
    """One person for each name: full names first, then surnames and first names to the nearest before.

    In the blocks `heads`, titles and the like, a family name is that of the one
    of this name whom the text names in full behind it.
    """
    _keep_namesakes_apart(found)
    people = _by_full_names([m for m in found if not _is_short(m)], gazetteer)
    _add_short_names(people, [m for m in found if _is_short(m)], gazetteer, heads)
    return _merged_by_words(people)


def _is_short(mention: Found) -> bool:
    """Whether a mention is a single word that no record has alone."""
    return mention.entity is None and len(mention.keys) < 2


def _by_full_names(found: Sequence[Found], gazetteer: Gazetteer) -> list[Joined]:
    people: list[Joined] = []
    alike: defaultdict[str, list[Joined]] = defaultdict(list)
    """The people by their ids and by their last words: whom a mention may be."""
    for mention in found:
        handle = mention.entity or mention.keys[-1]
        person = next((p for p in alike[handle] if _same_person(p, mention)), None)
        if person is None:
            person = Joined(_canonical(mention, gazetteer), mention.keys, mention.entity)
            people.append(person)
            for known_by in {handle, *mention.keys[-1:]}:
                alike[known_by].append(person)
        elif len(mention.keys) > len(person.keys) and mention.entity == person.entity is None:
            person.keys, person.name = mention.keys, _surface(mention)
        person.mentions.append(mention)
    return people


def _add_short_names(people: list[Joined], found: Sequence[Found], gazetteer: Gazetteer, heads: Container[int]) -> None:
    """Add each single name to who was last called so before, or to someone of that name alone."""
    named: defaultdict[str, list[Joined]] = defaultdict(list)
    for person in people:
        for handle in _handles(person, gazetteer):
            named[handle].append(person)
    for mention in found:
        wanted = mention.keys[-1] if mention.keys else ""
        before = [p for p in named[wanted] if any(m.start < mention.start for m in p.mentions)]
        same_surname = [p for p in before if any(_surname(m) == _surname(mention) for m in p.mentions)]
        nearest = max(same_surname or before, key=lambda p: _last_before(p, mention), default=None)
        if nearest is None and mention.view.part.block in heads:
            bearers = [p for p in named[wanted] if len(p.keys) > 1 and p.keys[-1] == wanted]
            nearest = bearers[0] if len(bearers) == 1 else None
        meant = nearest or next((p for p in named[wanted] if p.keys == mention.keys and p.entity is None), None)
        if meant is None:
            meant = Joined(_surface(mention), mention.keys, None)
            people.append(meant)
            named[wanted].append(meant)
        meant.mentions.append(mention)


def _last_before(person: Joined, mention: Found) -> int:
    """Where a person was last named before a mention, -1 for nowhere."""
    return max((m.start for m in person.mentions if m.start < mention.start), default=-1)


def _keep_namesakes_apart(found: Sequence[Found]) -> None:
    """A family name alone means who the article names in full by it, not the better known of the gazetteer."""
    full = {_surname(f) for f in found if len(f.keys) > 1}
    known = {f.entity for f in found if f.entity and len(f.keys) > 1}
    for mention in found:
        if mention.entity and len(mention.keys) == 1 and mention.entity not in known and _surname(mention) in full:
            mention.entity, mention.alias = None, None


def _surname(mention: Found) -> str:
    """The last word of a name as it is written."""
    return mention.units[-1].text.removesuffix("'s").removesuffix("’s").casefold() if mention.units else ""


_SAME_AS = re.compile(
    r",? {0,2}\(?(?:an? [\w -]{2,30})?(?:who is |who was )?(?:better |also |once |formerly |previously |commonly |widely |otherwise )?"
    r"(?:known|named|called|nicknamed|code-?named|dubbed) ?(?:(?:\w{1,12} ){0,4}as|by (?:his|her) nom de guerre|by the name(?: of)?)?,? ?(?:the )?[\"“'‘]?"
    r"|,? \(?(?:a\.?k\.?a\.?|alias|nom de guerre|real name|born)[: ] ?[\"“'‘]?"
    r"|, (?:name and surname|real name): "
    r"|, the former "
)


def _merged_by_words(people: list[Joined]) -> list[Joined]:
    """People whom the text says to be one: "Ahmed al-Khabil, better known as Abu Khawla"."""
    owners = {id(m): p for p in people for m in p.mentions}
    ordered = sorted((m for p in people for m in p.mentions), key=lambda m: m.start)
    for named, called in pairwise(ordered):
        first, second = owners[id(named)], owners[id(called)]
        one = first.entity is None or second.entity in {None, first.entity}
        if first is not second and one and _named_so(named, called):
            first.mentions += second.mentions
            first.entity = first.entity or second.entity
            owners.update((id(m), first) for m in second.mentions)
            people.remove(second)
    return people


def _named_so(named: Found, called: Found) -> bool:
    """Whether the words between two mentions say that the second is another name of the first."""
    if named.view is not called.view or not 0 < called.start - named.end < 90:
        return False
    offset = named.view.part.start
    return _SAME_AS.fullmatch(named.view.text, named.end - offset, called.start - offset) is not None


def _surface(mention: Found) -> str:
    """The name as the article writes it, without line breaks."""
    begin = mention.start - mention.view.part.start
    return " ".join(mention.view.text[begin : mention.end - mention.view.part.start].split())


def _canonical(mention: Found, gazetteer: Gazetteer) -> str:
    entity = gazetteer.get(mention.entity) if mention.entity else None
    return entity.name if isinstance(entity, Person) else _surface(mention)


def _same_person(person: Joined, mention: Found) -> bool:
    a, b = person.keys, mention.keys
    if mention.entity is None and person.entity is not None:
        return len(b) >= 2 and len(a) > len(b) and a[-len(b) :] == b
    if mention.entity is not None or person.entity is not None:
        return mention.entity == person.entity
    if a == b:
        return True
    return len(a) >= 2 and len(b) >= 2 and a[-1] == b[-1] and (set(a) <= set(b) or set(b) <= set(a))


def _handles(person: Joined, gazetteer: Gazetteer) -> set[str]:
    """The single words by which a person may be named again: the family name, or the one name given."""
    handles = {person.keys[-1]} if person.keys else set()
    entity = gazetteer.get(person.entity) if person.entity else None
    if isinstance(entity, Person):
        handles.add(fold(entity.name.replace("-", " ").split()[-1]))
    for keys in (person.keys, *(m.keys for m in person.mentions)):
        if len(keys) >= 2 and not lexicon.words("around_people", "kunya") & set(keys[:2]):
            handles.update((keys[0], keys[-1]))
    return handles


def mentions_of(person: Joined) -> Iterator[Mention]:
    """The mentions of a person, in order, each with the person that it is joined to."""
    for mention in sorted(person.mentions, key=lambda m: m.start):
        yield Mention(
            start=mention.start,
            end=mention.end,
            kind=MentionKind.PERSON,
            rule=mention.rule,
            confidence=mention.confidence,
            entity=person.entity,
            cluster=person.name,
            alias=mention.alias,
            titles=tuple(t for t in mention.titles if fold(t.strip(".")) not in person.keys),
            roles=mention.roles,
        )
