"""How the desk speaks to whom: in the language that they chose, else as their browser asks, else as it was opened; with the best values
of figures by the rule that they chose, else as the record was built."""

from __future__ import annotations

from collections.abc import Collection

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from tidings.settings import FIGURE_RULES
from tidings.tongue import FIRST, Tongue, spoken, tongue

COOKIE = "language"
RULE = "rule"
YEAR = 31_536_000  # seconds
NAMES = {
    "ar": "العربية",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fr": "Français",
    "ru": "Русский",
    "tr": "Türkçe",
    "uk": "Українська",
}
router = APIRouter(include_in_schema=False)


def own_of(request: Request) -> Tongue:
    """The language of the pages of a request."""
    asked = [part.split(";")[0].strip()[:2].lower() for part in request.headers.get("accept-language", "").split(",")]
    wanted = (request.cookies.get(COOKIE, ""), request.app.state.language, *asked, FIRST)
    known = spoken()
    return tongue(next(code for code in wanted if code in known))


def tongues() -> list[tuple[str, str]]:
    """The languages to choose from, each by its own name."""
    return [(code, NAMES.get(code, code)) for code in spoken()]


def rule_of(request: Request) -> str:
    """The rule for figures that was chosen, "" where none was."""
    rule = request.cookies.get(RULE, "")
    return rule if rule in FIGURE_RULES else ""


@router.get("/language/{code}")
def choose(code: str, next: str = "/") -> RedirectResponse:
    """Remembers the language that was chosen, and leads back."""
    return _remembering(COOKIE, code, spoken(), next)


@router.get("/rule/{name}")
def choose_rule(name: str, next: str = "/") -> RedirectResponse:
    """Remembers the rule for figures that was chosen, and leads back."""
    return _remembering(RULE, name, FIGURE_RULES, next)


def _remembering(cookie: str, chosen: str, known: Collection[str], next: str) -> RedirectResponse:
    """Leads back to a page of the desk, with a choice kept in a cookie if it is a known one."""
    back = next if next.startswith("/") and not next.startswith(("//", "/\\")) else "/"
    response = RedirectResponse(back, 303)
    if chosen in known:
        response.set_cookie(cookie, chosen, max_age=YEAR, httponly=True, samesite="strict")
    return response
