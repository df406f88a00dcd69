"""Lineages: which reports are one text, which paragraphs only recur, and how many origins stand behind what is told."""

from __future__ import annotations

from tests.printings import BACKGROUND, FERRY, FERRY_FR, HARVEST, STRIKE, gathered, printed
from tidings.copies import find_copies
from tidings.layers import Layers
from tidings.lineages import count_origins, find_lineages
from tidings.model import Copy, Lineage, Passage, Report
from tidings.origins import bonds
from tidings.record import Record
from tidings.settings import Settings
from tidings.show import shown

Printing = tuple[Report, list[Passage]]


class Woven:
    """What lineages make of some printings."""

    def __init__(self, *printings: Printing) -> None:
        self.reports, passages = gathered(*printings)
        self.copies: tuple[Copy, ...] = find_copies(self.reports, passages, Settings())
        self.lineages: tuple[Lineage, ...]
        self.passages: tuple[Passage, ...]
        self.lineages, self.passages = find_lineages(self.reports, passages, self.copies, Settings())

    def families(self) -> list[tuple[str, ...]]:
        return [lineage.reports for lineage in self.lineages if lineage.kind == "report"]

    def recurring(self) -> list[tuple[str, ...]]:
        return [lineage.reports for lineage in self.lineages if lineage.kind == "passage"]

    def background(self) -> set[tuple[str, str]]:
        return {(p.report, p.text) for p in self.passages if p.background}

    def origins(self, *told: tuple[str, str]) -> int:
        """Origins behind texts told in reports."""
        spans = []
        for report in self.reports:
            for key, text in told:
                if key == report.id:
                    at = report.text.index(text)
                    spans.append((key, at, at + len(text)))
        return count_origins(spans, self.lineages, self.passages, self.copies, self.reports)


def test_every_report_is_in_one_report_lineage() -> None:
    woven = Woven(printed("a", *FERRY), printed("b", *FERRY), printed("c", *HARVEST), printed("d", *FERRY_FR, language="fr"))
    assert woven.families() == [("a", "b", "d"), ("c",)]


def test_a_shared_paragraph_makes_no_lineage_of_reports_and_is_background() -> None:
    woven = Woven(printed("a", *FERRY, BACKGROUND), printed("b", *HARVEST, *STRIKE, BACKGROUND))
    assert woven.families() == [("a",), ("b",)]
    assert woven.recurring() == [("a", "b")]
    assert woven.background() == {("a", BACKGROUND), ("b", BACKGROUND)}


def test_copies_of_one_text_are_no_background() -> None:
    woven = Woven(printed("a", *FERRY), printed("b", *FERRY))
    assert woven.recurring() == []
    assert woven.background() == set()


def test_a_quotation_in_two_reports_is_one_origin_but_no_background() -> None:
    words = "We heard the keel scrape for what felt like a whole minute"
    woven = Woven(
        printed("a", HARVEST[0], f'"{words}," a nurse from Vessel wrote to her sister the same night, before she slept.', *HARVEST[1:]),
        printed("b", STRIKE[0], f'In the inquiry that opened yesterday one of those aboard put it like this: "{words}."', *STRIKE[1:]),
    )
    assert woven.recurring() == [("a", "b")]
    assert woven.background() == set()
    assert woven.origins(("a", words), ("b", words)) == 1


def test_two_families_held_together_by_one_mixed_report_stay_two() -> None:
    ferries = [printed(f"f{n}", *FERRY) for n in range(4)]
    harvests = [printed(f"h{n}", *HARVEST) for n in range(4)]
    woven = Woven(*ferries, *harvests, printed("m", *FERRY[:2], *HARVEST[:2]))
    assert all(not ({"f0", "h0"} <= set(family)) for family in woven.families())


def test_the_agency_of_a_dateline_is_the_origin_and_a_photo_credit_is_not() -> None:
    wire = printed("a", "PORT LESSING, May 6 (Halcyon) - " + FERRY[0], *FERRY[1:])
    pictured = printed("b", *HARVEST, "Halcyon photo", kinds={3: "credit"}, credits=("Halcyon",))
    origins = {lineage.reports: lineage.origin for lineage in Woven(wire, pictured).lineages}
    first, second = origins[("a",)], origins[("b",)]
    assert first is not None
    assert (first.agency, first.basis) == ("halcyon", "dateline")
    assert second is not None
    assert second.agency is None


