"""Which news agencies a report credits with its text: alone on a line, in a dateline, after the last words, with "with" before them.

To speak of an agency is not to credit it: "AFP reported", "told the Anadolu Agency (AA)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from simplemma import is_known

from tidings.datewords import common, printed_dates, short_dates, weekdays
from tidings.fold import fold, folded_pattern
from tidings.language import load_pack, pack_codes

AS_WRITTEN = 5  # letters of the longest name that is met only as it is written: "AP", "dpa", "ТАСС"
LONGEST_LINE = 14  # words of a line that is a credit
HEAD_WORDS, PLACE_WORDS, BARE_WORDS = 8, 3, 2  # words before an agency, of a place beside it, and of one in a script without capitals
PARTICLES = frozenset("de la le les du des del el los las en sur sous al und am an der bei di da y of the".split())  # noqa: SIM905
CODE = r"(?:\s?[/-]\s?(?:[a-zà-ÿ]{2,4}|[Rr]edac\w+|[Rr]edak\w+|[Aa]gen(?:tur|ci|ce|ts)\w*)(?![\w]))?"  # "dpa/lno", "EFE/Redacción"
CASE = "(?:(?<=[а-яіїєґ])(?:ом|ем|ові|[аую]))?"  # the ending of a name in Cyrillic letters after words that ask for one
SOFT = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "\u00a0": " ", "\u202f": " ", "’": "'", "‘": "'"})
SMALL_LINE, BARE_NAME = 20, re.compile(r"[^\W\d_]{3,5}")
EDGES = ' \t()[]{}«»"“”„*–—-/|.:·•©،,;'
UPPER = r"[^\W\d_a-zà-öø-ÿа-яёіїєґ]"  # no small letter: a capital, or a letter of a script without them


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens a paragraph before its first sentence: the agencies, and the end of the dateline that names them."""

    agencies: tuple[str, ...]
    end: int


@lru_cache(maxsize=1)
def photo_words() -> frozenset[str]:
    """Folded words that make a credit a photograph's, in all languages."""
    lines = (resources.files("tidings") / "data" / "photo_words.tsv").read_text("utf-8").splitlines()
    return frozenset(fold(line.split("\t")[1]) for line in lines if line.strip() and not line.startswith("#"))


def is_of_photo(text: str) -> bool:
    """Whether a credit is a photograph's."""
    return any(word in photo_words() for word in re.findall(r"\w+", fold(text)))


