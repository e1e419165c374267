"""Parties: who does what a trigger tells, and to whom, from the tree of its sentence."""

from __future__ import annotations

from collections.abc import Sequence

from newsparse.facts.reporting import reporting
from newsparse.facts.trees import Roles, above, conjuncts, is_passive, objects_of, phrase, roles, under
from newsparse.facts.triggers import VIOLENT, Trigger, known_triggers, verbs_around, words_around
from newsparse.facts.words import Clause

_TARGETED = frozenset("of against on targeting".split())
_NOUN_FOLLOWS = frozenset(["CD", "DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$"])
_WITHIN = frozenset(["by", "in", "during"])
"""Between harm and the deed it was done in: "killed in regime shelling"."""
_NOMINAL = frozenset(["nsubj", "nsubjpass", "dobj", "pobj"])
"""Where a gerund stands as a noun: "shelling by the army killed three"."""
_SIDES = frozenset(["with", "between"])
_BLAMED = frozenset(["on", "to"])
_AIMED = frozenset("at against on".split())
_FAR = 4
"""Words above a deed among which one may say whose it is."""
_SPANS = list[tuple[int, int]]


def parties(clause: Clause, trigger: Trigger) -> tuple[_SPANS, _SPANS]:
    """The words [first, behind) of the phrases for who does it, and of those for whom or what it is done to."""
    return (
        _of_verb(clause, trigger) if trigger.verb and not _is_noun(clause, trigger.first) else _of_noun(clause, trigger)
    )


def _is_noun(clause: Clause, verb: int) -> bool:
    """Whether a gerund stands as a noun: "shelling by the army killed three", "killed by regime shelling"."""
    word, before = clause.words[verb], clause.words[verb - 1]
    if word.tag != "VBG":
        return False
    within = (before.dep == "pobj" and clause.lower(before.head) in _WITHIN) or (
        word.dep == "pcomp" and clause.lower(word.head) in _WITHIN
    )
    return word.dep in _NOMINAL or (within and verb > 0 and not under(clause, verb, ("dobj",)))


def _of_verb(clause: Clause, trigger: Trigger) -> tuple[_SPANS, _SPANS]:
    verb = trigger.first
    done = roles(clause, verb)
    whole_at = not done.targets and not under(clause, verb, ("nsubjpass", "auxpass"))  # none "shot at close range"
    aimed = whole_at and clause.lower(verb) in verbs_around("shooting") and bool(objects_of(clause, verb, ("at",)))
    undergone = clause.lower(verb) in verbs_around("undergone") and not done.targets and not aimed
    if undergone and _is_undergone(clause, verb):
        done = Roles(targets=done.agents)  # "50 rebels killed", as headlines have it
    targets = list(done.targets)
    if clause.lower(verb) in verbs_around("falling"):  # "Palmyra fell to the army"
        done = Roles(objects_of(clause, verb, ("to", "into")), done.agents)
        targets = list(done.targets)  # what is no ground has not fallen to anybody: "prices fell"
    if trigger.type == "explosions_remote_violence" or aimed or clause.lower(verb) in verbs_around("opening"):
        targets += [n for n in objects_of(clause, verb, _AIMED) if n not in targets]
        targets += [n for fire in done.targets for n in objects_of(clause, fire, _AIMED) if n not in targets]
    for other in under(clause, verb, ("advcl", "conj")):  # "a bomb exploded, destroying two shops"
        if clause.lower(other) in verbs_around("harming") and not under(clause, other, ("nsubj", "nsubjpass")):
            targets += [n for n in roles(clause, other).targets if n not in done.agents]
    blamed = _blamed(clause, verb)
    shared = blamed and not under(clause, verb, ("nsubj", "nsubjpass", "agent"))  # "X accused Y of shelling": X did not
    agents = blamed if shared else [*done.agents, *_senders(clause, verb, done.agents), *blamed]
    if trigger.sub_type == "armed_clash":
        agents += objects_of(clause, verb, _SIDES)
    operations = words_around("operations")
    deeds = [n for n in done.targets if (clause.lower(n),) in known_triggers().nouns or clause.lower(n) in operations]
    for noun in deeds:  # "repelled an attack by …"
        agents += objects_of(clause, noun, ("by",))
        targets += objects_of(clause, noun, _TARGETED)
    return _phrases(clause, agents), _phrases(clause, [n for n in targets if _can_be_hit(clause, n)])


