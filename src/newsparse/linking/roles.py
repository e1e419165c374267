"""Titles, ranks and roles beside a person's name."""

from __future__ import annotations

import re

from newsparse import lexicon
from newsparse.recognizing.context import View

_TITLES = lexicon.words("around_people", "title")
_ROLES = lexicon.words("around_people", "role")
_ROLE_PARTS = lexicon.words("around_people", "role_part")
_NO_ROLE = frozenset(
    "expected said was is has had were are who which killed told according while as when after before and but".split()
)
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


def around(view: View, start: int, end: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles and ranks right before a name, and roles before them or in apposition after it."""
    words = list(_WORD.finditer(view.text[max(0, start - 110) : start]))
    titles: list[str] = []
    while words and words[-1][0].strip(".,").lower() in _TITLES and not words[-1][0].endswith(","):
        titles.insert(0, words.pop()[0].strip(","))
    roles: list[str] = []
    held: list[str] = []
    while words:
        word = words[-1][0]
        bare = word.strip("“\"'‘(").removesuffix("'s").removesuffix("’s")
        lower = bare.lower().strip(".")
        ends = word.endswith((",", ";", ":", ")")) or (
            word.endswith(".") and lower not in {"u.n", "u.s", "gen"} and len(lower) > 3
        )
        named = bare[:1].isupper() and not bare.isdigit()
        if ends or not (named or lower in _ROLES or lower in _ROLE_PARTS):
            break
        held.insert(0, word.strip("“\"'‘("))
        words.pop()
    held = [] if held[-1:] == ["and"] else _trimmed(held)
    if held and any(w.lower() in _ROLES or w.lower() in _TITLES for w in held):
        if titles and titles[0].lower().strip(".") in {"minister", "president", "premier", "secretary"}:
            roles.append(" ".join([*held, *titles]))
            titles = []
        else:
            roles.append(" ".join(held))
    elif held and titles and titles[0].lower() in _ROLES | {"minister", "president", "premier"}:
        roles.append(" ".join([*held, *titles]))
        titles = []
    clause = _CLAUSE.match(view.text[end : end + 110])
    if clause:
        opening = re.findall(r"[\w-]+", clause["role"].lower())[:6]
        if (
            (any(w in _ROLES for w in opening) or opening[:2] == ["one", "of"])
            and not _NO_ROLE & set(opening)
            and (opening[-1] in _ROLES or not _ENDS_IN_NAME.match(clause["role"]))
            and view.tag_at(end + clause.start("role")) not in _VERBS
        ):
            roles.append(clause["role"].strip())
    title_start = start if not titles else start - len(" ".join(titles)) - 1
    ahead = _BEFORE.search(view.text[max(0, title_start - 100) : title_start]) if not roles else None
    if ahead:
        # The nearest article opens the apposition: what stands before an earlier one is of another clause.
        role = re.split(r"\b(?:and|by|with|said|says|met|told|that|warned|signed) ", ahead["role"])[-1]
        role = re.sub(r"^(?:the|an?|their|his|her|its) ", "", role, flags=re.IGNORECASE)
        words_of = re.findall(r"[\w-]+", role.lower())
        if any(w in _ROLES for w in words_of[:8]) and not _NO_ROLE & set(words_of):
            roles.append(role)
    return tuple(titles), tuple(roles)


def _trimmed(words: list[str]) -> list[str]:
    """Words of a role without the function words at its front, and from its last sentence only."""
    while words and words[0].lower() in {"of", "for", "the", "and", "in"}:
        words = words[1:]
    return words[-9:]
