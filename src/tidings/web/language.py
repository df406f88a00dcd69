"""In which language the desk speaks to whom: as they chose, else as their browser asks, else as it was opened."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from tidings.tongue import FIRST, Tongue, spoken, tongue

COOKIE = "language"
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


@router.get("/language/{code}")
def choose(code: str, next: str = "/") -> RedirectResponse:
    """Remembers the language that was chosen, and leads back."""
    back = next if next.startswith("/") and not next.startswith(("//", "/\\")) else "/"
    response = RedirectResponse(back, 303)
    if code in spoken():
        response.set_cookie(COOKIE, code, max_age=YEAR, httponly=True, samesite="strict")
    return response
