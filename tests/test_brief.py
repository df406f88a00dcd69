"""The brief: what its checker lets pass, and what a reader finds on the page."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tidings.brief import make_brief
from tidings.brief_check import Evidence, evidence_of, refusal, told_range
from tidings.brief_html import pieces
from tidings.brief_types import Day, Statement
from tidings.layers import Layers
from tidings.model import (
    Attribution,
    Claim,
    Dated,
    Entity,
    Event,
    EventFigure,
    EventPlace,
    Figure,
    FigureBy,
    Lineage,
    Mention,
    NameForm,
    Origin,
    Participant,
    Passage,
    PlaceRef,
    Report,
    Span,
    TimeExpression,
    When,
)
from tidings.record import Record
from tidings.tongue import tongue

TEXT = "KORVA, 5 May 2031. More than forty herders were hurt near Korva on Sunday, Mr Ø. Dahl said. <b>No</b> one died."
SENTENCE = Span("r1", 19, 90, TEXT[19:90])
PRINTED = Span("r1", 7, 17, "5 May 2031")
SUNDAY = Span("r1", TEXT.index("Sunday"), TEXT.index("Sunday") + 6, "Sunday")


def span_of(text: str) -> Span:
    return Span("r1", TEXT.index(text), TEXT.index(text) + len(text), text)


def record(url: str | None = "https://news.example/korva") -> Record:
    """A record of one report and one event, by hand."""
    report = Report(
        "r1", "0" * 64, TEXT, url=url, title="Herders hurt", language="en", published=Dated("2031-05-05", "day", "dateline", (PRINTED,))
    )
    korva, dahl = span_of("Korva"), span_of("Ø. Dahl")
    mentions = (
        Mention("m1", "r1", korva.start, korva.end, korva.text, "place", "e1"),
        Mention("m2", "r1", dahl.start, dahl.end, dahl.text, "person", "e2"),
    )
    entities = (
        Entity("e1", "Korva", "place", (NameForm("Korva", "en", 1),)),
        Entity("e2", "Øystein Dahl", "person", (NameForm("Øystein Dahl", "no", 3), NameForm("Ø. Dahl", "en", 1))),
    )
    forty = span_of("More than forty")
    figure = Figure("f1", "r1", forty.start, forty.end, forty.text, "injured", 41, None, None, "herders")
    when = When("2031-05-04", "2031-05-04", "day", "inferred", (SUNDAY.start, SUNDAY.end))
    claim = Claim(
        "c1",
        "r1",
        SENTENCE.start,
        SENTENCE.end,
        SENTENCE.text,
        span_of("hurt"),
        "ASSAULT",
        None,
        (),
        (),
        (),
        PlaceRef("e1", "m1", "city"),
        when,
        ("f1",),
        Attribution((Participant("e2", "m2"),), span_of("said")),
        "asserted",
        False,
        "v1",
    )
    told = EventFigure("injured", 41, None, None, "ucdp", (FigureBy(None, "c1", "e2", 41, None),))
    event = Event(
        "v1",
        "hurt (Korva)",
        "ASSAULT",
        None,
        (),
        when,
        EventPlace("e1", "Korva", None, None, None, "city"),
        (),
        (),
        (told,),
        ("c1",),
        ("r1",),
        ("l1",),
        ("e2",),
        1,
        "reported",
        False,
    )
    passage = Passage("p1", "r1", 0, 0, len(TEXT), TEXT, "lead", False, ((0, 18), (19, 90), (91, len(TEXT))))
    return Record(
        Layers(
            reports=(report,),
            passages=(passage,),
            mentions=mentions,
            entities=entities,
            figures=(figure,),
            claims=(claim,),
            events=(event,),
            lineages=(Lineage("l1", ("p1",), ("r1",), Origin("r1", None, "only printing"), "report"),),
            times=(TimeExpression("r1", SUNDAY.start, SUNDAY.end, "Sunday", "DATE", "2031-05-04"),),
        )
    )


EVIDENCE: Evidence = evidence_of(record())


def reason(text: str, **more: object) -> str | None:
    return refusal(Statement(text, more.pop("cites", (SENTENCE,)), **more), EVIDENCE)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text", ["Attack in Korva: more than 40 injured.", "More than forty herders injured.", "Attack on herders, according to Ø. Dahl."]
)
def test_what_the_cited_words_hold_passes(text: str) -> None:
    assert reason(text) is None


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Attack in Lusk: more than 40 injured.", "Lusk"),  # another place
        ("Attack in Korva: 43 injured.", "43"),  # another number
        ("Attack in Korva: forty-three injured.", "43"),  # the same in words
        ("Attack in Korva, 4 May 2031.", "4 May 2031"),  # a date, its expression not given
        ("Attack on soldiers in Korva.", "soldiers"),  # a word of nobody's
        ("Attack, according to Øystein Dahl.", "Øystein"),  # a spelling that stands elsewhere, not paired
        ("Attack, according to Sunday Korva Moss.", "Moss"),
    ],
)
def test_what_they_do_not_hold_is_refused_by_name(text: str, part: str) -> None:
    assert part in (reason(text) or "")


def test_another_spelling_passes_only_for_the_same_entity() -> None:
    assert reason("Attack, according to Øystein Dahl.", names=(("Øystein Dahl", "Ø. Dahl"),)) is None
    assert reason("Attack, according to Nils Moss.", names=(("Nils Moss", "Ø. Dahl"),)) is not None
    assert (
        reason("Attack, according to Øystein Dahl.", names=(("Øystein Dahl", "Ø. Dahl"),), cites=(span_of("No</b> one died."),)) is not None
    )


def test_a_relative_date_needs_the_date_of_its_report() -> None:
    day = Day("2031-05-04", "2031-05-04", SUNDAY)
    assert reason("Attack in Korva, 4 May 2031.", days=(day,)) is not None
    assert reason("Attack in Korva, 4 May 2031.", days=(day,), cites=(SENTENCE, PRINTED)) is None
    wrong = Day("2031-05-03", "2031-05-03", SUNDAY)
    assert reason("Attack in Korva, 3 May 2031.", days=(wrong,), cites=(SENTENCE, PRINTED)) is not None


def test_nothing_cited_a_false_span_or_a_false_quotation_is_refused() -> None:
    assert reason("Attack.", cites=()) is not None
    assert reason("Attack.", cites=(Span("r1", 19, 90, "other words"),)) is not None
    assert reason("Attack.", quote=span_of("No</b> one died.")) is not None


@given(st.text("abcdefghijklmnoprstuvwz", min_size=3, max_size=12))
def test_an_invented_name_never_passes(name: str) -> None:
    name = name.capitalize()
    assert name.lower() in TEXT.lower() or reason(f"Attack in Korva by the {name}.") is not None


@given(st.integers(0, 10**20) | st.sampled_from([39, 40, 41, 42]))
def test_only_the_bound_of_the_span_passes(number: int) -> None:
    assert reason(f"{number:,} injured.") is not None  # the report says "more than forty", not how many
    assert (reason(f"At least {number:,} injured.") is None) == (number == 41)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2031-05-04", "4 May 2031"),
        ("2031-02", "February 2031"),
        ("2031", "1 January 2031 to 31 December 2031"),
        ("2031-12", "December 2031"),
    ],
)
def test_dates_read_as_people_write_them(value: str, words: str) -> None:
    days = told_range(value)
    assert days and tongue().days(*days) == words


def test_every_sentence_is_cited_and_passes_the_checker() -> None:
    brief = make_brief(record())
    assert [s.text for s in brief.statements()]
    assert all(s.cites and refusal(s, EVIDENCE) is None for s in brief.statements())
    assert not brief.refused


def test_the_line_of_an_event_says_what_where_how_many_when_and_who_says_so() -> None:
    markdown = make_brief(record()).markdown()
    assert "Attack in Korva: more than 40 injured, according to Øystein Dahl, 4 May 2031." in markdown
    assert "1 report, 1 origin" in markdown
    assert "2031-05-05 (dateline)" in markdown


def test_an_empty_record_gives_an_empty_brief() -> None:
    brief = make_brief(Record(Layers()))
    assert not brief.sections
    assert brief.html() and brief.markdown().endswith("\n")


class Links(HTMLParser):
    """Collects what a page would load or lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.hrefs: list[str] = []
        self.ids: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            self.ids += [value or ""] if name == "id" else []
            self.hrefs += [value or ""] if name == "href" and tag == "a" else []
            self.loads += [value or ""] if name in ("src", "srcset", "data") or (name == "href" and tag != "a") else []


