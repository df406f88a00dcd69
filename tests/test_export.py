"""Exports: exact columns, whole round trips, no formulas, each format read by its own ecosystem's library."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.records import made
from tidings.cli import app
from tidings.errors import UsageError
from tidings.export import FORMATS, export, format_named
from tidings.export import csv as csv_format
from tidings.export import parquet as parquet_format
from tidings.export.cells import FORMULA, as_csv, from_csv, neutral, plain_text
from tidings.export.ics import folded
from tidings.export.told import alpha2, numeric, three_letters
from tidings.export.ucdp import prio_cell
from tidings.layers import Layers
from tidings.record import LAYERS, Record

RECORD = made()


def text(name: str) -> str:
    return export(RECORD, name).content.decode("utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_holds_and_lacks_and_is_described(name: str) -> None:
    form = format_named(name)
    assert form.name == name and form.holds and form.lacks
    described = (Path(__file__).parent.parent / "docs" / "exports.md").read_text("utf-8")
    assert f"| `{name}` | {form.holds} | {form.lacks} |" in described


@pytest.mark.parametrize("name", [n for n in FORMATS if not format_named(n).by_layer])
def test_the_same_record_gives_the_same_bytes_also_where_it_is_empty(name: str) -> None:
    assert export(made(), name).content == export(RECORD, name).content
    export(Record(Layers()), name)


@pytest.mark.parametrize("layer", LAYERS)
def test_csv_and_parquet_give_back_every_value(layer: str) -> None:
    held = getattr(RECORD, layer)
    assert csv_format.read_layer(export(RECORD, "csv", layer).content, layer) == held
    assert parquet_format.read_layer(export(RECORD, "parquet", layer).content, layer) == held
    assert parquet_format.read_layer(export(Record(Layers()), "parquet", layer).content, layer) == ()


def test_parquet_gives_back_what_each_rule_makes_of_a_figure() -> None:
    shelling = next(e for e in RECORD.events if e.figures)
    ruled = replace(shelling.figures[0], bests=(("ucdp", 2), ("conservative", 2.5), ("latest", None)))
    events = (replace(shelling, figures=(ruled,)),)
    content = export(Record(replace(RECORD.layers, events=events)), "parquet", "events").content
    assert parquet_format.read_layer(content, "events") == events


@given(st.lists(st.one_of(st.text(), st.sampled_from(["", '""', "=1+1", "'=1", "''@x", "\t", "\r\n"])), min_size=1, max_size=5))
def test_any_text_survives_a_cell_and_none_is_a_formula(texts: list[str]) -> None:
    for one in texts:
        assert plain_text(neutral(one)) == one
        assert neutral(one)[:1] not in tuple(FORMULA)
    rows = from_csv(as_csv(("a", "b"), [{"a": one, "b": "x"} for one in texts]))
    assert [row["a"] for row in rows] == texts


def test_layers_are_asked_for_only_where_a_file_holds_one() -> None:
    with pytest.raises(UsageError, match="add --what"):
        export(RECORD, "csv")
    with pytest.raises(UsageError, match="leave --what"):
        export(RECORD, "acled", "claims")
    with pytest.raises(UsageError, match="formats are"):
        export(RECORD, "xls")


def test_plover_has_its_fields_and_leaves_out_what_did_not_happen() -> None:
    made_ = export(RECORD, "plover")
    lines = [json.loads(line) for line in made_.content.decode().splitlines()]
    assert [line["id"] for line in lines] == ["accord", "shelling"]
    event = lines[1]
    assert (event["date"], event["event"], event["mode"], event["quad_code"]) == ("2031-05-04", ["ASSAULT"], ["heavy-weapons"], 4)
    assert event["actor"][0]["code"] == "HRV" and event["actor"][0]["sector"] == "MIL"
    assert event["size"] == {"dead": 3, "injured": 5}
    assert event["event_loc"]["geonameid"] == 12345 and event["event_loc"]["country_code"] == "HRV"
    report = RECORD.report("first")
    assert report and report.text[event["text_info"]["start"] : event["text_info"]["end"]] == event["text"]
    assert any("planned" in line for line in made_.left_out)


def test_acled_has_its_31_columns() -> None:
    rows = from_csv(export(RECORD, "acled").content)
    header = text("acled").split("\r\n")[0].split(",")
    assert len(header) == 31 and header[0] == "event_id_cnty" and header[-1] == "timestamp"
    assert [r["sub_event_type"] for r in rows] == ["Agreement", "Shelling/artillery/missile attack"]
    shelling = rows[1]
    assert (shelling["inter1"], shelling["inter2"], shelling["civilian_targeting"]) == ("State forces", "Civilians", "Civilian targeting")
    assert (shelling["iso"], shelling["fatalities"], shelling["time_precision"]) == ("191", "3", "1")


def test_ucdp_has_its_49_columns_and_only_what_killed() -> None:
    (row,) = from_csv(export(RECORD, "ucdp").content)
    assert len(row) == 49
    assert (row["low"], row["best"], row["high"], row["type_of_violence"]) == ("2", "3", "3", "3")
    assert row["geom_wkt"] == "POINT (15.25 44.5)" and row["side_b"] == "Civilians"
    assert prio_cell(-90, -180) == 1 and prio_cell(90, 180) == 360 * 720 and prio_cell(0.1, 0.1) == 180 * 720 + 361


def test_geojson_is_valid_and_says_which_have_no_place() -> None:
    geojson = pytest.importorskip("geojson")
    found = geojson.loads(text("geojson"))
    assert found.is_valid and len(found["features"]) == 3
    assert [f["geometry"] is None for f in found["features"]] == [True, False, True]


def test_hxl_is_read_by_its_library() -> None:
    hxl = pytest.importorskip("hxl")
    source = hxl.data(io.BytesIO(export(RECORD, "hxl").content), hxl.InputOptions(allow_local=True))
    killed = [row.get("#affected+killed-min-max") for row in source]
    assert killed == [None, "3"]


def test_follow_the_money_takes_every_entity() -> None:
    ftm = pytest.importorskip("followthemoney")
    for line in text("ftm").splitlines():
        given_ = json.loads(line)
        entity = ftm.model.get_proxy(given_, cleaned=False)
        entity.schema.validate(given_)
        for name, values in given_["properties"].items():
            assert len(entity.get(name)) == len(values), (given_["schema"], name, values)
    assert {json.loads(line)["schema"] for line in text("ftm").splitlines()} == {
        "Article", "Address", "Event", "Mention", "Organization", "Person", "PublicBody",
    }  # fmt: skip


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph")  # of rdflib itself
def test_json_ld_is_read_without_a_request_and_tells_what_is_based_on_what() -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=text("jsonld"), format="json-ld")
    based = rdflib.URIRef("https://schema.org/isBasedOn")
    assert (rdflib.URIRef("urn:tidings:report:second"), based, rdflib.URIRef("urn:tidings:report:first")) in graph
    selectors = list(graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/oa#TextPositionSelector")))
    assert len(selectors) == len(RECORD.claims)


def test_graphml_is_read_by_networkx() -> None:
    networkx = pytest.importorskip("networkx")
    graph = networkx.read_graphml(io.BytesIO(export(RECORD, "graphml").content))
    assert graph.nodes["report:first"]["label"] == "=SUM(A1) Two killed in Morave"
    assert graph.edges["report:first", "report:second"]["relation"] == "translated"
    assert graph.has_edge("entity:e-army", "event:shelling")


def test_a_calendar_holds_what_is_planned() -> None:
    icalendar = pytest.importorskip("icalendar")
    calendar = icalendar.Calendar.from_ical(export(RECORD, "ics").content)
    (entry,) = calendar.walk("VEVENT")
    assert str(entry["SUMMARY"]) == "Kalmış Öz: rencontrera"
    assert entry["DTSTART"].dt.isoformat() == "2031-05-09" and entry["DTEND"].dt.isoformat() == "2031-05-10"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n"), max_size=300))
def test_calendar_lines_are_short_and_whole(line: str) -> None:
    pieces = folded(line).split("\r\n")
    assert all(len(p.encode()) <= 75 for p in pieces)
    assert pieces[0] + "".join(p[1:] for p in pieces[1:]) == line


def test_codes_of_states_and_languages() -> None:
    assert (alpha2("FRA"), numeric("AFG"), three_letters("de")) == ("FR", 4, "deu")
    assert (alpha2(None), numeric("XXX"), three_letters("xx")) == (None, None, None)


def test_the_command_writes_a_file_and_says_what_is_missing(tmp_path: Path) -> None:
    source = tmp_path / "one.txt"
    source.write_text("A short notice.\n\nThe harbour office of Morave opens at nine.", "utf-8")
    runner = CliRunner()
    assert runner.invoke(app, ["build", str(source), "--record", str(tmp_path / "r.tidings")]).exit_code == 0
    done = runner.invoke(app, ["export", str(tmp_path / "r.tidings"), "--format", "acled", "--out", str(tmp_path / "a.csv")])
    assert done.exit_code == 0 and (tmp_path / "a.csv").read_bytes().startswith(b"event_id_cnty,")
    assert "no place for" in done.output
