"""What the user names on the command line, as a stream of articles or failures.

Files, folders, globs, `-` for standard input, records (.jsonl), tables (.csv)
and web archives (.warc), compressed or not, all become Pending items with
unique ids; reading one gives an Article or raises InputError.

names ── discovering ──▶ files ── opening ──▶ Pending items ── single ──▶ Articles
"""

from newsparse.inputs.discovering import discover, discover_files
from newsparse.inputs.ids import printable
from newsparse.inputs.items import Failure, Found, Pending, ReadOptions, is_same
from newsparse.inputs.kinds import Input, Kind
from newsparse.inputs.opening import pending
from newsparse.inputs.single import load, read

__all__ = [
    "Failure",
    "Found",
    "Input",
    "Kind",
    "Pending",
    "ReadOptions",
    "discover",
    "discover_files",
    "is_same",
    "load",
    "pending",
    "printable",
    "read",
]