def links(html: str) -> Links:
    found = Links()
    found.feed(html)
    return found


def test_the_page_loads_nothing_and_every_citation_leads_somewhere() -> None:
    html = make_brief(record()).html()
    page = links(html)
    assert not page.loads and "script" not in page.tags and "@import" not in html and "url(" not in html
    inner = [h[1:] for h in page.hrefs if h.startswith("#")]
    assert inner and set(inner) <= set(page.ids)
    assert [h for h in page.hrefs if not h.startswith("#")] == ["https://news.example/korva"]
    assert len(page.ids) == len(set(page.ids))


def test_what_a_report_holds_is_text_and_never_markup() -> None:
    html = make_brief(record(url="javascript:alert(1)")).html()
    assert "<b>No" not in html and "&lt;b&gt;No" in html
    assert "javascript:" not in html


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=6))
def test_marked_pieces_are_the_passage_again(cuts: list[tuple[int, int]]) -> None:
    passage = Passage("p", "r1", 0, 10, 40, TEXT[10:40], "body")
    cited = [(Span("r1", start, start + length, TEXT[start : start + length]), n) for n, (start, length) in enumerate(cuts, 1)]
    found = pieces(passage, cited)
    assert "".join(p.text for p in found) == passage.text
    assert all(p.marked for p in found if p.numbers)


