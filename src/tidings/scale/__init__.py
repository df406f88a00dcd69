"""From one machine to many: the work on single reports in shards, each finished once, here or on a Ray cluster."""

from tidings.scale.batch import batch

__all__ = ["batch"]
