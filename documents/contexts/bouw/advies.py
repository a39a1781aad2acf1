"""Context of the gunningsadvies (procedure 2.6)."""

from collections.abc import Iterator
from dataclasses import replace
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
    reden_van_afvallen,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import Uitkomst, uitkomst_van
from documents.contexts.deel import Kop, Mijlpaal
from documents.contexts.gunningsadvies import Beoordeling, Gunningsadvies, Oordeel, Plaats, Toelating
from workflow.beoordeling import RELATIEF, Omkering, beoordelaars_van, gevoeligheid, toets_van, volledig_beoordeeld
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.gunning import Uitslag
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand, Loting
from workflow.case.inschrijving import Oordeel as Toetsoordeel
from workflow.case.project import Perceel, Regime
from workflow.case.publicatie import Criterium, Kader, Prijsformule, SoortCriterium
from workflow.lezen import geldige_inschrijvingen, inschrijver_van, inschrijvingen_van, publicatie


def gunningsadvies(case: Case, document: Document, huis: Huis) -> Gunningsadvies:
    """The proposal in the version that the document was ordered for."""
    perceel = perceelrij(case, document)
    uitkomst = uitkomst_van(case, document, perceel)
    gebonden = [i.gestanddoening_tot for i in geldige_inschrijvingen(case, perceel)] if perceel else []
    gebonden_tot = min(gebonden, default=None)
    return Gunningsadvies(
        afzender=huis.afzender,
        dienst=dienst_deel(case, dienst_van_document(case, document)),
        kop=_kop(case, document),
        perceel=perceel_van(case, document),
        versie=uitkomst.advies.versie if uitkomst.advies else 0,
        vingerafdruk=uitkomst.inhoud_sha256,
        procedure=PROCEDURES[case.project.procedure],
        verloop=_verloop(case, uitkomst),
        toelating=tuple(_toelating(case, i) for i in inschrijvingen_van(case, perceel)) if perceel else (),
        op_waarde=uitkomst.op_waarde,
        prijsformule=FORMULES[uitkomst.kader.formule] if uitkomst.kader else "",
        methode=_methode(uitkomst),
        maximumscore=uitkomst.maximum,
        beoordelingen=tuple(_beoordeling(uitkomst, u) for u in uitkomst.uitslagen),
        rangschikking=tuple(_plaats(uitkomst, u) for u in uitkomst.uitslagen),
        gelijke_stand=tuple(_gelijke_stand(uitkomst)),
        gevoeligheid=_gevoeligheid(uitkomst, perceel),
        risicos=_risicos(uitkomst, gebonden_tot, perceel.regime if perceel else Regime.GEEN),
        winnaars=tuple(uitkomst.naam(u) for u in uitkomst.winnaars),
        conceptbrieven=tuple(_conceptbrief(case, uitkomst, i) for i in inschrijvingen_van(case, perceel))
        if perceel
        else (),
        vaststellen_uiterlijk=uitkomst.advies.deadline if uitkomst.advies else None,
        gestanddoening_tot=gebonden_tot,
        contact=contact_deel(case),
    )


def zelfde_advies(advies: Gunningsadvies, case: Case, document: Document) -> Gunningsadvies:
    """The same proposal on paper for another dienst: only whom it is for and its reference differ."""
    return replace(advies, dienst=dienst_deel(case, dienst_van_document(case, document)), kop=_kop(case, document))


def _kop(case: Case, document: Document) -> Kop:
    return kop_van(case, document, f"Gunningsadvies {case.project.naam}")


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
    elif inschrijving.toestand == InschrijvingToestand.AFGEVALLEN:
        oordeel, toelichting = "afgevallen", reden_van_afvallen(case, inschrijving)
    elif toets is None:
        oordeel, toelichting = "", ""
    elif toets.oordeel == Toetsoordeel.GELDIG:
        oordeel, toelichting = "geldig", toets.grond or "voldoet aan de gestelde eisen"
    else:
        oordeel, toelichting = toets.oordeel.value, toets.grond
    return Toelating(inschrijver=inschrijver_van(case, inschrijving).naam, oordeel=oordeel, toelichting=toelichting)


