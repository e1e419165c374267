"""Words of events that tell of none: parts of names, descriptions, plans for things."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse import lexicon
from newsparse.facts.happening import Happening, is_fired
from newsparse.facts.quantities import persons
from newsparse.facts.trees import above, objects_of, roles, under
from newsparse.facts.triggers import Trigger, verbs_around, words_around
from newsparse.facts.words import Clause

_COUNTED = 4
"""Words between the number of those who are displaced and what happened to them, at most."""
_OBJECT = 6
"""Words behind "launched" in which what is launched stands, at most."""
_NAME_OF_AN_OPERATION = 3
"""Words of an operation's name, at most."""


def is_nothing(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun tells of nothing that happens: "entered without fighting", "a fighting position", "an explosion of anger"."""
    if trigger.verb:
        return False
    of_feeling = clause.lower(trigger.behind) == "of" and clause.lower(trigger.behind + 1) in words_around("feelings")
    return (
        of_feeling
        or _is_of_a_weapon(clause, trigger)
        or clause.lower(trigger.first - 1) in {"without", "no"}
        or (clause.lower(trigger.first - 1) == "tear" and clause.lower(trigger.first) == "gas")
        or clause.lower(trigger.behind) in words_around("no_fight")
        or (
            clause.lower(trigger.first - 1) in words_around("of_workers")
            and clause.lower(trigger.first)[:6] == "strike"
        )
    )


def _is_of_a_weapon(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun only says what kind of weapon the next one is: "attack planes", "battle tanks", "assault rifles"."""
    kinds = ("aircraft", "helicopter", "drone", "tank", "armoured_vehicle", "small_arms", "ship")
    own = clause.words[trigger.behind - 1]
    attack = own.lower in words_around("of_weapons") and own.dep == "compound" and own.head == trigger.behind
    return attack and clause.lower(trigger.behind) in lexicon.nouns_of_materiel(*kinds)


def _is_of_a_name(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun with a capital belongs to the name of an operation: "Operation Hawkeye Strike"."""
    near = range(max(0, trigger.first - _NAME_OF_AN_OPERATION), trigger.first)
    capital = not trigger.verb and clause.words[trigger.first].text[:1].isupper()
    return capital and any(clause.words[i].text == "Operation" for i in near)


def _is_some_of_those(clause: Clause, trigger: Trigger) -> bool:
    """Whether a participle only says of whom some are told: "five of those killed were children", "dozens of injured", "a camp for displaced"."""
    if trigger.verb and clause.tag(trigger.first) == "VBN" and clause.lower(trigger.first - 1) in {"of", "for"}:
        return True
    return clause.lower(trigger.first - 1) == "those" and clause.lower(trigger.first - 2) in {"of", "among"}


def is_something_else(clause: Clause, happening: Happening, *, alone: bool) -> bool:
    """Whether the words of a trigger mean something else here, where nothing of its kind happens."""
    trigger = happening.trigger
    if _is_of_a_name(clause, trigger) or _is_some_of_those(clause, trigger):
        return True
    if _is_only_said_of_somebody(clause, trigger) or _is_before_a_noun(clause, trigger):
        return True
    hits = bool(happening.targets) and clause.lower(trigger.first) not in verbs_around("only_coming_down")
    if trigger.weak and not hits and not is_fired(clause, trigger):
        return True
    if any(clause.lower(n) in words_around("carried_out") for n in objects_of(clause, trigger.first, ("of",))):
        return True  # "the execution of the plan"
    if trigger.verb and (_is_of_an_attack(clause, trigger) or _is_shot_down(clause, trigger)):
        return True
    if any(clause.lower(n) in words_around("crowd_control") for n in roles(clause, trigger.first).targets):
        return True  # "police fired tear gas"
    if trigger.verb and (_strikes_no_blow(clause, trigger) or _launches_no_weapon(clause, trigger)):
        return True
    if not trigger.verb and _is_defused(clause, trigger):
        return True
    if trigger.sub_type == "release" and not _is_of_people(clause, happening):
        return True  # "released a video"
    over = [w for w, _ in above(clause, trigger.behind - 1)]
    if trigger.sub_type == "aid" and over and clause.lower(over[0]) == "for":
        return True  # "pauses for aid deliveries"
    if trigger.sub_type == "agreement" and _only_stands_by(clause, over):
        return True
    nobody = not (happening.targets or happening.agents)
    return alone and nobody and clause.lower(trigger.first) in words_around("weapons")  # "they found grenades"


def _is_of_an_attack(clause: Clause, trigger: Trigger) -> bool:
    """Whether it is an attack that is executed, and nobody: "jets executed two airstrikes"."""
    executed = clause.lower(trigger.first).startswith("execut")
    return executed and any(clause.lower(n) in words_around("executed") for n in roles(clause, trigger.first).targets)


def _launches_no_weapon(clause: Clause, trigger: Trigger) -> bool:
    """Whether something else than a weapon is launched: "launched an offensive", "launched a campaign"."""
    if clause.lower(trigger.first) not in verbs_around("launching"):
        return False
    near = [clause.lower(i) for i in range(trigger.behind, trigger.behind + _OBJECT)]
    if trigger.sub_type == "armed_clash":
        return not words_around("of_peace").isdisjoint(near)  # "launched a rescue operation"
    sent = lexicon.nouns_of_materiel("missile", "rocket", "drone", "artillery", "mortar")
    return sent.isdisjoint(near)


def _is_defused(clause: Clause, trigger: Trigger) -> bool:
    """Whether a device did not go off: "engineers defused a car bomb", "a bomb was found", "a suicide bomber was arrested"."""
    bomber = clause.lower(trigger.behind - 1) in words_around("bombers")
    if not bomber and clause.lower(trigger.behind - 1) not in words_around("weapons") | words_around("mines"):
        return False
    own = clause.words[trigger.behind - 1]
    over = own.head if own.dep in {"dobj", "nsubjpass"} else -1
    undone = verbs_around("stopping_bombers") if bomber else verbs_around("defusing")
    return over >= 0 and clause.lower(over) in undone


def _strikes_no_blow(clause: Clause, trigger: Trigger) -> bool:
    """Whether it is a deal or a tone that is struck: "under a deal struck on 25 August"."""
    if clause.lower(trigger.first) not in verbs_around("striking"):
        return False
    parties, over = roles(clause, trigger.first), clause.words[trigger.first].head
    nouns = {clause.lower(n) for n in (*parties.agents, *parties.targets, over)}
    return not nouns.isdisjoint(words_around("struck_by_words"))


def _is_shot_down(clause: Clause, trigger: Trigger) -> bool:
    """Whether only a thing that flies is shot, and nobody shoots: "all but one of the drones were shot down"."""
    parties = roles(clause, trigger.first)
    if parties.agents:
        return False
    targets = parties.targets
    things = {
        clause.lower(n) for t in targets for n in (t, *under(clause, t, ("prep",)), *objects_of(clause, t, ("of",)))
    }
    return clause.lower(trigger.first) in {"shot", "shoot", "downed", "intercepted"} and not things.isdisjoint(
        words_around("flying_things")
    )


def _is_only_said_of_somebody(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb tells nothing new of those of whom it is said."""
    if not trigger.verb:
        return False
    if trigger.sub_type == "armed_clash":
        return _says_whom_they_fight(clause, trigger.first)
    if trigger.sub_type == "displacement":
        return _says_who_fled(clause, trigger.first)
    if trigger.sub_type == "movement_of_forces":
        rescued = any(w.lower in words_around("rescued_from") for w in clause.words)
        if rescued and under(clause, trigger.first, ("auxpass",)):
            return True  # "pulled out alive"
        return clause.lower(trigger.first) in verbs_around("entering") and _has_not_entered(clause, trigger.first)
    up = clause.lower(trigger.behind) == "up" and clause.lower(trigger.behind + 1) != "to"
    as_one = clause.lower(trigger.behind) == "as" and clause.lower(trigger.first) in verbs_around("taking_as")
    return trigger.sub_type == "territory_overtaken" and (up or as_one)  # "taken up positions", "taken as a centre"


def _has_not_entered(clause: Clause, verb: int) -> bool:
    """Whether a verb only says before what something else was done, or what was not: "before they entered", "prior to entering", "barred from entering"."""
    own = clause.words[verb]
    if own.dep == "pcomp":
        return clause.lower(own.head) in words_around("not_yet")
    pronoun = all(clause.tag(n) == "PRP" for n in under(clause, verb, ("nsubj",)))
    return pronoun and any(clause.lower(n) in words_around("not_yet") for n in under(clause, verb, ("mark", "advmod")))


def _says_whom_they_fight(clause: Clause, verb: int) -> bool:
    """Whether "fighting" only says whom a force stands against: "the coalition fighting the group"; or what is no enemy, "terrorism"."""
    own = clause.words[verb]
    if own.lower != "fighting" or any(clause.lower(i) == "there" for i in range(verb)):
        return False
    behind = clause.lower(verb + 1)
    # "The Syrian Democratic Forces (SDF) fighting against …"
    behind_brackets = behind == "against" and clause.lower(verb - 1) == ")"
    of_a_noun = own.dep == "acl" or (own.dep == "nsubj" and clause.tag(verb - 1)[:2] == "NN")
    return of_a_noun or behind_brackets or behind in words_around("no_enemy")


def _says_who_fled(clause: Clause, verb: int) -> bool:
    """Whether somebody is only called displaced, "displaced from al-Bab", or fled when something befell him, "as they fled"."""
    if clause.lower(verb - 1) == "they":
        return clause.lower(verb - 2) in words_around("when_fleeing")
    own = clause.words[verb]
    if any(persons().get(clause.lower(n)) == "combatant" for n in roles(clause, verb).agents):
        return True  # "the attackers fled"
    counted = any(clause.tag(i) == "CD" for i in range(max(0, verb - _COUNTED), verb))
    called = own.tag == "VBN" and own.dep in {"acl", "amod", "advcl"} and not under(clause, verb, ("nsubjpass",))
    return called and not counted


def _is_before_a_noun(clause: Clause, trigger: Trigger) -> bool:
    """Whether a noun for an agreement only says what another is: "the ceasefire line"."""
    own = clause.words[trigger.behind - 1]
    return (
        not trigger.verb
        and trigger.sub_type == "agreement"
        and clause.lower(trigger.behind) in words_around("of_agreements")
        and own.dep in {"compound", "amod", "nmod"}
    )


def _is_of_people(clause: Clause, happening: Happening) -> bool:
    """Whether it is people to whom something is done: "freed 48 Iranians", "released the two shepherds"."""
    ends = ((next((i for i in range(*span) if clause.tag(i) == "IN"), span[1])) - 1 for span in happening.targets)
    return any(clause.lower(i) in persons() or clause.tag(i) in {"NNPS", "CD"} for i in ends)


def _only_stands_by(clause: Clause, over: Sequence[int]) -> bool:
    """Whether an agreement is only spoken of, as what is broken or what something happens beside: "despite the ceasefire"."""
    words = [clause.lower(w) for w in over]
    broken = any(w in verbs_around("breaking") or w in words_around("of_an_agreement") for w in words)
    return broken or (bool(words) and words[0] in words_around("beside"))
