"""Workers that die, hang or fail: only their article is lost, and it is named."""

from __future__ import annotations

import sys

import msgspec
import pytest

from newsparse.batch.crew import Crew, _Worker
from newsparse.batch.work import Done, Outcome, Setup
from newsparse.errors import ModelError, WorkerError
from newsparse.inputs import Failure, Pending
from tests.batch.poison import PoisonedSetup, StillbornSetup

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def record(id_: str, text: str) -> Pending:
    return Pending(id_, "r.jsonl", msgspec.json.encode({"text": text, "clean": True}), 1)


def outcomes(crew: Crew, *windows: list[Pending]) -> list[list[Outcome]]:
    return [crew.results(ticket) for ticket in [crew.submit(w) for w in windows]]


def told(outcome: Outcome) -> tuple[str | None, str]:
    return outcome.id, outcome.fault if isinstance(outcome, Failure) else "done"


def test_a_worker_that_dies_is_replaced_and_only_its_article_is_lost() -> None:
    windows = [
        [record(f"{w}.{i}", "Shells fell on Homs." if (w, i) != (1, 2) else "They used strychnine.") for i in range(4)]
        for w in range(3)
    ]
    with Crew(PoisonedSetup(), jobs=2, time_limit=120) as crew:
        found = [told(o) for window in outcomes(crew, *windows) for o in window]
    wanted = [(f"{w}.{i}", "worker-died" if (w, i) == (1, 2) else "done") for w in range(3) for i in range(4)]
    assert found == wanted


def test_the_reason_of_a_death_names_the_signal() -> None:
    with Crew(PoisonedSetup(), jobs=1, time_limit=120) as crew:
        ((lost,),) = outcomes(crew, [record("a", "strychnine")])
    assert isinstance(lost, Failure)
    assert "SIGKILL" in lost.reason
    assert (lost.input, lost.path, lost.line) == ("r.jsonl:1", "r.jsonl", 1)


def test_an_article_over_the_time_limit_is_given_up() -> None:
    items = [record("a", "Rain fell on Idlib."), record("b", "valerian"), record("c", "Rain fell on Hama.")]
    with Crew(PoisonedSetup(), jobs=1, time_limit=3) as crew:
        (found,) = outcomes(crew, items)
    assert [told(o) for o in found] == [("a", "done"), ("b", "time-limit"), ("c", "done")]
    assert isinstance(found[1], Failure)
    assert found[1].reason == "took longer than 3 seconds; --time-limit allows more"


def test_a_defect_met_by_one_article_is_its_failure_alone() -> None:
    with Crew(PoisonedSetup(), jobs=1, time_limit=120) as crew:
        (found,) = outcomes(crew, [record("a", "Rain fell on Idlib."), record("b", "nettle")])
    assert [told(o) for o in found] == [("a", "done"), ("b", "defect")]
    assert isinstance(found[1], Failure)
    assert "RuntimeError: stung" in found[1].reason


def test_workers_that_cannot_start_end_the_run() -> None:
    with pytest.raises(WorkerError, match="cannot start"), Crew(StillbornSetup(), jobs=1, time_limit=120) as crew:
        outcomes(crew, [record("a", "Rain fell on Idlib.")])


def test_what_a_worker_raises_on_starting_is_raised_here() -> None:
    with pytest.raises(ModelError), Crew(Setup(model="no_such_model"), jobs=1, time_limit=120) as crew:
        outcomes(crew, [record("a", "Rain fell on Idlib.")])


def test_workers_book_the_time_of_each_stage() -> None:
    with Crew(Setup(), jobs=1, time_limit=120) as crew:
        ((done,),) = outcomes(crew, [record("a", "Rain fell on Idlib.")])
    assert isinstance(done, Done)
    assert msgspec.json.decode(done.line)["places"][0]["name"] == "Idlib"
    assert set(crew.spent) == {"reading", "model", "dates", "linking", "assembly", "facts", "serializing"}
    assert all(seconds >= 0 for seconds in crew.spent.values())


def test_a_worker_that_has_done_its_share_makes_way_for_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.batch.crew._WINDOWS_A_LIFE", 2)
    started = 0
    start = Crew._start

    def counted(crew: Crew) -> _Worker:
        nonlocal started
        started += 1
        return start(crew)

    monkeypatch.setattr(Crew, "_start", counted)
    with Crew(Setup(), jobs=1, time_limit=120) as crew:
        found = [told(o) for window in outcomes(crew, *[[record(str(n), "Homs.")] for n in range(5)]) for o in window]
    assert found == [(str(n), "done") for n in range(5)]
    assert started == 3


def test_a_start_that_succeeds_makes_the_false_ones_forgotten() -> None:
    """Two false starts, a good one, two more false ones: never three in a row, so the work goes on."""
    with Crew(Setup(), jobs=1, time_limit=120) as crew:
        for _ in range(2):
            crew._false_starts = 2
            (found,) = outcomes(crew, [record("a", "Rain fell on Idlib.")])
            assert [told(o) for o in found] == [("a", "done")]
            assert crew._false_starts == 0
            crew._dismiss(crew._workers[0])


def test_no_more_is_waited_for_at_once_than_windows_can(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsparse.batch.crew.sys.platform", "win32")
    with Crew(Setup(), jobs=200, time_limit=120) as crew:
        monkeypatch.undo()
        assert 2 * crew.jobs <= 60
