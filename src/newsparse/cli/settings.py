"""Settings of a folder: newsparse.toml, or [tool.newsparse] of pyproject.toml, below the environment and the command line.

gazetteer = ["my-places.yaml"]     # for every command that has the option

[batch]
jobs = 2
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from typer.core import TyperCommand, TyperGroup, TyperOption

from newsparse.errors import UsageError

PREFIX = "NEWSPARSE"
"""Of environment variables: NEWSPARSE_BATCH_JOBS for --jobs of batch."""
FILE_VARIABLE = f"{PREFIX}_CONFIG"
_OWN, _SHARED = "newsparse.toml", "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file sets, by command and by the option's name in Python; `path` is the file, None where there is none."""

    path: Path | None = None
    values: Mapping[str, Mapping[str, object]] = field(default_factory=dict)


def load_settings(commands: TyperGroup, given: str | None = None) -> Settings:
    """The settings of a named file, or of the nearest one in this folder and those above it.

    Raises UsageError, with the file, for one that cannot be read, and for
    commands and options that there are not.
    """
    path = Path(given) if given else _nearest(Path.cwd())
    if path is None:
        return Settings()
    raw = _read(path)
    if path.name == _SHARED:
        raw = raw.get("tool", {}).get("newsparse", {})
    return Settings(path, _by_command(raw, commands, path))


def _nearest(folder: Path) -> Path | None:
    for parent in (folder, *folder.parents):
        if (parent / _OWN).is_file():
            return parent / _OWN
        shared = parent / _SHARED
        if shared.is_file() and "newsparse" in _read(shared).get("tool", {}):
            return shared
    return None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{path}: {reason}; mend it, or name another with --config") from error


def _by_command(raw: Mapping[str, object], commands: TyperGroup, path: Path) -> dict[str, dict[str, object]]:
    found: dict[str, dict[str, object]] = {}
    known = {name: command for name, command in commands.commands.items() if isinstance(command, TyperCommand)}
    for key, value in raw.items():
        if isinstance(value, dict):
            if key not in known:
                raise UsageError(f"{path}: there is no command '{key}'; newsparse --help lists them")
            for name, own in value.items():
                found.setdefault(key, {})[_option(known[key], name, path)] = own
            continue
        takers = [c for c in known.values() if _names(c).get(key.replace("-", "_"))]
        if not takers:
            raise UsageError(f"{path}: no command has an option '{key}'; newsparse config lists them")
        for command in takers:
            found.setdefault(str(command.name), {}).setdefault(_names(command)[key.replace("-", "_")], value)
    return found


def _option(command: TyperCommand, name: str, path: Path) -> str:
    known = _names(command).get(name.replace("-", "_"))
    if known is None:
        raise UsageError(f"{path}: '{command.name}' has no option '{name}'; newsparse {command.name} --help lists them")
    return known


def _names(command: TyperCommand) -> dict[str, str]:
    """The options of a command as they are written, without dashes, with their names in Python."""
    return {
        flag.lstrip("-").replace("-", "_"): str(p.name)
        for p in command.params
        if isinstance(p, TyperOption)
        for flag in p.opts
        if flag.startswith("--")
    }


@dataclass(frozen=True, slots=True)
class Effective:
    """An option of a command as it stands: its value, and where that came from."""

    command: str
    option: str
    value: object
    source: str


def effective(commands: TyperGroup, settings: Settings) -> Iterator[Effective]:
    """Every option of every command that is no question (--help), in order."""
    for name, command in sorted(commands.commands.items()):
        for option in command.params:
            if not isinstance(option, TyperOption) or option.is_eager or option.name is None:
                continue
            variable = option.envvar if isinstance(option.envvar, str) else f"{PREFIX}_{name}_{option.name}".upper()
            flag = max(option.opts, key=len)
            if os.environ.get(variable):
                yield Effective(name, flag, os.environ[variable], f"environment {variable}")
            elif option.name in settings.values.get(name, {}):
                yield Effective(name, flag, settings.values[name][option.name], str(settings.path))
            else:
                value = option.default() if callable(option.default) else option.default
                yield Effective(name, flag, value, "built in")
