"""From what single sentences tell to the events of an article: placed, dated, each once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from newsparse import lexicon
from newsparse.facts.arabic.around import word_of
from newsparse.facts.background import went_before
from newsparse.facts.days import is_of_the_page, is_short
from newsparse.facts.events import places_of
from newsparse.facts.happening import Happening
from newsparse.facts.once import Once
from newsparse.facts.placing import places_named
from newsparse.facts.quantities import persons
from newsparse.facts.reporting import reporting
from newsparse.facts.retyping import retyped
from newsparse.facts.roles import owns_what_follows
from newsparse.facts.tellings import ToldEvent
from newsparse.facts.told import Held, Told
from newsparse.facts.trees import above, is_finite, under, verb_of
from newsparse.facts.triggers import Trigger, words_around
from newsparse.facts.words import Clause
from newsparse.gazetteer.folding import fold
from newsparse.models import Analysis, BlockKind, Cue, Event, Place, Ref, Statement, TemporalExpression

_ACTORS = lexicon.words("around_groups", "doer")
"""Nouns without a name that do things in a war."""
_ORDER = ("groups", "organizations", "people", "places")
_TOPIC = 6
"""Words before a headline that say what it is about, at most."""
_PARTICLES = 2
"""Letters of particles that are written as one with an Arabic name behind them, at most."""
_SOMEWHERE_ELSE = frozenset(["agreement", "talks"])
"""What happens far from what an article is about, where the text does not say where."""
_MARKS = ".,;:!؟،؛"
"""Marks that a token may end in where no tokenizer parts them."""
_SCATTERED = frozenset(["explosions_remote_violence", "violence_against_civilians", "protests", "riots"])
"""What happens in each of the places of a list on its own account."""


def events(
    told: Told,
    sentences: Sequence[Clause],
    said: Held,
    happenings: Callable[[Clause], Iterable[Happening]],
) -> list[ToldEvent]:
    """The events that the sentences tell of, in the order in which they are first told; `happenings` reads a sentence."""
    analysis = told.analysis
    located = {p.key: p for p in analysis.places if any(m.sense == "location" for m in p.mentions)}
    found = Once()
    last: tuple[int, Ref] | None = None
    for clause in sentences:
        places = places_named(told, clause, located)
        places = _but_seats(clause, places)
        if places:
            best = next((r for _, _, r in places if located[r.key or ""].type != "country"), places[0][2])
            last = (clause.sentence.block, best)
        for happening in happenings(clause):
            carried = last[1] if last and last[0] == clause.sentence.block else None
            if carried is None and happening.trigger.sub_type not in _SOMEWHERE_ELSE:
                carried = _focus(analysis)
            if _is_named(told, happening) or _is_topic(analysis, happening):
                continue
            event = retyped(told, happening, _event(told, happening, places, carried, said))
            event = event and found.of_its_kind(event, happening)
            for one in _everywhere(clause, event, places, located) if event is not None else ():
                place = located.get(one.place.key or "") if one.place else None
                found.add(one, happening, place, told.days.get(one.date or ""), title=_is_title(analysis, one))
    return found.events()


def _but_seats(clause: Clause, places: Sequence[tuple[int, int, Ref]]) -> list[tuple[int, int, Ref]]:
    """The places but for those where somebody only sits: "the group based in The Hague", "positioned in [Binnish and Maaret Masrin]"."""
    found: list[tuple[int, int, Ref]] = []
    seat: int | None = None
    for place in places:
        between = {clause.lower(i) for i in range(seat, place[0])} if seat is not None else None
        joined = between is not None and between <= words_around("between_places")
        if _is_a_seat(clause, place) or joined:
            seat = place[1]
        else:
            found.append(place)
    return found


def _is_a_seat(clause: Clause, place: tuple[int, int, Ref]) -> bool:
    """Whether a place only says where somebody sits: "the group based in The Hague", "the Gaziantep-based centre"."""
    first, behind, _ = place
    seated = words_around("seated")
    before = first - 1 - (clause.lower(first - 1) == "the")
    return clause.lower(before - 1) in seated or (clause.lower(behind) == "-" and clause.lower(behind + 1) in seated)


def _is_topic(analysis: Analysis, happening: Happening) -> bool:
    """Whether a noun stands in the words before a headline that only say what it is about: "Turkish offensive | A drone kills two"."""
    clause, trigger = happening.clause, happening.trigger
    if trigger.verb or analysis.article.blocks[clause.sentence.block].kind is not BlockKind.TITLE:
        return False
    bar = next((i for i in range(trigger.behind, len(clause.words)) if clause.lower(i) == "|"), None)
    if bar is None or bar > _TOPIC or any(is_finite(clause, i) for i in range(bar)):
        return False
    return any(is_finite(clause, i) or clause.tag(i) == "VBN" for i in range(bar + 1, len(clause.words)))


def _is_title(analysis: Analysis, event: Event) -> bool:
    return analysis.article.blocks[event.block].kind is BlockKind.TITLE


def _is_named(told: Told, happening: Happening) -> bool:
    """Whether a noun with a capital stands within a body's name: "Center for Reconciliation of the Opposing Parties"."""
    start, end = happening.clause.span(happening.trigger.first, happening.trigger.behind)
    if happening.trigger.verb or not told.text[start].isupper():
        return False
    return any(
        n.section == "organizations" or (n.section == "groups" and n.start < start and end < n.end)
        for n in told.over(start, end)
        if n.start <= start and end <= n.end
    )


