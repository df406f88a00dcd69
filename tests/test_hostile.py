"""Addresses and names that try to reach what is not theirs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from tests import desk as desk_file
from tidings.fetch.ask import Answer
from tidings.fetch.folder import Folder
from tidings.read.given import Given
from tidings.web.app import create_app

REACHING = (
    "/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static/....//app.py", "/static//etc/passwd",
    "/static/%2fetc%2fpasswd", "/export/..%2f..%2fetc%2fpasswd", "/report/..%2f..%2fetc%2fpasswd", "/static/%00", "/api/v1/..%2f..%2fetc",
)  # fmt: skip


@pytest.mark.parametrize("path", REACHING)
def test_no_address_reaches_a_file_of_the_machine(tmp_path: Path, path: str) -> None:
    app = create_app(desk_file.write(tmp_path / "r.tidings"))

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as asker:
            return await asker.get(httpx.URL("http://127.0.0.1", raw_path=path.encode()))

    answer = asyncio.run(ask())
    assert answer.status_code == 404
    assert "root:" not in answer.text and "def " not in answer.text


@pytest.mark.parametrize("host", ["..", "../..", "a/../../b", "%2e%2e", ".", "user@..", "..:80"])
def test_what_is_fetched_stays_in_its_folder(tmp_path: Path, host: str) -> None:
    folder = Folder(tmp_path / "deep" / "into")
    address = f"http://{host}/page"
    folder.keep(Answer(address, address, b"<p>Words</p>", "text/html", None, None, None), Given(), "", False, "2026-01-01T00:00:00Z")
    written = [p.resolve() for p in tmp_path.rglob("*") if p.is_file()]
    assert written and all(p.is_relative_to((tmp_path / "deep" / "into").resolve()) for p in written)
