"""The kinds of events that their parties show: what is taken is ground, people or nothing, and who is attacked a soldier or not."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from newsparse import lexicon
from newsparse.facts.happening import Happening
from newsparse.facts.numbers import number_words
from newsparse.facts.quantities import persons
from newsparse.facts.told import Told
from newsparse.facts.trees import above, under
from newsparse.facts.triggers import verbs_around, words_around
from newsparse.models import Event, Ref

_SUBJECT = 10
"""Words before "cleared" among which what was cleared stands."""
_ATTACKS = frozenset(["attack", "attacks"])


def retyped(told: Told, happening: Happening, event: Event) -> Event | None:
    """The event with the type that its targets show, where its verb has several: what is taken is ground, people or nothing."""
    if event.sub_type == "armed_clash" and (_are_unarmed(event) or _is_at_one(told, event)):
        return msgspec.structs.replace(event, type="violence_against_civilians", sub_type="attack")
    if _comes_from_the_air(happening, event):
        return msgspec.structs.replace(event, type="explosions_remote_violence", sub_type="air_drone_strike")
    if event.sub_type == "territory_overtaken" and _are_a_crowd(happening, event):
        return msgspec.structs.replace(event, type="riots", sub_type="mob_violence")
    if not happening.trigger.weak:
        soldiers = event.trigger.text.lower() in _ATTACKS and _is_combat(event)
        return msgspec.structs.replace(event, type="battles", sub_type="armed_clash") if soldiers else event
    if event.sub_type == "armed_clash" and not _is_on_arms(happening, event):
        return None
    if event.sub_type == "territory_overtaken" and _are(event, _ARMS):
        return msgspec.structs.replace(event, type="strategic_developments", sub_type="looting_property_destruction")
    if event.sub_type == "talks" and not all(_meets(told, r) for r in (*event.agents, *event.targets)):
        return None  # "met the demands"
    if event.sub_type == "territory_overtaken" and _is_cleared_of_things(happening):
        return None
    if event.sub_type == "territory_overtaken" and not _is_ground(told, event):
        if not _is_somebody(told, event):
            return None  # "talks took place", "he took office"
        return msgspec.structs.replace(event, type="strategic_developments", sub_type="arrests")
    if event.sub_type == "attack" and _is_combat(event):
        return msgspec.structs.replace(event, type="battles", sub_type="armed_clash")
    return event


_ARMS = (
    "aircraft helicopter drone missile rocket artillery mortar small_arms ammunition tank armoured_vehicle vehicle air_defence"
).split()
"""Kinds of materiel that forces take and destroy."""
_FLYING = ("aircraft", "helicopter", "drone", "missile", "rocket")


def _is_on_arms(happening: Happening, event: Event) -> bool:
    """Whether a verb that may destroy or stop anything has arms for its object, and somebody who does it."""
    word = happening.clause.lower(happening.trigger.first)
    if word in verbs_around("downing"):
        return bool(event.agents) and _are(event, _FLYING)
    return word not in verbs_around("wrecking") or (bool(event.agents) and _are(event, _ARMS))


def _are(event: Event, kinds: Sequence[str]) -> bool:
    """Whether what is taken, destroyed or downed is materiel of some kinds, by the noun that its words head."""
    nouns = lexicon.nouns_of_materiel(*kinds)
    heads = (_BEHIND_NOUN.split(r.text.lower())[0].split()[-1:] for r in event.targets)
    return any(head and head[0] in nouns for head in heads)


_BEHIND_NOUN = re.compile(r",| (?:of|at|from|in|near|belonging|carrying|with|and) ")


def _comes_from_the_air(happening: Happening, event: Event) -> bool:
    """Whether a raid is flown, or bombs are dropped."""
    if event.sub_type == "remote_explosive_landmine_ied":
        return _are_dropped(happening)
    return event.sub_type == "armed_clash" and _is_flown(happening, event)


def _is_flown(happening: Happening, event: Event) -> bool:
    """Whether a raid is one from the air by whose it is: "an Israeli raid south of Damascus", where nothing is stormed or searched."""
    clause, trigger = happening.clause, happening.trigger
    raid = not trigger.verb and clause.lower(trigger.behind - 1) in words_around("raids")
    before = {clause.lower(trigger.first - i) for i in (1, 2)} | {
        w for r in event.agents for w in r.text.lower().split()
    }
    return raid and not before.isdisjoint(words_around("raid_from_the_air"))


def _are_dropped(happening: Happening) -> bool:
    """Whether bombs come from above: "jets drop cluster bombs", "where bombs were dropped"."""
    clause, noun = happening.clause, happening.trigger.behind - 1
    if happening.trigger.verb or clause.lower(noun) not in words_around("bombs"):
        return False
    around = (*(w for w, _ in above(clause, noun)), *under(clause, noun, ("acl", "relcl")))
    return any(clause.lower(w) in verbs_around("dropping") for w in around)


def _are_a_crowd(happening: Happening, event: Event) -> bool:
    """Whether those who break into something are no force: "dozens stormed the company's headquarters"."""
    clause = happening.clause
    breaks_in = clause.lower(happening.trigger.first) in verbs_around("breaking_in")
    armed = any(clause.lower(i) == "armed" for a, b in happening.agents for i in range(max(0, a - 1), b))
    crowd = all(clause.lower(span[1] - 1) in words_around("crowd") for span in happening.agents)
    return breaks_in and bool(happening.agents) and crowd and not armed and all(r.key is None for r in event.agents)


def _meets(told: Told, party: Ref) -> bool:
    """Whether a party to a meeting is somebody: by name, by office, or a government."""
    words = party.text.lower().split()
    named = any(n.section != "places" or n.start in told.governments for n in told.inside(party.start, party.end))
    return party.key is not None or named or not persons().keys().isdisjoint(words)


def _is_cleared_of_things(happening: Happening) -> bool:
    """Whether things are cleared, and nobody: "the road had been cleared of mines", "mines near the village had been cleared"."""
    clause, trigger = happening.clause, happening.trigger
    of = (i for i in range(trigger.behind, len(clause.words)) if clause.lower(i) in {"of", "from"})
    behind = {clause.lower(i) for at in of for i in range(at + 1, at + 4)}
    near = {clause.lower(i) for i in range(max(0, trigger.first - _SUBJECT), trigger.first)}
    return clause.lower(trigger.first).startswith("clear") and bool((behind | near) & words_around("cleared_away"))


def _is_ground(told: Told, event: Event) -> bool:
    """Whether what is taken is a place: one by its name, or a noun of ground."""
    named = (n.section == "places" for r in event.targets for n in told.inside(r.start, r.end))
    heads = (r.text.lower().split(" for ")[0] for r in event.targets)  # "took credit for the attack on the base"
    return any(named) or any(words_around("ground") & set(words.split()) for words in heads)


def _is_somebody(told: Told, event: Event) -> bool:
    """Whether it is people who are captured or seized."""
    words = {w for r in event.targets for w in r.text.lower().split()}
    named = (n.section == "people" for r in event.targets for n in told.inside(r.start, r.end))
    taken = event.trigger.text.lower().split()[0] in words_around("capturing")
    return taken and (any(named) or bool(words & persons().keys()))


def _is_combat(event: Event) -> bool:
    """Whether all who are attacked, killed or wounded are combatants, a number alone aside: then it is no violence against civilians."""
    told = [r for r in event.targets if any(c.isalpha() for c in r.text) and r.text.lower() not in number_words()]
    return bool(told) and all(
        r.section == "groups"
        or any(persons().get(w) == "combatant" or w in words_around("forces") for w in r.text.lower().split())
        for r in told
    )


def _is_at_one(told: Told, event: Event) -> bool:
    """Whether it is one man by name who is fired at or ambushed: "opened fire at the car of Yasser al-Zoubi"."""
    shot = event.trigger.text.lower().split()[0] in words_around("at_one")
    named = {n.section for r in event.targets for n in told.inside(r.start, r.end)}
    return shot and "people" in named and "groups" not in named


def _are_unarmed(event: Event) -> bool:
    """Whether all who are fired on are people who bear no arms: "opened fire on demonstrators"."""
    told = [r.text.lower().split() for r in event.targets if r.section is None]
    kinds = [{persons()[w] for w in words if w in persons()} for words in told]
    return len(told) == len(event.targets) > 0 and all(
        k and k <= {"civilian", "child", "woman", "medic", "journalist"} for k in kinds
    )
