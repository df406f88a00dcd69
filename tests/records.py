"""A small record made by hand, with the things that break pages and tables: markup, formulas, control characters, right to left."""

from __future__ import annotations

from tidings.layers import Layers
from tidings.model import (
    Agreement,
    Attribution,
    Claim,
    Conflict,
    Copy,
    Dated,
    Entity,
    Event,
    EventFigure,
    EventPlace,
    Figure,
    FigureBy,
    Judgement,
    Lineage,
    Mention,
    NameForm,
    On,
    Origin,
    Participant,
    Passage,
    PlaceRef,
    Report,
    Role,
    Span,
    Story,
    Stretch,
    TimeExpression,
    When,
)
from tidings.record import Record

FIRST = (
    "=SUM(A1) Two killed in Morave\n\nThe army shelled the port of Morave on 4 May 2031, killing 2 fishermen and wounding 5, "
    "Dr Kalmış Öz said.\n\n<script>alert('x')</script> & Sons, advertisers."
)
SECOND = (
    "Deux pêcheurs tués\n\nL'armée a bombardé le port de Morave le 4 mai 2031 : 3 morts.\n\nKalmış Öz rencontrera le comité le 9 mai 2031."
)
THIRD = "ميناء مورافي\n\nقتل صيادان في مورافي."
DAY = When("2031-05-04", "2031-05-04", "day", "stated")


def span(report: str, text: str, part: str) -> Span:
    """The first place of some words in a text."""
    at = text.index(part)
    return Span(report, at, at + len(part), part)


def passages(report: str, text: str, kinds: tuple[str, ...]) -> list[Passage]:
    """One passage a paragraph."""
    found, at = [], 0
    for index, (part, kind) in enumerate(zip(text.split("\n\n"), kinds, strict=True)):
        at = text.index(part, at)
        end = at + len(part)
        found.append(Passage(f"{report}-p{index}", report, index, at, end, part, kind, sentences=((at, end),)))  # type: ignore[arg-type]
    return found


