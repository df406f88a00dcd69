"""Where records are kept: one protocol, the embedded default, and copies of a record for safe keeping."""

from tidings.store.backup import backup, restore
from tidings.store.opening import open_store
from tidings.store.protocol import Kept, Store
from tidings.store.sqlite import SqliteStore

__all__ = ["Kept", "SqliteStore", "Store", "backup", "open_store", "restore"]
