"""The data model as a page, made from the models themselves: every record with its fields, every table with its columns."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator

import msgspec

from newsparse import models
from newsparse.render.tables import NAMES, table

_ORDER = (
    models.Analysis, models.Source, models.ArticleInfo, models.Evidence, models.Dateline, models.Block, models.Sentence, models.FocusPlace, models.Place,
    models.PlaceMention, models.NameMention, models.Offset, models.Candidate, models.Group, models.GroupMention, models.Successor, models.ActivePeriod, models.Description, models.Person,
    models.Organization, models.OrganizationMention, models.Nationality, models.TemporalExpression, models.Statement, models.Casualty, models.Harmed,
    models.Event, models.Materiel, models.Ref, models.Cue, models.Span, models.Warning, models.Provenance,
)  # fmt: skip


def data_model() -> str:
    """The page as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The data model\n"
    yield "Made from the models by `newsparse schema --page`. Spans are half-open code-point offsets into the text as read, days ISO 8601,"
    yield "coordinates degrees (WGS 84), distances kilometres, confidences frequencies in [0, 1].\n"
    for record in _ORDER:
        yield f"## {record.__name__}\n"
        yield inspect.cleandoc(record.__doc__ or "") + "\n"
        yield "| Key | Type |\n|---|---|"
        hints = typing.get_type_hints(record)
        for field in msgspec.structs.fields(record):
            yield f"| `{field.encode_name}` | {_typed(hints[field.name])} |"
        yield ""
    yield "# The tables\n"
    yield "CSV, XLSX, Parquet, data frames and queries show these; `low` is a whole number, `latitude` a number, `background` true or false.\n"
    for name in NAMES:
        yield f"## {name}\n"
        yield "| Column | Type | HXL |\n|---|---|---|"
        for column in table(name).columns:
            yield f"| `{column.name}` | {column.kind} | {column.hxl and f'`{column.hxl}`'} |"
        yield ""


def _typed(hint: object) -> str:
    """A type in words: a list of X, X or null, one of some words."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is list:
        return f"list of {_typed(arguments[0])}"
    if origin is typing.Literal:
        return ", ".join(f"`{a}`" for a in arguments)
    if arguments:
        return " or ".join(_typed(a) for a in arguments if a is not msgspec.UnsetType)
    if hint is type(None):
        return "null"
    name = str(getattr(hint, "__name__", hint))
    return {"str": "text", "int": "whole number", "float": "number", "bool": "true or false"}.get(name, name)
