"""The same page again, lines that one publisher prints on all its reports, and what readers wrote. All texts here are invented."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, strategies
from typer.testing import CliRunner

from tidings.clean import clean
from tidings.cli import app
from tidings.furniture import without_furniture
from tidings.language import load_pack
from tidings.library import build
from tidings.model import Passage, Report, content_id
from tidings.settings import Settings
from tidings.versions import changes, newest

FIRST = "Ferry aground off Lanet\n\nThe ferry Saphir ran aground on Friday with 212 people aboard.\n\nNobody was hurt.\n"
LATER = FIRST.replace("212", "214") + "\nTugs came at noon.\n"
URL = "https://courier.example/ferry"


def printed(text: str, day: str | None, url: str | None = URL, name: str = "a") -> Report:
    return Report(name, content_id(text), text, url=url, fetched=day, language="en")


def test_a_changed_page_is_one_report_with_what_changed_whatever_the_order() -> None:
    one, two = (
        printed(FIRST, "2020-01-01T10:00:00Z"),
        printed(LATER, "2020-01-01T12:00:00Z", "http://www.courier.example/ferry#top", "a-f00"),
    )
    for order in permutations([one, two]):
        (report,) = newest(order, Settings())
        assert (report.id, report.text) == ("a", LATER)
        (version,) = report.versions
        assert version.fetched == "2020-01-01T10:00:00Z"
        changed, added = version.changes
        assert "212" in changed.before and LATER[changed.start : changed.end] == changed.after and "214" in changed.after
        assert (added.before, added.after) == ("", "\nTugs came at noon.\n")


def test_an_unchanged_page_changes_nothing() -> None:
    one = printed(FIRST, "2020-01-01T10:00:00Z")
    assert newest([one, replace(one, id="a-2", sha256="f" * 64, fetched="2020-01-02T10:00:00Z")], Settings()) == [one]


def test_the_same_words_kept_under_two_names_are_two_reports_unless_met_twice() -> None:
    kept = printed(FIRST, None, name="ferry")
    other = replace(kept, id="aground", sha256="f" * 64)
    assert [r.id for r in newest([kept, other], Settings())] == ["aground", "ferry"]
    assert [r.id for r in newest([kept, replace(other, id="ferry-ffffff")], Settings())] == ["ferry"]
    met = [replace(kept, fetched="2020-01-01T10:00:00Z"), replace(other, fetched="2020-01-02T10:00:00Z")]
    assert [r.id for r in newest(met, Settings())] == ["ferry"]


def test_what_an_address_says_of_who_led_to_it_makes_no_other_page() -> None:
    one = printed(FIRST, "2020-01-01T10:00:00Z", f"{URL}?id=7&utm_source=rss&fbclid=x")
    (report,) = newest([one, printed(LATER, "2020-01-01T12:00:00Z", f"{URL}?id=7")], Settings())
    assert len(report.versions) == 1
    assert len(newest([one, printed(LATER, "2020-01-01T12:00:00Z", f"{URL}?id=8", "b")], Settings())) == 2


def test_pages_that_only_share_an_address_stay_apart() -> None:
    other = printed("The bridge of Orla has opened again after one year of repairs.", "2020-01-02", name="b")
    assert len(newest([printed(FIRST, "2020-01-01"), other], Settings())) == 2
    front = "https://courier.example/"
    assert len(newest([printed(FIRST, None, front), printed(LATER, None, front, "b")], Settings())) == 2
    assert len(newest([printed(FIRST, None, None), printed(LATER, None, None, "b")], Settings())) == 2


@given(strategies.text(max_size=80), strategies.text(max_size=80))
def test_changes_lead_from_one_text_to_the_other(before: str, after: str) -> None:
    made, at = "", 0
    for change in changes(before, after):
        assert after[change.start : change.end] == change.after
        made += after[at : change.start] + change.before
        at = change.end
    assert made + after[at:] == before


def test_a_record_that_meets_a_page_again_holds_one_report_of_it(tmp_path: Path) -> None:
    for day, text in (("01", FIRST), ("02", LATER)):
        row = {"id": "ferry", "url": URL, "fetched": f"2020-01-{day}T10:00:00Z", "text": text}
        (tmp_path / f"{day}.jsonl").write_text(json.dumps(row))
        made = build([tmp_path / f"{day}.jsonl"], tmp_path / "r.tidings")
    assert [(r.id, len(r.versions)) for r in made.reports] == [("ferry", 1)]
    assert "214" in made.reports[0].text
    assert (made.new, made.changed) == (1, 1)


def test_a_changed_page_is_told_as_changed_and_not_as_new(tmp_path: Path) -> None:
    other = "The bridge of Orla opened again on Monday, the town said."
    for day, text in (("01", FIRST), ("02", LATER)):
        rows = [{"id": "ferry", "url": URL, "fetched": f"2020-01-{day}T10:00:00Z", "text": text}]
        rows += [{"id": "bridge", "text": other}] if day == "02" else []
        (tmp_path / f"{day}.jsonl").write_text("\n".join(map(json.dumps, rows)))
        told = CliRunner().invoke(app, ["build", str(tmp_path / f"{day}.jsonl"), "--record", str(tmp_path / "r.tidings")]).output
    assert "1 new, 1 changed, 2 reports" in told


def test_a_file_that_was_edited_is_the_next_printing_of_its_report(tmp_path: Path) -> None:
    folder, record = tmp_path / "in", tmp_path / "r.tidings"
    folder.mkdir()
    file = folder / "ferry.txt"
    for text in (FIRST, LATER, LATER):
        file.write_text(text)
        made = build([folder], record)
    assert [(r.id, r.text, len(r.versions)) for r in made.reports] == [("ferry", LATER, 1)]
    file.write_text("Bridge of Orla opens\n\nThe bridge opened again on Monday, the town said.\n")
    assert len(build([folder], record).reports) == 2  # another text under the same name


OTHER = FIRST.replace("212", "30").replace("Nobody was hurt.", "Two people were hurt.")


@pytest.mark.parametrize("folders", [("a", "b"), ("b", "a")])
def test_files_of_one_name_in_two_folders_are_two_reports_added_at_once_or_one_by_one(folders: tuple[str, str], tmp_path: Path) -> None:
    for folder, text in (("a", FIRST), ("b", OTHER)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "001.txt").write_text(text)
    paths = [tmp_path / folder for folder in folders]
    build(paths, tmp_path / "batch.tidings")
    for path in paths:
        build([path], tmp_path / "single.tidings")
    texts: dict[str, str] = {}
    for name in ("batch.tidings", "single.tidings"):
        for again in (paths, [paths[1]], paths[::-1]):
            made = build(again, tmp_path / name)
            assert {r.text for r in made.reports} == {FIRST, OTHER}
            assert not any(r.versions for r in made.reports) and made.new == 0
            texts = texts or {r.id: r.text for r in made.reports}
            assert {r.id: r.text for r in made.reports} == texts
    (tmp_path / "b" / "001.txt").write_text(OTHER + "\nThe ferry was towed away.\n")
    made = build([tmp_path / "b"], tmp_path / "single.tidings")
    assert sorted((r.text[-25:], len(r.versions)) for r in made.reports if r.versions) == [("The ferry was towed away.\n"[-25:], 1)]
    assert len(made.reports) == 2


def test_another_text_in_a_file_under_the_same_title_is_another_report(tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    head = "Title: Ferry aground off Lanet\nDate: 3 May 2019\nSource: Lanet Courier\n\n"
    for text in ("The ferry Saphir ran onto a sandbank with 212 people aboard.\n", "Who answers for it? Our readers have long asked.\n"):
        file.write_text(head + text)
        made = build([file], tmp_path / "r.tidings")
    assert [r.title for r in made.reports] == ["Ferry aground off Lanet"] * 2


NOTICE = "The Courier keeps an archive of all it prints, which anyone may look at."


def pages(publisher: str, last: str, count: int = 5) -> tuple[list[Report], tuple[Passage, ...]]:
    names = ("Saphir", "Rubis", "Opale", "Topaze", "Agate")
    reports, passages = [], []
    for number, name in enumerate(names[:count]):
        text = f"{name} in port\n\nThe ferry {name} reached the port of Lanet on day {number}.\n\n"
        text += f"The sea was calm at {number} o'clock.\n\n{last}"
        report, parts = clean(Report(f"r{number}", "0" * 64, text, publisher=publisher, language="en"), load_pack("en"))
        reports.append(report)
        passages += list(parts)
    return reports, tuple(passages)


def kinds_of(reports: list[Report], passages: tuple[Passage, ...], text: str) -> set[str]:
    return {p.kind for p in without_furniture(reports, passages, Settings()) if p.text == text}


def test_a_line_on_many_reports_of_one_publisher_is_boilerplate_by_evidence() -> None:
    reports, passages = pages("Courier", NOTICE)
    assert {p.kind for p in passages if p.text == NOTICE} == {"body"}
    assert kinds_of(reports, passages, NOTICE) == {"boilerplate"}
    assert kinds_of(reports, passages, passages[1].text) == {"lead"}


def test_a_line_on_few_reports_or_of_many_publishers_stays_news() -> None:
    reports, passages = pages("Courier", NOTICE, count=3)
    assert kinds_of(reports, passages, NOTICE) == {"body"}
    reports, passages = pages("Courier", NOTICE)
    apart = [replace(report, publisher=f"Courier {number}") for number, report in enumerate(reports)]
    assert kinds_of(apart, passages, NOTICE) == {"body"}


def test_what_readers_wrote_is_comment_and_nothing_above_it_is() -> None:
    news = "The ferry Saphir ran aground on Friday with 212 people aboard, the coast guard of Lanet said.\n\n"
    news += "Nobody was hurt, and tugs came.\n\n"
    for head in ("2 comments", "Comments (2)", "2 commentaires", "Yorumlar", "Комментарии", "التعليقات"):
        text = f"3 comments\n\nFerry aground off Lanet\n\n{news}{head}\n\nI was there and saw it all.\n\nWho pays for it?"
        found = {p.text: p.kind for p in clean(Report("r", "0" * 64, text, language="en"), load_pack("en"))[1]}
        assert found[head] == "boilerplate", head
        assert (found["I was there and saw it all."], found["Who pays for it?"]) == ("comment", "comment"), head
        assert found["Nobody was hurt, and tugs came."] == "body"


def test_an_invitation_to_comment_does_not_make_comments_of_the_text_below_it() -> None:
    news = "The ferry Saphir ran aground on Friday with 212 people aboard, the coast guard of Lanet said."
    text = f"Ferry aground off Lanet\n\n{news}\n\nLeave a Comment\n\nTugs pulled it free on Saturday."
    found = {p.text: p.kind for p in clean(Report("r", "0" * 64, text, language="en"), load_pack("en"))[1]}
    assert (found["Leave a Comment"], found["Tugs pulled it free on Saturday."]) == ("boilerplate", "body")
