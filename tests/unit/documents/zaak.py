"""One project as a Case, far enough for every kind of document."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from documents.contexts.bouw import Huis
from documents.contexts.deel import Afzender
from workflow.case import Case, Stam
from workflow.case.contract import Contract, ContractToestand, Overeenkomst, OvereenkomstToestand
from workflow.case.deelname import Besluit, Deelname, DeelnameToestand, Handeling, Mandaat, Onderwerp, Uitkomst
from workflow.case.dossier import Document, DocumentToestand, Dossierstuk, SoortStuk
from workflow.case.gunning import Advies, Bewijsoordeel, Gunningsbeslissing, Uitslag
from workflow.case.inschrijving import (
    Beoordelaar,
    Consensus,
    Inschrijver,
    Inschrijving,
    InschrijvingToestand,
    Oordeel,
    Score,
    Toets,
)
from workflow.case.project import (
    Aard,
    Collectieftoets,
    Perceel,
    PerceelToestand,
    Procedure,
    Project,
    Projectleider,
    ProjectToestand,
    Regime,
)
from workflow.case.publicatie import (
    Criterium,
    Kader,
    NotaVanInlichtingen,
    Prijsformule,
    Publicatie,
    Rectificatie,
    SoortCriterium,
    Verlenging,
    VerlengingGrond,
    Vraag,
)
from workflow.case.rechtszaak import Motivering, SoortMotivering
from workflow.case.stam import Contactpersoon, Dienst, Persoon, Rol, SoortDienst
from workflow.case.start import Bijeenkomst, Teamlid, TeamRol
from workflow.case.strategie import Strategie
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.documenten import AANBESTEDINGSSTUKKEN
from workflow.strategie import HOOFDSTUKKEN

HUIS = Huis(
    afzender=Afzender(
        naam="Bizob", adres="Postbus 1", postcode="1000 AA", plaats="Voorbeeldstad", email="inkoop@bizob.example"
    ),
    rechtbank="rechtbank Oost-Brabant, locatie ’s-Hertogenbosch",
    portaal="https://zandloper.example",
    gemachtigde="concerninkoper",
    plaatsvervanger="teamleider inkoop",
    directie="directeur",
)
ADVIES_SHA = "ad" * 32
STRATEGIE_SHA = "5a" * 32
P = "project-1"


def op(maand: int, dag: int, uur: int = 9, minuut: int = 0) -> datetime:
    return datetime(2026, maand, dag, uur, minuut, tzinfo=UTC)


def document(soort: str, **anders: Any) -> Document:
    vaste: dict[str, Any] = {
        "id": f"doc-{soort}",
        "project_id": P,
        "sleutel": f"document|{soort}",
        "soort": soort,
        "deelname_id": None,
        "inschrijving_id": None,
        "perceel_id": None,
        "termijn_id": None,
        "versie": 1,
        "toestand": DocumentToestand.CONCEPT,
        "maker_id": "inkoper",
        "besteld_op": op(6, 30),
        "vrijgever_id": None,
        "vrijgegeven_op": None,
        "verzonden_op": None,
        "bundel_id": None,
    }
    return Document(**vaste | anders)


def persoon(id_: str, *rollen: Rol) -> Persoon:
    return Persoon(id=id_, email=f"{id_}@bizob.example", naam=f"N. {id_.title()}", rollen=rollen)


def dienst(naam: str, soort: SoortDienst = SoortDienst.GEMEENTE, **anders: Any) -> Dienst:
    vaste: dict[str, Any] = {
        "id": f"dienst-{naam}",
        "naam": naam,
        "soort": soort,
        "code": "0743",
        "tooi_uri": "https://identifier.overheid.nl/tooi/id/gemeente/gm0743",
        "orgaan": "college van burgemeester en wethouders",
        "ondertekenaars": ("burgemeester", "secretaris"),
        "adres": "Postbus 290",
        "postcode": "5720 AG",
        "plaats": naam,
    }
    return Dienst(**vaste | anders)


def stam() -> Stam:
    return Stam().met(
        persoon("inkoper", Rol.CONCERNINKOPER),
        persoon("manager", Rol.CONTRACTMANAGER),
        persoon("asten"),
        persoon("best"),
        dienst("Asten"),
        dienst("Best"),
        *(
            Contactpersoon(
                id=f"c-{naam}",
                dienst_id=f"dienst-{naam}",
                persoon_id=naam.lower(),
                functie="beleidsadviseur",
                volgorde=1,
            )
            for naam in ("Asten", "Best")
        ),
    )


def kaal(procedure: Procedure = Procedure.OPENBAAR, regime: Regime = Regime.WETTELIJK) -> Case:
    """A project with two deelnemers and one perceel, and nothing else."""
    project = Project(
        id=P, kenmerk="2026-014", naam="Wmo-hulpmiddelen", omschrijving="De overeenkomsten eindigen in 2027.",
        procedure=procedure, aard=Aard.LEVERINGEN, waarde=Decimal("1250000"), toestand=ProjectToestand.GUNNING,
        versie=1, aangemeld_op=op(1, 5), vervolg_op="",
    )  # fmt: skip
    perceel = Perceel(
        id="perceel-1", project_id=P, nummer="1", naam="Hulpmiddelen", waarde=Decimal("1250000"),
        toestand=PerceelToestand.BESLISSING, regime=regime, aantal_winnaars=1,
    )  # fmt: skip
    return Case(stam=stam(), project=project).met(
        perceel,
        *(
            Deelname(
                id=f"deelname-{naam}", project_id=P, dienst_id=f"dienst-{naam}",
                toestand=DeelnameToestand.DEELNEMER, gemeld_op=op(1, 6), percelen=(),
            )
            for naam in ("Asten", "Best")
        ),
    )  # fmt: skip


def vol() -> Case:
    """The same project up to and including the definitive award."""
    return _contract(_gunning(_inschrijvingen(_voorbereiding(kaal()))))


def zijwegen() -> Case:
    """The same project with what happened beside the straight road: sent letters, changes, motivations."""
    case = vol()
    for soort, id_ in (("gunningsbrief", "1"), ("afwijzingsbrief", "2")):
        case = case.met(
            document(
                soort, id=f"brief-{id_}", sleutel=f"document|{soort}|{id_}", deelname_id="deelname-Asten",
                inschrijving_id=f"in-{id_}", perceel_id="perceel-1", toestand=DocumentToestand.INGETROKKEN,
                verzonden_op=op(7, 6 + int(id_)),
            )
        )  # fmt: skip
    return _afgerond(case).met(
        replace(case.beslissingen["gb-1"], werkelijk_einde=date(2026, 7, 28)),
        *(replace(o, toestand=OvereenkomstToestand.GETEKEND) for o in case.overeenkomsten.values()),
        *(
            Motivering(
                id=f"mo-{soort}", project_id=P, soort=soort, onderwerp=onderwerp, tekst=f"Reden van {soort}.",
                gemotiveerd_door="inkoper", op=op(6, 30) if soort == SoortMotivering.VERPLAATSING else op(6, 29),
            )
            for soort, onderwerp in ((SoortMotivering.HEROPENING, "perceel-1"), (SoortMotivering.INTREKKING, P),
                (SoortMotivering.VERPLAATSING, "advies-1"))
        ),
        Dossierstuk(
            id="stuk-2", project_id=P, code="prijzenblad-2", soort=SoortStuk.PRIJZENBLAD,
            bestandsnaam="prijzenblad-2.xlsx", sha256="2b" * 32, omvang=1, deelname_id=None, toegevoegd_op=op(4, 20),
            toegevoegd_door="inkoper",
        ),
        Rectificatie(
            id="rec-1", project_id=P, publicatie_id="pub-1", nummer=1, omschrijving="Het prijzenblad is verbeterd.",
            stukken=("stuk-2",), beoordeling="Er is genoeg tijd.", gerectificeerd_op=op(4, 20),
            gerectificeerd_door="inkoper",
        ),
        Verlenging(
            id="ver-1", project_id=P, publicatie_id="pub-1", van=op(5, 4, 10), naar=op(5, 11, 10),
            grond=VerlengingGrond.STORING, motivering="Het platform lag een dag stil.", bewijs_id=None,
            verlengd_op=op(5, 3), verlengd_door="inkoper",
        ),
    )  # fmt: skip


def _afgerond(case: Case) -> Case:
    """Contracts in the register, and the dossier offered."""
    return case.met(
        Collectieftoets(
            id="ct-1", project_id=P, elementen={"voordeel": "Samen krijgen wij een betere prijs."},
            getoetst_op=date(2026, 1, 6),
        ),
        *(
            Contract(
                id=f"co-{naam}", project_id=P, overeenkomst_id=f"ov-{naam}", ingangsdatum=date(2026, 9, 1),
                einddatum=date(2030, 8, 31), verlengbaar_tot=date(2032, 8, 31) if naam == "Best" else None,
                toestand=ContractToestand.LOPEND, geregistreerd_op=op(8, 20),
            )
            for naam in ("Asten", "Best")
        ),
        *(
            Termijn(
                id=f"termijn-dossier-{naam}", project_id=P, sleutel=f"td-{naam}",
                soort=SoortTermijn.ONTVANGST_DOSSIER, deelname_id=f"deelname-{naam}", perceel_id=None,
                bron="Procedure Collectieve Inkoop 2.8", start=date(2026, 6, 30), laatste_dag=date(2026, 7, 28),
                verloopt_op=op(7, 28, 22), redenering="-", toestand=TermijnToestand.OPEN, afgehandeld_op=None,
            )
            for naam in ("Asten", "Best")
        ),
    )  # fmt: skip


def _voorbereiding(case: Case) -> Case:
    return case.met(
        Projectleider(id="pl-1", project_id=P, persoon_id="inkoper", rol=Rol.CONCERNINKOPER, vanaf=op(1, 5)),
        Projectleider(id="pl-2", project_id=P, persoon_id="manager", rol=Rol.CONTRACTMANAGER, vanaf=op(1, 5)),
        *(
            Bijeenkomst(
                id=f"b-{nummer}", project_id=P, begin=op(1, 22 + 7 * nummer, 12, 30),
                eind=op(1, 22 + 7 * nummer, 14, 30),
                plaats="Raadzaal, Voorbeeldstad", link="", agenda=("Opening", "Rondvraag"), reageren_voor=op(1, 20),
                volgnummer=nummer,
            )
            for nummer in (0, 1)
        ),
        Teamlid(
            id="t-1", project_id=P, persoon_id="inkoper", rol=TeamRol.CONCERNINKOPER, deelname_id=None, vanaf=op(1, 5),
            tot=None,
        ),
        Teamlid(
            id="t-2", project_id=P, persoon_id="asten", rol=TeamRol.MATERIEDESKUNDIGE, deelname_id="deelname-Asten",
            vanaf=op(1, 5), tot=None,
        ),
        Teamlid(
            id="t-3", project_id=P, persoon_id="best", rol=TeamRol.MATERIEDESKUNDIGE, deelname_id="deelname-Best",
            vanaf=op(1, 5), tot=None,
        ),
        Strategie(
            id="s-1", project_id=P, versie=1,
            hoofdstukken={code: f"Tekst over {titel.lower()}." for code, titel in HOOFDSTUKKEN.items()}
            | {"aanleiding": "Zeven gemeenten kopen samen in."},
            planning={"sluiting": date(2026, 5, 11), "publicatie": date(2026, 4, 1)},
            externe_kosten=Decimal("18750"), inhoud_sha256=STRATEGIE_SHA, voorgelegd_op=op(1, 30),
            reactie_tot=date(2026, 2, 6), aangeboden_op=op(2, 3), deadline=date(2026, 3, 20),
        ),
        *(
            document(
                "mandaatbrief", id=f"mb-{naam}", sleutel=f"document|mandaatbrief|{naam}",
                deelname_id=f"deelname-{naam}", besteld_op=op(2, 3), toestand=DocumentToestand.VERZONDEN,
                verzonden_op=op(2, 3, 10),
            )
            for naam in ("Asten", "Best")
        ),
        *(
            Mandaat(
                id=f"m-{naam}", project_id=P, deelname_id=f"deelname-{naam}", besluit_id="-", orgaan="college",
                gemachtigde="senior concerninkoper", plaatsvervanger="teamleider", handelingen=tuple(Handeling),
                plafond=None, geldig_van=date(2026, 3, 4), geldig_tot=date(2027, 12, 31), ondermandaat=False,
                ontvangen_op=op(3, 5), volmacht_id=None, percelen=(), ingetrokken_per=None, intrekking_id=None,
            )
            for naam in ("Asten", "Best")
        ),
        Termijn(
            id="termijn-1", project_id=P, sleutel="t", soort=SoortTermijn.VASTSTELLING_ADVIES,
            deelname_id="deelname-Best", perceel_id="perceel-1", bron="Procedure Collectieve Inkoop 2.6",
            start=date(2026, 6, 9), laatste_dag=date(2026, 7, 7), verloopt_op=op(7, 7, 22), redenering="-",
            toestand=TermijnToestand.OPEN, afgehandeld_op=None,
        ),
        Termijn(
            id="termijn-2", project_id=P, sleutel="t2", soort=SoortTermijn.VASTSTELLING_ADVIES,
            deelname_id="deelname-Best", perceel_id="perceel-1", bron="Procedure Collectieve Inkoop 2.6",
            start=date(2026, 6, 9), laatste_dag=date(2026, 7, 14), verloopt_op=op(7, 14, 22), redenering="-",
            toestand=TermijnToestand.OPEN, afgehandeld_op=None,
        ),
    )  # fmt: skip


def _inschrijvingen(case: Case) -> Case:
    rijen = (
        ("1", "Voorbeeld & Zonen B.V.", "900000", InschrijvingToestand.WINNAAR),
        ("2", "Tweede <Techniek> B.V.", "1000000", InschrijvingToestand.AFGEWEZEN),
        ("3", "Voorbehoud v.o.f.", "950000", InschrijvingToestand.ONGELDIG),
        ("4", "Te Laat N.V.", "940000", InschrijvingToestand.TE_LAAT),
    )
    return case.met(
        Publicatie(
            id="pub-1", project_id=P, volgnummer=1, verzonden_op=op(4, 1), platform="TenderNed", referentie="TN 512345",
            vragen_tot=date(2026, 4, 15), nvi_uiterlijk=date(2026, 4, 29), sluiting=op(5, 11, 10),
            gestanddoening_tot=date(2026, 9, 30), elektronisch=True, spoed=None, vooraankondiging=None,
            geopend_op=op(5, 11, 10, 2), opener_id="inkoper", tweede_opener_id="manager",
        ),
        *(
            Dossierstuk(
                id=f"stuk-{soort}", project_id=P, code=soort.value, soort=soort, bestandsnaam=f"{soort.value}.pdf",
                sha256=f"{nummer:02d}" * 32, omvang=1, deelname_id=None, toegevoegd_op=op(3, 25),
                toegevoegd_door="inkoper",
            )
            for nummer, soort in enumerate(AANBESTEDINGSSTUKKEN)
        ),
        *(
            Vraag(
                id=f"v-{nummer}", project_id=P, publicatie_id="pub-1", nummer=nummer, verwijzing=verwijzing,
                tekst=f"Vraag {nummer}?", ontvangen_op=date(2026, 4, 10), antwoord=f"Antwoord {nummer}.",
                beantwoord_op=op(4, 20), leidt_tot_wijziging=nummer == 2, nvi_id="nvi-1",
            )
            for nummer, verwijzing in ((2, ""), (1, "Leidraad 3.2"))
        ),
        NotaVanInlichtingen(
            id="nvi-1", project_id=P, publicatie_id="pub-1", ronde=1, gepubliceerd_op=op(4, 24), laatste=True
        ),
        Kader(
            id="k-1", project_id=P, perceel_id="perceel-1", schaal=10, formule=Prijsformule.ABSOLUUT_LINEAIR,
            prijs_laag=Decimal("800000"), prijs_hoog=Decimal("1200000"), decimalen=2, bij_gelijke_stand="plan",
            loting=False, kwaliteitswaarde=None,
        ),
        Criterium(
            id="c-prijs", project_id=P, perceel_id="perceel-1", code="prijs", naam="Prijs",
            soort=SoortCriterium.PRIJS, gewicht=Decimal(40), volgorde=1,
        ),
        Criterium(
            id="c-plan", project_id=P, perceel_id="perceel-1", code="plan", naam="Plan van aanpak",
            soort=SoortCriterium.KWALITEIT, gewicht=Decimal(60), volgorde=2,
        ),
        *(
            Inschrijver(
                id=f"i-{id_}", project_id=P, naam=naam, adres="Industrieweg 12", postcode="5600 ZZ", plaats="Eindhoven",
                email=f"tender{id_}@firma.example",
            )
            for id_, naam, _, _ in rijen
        ),
        *(
            Inschrijving(
                id=f"in-{id_}", project_id=P, publicatie_id="pub-1", perceel_id="perceel-1", inschrijver_id=f"i-{id_}",
                toestand=toestand, ontvangen_op=op(5, 11, 10 if id_ == "4" else 8, int(id_)), prijs=Decimal(prijs),
                ontbreekt=(), gestanddoening_tot=date(2026, 9, 30),
            )
            for id_, _, prijs, toestand in rijen
        ),
    )  # fmt: skip


def _gunning(case: Case) -> Case:
    return case.met(
        *(_toets(id_, Oordeel.GELDIG, "") for id_ in ("1", "2")),
        _toets("3", Oordeel.ONGELDIG, "Voorbehoud in het prijzenblad (leidraad, paragraaf 4.3)."),
        *(
            Score(
                id=f"sc-{id_}-{beoordelaar}", project_id=P, inschrijving_id=f"in-{id_}", criterium_id="c-plan",
                persoon_id=beoordelaar, punten=Decimal(punten), toelichting="-",
            )
            for id_, beoordelaar, punten in (("1", "asten", 9), ("1", "best", 8), ("2", "asten", 7), ("2", "best", 7))
        ),
        *(
            Beoordelaar(id=f"be-{wie}", project_id=P, criterium_id="c-plan", persoon_id=wie)
            for wie in ("asten", "best")
        ),
        _consensus("1", "8.5", "Het plan noemt meetbare doelen."),
        _consensus("2", "7", "Het plan noemt geen meetbare doelen."),
        Advies(
            id="advies-1", project_id=P, perceel_id="perceel-1", versie=1, inhoud_sha256=ADVIES_SHA,
            voorgelegd_op=op(6, 9), deadline=date(2026, 7, 7),
        ),
        *(
            Uitslag(
                id=f"u-{rang}", project_id=P, advies_id="advies-1", inschrijving_id=f"in-{rang}", rang=rang,
                totaal=Decimal(totaal), winnaar=rang == 1,
            )
            for rang, totaal in ((1, "8.10"), (2, "6.20"))
        ),
        *(
            Besluit(
                id=f"besluit-{naam}", project_id=P, deelname_id=f"deelname-{naam}", perceel_id="perceel-1",
                onderwerp=Onderwerp.GUNNINGSADVIES, uitkomst=Uitkomst.VASTGESTELD,
                orgaan="college van burgemeester en wethouders", nummer=f"2026/{naam}", besluitdatum=date(2026, 6, 23),
                getekend_op=date(2026, 6, 24), ontvangen_op=op(6, 25), versie=1, inhoud_sha256=ADVIES_SHA,
                bewijs_id="-",
            )
            for naam in ("Asten", "Best")
        ),
        Gunningsbeslissing(
            id="gb-1", project_id=P, perceel_id="perceel-1", versie=1, advies_id="advies-1", genomen_op=op(7, 1),
            geplande_verzenddatum=date(2026, 7, 6), vermeld_einde=date(2026, 7, 27), werkelijk_einde=None,
        ),
    )  # fmt: skip


def _contract(case: Case) -> Case:
    return case.met(
        Bewijsoordeel(
            id="bo-1", project_id=P, inschrijving_id="in-1", dossierstuk_id="-", aanvaard=True, toelichting="",
            beoordeeld_op=op(7, 20), beoordeeld_door="inkoper",
        ),
        Dossierstuk(
            id="stuk-1", project_id=P, code="overeenkomst", soort=SoortStuk.OVEREENKOMST,
            bestandsnaam="Raamovereenkomst Wmo-hulpmiddelen.docx", sha256="00", omvang=1, deelname_id=None,
            toegevoegd_op=op(7, 20), toegevoegd_door="inkoper",
        ),
        *(
            Overeenkomst(
                id=f"ov-{naam}", project_id=P, perceel_id="perceel-1", inschrijving_id="in-1",
                deelname_id=f"deelname-{naam}", toestand=OvereenkomstToestand.AANGEBODEN, dossierstuk_id="stuk-1",
                nvi_ronde=1, ingangsdatum=date(2026, 9, 1), einddatum=date(2030, 8, 31), opgesteld_door="inkoper",
                opgesteld_op=op(7, 20), aangeboden_op=op(7, 28), verlengbaar_tot=None,
            )
            for naam in ("Asten", "Best")
        ),
    )  # fmt: skip


def _toets(id_: str, oordeel: Oordeel, grond: str) -> Toets:
    return Toets(
        id=f"toets-{id_}", project_id=P, inschrijving_id=f"in-{id_}", oordeel=oordeel, grond=grond,
        getoetst_op=op(5, 20), getoetst_door="inkoper", definitief_id=None,
    )  # fmt: skip


def _consensus(id_: str, punten: str, motivering: str) -> Consensus:
    return Consensus(
        id=f"co-{id_}", project_id=P, inschrijving_id=f"in-{id_}", criterium_id="c-plan", punten=Decimal(punten),
        motivering=motivering, vastgesteld_op=op(6, 15),
    )  # fmt: skip
