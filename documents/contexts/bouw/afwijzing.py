"""Context of the notice to another tenderer: lower ranked, or out and why (procedure 2.6, Aw 2.127-2.130)."""

from typing import Any

from documents import opmaak
from documents.contexts.afwijzingsbrief import (
    AFGEVALLEN,
    INGETROKKEN,
    ONGELDIG,
    UITGESLOTEN,
    AfwijzingPerceel,
    Afwijzingsbrief,
    LagereRang,
    Ongeldig,
    VergelekenScore,
    Winnaar,
)
from documents.contexts.bouw.beslissing import (
    briefdatum,
    gezamenlijk,
    inschrijving_van,
    ondertekening_krachtens,
    uitkomst_bij,
    vermeld,
)
from documents.contexts.bouw.briefhoofd import briefhoofd_namens
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    besluiten_deel,
    contact_deel,
    inschrijver_deel,
    kop_van,
    perceel_van,
    perceelrij,
    reden_van_afvallen,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import Uitkomst
from workflow.beoordeling import toets_van
from workflow.case import Case
from workflow.case.deelname import Handeling
from workflow.case.dossier import Document
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand, SoortFeit
from workflow.case.publicatie import Criterium, SoortCriterium
from workflow.lezen import GELDIG, bundel_van, publicatie

_WEG = {
    InschrijvingToestand.UITGESLOTEN: UITGESLOTEN,
    InschrijvingToestand.INGETROKKEN: INGETROKKEN,
    InschrijvingToestand.AFGEVALLEN: AFGEVALLEN,
}
"""Out, but for another reason than that the tender is invalid."""


def afwijzingsbrief(case: Case, document: Document, huis: Huis) -> Afwijzingsbrief:
    """The notice to another tenderer; all percelen of the bundle in one letter."""
    eerste, *overige = bundel_van(case, document)
    delen = [_afwijzing(case, deel) for deel in (eerste, *overige)]
    return Afwijzingsbrief(
        **delen[0],
        afzender=huis.afzender,
        briefhoofd=briefhoofd_namens(case, eerste),
        geadresseerde=inschrijver_deel(case, inschrijving_van(case, eerste)),
        kop=kop_van(case, eerste, "Gunningsbeslissing", briefdatum(uitkomst_bij(case, eerste))),
        procedure=PROCEDURES[case.project.procedure],
        overige=tuple(AfwijzingPerceel(**deel) for deel in delen[1:]),
        gezamenlijk=gezamenlijk(deel["besluiten"] for deel in delen),
        rechtbank=huis.rechtbank,
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, eerste, huis, Handeling.AFWIJZINGSBRIEF),
    )


def _afwijzing(case: Case, document: Document) -> dict[str, Any]:
    """The fields of `AfwijzingPerceel`: lower ranked when the tender is valid, else invalid or excluded."""
    inschrijving, uitkomst = inschrijving_van(case, document), uitkomst_bij(case, document)
    geldig = inschrijving.toestand in GELDIG
    return {
        "perceel": perceel_van(case, document),
        "besluiten": besluiten_deel(case, document, uitkomst.inhoud_sha256),
        "winnaars": _winnaars(uitkomst, met_score=geldig),
        "laagste_prijs": uitkomst.alleen_prijs,
        "op_waarde": uitkomst.op_waarde,
        "lager": _lager(uitkomst, inschrijving) if geldig else None,
        "ongeldig": None if geldig else _ongeldig(case, inschrijving),
        "opschorting": vermeld(case, perceelrij(case, document), uitkomst),
    }


def _winnaars(uitkomst: Uitkomst, *, met_score: bool) -> tuple[Winnaar, ...]:
    """A tenderer that was not ranked reads who won, and nothing to compare itself with."""
    return tuple(
        Winnaar(
            naam=uitkomst.naam(uitslag),
            totaalscore=uitkomst.totaal(uitslag) if met_score else "",
            prijs=opmaak.bedrag(uitkomst.inschrijving(uitslag).prijs) if met_score and uitkomst.alleen_prijs else "",
        )
        for uitslag in uitkomst.winnaars
    )


def _lager(uitkomst: Uitkomst, inschrijving: Inschrijving) -> LagereRang:
    uitslag = uitkomst.uitslag(inschrijving)
    return LagereRang(
        rang=uitslag.rang if uitslag else None,
        aantal_geldig=len(uitkomst.uitslagen),
        totaalscore=uitkomst.totaal(uitslag),
        maximumscore=uitkomst.hoogste_totaal,
        gelijke_stand=uitkomst.gelijke_stand(uitslag),
        prijs=opmaak.bedrag(inschrijving.prijs),
        criteria=tuple(_vergeleken(uitkomst, inschrijving, criterium) for criterium in uitkomst.criteria),
    )


