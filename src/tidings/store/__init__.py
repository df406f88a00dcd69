"""Where records are kept: one protocol, the embedded default."""

from tidings.store.protocol import Kept, Store
from tidings.store.sqlite import SqliteStore

__all__ = ["Kept", "SqliteStore", "Store"]