def test_a_browser_shows_the_page(tmp_path) -> None:  # type: ignore[no-untyped-def]
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("no chromium is installed")
    page = tmp_path / "brief.html"
    page.write_text(make_brief(record()).html(), "utf-8")
    command = [
        browser,
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'profile'}",
        "--dump-dom",
        page.as_uri(),
    ]
    seen = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    assert re.search(r"Attack in Korva: more than 40 injured", seen)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "The fire destroyed a depot."), ("ru", "Пожар уничтожил склад."), ("tr", "Yangın depoyu yok etti.")]
)
def test_what_was_read_as_one_thing_bears_the_number_one_and_no_other(language: str, text: str) -> None:
    report = Report("r9", "9" * 64, text, language=language)
    noun = next(word for word in ("depot", "склад", "depoyu") if word in text)
    figure = Figure("f9", "r9", text.index(noun), text.index(noun) + len(noun), noun, "destroyed", None, 1, None, noun)
    whole = Span("r9", 0, len(text), text)
    read, unread = (evidence_of(Record(Layers(reports=(report,), figures=figures))) for figures in ((figure,), ()))
    assert refusal(Statement("1 destroyed.", (whole,)), read) is None
    assert "1" in (refusal(Statement("1 destroyed.", (whole,)), unread) or "")
    assert "2" in (refusal(Statement("2 destroyed.", (whole,)), read) or "")
    beside = Span("r9", 0, text.index(noun), text[: text.index(noun)])
    assert "1" in (refusal(Statement("1 destroyed.", (beside,)), read) or "")


def test_an_event_whose_number_no_report_gives_is_told_without_it_and_the_reader_hears_why() -> None:
    held = record().layers
    event = replace(held.events[0], figures=(replace(held.events[0].figures[0], low=57, best=57, high=57),))
    brief = make_brief(Record(replace(held, events=(event,))))
    assert [s.text for s in brief.statements()] and not any("57" in s.text for s in brief.statements())
    assert any("57" in refused.text and "57" in refused.reason for refused in brief.refused)
    assert "57" in brief.html() and "Left out by the checker" in brief.markdown()
