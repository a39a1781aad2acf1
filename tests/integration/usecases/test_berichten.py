"""A mail is read back by a program that is not ours: whole, in order, and giving nothing away on its outside."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from zipfile import is_zipfile

import pytest
import vobject

from db.installatie import SoortInstallatie
from documents.mail import Mailgegevens, mailtekst
from tests.factories import pad
from tests.proeven.model.begin import EchtSpel
from tests.proeven.model.wereld import Telling, Wereld
from tests.proeven.post.opstelling import BEGIN, bouw, zaak
from usecases.app import App, open_app
from usecases.berichten import NogNiet, OngeldigAdres, message_id, stel_op
from usecases.instellingen import lees_instellingen
from workflow.case import Case
from workflow.case.dossier import DocumentToestand
from workflow.documenten import BRIEVEN_VAN_BESLISSING, KINDS

VERKLAPT = ("winnaar", "gegund", "afwijz", "afgewezen", "gunningsbrief", "definitie")
BEHEER = "beheerder-1"
EIGEN_CONTEXT = {"herinnering", "verplaatsingsbericht", "agenda_termijn", "agenda_afzegging"}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    map_ = tmp_path_factory.mktemp("berichten")
    with open_app(lees_instellingen({"ZANDLOPER_MAP": str(map_)}), SoortInstallatie.OEFENING) as app:
        bouw(app)
        yield app


def lees(eml: bytes) -> EmailMessage:
    gelezen = email.message_from_bytes(eml, policy=email.policy.default)
    assert isinstance(gelezen, EmailMessage)
    assert all(len(regel) <= 998 for regel in eml.split(b"\r\n"))
    assert eml.isascii()
    return gelezen


def stel(app: App, case: Case, **anders: str) -> EmailMessage:
    bericht = replace(next(iter(case.berichten.values())), **anders)
    return lees(stel_op(case, bericht, app.huis, app.opslag, BEGIN))


def test_een_uitnodiging_heeft_tekst_html_brief_en_afspraak(app: App) -> None:
    case = zaak(app)
    mail = stel(app, case)
    bericht = next(iter(case.berichten.values()))
    assert str(mail["Message-ID"]) == message_id(bericht, app.huis)
    assert [a.addr_spec for a in mail["To"].addresses] == [bericht.naar_email]
    assert mail["Reply-To"].addresses[0].addr_spec == "inkoper@bizob.example"
    tekst, html = mail.get_body(("plain",)), mail.get_body(("html",))
    assert tekst
    assert html
    assert "startbijeenkomst van het project Hulpmiddelen" in tekst.get_content()
    assert "startbijeenkomst van het project Hulpmiddelen" in html.get_content()
    brief, afspraak = mail.iter_attachments()
    assert brief.get_filename() == "2026-014 - Uitnodiging startbijeenkomst.docx"
    assert afspraak.get_filename() == "2026-014 - Agenda-afspraak startbijeenkomst.ics"
    assert brief.get_content().startswith(b"PK")


def test_de_afspraak_staat_ook_als_uitnodiging_in_het_bericht(app: App) -> None:
    mail = stel(app, zaak(app))
    (deel,) = (d for d in mail.walk() if d.get_content_type() == "text/calendar")
    assert deel.get_param("method") == "REQUEST"
    agenda = vobject.readOne(deel.get_content())
    assert agenda.method.value == "REQUEST"
    assert agenda.vevent.dtstart.value.isoformat() == "2026-02-03T10:00:00+01:00"
    assert agenda.vevent.location.value == "Gemeentehuis Asten"
    (bijlage,) = (d for d in mail.iter_attachments() if d.get_content_type() == "application/ics")
    assert vobject.readOne(bijlage.get_content().decode()).vevent.uid.value == agenda.vevent.uid.value


@pytest.mark.parametrize(
    "naam",
    [
        'Hulp "en" zorg, <b>Wmo</b> & Jeugd; 100% €',
        "Rolstoelen 🦽 en reünie",
        "Zeer lang " * 60,
        "Twee\r\nBcc: iedereen@ergens.example\r\n\r\nregels",
    ],
)
def test_elke_naam_komt_heel_aan_en_voegt_geen_kop_toe(app: App, naam: str) -> None:
    case = zaak(app)
    gewoon, mail = stel(app, case), stel(app, case, naar_naam=naam)
    assert [kop for kop, _ in mail.items()] == [kop for kop, _ in gewoon.items()]
    assert mail["To"].addresses[0].display_name == " ".join(naam.split())
    assert [a.addr_spec for a in mail["To"].addresses] == [a.addr_spec for a in gewoon["To"].addresses]
    html = mail.get_body(("html",))
    assert html
    assert "<b>Wmo</b>" not in html.get_content()


@pytest.mark.parametrize("adres", ["", "zonder", "a@b.example\nBcc: c@d.example", "a b@c.example", "@"])
def test_wat_geen_adres_is_gaat_niet_weg(app: App, adres: str) -> None:
    with pytest.raises(OngeldigAdres):
        stel(app, zaak(app), naar_email=adres)


@pytest.mark.parametrize("soort", [s for s in KINDS if s not in EIGEN_CONTEXT])
@pytest.mark.parametrize(
    "project", ["Hulpmiddelen", "Hulp\nBcc: x@y.example", "<script>alert(1)</script> & co", "🦽" * 200]
)
def test_elke_soort_heeft_een_onderwerp_op_een_regel_en_html_die_hetzelfde_zegt(soort: str, project: str) -> None:
    gegevens = Mailgegevens(
        aan="Alfa",
        titel=KINDS[soort].envelop,
        project=project,
        kenmerk="2026-014",
        perceel="perceel 1 en 2",
        namens="Asten",
        bijlagen=("brief.docx",),
        afzender="Bizob",
        contact_naam="Inkoper",
        contact_email="inkoper@bizob.example",
    )
    tekst = mailtekst(soort, gegevens, None)
    assert "\n" not in tekst.onderwerp
    for woord in ("perceel 1 en 2", "Asten", "2026-014"):
        assert woord in tekst.onderwerp
    assert not any(woord in tekst.onderwerp.lower() for woord in VERKLAPT)
    assert "<script>" not in tekst.html
    for woord in ("Alfa", "brief.docx", "inkoper@bizob.example"):
        assert woord in tekst.tekst
        assert woord in tekst.html


def test_de_berichten_aan_winnaar_en_verliezer_zijn_van_buiten_gelijk() -> None:
    wereld = Wereld(None, Telling())
    wereld.roep("registreer_persoon", "systeem", email=f"{BEHEER}@zandloper.example", naam="B", rollen=("beheerder",))
    spel = EchtSpel(wereld)
    for stap in pad.STAPPEN[: pad.STAPPEN.index(pad.verzend_beslissing)]:
        stap(spel)  # type: ignore[arg-type]
    spel.maak_brieven()
    spel.samen("geef_vrij", soorten=BRIEVEN_VAN_BESLISSING, perceel=None)
    spel.doe("verzend_brieven", soorten=BRIEVEN_VAN_BESLISSING)
    case, app, gezien = spel.zaak, wereld.app, set[tuple[str, ...]]()
    brieven = [b for b in case.berichten.values() if b.soort in BRIEVEN_VAN_BESLISSING]
    for bericht in brieven:
        mail = lees(stel_op(case, bericht, app.huis, app.opslag, wereld.nu))
        assert not any(woord in mail.as_string().lower().partition("content-transfer")[0] for woord in VERKLAPT)
        dienst = next(d.naam for d in case.stam.diensten.values() if d.naam in mail["Subject"])
        delen = (mail.get_body((vorm,)) for vorm in ("plain", "html"))
        teksten = [str(mail["Subject"]), *(deel.get_content() for deel in delen if deel)]
        teksten += [str(bijlage.get_filename()) for bijlage in mail.iter_attachments()]
        gezien.add(tuple(t.replace(bericht.naar_naam, "X").replace(dienst, "Y") for t in teksten))
    assert {b.soort for b in brieven} == set(BRIEVEN_VAN_BESLISSING)
    assert len(gezien) == 1


def test_bijlagen_staan_in_een_map_die_elke_schijf_kan_lezen(app: App, tmp_path: Path) -> None:
    for deel in stel(app, zaak(app)).iter_attachments():
        plek = tmp_path / (deel.get_filename() or "")
        plek.write_bytes(deel.get_content())
        assert is_zipfile(plek) or plek.suffix == ".ics"


def test_de_winnaar_krijgt_de_definitieve_gunning_en_de_overeenkomst_van_een_dienst_in_een_bericht() -> None:
    wereld = Wereld(None, Telling())
    wereld.roep("registreer_persoon", "systeem", email=f"{BEHEER}@zandloper.example", naam="B", rollen=("beheerder",))
    spel = EchtSpel(wereld)
    for stap in pad.STAPPEN[: pad.STAPPEN.index(pad.gun)]:
        stap(spel)  # type: ignore[arg-type]
    spel.op("2026-07-04T09:00")
    spel.doe("gun_definitief")
    spel.maak_brieven()
    soorten = ("concept_overeenkomst", "definitieve_gunning")
    spel.samen("geef_vrij", soorten=soorten, perceel=None)
    spel.doe("verzend_brieven", soorten=soorten)
    berichten = [b for b in spel.zaak.berichten.values() if b.soort in soorten]
    assert len(berichten) == len(pad.DEELNEMERS)
    for bericht, dienst in zip(berichten, pad.DEELNEMERS, strict=True):
        mail = lees(stel_op(spel.zaak, bericht, wereld.app.huis, wereld.app.opslag, wereld.nu))
        namen = [str(deel.get_filename()) for deel in mail.iter_attachments()]
        assert [naam.split(" - ")[1] for naam in namen] == [
            "Brief over de opdracht",
            "Stukken bij de brief over de opdracht",
        ]
        assert all(dienst in naam for naam in namen)
        assert bericht.soort == "definitieve_gunning"
        assert not any(woord in str(mail["Subject"]).lower() for woord in VERKLAPT)


def test_de_strategie_gaat_mee_met_de_mandaatbrief_zodra_een_tweede_persoon_haar_vrijgaf() -> None:
    wereld = Wereld(None, Telling())
    wereld.roep("registreer_persoon", "systeem", email=f"{BEHEER}@zandloper.example", naam="B", rollen=("beheerder",))
    spel = EchtSpel(wereld)
    for stap in pad.STAPPEN[: pad.STAPPEN.index(pad.bied_strategie_aan)]:
        stap(spel)  # type: ignore[arg-type]
    spel.op("2026-02-18T09:00").doe("bied_strategie_ter_vaststelling_aan", deadline=date(2026, 3, 18))
    spel.maak_brieven()
    brieven = ("mandaatbrief", "concept_collegebesluit")
    spel.samen("geef_vrij", soorten=(*brieven, "inkoopstrategie"))
    spel.doe("verzend_brieven", soorten=brieven)
    app, bericht = wereld.app, {b.soort: b for b in spel.zaak.berichten.values()}
    (strategie,) = [d for d in spel.zaak.documenten.values() if d.soort == "inkoopstrategie"]
    case = spel.zaak.met(replace(strategie, toestand=DocumentToestand.CONCEPT))
    with pytest.raises(NogNiet, match="Inkoopstrategie gaat mee en is nog niet vrijgegeven"):
        stel_op(case, bericht["mandaatbrief"], app.huis, app.opslag, wereld.nu)
    assert _bijlagen(stel_op(case, bericht["concept_collegebesluit"], app.huis, app.opslag, wereld.nu)) == [
        "2026-014 - Concept-collegebesluit.docx"
    ]
    assert _bijlagen(stel_op(spel.zaak, bericht["mandaatbrief"], app.huis, app.opslag, wereld.nu)) == [
        "2026-014 - Machtiging en volmacht.docx",
        "2026-014 - Inkoopstrategie.docx",
    ]


def _bijlagen(eml: bytes) -> list[str | None]:
    return [deel.get_filename() for deel in lees(eml).iter_attachments()]