def _senders(clause: Clause, verb: int, things: Sequence[int]) -> list[int]:
    """Who sent what hits: "a missile fired by rebels hit the base", "was hit by a missile fired by rebels"."""
    sent = [v for n in things for v in under(clause, n, ("acl", "relcl"))]
    if clause.words[verb].dep == "conj":
        sent.append(clause.words[verb].head)
    return [n for v in sent if clause.lower(v) in verbs_around("sending") for n in objects_of(clause, v, ("by",))]


def _is_undergone(clause: Clause, verb: int) -> bool:
    """Whether a verb without an object is a participle: one without "have", or one that no noun follows."""
    if clause.lower(verb + 1) == "as" and clause.lower(verb + 2) in {"many", "few"}:
        return False  # "killed as many as 20 militants"
    if clause.tag(verb) == "VBN":
        return not under(clause, verb, ("aux",))
    return clause.tag(verb) == "VBD" and clause.tag(verb + 1) not in _NOUN_FOLLOWS


def _of_noun(clause: Clause, trigger: Trigger) -> tuple[_SPANS, _SPANS]:
    head = _head(clause, trigger)
    modifiers = _modifiers(clause, trigger.first)
    by = [n for h in conjuncts(clause, head) for n in objects_of(clause, h, ("by", "between"))]
    agents = [*by, *_blamed(clause, head)]
    targets = objects_of(clause, head, _TARGETED)
    if trigger.sub_type == "armed_clash":
        agents += objects_of(clause, head, ("with",))
    for more_agents, more_targets in (_by_participles(clause, head), _by_verb_above(clause, trigger, head)):
        agents += more_agents
        targets += more_targets
    doers = [*([modifiers] if modifiers else []), *_phrases(clause, [n for n in agents if n != head])]
    hit = [n for n in targets if n != head and n not in agents and _can_be_hit(clause, n)]
    return doers, _phrases(clause, hit)


def _by_participles(clause: Clause, head: int) -> tuple[list[int], list[int]]:
    """Who did what a noun tells of, and to whom, by the verbs that hang on it: "an attack that killed two men"."""
    agents: list[int] = []
    targets: list[int] = []
    for verb in under(clause, head, ("acl", "relcl")):
        if clause.lower(verb) in verbs_around("doing") | verbs_around("harming"):
            done = roles(clause, verb)
            agents += done.agents
            targets += done.targets
        elif clause.tag(verb) == "VBN" and clause.lower(verb) not in reporting():
            agents += objects_of(clause, verb, ("by",))  # "an agreement signed by", and none "condemned by"
    return agents, targets


def _by_verb_above(clause: Clause, trigger: Trigger, head: int) -> tuple[list[int], list[int]]:
    """Who did it and to whom by the verb that a noun hangs on: "rebels carried out an attack", "died in the shelling"."""
    governing, relation = _verb_above(clause, head)
    if (before := _verb_before(clause, head)) is not None:
        governing, relation = before, "dobj"
    if governing is None:
        return [], []
    done, word = roles(clause, governing), clause.lower(governing)
    is_object = relation in {"dobj", "nsubjpass"}
    agents = objects_of(clause, governing, _SIDES) if trigger.sub_type == "armed_clash" and relation == "nsubj" else []
    if is_object and word in verbs_around("doing"):
        agents += done.agents
    if is_object and trigger.sub_type == "agreement" and word in verbs_around("agreeing"):
        agents += done.agents
    targets: list[int] = []
    if word in verbs_around("undergoing") and relation == "prep":
        agents += objects_of(clause, governing, ("by",))
        targets += done.targets
    harms = trigger.type in VIOLENT and word in verbs_around("harming")
    if harms and (relation in {"nsubj", "prep", "agent"} or trigger.verb):
        targets += done.targets
        agents += done.agents if relation == "prep" else []
    if word in verbs_around("dying") and relation == "prep":
        targets += [n for n in done.agents if clause.lower(clause.words[n].head) not in reporting()]
    return agents, targets


def _verb_before(clause: Clause, head: int) -> int | None:
    """The verb of doing right before the phrase of a noun, which a parser may take for a subject: "dropped barrel bombs on the town, killing nine"."""
    verb = phrase(clause, head)[0] - 1
    active = clause.tag(verb) in {"VBD", "VBP", "VBZ"} and clause.words[head].dep in {"nsubj", "npadvmod", "dep"}
    return verb if active and clause.lower(verb) in verbs_around("doing") else None


def _head(clause: Clause, trigger: Trigger) -> int:
    """The noun that carries what is told: "attack" in "dynamite attack"."""
    head = trigger.behind - 1
    up = clause.words[head].head
    return up if clause.words[head].dep == "compound" and (clause.lower(up),) in known_triggers().nouns else head