FORMULES = {
    Prijsformule.ABSOLUUT_LINEAIR: "absoluut lineair, met vaste grenzen",
    Prijsformule.RELATIEF_LINEAIR: "relatief lineair, ten opzichte van de laagste prijs",
    Prijsformule.RELATIEF_VERHOUDING: "relatief, als verhouding tot de laagste prijs",
    Prijsformule.GUNNEN_OP_WAARDE: "gunnen op waarde",
}


def _methode(uitkomst: Uitkomst) -> str:
    kader = uitkomst.kader
    if kader is None:
        return ""
    return " ".join((_telling(kader), _prijszin(kader, uitkomst.laagste_prijs), *_bij_gelijke_stand(uitkomst, kader)))


def _telling(kader: Kader) -> str:
    if kader.formule == Prijsformule.GUNNEN_OP_WAARDE:
        return (
            f"Elk kwaliteitscriterium krijgt een score van 0 tot {kader.schaal}. De score is geld waard: de "
            f"hoogste kwaliteit is samen {opmaak.bedrag(kader.kwaliteitswaarde or Decimal(0))} waard, verdeeld naar de "
            "gewichten. Bedragen zijn afgerond op centen."
        )
    return (
        f"Elk criterium krijgt een score van 0 tot {kader.schaal}. De totaalscore is de som van de gewogen scores. "
        f"Scores zijn afgerond op {kader.decimalen} decimalen."
    )


def _prijszin(kader: Kader, laagste: Decimal) -> str:
    """The published formula in words, with its bounds or with the lowest valid price that it was measured against."""
    match kader.formule:
        case Prijsformule.ABSOLUUT_LINEAIR:
            return (
                f"De prijs scoort {kader.schaal} bij {opmaak.bedrag(kader.prijs_laag or Decimal(0))} of minder, 0 bij "
                f"{opmaak.bedrag(kader.prijs_hoog or Decimal(0))} of meer, en daartussen evenredig."
            )
        case Prijsformule.RELATIEF_LINEAIR:
            return (
                f"De laagste geldige prijs, {opmaak.bedrag(laagste)}, scoort {kader.schaal}. Een hogere prijs verliest "
                f"naar de mate waarin hij hoger is; bij het dubbele of meer is de score 0."
            )
        case Prijsformule.RELATIEF_VERHOUDING:
            return (
                f"De laagste geldige prijs, {opmaak.bedrag(laagste)}, scoort {kader.schaal}. Een andere prijs scoort "
                f"{kader.schaal} maal de laagste prijs, gedeeld door die andere prijs."
            )
        case Prijsformule.GUNNEN_OP_WAARDE:
            return "De prijs min de waarde van de kwaliteit is de vergelijkingsprijs. De laagste is de eerste."


def _bij_gelijke_stand(uitkomst: Uitkomst, kader: Kader) -> Iterator[str]:
    naam = {c.code: c.naam for c in uitkomst.criteria}.get(kader.bij_gelijke_stand, kader.bij_gelijke_stand)
    if naam:
        yield f"Bij gelijke stand beslist: {naam}."
    if kader.loting:
        yield "Blijft de stand dan gelijk, dan beslist loting." if naam else "Bij gelijke stand beslist loting."


def _gelijke_stand(uitkomst: Uitkomst) -> Iterator[str]:
    """Per group of equal totals who they are and what decided, with the order of the draw."""
    gehad: set[str] = set()
    for uitslag in uitkomst.uitslagen:
        groep = uitkomst.gelijken(uitslag)
        if len(groep) < 2 or uitslag.id in gehad:
            continue
        gehad |= {u.id for u in groep}
        namen = opmaak.opsomming(tuple(uitkomst.naam(u) for u in groep))
        yield f"{namen} hebben een gelijke {uitkomst.totaalwoord}."
        lotingen = {x.id: x for u in groep if (x := uitkomst.loting(u))}
        for loting in lotingen.values():
            dag = opmaak.datum(loting.getrokken_op)
            yield f"De loting van {dag} zette {_geloot(uitkomst, loting)} in deze volgorde."


def _geloot(uitkomst: Uitkomst, loting: Loting) -> str:
    namen = (inschrijver_van(uitkomst.case, uitkomst.case.inschrijvingen[id_]).naam for id_ in loting.volgorde)
    return ", ".join(namen)


def _beoordeling(uitkomst: Uitkomst, uitslag: Uitslag) -> Beoordeling:
    inschrijving = uitkomst.inschrijving(uitslag)
    return Beoordeling(
        inschrijver=uitkomst.naam(uitslag),
        totaal=uitkomst.totaal(uitslag),
        oordelen=tuple(_oordeel(uitkomst, inschrijving, criterium) for criterium in uitkomst.criteria),
    )


