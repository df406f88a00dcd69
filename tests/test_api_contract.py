"""The REST interface asked with whatever its own description allows: it never fails, and answers as it says it does."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import desk as desk_file
from tidings.web.app import create_app

ENDLESS = ("/api/v1/news",)  # a stream that goes on until the asker leaves; tests of the desk listen to it
EXAMPLES = 25  # a path; nothing here is slow, but there are several


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return create_app(desk_file.write(tmp_path_factory.mktemp("api") / "r.tidings"))


def asked(app: FastAPI, path: str) -> httpx.Response:
    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1") as asker:
            return await asker.get(path)

    return asyncio.run(ask())


@settings(max_examples=5 * EXAMPLES, suppress_health_check=list(HealthCheck))
@given(choice=st.data())
def test_whatever_the_description_allows_is_answered_as_described(app: FastAPI, choice: st.DataObject) -> None:
    schema = schemathesis.openapi.from_dict(json.loads(asked(app, "/api/v1/openapi.json").text))
    operations = [operation for found in schema.get_all_operations() if (operation := found.ok()).path not in ENDLESS]
    operation = choice.draw(st.sampled_from(operations))
    case = choice.draw(operation.as_strategy())
    where = {name: quote(str(value), safe="") for name, value in (case.path_parameters or {}).items()}
    path = operation.path.format(**where)
    given = {name: value for name, value in (case.query or {}).items() if value is not None}
    answer = asked(app, f"{path}?{urlencode(given, doseq=True)}")
    assert answer.status_code in (200, 400, 404, 422), (path, given, answer.text)
    if answer.status_code == 200 and answer.headers["content-type"] == "application/json":
        assert isinstance(answer.json(), dict)
    elif answer.status_code != 200:
        assert "detail" in answer.json()


@settings(max_examples=2 * EXAMPLES, suppress_health_check=list(HealthCheck))
@given(words=st.text(max_size=60), where=st.sampled_from(["q", "place", "actor", "type", "status", "language"]))
def test_any_words_at_all_are_searched_for(app: FastAPI, words: str, where: str) -> None:
    path = f"/api/v1/search?{urlencode({where: words.encode('utf-8', 'replace')})}"
    assert asked(app, path).status_code == 200


def test_the_file_of_the_record_is_as_it_was(app: FastAPI) -> None:
    path: Path = app.state.desk.path
    assert path.exists() and asked(app, "/api/v1").json()["counts"]["events"] == 3
