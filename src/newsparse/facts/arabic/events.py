"""What an Arabic sentence says that happens, by words and phrases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from newsparse.facts.arabic.around import around, word_of
from newsparse.facts.arabic.doers import Doers
from newsparse.facts.arabic.harm import harm, is_a_victim
from newsparse.facts.arabic.triggers import Read, is_with, trigger
from newsparse.facts.happening import Happening
from newsparse.facts.remembered import Named
from newsparse.facts.triggers import VIOLENT, Trigger
from newsparse.facts.words import Clause
from newsparse.lexicon.arabic import Word, words

_REACH_BEFORE = 4
"""Words before what happens among which it is denied, or not yet so."""
_MARKS = '،.؛:”"»)؟'
"""Marks behind which a noun goes on no more."""
_WITH_ARTICLE = ("ال", "لل", "بال", "وال", "فال", "كال")
_AIMED_REACH = 3
"""Words from an attack to the verb that says at whom it was aimed, at most: هجوم مسلح استهدف رتلا."""
_IN_THE_AIR = 3
"""Words behind shots that say that they went into the air, at most."""
_WITH_REACH = 8
"""Words between a deed and what it was done with, at most."""
_AIR = "air_drone_strike"
_STRIKES = frozenset([_AIR, "shelling_artillery_missile_attack", "remote_explosive_landmine_ied", "suicide_bomb"])


def happenings(
    clause: Clause, text: str, forces: Sequence[Named], harmed: Sequence[tuple[int, int]] = ()
) -> Iterator[Happening]:
    """What a sentence says that happens, each kind once.

    `forces` are the names that may do something, in order; `harmed` are the spans of those whom the sentence counts as
    killed or hurt: they are whom it was done to.
    """
    start, end = clause.sentence.start, clause.sentence.end
    own = words(text[start:end], start)
    reader = _Reader(clause, text, own, [f for f in forces if start <= f.start and f.end <= end])
    told = list(_told(own, text))
    told = [r for n, r in enumerate(told) if not (clause.index and _refers_back(r, own, text))]
    inside = [h for h in harmed if start <= h[0] and h[1] <= end]
    for number, read in enumerate(told):
        following = told[number + 1].first if number + 1 < len(told) else None
        happening = reader.happening(read, following)
        if happening is not None:
            if read.known.type in VIOLENT:
                hurt = dict.fromkeys((clause.at(a), clause.at(b - 1) + 1) for a, b in inside)
                happening.targets += [span for span in hurt if span not in happening.targets]
            yield happening


def _refers_back(read: Read, own: Sequence[Word], text: str) -> bool:
    """Whether a noun with its article, and nothing behind it, means what was told of before: "تقف وراء الهجوم،"."""
    word = own[read.first]
    spoken_of = read.first > 0 and own[read.first - 1].forms[0] in word_of("spoken_of")
    return _is_definite(read, own, text) and spoken_of and text[word.end : word.end + 1] in _MARKS


def _is_definite(read: Read, own: Sequence[Word], text: str) -> bool:
    """Whether one word with its article tells of an event."""
    return text.startswith(_WITH_ARTICLE, own[read.first].start) and read.behind == read.first + 1


def _by_what(reads: Sequence[Read], own: Sequence[Word], text: str) -> Iterator[Read]:
    """The reads without those that only say with what another was done, "قصف … بصاروخين", or what was done so, "هجوم بطائرات مسيرة"."""
    means = {
        (at, at + 1)
        for at, (deed, other) in enumerate(pairwise(reads))
        if other.known.sub_type in _STRIKES
        and (
            any(is_with(own[i], text) for i in range(max(deed.behind, other.first - 1), other.first + 1))
            or any(f in word_of("by") for w in own[deed.behind : other.first] for f in w.forms)
        )
        and not any(m in text[own[deed.first].start : own[other.first].start] for m in "،.؛")
        and other.first - deed.behind <= _WITH_REACH
        and not any(f in harm()[0] for w in own[deed.behind : other.first] for f in w.forms)
        and (deed.known.sub_type in _STRIKES or any(f in word_of("attack") for f in own[deed.first].forms))
    }
    dropped = {other if reads[deed].known.sub_type in _STRIKES else deed for deed, other in means}
    yield from (r for at, r in enumerate(reads) if at not in dropped)


def _told(own: Sequence[Word], text: str) -> Iterator[Read]:
    """The words of a sentence that say that something happens, the strongest of a kind, weak ones only where there is no other."""
    found: list[Read] = []
    index = 0
    while index < len(own):
        read = trigger(own, index)
        if read is None:
            index += 1
            continue
        index = read.behind
        if not _is_only_had(read, own):
            found.append(_with_means(read, own, text))
    if any(not r.known.weak for r in found):
        found = [r for r in found if not r.known.weak]
    found = list(_by_what(found, own, text))
    seen: set[str] = set()
    aimed = any(r.known.sub_type in _STRIKES and not r.known.is_verb for r in found)
    for read in found:
        general = any(f in word_of("aiming") for f in own[read.first].forms)
        if read.known.sub_type in seen or (general and (aimed or _is_of_an_attack(read, found, own, text))):
            continue  # "a bomb went off that targeted …", "a drone targeted …": one strike, with what strikes
        seen.add(read.known.sub_type)
        yield read


def _is_only_had(read: Read, own: Sequence[Word]) -> bool:
    """Whether weapons are only had, carried or stopped: إحباط تهريب شحنة تضم صواريخ."""
    if read.known.is_verb or read.known.sub_type not in _STRIKES or read.behind - read.first > 1:
        return False
    if not any(f in word_of("arms") for f in own[read.first].forms):
        return False
    before = own[max(0, read.first - _ARMS_REACH) : read.first]
    return any(f in word_of("of_arms_alone") for w in before for f in w.forms)


_ARMS_REACH = 7
"""Words before weapons within which it stands that they are only had, at most."""


def _with_means(read: Read, own: Sequence[Word], text: str) -> Read:
    """A deed with the kind that its means make it: "استهدف … بعبوة ناسفة" is a bomb, "قصفت طائرات" comes from the air."""
    aims = any(f in word_of("aims") for f in own[read.first].forms)
    explodes = read.known.sub_type == "remote_explosive_landmine_ied"
    shells = read.known.sub_type == "shelling_artillery_missile_attack"
    if not (aims or explodes or shells):
        return read
    last = min(read.behind + (_MEANS_REACH if aims else _MEANS_NEAR), len(own))
    stop = next((i for i in range(read.behind, last) if "،" in text[own[i - 1].end : own[i].start]), last)
    first = read.first - _MEANS_NEAR if aims or explodes else read.first - read.known.is_verb
    near = [f for w in own[max(0, first) : stop] for f in w.forms]
    for kind, (type_, sub_type) in _MEANS.items():
        fits = (kind == "by_suicide" or not explodes) and (aims or kind in {"by_air", "by_suicide"})
        if fits and not word_of(kind).isdisjoint(near):
            return replace(read, known=replace(read.known, type=type_, sub_type=sub_type))
    return read


_MEANS = {
    "by_suicide": ("explosions_remote_violence", "suicide_bomb"),
    "by_bomb": ("explosions_remote_violence", "remote_explosive_landmine_ied"),
    "by_air": ("explosions_remote_violence", _AIR),
    "by_bullets": ("violence_against_civilians", "attack"),
}
_MEANS_REACH, _MEANS_NEAR = 10, 2
"""Words behind a verb of aiming, and around any deed, within which it stands what it is done with, at most."""


def _is_of_an_attack(read: Read, found: Sequence[Read], own: Sequence[Word], text: str) -> bool:
    """Whether a verb says at whom the attack right before it was aimed: هجوم مسلح استهدف رتلا, الهجوم الذي استهدف."""
    return any(
        0 < read.first - other.first <= _AIMED_REACH
        and any(f in word_of("attack") for f in own[other.first].forms)
        and "،" not in text[own[other.first].start : own[read.first].start]
        for other in found
    )


class _Reader(Doers):
    """A sentence asked for what it says that happens."""

    def happening(self, read: Read, following: int | None) -> Happening | None:
        """What a trigger tells; None where it is only spoken of."""
        before = [f for w in self.words[max(0, read.first - _REACH_BEFORE) : read.first] for f in w.forms]
        if read.known.sub_type == "agreement" and any(w in word_of("broken") for w in before):
            return None
        if before[-1:] and before[-1] in word_of("broken"):
            return None  # فض الاشتباك: disengagement
        if (
            read.known.type in VIOLENT
            and before[-1:]
            and not word_of("ended").isdisjoint(self.words[read.first - 1].forms)
        ):
            return None  # "demanded an end to the attacks"
        if self.is_any(range(read.behind, read.behind + _IN_THE_AIR), "in_the_air"):
            return None  # أطلقوا النار في الهواء
        last = self.words[read.behind - 1].end
        trigger = Trigger(
            self.clause.at(self.words[read.first].start),
            self.clause.at(last - 1) + 1,
            read.known.type,
            read.known.sub_type,
            weak=read.known.weak,
        )
        agents, targets = self.parties(read, following)
        near = [w.forms[0] for w in self.words[max(0, read.first - 1) : read.first]]
        return Happening(
            self.clause,
            trigger,
            agents=[self.span(f) for f in agents],
            targets=[self.span(f) for f in targets],
            unreal=any(w in word_of("not_yet") for w in self._in_its_clause(read.first)),
            denied=any(w in word_of("denies") for w in before) or any(w in word_of("negation") for w in near),
            earlier=self._is_earlier() or self.is_any(range(read.behind, read.behind + 1), "time_and_again"),
            sums_up=any(f in word_of("massacres") for f in self.words[read.first].forms),
            definite=not read.known.is_verb and _is_definite(read, self.words, self.text),
            any_attack=any(f in word_of("any_attack") for f in self.words[read.first].forms),
            until=self.clause.at(self.words[following].start) if following is not None else None,
        )

    def _in_its_clause(self, first: int) -> list[str]:
        """The forms of the words right before one, back to a comma."""
        start = max(0, first - _REACH_BEFORE)
        commas = (i for i in range(first, start, -1) if "،" in self.text[self.words[i - 1].end : self.words[i].start])
        own = (i for i in range(next(commas, start), first) if not is_a_victim(self.words, i))
        return [f for i in own for f in self.words[i].forms]

    def _is_earlier(self) -> bool:
        """Whether the sentence tells of what went before: وكانت قصفت, "قبل أيام"."""
        forms = [w.forms[0] for w in self.words]
        pairs = set(zip(forms, forms[1:], strict=False)) | {(f,) for f in forms}
        return any(f in word_of("earlier_first") for f in self.words[0].forms) or not around("earlier").isdisjoint(
            pairs
        )
