"""A set-up whose workers die of one word and hang at another; imported by the workers themselves."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsparse import Analyzer
from newsparse.batch import Setup
from newsparse.models import Analysis, Article


class PoisonedAnalyzer(Analyzer):
    def analyze_many(self, articles: Iterable[Article]) -> Iterator[Analysis]:
        articles = list(articles)
        for article in articles:
            if "strychnine" in article.text:
                os.kill(os.getpid(), signal.SIGKILL)
            if "valerian" in article.text:
                time.sleep(3600)
            if "nettle" in article.text:
                raise RuntimeError("stung")
        yield from super().analyze_many(articles)


@dataclass(frozen=True, slots=True)
class PoisonedSetup(Setup):
    def analyzer(self) -> Analyzer:
        return PoisonedAnalyzer()


@dataclass(frozen=True, slots=True)
class StillbornSetup(Setup):
    def analyzer(self) -> Analyzer:
        os.kill(os.getpid(), signal.SIGKILL)
        return Analyzer()
