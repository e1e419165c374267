"""Titles, ranks and roles beside a person's name."""

from __future__ import annotations

import re

from newsparse import lexicon
from newsparse.recognizing.context import View

_TITLES = lexicon.words("around_people", "title")
_ROLES = lexicon.words("around_people", "role")
_ROLE_PARTS = lexicon.words("around_people", "role_part")
_WORDS_OF_ROLES = _ROLES | _ROLE_PARTS | _TITLES
_NO_ROLE = lexicon.words("around_people", "no_role")
_VERBS = frozenset(["VBD", "VBZ", "VBP", "MD"])
"""Tags of finite verbs: what they open is what the person did, not what he is."""
_CLAUSE = re.compile(r"\s{0,4},\s{1,4}(?:(?:the|a|an|who is|who was)\s{1,4})?(?P<role>[^,.;:()\n]{3,90})(?:[,.;]|$)")
_BEFORE = re.compile(
    r"(?:^|[.,;:“\"(\n]|\b(?:and|by|with|to|from|said|says|met|told|that|warned|blamed|accused|killed|arrested|of|between))\s{0,3}"
    r"(?P<role>(?:[Tt]he|[Aa]n?|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts|[A-Z][a-z]{2,15}['’]s) [^,.;:()\n\"“”]{3,90}), {1,2}$"
)
"""An apposition before the name: "the leader of the movement, Hassan Nasrallah"."""
_ENDS_IN_NAME = re.compile(
    r"(?:(?!\b(?:of|for|at|in|the|with|under|to|from|by)\b)[^,]){0,90} [A-Z][\w'’-]{1,40} (?:[A-Za-z]{2}-)?[A-Z][\w'’-]{1,40}$"
)
"""A clause without a preposition that closes with two capitalized words is the next person of a list, not a role."""
_WORD = re.compile(r"\S+")
_OFFICES = lexicon.words("around_people", "office")
_LONGEST_SHORTENED = 3
"""Letters of a word that a full stop may shorten."""
_REACH = 110
"""Code points before and behind a name that are looked at."""


def around(view: View, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles and ranks right before a name, and roles before them or in apposition after it."""
    words = [m[0] for m in _WORD.finditer(view.text[max(0, start - _REACH) : start])]
    titles = _titles_at_end(words)
    title, titles = _role_before(_role_words_at_end(words), titles)
    behind = _role_behind(view, end)
    roles = [role for role in (title, behind) if role]
    if not roles:
        title_start = start if not titles else start - len(" ".join(titles)) - 1
        ahead = _role_ahead(view.text[max(0, title_start - 100) : title_start])
        roles += [ahead] if ahead else []
    return tuple(titles), tuple(roles)


def _titles_at_end(words: list[str]) -> list[str]:
    """The titles that end a row of words, taken off it."""
    titles: list[str] = []
    while words and words[-1].strip(".,").lower() in _TITLES and not words[-1].endswith(","):
        titles.insert(0, words.pop().strip(","))
    return titles


def _role_words_at_end(words: list[str]) -> list[str]:
    """The words of a role that end a row of words, its names among them: "Turkish foreign", "the SDF's spokesman"."""
    held: list[str] = []
    while words:
        word = words.pop()
        bare = word.strip("“\"'‘(").removesuffix("'s").removesuffix("’s")
        lower = bare.lower().strip(".")
        named = bare[:1].isupper() and not bare.isdigit()
        if _ends_clause(word, lower) or not (named or lower in _ROLES or lower in _ROLE_PARTS):
            break
        held.insert(0, word.strip("“\"'‘("))
    return [] if held[-1:] == ["and"] else _trimmed(_own_words(held))


def _own_words(held: list[str]) -> list[str]:
    """The words behind an "and" that another person's name stands before: "[Commander Mazloum Abdi and] Defense Minister"."""
    for index in range(len(held) - 1, 1, -1):
        before = [w.lower() for w in held[index - 2 : index]]
        names = all(w[:1].isupper() for w in held[index - 2 : index]) and not _WORDS_OF_ROLES & set(before)
        titled = any(w.lower() in _ROLES | _TITLES for w in held[:index])
        if held[index].lower() == "and" and names and titled:
            return held[index + 1 :]
    return held


def _ends_clause(word: str, lower: str) -> bool:
    stop = word.endswith(".") and lower not in {"u.n", "u.s", "gen"} and len(lower) > _LONGEST_SHORTENED
    return stop or word.endswith((",", ";", ":", ")"))


def _role_before(held: list[str], titles: list[str]) -> tuple[str | None, list[str]]:
    """The role that stands before a name, and the titles that are no part of it: of "Turkish foreign minister" none is."""
    office = bool(titles) and titles[0].lower().strip(".") in _OFFICES
    if held and any(w.lower() in _ROLES or w.lower() in _TITLES for w in held):
        return (" ".join([*held, *titles]), []) if office else (" ".join(held), titles)
    if held and titles and (titles[0].lower() in _ROLES or office):
        return " ".join([*held, *titles]), []
    return None, titles


def _role_behind(view: View, end: int) -> str | None:
    """The role in apposition behind a name: ", a farmer", ", who is the spokesman of the force"."""
    clause = _CLAUSE.match(view.text[end : end + _REACH])
    if clause is None:
        return None
    opening = re.findall(r"[\w-]+", clause["role"].lower())[:6]
    says = any(w in _ROLES for w in opening) or opening[:2] == ["one", "of"]
    if not says or _NO_ROLE & set(opening) or view.tag_at(end + clause.start("role")) in _VERBS:
        return None
    named = opening[-1] not in _ROLES and _ENDS_IN_NAME.match(clause["role"]) is not None
    return None if named else clause["role"].strip()


def _role_ahead(before: str) -> str | None:
    """The role in apposition before a name: "the leader of the movement, Hassan Nasrallah"."""
    ahead = _BEFORE.search(before)
    if ahead is None:
        return None
    # The nearest article opens the apposition: what stands before an earlier one is of another clause.
    role = re.split(r"\b(?:and|by|with|said|says|met|told|that|warned|signed) ", ahead["role"])[-1]
    role = re.sub(r"^(?:the|an?|their|his|her|its) ", "", role, flags=re.IGNORECASE)
    words = re.findall(r"[\w-]+", role.lower())
    return role if any(w in _ROLES for w in words[:8]) and not _NO_ROLE & set(words) else None


def _trimmed(words: list[str]) -> list[str]:
    """Words of a role without the function words at its front, and from its last sentence only."""
    while words and words[0].lower() in {"of", "for", "the", "and", "in"}:
        words = words[1:]
    return words[-9:]
