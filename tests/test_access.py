"""A shared desk: nobody comes in without an account, nobody does more than their role, tries and requests run out, all is written down."""

from __future__ import annotations

import json
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests import desk as desk_file
from tests.desk import Client
from tidings.audit import Audit, breaks
from tidings.cli import app as command
from tidings.errors import UsageError
from tidings.library import open_record
from tidings.web.access import Access
from tidings.web.accounts import Accounts
from tidings.web.app import LONGEST_BODY, create_app
from tidings.web.limits import Rate
from tidings.web.serve import Door, access_of, is_loopback, serve

HOME = "http://127.0.0.1"
CLOSED = ("/", "/report/first", "/export/csv?what=events", "/api/v1", "/api/v1/openapi.json", "/api/v1/audit", "/none")
OWN, OTHERS = ("127.0.0.1", "::1", "localhost"), ("0.0.0.0", "10.0.0.5", "::", "desk")
PASSWORD = "correct horse battery"
FORM = {"layer": "claims", "id": ["c1", "c2"], "verdict": "different", "who": "Somebody Else", "why": "two ports"}


@pytest.fixture
def access(tmp_path: Path) -> Access:
    accounts = Accounts(tmp_path / "team.users")
    for role in ("reader", "editor", "admin"):
        accounts.put(role[:3], role, PASSWORD)
    return Access(accounts, Audit(tmp_path / "audit.jsonl"))