def _everywhere(
    clause: Clause, event: Event, places: Sequence[tuple[int, int, Ref]], located: Mapping[str, Place]
) -> list[Event]:
    """The event, and the same in every other governorate of the list in which its place stands: "in Douma, in Homs and in Deir ez-Zor"."""
    at = next((i for i, p in enumerate(places) if p[2] == event.place), None)
    if at is None or event.type not in _SCATTERED:
        return [event]
    found, seen = [event], {located[places[at][2].key or ""].governorate_code}
    for before, place in pairwise(places[at:]):
        code = located[place[2].key or ""].governorate_code
        if not _is_listed(clause, before[1], place[0]) or code is None:
            break
        if code not in seen:
            seen.add(code)
            found.append(msgspec.structs.replace(event, place=place[2]))
    return found


def _is_listed(clause: Clause, behind: int, first: int) -> bool:
    """Whether two places are members of one list: "Ariha in Idlib, Salamiyah and the city of Homs"."""
    between = [w for w in clause.words[behind:first] if not w.text[:1].isupper()]
    words = {w.lower for w in between}
    return not words.isdisjoint({",", "and"}) and words <= words_around("between_places")


def _event(
    told: Told,
    happening: Happening,
    places: Sequence[tuple[int, int, Ref]],
    carried: Ref | None,
    said: Held,
) -> Event:
    clause, trigger = happening.clause, happening.trigger
    start, end = clause.span(trigger.first, trigger.behind)
    dated = [
        d
        for d in told.dates_of(clause.index)
        if d.from_ and d.type != "SET" and not is_of_the_page(told.analysis, told.text, d)
    ]
    number = _hit(happening, places)
    if number is None:
        near = [(a, b, i) for i, (a, b, _) in enumerate(places) if happening.until is None or a < happening.until]
        number = places_of(clause, trigger, near or [(a, b, i) for i, (a, b, _) in enumerate(places)])
    statement = said.holding(start, end)
    former = not trigger.verb and clause.lower(trigger.first - 1) in words_around("former")
    day = _when(clause, trigger, [d for d in dated if not former or _is_right_behind(clause, trigger, d)])
    return Event(
        key="",
        type=trigger.type,  # type: ignore[arg-type]
        sub_type=trigger.sub_type,
        trigger=Cue(told.text[start:end], start, end),
        sentence=clause.index,
        block=clause.sentence.block,
        agents=_agents(told, happening, (start, end), statement),
        targets=[r for span in happening.targets if (r := _target(told, clause, span, happening)) is not None],
        place=places[number][2] if number is not None else carried,
        date=day.key if day else None,
        weapons=[],
        status=_status(happening, statement, believed=happening.blamed or _is_only_believed(happening)),
        background=happening.earlier or went_before(told, clause, trigger, day, dated),
        confidence=_sureness(told, clause, trigger),
    )


