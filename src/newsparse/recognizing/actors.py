"""The gazetteer's actors and persons by their names; weak and generic names only where the text supports them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from newsparse import lexicon
from newsparse.gazetteer import Group, NameEntry, Organization
from newsparse.gazetteer.folding import fold
from newsparse.gazetteer.matching import Hit, outermost
from newsparse.recognizing.arabic import is_arabic, verbs_of_saying
from newsparse.recognizing.context import ACTORS, Context, View
from newsparse.recognizing.proposals import Proposal, Source
from newsparse.recognizing.typewords import of_before

_ARTICLE = "ال"
_FOREIGN_OWNERS = lexicon.words("around_actors", "foreign_owner")
_NAMED_FOR = re.compile(
    r" (?:University|Hospital|Library|Lake|Dam|Airport|Mosque|Street|Square|Stadium|Academy|School|Institute|Bridge|family|clan|dynasty)\b"
)
"""After a name, what is only called after the person, or a family: al-Assad Library, the Assad family."""
_OWNERS = lexicon.words("around_actors", "owner")
_OTHER_REGIMES = lexicon.words("around_actors", "other_regime")
_WAR_WORDS = lexicon.words("around_actors", "at_war")


def propose_actors(context: Context, view: View, country: str) -> Iterator[Proposal]:
    """The longest names of actors and persons that the text, which is about a country, allows.

    What actors are called in general is looked for apart, so that no such phrase hides a name
    that it overlaps: the "coalition air strikes" of the "US-led coalition air strikes".
    """
    allowed = []
    for hit in view.hits:
        entries = tuple(e for e in hit.entries if e.section in ACTORS and _admissible(context, e, hit, view, country))
        if entries:
            allowed.append(Hit(hit.start, hit.end, entries, hit.units))
    general = [hit for hit in allowed if all(e.kind == "reference" for e in hit.entries)]
    for hit in (*outermost([hit for hit in allowed if hit not in general]), *outermost(general)):
        if not view.within_a_place(hit):
            persons = all(e.section == "people" for e in hit.entries)
            yield Proposal(hit.start, hit.end, Source.PERSON if persons else Source.ACTOR, hit)


def _admissible(context: Context, entry: NameEntry, hit: Hit, view: View, country: str) -> bool:
    """Whether the text, which is about a country, allows a name here: weak and generic ones need support."""
    surface = view.text[hit.start : hit.end]
    if entry.section == "people" and hit.units == 1:
        # A surname: not within a longer personal name ("Maher al-Assad"), nor before another name.
        named_for = _NAMED_FOR.match(view.text, hit.end) is not None
        return not named_for and not _within_person(hit, view) and not _longer_name(hit, view)
    if entry.kind == "reference" and entry.section != "people" and country not in _countries_of(context, entry):
        return False
    if entry.kind == "reference" and entry.section == "groups" and _is_of_others(view, hit):
        return False
    if surface == "IS":
        return _is_islamic_state(hit, view)
    if _lacks_its_article(entry, hit, view) or _is_described(entry, hit, view):
        return False
    inside = _inside(hit, view)
    if entry.weak:
        if of_before(view.words_before(hit.start)):
            return False  # "the towns of al-Mayadeen and al-Boukamal"
        outlet = entry.section == "organizations" and is_arabic(surface) and _is_an_outlet(view, hit)
        return outlet or inside == "ORG" or entry.entity in context.named
    if entry.section == "organizations" and entry.kind == "reference" and surface[0].islower():
        return _is_the_government(context, entry, hit, view)
    return not (entry.kind == "abbreviation" and len(surface) < 3 and inside not in {"ORG", "GPE", "PERSON", "NORP"})


def _is_an_outlet(view: View, hit: Hit) -> bool:
    """Whether Arabic words around a name that is a word or a place too make an outlet or monitor of it.

    A word for what it is or for its people before it ("قناة «المنار»", "مدير المرصد"), "according to", a verb of saying
    ("أفاد المرصد"), one that is told to it ("قال مصدر للميادين"), or the line of place and agency ("موسكو - سبوتنيك").
    """
    before = view.text[max(0, hit.start - _OUTLET_REACH) : hit.start]
    words = before.rstrip(" “«\"'").split()
    last = fold(words[-1]) if words and before[-1:] in _BEFORE_OUTLETS else ""
    forms = (last, last.removeprefix("و"), last.removeprefix("ل"), last.removeprefix("ب"))
    if any(f in _of_outlets() for f in forms):
        return True
    if before.endswith(" ل"):
        return any(fold(w.removeprefix("و")) in verbs_of_saying() for w in words[-_TOLD_TO:-1])
    line = view.text.rfind("\n", 0, hit.start) + 1
    return _DATELINE.fullmatch(view.text[line : hit.start]) is not None


_OUTLET_REACH, _TOLD_TO = 60, 6
"""Code points before a name that are looked at, and words before "to" within which somebody speaks."""
_BEFORE_OUTLETS = frozenset(" “«\"'")
_DATELINE = re.compile(r"[\u0620-\u064a][\u0620-\u064a ]{1,24} ?[-–/(|] ?")


@lru_cache(maxsize=1)
def _of_outlets() -> frozenset[str]:
    """Words right before the name of an outlet or monitor, folded: what it is, who works there, that it says something."""
    words = lexicon.load("ar/around_facts", dict[str, list[str]])
    return (
        frozenset(fold(w) for kind in ("outlets", "of_outlets", "according") for w in words[kind]) | verbs_of_saying()
    )


def _is_the_government(context: Context, entry: NameEntry, hit: Hit, view: View) -> bool:
    """Whether "the regime" is the country's own and stands for itself: no other's, no part of "regime-held" or "the regime's forces"."""
    record = context.gazetteer.get(entry.entity)
    if not isinstance(record, Organization) or record.type != "government" or _is_of_others(view, hit):
        return False
    if view.words_after(hit.end, 1)[:1] in (["of"], ["in"]) or view.text[hit.end : hit.end + 1] in {"-", "’", "'"}:
        return False
    said = [w.strip("’'.,").removesuffix("'s").removesuffix("’s") for w in view.text[: hit.start].lower().split()]
    near = next((w for w in reversed(said) if w in _OTHER_REGIMES or w in _OWNERS), None)
    return near not in _OTHER_REGIMES


def _lacks_its_article(entry: NameEntry, hit: Hit, view: View) -> bool:
    """Whether one Arabic word stands without the article that makes a name of it: قاعدة is a base, القاعدة al-Qaeda."""
    surface = view.text[hit.start : hit.end]
    melted = view.text[max(0, hit.start - 1) : hit.start + 1] == "لل" and _is_an_outlet(view, hit)  # قال للأناضول
    return (
        hit.units == 1
        and entry.text.startswith(_ARTICLE)
        and _ARTICLE not in surface[: len(_ARTICLE) + 1]
        and "لل" not in surface[:3]
        and not (melted and entry.section == "organizations")
    )


def _is_described(entry: NameEntry, hit: Hit, view: View) -> bool:
    """Whether an Arabic noun of one word has an adjective of a kind or a nation behind it: القاعدة الأمريكية is a base, and no al-Qaeda."""
    if hit.units != 1 or entry.section != "groups" or not view.text.endswith("ة", hit.start, hit.end):
        return False
    after = view.words_after(hit.end, 1)
    return bool(after) and after[0].startswith(_ARTICLE) and after[0].endswith("ية")


def _is_of_others(view: View, hit: Hit) -> bool:
    """Whether a general name is another country's, or a part of a longer body's: "the Turkish army", "the army of Iraq"."""
    before, after = view.words_before(hit.start, 2), view.words_after(hit.end, 2)
    if before and before[-1].removesuffix("'s").removesuffix("’s") in _FOREIGN_OWNERS:
        return True
    return _within_a_longer_body(view, hit) or (after[:1] == ["of"] and len(after) > 1 and after[1] in _FOREIGN_OWNERS)


def _within_a_longer_body(view: View, hit: Hit) -> bool:
    """Whether the model's name opens with other names: "Naval Forces Central Command" is not Central Command."""
    for entity in view.named:
        if entity.label == "ORG" and entity.start < hit.start and hit.end <= entity.end:
            words = view.text[entity.start : hit.start].replace(".", "").split()
            return any(w[0].isupper() and w.lower() not in _OWNERS for w in words)
    return False


