"""How a language writes what Tidings itself says: lines of events, figures and dates in its habits, counts, fixed texts.

All words are the `brief.toml` of the language's pack; what a pack lacks there is said in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Any

from tidings.errors import UsageError
from tidings.language import Pack, load_pack, pack_codes

FIRST = "en"  # the language of a record's own titles, and of what a pack does not say
PLACE = re.compile(r"\{(\w+)\}")
WORD = re.compile(r"\w+(?:['’\-]\w+)*")
ROUND = 10  # what a bound just past is said as "more than"


@dataclass(frozen=True, eq=False)
class Tongue:
    """One language's own words. `table` is its `brief.toml` over the English one; `pack` reads the numbers that it writes."""

    code: str
    pack: Pack
    table: Mapping[str, Any]

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return bool(self.table["habits"]["direction"] == "rtl")

    @property
    def direction(self) -> str:
        """ "ltr" or "rtl", as HTML has it."""
        return "rtl" if self.right_to_left else "ltr"

    def text(self, key: str, **values: object) -> str:
        """One of the fixed texts, filled in."""
        return str(self.table["texts"][key]).format(**values)

    def line(self, key: str, **values: object) -> str:
        """A part of the line that tells an event, filled in; the checker takes its words for the brief's own."""
        return str(self.table["line"][key]).format(**values)

    def count(self, noun: str, number: int) -> str:
        """ "1 report", "3 reports": a pack gives one form for all numbers, or one for 1 and one for the rest."""
        forms: list[str] = self.table["counts"][noun]
        return forms[0 if number == 1 else -1].format(n=self.amount(number))

    def say(self, english: str, **values: object) -> str:
        """A text of the desk, asked for by the English one and filled in; the English one where the pack's `desk.toml` lacks it."""
        return str(self.pack.toml("desk").get(english, english)).format(**values)

    def word(self, group: str, key: str | None) -> str:
        """What a value of the record is called ("status", "basis", "kind", "modality", ...); the value itself where no word is given."""
        return str(self.table[group].get(key, key)) if key is not None else self.text("unknown")

    def noun(self, kind: str, mode: str | None) -> str:
        """What an event of a type, or of a type and mode, is called; a user's own type by its name ("Illegal fishing")."""
        nouns = self.table["nouns"]
        return str(nouns.get(f"{kind}:{mode}") or nouns.get(kind) or kind.replace("_", " ").capitalize())

    def measure(self, name: str) -> str:
        """What a measure is called."""
        return str(self.table["measures"].get(name, name))

    def crowd(self, kind: str) -> str:
        """What people without a name are called, by their kind."""
        return str(self.table["crowds"].get(kind, kind))

    def currency(self, name: str | None) -> str | None:
        """What a sum of money is in, in the language's words; None for anything else that is counted."""
        found = self.table.get("currencies", {}).get(name)
        return str(found) if found is not None else None

    def listed(self, names: Sequence[str]) -> str:
        """ "A", "A and B", "A, B and C"; "" for no names."""
        if len(names) < 2:
            return "".join(names)
        return self.line("comma").join(names[:-1]) + self.line("and") + names[-1]

    # numbers

    def amount(self, value: float) -> str:
        """A number as people write it: 1,800, 6,000,000, 4.5."""
        habits = self.table["habits"]
        whole, _, rest = f"{value:,.0f}".partition(".") if float(value).is_integer() else f"{value:,}".partition(".")
        if abs(value) < habits["group_from"]:
            whole = whole.replace(",", "")
        return whole.replace(",", habits["thousands"]) + (habits["decimal"] + rest if rest else "")

    def ranged(self, low: float | None, best: float | None, high: float | None, with_best: bool = True) -> str:
        """A figure's range in words; "" where nothing is known."""
        if best is not None:
            if low in (best, None) and high in (best, None):
                return self.amount(best)
            ends = {"low": self.amount(best if low is None else low), "high": self.amount(best if high is None else high)}
            return self.line("range_best", best=self.amount(best), **ends) if with_best else self.line("range", **ends)
        if low is not None and high is not None:
            return self.amount(low) if low == high else self.line("range", low=self.amount(low), high=self.amount(high))
        if low is not None:
            return self.line("more", number=self.amount(low - 1)) if just_past(low, 1) else self.line("least", number=self.amount(low))
        if high is not None:
            return self.line("fewer", number=self.amount(high + 1)) if just_past(high, -1) else self.line("most", number=self.amount(high))
        return ""

    # dates

    def day(self, day: str) -> str:
        """ "2023-10-02" as "2 October 2023"."""
        found = date.fromisoformat(day)
        habits = self.table["habits"]
        number = habits.get("first_day", str(found.day)) if found.day == 1 else str(found.day)
        return str(habits["day"]).format(day=number, month=self.table["months"][found.month - 1], year=f"{found.year:04}")

    def month(self, day: str) -> str:
        """ "2023-10-01" as "October 2023"."""
        found = date.fromisoformat(day)
        names = self.table["habits"].get("months_alone") or self.table["months"]
        return str(self.table["habits"]["month"]).format(month=names[found.month - 1], year=f"{found.year:04}")

    def days(self, start: str, end: str) -> str:
        """A range of days as people write it: one day, a whole month, or from and to."""
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        if first == last:
            return self.day(start)
        if first.day == 1 and (last + timedelta(days=1)).day == 1 and (first.year, first.month) == (last.year, last.month):
            return self.month(start)
        return str(self.table["habits"]["days"]).format(first=self.day(start), last=self.day(end))

    @cached_property
    def written_day(self) -> re.Pattern[str]:
        """Matches a day or a month as this language writes it here."""
        habits = self.table["habits"]
        months = "|".join(re.escape(m) for m in sorted({*self.table["months"], *habits.get("months_alone", ())}, key=len, reverse=True))
        number = "|".join([re.escape(habits["first_day"]), r"\d{1,2}"] if "first_day" in habits else [r"\d{1,2}"])
        parts = {"day": f"(?:{number})", "month": f"(?:{months})", "year": r"\d{4}"}
        forms = (PLACE.sub(lambda m: parts[m[1]], _literal(habits[form])) for form in ("day", "month"))
        return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)")

    # what the checker lets pass

    @cached_property
    def own_words(self) -> frozenset[str]:
        """Every word that a line may have of its own, in lower case: nouns, measures, sides, the connecting words of its parts.

        As written too in a language that keeps capitals within a line.
        """
        table = self.table
        sides = (*table["parties"]["other"].values(), table["parties"]["otherwise"])
        phrases = [
            *table.get("glue", ()),
            *table["nouns"].values(),
            *sides,
            *table["measures"].values(),
            *table.get("currencies", {}).values(),
        ]
        phrases += [PLACE.sub(" ", p) for p in (*table["line"].values(), table["habits"]["days"])]
        written = [w for phrase in phrases for w in WORD.findall(phrase)]
        return frozenset(w.lower() for w in written) | frozenset(written if table["habits"].get("capitals") else ())

    @cached_property
    def joint(self) -> str:
        """What is written together with the name after it: the last letters of "and" where no space follows them."""
        word = str(self.table["line"]["and"])
        return "" if word[-1:].isspace() else word


