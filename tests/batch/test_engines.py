"""The engine of a cluster gives what the local one gives, byte for byte, whatever dies meanwhile."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from newsparse.batch import run_batch
from newsparse.batch.crew import Crew
from newsparse.batch.engines import Task, shards
from newsparse.batch.engines.shards import Shard
from newsparse.batch.work import Setup
from newsparse.errors import UsageError
from newsparse.inputs import Failure, Pending, discover
from tests.batch.poison import PoisonedSetup
from tests.batch.test_runs import start, text, wait_for
from tests.conftest import ROOT, Run

_MANY = 400


def tasks(number: int) -> list[Task]:
    made = [Task(Pending(f"a{n}", "in.jsonl", b"{}", n), bytes([n])) for n in range(number)]
    made[2] = Task(Failure("in.jsonl:3", "no record"), None)
    return made


def test_shards_are_cut_at_the_same_places_wherever_a_run_goes_on(tmp_path: Path) -> None:
    whole = list(shards.pack(iter(tasks(10)), tmp_path, 0, size=4))
    rest = list(shards.pack(iter(tasks(10)[3:]), tmp_path, 3, size=4))
    assert [(s.number, s.tasks, s.open) for s in whole] == [(0, 4, 3), (1, 4, 4), (2, 2, 2)]
    assert rest[1:] == whole[1:]
    assert rest[0].digest != whole[0].digest


def test_a_shard_whose_outcomes_are_cut_short_is_not_done(tmp_path: Path) -> None:
    (shard,) = shards.pack(iter(tasks(3)[2:]), tmp_path, 0)
    assert not shards.is_done(shard, tmp_path)
    with Crew(PoisonedSetup(), 1, 60.0) as crew:
        shards.do(shard, tmp_path, crew)
    assert shards.is_done(shard, tmp_path)
    assert [o.reason for _, o in shards.settled(shard, tmp_path) if isinstance(o, Failure)] == ["no record"]
    path = shard.path(tmp_path, "outcomes")
    whole = path.read_bytes()
    for end in range(len(whole)):
        path.write_bytes(whole[:end])
        assert not shards.is_done(shard, tmp_path)


def test_only_shards_are_removed(tmp_path: Path) -> None:
    list(shards.pack(iter(tasks(10)), tmp_path / "s", 0, size=4))
    shards.drop(tmp_path / "s")
    assert not (tmp_path / "s").exists()
    list(shards.pack(iter(tasks(10)), tmp_path, 0, size=4))
    (tmp_path / "thesis.docx").write_text("precious")
    (tmp_path / "0000" / "notes.txt").write_text("precious")
    shards.drop(tmp_path)
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["0000", "notes.txt", "thesis.docx"]


def test_options_of_the_cluster_want_its_engine(records: Path, tmp_path: Path, run: Run) -> None:
    result = run("batch", str(records), "-o", str(tmp_path / "o.jsonl"), "--address", "127.0.0.1:1")
    assert result.returncode == 2
    assert "--engine ray" in result.stderr


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("in") / "records.jsonl"
    lines = [json.dumps({"id": f"r{n}", "text": f"{text(n)} {n}.", "published": "2016-05-04"}) for n in range(_MANY)]
    lines[17] = "{broken"
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture(scope="module")
def local(records: Path, tmp_path_factory: pytest.TempPathFactory, run: Run) -> bytes:
    out = tmp_path_factory.mktemp("local") / "o.jsonl"
    assert run("batch", str(records), "-o", str(out), "--no-cache", "-q", "-j2").returncode == 1
    return out.read_bytes()


class Nodes:
    """A cluster on this machine: a head that does no work, and nodes of one worker."""

    def __init__(self, number: int) -> None:
        os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
        from ray.cluster_utils import Cluster

        small = {"object_store_memory": 10**8}
        self.cluster: Any = Cluster(
            initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **small}
        )
        self.nodes = [self.cluster.add_node(num_cpus=1, object_store_memory=10**8) for _ in range(number)]

    def start(self, *args: str) -> subprocess.Popen[bytes]:
        return start(*args, "--engine", "ray", "--address", self.cluster.address)

    def kill(self) -> None:
        self.cluster.remove_node(self.nodes.pop(), allow_graceful=False)


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    made = Nodes(2)
    yield made
    made.cluster.shutdown()


def done(out: Path) -> int:
    return sum(1 for _ in Path(f"{out}.shards").rglob("*.outcomes"))


@pytest.mark.engine
class TestCluster:
    """One cluster serves the tests in this order; the last one loses a node of it."""

    def test_a_killed_driver_is_gone_on_with_shard_by_shard(
        self, records: Path, local: bytes, nodes: Nodes, tmp_path: Path
    ) -> None:
        out = tmp_path / "o.jsonl"
        driver = nodes.start(str(records), "-o", str(out), "-j2", "--no-cache", "-q")
        wait_for(lambda: done(out) >= 2)
        driver.send_signal(signal.SIGKILL)
        driver.communicate()
        made = {p: p.stat().st_mtime_ns for p in Path(f"{out}.shards").rglob("*.outcomes")}
        assert not out.exists()
        again = nodes.start(str(records), "-o", str(out), "-j2", "--no-cache", "-q")
        wait_for(lambda: done(out) > len(made) or again.poll() is not None)
        listed = Path(f"{out}.shards", "shards.jsonl")
        if listed.exists():
            shards_ = [msgspec.json.decode(line, type=Shard) for line in listed.read_bytes().splitlines()]
            assert sum(s.tasks for s in shards_) <= _MANY
            kept = [p for p, at in made.items() if p.exists() and p.stat().st_mtime_ns == at]
            assert kept, "no shard was kept"
        again.communicate()
        assert again.returncode == 1
        assert out.read_bytes() == local
        assert not Path(f"{out}.shards").exists()

    def test_a_killed_node_loses_nothing(self, records: Path, local: bytes, nodes: Nodes, tmp_path: Path) -> None:
        out, errors = tmp_path / "o.jsonl", tmp_path / "errors.jsonl"
        driver = nodes.start(str(records), "-o", str(out), "-j2", "--no-cache", "-q", "--errors", str(errors))
        wait_for(lambda: done(out) >= 1)
        nodes.kill()
        driver.communicate()
        assert driver.returncode == 1
        assert out.read_bytes() == local
        assert [json.loads(line)["line"] for line in errors.read_bytes().splitlines()] == [18]


@pytest.mark.engine
def test_an_article_that_kills_its_worker_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    script = tmp_path / "poisoned.py"
    script.write_text(_POISONED)
    path = tmp_path / "in.jsonl"
    words = {3: "strychnine", 7: "nettle"}
    path.write_text("".join(json.dumps({"id": f"r{n}", "text": text(n) + words.get(n, "")}) + "\n" for n in range(20)))
    result = subprocess.run(
        [sys.executable, str(script), str(path), str(tmp_path / "o.jsonl")],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert json.loads(result.stdout) == {"analyzed": 18, "faults": ["worker-died", "defect"]}


_POISONED = """
import json, sys
from pathlib import Path
from newsparse.batch import run_batch
from newsparse.batch.engines.ray import RayEngine
from newsparse.inputs import Failure, discover
from tests.batch.poison import PoisonedSetup

if __name__ == "__main__":
    faults = []
    setup, out = PoisonedSetup(), Path(sys.argv[2])
    engine = RayEngine(setup, 2, 60.0, folder=Path(f"{out}.shards"), shard=8)
    report = run_batch(setup, discover([sys.argv[1]]), out, engine=engine,
                       tick=lambda o: faults.append(o.fault) if isinstance(o, Failure) else None)
    print(json.dumps({"analyzed": report.analyzed, "faults": faults}))
"""


@pytest.mark.engine
def test_no_cluster_at_the_address_is_said_in_one_line(records: Path, tmp_path: Path) -> None:
    from newsparse.batch.engines.ray import RayEngine

    engine = RayEngine(Setup(), 1, 60.0, folder=tmp_path / "s", address="127.0.0.1:9")
    with pytest.raises(UsageError, match="no Ray cluster at"):
        run_batch(Setup(), discover([str(records)]), tmp_path / "o.jsonl", engine=engine)