def _countries_of(context: Context, entry: NameEntry) -> set[str]:
    """The countries in whose news a generic name means the record."""
    record = context.gazetteer.get(entry.entity)
    return {"SY", *record.operates_in} if isinstance(record, Group) else {"SY"}


def _inside(hit: Hit, view: View) -> str | None:
    """The label of a model entity that covers the hit, or None."""
    for entity in view.named:
        if entity.start <= hit.start and hit.end <= entity.end:
            return entity.label
    return None


def _within_person(hit: Hit, view: View) -> bool:
    """Whether a model person is longer than the hit and holds it."""
    return any(
        e.label == "PERSON" and e.start <= hit.start and hit.end <= e.end and e.end - e.start > hit.end - hit.start
        for e in view.named
    )


def _longer_name(hit: Hit, view: View) -> bool:
    """Whether another capitalized word stands right before a surname, without being a title."""
    index = next((i for i, u in enumerate(view.units) if u.start >= hit.start), 0)
    if index == 0:
        return False
    before = view.units[index - 1]
    if before.article and index > 1:
        before = view.units[index - 2]
    gap = view.text[before.end : hit.start].strip()
    return (
        before.text[0].isupper()
        and gap in {"", "-"}
        and before.text.lower() not in lexicon.words("around_people", "before_surname")
        and view.tag_at(before.start) in {"NNP", "NNPS"}
    )


def _is_islamic_state(hit: Hit, view: View) -> bool:
    """Whether "IS" is the group: no verb, and a word of war beside it or a model entity on it."""
    if view.text.isupper():
        return False
    after, before = view.words_after(hit.end, 1), view.words_before(hit.start, 2)
    return (
        bool(_WAR_WORDS & set(after))
        or _inside(hit, view) == "ORG"
        or view.tag_at(hit.start).startswith("NNP")
        or bool(lexicon.words("around_actors", "before_is") & set(before[-1:]))
    )
