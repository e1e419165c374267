"""What the text has each force do where it names it: agent or target of an event, who holds the ground, or who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from newsparse.facts.tellings import ToldEvent
from newsparse.facts.told import Told
from newsparse.facts.triggers import words_around
from newsparse.gazetteer.folding import fold
from newsparse.models import Group, GroupMention, Ref, Statement

Role = Literal["agent", "target", "owner_of_ground", "source", "unclear"]
_REAL = frozenset(["asserted", "claimed"])
_REACH = 40
"""Code points beside a name in which the words stand that make it the owner of ground, at most."""


def with_roles(around: Told, told: Sequence[ToldEvent], said: Sequence[Statement]) -> list[Group]:
    """The groups, each mention with its role; events that are denied or only planned give none."""
    real = [t for e in told if e.event.status in _REAL for t in e.tellings]
    agents = _near(r for t in real for r in t.agents)
    targets = _near(r for t in real for r in t.targets)
    speakers = _near(s.speaker for s in said if s.speaker is not None)

    def role(key: str, mention: GroupMention) -> Role:
        if _is_among(agents, key, mention):
            return "agent"
        if _owns_ground(around.text, mention):
            return "owner_of_ground"
        if _is_among(targets, key, mention):
            return "target"
        return "source" if _is_among(speakers, key, mention) else "unclear"

    return [
        msgspec.structs.replace(
            group, mentions=[msgspec.structs.replace(m, role=role(group.key, m)) for m in group.mentions]
        )
        for group in around.analysis.groups
    ]


_Near = dict[tuple[str, int], list[Ref]]
_STRETCH = 256
"""Code points of a stretch of text, by which pointers are kept: what is far away is not looked at."""


def _near(refs: Iterable[Ref]) -> _Near:
    """Pointers to entities by their key and the stretches of the text that they reach into."""
    found: _Near = {}
    for ref in refs:
        for stretch in range(ref.start // _STRETCH, ref.end // _STRETCH + 1) if ref.key else ():
            found.setdefault((ref.key or "", stretch), []).append(ref)
    return found


def _is_among(refs: _Near, key: str, mention: GroupMention) -> bool:
    """Whether a pointer to the group overlaps the mention."""
    stretches = range(mention.start // _STRETCH, mention.end // _STRETCH + 1)
    return any(r.start < mention.end and mention.start < r.end for s in stretches for r in refs.get((key, s), ()))


@lru_cache(maxsize=1)
def _holding() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before an owner of ground, and what stands behind him."""
    held, of = ("|".join(sorted(words_around(kind))) for kind in ("holding_ground", "ground_of"))
    return re.compile(rf"\b(?:(?:{held}) by|(?:{of}) of) (?:the )?\Z"), re.compile(rf"[ \-](?:{held})\b")


@lru_cache(maxsize=1)
def _holding_in_arabic() -> tuple[str, ...]:
    return tuple(fold(w) for w in sorted(words_around("ground_of_in_arabic")))


def owns_what_follows(text: str, end: int) -> bool:
    """Whether the words behind a name, which ends at an offset, say that what follows is its: "SDF-held Manbij"."""
    return _holding()[1].match(text, end) is not None


def _owns_ground(text: str, mention: GroupMention) -> bool:
    """Whether the words beside a force say that the ground is its: "SDF-held Manbij", "areas controlled by the army", مناطق سيطرة قسد."""
    before, _ = _holding()
    left = text[max(0, mention.start - _REACH) : mention.start]
    if before.search(left.lower()) or owns_what_follows(text, mention.end):
        return True
    last = fold(left.split()[-1]) if left.split() else ""
    return any(last.endswith(w) and len(last) - len(w) <= _PARTICLES for w in _holding_in_arabic())


_PARTICLES = 2
"""Letters of particles that are written as one with an Arabic noun, at most."""
