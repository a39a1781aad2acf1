"""Contexts of the letters to tenderers (procedure 2.6 and 2.7, Aw 2.127-2.130)."""

from datetime import date
from typing import Any

from documents import opmaak
from documents.contexts.afwijzingsbrief import (
    AfwijzingPerceel,
    Afwijzingsbrief,
    LagereRang,
    Ongeldig,
    VergelekenScore,
    Winnaar,
)
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    besluiten_deel,
    contact_deel,
    deelnemers_van,
    dienstnaam,
    inschrijver_deel,
    kop_van,
    ondertekening_deel,
    perceel_van,
    perceelrij,
    reden_van_afvallen,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import Uitkomst, uitkomst_van
from documents.contexts.deel import Ondertekening, Opschorting
from documents.contexts.definitieve_gunning import DefinitieveGunning, KortGeding, TeTekenen
from documents.contexts.gunningsbrief import EigenScore, GunningPerceel, Gunningsbrief
from workflow.beoordeling import toets_van
from workflow.case import Case
from workflow.case.contract import Overeenkomst, OvereenkomstToestand
from workflow.case.deelname import Handeling
from workflow.case.dossier import Document
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.project import Perceel, Procedure, Regime
from workflow.case.publicatie import Criterium, SoortCriterium
from workflow.case.rechtszaak import UitspraakUitkomst
from workflow.lezen import (
    GELDIG,
    bundel_van,
    dienst_van,
    inschrijvingen_van,
    kort_gedingen_van,
    laatste_bewijsoordeel,
    publicatie,
    uitspraak_in,
)
from workflow.mandaat import geldende_mandaten, geldt_voor, ingetrokken

EINDTIJD = f"23.59{opmaak.VAST}uur"
"""A term of days lasts through its last day."""


def gunningsbrief(case: Case, document: Document, huis: Huis) -> Gunningsbrief:
    """The notice to a winner, with its own scores only; all percelen of the bundle in one letter."""
    eerste, *overige = bundel_van(case, document)
    return Gunningsbrief(
        **_gunning(case, eerste),
        afzender=huis.afzender,
        geadresseerde=inschrijver_deel(case, inschrijving_van(case, eerste)),
        kop=kop_van(case, eerste, "Gunningsbeslissing", _briefdatum(_uitkomst(case, eerste))),
        procedure=PROCEDURES[case.project.procedure],
        overige=tuple(GunningPerceel(**_gunning(case, ander)) for ander in overige),
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, eerste, huis, Handeling.GUNNINGSBRIEF),
    )


def _gunning(case: Case, document: Document) -> dict[str, Any]:
    """The fields of `GunningPerceel`."""
    inschrijving, perceel = inschrijving_van(case, document), perceelrij(case, document)
    uitkomst = _uitkomst(case, document)
    uitslag = uitkomst.uitslag(inschrijving)
    return {
        "perceel": perceel_van(case, document),
        "besluiten": besluiten_deel(case, document, uitkomst.inhoud_sha256),
        "rang": uitslag.rang if uitslag else None,
        "aantal_geldig": len(uitkomst.uitslagen),
        "op_waarde": uitkomst.op_waarde,
        "totaalscore": uitkomst.totaal(uitslag),
        "maximumscore": uitkomst.maximum,
        "gelijke_stand": uitkomst.gelijke_stand(uitslag),
        "prijs": opmaak.bedrag(inschrijving.prijs),
        "criteria": tuple(_eigen(uitkomst, inschrijving, criterium) for criterium in uitkomst.criteria),
        "andere_winnaars": tuple(uitkomst.naam(u) for u in uitkomst.winnaars if u.inschrijving_id != inschrijving.id),
        "opschorting": _vermeld(case, perceel, uitkomst),
    }


def _uitkomst(case: Case, document: Document) -> Uitkomst:
    return uitkomst_van(case, document, perceelrij(case, document))


def _eigen(uitkomst: Uitkomst, inschrijving: Inschrijving, criterium: Criterium) -> EigenScore:
    return EigenScore(
        criterium=criterium.naam,
        gewicht=uitkomst.gewicht(criterium),
        maximum=uitkomst.hoogste(criterium),
        score=uitkomst.punten(inschrijving, criterium),
        motivering=uitkomst.motivering(inschrijving, criterium),
    )