def test_copies_and_translations_count_as_one_origin_and_own_reporting_as_another() -> None:
    own = "Two trawlers from Vessel stood by all morning while the ferry lay on the rocks, their owner says."
    woven = Woven(printed("a", *FERRY), printed("b", *FERRY_FR, language="fr"), printed("c", own, *STRIKE))
    assert woven.origins(("a", FERRY[0]), ("b", FERRY_FR[0])) == 1
    assert woven.origins(("a", FERRY[0]), ("b", FERRY_FR[0]), ("c", own)) == 2


def test_background_told_in_many_reports_is_one_origin() -> None:
    woven = Woven(printed("a", *FERRY, BACKGROUND), printed("b", *HARVEST, BACKGROUND), printed("c", *STRIKE, BACKGROUND))
    assert woven.origins(("a", BACKGROUND), ("b", BACKGROUND), ("c", BACKGROUND)) == 1
    assert woven.origins(("a", FERRY[0]), ("b", BACKGROUND)) == 1


def test_one_outlet_or_one_agency_is_one_origin() -> None:
    woven = Woven(
        printed("a", *FERRY, publisher="Lessing Post"),
        printed("b", *HARVEST, publisher="Lessing Post"),
        printed("c", "VESSEL, May 6 (Halcyon) - " + STRIKE[0], *STRIKE[1:]),
        printed("d", "TALVERA, May 9 (Halcyon) - The plums of the valley are lost, growers say, and nobody will insure them."),
    )
    assert woven.origins(("a", FERRY[0]), ("b", HARVEST[0])) == 1
    assert woven.origins(("c", STRIKE[1]), ("d", "The plums of the valley")) == 1
    assert woven.origins(("a", FERRY[0]), ("c", STRIKE[1])) == 2


def test_a_report_that_passes_another_on_by_name_adds_no_origin() -> None:
    passing = "The ferry had 212 people aboard when its rudder failed, according to the Lessing Post."
    woven = Woven(printed("a", *FERRY, publisher="Lessing Post"), printed("b", passing, *HARVEST))
    assert woven.origins(("a", FERRY[0]), ("b", passing)) == 1


def test_nothing_told_has_no_origin() -> None:
    assert Woven(printed("a", *FERRY)).origins() == 0


def test_lineages_do_not_depend_on_the_order_of_reports() -> None:
    printings = [printed("a", *FERRY, BACKGROUND), printed("b", *FERRY), printed("c", *HARVEST, BACKGROUND)]
    assert Woven(*printings).lineages == Woven(*printings[::-1]).lineages


def test_what_makes_one_origin_of_several_texts_is_told() -> None:
    passing = "The ferry had 212 people aboard when its rudder failed, according to the Lessing Post."
    woven = Woven(printed("a", *FERRY, publisher="Lessing Post"), printed("b", passing, *HARVEST), printed("c", *STRIKE))
    spans = [("a", 0, 10), ("b", 0, 10), ("c", 0, 10)]
    assert bonds(spans, woven.lineages, woven.passages, woven.reports) == (("outlet lessing post", ("a", "b")),)
    assert bonds(spans[1:], woven.lineages, woven.passages, woven.reports) == ()


def test_a_record_shows_how_many_origins_and_the_passages_that_prove_it() -> None:
    woven = Woven(printed("a", *FERRY), printed("b", *FERRY_FR, language="fr"), printed("c", *HARVEST))
    record = Record(Layers(reports=tuple(woven.reports), passages=woven.passages, copies=woven.copies, lineages=woven.lineages))
    lines = shown(record, "lineage").splitlines()
    assert lines[0] == "3 reports, 2 origins"
    at = next(number for number, line in enumerate(lines) if "translated" in line)
    assert [line.strip() for line in lines[at + 1 : at + 3]] == [FERRY[0], FERRY_FR[0]]
