"""What a warm process has imported when it starts (see `warm`): all that reading one article imports, and nothing loaded."""

import gc
from importlib import import_module

import newsparse.batch.preloaded  # noqa: F401 - what it imports counts

for _module in (
    "newsparse.__main__",
    "newsparse.batch",
    "newsparse.cli.options",
    "newsparse.cli.settings",
    "rich.table",
):
    import_module(_module)
gc.freeze()
