"""Prepared databases: the ordinary story played through the real executor, kept at many moments of it."""

from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import Any

from db.cases import laad
from db.engine import lees
from tests.factories import pad
from tests.factories.spel import met_bijlagen, moment
from tests.proeven.model.wereld import KENMERK, Stand, Telling, Wereld
from workflow.case import Case

AANVULLING: dict[str, dict[str, Any]] = {
    "plan_startbijeenkomst": {"agenda": ("Kennismaking",)},
    "registreer_dienst": {"code": "0743", "tooi_uri": "https://voorbeeld.example/gm"},
}
"""What a letter asks and the pure verb does not."""


class EchtSpel:
    """What `pad` plays on, with the executor behind it."""

    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld

    def op(self, tekst: str) -> "EchtSpel":
        self.wereld.nu = max(self.wereld.nu, moment(tekst))
        return self

    def doe(self, verb: str, door: str = "inkoper-1", **met: Any) -> None:
        if "bestand" in met:
            naam = met["bestand"].naam
            met["bestand"] = {"naam": naam, "tekst": naam}
        oproep = self.wereld.roep(verb, door, **AANVULLING.get(verb, {}) | met)
        assert oproep.ja, str(oproep)

    def bevestig(self, door: str = "manager-1", voorstel: int | None = None) -> None:
        self.doe("bevestig", door, voorstel=voorstel)

    def samen(self, verb: str, door: str = "inkoper-1", tweede: str = "manager-1", **met: Any) -> None:
        self.doe(verb, door, **met)
        self.bevestig(tweede)

    def maak_brieven(self) -> None:
        self.wereld.maak_brieven()

    def verzend(self, *soorten: str, perceel: str | None = None) -> None:
        self.maak_brieven()
        self.samen("geef_vrij", soorten=met_bijlagen(soorten), perceel=perceel)
        self.doe("bevestig_verzending", soorten=soorten, perceel=perceel)

    def leg_in_dossier(self, code: str, soort: Any, dienst: str | None = None, door: str = "inkoper-1") -> str:
        bestand = {"naam": f"{code}.pdf", "tekst": code}
        oproep = self.wereld.roep("voeg_dossierstuk_toe", door, code=code, soort=soort, bestand=bestand, dienst=dienst)
        assert oproep.ja, str(oproep)
        return code

    @property
    def zaak(self) -> Case:
        with lees(self.wereld.app.engine) as conn:
            case = laad(conn, KENMERK, slot=False)
        assert case
        return case


Stap = Callable[[Any], None]


@cache
def standen() -> dict[str, Stand]:
    """Per step of the ordinary story the installation after it; all of it is also watched by the book."""
    return _speel([(stap.__name__, stap) for stap in pad.STAPPEN], "een")


@cache
def standen_met_twee_percelen() -> dict[str, Stand]:
    """Two percelen, of which the first is ahead of the second."""
    return _speel(_twee_percelen(), "twee")


def _twee_percelen() -> list[tuple[str, Stap]]:
    def ook_op_twee(stap: Callable[..., None]) -> Stap:
        return lambda spel: stap(spel, "2")

    voor = pad.STAPPEN[: pad.STAPPEN.index(pad.registreer_inschrijvingen)]
    stappen: list[tuple[str, Stap]] = [(stap.__name__, stap) for stap in voor]
    stappen.insert(2, ("tweede perceel", _registreer_tweede))
    stappen.insert(len(stappen) - 3, ("tweede criteria", ook_op_twee(pad.leg_criteria_vast)))
    stappen.append(("inschrijvingen", lambda spel: pad.registreer_inschrijvingen(spel, "1", "2")))
    for stap in (pad.beoordeel, pad.leg_advies_voor, pad.stel_advies_vast, pad.beslis, pad.verzend_beslissing):
        stappen += [(f"{stap.__name__} 1", stap), (f"{stap.__name__} 2", ook_op_twee(stap))]
    stappen += [(s.__name__, s) for s in (pad.maak_overeenkomsten, pad.voer_kort_geding, pad.gun)]
    return stappen


def _registreer_tweede(spel: Any) -> None:
    spel.doe("registreer_perceel", nummer="2", naam="Reparatie", waarde=Decimal(500_000))


def _speel(stappen: list[tuple[str, Stap]], soort: str) -> dict[str, Stand]:
    wereld, bewaard = Wereld(None, Telling()), dict[str, Stand]()
    wereld.roep("registreer_persoon", "systeem", email="beheerder-1@zandloper.example", naam="B", rollen=("beheerder",))
    spel = EchtSpel(wereld)
    for naam, stap in stappen:
        stap(spel)
        bewaard[naam] = wereld.bewaar(f"{soort}-{naam}")
    wereld.sluit()
    return bewaard
