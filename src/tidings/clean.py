"""Labels every line of a report: title, lead, body, heading, caption, credit, dateline or boilerplate. Nothing is deleted.

Three passes: each line by its own words and shape (`lines.py`); the zone above the first paragraph, where the title and the
publisher stand; the zone below the last, where short lines are what the page printed around the article. What the lines say of
publisher, author, agency and day fills the report's fields where markup did not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tidings.agency_forms import named_agency
from tidings.byways import bylines, credits_of, dateline, dates_of
from tidings.datewords import weekdays
from tidings.fold import fold
from tidings.holes import find_holes
from tidings.language import Pack
from tidings.lines import Labelled, Line, is_item, is_sentence_like, label, lines_of, rights_holder, without_kicker
from tidings.masthead import headline_of, publisher_on
from tidings.model import Passage, PassageKind, Report, content_id
from tidings.notices import is_notice_below, speaks_to_reader
from tidings.related import without_links
from tidings.sentences import split
from tidings.talk import with_comments
from tidings.unclosed import is_unclosed, sets_no_stops
from tidings.wires import closing, credit_line, without_closing

PARAGRAPH = 9  # words from which a line is taken for a paragraph
TOLD = 6  # paragraphs that are held against the lines above them
QUOTED = ("“", "„", "«", "‘", '"', "''")


def clean(report: Report, pack: Pack | None) -> tuple[Report, tuple[Passage, ...]]:
    """The report with its fields filled from its own lines, and its passages in order: every line that is not blank is one."""
    lines = (line for whole in lines_of(report.text) for line in without_kicker(whole))
    found = [Labelled(line, _below_picture(line, report) or label(line)) for line in lines]
    found = with_comments(_boxed(_closed(_without_repeats(found))))
    top = next((n for n, f in enumerate(found) if f.kind is None and _is_paragraph(f.line, report)), len(found))
    title = _title(found, top, report)
    found = without_links(found, next((n + 1 for n, f in enumerate(found) if f is title), top))
    last = max((n for n, f in enumerate(found) if f.kind is None and _is_paragraph(f.line, report)), default=top)
    found = _credited(found, title.line.start if title else top and found[top - 1].line.end, range(top, last))
    if report.extracted:
        found, publisher = _of_article(found, title), None
    else:
        found, publisher = _top(found, top, title, report)
        found = _tail_cut(_middle(found, top, title))
    found = _lone(_with_lead(found))
    passages = tuple(_passages(found, report, pack))
    return _filled(report, passages, title.line.text if title else None, publisher, pack), passages


def _below_picture(line: Line, report: Report) -> PassageKind | None:
    """What a line is that stands below a picture of the page: a caption, or the credit of the picture alone."""
    if not any(start <= line.start and line.end <= end for start, end in report.captions):
        return None
    return "credit" if label(line) == "credit" else "caption"


def _closed(found: list[Labelled]) -> list[Labelled]:
    """The last line of a text that could be a caption for the agency in its brackets is a paragraph, where a full stop comes before."""
    last = next((n for n in range(len(found) - 1, -1, -1) if found[n].kind in (None, "caption")), None)
    if last is None or found[last].kind is None or found[last].line.words < PARAGRAPH or not closing(found[last].line.text, last=False):
        return found
    return [*found[:last], replace(found[last], kind=None), *found[last + 1 :]]


def _credited(found: list[Labelled], below: int, inside: range) -> list[Labelled]:
    """A line below the title that is the name of an agency, with the word for one, credits it; `inside` the text it is a heading."""
    return [
        replace(f, kind="credit") if f.kind is None and f.line.start > below and n not in inside and named_agency(f.line.text) else f
        for n, f in enumerate(found)
    ]


def _boxed(found: list[Labelled]) -> list[Labelled]:
    """A line below the head of a box of the page, as of its newsletter, is of that box where it speaks to the reader."""
    kept: list[Labelled] = []
    for one in found:
        above = kept[-1] if kept else None
        boxed = one.kind is None and above and above.kind == "boilerplate" and is_notice_below(one.line.text, above.line.text)
        kept.append(replace(one, kind="boilerplate") if boxed else one)
    return kept


def _is_paragraph(line: Line, report: Report) -> bool:
    """Whether a line is text to read: a sentence, or words enough for one."""
    if report.title and fold(line.text) == fold(report.title):
        return False
    closed = without_closing(line.text).rstrip("\"'”’»)] ").endswith((".", "!", "?", "…", "؟", "。", ":"))
    return (closed and line.words >= 4) or line.words >= 3 * PARAGRAPH or (closed and not line.spaced)


def _without_repeats(found: list[Labelled]) -> list[Labelled]:
    """A line printed again, as headlines and captions are, is boilerplate from its second time on."""
    seen: dict[str, int] = {}
    kept = []
    for one in found:
        key = fold(one.line.text)
        again = len(key) > 12 and key in seen
        seen.setdefault(key, 1)
        kept.append(replace(one, kind=one.kind or "boilerplate") if again else one)
    return kept


def _title(found: Sequence[Labelled], top: int, report: Report) -> Labelled | None:
    """The headline: what markup calls so, else the line above the first paragraph that can be one."""
    if report.title:
        return next((f for f in found if fold(f.line.text) == fold(report.title or "")), None)
    text = [one.line for one in found[top:] if one.kind is None and is_sentence_like(one.line)][:TOLD]
    return headline_of(found[:top], text)


def _top(found: list[Labelled], top: int, title: Labelled | None, report: Report) -> tuple[list[Labelled], str | None]:
    """Labels the zone above the first paragraph; a short line beside the title is the publisher's name."""
    publisher, kept = None, []
    for number, one in enumerate(found):
        if number >= top or one.kind is not None:
            kept.append(one if one is not title else replace(one, kind="title"))
        elif one is title:
            kept.append(replace(one, kind="title"))
        elif _is_standfirst(one, found[number - 1 : number], title):
            kept.append(replace(one, kind="heading"))
        elif (one.line.words >= PARAGRAPH or is_item(one.line)) and (title is None or one.line.start > title.line.start):
            kept.append(replace(one, kind="body"))
        else:
            publisher = publisher or publisher_on(one.line)
            kept.append(replace(one, kind="boilerplate"))
    return kept, publisher


