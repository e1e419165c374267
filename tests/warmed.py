"""What a warm process has imported when it starts (see `warm`): all that reading one article imports, and nothing loaded."""

import gc
import importlib
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")  # as newsparse.__main__ does, before there are numbers

from newsparse.pipeline.lean import import_spacy

import_spacy()
for _module in (
    "ftfy",
    "newsparse.__main__",
    "newsparse.analyzer",
    "newsparse.batch",
    "newsparse.cli.options",
    "newsparse.cli.settings",
    "newsparse.spacy_components",
    "rich.table",
    "spacy.pipeline.factories",
):
    importlib.import_module(_module)
gc.freeze()  # shared by all that are forked from here, as long as nobody counts in it
