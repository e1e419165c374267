"""Every record that crosses a stage or leaves the program.

All spans are half-open offsets in Unicode code points into `Article.text`,
and `text[m.start:m.end] == m.text` holds for every record that has a text.
Days are ISO 8601 strings (`2026-01-30`), coordinates WGS 84 degrees,
distances kilometres, confidences frequencies in [0, 1].

A file a stage. The records of `entities`, `dates`, `facts` and `analysis` are the
JSON contract, schema version 1: keys may be added, never lost or retyped.
"""

from newsparse.models.analysis import Analysis, Applied, ArticleInfo, Provenance, Sentence
from newsparse.models.base import Record
from newsparse.models.dates import TemporalExpression
from newsparse.models.entities import (
    ActivePeriod,
    Area,
    Description,
    Entity,
    FocusPlace,
    Group,
    GroupMention,
    NameMention,
    Nationality,
    Organization,
    OrganizationMention,
    Person,
    Place,
    PlaceMention,
    Successor,
)
from newsparse.models.facts import Casualty, Cue, Event, Harmed, Materiel, Ref, Span, Statement
from newsparse.models.mentions import Candidate, Mention, MentionKind, Offset
from newsparse.models.reading import (
    ANALYZED_KINDS,
    Article,
    Block,
    BlockKind,
    Dateline,
    EntryDay,
    Evidence,
    Source,
    Warning,
)

__all__ = [
    "ANALYZED_KINDS",
    "ActivePeriod",
    "Analysis",
    "Applied",
    "Area",
    "Article",
    "ArticleInfo",
    "Block",
    "BlockKind",
    "Candidate",
    "Casualty",
    "Cue",
    "Dateline",
    "Description",
    "Entity",
    "EntryDay",
    "Event",
    "Evidence",
    "FocusPlace",
    "Group",
    "GroupMention",
    "Harmed",
    "Materiel",
    "Mention",
    "MentionKind",
    "NameMention",
    "Nationality",
    "Offset",
    "Organization",
    "OrganizationMention",
    "Person",
    "Place",
    "PlaceMention",
    "Provenance",
    "Record",
    "Ref",
    "Sentence",
    "Source",
    "Span",
    "Statement",
    "Successor",
    "TemporalExpression",
    "Warning",
]