def _agents(told: Told, happening: Happening, trigger: tuple[int, int], statement: Statement | None) -> list[Ref]:
    """Who does it: the force whose deed the words of the trigger are ("Israeli airstrikes"), and those whom the sentence names.

    In its own communique "it" and "its fighters" are who speaks: "the army said it had destroyed a tank".
    """
    found: list[Ref] = []
    for span in happening.agents:
        ref = _actor(told, happening.clause, span)
        if ref is None or ref.key is None:
            ref = _speaker_meant(happening.clause, span, statement) or ref
        found += _each(told, ref) if ref is not None else []
    whose = next((n for n in told.over(*trigger) if n.section == "groups"), None)
    if whose is None or any(r.key == whose.key for r in found):
        return found
    return [Ref(whose.key, whose.section, told.text[whose.start : whose.end], whose.start, whose.end), *found]


def _sureness(told: Told, clause: Clause, trigger: Trigger) -> float:
    """How often an event told so has its type, governorate and day right, in articles marked by hand: most in titles, least where only harm is told."""
    if told.analysis.article.blocks[clause.sentence.block].kind is BlockKind.TITLE:
        return 0.8
    if trigger.sub_type == "attack":
        return 0.3
    return 0.6 if clause.index < _OPENING else 0.45


_OPENING = 3
"""Sentences that an article opens with."""


def _each(told: Told, ref: Ref) -> list[Ref]:
    """The forces that "and" joins in the words for who does it, each apart: "Russian and Syrian warplanes"."""
    own = [n for n in told.inside(ref.start, ref.end) if n.section == "groups"]
    joined = all(told.text[a.end : b.start] in _JOINED for a, b in pairwise(own))
    if len({n.key for n in own}) < 2 or not joined:
        return [ref]
    return [Ref(n.key, n.section, told.text[n.start : n.end], n.start, n.end) for n in own]


_JOINED = frozenset([" and ", ", ", ", and "])


def _speaker_meant(clause: Clause, span: tuple[int, int], statement: Statement | None) -> Ref | None:
    """The force or the state that says what it did, where the one who did it is a pronoun or belongs to one."""
    if statement is None or statement.speaker is None:
        return None
    words = set(statement.speaker.text.lower().split())
    fights = bool(words & _ACTORS) or any(persons().get(w) == "combatant" for w in words)
    unnamed = statement.speaker.section is None and fights
    if statement.speaker.section not in _FORCES and not unnamed:
        return None
    first = clause.lower(span[0])
    return statement.speaker if first in _ONESELF and clause.tag(span[0]) in {"PRP", "PRP$"} else None


_FORCES = frozenset(["groups", "places"])
_ONESELF = frozenset(["it", "they", "we", "its", "their", "our"])


def _hit(happening: Happening, places: Sequence[tuple[int, int, Ref]]) -> int | None:
    """Which of the places that a sentence names is itself what is attacked: "shelled Ariha before troops moved on Saraqib"."""
    for number, (first, behind, _) in enumerate(places):
        if any(a <= first and behind <= b for a, b in happening.targets):
            return number
    return None


def _is_right_behind(clause: Clause, trigger: Trigger, expression: TemporalExpression) -> bool:
    """Whether a day stands right behind a noun, "on" between: "an earlier strike on Monday"."""
    return 0 <= clause.at(expression.start) - trigger.behind <= 1


def _when(clause: Clause, trigger: Trigger, dated: Sequence[TemporalExpression]) -> TemporalExpression | None:
    """The day or the few days on which it happens: those that its verb tells, and not those on which somebody said so."""
    verb = verb_of(clause, trigger.behind - 1)
    owners = [(verb_of(clause, clause.at(d.start)), d) for d in dated]
    below = () if trigger.verb else under(clause, trigger.behind - 1, ("acl", "relcl"))  # "a deal reached on 10 March"
    own = [d for owner, d in owners if owner in below] or [
        d for owner, d in owners if owner is not None and owner == verb
    ]
    if own:
        return next((d for d in own if is_short(d)), None)  # "in 2015": no day, though a court heard it on Friday
    over = set(_up_to_its_clause(clause, trigger.behind - 1))
    others = [
        d
        for owner, d in owners
        if owner is None or verb is None or (owner in over and clause.lower(owner) not in reporting())
    ]
    return next((d for d in others if is_short(d)), None)