def _literal(template: str) -> str:
    """A template as a regular expression, its places kept."""
    return "".join(part if PLACE.fullmatch(part) else re.escape(part) for part in re.split(r"(\{\w+\})", template))


def just_past(bound: float, step: int) -> bool:
    """Whether a bound lies one past a round number, as that of "more than 640" does: it is said as reports say it, not as 641."""
    return bound - step > 0 and (bound - step) % ROUND == 0


@lru_cache(maxsize=32)
def tongue(code: str = FIRST) -> Tongue:
    """The words of a language. UsageError where no pack has any."""
    pack, first = load_pack(code), load_pack(FIRST)
    own = pack.toml("brief") if pack else {}
    if pack is None or first is None or not own:
        raise UsageError(f"nothing can be written in {code!r}; there are {', '.join(spoken())}")
    return Tongue(code, pack, _over(first.toml("brief"), own))


def spoken() -> tuple[str, ...]:
    """The languages in which Tidings writes."""
    return _spoken(pack_codes())


@lru_cache(maxsize=8)
def _spoken(codes: Sequence[str]) -> tuple[str, ...]:
    """Those of some languages whose packs have words to write with; every page asks."""
    return tuple(code for code in codes if (pack := load_pack(code)) and pack.toml("brief"))


def _over(first: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """A pack's table with the English values where it has none; habits and glue are a pack's own alone."""
    found = {k: v for k, v in first.items() if k not in ("glue", *own)}
    for key, value in own.items():
        found[key] = {**first.get(key, {}), **value} if isinstance(value, dict) and key != "habits" else value
    return found