def _is_standfirst(one: Labelled, before: Sequence[Labelled], title: Labelled | None) -> bool:
    """Whether a line under the title is a heading all the same: a few words below the day, or the day of a live report's first entries."""
    if title is None or one.line.start < title.line.start:
        return False
    if any(s == 0 and e == len(one.line.text) for s, e, _ in weekdays(one.line.text)):
        return True
    return 3 <= one.line.words < PARAGRAPH and any(f.kind == "dateline" for f in before)


def _middle(found: list[Labelled], top: int, title: Labelled | None) -> list[Labelled]:
    """Paragraphs are body; a short line without a full stop between paragraphs is a heading."""
    kept: list[Labelled] = []
    stopless = sets_no_stops(found[top:])
    for number, one in enumerate(found):
        if one.kind is not None:
            kept.append(one)
        elif is_sentence_like(one.line) or _announces(found, number) or is_unclosed(found, number, stopless):
            kept.append(replace(one, kind="body"))
        else:
            later = any(f.kind is None and is_sentence_like(f.line) for f in found[number + 1 :])
            kept.append(replace(one, kind="heading" if later and number > top else "boilerplate"))
    return kept


def _announces(found: Sequence[Labelled], number: int) -> bool:
    """Whether a line gives the word to the quotation below it ("He said:"), and so is text and no heading."""
    below = found[number + 1].line.text.lstrip() if number + 1 < len(found) else ""
    return found[number].line.text.rstrip().endswith(":") and below.startswith(QUOTED)


