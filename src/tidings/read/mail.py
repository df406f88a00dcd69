"""Newsletters: .eml and mbox. The subject is the title, the sender the publisher, the text is the plainest part that says it all."""

from __future__ import annotations

import email.errors
import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from itertools import pairwise
from typing import BinaryIO

from tidings.errors import Refusal
from tidings.guard import refusing
from tidings.model import Report
from tidings.read.bytes import decode
from tidings.read.fragments import fragment_text
from tidings.read.given import Given, given_by, overruled, titled
from tidings.read.text import read_text
from tidings.settings import Settings

PLAIN_SHARE = 0.5  # of the words of the page beside it, for the plain part to be the whole letter
NARROWEST, WIDEST = 60, 80  # code points of a line that was broken at the margin of a mail
OPENING = "\"'“„«‘(¿¡"
URL = re.compile(r"https?://")
PASSED_ON = re.compile(r"(?i)(?:(?:fwd?|re|tr|rv|wg|aw|ynt|ilt|пер|отв|رد|إعادة توجيه)\s*:\s*)+")  # before the subject of a mail
START = re.compile(rb"From \S.*\d{4}\s*$")
QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
BROKEN = (
    email.errors.MessageError,
    ValueError,
    LookupError,
    AttributeError,
    TypeError,
    IndexError,
)  # what its parser raises on broken headers


@refusing
def read_mail(found: bytes, source: str, identifier: str, settings: Settings, line: int | None = None) -> Report | Refusal:
    """The report of one message."""
    try:
        message = message_from_bytes(found, policy=policy.default)
        said, text = _given(message), _text(message)
    except BROKEN as error:
        return Refusal(source, line, f"it is no message that can be read ({type(error).__name__})", "save it again from the mail program")
    whole = titled(text, said.title)
    made = (
        read_text(whole, found, source, identifier, settings)
        if text.strip()
        else Refusal(source, line, "the message holds no text", "leave it out")
    )
    return replace(made, line=line) if isinstance(made, Refusal) else overruled(made, said)


def read_mbox(stream: BinaryIO, source: str, stem: str, settings: Settings) -> Iterator[Report | Refusal]:
    """The messages of a mailbox, each under a hash of its Message-ID or of its bytes."""
    number = 0
    for message in _messages(stream, settings):
        number += 1
        if len(message) > settings.longest_document:
            yield Refusal(
                source, number, f"message {number} is too long", f"at most {settings.longest_document:,} bytes a message are read"
            )
            continue
        name = re.search(rb"^message-id:\s*(\S+)", message[:65536], re.IGNORECASE | re.MULTILINE)
        key = hashlib.sha256(name[1] if name else message).hexdigest()[:10]
        yield read_mail(message, source, f"{stem}-{key}", settings, number)
    if not number:
        yield Refusal(source, None, "it holds no messages", "give a mailbox in mbox format, or single .eml files")


def _messages(stream: BinaryIO, settings: Settings) -> Iterator[bytes]:
    """The messages, without their separator lines; of one that is too long only the beginning is held."""
    held: list[bytes] | None = None
    size = 0
    while line := stream.readline(settings.longest_file):
        if START.match(line):
            if held is not None:
                yield QUOTED.sub(rb"\1", b"".join(held))
            held, size = [], 0
        elif held is not None and size <= settings.longest_document:
            held.append(line)
            size += len(line)
    if held is not None:
        yield QUOTED.sub(rb"\1", b"".join(held))


def _given(message: EmailMessage) -> Given:
    return given_by(
        {
            "title": PASSED_ON.sub("", str(message.get("Subject") or ""), count=1),
            "url": str(message.get("Archived-At") or "").strip("<> "),
            "publisher": _sender(message),
            "language": str(message.get("Content-Language") or ""),
            "published": str(message.get("Date") or ""),
        }
    )


def _sender(message: EmailMessage) -> str:
    """The name that the sender goes by, or the host it writes from."""
    addresses: tuple[Address, ...] = getattr(message.get("From"), "addresses", ())
    return next((a.display_name or a.domain for a in addresses), "")


def _text(message: EmailMessage) -> str:
    """The plain part, unless the page beside it says much more; its lines that were broken to fit a screen are whole again."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    written = _flowed(plain) if plain is not None else ""
    shown = fragment_text(_content(page)) if page is not None else ""
    return written if len(written.split()) >= PLAIN_SHARE * len(shown.split()) and written.strip() else shown


def _content(part: MIMEPart) -> str:
    """The text of a part by its declared charset, or by detection where that is wrong."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    try:
        return raw.decode(part.get_content_charset() or "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(raw) or ""


def unbroken(text: str) -> str:
    """The text of a mail whose lines were broken at its margin: a line goes on in the next one where its first word had no room."""
    lines = [line.rstrip() for line in text.split("\n")]
    lengths = [len(line) for line in lines if len(line) <= WIDEST]
    width = max(lengths, default=0)
    if width < NARROWEST:
        return text
    kept = [lines[0]]
    for before, line in pairwise(lines):
        if NARROWEST <= len(before) <= WIDEST and line and _goes_on(line) and len(before) + 1 + len(line.split(maxsplit=1)[0]) > width:
            kept[-1] = f"{kept[-1]} {line}"
        else:
            kept.append(line)
    return "\n".join(kept)


def _goes_on(line: str) -> bool:
    """Whether a line can be the rest of the one before it: words, no address and no item of a list."""
    return (line[0].isalnum() or line[0] in OPENING) and not URL.match(line)


def _flowed(part: MIMEPart) -> str:
    text = _content(part).replace("\r\n", "\n")
    if str(part.get_param("format", "")).lower() != "flowed":
        return unbroken(text)
    return re.sub(r"(?<!^-- )(?<=\S) \n(?=[^\s>])", " ", text)