def _up_to_its_clause(clause: Clause, word: int) -> Iterator[int]:
    """The words above a word, up to the verb of a clause that hangs on another one: "reviewed on Saturday how [they could answer an attack]"."""
    for over, _ in above(clause, word):
        yield over
        opens = clause.words[over].dep in {"ccomp", "pcomp", "advcl", "relcl"}
        if opens and (is_finite(clause, over) or under(clause, over, ("aux",))):
            return


def _is_only_believed(happening: Happening) -> bool:
    """Whether it is only believed whose deed it was: "a suspected Turkish drone strike", غارات يعتقد أنها روسية."""
    first, behind = happening.trigger.first, happening.trigger.behind
    near = (*range(max(0, first - _BELIEVED_BEFORE), first), *range(behind, behind + _BELIEVED_BEHIND))
    words = words_around("only_believed") | word_of("believed")
    said = {happening.clause.lower(i) for i in near}
    return bool(happening.agents) and not words.isdisjoint(said | {fold(w) for w in said})


_BELIEVED_BEFORE, _BELIEVED_BEHIND = 3, 2
"""Words before a deed, and behind it, that say that it is only believed whose it was."""


def _status(
    happening: Happening, statement: Statement | None, *, believed: bool
) -> Literal["asserted", "claimed", "denied", "planned", "hypothetical"]:
    if happening.denied or (statement is not None and statement.stance == "denied"):
        return "denied"
    if happening.unreal:
        return "planned"
    accused = statement is not None and statement.stance in {"claimed", "accused"}
    return "claimed" if believed or accused else "asserted"


def _focus(analysis: Analysis) -> Ref | None:
    """The place that the article is about, as a pointer to its first mention."""
    for focus in analysis.focus:
        for place in analysis.places:
            if place.id == focus.place_id and place.mentions:
                m = place.mentions[0]
                return Ref(place.key, "places", m.text, m.start, m.end)
    return None


def _ref(told: Told, clause: Clause, span: tuple[int, int]) -> Ref:
    start, end = clause.span(*span)
    end = start + len(told.text[start:end].rstrip(_MARKS))
    dated = next((d.end for d in told.dates_of(clause.index) if d.start <= start < d.end < end), start)
    start = dated + len(told.text[dated:end]) - len(told.text[dated:end].lstrip())  # "May 7 government forces"
    named = (n for n in told.inside(start, end) if not owns_what_follows(told.text, n.end))  # "YPG-held Hasakah"
    inside = sorted(named, key=lambda n: _ORDER.index(n.section))
    key, section = (inside[0].key, inside[0].section) if inside and inside[0].section != "places" else (None, None)
    if inside and inside[0].start - start <= _PARTICLES:
        start = inside[0].start
    return Ref(key, section, told.text[start:end], start, end)


def _actor(told: Told, clause: Clause, span: tuple[int, int]) -> Ref | None:
    """Who does it, where the words name somebody who can: a force, a man, a people, a government; a place does nothing."""
    ref = _ref(told, clause, span)
    words = {clause.lower(i) for i in range(*span)}
    if ref.key is not None or words & _ACTORS or words & persons().keys() - {"other"}:
        return ref
    named = any(n.section != "places" or n.start in told.governments for n in told.inside(ref.start, ref.end))
    return ref if named else None


def _target(told: Told, clause: Clause, span: tuple[int, int], happening: Happening) -> Ref | None:
    """To whom or to what it is done: no pronoun, no day, and no place where only people can be harmed."""
    if all(clause.tag(i) in {"PRP", "PRP$", "DT"} for i in range(*span)) or clause.lower(span[1] - 1) == "result":
        return None
    if clause.lower(span[0] - 1) in words_around("riding"):
        return None  # "gunmen riding a motorcycle"
    ref = _ref(told, clause, span)
    if any(d.start <= ref.start and ref.end <= d.end for d in told.dates_of(clause.index)):
        return None
    inside = told.inside(ref.start, ref.end)
    place = (
        len(inside) == 1 and inside[0].section == "places" and (inside[0].start, inside[0].end) == (ref.start, ref.end)
    )
    return None if place and happening.trigger.type == "violence_against_civilians" else ref