def afwijzingsbrief(case: Case, document: Document, huis: Huis) -> Afwijzingsbrief:
    """The notice to another tenderer; all percelen of the bundle in one letter."""
    eerste, *overige = bundel_van(case, document)
    return Afwijzingsbrief(
        **_afwijzing(case, eerste),
        afzender=huis.afzender,
        geadresseerde=inschrijver_deel(case, inschrijving_van(case, eerste)),
        kop=kop_van(case, eerste, "Gunningsbeslissing", _briefdatum(_uitkomst(case, eerste))),
        procedure=PROCEDURES[case.project.procedure],
        overige=tuple(AfwijzingPerceel(**_afwijzing(case, ander)) for ander in overige),
        rechtbank=huis.rechtbank,
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, eerste, huis, Handeling.AFWIJZINGSBRIEF),
    )


def _afwijzing(case: Case, document: Document) -> dict[str, Any]:
    """The fields of `AfwijzingPerceel`: lower ranked when the tender is valid, else invalid or excluded."""
    inschrijving, uitkomst = inschrijving_van(case, document), _uitkomst(case, document)
    geldig = inschrijving.toestand in GELDIG
    return {
        "perceel": perceel_van(case, document),
        "besluiten": besluiten_deel(case, document, uitkomst.inhoud_sha256),
        "winnaars": _winnaars(uitkomst, met_score=geldig),
        "laagste_prijs": uitkomst.alleen_prijs,
        "op_waarde": uitkomst.op_waarde,
        "lager": _lager(uitkomst, inschrijving) if geldig else None,
        "ongeldig": None if geldig else _ongeldig(case, inschrijving),
        "opschorting": _vermeld(case, perceelrij(case, document), uitkomst),
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
        maximumscore=uitkomst.maximum,
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
    uitgesloten = inschrijving.toestand == InschrijvingToestand.UITGESLOTEN
    return Ongeldig(uitsluiting=uitgesloten, grond=_grond(case, inschrijving))


def _grond(case: Case, inschrijving: Inschrijving) -> str:
    """The ground and clause of the toets; a late tender is late by the published closing time.

    An earlier winner that fell out was valid until then: its ground came after the toets.
    """
    if inschrijving.toestand == InschrijvingToestand.AFGEVALLEN:
        return reden_van_afvallen(case, inschrijving)
    toets = toets_van(case, inschrijving)
    if toets and toets.grond:
        return toets.grond
    if inschrijving.toestand == InschrijvingToestand.INGETROKKEN:
        return "U hebt uw inschrijving ingetrokken."
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


def definitieve_gunning(case: Case, document: Document, huis: Huis) -> DefinitieveGunning:
    """The end that governed is the later of the stated and the real one."""
    inschrijving, perceel = inschrijving_van(case, document), perceelrij(case, document)
    uitkomst = uitkomst_van(case, document, perceel)
    besloten = uitkomst.beslissing
    einden = [dag for dag in (besloten.vermeld_einde, besloten.werkelijk_einde) if dag] if besloten else []
    deelnemers = {deelname.id for deelname in deelnemers_van(case, document)}
    oordeel = laatste_bewijsoordeel(case, inschrijving)
    return DefinitieveGunning(
        afzender=huis.afzender,
        geadresseerde=inschrijver_deel(case, inschrijving),
        kop=kop_van(case, document, "Definitieve gunning"),
        procedure=PROCEDURES[case.project.procedure],
        perceel=perceel_van(case, document),
        besluiten=besluiten_deel(case, document, uitkomst.inhoud_sha256),
        beslissing_van=_briefdatum(uitkomst),
        opschorting=_opschorting(case, perceel, max(einden, default=None)),
        kort_geding=_kort_geding(case, perceel) if perceel else None,
        bewijs_akkoord_op=opmaak.dag(oordeel.beoordeeld_op) if oordeel and oordeel.aanvaard else None,
        overeenkomsten=tuple(
            _te_tekenen(case, o)
            for o in case.overeenkomsten.values()
            if o.inschrijving_id == inschrijving.id
            and o.deelname_id in deelnemers
            and o.toestand != OvereenkomstToestand.VERVALLEN
        ),
        aankondiging=case.project.procedure != Procedure.MEERVOUDIG_ONDERHANDS,
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, document, huis, Handeling.DEFINITIEVE_GUNNING),
    )


