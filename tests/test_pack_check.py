"""A pack is checked line by line, and a ninth language works by adding a folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tiny_pack import tiny_pack
from tidings.errors import PackError, UsageError
from tidings.language import Pack, load_pack, own_packs, pack_at
from tidings.pack_check import check_pack
from tidings.pack_new import begin_pack

SAID = (
    "Habari\n\nMlipuko uliua watu saba katika Kassala siku ya Jumatatu, polisi walisema. "
    "Watu wengine walikimbia mji huo na kwenda kijiji.\n"
)


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return Pack("sw", tiny_pack(tmp_path))


def told(pack: Pack) -> list[str]:
    return [str(problem) for problem in check_pack(pack)]


def change(pack: Pack, name: str, old: str, new: str) -> int:
    """Changes a file and says on which line."""
    path = pack.folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_a_pack_that_is_whole_has_nothing_wrong(pack: Pack) -> None:
    assert told(pack) == []


@pytest.mark.parametrize("own", [p for p in own_packs() if p.code == "ar"], ids=["ar"])
def test_a_pack_of_ours_has_nothing_wrong(own: Pack) -> None:
    assert told(own) == []


def test_a_pack_just_begun_lacks_only_what_a_language_must_say(tmp_path: Path) -> None:
    begin_pack(tmp_path / "sw")
    grave = [p for p in check_pack(Pack("sw", tmp_path / "sw")) if p.grave]
    assert [(p.file.name, p.what) for p in grave] == [("brief.toml", "0 months")]
    with pytest.raises(UsageError, match="holds something already"):
        begin_pack(tmp_path / "sw")


@pytest.mark.parametrize(
    ("name", "old", "new", "what", "fix"),
    [
        ("numbers.toml", "groups = [", "groups [", "this is no TOML", "toml.io"),
        ("claims.toml", "speech = [", "speach = [", "no stage reads 'speach'", "write 'speech'"),
        ("claims.toml", "speech = [", 'speech = "a" # [', "'speech' is a string", "write a list"),
        ("events.tsv", "ASSAULT", "ASAULT", "no type of event 'ASAULT'", "write ASSAULT"),
        ("events.tsv", "explosives", "xplosives", "no mode 'xplosives'", "explosives"),
        ("events.tsv", "\tN\t", "\tX\t", "part of speech 'X'", "write V, N or A"),
        ("events.tsv", "Mlipuko uliua", "Watu waliuawa na", "is read as no event", "mend the rule or the example"),
        ("times.toml", "2020-02-10", "2020-02-11", "is read as 2020-02-10", "mend the rule or the example"),
        ("figures.toml", "saba.", "sitini.", "is read as no figure", "mend"),
        ("brief.toml", "{n} report", "{m} report", "no place {m}", "it has {n}"),
        ("events.tsv", "mlipuko\tN\t", "mlipuko N ", "columns where 5 are needed", "separate them by tabs"),
        ("lexicon.tsv", "daraja\tbridge", "daraja\tbridge\tspan", "write a word, one tab", "compare"),
        ("numbers.toml", "saba = 7", 'saba = "7"', "'saba' in 'values' is '7'", "write a float or integer"),
        ("names.toml", "roles = []", "roles = [1]", "'roles' holds 1", "write a string"),
        ("lexicon.tsv", "mlima\t", "daraja\t", "'daraja' stands above already", "compare"),
    ],
)
def test_what_is_wrong_is_told_with_file_line_and_fix(pack: Pack, name: str, old: str, new: str, what: str, fix: str) -> None:
    line = change(pack, name, old, new)
    assert any(f"{name}, line {line}: " in t and what in t and fix in t for t in told(pack)), told(pack)


@pytest.mark.parametrize("name", ["events.tsv", "claims.toml"])
def test_a_file_that_is_not_utf8_is_told(pack: Pack, name: str) -> None:
    path = pack.folder / name
    whole = path.read_bytes()
    path.write_bytes(whole + "# café\n".encode("latin-1"))
    assert told(pack) == [f"{path}, line {len(whole.splitlines()) + 1}: this is not UTF-8; save the file as UTF-8"]
    path.write_bytes(b"\xef\xbb\xbf" + whole)
    assert told(pack) == [f"{path}, line 1: the file begins with a byte-order mark; save it as UTF-8 without one"]


def test_a_word_told_twice_and_a_missing_key_are_told_with_their_line(pack: Pack) -> None:
    line = change(pack, "numbers.toml", "saba = 7", "saba = 7\nsaba = 8") + 1
    assert told(pack) == [f"{pack.folder}/numbers.toml, line {line}: this key or table stands above already; remove one of the two"]
    change(pack, "numbers.toml", "saba = 7\nsaba = 8", "saba = 7")
    change(pack, "numbers.toml", "groups = ", "# groups = ")
    assert [(p.what, p.line is not None) for p in check_pack(pack)] == [("'groups' is missing", True)]


def test_a_missing_key_and_a_missing_file_are_told(pack: Pack) -> None:
    change(pack, "names.toml", "roles = []", "")
    (pack.folder / "claims.toml").unlink()
    found = {(p.file.name, p.grave): p.what for p in check_pack(pack)}
    assert "'roles' is missing" in found["names.toml", True]
    assert found["claims.toml", False].startswith("missing: who says so")


def test_a_folder_that_is_no_language_or_is_not_there_is_told(tmp_path: Path) -> None:
    assert "call the folder by its two letters" in told(Pack("swahili", tmp_path))[0]
    with pytest.raises(PackError, match="there is no pack 'nowhere'"):
        pack_at("nowhere")
    assert pack_at("en") == load_pack("en")


def run(*arguments: str, packs: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, **({"TIDINGS_PACKS": str(packs)} if packs else {})}
    return subprocess.run([sys.executable, "-m", "tidings", *arguments], capture_output=True, text=True, check=False, env=environment)


def test_a_ninth_language_needs_a_folder_and_no_code(tmp_path: Path) -> None:
    packs = tmp_path / "packs"
    tiny_pack(packs)
    (tmp_path / "report.txt").write_text(SAID, "utf-8")
    record = str(tmp_path / "record.tidings")
    assert run("build", str(tmp_path / "report.txt"), "--record", record, packs=packs).returncode == 0
    brief = run("brief", record, "--language", "sw", packs=packs).stdout
    assert "Explosion" in brief and "7 killed" in brief and "Mlipuko uliua watu saba" in brief
    assert "nothing can be written in 'sw'" in run("brief", record, "--language", "sw").stderr
    assert "which is no folder" in run("show", record, packs=tmp_path / "none").stderr


def test_a_language_that_no_dictionary_has_is_read_all_the_same(tmp_path: Path) -> None:
    tiny_pack(tmp_path / "packs", "so")
    report = {"id": "a", "text": f"Buulo Karova\n\n{SAID}", "language": "so"}
    (tmp_path / "reports.jsonl").write_text(json.dumps(report) + "\n", "utf-8")
    record = str(tmp_path / "record.tidings")
    built = run("build", str(tmp_path / "reports.jsonl"), "--record", record, "--strict", packs=tmp_path / "packs")
    assert built.returncode == 0, built.stderr
    assert "7 killed" in run("brief", record, "--language", "so", packs=tmp_path / "packs").stdout


def test_the_command_says_what_is_wrong_and_ends_so(tmp_path: Path) -> None:
    pack = Pack("sw", tiny_pack(tmp_path))
    change(pack, "events.tsv", "ASSAULT", "ASAULT")
    ended = run("pack", "check", str(pack.folder))
    assert ended.returncode == 1 and "events.tsv, line 2: there is no type of event 'ASAULT'; write ASSAULT" in ended.stdout
    assert run("pack", "check", "nowhere").returncode == 2
