"""Importing: places of other people's tables, brought into a folder of gazetteer files.

A reader turns a file into rows (`rows`), `merging` decides which record each
row is, and `writing` puts the records into YAML. Nothing that a record
already says is ever overwritten: an import only fills what is missing.
"""

from __future__ import annotations

from pathlib import Path

from newsparse.gazetteer.compiled import DATA, shipped_records
from newsparse.gazetteer.importing.merging import Merged, merge
from newsparse.gazetteer.importing.readers import READERS
from newsparse.gazetteer.importing.writing import write_places
from newsparse.gazetteer.loading import read_all

__all__ = ["READERS", "Merged", "import_file"]


def import_file(kind: str, file: Path, into: Path, *, dry_run: bool = False) -> Merged:
    """Import a file of a kind (`table`, `geonames`, `ocha`, `wikidata`) into a folder of gazetteer files.

    The folder's records and the shipped ones are what rows are matched with;
    only the folder is written, each governorate to a file of its own. Raises
    GazetteerError, with file and line, for a file that is not of that kind
    and for a folder whose gazetteer cannot be loaded.
    """
    shipped = shipped_records()
    known = read_all([into], shipped) if into.is_dir() and into.resolve() != DATA.resolve() else shipped
    merged = merge(READERS[kind](file), known)
    if not dry_run:
        write_places(into, merged.changed.values(), known, merged)
    return merged
