"""How sure a claim is to be what a coder would sign, by what was found around its event word.

The weights are log-odds, fitted by logistic regression on sentences coded by hand in English and Spanish (`decisions/0011`). Those coders
mostly wrote down one event of a sentence, so the true share is a little higher.
"""

from __future__ import annotations

from math import exp

from tidings.model import Claim
from tidings.settings import Settings


def confidence(claim: Claim, settings: Settings) -> float:
    """The chance, 0 to 1 in hundredths, that the type of a claim is right."""
    odds = settings.bare_claim
    odds += settings.claim_with_actor if claim.actors else 0.0
    odds += settings.claim_with_recipient if claim.recipients else 0.0
    odds += settings.claim_with_figure if claim.figures else 0.0
    odds += settings.claim_with_place if claim.place else 0.0
    odds += settings.claim_asserted if claim.modality == "asserted" else 0.0
    odds += settings.claim_attributed if claim.attribution else 0.0
    return round(1 / (1 + exp(-odds)), 2)
