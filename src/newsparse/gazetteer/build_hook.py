"""Build hook: compiles the gazetteer into the wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileGazetteer(BuildHookInterface[Any]):  # type: ignore[misc,unused-ignore]
    """Runs before the wheel is packed (and before an editable install is made)."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Write `compiled.msgpack` beside the YAML."""
        sys.path.insert(0, str(Path(self.root, "src")))
        try:
            from newsparse.gazetteer.compiled import compile_shipped
        finally:
            del sys.path[0]
        compile_shipped()