def _vergeleken(uitkomst: Uitkomst, inschrijving: Inschrijving, criterium: Criterium) -> VergelekenScore:
    winnaars = [uitkomst.inschrijving(uitslag) for uitslag in uitkomst.winnaars]
    return VergelekenScore(
        criterium=criterium.naam,
        gewicht=uitkomst.gewicht(criterium),
        maximum=uitkomst.hoogste(criterium),
        uw_score=uitkomst.punten(inschrijving, criterium),
        score_winnaar=" / ".join(uitkomst.punten(winnaar, criterium) for winnaar in winnaars),
        motivering=uitkomst.motivering(inschrijving, criterium),
        voordeel_winnaar=_voordeel(uitkomst, inschrijving, criterium),
    )


def _voordeel(uitkomst: Uitkomst, inschrijving: Inschrijving, criterium: Criterium) -> str:
    """Kenmerken en relatieve voordelen per winner; a missing reason leaves the whole field empty, so it is noticed."""
    teksten: list[str] = []
    for uitslag in uitkomst.winnaars:
        winnaar = uitkomst.inschrijving(uitslag)
        tekst = (
            _prijsvoordeel(inschrijving, winnaar, alleen_prijs=uitkomst.alleen_prijs)
            if criterium.soort == SoortCriterium.PRIJS
            else uitkomst.motivering(winnaar, criterium)
        )
        if not tekst:
            return ""
        teksten.append(f"{uitkomst.naam(uitslag)}: {tekst}" if len(uitkomst.winnaars) > 1 else tekst)
    return "\n".join(teksten)


def _prijsvoordeel(inschrijving: Inschrijving, winnaar: Inschrijving, *, alleen_prijs: bool) -> str:
    """Says which price is lower, and never how much (Aw 2.104)."""
    if winnaar.prijs < inschrijving.prijs:
        return "De prijs is lager dan die van uw inschrijving."
    if winnaar.prijs == inschrijving.prijs:
        return "De prijs is gelijk aan die van uw inschrijving."
    if alleen_prijs:
        return "De prijs is hoger dan die van uw inschrijving, maar geeft volgens de formule even veel punten."
    return "De prijs is hoger dan die van uw inschrijving; het voordeel ligt bij de andere criteria."


def _ongeldig(case: Case, inschrijving: Inschrijving) -> Ongeldig:
    return Ongeldig(soort=_WEG.get(inschrijving.toestand, ONGELDIG), grond=grond_van(case, inschrijving))


def grond_van(case: Case, inschrijving: Inschrijving) -> str:
    """The ground and clause of the toets; a late tender is late by the published closing time.

    Who fell out or withdrew may have been valid until then: its ground came after the toets.
    """
    if inschrijving.toestand == InschrijvingToestand.AFGEVALLEN:
        return reden_van_afvallen(case, inschrijving)
    if inschrijving.toestand == InschrijvingToestand.INGETROKKEN:
        return _intrekking(case, inschrijving)
    toets = toets_van(case, inschrijving)
    if toets and toets.grond:
        return toets.grond
    huidig = publicatie(case)
    if inschrijving.toestand == InschrijvingToestand.TE_LAAT and huidig:
        return (
            f"Uw inschrijving is ontvangen op {opmaak.dag_en_tijd(inschrijving.ontvangen_op)}. De termijn voor het "
            f"indienen van inschrijvingen sloot volgens de aanbestedingsstukken op "
            f"{opmaak.dag_en_tijd(huidig.sluiting)}."
        )
    if inschrijving.toestand == InschrijvingToestand.ONVOLLEDIG and inschrijving.ontbreekt:
        ontbreekt = opmaak.opsomming(inschrijving.ontbreekt)
        return f"In uw inschrijving ontbreekt, anders dan de aanbestedingsstukken vragen: {ontbreekt}."
    return ""


def _intrekking(case: Case, inschrijving: Inschrijving) -> str:
    feiten = [
        f
        for f in case.inschrijvingsfeiten.values()
        if (f.inschrijving_id, f.soort) == (inschrijving.id, SoortFeit.INTREKKING)
    ]
    if not feiten:
        return ""
    return f"U hebt uw inschrijving ingetrokken op {opmaak.datum(feiten[-1].datum)}."
