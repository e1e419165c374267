"""Outlets and agencies by name, abbreviation and domain: the shipped table and the user's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import yaml

from newsparse.errors import UsageError
from newsparse.models import Record

_SHORTEST = 2
"""Letters of an abbreviation that is read in its own case alone."""
_SHIPPED = Path(__file__).parent / "data" / "outlets.yaml"


class Outlet(Record, frozen=True, forbid_unknown_fields=True):
    """An outlet; `agency` marks those whose copy others reprint, whose abbreviations stand in datelines and sources."""

    name: str
    agency: bool = False
    abbreviations: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Outlets:
    """All outlets that are known, later ones before earlier ones of the same name."""

    def __init__(self, outlets: Sequence[Outlet]) -> None:
        self.all = tuple({o.name.casefold(): o for o in outlets}.values())

    @cached_property
    def _by_name(self) -> dict[str, Outlet]:
        return {o.name.casefold(): o for o in self.all}

    @cached_property
    def _by_short(self) -> dict[str, Outlet]:
        # Two letters in any other case are a word, or a button for the size of the type: "Aa".
        folded = {a.casefold(): o for o in self.all for a in o.abbreviations if len(a) > _SHORTEST}
        return folded | {a: o for o in self.all for a in o.abbreviations}

    @cached_property
    def _by_domain(self) -> dict[str, Outlet]:
        return {d.lower(): o for o in self.all for d in o.domains}

    @cached_property
    def mentioned(self) -> re.Pattern[str]:
        """A pattern of the names that tell, where they stand alone on a page, which outlet it is of."""
        names = [o.name for o in self.all if len(o.name) > 3 and not o.agency]
        return re.compile(r"(?<![A-Za-z])(?:" + "|".join(map(re.escape, sorted(names, key=len, reverse=True))) + r")\b")

    @cached_property
    def speaking(self) -> re.Pattern[str]:
        """A pattern of the words by which an outlet speaks of its own people: "SOHR activists", "told Al-Watan Press"."""
        known = {n for o in self.all for n in (o.name, *o.abbreviations) if len(n) > 3 and n.isascii()}
        names = "|".join(map(re.escape, sorted(known, key=lambda n: (-len(n), n))))
        own = "activists|sources|correspondents?|reporters?|camera|monitors"
        return re.compile(rf"(?<!\w)(?:(?P<of>{names})(?:['’]s?)? (?:{own})|told (?:the )?(?P<to>{names}))\b")

    def named(self, name: str, *, agency: bool = False) -> Outlet | None:
        """The outlet of a name, or of an abbreviation where an agency is expected."""
        wanted = name.strip(" .").casefold().removeprefix("the ")
        found = self._by_name.get(wanted) or self._by_name.get(f"the {wanted}")
        if found is not None or not agency:
            return found
        return self._by_short.get(name.strip(" .")) or self._by_short.get(wanted)

    def opening(self, name: str) -> Outlet | None:
        """The outlet whose name opens a longer one: "Al Jazeera Media Network", "Guardian News & Media Limited"."""
        words = name.split()
        names = (" ".join(words[:n]) for n in range(len(words), 0, -1))
        return next((o for n in names if (o := self.named(n, agency=True)) is not None), None)

    def of_url(self, url: str | None) -> str | None:
        """The name of the outlet whose domain a URL has, or None."""
        try:
            host = (urlsplit(url).hostname or "") if url else ""
        except ValueError:
            return None
        labels = host.split(".")
        domains = (".".join(labels[i:]) for i in range(len(labels) - 1))
        return next((o.name for d in domains if (o := self._by_domain.get(d)) is not None), None)


@lru_cache(maxsize=8)
def load_outlets(paths: tuple[str, ...] = ()) -> Outlets:
    """The shipped outlets and those of the user's YAML files, in the same form.

    Raises UsageError, with the file and the fault, for a file that cannot be
    read or holds something else.
    """
    found = _read(_SHIPPED)
    for path in paths:
        found = [*found, *_read(Path(path))]
    return Outlets(found)


def _read(path: Path) -> list[Outlet]:
    try:
        with path.open(encoding="utf-8") as handle:
            raw = yaml.load(handle, Loader=yaml.CSafeLoader)
        return msgspec.convert(raw, list[Outlet])
    except OSError as error:
        raise UsageError(f"cannot read the outlets of {path}: {error.strerror or error}") from error
    except (yaml.YAMLError, msgspec.ValidationError, UnicodeDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UsageError(f"{path} is no list of outlets such as {{name: …, domains: […]}}: {reason}") from error