@lru_cache(maxsize=1)
def _wires() -> dict[str, str]:
    """The name in a record by each name that reports give, softened; long ones folded."""
    lines = (resources.files("tidings") / "data" / "wires.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return {_key(form): name for name, forms in rows for form in forms.split("|")}


def _key(form: str) -> str:
    """A name as it is looked up: short ones as they are written, long ones whatever their capitals."""
    soft = form.translate(SOFT)
    return soft if _is_short(soft) else soft.casefold()


def _is_short(form: str) -> bool:
    return sum(c.isalpha() for c in form) <= AS_WRITTEN


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    """The forms in which agencies are credited: one, a run of them, datelines of four kinds, the last words of a paragraph."""
    names = sorted(_wires(), key=len, reverse=True)
    short, long = ("|".join(re.escape(n) for n in names if _is_short(n) is kind) for kind in (True, False))
    joined = rf"(?:\s*(?:[,،;/+|&]|\s[-–—]\s)\s*و?|\s+(?:{'|'.join(common()['authors']['and'])})\s+|\s+و(?=\w))"
    one = rf"(?:(?i:(?:{long}){CASE})|{short})(?![\w]|-\w)"
    run = rf"(?<![\w'.-]){one}{CODE}(?:{joined}{one}{CODE})*"
    head = r"(?P<head>[^()\n]{0,60}?)"
    return {
        "one": re.compile(rf"(?<![\w'.-])و?(?P<name>{one})"),
        "run": re.compile(run),
        "bracket": re.compile(rf"{head}\((?P<run>{run})[^()\n]{{0,24}}\)(?P<mark>\s*[.:]?\s*[-–—]*)"),
        "slash": re.compile(rf"{head}[./]?\s*/\s?(?:[Кк]ор[рp]\.\s)?(?P<run>{run})(?:\s[^/\n]{{3,30}})?\s?/(?P<mark>\.?\s*[-–—]*)"),
        "dash": re.compile(rf"(?P<head>[^()\n]{{2,60}}?)\s*[-–—/.,]\s*(?P<run>{run})(?P<mark>\s*(?:[-–—:]|\.(?=\s)))"),
        "first": re.compile(
            rf"(?P<run>{run})\s?(?:/\s?(?P<head>{UPPER}[\w' ]{{2,30}}?)(?P<mark>\s*[-–—:]|(?=\s))|(?P<bare>\s?[-–—])\s+(?=[«\"“]?{UPPER}))"
        ),
        "last": re.compile(
            rf"(?P<before>[.!?…»”\"’]?)\s*(?P<open>[(\[/–—-])\s?(?P<run>{run})[^()\w]{{0,3}}(?P<rest>[\d.\s/]*)[)\]/]?\s*\.?\Z"
        ),
        "bare": re.compile(rf"(?P<before>[.!?…»”\"’])\s+(?P<run>{run})\s*\Z"),
        "closed": re.compile(r"[\[(]([^()\[\]\n]{3,80})[)\]]\s*\.?\Z"),
    }


@lru_cache(maxsize=1)
def _frames() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words of the packs that stand before agencies on a line of their own, and those that stand after them."""
    tables = [pack.toml("clean").get("credits", {}) for code in pack_codes() if (pack := load_pack(code))]
    before, after = (
        "|".join(f"(?:{folded_pattern(p)})" for table in tables for p in table.get(name, [])) or r"(?!)" for name in ("before", "after")
    )
    return re.compile(rf"(?:\A|(?<=[\s(]))(?:{before})\s*:?\Z"), re.compile(rf"(?:{after})\W*\Z")


@lru_cache(maxsize=1)
def _own() -> re.Pattern[str]:
    tables = [pack.toml("clean").get("credits", {}) for code in pack_codes() if (pack := load_pack(code))]
    return re.compile("|".join(f"(?:{folded_pattern(p)})" for table in tables for p in table.get("own", [])) or r"(?!)")


def is_own(text: str) -> bool:
    """Whether what stands in the brackets of a dateline is the outlet's own people and no agency: "(eig. Ber.)", "(staff)"."""
    return _own().fullmatch(fold(text).strip()) is not None


def credit_frames() -> re.Pattern[str]:
    """The folded words that stand before agencies in a credit, as a whole."""
    return _frames()[0]


def agencies_in(text: str) -> tuple[str, ...]:
    """The agencies named anywhere in a text, as a record names them."""
    return tuple(dict.fromkeys(_wires()[_key_of(m["name"])] for m in _patterns()["one"].finditer(text.translate(SOFT))))


def picture_agencies(caption: str) -> tuple[str, ...]:
    """The agencies that a caption credits with its picture: alone, as its last words, in brackets, beside a stroke or a photo."""
    soft = caption.translate(SOFT).strip()
    runs = _patterns()["run"].finditer(soft)
    credited = [run[0] for run in runs if _credits(soft[: run.start()].strip(), soft[run.end() :].strip())]
    return tuple(dict.fromkeys(name for run in credited for name in agencies_in(run)))


def _credits(before: str, behind: str) -> bool:
    """Whether a caption credits the agency between two parts of it; "snow in the Anadolu highlands" does not."""
    if before.endswith(("/", "|", "©", "(", "[", "–", "—", "-", ":")) or behind.startswith(("/", "|")):
        return True
    said = re.split(r"[.!?…]\s", before)[-1].split()
    pictured = len(said) <= HEAD_WORDS and is_of_photo(" ".join(said))
    if not behind.strip(EDGES) and (pictured or not before or before.endswith((".", "!", "?", "…"))):
        return True
    return is_of_photo(" ".join(behind.split()[: 1 if said else PLACE_WORDS]))


def _key_of(found: str) -> str:
    """The key of a name as it was met: as written, folded, or without the ending of a case."""
    keys = (found, found.casefold(), *(found.casefold()[:-cut] for cut in (1, 2, 3)))
    return next(key for key in keys if key in _wires())


def credit_line(text: str) -> tuple[str, ...]:
    """The agencies of a line that is a credit and nothing else: "(AFP, Reuters)", "AA/LANET", "mit Material von dpa"; else none."""
    if len(text) > 120 or len(text.split()) > LONGEST_LINE:
        return ()
    soft = _in_capitals(text.translate(SOFT).strip())
    if is_of_photo(soft):
        return ()
    run = _patterns()["run"].search(soft)
    if run is None or not (_may_lead(soft[: run.start()]) and _may_follow(soft[run.end() :])):
        return ()
    return agencies_in(run[0])


def _in_capitals(line: str) -> str:
    """A line that is nothing but short names of agencies in small letters ("afp", "dpa/afp"), as these are written; any other as it is."""
    words = line.strip(EDGES).split("/")
    if len(line) > SMALL_LINE or not line.islower() or not all(BARE_NAME.fullmatch(word.strip()) for word in words):
        return line
    written = [word.strip() if word.strip() in _wires() else word.strip().upper() for word in words]
    return "/".join(written) if all(w in _wires() and not is_known(w.lower(), lang="en") for w in written) else line


def _may_lead(words: str) -> bool:
    """Whether what stands before the agencies in a line is a mark, a place, a day, or words like "with", with a publisher before them."""
    bare = _without_days(words).strip(EDGES)
    if not bare:
        return True
    frame = _frames()[0].search(fold(bare))
    if words != _without_days(words) and words.rstrip().endswith(".") and _is_named(bare, PLACE_WORDS):
        return True  # "Lanet. 3 May. AGENCY"
    if frame:
        rest = fold(bare)[: frame.start()]
        return not rest.strip(EDGES) or _is_named(bare[: len(rest)].strip(EDGES), HEAD_WORDS // 2)
    if words.rstrip().endswith("/") and "/" in bare:  # "place/ name/ AGENCY"
        return all(_is_named(part.strip(EDGES), PLACE_WORDS) for part in bare.split("/"))
    return words.rstrip()[-1:] in ("/", "-", "–", "—", ",", "،", "(", "|") and _is_named(bare, PLACE_WORDS)


def _may_follow(words: str) -> bool:
    """Whether what stands after the agencies in a line is a mark, a place, a day, or words that end such a line."""
    bare = _without_days(words).strip(EDGES)
    if bare != words.strip(EDGES) and all(fold(word) in common()["day_words"] for word in bare.split()):
        return True
    if not bare or _frames()[1].fullmatch(fold(bare)) or _frames()[1].fullmatch(fold(words)):
        return True
    return (
        words.lstrip()[:1] in ("/", "-", "–", "—", ",", "،", "(", "|") and _is_named(bare, PLACE_WORDS) and not words.rstrip().endswith(":")
    )


def _is_named(words: str, most: int) -> bool:
    """Whether words can be the name of a place or a publisher: a few in capitals, fewer in a script without them."""
    parts = [part for part in re.split(r"[\s,،./-]+", words) if part and fold(part) not in PARTICLES]
    if any(c.isdigit() or c in "?!" for c in words) or not parts:
        return False
    cased = any(c.isupper() for c in words)
    return len(parts) <= (most if cased else BARE_WORDS) and not any(part[0].islower() for part in parts)


def _without_days(words: str) -> str:
    """Words without the days, weekdays and hours among them."""
    for found in reversed([*printed_dates(words), *short_dates(words)]):
        words = words[: found.start] + " " + words[found.end :]
    for start, end, _ in reversed(weekdays(words)):
        words = words[:start] + " " + words[end:]
    return re.sub(r"\b\d{1,2}[:.]\d\d\b|\b(?:19|20)\d\d\b", " ", words)


def opening(text: str) -> Opening | None:
    """The dateline that opens a paragraph and names agencies: "LANET, 3 May (Reuters) -", "/ТАСС/.", "AA/LANET -"; None where none does."""
    soft = text.translate(SOFT)
    for form in ("bracket", "slash", "first", "dash"):
        match = _patterns()[form].match(soft)
        if match and _opens(form, match, soft):
            return Opening(agencies_in(match["run"]), match.end())
    return None


def _opens(form: str, match: re.Match[str], text: str) -> bool:
    """Whether what matched the form of a dateline is one."""
    head = (match["head"] or "").strip()
    bare = _without_days(head).strip(EDGES)
    marked = bool((match["mark"] or "").strip()) or not text[match.end() :].strip()
    if bare and (not _is_named(bare, HEAD_WORDS) or _spells(bare, match["run"])):
        return False
    if form == "bracket":
        return marked or (not head and match.start("run") <= 2) or bare != head.strip(EDGES)
    if form == "dash":
        return marked and (bool(bare) or head != bare)
    return form != "slash" or bool(head) or marked


def _spells(words: str, short: str) -> bool:
    """Whether a name in brackets is the initials of the words before it, and so no credit: "Port Authority (PA)"."""
    initials = "".join(word[0] for word in re.findall(r"\w+", words) if word[0].isupper())
    return len(short) <= AS_WRITTEN and short.isupper() and initials.endswith(short)


def closing(text: str, last: bool) -> tuple[str, ...]:
    """The agencies after the last words of a paragraph: "(AFP)", "/AA/", "– Reuters"; `last` says that no paragraph follows."""
    soft = text.translate(SOFT).rstrip()
    match = _patterns()["last"].search(soft, max(0, len(soft) - 80))
    if match:
        ended = bool(match["before"]) or (last and match["open"] in "([/" and not _names_agency(soft[: match.start()]))
        return agencies_in(match["run"]) if ended and not _spells(soft[: match.start()], match["run"]) else ()
    bracket = _patterns()["closed"].search(soft, max(0, len(soft) - 90))
    return credit_line(bracket[1]) if bracket else ()


@lru_cache(maxsize=4096)
def without_closing(text: str) -> str:
    """A paragraph without the agencies in brackets, between strokes or alone after its full stop."""
    soft = text.translate(SOFT).rstrip()
    match = _patterns()["last"].search(soft, max(0, len(text) - 80)) or _patterns()["bare"].search(soft, max(0, len(text) - 60))
    return text[: match.end("before")] if match and match["before"] else text


def _names_agency(words: str) -> bool:
    """Whether the last word before a bracket is itself a name or a word for an agency, which the bracket then only abbreviates."""
    tail = words.split()[-1:] or [""]
    return tail[0][:1].isupper() or bool(_frames()[1].fullmatch(fold(tail[0])))
