"""Corrections put on the mentions of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from newsparse.correcting.sheet import Correction, folded
from newsparse.models import Applied, Article, Mention, MentionKind

RULE = "correction"
"""The rule of a mention that was corrected."""


def apply(
    mentions: Sequence[Mention],
    article: Article,
    corrections: Mapping[tuple[MentionKind, str], Sequence[Correction]],
) -> tuple[list[Mention], list[Applied]]:
    """The mentions as corrected, in the order of the text, and what was done; `corrections` as `sheet.scoped` gives them.

    Where a name that changes its kind meets others of its new section, the
    longer one stays.
    """
    if not corrections:
        return list(mentions), []
    kept: list[Mention] = []
    changed: list[Mention] = []
    applied: list[Applied] = []
    for mention in mentions:
        text = article.text[mention.start : mention.end]
        fitting = corrections.get((mention.kind, folded(text)), ())
        correction = next((c for c in fitting if _fits(c, mention, article)), None)
        if correction is None:
            kept.append(mention)
            continue
        applied.append(
            Applied(
                row=correction.row, text=text, start=mention.start, end=mention.end, kind=mention.kind.value,
                was=mention.entity, correction=correction.value, by=correction.by, on=correction.on,
            )
        )  # fmt: skip
        if correction.becomes is not None:
            changed.append(_corrected(mention, correction, text))
    return sorted(_outermost(kept, changed), key=lambda m: (m.start, m.end, m.kind.value)), applied


def _fits(correction: Correction, mention: Mention, article: Article) -> bool:
    if correction.scope == "mention":
        return correction.sha256 == article.source.sha256 and correction.start == mention.start
    if correction.scope == "article":
        return correction.sha256 == article.source.sha256
    if correction.scope == "outlet":
        return folded(correction.outlet) == folded(article.publisher or "")
    if correction.scope == "year":
        return correction.year == (article.published or "")[:4]
    return True


def _corrected(mention: Mention, correction: Correction, text: str) -> Mention:
    kind = correction.becomes or mention.kind
    senses = {MentionKind.PLACE: "location", MentionKind.ORGANIZATION: "entity"}
    same = kind is mention.kind
    return replace(
        mention, kind=kind, rule=RULE, confidence=1.0, entity=correction.entity, cluster=correction.cluster or text,
        candidates=(), alias=None, within=None, sense=mention.sense if same else senses.get(kind),
        acts_for=mention.acts_for if same else None, part=mention.part if same else None, offset=mention.offset if same else None,
    )  # fmt: skip


def _outermost(kept: Sequence[Mention], changed: Sequence[Mention]) -> list[Mention]:
    """Both, without those that meet a longer one of their section; a corrected one wins over one of its own span."""
    corrected = [m for m in changed if not any(_covers(k, m) for k in kept)]
    return [*(k for k in kept if not any(_meets(m, k) for m in corrected)), *corrected]


def _covers(one: Mention, other: Mention) -> bool:
    return _meets(one, other) and one.end - one.start > other.end - other.start


def _meets(one: Mention, other: Mention) -> bool:
    return one.kind is other.kind and one.start < other.end and other.start < one.end
