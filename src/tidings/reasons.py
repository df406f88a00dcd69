"""Why claims are one event, or events were kept apart, in the language of whoever reads it.

A record holds its reasons in English ("a1 = b2: same days, same place"). They are told part by part by the `desk.toml` of the language;
names, ids and what people wrote stay as they are.
"""

from __future__ import annotations

import re

from tidings.tongue import FIRST, Tongue

PAIR = re.compile(r"[0-9a-f]{16} = [0-9a-f]{16}: ")
COUNT = re.compile(r"\d+")
CORRECTED = re.compile(r"(?P<who>.+) corrected (?P<field>\S+) to (?P<value>[^:]*)(?P<why>: .+)?", re.DOTALL)
TOO_LITTLE = "too little in common: "


def in_words(reason: str, own: Tongue) -> str:
    """A reason as the record holds it, in a language: "a1 = b2: mêmes jours, même lieu"."""
    if own.code == FIRST:
        return reason
    pair = PAIR.match(reason)
    if pair:
        return pair.group() + in_words(reason[pair.end() :], own)
    corrected = CORRECTED.fullmatch(reason)
    if corrected:
        told = {"who": corrected["who"], "field": own.say(corrected["field"]), "value": corrected["value"]}
        return own.say("{who} corrected {field} to {value}", **told) + (corrected["why"] or "")
    if reason.startswith(TOO_LITTLE):
        return own.say(TOO_LITTLE + "{why}", why=in_words(reason.removeprefix(TOO_LITTLE), own))
    return own.line("comma").join(_said(part, own) for part in reason.split(", "))


def _said(part: str, own: Tongue) -> str:
    """One reason; a number in it is said as it stands there."""
    number = COUNT.search(part)
    return own.say(COUNT.sub("{n}", part, count=1), n=number.group()) if number else own.say(part)
