"""Where shards are worked on: by Daft, on the cores of this machine or on a Ray cluster.

Daft and Ray both send usage data home unless they are told not to before they are loaded; here they are told.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tidings.errors import TidingsError, UsageError
from tidings.settings import Settings, changed, settings_of

QUIET = {"DO_NOT_TRACK": "1", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0", "DAFT_PROGRESS_BAR": "0"}


class EngineError(TidingsError):
    """Work on shards broke off; those that were finished are kept."""


class Engine:
    """`name` is "local" or the address of a cluster (ray://HOST:PORT); `workers` how many shards are worked on at once."""

    def __init__(self, name: str, workers: int | None = None) -> None:
        self.name = name
        self.workers = workers or os.cpu_count() or 1
        self._daft = _daft(name)

    def finished(self, stage: str, shards: Sequence[tuple[Path, Path]], settings: Settings) -> Iterator[None]:
        """Works on shards, each from one file to another; yields at each that is finished. EngineError where a worker breaks."""
        daft = self._daft
        if not shards:
            return
        kind = daft.cls(use_process=True, max_concurrency=min(self.workers, len(shards)))(_worker(daft))
        worker = kind(stage, json.dumps(changed(settings)))
        table = daft.from_pydict({"source": [str(a) for a, _ in shards], "target": [str(b) for _, b in shards]})
        if self.name != "local":
            table = table.into_partitions(len(shards))  # what a cluster hands out; here rows are
        rows = table.select(worker.work(daft.col("source"), daft.col("target")).alias("done"))
        try:
            for _ in rows.iter_rows():
                yield
        except Exception as error:
            raise EngineError(
                f"work on {stage} broke off ({' '.join(str(error).split())[:300]}); run again: what is finished is kept"
            ) from error


def _worker(daft: Any) -> type:
    class Worker:
        """Loads its models once, then works on one shard after another."""

        def __init__(self, stage: str, settings: str) -> None:
            from tidings.scale.stages import STAGES

            self.stage = STAGES[stage]
            self.settings = settings_of(json.loads(settings), "batch")

        @daft.method.batch(return_dtype=daft.DataType.string(), batch_size=1)  # type: ignore[untyped-decorator]
        def work(self, source: Any, target: Any) -> list[str]:
            """Finishes the shards whose files are named."""
            from tidings.scale.tables import read_whole, write_whole

            pairs = list(zip(source.to_pylist(), target.to_pylist(), strict=True))
            for given, made in pairs:
                write_whole(self.stage(read_whole(Path(given)), self.settings), Path(made))
            return [made for _, made in pairs]

    return Worker


@cache
def _daft(name: str) -> Any:
    """Daft, set to work here or on a cluster. It can be set once in a program."""
    os.environ.update(QUIET)
    if name not in ("local", "ray") and not name.startswith("ray://"):
        raise UsageError(f"--engine {name}: there is local, and ray://HOST:PORT for a cluster")
    try:
        import daft
    except ImportError as error:
        raise UsageError('work in shards needs daft: pip install "tidings[scale]"') from error
    if name == "local":
        daft.set_runner_native()
    else:
        _join_cluster(daft, name)
    return daft


def _join_cluster(daft: Any, name: str) -> None:
    """Connects to a Ray cluster; "ray" alone starts one of this machine."""
    try:
        import ray
    except ImportError as error:
        raise UsageError("a cluster needs ray, of the version that runs on it: pip install ray") from error
    address = None if name == "ray" else name
    ray.init(address, ignore_reinit_error=True, log_to_driver=False, include_dashboard=False, runtime_env={"env_vars": QUIET})
    daft.set_runner_ray(noop_if_initialized=True)