@pytest.fixture
def client(access: Access, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return Client(create_app(desk_file.write(tmp_path / "r.tidings"), access=access), HOME)


def signed_in(client: Client, name: str) -> dict[str, str]:
    """The headers of a browser in which somebody has signed in."""
    answer = client.post("/login", {"name": name, "password": PASSWORD, "next": "/review"}, {"origin": HOME})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert all(word in answer.headers["set-cookie"] for word in ("HttpOnly", "SameSite=lax"))
    return {"cookie": answer.headers["set-cookie"].partition(";")[0], "origin": HOME}


def bearer(name: str, secret: str = PASSWORD) -> dict[str, str]:
    return {"authorization": f"Bearer {name}:{secret}"}


@pytest.mark.parametrize("url", CLOSED)
def test_a_stranger_sees_nothing_of_the_record(client: Client, url: str) -> None:
    answer = client.get(url)
    assert (answer.status_code, answer.headers.get("location", "")[:7]) == ((401, "") if url.startswith("/api/") else (303, "/login?"))
    assert "Morave" not in answer.text
    assert "reports" not in client.get("/static/none").text
    assert client.post("/judge", FORM, {"origin": HOME}).status_code == 401


def test_the_page_to_sign_in_leads_on_within_the_desk_only(client: Client) -> None:
    assert '<form action="/login"' in client.get("/login?next=/review").text
    form = {"name": "rea", "password": PASSWORD, "next": "//evil.example/"}
    assert client.post("/login", form, {"origin": HOME}).headers["location"] == "/"
    assert client.post("/login", form, {"origin": "http://evil.example"}).status_code == 403


@pytest.mark.parametrize(("name", "judged", "audited"), [("rea", 403, 403), ("edi", 303, 403), ("adm", 303, 200)])
def test_each_role_does_what_it_may(client: Client, name: str, judged: int, audited: int) -> None:
    headers = signed_in(client, name)
    assert client.get("/report/first", headers).status_code == 200
    assert client.post("/judge", FORM, headers).status_code == judged
    assert client.get("/api/v1/audit", headers).status_code == audited


def test_what_one_user_was_shown_is_not_told_to_another(client: Client) -> None:
    editor, reader = (signed_in(client, name) for name in ("edi", "rea"))
    assert "edi</button>" in client.get("/reports", editor).text
    assert "edi</button>" not in client.get("/reports", reader).text
    assert client.get("/reports").status_code == 303


def test_a_judgement_is_of_whoever_is_signed_in(client: Client, tmp_path: Path) -> None:
    client.post("/judge", FORM, signed_in(client, "edi"))
    assert [j.who for j in open_record(tmp_path / "r.tidings").judgements if j.why == "two ports"] == ["edi"]


def test_tokens_open_the_interface_and_need_no_origin(client: Client) -> None:
    assert client.get("/api/v1/events", bearer("rea")).json()["total"] == 3
    assert client.get("/api/v1/events", bearer("rea")).status_code == 200  # the second time from memory
    assert client.get("/api/v1/events", bearer("rea", "wrong password")).status_code == 401
    assert client.post("/judge", FORM, bearer("edi")).status_code == 303


def test_who_is_removed_signs_out_or_gets_another_password_is_out_at_once(client: Client, access: Access) -> None:
    reader, editor, admin = (signed_in(client, name) for name in ("rea", "edi", "adm"))
    assert client.get("/api/v1", bearer("edi")).status_code == 200
    access.accounts.remove("rea")
    access.accounts.put("edi", "editor", "another password")
    client.post("/logout", None, admin)
    for headers in (reader, editor, admin, bearer("edi")):
        assert client.get("/api/v1", headers).status_code == 401


def test_a_session_ends_by_itself(client: Client, access: Access) -> None:
    headers = signed_in(client, "rea")
    now = access.clock()
    access.clock = lambda: now + 13 * 3600
    assert client.get("/api/v1", headers).status_code == 401


def test_wrong_passwords_run_out(client: Client) -> None:
    tries = [client.post("/login", {"name": "rea", "password": f"guess number {n}"}, {"origin": HOME}) for n in range(7)]
    assert [t.status_code for t in tries] == [401] * 5 + [429] * 2
    assert int(tries[-1].headers["retry-after"]) > 0
    assert client.post("/login", {"name": "rea", "password": PASSWORD}, {"origin": HOME}).status_code == 429
    assert client.get("/api/v1", bearer("adm")).status_code == 429


def test_requests_and_changes_run_out(client: Client, access: Access) -> None:
    access.asking, access.changing = Rate(0.001, 4), Rate(0.001, 1)
    headers = signed_in(client, "adm")
    assert [client.get("/api/v1", headers).status_code for _ in range(5)] == [200] * 4 + [429]
    assert [client.post("/seen", None, headers).status_code for _ in range(2)] == [303, 429]


@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 5)), max_size=40))
def test_nobody_gets_more_than_the_rate_and_nobody_pays_for_another(asked: list[tuple[str, float]]) -> None:
    now = 0.0
    rate = Rate(2, 3, lambda: now)
    given_to = {"a": 0, "b": 0}
    for key, later in asked:
        now += later
        given_to[key] += rate.wait(key) == 0
    assert all(count <= 3 + 2 * now + 1e-6 for count in given_to.values())
    assert all(given_to[key] >= min(3, sum(k == key for k, _ in asked)) for key in given_to)


def test_all_that_is_done_is_written_down_and_nothing_of_it_changes_unseen(client: Client, access: Access, tmp_path: Path) -> None:
    client.post("/login", {"name": "rea", "password": "not the password"}, {"origin": HOME})
    headers = signed_in(client, "edi")
    client.post("/judge", FORM, headers)
    client.get("/report/first", headers)
    client.get("/export/csv?what=events", headers)
    log = tmp_path / "audit.jsonl"
    told = [(row["who"], row["did"], row["status"]) for row in map(json.loads, log.read_text("utf-8").splitlines())]
    assert told == [("rea", "POST /login", 401), ("edi", "POST /login", 303), ("edi", "POST /judge", 303), ("edi", "GET /export/csv", 200)]
    assert PASSWORD not in log.read_text("utf-8") and not breaks(log)
    assert log.stat().st_mode & 0o077 == 0
    lines = log.read_bytes().splitlines(keepends=True)
    for changed in (lines[:1] + lines[2:], [lines[0], lines[1].replace(b"edi", b"rea"), *lines[2:]], [*lines[:3], b"\n", lines[3]]):
        log.write_bytes(b"".join(changed))
        assert breaks(log)


