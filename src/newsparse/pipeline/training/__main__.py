"""python -m newsparse.pipeline.training prepare|train|trees|pack|measure --corpora FOLDER --work FOLDER."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from newsparse.pipeline import SHIPPED_MODEL
from newsparse.pipeline.training.recipe import measure, pack, prepare, train, train_trees


def main() -> None:
    """Run one step of the recipe."""
    parser = argparse.ArgumentParser(
        prog="python -m newsparse.pipeline.training", description="Train the shipped model."
    )
    parser.add_argument("step", choices=["prepare", "train", "trees", "pack", "measure"])
    parser.add_argument(
        "--corpora", type=Path, required=True, help="folder with ner.jsonl.gz, ud-ewt.tsv.gz, ud-gum.tsv.gz"
    )
    parser.add_argument("--work", type=Path, default=Path("training-work"), help="folder for what is made on the way")
    parser.add_argument(
        "--model", type=str, help="what to measure, pack or put trees on; that of the work folder where none is named"
    )
    parser.add_argument("--steps", type=int, help="steps of training, for a trial")
    parser.add_argument(
        "--without-written",
        action="store_true",
        help="train on the corpora alone: what such a model says of the written sentences, the weights of deciding are fitted to",
    )
    parser.add_argument("--version", default="1.0.0", help="the version of the model that is packed")
    options = parser.parse_args()
    if options.step == "prepare":
        prepare(options.corpora, options.work, written=not options.without_written)
    elif options.step == "train":
        overrides = {"training.max_steps": options.steps} if options.steps else {}
        train(options.work, options.work / "model", overrides)
    elif options.step == "trees":
        overrides = {"training.max_steps": options.steps} if options.steps else {}
        train_trees(
            options.work, options.model or options.work / "model" / "model-best", options.work / "whole", overrides
        )
    elif options.step == "pack":
        pack(options.model or options.work / "whole", SHIPPED_MODEL, options.version)
    else:
        for source, scores in measure(options.model or options.work / "model" / "model-best", options.corpora).items():
            figures = "  ".join(f"{name} {100 * (value or 0):5.1f}" for name, value in scores.items())
            sys.stdout.write(f"{source:24}{figures}\n")


if __name__ == "__main__":
    main()