def _can_be_hit(clause: Clause, noun: int) -> bool:
    """Whether a noun is no weapon, no deed, and not how it is done: "at random"."""
    word = clause.lower(noun)
    if word in words_around("manner"):
        return False
    if word in words_around("operations"):
        return False
    return word not in words_around("weapons") | words_around("ammunition") and (word,) not in known_triggers().nouns


def is_nobody(clause: Clause, noun: int) -> bool:
    """Whether a noun names nobody: "no group claimed responsibility"."""
    return clause.lower(noun) in {"nobody", "none"} or any(
        clause.lower(c) in {"no", "not"} and clause.lower(c + 1) != "." and clause.tag(c + 1) != "CD"
        for c in clause.under[noun]
    )


def _phrases(clause: Clause, heads: Sequence[int]) -> list[tuple[int, int]]:
    """The phrases of some nouns, and of what stands in apposition to them, each once."""
    found: list[tuple[int, int]] = []
    for head in (h for h in heads if clause.tag(h) not in {"WP", "WDT", "VBG"} and not is_nobody(clause, h)):
        beside = (n for n in under(clause, head, ("appos",)) if ":" not in {clause.lower(i) for i in range(head, n)})
        for noun in (head, *beside):
            span = phrase(clause, noun)
            if clause.lower(span[0]) == "dead" and clause.lower(span[0] - 1) in verbs_around("shooting"):
                span = (span[0] + 1, span[1])  # "shot dead three civilians"
            if span[0] < span[1] and span not in found:
                found.append(span)
    return found


def _verb_above(clause: Clause, noun: int) -> tuple[int | None, str]:
    """The verb that a noun hangs on, through "in" and the like and through "one of", and how."""
    relation = clause.words[noun].dep
    for word, leads in above(clause, noun):
        if clause.tag(word)[:2] == "VB":
            return word, relation
        if clause.words[word].dep in {"prep", "agent"} or clause.lower(word) in words_around("amounts"):
            relation = clause.words[word].dep
        elif leads != "conj":
            return None, ""
    return None, ""


def is_only_blamed(clause: Clause, trigger: Trigger) -> bool:
    """Whether a verb of blaming stands above a deed, and those whom it blames are all that may have done it."""
    deed = trigger.first if trigger.verb else _head(clause, trigger)
    over = [w for w, _ in above(clause, deed)][:_FAR]
    blaming = any(clause.lower(w) in verbs_around("blaming") and clause.tag(w)[:2] == "VB" for w in over)
    by = objects_of(clause, deed, ("by",)) or (trigger.verb and under(clause, deed, ("nsubj",)))
    return blaming and bool(_blamed(clause, deed)) and not by


def _blamed(clause: Clause, deed: int) -> list[int]:
    """Who is said to be behind a deed: who claims responsibility for it, is blamed for it, or took part in it."""
    for word in [w for w, _ in above(clause, deed)][:_FAR]:
        if clause.lower(word) in verbs_around("blaming") and clause.tag(word)[:2] == "VB":
            done = roles(clause, word)
            if deed not in done.targets:
                return done.targets  # "accused rebels of it"
            return objects_of(clause, word, _BLAMED) or objects_of(clause, deed, _BLAMED)  # "blamed it on rebels"
        found = _responsible(clause, word)
        if found:
            return found
    return []


def _responsible(clause: Clause, word: int) -> list[int]:
    """Who is responsible, claims to be, or has a part in it, where a word says so or stands above one that does."""
    said = [word, *under(clause, word, ("acomp", "dobj", "oprd"))]
    said = [w for w in said if clause.lower(w) in words_around("responsible")]
    if not said and clause.lower(word) not in verbs_around("taking_part"):
        return []
    verb = word if clause.tag(word)[:2] == "VB" else next((w for w, _ in above(clause, word)), word)
    done = roles(clause, verb)
    claimed = any(clause.words[w].dep == "dobj" for w in said)  # "responsibility was claimed by" somebody else
    return done.targets if is_passive(clause, verb) and not claimed else done.agents


def _modifiers(clause: Clause, first: int) -> tuple[int, int] | None:
    """The nouns and names that stand right before: "Russian [air strikes]", "regime [shelling]"."""
    start = first
    while (
        start > 0 and clause.tag(start - 1) in {"NN", "NNP", "NNPS", "JJ", "POS", "HYPH", "NNS"} and first - start < 5
    ):
        start -= 1
    return (start, first) if start < first else None
