"""What an analyst knows better: corrections from a review file, applied on every run.

`review` writes the file from stored analyses, with one empty column;
`check` says what is wrong with what was filled in; `load` gives the
corrections, and `apply` puts them on the mentions of a document, between
linking and assembly, so that focus, map and facts follow from them.
"""

from __future__ import annotations

from newsparse.correcting.applying import apply
from newsparse.correcting.sheet import Correction, Fault, check, is_name, load, names_of
from newsparse.models import Applied

__all__ = ["Applied", "Correction", "Fault", "apply", "check", "is_name", "load", "names_of"]
