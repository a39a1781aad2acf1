"""Context of the gunningsadvies (procedure 2.6)."""

from datetime import date, datetime
from decimal import Decimal

from documents import opmaak
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    contact_deel,
    dienst_deel,
    dienst_van_document,
    kop_van,
    perceel_van,
    perceelrij,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import Uitkomst, uitkomst_van
from documents.contexts.deel import Mijlpaal
from documents.contexts.gunningsadvies import Beoordeling, Gunningsadvies, Oordeel, Plaats, Toelating
from workflow.beoordeling import beoordelaars_van, toets_van
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.gunning import Uitslag
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.inschrijving import Oordeel as Toetsoordeel
from workflow.case.project import Regime
from workflow.case.publicatie import Criterium, SoortCriterium
from workflow.lezen import geldige_inschrijvingen, inschrijver_van, inschrijvingen_van, publicatie


def gunningsadvies(case: Case, document: Document, huis: Huis) -> Gunningsadvies:
    """The proposal in the version that the document was ordered for."""
    perceel = perceelrij(case, document)
    uitkomst = uitkomst_van(case, document, perceel)
    gebonden = [i.gestanddoening_tot for i in geldige_inschrijvingen(case, perceel)] if perceel else []
    gebonden_tot = min(gebonden, default=None)
    return Gunningsadvies(
        afzender=huis.afzender,
        dienst=dienst_deel(dienst_van_document(case, document)),
        kop=kop_van(case, document, f"Gunningsadvies {case.project.naam}"),
        perceel=perceel_van(case, document),
        versie=uitkomst.advies.versie if uitkomst.advies else 0,
        vingerafdruk=uitkomst.inhoud_sha256,
        procedure=PROCEDURES[case.project.procedure],
        verloop=_verloop(case, uitkomst),
        toelating=tuple(_toelating(case, i) for i in inschrijvingen_van(case, perceel)) if perceel else (),
        methode=_methode(uitkomst),
        maximumscore=uitkomst.maximum,
        beoordelingen=tuple(_beoordeling(uitkomst, u) for u in uitkomst.uitslagen),
        rangschikking=tuple(_plaats(uitkomst, u) for u in uitkomst.uitslagen),
        gevoeligheid=_gevoeligheid(uitkomst),
        risicos=_risicos(uitkomst, gebonden_tot, perceel.regime if perceel else Regime.GEEN),
        winnaars=tuple(uitkomst.naam(u) for u in uitkomst.winnaars),
        conceptbrieven=tuple(_conceptbrief(case, uitkomst, i) for i in inschrijvingen_van(case, perceel))
        if perceel
        else (),
        vaststellen_uiterlijk=uitkomst.advies.deadline if uitkomst.advies else None,
        gestanddoening_tot=gebonden_tot,
        contact=contact_deel(case),
    )


def _verloop(case: Case, uitkomst: Uitkomst) -> tuple[Mijlpaal, ...]:
    huidig = publicatie(case)
    stappen: list[tuple[datetime | None, str]] = []
    if huidig:
        stappen += [(huidig.verzonden_op, f"aankondiging verzonden ({huidig.platform}, {huidig.referentie})")]
        stappen += [
            (nota.gepubliceerd_op, f"nota van inlichtingen gepubliceerd, ronde {nota.ronde}")
            for nota in case.notas.values()
            if nota.publicatie_id == huidig.id
        ]
        stappen += [(huidig.sluiting, "sluiting van de inschrijvingstermijn"), (huidig.geopend_op, "kluis geopend")]
    if uitkomst.advies:
        stappen.append((uitkomst.advies.voorgelegd_op, "gunningsadvies voorgelegd aan de deelnemers"))
    gezet = sorted((moment, naam) for moment, naam in stappen if moment)
    return tuple(Mijlpaal(naam=naam, datum=opmaak.dag(moment)) for moment, naam in gezet)


def _toelating(case: Case, inschrijving: Inschrijving) -> Toelating:
    toets = toets_van(case, inschrijving)
    if inschrijving.toestand == InschrijvingToestand.TE_LAAT:
        oordeel, toelichting = "te laat", f"ontvangen op {opmaak.dag_en_tijd(inschrijving.ontvangen_op)}"
    elif toets is None:
        oordeel, toelichting = "", ""
    elif toets.oordeel == Toetsoordeel.GELDIG:
        oordeel, toelichting = "geldig", toets.grond or "voldoet aan de gestelde eisen"
    else:
        oordeel, toelichting = toets.oordeel.value, toets.grond
    return Toelating(inschrijver=inschrijver_van(case, inschrijving).naam, oordeel=oordeel, toelichting=toelichting)