def test_the_log_goes_on_after_a_restart_and_a_line_that_was_cut(tmp_path: Path) -> None:
    log = tmp_path / "audit.jsonl"
    first = Audit(log)
    first.write("ada", "::1", "POST /judge", 303)
    first.close()
    again = Audit(log)
    again.write("ada", "::1", "POST /undo", 303)
    again.close()
    assert not breaks(log)
    log.write_bytes(log.read_bytes() + b'{"at": "20')
    cut = Audit(log)
    cut.write("bo", "::1", "POST /judge", 303)
    cut.close()
    assert [row["who"] for row in cut.last(9)] == ["bo", "ada", "ada"] and breaks(log) == ["line 3 is no line of the log"]


def test_a_request_that_is_too_large_is_refused_before_and_while_it_comes(client: Client) -> None:
    headers = {"origin": HOME, "cookie": signed_in(client, "edi")["cookie"]}
    assert client.post("/judge", FORM, {**headers, "content-length": str(LONGEST_BODY + 1)}).status_code == 413

    async def drip() -> object:
        for _ in range(70):
            yield b"x" * 1_000_000

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(client.app), base_url=HOME) as asker:
            return await asker.post("/judge", content=drip(), headers=headers)  # type: ignore[arg-type]

    import asyncio

    assert asyncio.run(ask()).status_code == 413


def test_another_site_cannot_make_a_browser_judge(client: Client) -> None:
    headers = signed_in(client, "edi")
    for strange in ({"origin": "http://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert client.post("/judge", FORM, {**headers, **strange}).status_code == 403
    del headers["origin"]
    assert client.post("/judge", FORM, headers).status_code == 403


@pytest.mark.parametrize("host", OWN + OTHERS)
def test_others_are_let_in_only_with_accounts(tmp_path: Path, host: str) -> None:
    own = host in OWN
    assert is_loopback(host) == own
    record = desk_file.write(tmp_path / "r.tidings")
    if not own:
        with pytest.raises(UsageError, match="--users"):
            serve(record, Door(host, 0), print)
    with pytest.raises(UsageError, match="there are no users"):
        access_of(record, tmp_path / "none.users")


def test_users_are_added_listed_and_removed_and_their_passwords_are_nowhere(tmp_path: Path) -> None:
    file, run = tmp_path / "team.users", CliRunner()
    assert run.invoke(command, ["users", str(file), "ada", "--role", "editor"], input=f"{PASSWORD}\n").exit_code == 0
    token = run.invoke(command, ["users", str(file), "robot", "--token"]).stdout.strip()
    assert run.invoke(command, ["users", str(file)]).stdout == "ada\teditor\nrobot\treader\n"
    accounts = Accounts(file)
    assert accounts.known("robot", token) and accounts.known("ada", PASSWORD) and not accounts.known("ada", token)
    assert accounts.known("nobody", PASSWORD) is None
    text = file.read_text("utf-8")
    assert PASSWORD not in text and token not in text and text.count("$argon2id$") == 2
    assert run.invoke(command, ["users", str(file), "ada", "--remove"]).exit_code == 0
    assert Accounts(file).known("ada", PASSWORD) is None


def test_a_file_of_users_that_is_none_or_open_to_others_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "team.users"
    accounts = Accounts(file)
    with pytest.raises(UsageError, match="12 characters"):
        accounts.put("ada", "reader", "short")
    with pytest.raises(UsageError, match="no role"):
        accounts.put("ada", "owner", PASSWORD)
    with pytest.raises(UsageError, match="no name"):
        accounts.put("a b:c", "reader", PASSWORD)
    accounts.put("ada", "reader", PASSWORD)
    file.chmod(0o644)
    with pytest.raises(UsageError, match="chmod 600"):
        Accounts(file).users()
    file.write_text('[{"name": "ada"}]')
    file.chmod(0o600)
    with pytest.raises(UsageError, match="no file of users"):
        Accounts(file).users()