def _oordeel(uitkomst: Uitkomst, inschrijving: Inschrijving, criterium: Criterium) -> Oordeel:
    return Oordeel(
        criterium=criterium.naam,
        gewicht=uitkomst.gewicht(criterium),
        beoordelaars=_beoordelaars(uitkomst, inschrijving, criterium),
        score=uitkomst.punten(inschrijving, criterium),
        motivering=uitkomst.motivering(inschrijving, criterium),
    )


def _beoordelaars(uitkomst: Uitkomst, inschrijving: Inschrijving, criterium: Criterium) -> str:
    """Scores without the names of the assessors; somebody with an interest is none."""
    if criterium.soort == SoortCriterium.PRIJS:
        return "berekend"
    beoordelaars = beoordelaars_van(uitkomst.case, criterium)
    scores = (
        opmaak.getal(s.punten)
        for s in uitkomst.case.scores.values()
        if s.inschrijving_id == inschrijving.id and s.criterium_id == criterium.id and s.persoon_id in beoordelaars
    )
    return " / ".join(scores)


def _plaats(uitkomst: Uitkomst, uitslag: Uitslag) -> Plaats:
    return Plaats(
        rang=uitslag.rang,
        inschrijver=uitkomst.naam(uitslag),
        prijs=opmaak.bedrag(uitkomst.inschrijving(uitslag).prijs),
        totaal=uitkomst.totaal(uitslag),
    )


def _gevoeligheid(uitkomst: Uitkomst, perceel: Perceel | None) -> tuple[str, ...]:
    """How firm the outcome is: the distance at the winning boundary, and what happens when a tender drops out."""
    if not uitkomst.uitslagen or perceel is None:
        return ()
    binnen, buiten = uitkomst.winnaars, tuple(u for u in uitkomst.uitslagen if not u.winnaar)
    if not binnen or not buiten:
        verschil = "Er is geen afgewezen geldige inschrijving om de uitkomst mee te vergelijken."
    else:
        afstand = abs(binnen[-1].totaal - buiten[0].totaal)
        getal = opmaak.bedrag(afstand) if uitkomst.op_waarde else uitkomst.getal(afstand)
        namen = f"{uitkomst.naam(binnen[-1])} en {uitkomst.naam(buiten[0])}"
        verschil = f"Het verschil in {uitkomst.totaalwoord} tussen {namen} is {getal}."
    return (verschil, *_bij_wegvallen(uitkomst, perceel))


def _bij_wegvallen(uitkomst: Uitkomst, perceel: Perceel) -> Iterator[str]:
    """Counted again without each tender in turn; what depends on no other tender needs no count (law 43)."""
    if uitkomst.kader is None or uitkomst.kader.formule not in RELATIEF:
        wat = "vergelijkingsprijs" if uitkomst.op_waarde else "prijsscore"
        yield (
            f"De {wat} hangt niet af van de andere inschrijvingen. Valt een inschrijving af, dan blijft de volgorde "
            "van de overige gelijk."
        )
        return
    yield (
        "De prijsscore hangt af van de laagste geldige prijs. Daarom is de volgorde opnieuw berekend zonder elke "
        "inschrijving apart."
    )
    if not volledig_beoordeeld(uitkomst.case, perceel, uitkomst.gerangschikt):
        return
    omkeringen = gevoeligheid(uitkomst.case, perceel, uitkomst.gerangschikt)
    yield from (_omkering(uitkomst, o) for o in omkeringen)
    if not omkeringen:
        yield "De volgorde van de overige blijft dan steeds gelijk."


def _omkering(uitkomst: Uitkomst, omkering: Omkering) -> str:
    def naam(inschrijving: Inschrijving) -> str:
        return inschrijver_van(uitkomst.case, inschrijving).naam

    volgorde = ", ".join(f"{plaats.rang}. {naam(plaats.inschrijving)}" for plaats in omkering.volgorde)
    gevolg = "de uitkomst van de gunning verandert" if omkering.winnaar_anders else "wie wint, verandert niet"
    return f"Valt {naam(omkering.zonder)} af, dan wordt de volgorde van de overige: {volgorde}; {gevolg}."


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
