"""Whose parliament, court or police is meant where a report does not say: that of the state whose other reports tell of it.

A report from one capital about another country names the first right before it says "the parliament". Where the pile tells of that
institution again and again as one state's, and never names the nearer state's, the bare word means the one that all tell of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from tidings.actors import Actor, actors

REPORTS = 2  # from so many reports an institution is one that the pile tells of
CLEARLY = 3  # how many times as many reports must tell of it as of the other state's


class Body(Protocol):
    """What is asked of a chain of mentions."""

    @property
    def id(self) -> str:
        """Its identifier."""

    @property
    def report(self) -> str:
        """The report that it is in."""

    @property
    def names(self) -> Mapping[str, int]:
        """How it is called there."""


def at_home(known: Mapping[str, Actor], chains: Sequence[Body], spoken: Mapping[str, Mapping[str, int]]) -> dict[str, Actor]:
    """The actors by chain, bare institutions put to the state whose they are in the pile; `spoken` are the states each report speaks of."""
    of_states = [c for c in chains if c.id in known and known[c.id].id.startswith("s.")]
    organs = {c.id: c for c in of_states if not any(actors().is_arms(name) for name in c.names)}
    told: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    named: set[tuple[str, str]] = set()
    for chain in organs.values():
        actor = known[chain.id]
        told[_institution(actor)][str(actor.country)].add(chain.report)
        if not _is_bare(chain):
            named.add((_institution(actor), str(actor.country)))
    found = dict(known)
    for chain in organs.values():
        actor = known[chain.id]
        by_state = told[_institution(actor)]
        home = max(by_state, key=lambda state: (len(by_state[state]), state))
        here = by_state[str(actor.country)]
        if home == actor.country or (_institution(actor), str(actor.country)) in named or not _is_bare(chain):
            continue
        if len(by_state[home]) >= max(REPORTS, CLEARLY * len(here)) and spoken.get(chain.report, {}).get(home):
            head = next((n for n in sorted(chain.names) if actors().head(n)), None)
            found[chain.id] = (actors().state_actor(head, home) if head else None) or actor
    return found


def _institution(actor: Actor) -> str:
    """What a state's organ is, whoever's: "s.KEN.MOD" is a "MOD"."""
    return actor.id.rsplit(".", 1)[-1]


def _is_bare(chain: Body) -> bool:
    """Whether no name of a body says whose it is."""
    return all(actors().state_actor(name) is None and actors().country(name) is None for name in chain.names)
