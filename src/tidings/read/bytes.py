"""From bytes to text: what is no text is refused, what is in another encoding is read by its declaration or by detection."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from tidings.errors import Refusal
from tidings.language_id import identify
from tidings.settings import Settings

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
CONTROL = bytes(sorted(set(range(32)) - {7, 8, 9, 10, 12, 13, 26, 27}))
ESCAPED = ("iso-2022", "hz", "utf-7")  # encodings whose bytes are all valid UTF-8
WESTERN = dict.fromkeys(("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"), "cp1252")
AS_BROWSERS_DO = {**WESTERN, "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
BROKEN = re.compile("[\udc80-\udcff]")  # bytes that are no UTF-8, as Python keeps them
NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
MOSTLY, FEW = 20, 12  # letters of well-formed UTF-8 to each byte that is not; a few such bytes of a short text may be twice as many
SAMPLE = 65536  # bytes looked at to tell text from other files
DETECTED = 262_144  # bytes looked at to tell an encoding
LATIN = {"cp1250": ("pl", "cs", "sk", "hu", "ro"), "iso8859_2": ("pl", "cs", "sk", "hu", "ro"), "cp1254": ("tr",), "cp1257": ("lt",)}
ICELANDIC = ("ý", "þ", "ð", "Ý", "Þ", "Ð")  # what ı, ş, ğ, İ, Ş, Ğ look like in a Western encoding
WITHIN = re.compile(r"(?<=[^\W\d_])[†‡•‰ˆ–—§¶„˜\x80-\xa0](?=[^\W\d_])|(?<=[a-z])[À-ÖØ-ÞŸŽŠŒ](?=[a-z])")
UNSPACED = ("zh", "ja", "ko")  # what bytes that are no text look like as UTF-16
WEB = ("utf_8", "cp1252", *LATIN, "cp1251", "cp1253", "cp1255", "cp1256", "koi8_r", "koi8_u", "cp866", "iso8859_5", "iso8859_6",
       "iso8859_7", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "iso2022_jp")  # fmt: skip


def refused_bytes(found: bytes, source: str, page: bool, settings: Settings) -> Refusal | None:
    """Why these bytes are no report, or None: empty, binary, or too long. A page may hold a stray NUL."""
    if not found.strip():
        return Refusal(source, None, "it is empty", "leave it out or fetch it again")
    if len(found) > settings.longest_file:
        return too_long(len(found), source, settings)
    if any(found.startswith(mark) for mark, _ in MARKS[1:]) or _unmarked(found):
        return None
    sample = found[:SAMPLE]
    odd = len(sample) - len(sample.translate(None, CONTROL))
    if (b"\x00" in sample and not page) or odd > len(sample) // 100:
        return Refusal(source, None, "it is a binary file, not text", "give the text or the page itself")
    return None


def _unmarked(found: bytes) -> str | None:
    """The UTF-16 of bytes that lack its mark, where every other one of its spaces and line ends is a NUL; None where they are none."""
    for encoding, space in (("utf-16-le", b" \x00"), ("utf-16-be", b"\x00 ")):
        if found[:SAMPLE].count(space) >= FEW and (text := _read_as(found, encoding)) and (code := identify(text)) and code not in UNSPACED:
            return encoding
    return None


def too_long(size: int, source: str, settings: Settings, longest: int | None = None) -> Refusal:
    """The refusal of a file that is longer than any report; a size one above the longest was read no further."""
    most = longest or settings.longest_file
    told = f"more than {most:,}" if size == most + 1 else f"{size:,}"
    return Refusal(source, None, f"{told} bytes is no news report", f"split it; at most {most:,} bytes are read")


def decode(found: bytes, page: bool = False, charset: str | None = None) -> str | None:
    """The text of some bytes: by byte order mark, as UTF-8, as the server or the page declares, by detection. None where nothing fits.

    UTF-8 goes before the declaration, since bytes that are valid UTF-8 are hardly ever anything else, while declarations are often wrong.
    """
    marked = next((encoding for mark, encoding in MARKS if found.startswith(mark)), None) or _unmarked(found)
    if marked:
        return _read_as(found, marked)
    told = [name for name in (_as_browsers(charset) if charset else None, _declared(found) if page else None) if name]
    wanted = [*told, "utf-8"] if told and told[0].startswith(ESCAPED) else ["utf-8", *told]
    for encoding in wanted:
        if (text := _read_as(found, encoding)) is not None:
            return _as_meant(text, found) if encoding == WESTERN["latin1"] else text
    if (text := _mixed(found)) is not None:
        return text
    detected = detected_encoding(found[:DETECTED])
    return _read_as(found, detected) if detected else None


def detected_encoding(found: bytes) -> str | None:
    """The encoding of some bytes by what they would say in it, of those that pages and texts come in; None where nothing fits.

    Between those for Latin letters the language decides, since most of its words look alike in all of them."""
    best = from_bytes(found, cp_isolation=list(WEB)).best() or from_bytes(found).best()
    if best is None or best.encoding.startswith(("utf", "ascii")) or not _is_latin(str(best)):
        return best.encoding if best else None
    fitting = [name for name, languages in LATIN.items() if (text := _read_as(found, name)) and identify(text) in languages]
    if _odd(found.decode("cp1252", "replace")) > 1 and not _odd(found.decode("mac_roman")):
        return "mac_roman"
    fitting.sort(key=lambda name: -_letters(found.decode(name)))  # stable: the first of two that read as many letters
    return next((name for name in (*fitting, "cp1252") if _read_as(found, name) is not None), best.encoding)


def _as_meant(text: str, found: bytes) -> str:
    """A text that was declared Western, read again where it is none: Turkish pages often say so, and others in wholly different letters."""
    letters = _letters(text)
    if letters and not _is_latin(text):
        detected = detected_encoding(found[:DETECTED])
        return (detected and _read_as(found, detected)) or text
    if any(letter in text for letter in ICELANDIC) and (turkish := _read_as(found, "cp1254")) and identify(turkish) == "tr":
        return turkish
    return text


def _is_latin(text: str) -> bool:
    """Whether most letters of a text are plain Latin ones."""
    letters = [c for c in text if c.isalpha()]
    return 2 * sum(c.isascii() for c in letters) > len(letters)


def _odd(text: str) -> int:
    """How many signs within words no language writes there: dashes and daggers between letters, capitals behind small letters."""
    return len(WITHIN.findall(text))


def _letters(text: str) -> int:
    """How many letters of a text are beyond ASCII."""
    return sum(not c.isascii() and c.isalpha() for c in text)


def _mixed(found: bytes) -> str | None:
    """UTF-8 with a few letters pasted in from an older encoding, as pages put together by hand have them; None if it is not that."""
    text = found.decode("utf-8", "surrogateescape")
    broken = BROKEN.findall(text)
    whole = sum(len(run) for run in NOT_ASCII.findall(text)) - len(broken)
    if not broken or len(broken) > max(whole // MOSTLY, min(2 * whole, FEW)):
        return None
    try:
        return BROKEN.sub(lambda m: bytes([ord(m[0]) - 0xDC00]).decode("cp1252"), text)
    except UnicodeDecodeError:
        return None


def _declared(found: bytes) -> str | None:
    match = DECLARED.search(found[:4096])
    if match is None:
        return None
    return _as_browsers((match[1] or match[2]).decode("ascii", "ignore"))


def _as_browsers(name: str) -> str:
    return AS_BROWSERS_DO.get(name.strip().lower(), name.strip().lower())


def _read_as(found: bytes, encoding: str) -> str | None:
    """The text in that encoding, a stray NUL as a space; None where it does not fit or there is no such encoding."""
    try:
        return found.decode(encoding).replace("\x00", " ")
    except (UnicodeDecodeError, LookupError):
        return None
