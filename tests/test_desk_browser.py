"""The desk in a browser: open, search, follow a claim, compare copies, merge and undo by keyboard, nothing asked from outside.

Needs chromium (Debian: apt-get install chromium) and Playwright for Python; skipped with a line where either is missing.
"""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import uvicorn

from tests import desk as desk_file
from tidings.library import open_record
from tidings.match import standing
from tidings.web.app import create_app

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright for Python is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium here: apt-get install chromium"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),  # of Playwright's event loop
]
PAGES = (
    "/",
    "/search?q=morave",
    "/event/shelling",
    "/report/second?beside=first",
    "/lineage/l1",
    "/agreements",
    "/actors",
    "/review",
    "/exports",
)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return desk_file.write(tmp_path / "r.tidings")  # one for each test: a judgement makes the record anew, with other ids


@pytest.fixture
def home(record: Path) -> Iterator[str]:
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(create_app(record), log_level="error"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listener.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def page(browser: Any, home: str) -> Iterator[Any]:
    context = browser.new_context(base_url=home)
    found = context.new_page()
    complaints: list[str] = []
    found.on("request", lambda r: complaints.append(f"asked {r.url}") if not r.url.startswith((home, "data:")) else None)
    found.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
    found.on("dialog", lambda d: (complaints.append(f"dialog {d.message}"), d.dismiss()))
    yield found
    context.close()
    assert not complaints


@pytest.mark.parametrize("url", PAGES)
def test_pages_fit_a_phone_and_have_one_heading(page: Any, url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(url)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize(("url", "scheme"), [*((url, "light") for url in PAGES), ("/", "dark"), ("/report/second?beside=first", "dark")])
def test_no_serious_fault_for_screen_readers(browser: Any, home: str, url: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()
    context = browser.new_context(base_url=home, bypass_csp=True, color_scheme=scheme)
    page = context.new_page()
    page.goto(url)
    faults = [f for f in axe.run(page).response["violations"] if f["impact"] in ("serious", "critical")]
    context.close()
    assert not [(f["id"], [n["html"] for n in f["nodes"]][:3]) for f in faults]


def test_from_search_to_an_event_to_the_span_of_a_claim(page: Any) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("kalmis oz")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Army: shelled").first.click()
    page.locator(".claims blockquote a").first.click()
    assert page.url.endswith("#c-c1")
    assert page.locator("#c-c1").is_visible() or page.locator("#c-c1").count() == 1
    assert page.locator("article .trigger").first.inner_text() == "shelled"


def test_copied_words_lead_from_one_text_to_the_other(page: Any) -> None:
    page.goto("/report/second?beside=first")
    link = page.locator("article.text").first.locator("a.twin").first
    target = link.get_attribute("href").removeprefix("#")
    link.click()
    assert page.evaluate("id => document.getElementById(id).closest('.twin-text') !== null", target)


def test_doubts_are_judged_and_taken_back_by_keyboard(page: Any, record: Path) -> None:
    page.goto("/event/shelling")
    page.locator(".claims input[type=checkbox]").nth(1).check()
    page.locator("fieldset", has_text="The chosen claims").get_by_label("Your name").fill("Ada")
    page.get_by_role("button", name="Split them off").click()
    assert page.url.endswith("/review")
    made = [j for j in open_record(record).judgements if j.who == "Ada" and j.why != "one day, one port"]
    assert [(j.verdict, set(j.on.ids)) for j in made] == [("different", {"c1", "c2"})]
    page.locator("h1").click()
    with page.expect_navigation():
        page.keyboard.press("u")
    assert made[0] not in standing(open_record(record).judgements)


def test_a_field_is_corrected_with_a_reason_and_taken_back(page: Any, record: Path) -> None:
    page.route("**/api/v1", lambda asked: asked.fulfill(json={"judgements_waiting": 1}))  # no page loads itself anew on a slow machine
    page.goto("/event/meeting")
    form = page.locator("fieldset", has_text="Correct a field")
    form.get_by_label("Field").select_option("date")
    assert form.get_by_label("Right value").get_attribute("placeholder") == "2031-05-09"
    form.get_by_label("Right value").fill("2031-05-10")
    form.get_by_label("Your name").fill("Ada")
    form.get_by_label("Why").fill("put off by a day")
    with page.expect_navigation():
        form.get_by_role("button", name="Correct").click()
    (made,) = [j for j in open_record(record).judgements if j.verdict == "correct"]
    assert (made.value, made.why) == ("date=2031-05-10", "put off by a day")
    page.goto("/review")
    page.locator("li", has_text="date=2031-05-10").get_by_role("button").first.click()
    assert made not in standing(open_record(record).judgements)


def test_pages_run_from_right_to_left_in_arabic_and_fit_a_phone(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for url in PAGES:
        page.goto(f"/language/ar?next={quote(url)}")
        assert page.evaluate("document.dir") == "rtl"
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.goto("/language/en")


def test_a_brief_can_be_printed(page: Any) -> None:
    page.goto("/brief")
    page.emulate_media(media="print")
    assert page.locator("h1").inner_text() == "Situation brief"
    assert page.pdf()[:4] == b"%PDF"