def _methode(uitkomst: Uitkomst) -> str:
    kader = uitkomst.kader
    if kader is None:
        return ""
    zin = f"Elk criterium krijgt een score van 0 tot {kader.schaal}. De totaalscore is de som van de gewogen scores."
    prijs = (
        f"De prijs scoort {kader.schaal} bij {opmaak.bedrag(kader.prijs_laag or Decimal(0))} of minder, 0 bij "
        f"{opmaak.bedrag(kader.prijs_hoog or Decimal(0))} of meer, en daartussen evenredig."
    )
    beslist = {c.code: c.naam for c in uitkomst.criteria}.get(kader.bij_gelijke_stand, kader.bij_gelijke_stand)
    return f"{zin} {prijs} Scores zijn afgerond op {kader.decimalen} decimalen. Bij gelijke stand beslist: {beslist}."


def _beoordeling(uitkomst: Uitkomst, uitslag: Uitslag) -> Beoordeling:
    inschrijving = uitkomst.inschrijving(uitslag)
    return Beoordeling(
        inschrijver=uitkomst.naam(uitslag),
        totaal=uitkomst.getal(uitslag.totaal),
        oordelen=tuple(_oordeel(uitkomst, inschrijving, criterium) for criterium in uitkomst.criteria),
    )


def _oordeel(uitkomst: Uitkomst, inschrijving: Inschrijving, criterium: Criterium) -> Oordeel:
    return Oordeel(
        criterium=criterium.naam,
        gewicht=opmaak.procent(criterium.gewicht),
        beoordelaars=_beoordelaars(uitkomst, inschrijving, criterium),
        score=uitkomst.punten(inschrijving, criterium),
        motivering=uitkomst.motivering(inschrijving, criterium),
    )


def _beoordelaars(uitkomst: Uitkomst, inschrijving: Inschrijving, criterium: Criterium) -> str:
    """Scores without the names of the assessors; somebody with an interest is none."""
    if criterium.soort == SoortCriterium.PRIJS:
        return "berekend"
    scores = (
        opmaak.getal(s.punten)
        for s in uitkomst.case.scores.values()
        if s.inschrijving_id == inschrijving.id
        and s.criterium_id == criterium.id
        and s.persoon_id in beoordelaars_van(uitkomst.case, criterium)
    )
    return " / ".join(scores)


def _plaats(uitkomst: Uitkomst, uitslag: Uitslag) -> Plaats:
    return Plaats(
        rang=uitslag.rang,
        inschrijver=uitkomst.naam(uitslag),
        prijs=opmaak.bedrag(uitkomst.inschrijving(uitslag).prijs),
        totaal=uitkomst.getal(uitslag.totaal),
    )


def _gevoeligheid(uitkomst: Uitkomst) -> tuple[str, ...]:
    """How firm the outcome is: the distance at the winning boundary, and what happens when a tender drops out."""
    if not uitkomst.uitslagen:
        return ()
    vast = (
        "De prijsscore hangt niet af van de andere inschrijvingen. Valt een inschrijving af, dan blijft de volgorde "
        "van de overige gelijk."
    )
    binnen, buiten = uitkomst.winnaars, tuple(u for u in uitkomst.uitslagen if not u.winnaar)
    if not binnen or not buiten:
        return ("Er is geen afgewezen geldige inschrijving om de uitkomst mee te vergelijken.", vast)
    verschil = uitkomst.getal(binnen[-1].totaal - buiten[0].totaal)
    return (
        f"Het verschil in totaalscore tussen {uitkomst.naam(binnen[-1])} en {uitkomst.naam(buiten[0])} is {verschil}.",
        vast,
    )


def _risicos(uitkomst: Uitkomst, gestanddoening: date | None, regime: Regime) -> tuple[str, ...]:
    risicos: list[str] = []
    if gestanddoening:
        risicos.append(
            f"De inschrijvingen zijn geldig tot en met {opmaak.datum(gestanddoening)}. Duurt de besluitvorming langer, "
            "dan is instemming van de inschrijvers met verlenging nodig."
        )
    if regime != Regime.GEEN:
        risicos.append(
            "Een afgewezen inschrijver kan tijdens de opschortende termijn een kort geding aanspannen. De overeenkomst "
            "kan dan later worden gesloten."
        )
    if len(uitkomst.uitslagen) == 1:
        risicos.append("Er is maar één geldige inschrijving. Trekt die zich terug, dan is er geen andere kandidaat.")
    return tuple(risicos)


def _conceptbrief(case: Case, uitkomst: Uitkomst, inschrijving: Inschrijving) -> str:
    uitslag = uitkomst.uitslag(inschrijving)
    soort = "gunningsbrief" if uitslag and uitslag.winnaar else "afwijzingsbrief"
    return f"{inschrijver_van(case, inschrijving).naam} ({soort})"