def _of_article(found: Sequence[Labelled], title: Labelled | None) -> list[Labelled]:
    """The open lines of a text that was taken out of a page: what reads as text is body, what does not is a heading."""
    kept = []
    for number, one in enumerate(found):
        if one is title:
            kept.append(replace(one, kind="title"))
        elif one.kind is None:
            kept.append(replace(one, kind="body" if is_sentence_like(one.line) or _announces(found, number) else "heading"))
        else:
            kept.append(one)
    return kept


def _tail_cut(found: Sequence[Labelled]) -> list[Labelled]:
    """After the last full paragraph, a line of a few words right below what the page printed there is the page's, too; a sentence with a
    full stop that does not speak to the reader is the report's last word."""
    last = max((n for n, f in enumerate(found) if f.kind == "body" and f.line.words >= PARAGRAPH), default=len(found))
    short = [f.kind == "body" and n > last and not is_item(f.line) and f.line.words < 6 and not _tells(f.line) for n, f in enumerate(found)]
    below = [cut and found[n - 1].kind in ("boilerplate", "credit") for n, cut in enumerate(short)]
    return [replace(f, kind="boilerplate") if cut else f for f, cut in zip(found, below, strict=True)]


def _tells(line: Line) -> bool:
    """Whether a short line is a sentence of the report: closed by one full stop, and not to the reader."""
    return line.text.endswith(".") and not line.text.endswith("..") and is_sentence_like(line) and not speaks_to_reader(line.text)


def _with_lead(found: Sequence[Labelled]) -> list[Labelled]:
    """The first body passage is the lead."""
    first = next((n for n, f in enumerate(found) if f.kind == "body"), None)
    return [replace(f, kind="lead") if n == first else f for n, f in enumerate(found)]


def _lone(found: list[Labelled]) -> list[Labelled]:
    """A report of one line is that line, whatever it looks like: no page was printed around it."""
    return [replace(found[0], kind="body")] if len(found) == 1 and found[0].kind == "boilerplate" else found


def _passages(found: Sequence[Labelled], report: Report, pack: Pack | None) -> list[Passage]:
    passages = []
    for index, one in enumerate(found):
        start, end = one.line.start, one.line.end
        kind = one.kind or "body"
        sentences = split(report.text, start, end, pack)
        identifier = content_id("passage", report.id, start, end, one.line.text)
        passages.append(Passage(identifier, report.id, index, start, end, one.line.text, kind, False, sentences))
    return passages


def _holder(passages: Sequence[Passage]) -> str | None:
    """Whose the page is, by its line on rights; None where none says so."""
    return next((name for p in passages if p.kind == "boilerplate" and (name := rights_holder(p.text))), None)


def _own_agency(passages: Sequence[Passage]) -> str | None:
    """The agency that a line above the text names, which then prints its own report; None where none does."""
    above = passages[: next((n for n, p in enumerate(passages) if p.kind == "lead"), 0)]
    return next((name for p in above if p.kind == "credit" and (name := named_agency(p.text))), None)


def _signs(line: str | None, byline: str | None) -> bool:
    """Whether a line that could be what the publisher is called is that of who wrote the report."""
    return bool(line and byline and fold(byline) in fold(line))


def _filled(report: Report, passages: Sequence[Passage], title: str | None, publisher: str | None, pack: Pack | None) -> Report:
    """The report with the fields that its lines tell, where markup had not told them."""
    published, updated = dates_of(report, passages)
    printed = dateline(report, passages)
    byline = report.byline or bylines(passages)
    return replace(
        report,
        title=report.title or title,
        publisher=report.publisher or (publisher if not _signs(publisher, byline) else None) or _holder(passages) or _own_agency(passages),
        byline=byline,
        credits=report.credits or credits_of(report, passages) or credit_line(report.byline or ""),
        published=report.published or published or printed,
        updated=report.updated or updated,
        holes=report.holes or find_holes(report, [p for p in passages if p.kind in ("lead", "body")], pack),
    )
