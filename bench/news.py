"""Made-up news in English: reports of invented events, some printed again, for timing a whole build.

Every event is told by a few reports in a few sentences; events of one kind share their sentence patterns, days and towns, as real
ones do, and in a corpus of any size as many reports fall on a day.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

GIVEN = (
    "Anna",
    "Karim",
    "Joseph",
    "Olga",
    "Nabil",
    "Mary",
    "Pedro",
    "Lucia",
    "Hans",
    "Amina",
    "Yusuf",
    "Elena",
    "Omar",
    "Grace",
    "Tomas",
    "Leila",
    "Victor",
    "Fatou",
    "Ivan",
    "Rosa",
)
FIRST = (
    "Hal",
    "Ber",
    "Mor",
    "Lin",
    "Kas",
    "Oke",
    "Tor",
    "Van",
    "Sil",
    "Dab",
    "Wen",
    "Nor",
    "Pel",
    "Gar",
    "Sor",
    "Mal",
    "Fen",
    "Rud",
    "Zol",
    "Tam",
)
LAST = (
    "berg",
    "man",
    "quist",
    "ova",
    "ford",
    "aga",
    "well",
    "etti",
    "sen",
    "ini",
    "ard",
    "omo",
    "ansky",
    "ell",
    "under",
    "oza",
    "ino",
    "amba",
)
TOWNS = (
    "Mombasa",
    "Garissa",
    "Kisumu",
    "Nakuru",
    "Rotterdam",
    "Gdansk",
    "Bergen",
    "Porto",
    "Malaga",
    "Bologna",
    "Leipzig",
    "Arequipa",
    "Cusco",
    "Mendoza",
    "Rosario",
    "Kumasi",
    "Ibadan",
    "Lusaka",
    "Harare",
    "Maputo",
    "Beira",
    "Antwerp",
    "Tampere",
    "Aarhus",
    "Izmir",
    "Konya",
    "Adana",
    "Tbilisi",
    "Yerevan",
    "Almaty",
    "Surabaya",
    "Medan",
    "Cebu",
    "Davao",
    "Hue",
    "Danang",
)
OUTLETS = ("Coast Herald", "Lake Tribune", "The Northern Post", "Harbour Daily", "Valley Observer", "The Plain Dealer of Ostrava")
KINDS = {
    "blast": (
        "At least {n} people were killed and {m} injured when a bomb exploded at a market in {town} on {day}, police said.",
        "Police chief {who} said that {n} bodies were found and that {m} people were taken to hospital.",
        "No group claimed responsibility for the attack in {town}.",
    ),
    "talks": (
        "Foreign Minister {who} met {other} in {town} on {day} to discuss the border.",
        "The talks in {town} lasted for {n} hours, {other} said.",
        "{who} will travel to {far} next week.",
    ),
    "flood": (
        "Floods killed {n} people and displaced {m} families in {town} on {day}, the mayor, {who}, said.",
        "Heavy rain destroyed {m} houses in villages around {town}.",
        "{other} of the Red Cross called for tents and clean water.",
    ),
    "protest": (
        "Some {m} people protested in {town} on {day} against the price of bread.",
        "Police detained {n} protesters, a lawyer for them, {who}, said.",
        "{other} denied that officers had beaten anyone in {town}.",
    ),
    "raid": (
        "Soldiers arrested {n} suspected smugglers in a raid near {town} on {day}.",
        "General {who} said that troops seized {m} rifles.",
        "The men were taken to a prison in {far}, according to {other}.",
    ),
}
CLOSINGS = (
    "Rain is expected over the weekend, with winds from the south that forecasters call unusual for the season.",
    "The bridge over the river has been closed since the spring, and ferries run only in the morning.",
    "Schools in the district opened late because the road from the coast was blocked for hours.",
    "Traders say that prices have doubled since the harvest failed in the hills.",
)


def reports(count: int, seed: int = 7, a_day: int = 40) -> Iterator[dict[str, str]]:
    """That many reports as JSON objects, about `a_day` of them printed on each day."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        printed = date(2016, 1, 4) + timedelta(days=made // a_day)
        body = event(chance, printed - timedelta(days=1))
        for printing in range(min(chance.choice((1, 1, 1, 2, 2, 3, 5)), count - made)):
            yield {
                "id": f"n{made:07}",
                "title": body[0].split(" on ")[0],
                "text": "\n\n".join(printing_of(body, printing, chance)),
                "published": printed.isoformat(),
                "publisher": chance.choice(OUTLETS),
                "language": "en",
            }
            made += 1


def event(chance: random.Random, day: date) -> list[str]:
    """The sentences of one event."""
    patterns = KINDS[chance.choice(sorted(KINDS))]
    town, far = chance.sample(TOWNS, 2)
    filled = {
        "n": chance.randint(2, 60), "m": chance.randint(3, 900), "town": town, "far": far,
        "day": f"{day.day} {day:%B} {day.year}", "who": person(chance), "other": person(chance),
    }  # fmt: skip
    return [pattern.format(**filled) for pattern in patterns]


def person(chance: random.Random) -> str:
    """A made-up full name."""
    return f"{chance.choice(GIVEN)} {chance.choice(FIRST)}{chance.choice(LAST)}"


def printing_of(body: list[str], printing: int, chance: random.Random) -> list[str]:
    """The first printing as it was written; later ones cut, or with something of their own put in."""
    if printing == 0:
        return [*body, chance.choice(CLOSINGS)]
    kept = body[: max(1, len(body) - chance.randint(0, 1))]
    return [*kept, chance.choice(CLOSINGS)] if chance.random() < 0.5 else kept
