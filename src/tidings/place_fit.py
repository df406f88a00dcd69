"""Whether two places may be one: the same, one in the other, so near that reports mix them, or one name written in two languages."""

from __future__ import annotations

from functools import lru_cache

from tidings.fold import fold_name
from tidings.gazetteer import Place, gazetteer, kilometres
from tidings.model import Entity, NameForm
from tidings.regions import relation
from tidings.settings import Settings
from tidings.soundalike import alike
from tidings.transliterate import transliterate

COARSE = {"country": 2, "region": 1}
SHORTEST_NAME, ONE_SOUND = 5, 0.9  # letters of a place's name, and how alike two of them sound that are one


def places_fit(a: Entity, b: Entity, settings: Settings) -> bool:
    """Whether two places may be one: the same, one inside the other, or so near that reports mix them."""
    if a.id == b.id or a.parent in (b.id, b.name) or b.parent in (a.id, a.name):
        return True
    if a.feature == "country" or b.feature == "country":
        return a.country == b.country
    if no_list_has(a) and no_list_has(b):
        return "facility" in (a.kind, b.kind) or bool(set(fold_name(a.name).split()) & set(fold_name(b.name).split()))
    if no_list_has(a) or no_list_has(b):  # where it lies is guessed
        return a.country is None or b.country is None or a.country == b.country
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return a.country is None or b.country is None or a.country == b.country
    if _one_name_in_two_languages(a.names, b.names):
        return True
    far = kilometres(a.lat, a.lon, b.lat, b.lon)
    if (land := _land_of(a) or _land_of(b)) is not None and a.country == b.country:
        reach = max(kilometres(land.lat, land.lon, one.lat, one.lon) for one in (a, b) if one.lat is not None and one.lon is not None)
        return far <= max(reach, settings.region_km)  # "the north of Mali" is half of it
    wide = settings.region_km if "region" in (a.feature, b.feature) else settings.town_km
    return far <= wide


def _land_of(place: Entity) -> Place | None:
    """The country of which a place is told as the north, the west or the like; None for any other place."""
    if place.feature != "region" or not place.parent or relation(place.name) is None:
        return None
    return next((p for p in gazetteer().lookup(place.parent) if p.feature == "country"), None)


@lru_cache(maxsize=20_000)
def _one_name_in_two_languages(a: tuple[NameForm, ...], b: tuple[NameForm, ...]) -> bool:
    """Whether two places are called alike in languages of which none names both: a list may have the one name at another place."""
    if {n.language for n in a if n.count} & {n.language for n in b if n.count}:
        return False
    pairs = ((fold_name(transliterate(x.text)), fold_name(transliterate(y.text))) for x in a for y in b)
    return any(min(len(x), len(y)) >= SHORTEST_NAME and alike(x, y) >= ONE_SOUND for x, y in pairs)


def no_list_has(place: Entity) -> bool:
    """Whether a place is on no list: a village, a street or a camp whose whereabouts are guessed from its report."""
    return place.feature is None and (place.kind == "place" or (place.kind == "facility" and not _of_town(place)))


def _of_town(place: Entity) -> bool:
    """Whether a facility bears the name of the town that it is in: "Mombasa airport"."""
    town = set(fold_name(place.parent or "").split())
    return bool(town) and any(town <= set(fold_name(form.text).split()) for form in place.names)


def known_to_fit(a: Entity, b: Entity, settings: Settings) -> bool:
    """Whether two places are known to be one, or one inside the other: a street that no map has may be anywhere."""
    if a.id == b.id or a.parent in (b.id, b.name) or b.parent in (a.id, a.name):
        return True
    mapped = all(one.lat is not None or one.feature in COARSE for one in (a, b))
    near = a.lat is None or b.lat is None or kilometres(a.lat, a.lon or 0.0, b.lat, b.lon or 0.0) <= settings.town_km
    return mapped and places_fit(a, b, settings) and (near or not (no_list_has(a) or no_list_has(b)))