def made() -> Record:
    """The record: three printings of one shelling, one meeting that is planned, an agreement, a stranger."""
    shelled = span(
        "first", FIRST, "The army shelled the port of Morave on 4 May 2031, killing 2 fishermen and wounding 5, Dr Kalmış Öz said."
    )
    bombed = span("second", SECOND, "L'armée a bombardé le port de Morave le 4 mai 2031 : 3 morts.")
    meets = span("second", SECOND, "Kalmış Öz rencontrera le comité le 9 mai 2031.")
    attribution = Attribution((Participant("e-oz", "m-oz"),), span("first", FIRST, "said"))
    claims = (
        Claim("c1", *_at(shelled), span("first", FIRST, "shelled"), "ASSAULT", "heavy-weapons", ("military",),
              (Participant("e-army", "m-army"),), (Participant("e-fishers", "m-fishers"),), PlaceRef("e-morave", "m-morave", "city"),
              DAY, ("f1", "f2"), attribution, "asserted", False, "shelling"),
        Claim("c2", *_at(bombed), span("second", SECOND, "bombardé"), "ASSAULT", "heavy-weapons", (), (Participant("e-army", None),), (),
              PlaceRef("e-morave", None, "city"), DAY, ("f3",), None, "asserted", False, "shelling"),
        Claim("c3", *_at(meets), span("second", SECOND, "rencontrera"), "CONSULT", "meeting", (), (Participant("e-oz", None),), (), None,
              When("2031-05-09", "2031-05-09", "day", "stated"), (), None, "planned", False, "meeting"),
    )  # fmt: skip
    dead = EventFigure("killed", 2, 3, 3, "ucdp", (FigureBy(2, "c1", "e-oz", None, None), FigureBy(3, "c2", None)), "fishermen")
    hurt = EventFigure("injured", 5, 5, 5, "ucdp", (FigureBy(5, "c1", "e-oz"),))
    place = EventPlace("e-morave", "Morave", "HRV", 44.5, 15.25, "city")
    first = Dated("2031-05-05", "day", "dateline")
    events = (
        Event("accord", "@Accord <b>of</b> Morave", "AGREE", None, (), When("2031-04-01", "2031-04-01", "day", "stated"), None, ("e-army",),
              ("e-oz",), (), (), ("first",), ("l1",), (), 1, "reported", True,
              agreement=Agreement(("e-army", "e-oz"), "no shelling", None, None)),
        Event("shelling", "Army: shelled → fishermen (Morave)", "ASSAULT", "heavy-weapons", ("military",), DAY, place, ("e-army",),
              ("e-fishers",), (dead, hurt), ("c1", "c2"), ("first", "second", "third"), ("l1",), ("e-oz",), 1, "reported", False,
              breaks=("accord",), conflicts=(Conflict("killed", ("2", "3"), (("c1",), ("c2",))),), first_reported=first,
              reasons=("c1 = c2: one text, same days",)),
        Event("meeting", "Kalmış Öz: rencontrera", "CONSULT", "meeting", (), When("2031-05-09", "2031-05-09", "day", "stated"), None,
              ("e-oz",), (), (), ("c3",), ("second",), ("l1",), (), 1, "planned", False, first_reported=first),
    )  # fmt: skip
    entities = (
        Entity("e-army", "army of Morave", "organisation", (NameForm("The army", "en", 1),), country="HRV", code="HRV", sector="MIL"),
        Entity("e-fishers", "fishermen", "group", (NameForm("fishermen", "en", 1),), sector="CVL"),
        Entity("e-morave", "Morave", "place", (NameForm("Morave", "en", 1), NameForm("مورافي", "ar", 1)), country="HRV", lat=44.5,
               lon=15.25, feature="city", parent="Lika", ids={"geonames": "12345"}),
        Entity("e-oz", "Kalmış Öz", "person", (NameForm("Kalmış Öz", "en", 1), NameForm("Öz", "fr", 1)), (Role("Dr", None, ("first",)),)),
    )  # fmt: skip
    mentions = tuple(
        Mention(name, "first", s.start, s.end, s.text, kind, entity)  # type: ignore[arg-type]
        for name, s, kind, entity in (
            ("m-army", span("first", FIRST, "The army"), "organisation", "e-army"),
            ("m-fishers", span("first", FIRST, "fishermen"), "group", "e-fishers"),
            ("m-morave", Span("first", FIRST.index("Morave on"), FIRST.index("Morave on") + 6, "Morave"), "place", "e-morave"),
            ("m-oz", span("first", FIRST, "Kalmış Öz"), "person", "e-oz"),
        )
    )
    two, five, three = span("first", FIRST, "2 fishermen"), span("first", FIRST, "5,"), span("second", SECOND, "3 morts")
    figures = (
        Figure("f1", "first", two.start, two.end, two.text, "killed", 2, 2, 2, "fishermen"),
        Figure("f2", "first", five.start, five.end - 1, "5", "injured", 5, 5.5, None),
        Figure("f3", "second", three.start, three.end, three.text, "killed", None, 3, None),
    )
    when = span("first", FIRST, "4 May 2031")
    reports = (
        Report("first", "aa", FIRST, "https://news.example/1", "-Morave Post", "=SUM(A1) Two killed in Morave", "A. Writer", ("Agency",),
               "en",
               Dated("2031-05-05T09:00:00", "minute", "markup", (span("first", FIRST, "4 May"),))),
        Report("second", "bb", SECOND, "javascript:alert(1)", "Le Phare", "Deux pêcheurs tués", None, (), "fr", first),
        Report("third", "cc", THIRD, None, None, None, None, (), "ar", None),
    )  # fmt: skip
    parts = [
        *passages("first", FIRST, ("title", "lead", "boilerplate")),
        *passages("second", SECOND, ("title", "lead", "body")),
        *passages("third", THIRD, ("title", "lead")),
    ]
    copies = (
        Copy(Stretch("first", shelled.start, shelled.end), Stretch("second", bombed.start, bombed.end), "translated", 0.8125, "a_to_b"),
        Copy(Stretch("second", bombed.start, bombed.end), Stretch("third", 14, len(THIRD)), "translated", 0.5, "unknown"),
    )
    return Record(
        Layers(
            reports=reports,
            passages=tuple(parts),
            copies=copies,
            lineages=(
                Lineage(
                    "l1", tuple(p.id for p in parts), ("first", "second", "third"), Origin("first", None, "copies run from it"), "report"
                ),
            ),
            mentions=mentions,
            entities=entities,
            times=(TimeExpression("first", when.start, when.end, when.text, "DATE", "2031-05-04"),),
            figures=figures,
            claims=claims,
            events=events,
            stories=(Story("s1", "Shelling of Morave", ("first", "second", "third"), ("shelling", "meeting"), "2031-05-04", "2031-05-09"),),
            judgements=(
                Judgement("j1", "Ada", "2021-05-06T10:00:00+00:00", On("claims", ("c1", "c2")), "same", None, "one day, one port"),
            ),
        )
    )


def _at(sentence: Span) -> tuple[str, int, int, str]:
    return sentence.report, sentence.start, sentence.end, sentence.text
