"""Analyses as FollowTheMoney entities (version 4, https://followthemoney.tech), one JSON object a line.

An article is an Article; who is named is a Person or an Organization, armed
actors too, with a Mention that ties it to the article; what happened is an
Event, whose proof is the article. Entities of the gazetteer have one id in
all articles; what it does not know has one in each.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

import msgspec

from newsparse.models import Analysis, Event, Group, Organization, Person, Ref
from newsparse.protecting import protections
from newsparse.render.tables import sentence

_ENCODER = msgspec.json.Encoder()
_Entity = dict[str, object]


def render_ftm(analyses: Iterable[Analysis]) -> Iterator[str]:
    """The entities of an article a piece, each on a line of its own."""
    for analysis in analyses:
        yield "".join(_ENCODER.encode(e).decode() + "\n" for e in _entities(analysis))


def _entities(analysis: Analysis) -> Iterator[_Entity]:
    article = _article(analysis)
    yield article
    named: dict[str, str] = {}
    everybody: list[Person | Group | Organization] = [*analysis.people, *analysis.groups, *analysis.organizations]
    for entity in everybody:
        made = _legal_entity(analysis, entity)
        named[entity.key] = str(made["id"])
        yield made
        texts = sorted({m.text for m in entity.mentions})
        yield _made(
            "Mention",
            _id("mention", analysis, entity.key),
            document=[str(article["id"])],
            name=texts,
            resolved=[str(made["id"])],
            detectedSchema=[str(made["schema"])],
        )
    for event in analysis.events:
        yield _event(analysis, event, named, str(article["id"]))


def _article(analysis: Analysis) -> _Entity:
    head, source = analysis.article, analysis.source
    return _made(
        "Article",
        _id("article", analysis),
        title=[head.title or analysis.id],
        fileName=[source.path or analysis.id],
        publishedAt=[head.published],
        author=list(head.authors),
        publisher=[head.publisher, *head.agencies],
        language=[_LANGUAGES.get(head.language)],
        sourceUrl=[source.url],
        encoding=[source.encoding],
        mimeType=[source.media_type],
        locationMentioned=sorted({p.name for p in analysis.places if p.id}),
        peopleMentioned=sorted({p.name for p in analysis.people}),
        notes=[w.message for w in analysis.warnings if w.code in protections(analysis)],
        companiesMentioned=sorted({o.name for o in analysis.organizations}),
    )


_LANGUAGES = {
    "en": "eng",
    "ar": "ara",
    "tr": "tur",
    "fr": "fra",
    "de": "deu",
    "ku": "kur",
    "ru": "rus",
    "he": "heb",
    "fa": "fas",
    "es": "spa",
}
"""ISO 639-1 codes with those of three letters that FollowTheMoney has."""


def _legal_entity(analysis: Analysis, entity: Person | Group | Organization) -> _Entity:
    schema = "Person" if isinstance(entity, Person) else "Organization"
    known = f"newsparse-{entity.id}" if entity.id else _id(schema.lower(), analysis, entity.key)
    properties: dict[str, list[str | None]] = {"name": [entity.name], "proof": [_id("article", analysis)]}
    if isinstance(entity, Person):
        properties |= {"title": list(entity.titles), "position": list(entity.roles)}
    elif isinstance(entity, Group):
        properties |= {
            "alias": [entity.name_ar], "abbreviation": [entity.abbreviation], "classification": [entity.type],
        }  # fmt: skip
    else:
        properties |= {"classification": [entity.type]}
    return _made(schema, known, **properties)


def _event(analysis: Analysis, event: Event, named: dict[str, str], article: str) -> _Entity:
    places = {p.key: p for p in analysis.places}
    dates = {d.key: d for d in analysis.dates}
    place = places.get(event.place.key or "") if event.place else None
    date = dates.get(event.date or "")
    where = ", ".join(dict.fromkeys(x for x in ((place.name, place.governorate) if place else ()) if x))
    words = event.sub_type.replace("_", " ")
    # Who is named is involved; the organizer is only who the text asserts to have done it.
    agents = _known(event.agents, named) if event.status == "asserted" else []
    return _made(
        "Event",
        _id("event", analysis, event.key),
        name=[f"{words}, {where}" if where else words],
        summary=[sentence(analysis, event.sentence)],
        keywords=[event.type, event.sub_type, event.status, *(["background"] if event.background else [])],
        startDate=[date.from_ if date else None],
        endDate=[date.to if date else None],
        location=[where or None],
        country=[place.country.lower() if place and place.country else None],
        involved=[*_known(event.agents, named), *_known(event.targets, named)],
        organizer=agents,
        proof=[article],
    )


def _known(refs: Iterable[Ref], named: dict[str, str]) -> list[str]:
    return [named[r.key] for r in refs if r.key in named]


def _made(schema: str, id_: str, **properties: list[str | None] | list[str]) -> _Entity:
    kept = {k: list(dict.fromkeys(v for v in values if v)) for k, values in properties.items()}
    return {"id": id_, "schema": schema, "properties": {k: v for k, v in kept.items() if v}, "caption": _caption(kept)}


def _caption(properties: dict[str, list[str]]) -> str:
    return next((properties[k][0] for k in ("name", "title") if properties.get(k)), "")


def _id(kind: str, analysis: Analysis, key: str = "") -> str:
    """An id that the same article gives again, whatever file it stands in."""
    made_of = f"{analysis.id}\0{analysis.source.sha256}\0{key}"
    return f"newsparse-{kind}-{hashlib.sha1(made_of.encode(), usedforsecurity=False).hexdigest()[:20]}"