_UITKOMSTEN = {
    UitspraakUitkomst.HANDHAVEN: "de gunningsbeslissing blijft in stand",
    UitspraakUitkomst.INGETROKKEN_DOOR_EISER: "de eiser heeft het kort geding ingetrokken",
}


def _kort_geding(case: Case, perceel: Perceel) -> KortGeding | None:
    """The last case that was decided so that the overeenkomst may be signed."""
    paren = ((k, uitspraak_in(case, k)) for k in kort_gedingen_van(case, perceel))
    beslist = [(k, u) for k, u in paren if u and u.uitkomst in _UITKOMSTEN]
    if not beslist:
        return None
    kort_geding, uitspraak = max(beslist, key=lambda paar: paar[1].datum)
    return KortGeding(rechtbank=kort_geding.rechtbank, datum=uitspraak.datum, uitkomst=_UITKOMSTEN[uitspraak.uitkomst])


def _te_tekenen(case: Case, overeenkomst: Overeenkomst) -> TeTekenen:
    stuk = case.dossierstukken.get(overeenkomst.dossierstuk_id)
    return TeTekenen(
        deelnemer=dienstnaam(dienst_van(case, overeenkomst.deelname_id)),
        overeenkomst=stuk.bestandsnaam if stuk else "",
        ingangsdatum=overeenkomst.ingangsdatum,
        einddatum=overeenkomst.einddatum,
    )


def _vermeld(case: Case, perceel: Perceel | None, uitkomst: Uitkomst) -> Opschorting:
    """The standstill as the letters state it."""
    return _opschorting(case, perceel, uitkomst.beslissing.vermeld_einde if uitkomst.beslissing else None)


def _opschorting(case: Case, perceel: Perceel | None, einde: date | None) -> Opschorting:
    regime = perceel.regime if perceel else Regime.WETTELIJK
    if regime == Regime.GEEN:
        return Opschorting(regime=regime.value, grond=_grond_zonder(case, perceel))
    return Opschorting(regime=regime.value, laatste_dag=einde, tijd=EINDTIJD)


def _grond_zonder(case: Case, perceel: Perceel | None) -> str:
    """Why there is no standstill: below the threshold, or a sole tenderer that wins (Aw 2.127(4)(b))."""
    if case.project.procedure == Procedure.MEERVOUDIG_ONDERHANDS:
        return "de wet verplicht daar bij een meervoudig onderhandse procedure niet toe"
    if perceel and len(inschrijvingen_van(case, perceel)) == 1:
        return "er is één inschrijver (artikel 2.127, vierde lid, onder b, van de Aanbestedingswet 2012)"
    return ""


def inschrijving_van(case: Case, document: Document) -> Inschrijving:
    if not document.inschrijving_id:
        raise LookupError(f"{document.soort} hoort bij één inschrijving")
    return case.inschrijvingen[document.inschrijving_id]


def _briefdatum(uitkomst: Uitkomst) -> date | None:
    """The letters carry the day on which they are planned to leave."""
    return uitkomst.beslissing.geplande_verzenddatum if uitkomst.beslissing else None


def ondertekening_krachtens(case: Case, document: Document, huis: Huis, *handelingen: Handeling) -> Ondertekening:
    """In the function that the mandaten for any of these acts name that count on the day of the order (Awb 10:10)."""
    dag, perceel = opmaak.dag(document.besteld_op), perceelrij(case, document)
    functies = {
        mandaat.gemachtigde
        for deelname in deelnemers_van(case, document)
        for mandaat in geldende_mandaten(case, deelname)
        if not set(handelingen).isdisjoint(mandaat.handelingen)
        and not ingetrokken(mandaat, dag)
        and (perceel is None or geldt_voor(mandaat, perceel))
    }
    return ondertekening_deel(case, huis, opmaak.opsomming(tuple(sorted(functies))))
