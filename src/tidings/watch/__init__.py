"""Watching: reads on, and tells by webhook, e-mail, Atom feed or command when a rule holds; each alert once, with its evidence.

What was told, and what the record held at the last look, is kept in the record, so that a watch goes on where it was stopped.
"""

from __future__ import annotations

from tidings.watch.alerts import Alert
from tidings.watch.loop import Round, rules_for, watch
from tidings.watch.rules import Rules, read_rules

__all__ = ["Alert", "Round", "Rules", "read_rules", "rules_for", "watch"]
