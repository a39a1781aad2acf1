"""A practice installation with a project whose letters wait to be made, built through the executor."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import date, datetime, timedelta
from pathlib import Path

from db.installatie import SoortInstallatie
from usecases.accounts import maak_eerste_beheerder
from usecases.app import App, open_app
from usecases.execute import Opdracht, voer_uit
from usecases.instellingen import Instellingen
from workflow.strategie import HOOFDSTUKKEN
from workflow.tijd import AMSTERDAM

KENMERK = "2026-014"
BEGIN = datetime(2026, 1, 12, 9, tzinfo=AMSTERDAM)
AANGEBODEN = datetime(2026, 2, 18, 9, tzinfo=AMSTERDAM)
DEADLINE = date(2026, 3, 18)
HERINNEREN = datetime(2026, 3, 4, 8, tzinfo=AMSTERDAM)
"""Fourteen days before the deadline: every dienst is reminded once."""
VERSTREKEN = datetime(2026, 3, 19, 8, tzinfo=AMSTERDAM)
PLANNING = {
    "publicatie": "2026-03-23",
    "vragen_tot": "2026-04-20",
    "nvi": "2026-04-30",
    "sluiting": "2026-05-11",
    "gunningsbeslissing": "2026-06-13",
    "contract": "2026-07-04",
}


def email(kort: str) -> str:
    return f"{kort}@zandloper.example"


def instellingen_van(map_: Path, claim_seconden: float = 3) -> Instellingen:
    url = f"sqlite:///{map_ / 'zandloper.db'}"
    return Instellingen(map=map_, database_url=url, als=None, claim_duur=timedelta(seconds=claim_seconden))


def kopieer(bron: Path, doel: Path, claim_seconden: float = 3) -> Instellingen:
    """The same installation once more: the same ids, so that two ways to make its letters can be compared."""
    doel.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(bron / "zandloper.db", doel / "zandloper.db")
    return instellingen_van(doel, claim_seconden)


def bouw(map_: Path, diensten: int) -> Path:
    """A project whose strategy is with the boards; of every dienst five letters wait, and the strategy itself.

    They are the invitation with its calendar entry, the concept, and the mandaatbrief with its concept-collegebesluit.
    """
    with open_app(instellingen_van(map_), SoortInstallatie.OEFENING) as app:
        _Bouwer(app, [f"Dienst {nummer:03d}" for nummer in range(1, diensten + 1)]).bouw()
    with sqlite3.connect(map_ / "zandloper.db") as verbinding:
        verbinding.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    verbinding.close()
    return map_


class _Bouwer:
    def __init__(self, app: App, diensten: list[str]) -> None:
        self.app, self.diensten = app, diensten

    def doe(self, verb: str, op: datetime = BEGIN, als: str = "inkoper-1", **met: object) -> None:
        project = None if verb.startswith("registreer_") and verb != "registreer_aanwezigheid" else KENMERK
        voer_uit(self.app, Opdracht(verb=verb, invoer=met, als=email(als), project=project, nu=op))

    def bouw(self) -> None:
        self.richt_in()
        self.start()
        self.strategie()

    def richt_in(self) -> None:
        maak_eerste_beheerder(self.app, email("beheerder-1"), "Beheerder")
        personen = {"inkoper-1": "concerninkoper", "manager-1": "contractmanager"}
        personen |= {f"deskundige-{nummer}": "inkoopteamlid" for nummer in range(3)}
        for kort, rol in personen.items():
            self.doe("registreer_persoon", als="beheerder-1", email=email(kort), naam=kort, rollen=[rol])
        for nummer, naam in enumerate(self.diensten):
            adres = {"code": f"GM9{nummer:03d}", "adres": "Postbus 1", "postcode": "1234 AB", "plaats": naam}
            self.doe("registreer_dienst", als="beheerder-1", naam=naam, **adres)
            self.doe("registreer_persoon", als="beheerder-1", email=email(f"dienst-{nummer}"), naam=f"Contact {naam}")
            self.doe("registreer_contactpersoon", als="beheerder-1", dienst=naam, persoon=email(f"dienst-{nummer}"))

    def start(self) -> None:
        self.doe(
            "registreer_project",
            kenmerk=KENMERK,
            naam="Hulpmiddelen",
            omschrijving="Hulpmiddelen voor wonen en zorg.",
            procedure="openbaar",
            aard="leveringen",
            waarde="4000000",
        )
        self.doe("toets_collectief", elementen={"voordeel": "Samen inkopen geeft een betere prijs."})
        self.doe("wijs_projectleiding_toe", contractmanagers=[email("manager-1")])
        self.doe("meld_interesse", diensten=self.diensten)
        self.doe(
            "plan_startbijeenkomst",
            begin="2026-02-03T10:00",
            plaats="Gemeentehuis Asten",
            agenda=["Kennismaken", "Planning"],
            reageren_voor="2026-01-27T17:00",
        )
        na_afloop = datetime(2026, 2, 3, 13, tzinfo=AMSTERDAM)
        aanwezig = {email("inkoper-1"): "fysiek", email("manager-1"): "fysiek"}
        wie = dict.fromkeys(self.diensten, "fysiek")
        self.doe("registreer_aanwezigheid", na_afloop, diensten=wie, bizob=aanwezig)
        self.doe("sluit_startbijeenkomst", na_afloop)

    def strategie(self) -> None:
        op = datetime(2026, 2, 10, 9, tzinfo=AMSTERDAM)
        leden = [
            {"persoon": email("inkoper-1"), "rol": "concerninkoper"},
            {"persoon": email("manager-1"), "rol": "contractmanager"},
            *(
                {"persoon": email(f"deskundige-{nummer}"), "rol": "materiedeskundige", "dienst": self.diensten[nummer]}
                for nummer in range(3)
            ),
        ]
        self.doe("stel_inkoopteam_samen", op, leden=leden)
        teksten = {code: f"Tekst over {titel.lower()}." for code, titel in HOOFDSTUKKEN.items()}
        self.doe("leg_strategie_vast", op, hoofdstukken=teksten, planning=PLANNING)
        self.doe("leg_concept_strategie_voor", op, reactie_tot="2026-02-17")
        self.doe("bied_strategie_ter_vaststelling_aan", AANGEBODEN, deadline=DEADLINE.isoformat())
