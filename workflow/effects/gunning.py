"""Effects of advies, decision and definitive award."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from workflow.beoordeling import (
    Omkering,
    Plaats,
    aan_te_schrijven,
    consensus_van,
    gevoeligheid,
    kwaliteitscriteria,
    rangschikking,
)
from workflow.beurt import Bestelling, Beurt
from workflow.canoniek import sha256_van
from workflow.case.contract import OvereenkomstToestand
from workflow.case.dossier import DocumentToestand
from workflow.case.gunning import Advies, Gunningsbeslissing, Uitslag
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.project import Procedure, Regime
from workflow.case.termijn import SoortTermijn
from workflow.deelmachines import DOCUMENT, INSCHRIJVING, OVEREENKOMST
from workflow.documenten import BRIEVEN_VAN_GUNNING
from workflow.effects.bewijs import BEWIJSVERZOEK
from workflow.lezen import (
    advies,
    beslissing,
    briefhouders,
    deelnemers_van,
    inschrijver_van,
    inschrijvingen_van,
    levende_documenten,
    overeenkomsten_van,
    uitslagen_van,
    volgende_versie,
    winnaars_van,
)
from workflow.termijnen.berekenen import Berekening, gegunde_opdracht, opschortend, vaststelling
from workflow.termijnen.woorden import nl_datum
from workflow.tijd import dag_van


def maak_advies(beurt: Beurt) -> Beurt:
    """A new version of the proposal, with its ranking and the hash that besluiten will belong to."""
    plaatsen = rangschikking(beurt.case, beurt.perceel)
    versie = volgende_versie(beurt.case.adviezen.values(), beurt.perceel)
    nieuw = Advies(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        perceel_id=beurt.perceel.id,
        versie=versie,
        inhoud_sha256=_inhoud_sha256(beurt, versie, plaatsen),
        voorgelegd_op=beurt.call.nu,
        deadline=beurt.met.deadline,
    )
    beurt = beurt.schrijf(nieuw)
    for plaats in plaatsen:
        beurt = beurt.schrijf(_uitslag(beurt, nieuw, plaats)).verzet(INSCHRIJVING, plaats.inschrijving, "beoordeel")
    return beurt


def _inhoud_sha256(beurt: Beurt, versie: int, plaatsen: list[Plaats]) -> str:
    """Perceel and version are in it: a besluit counts for one version of one advies, whatever else is equal."""
    inhoud = {
        "perceel": beurt.perceel.nummer,
        "versie": versie,
        "inschrijvingen": [_inhoud(beurt, plaats) for plaats in plaatsen],
        "gevoeligheid": [_omkering(beurt, o) for o in gevoeligheid(beurt.case, beurt.perceel)],
    }
    return sha256_van(inhoud)


def _omkering(beurt: Beurt, omkering: Omkering) -> dict[str, object]:
    """Whose absence puts the others in another order, and in which (law 43)."""
    rangen = {inschrijver_van(beurt.case, p.inschrijving).naam: p.rang for p in omkering.volgorde}
    return {"zonder": inschrijver_van(beurt.case, omkering.zonder).naam, "rang": rangen}


def _inhoud(beurt: Beurt, plaats: Plaats) -> dict[str, object]:
    """What a deelnemer adopts: scores, ranking, reasons and proposal (procedure section 4)."""
    motivering = {
        c.code: (consensus.motivering if (consensus := consensus_van(beurt.case, plaats.inschrijving, c)) else "")
        for c in kwaliteitscriteria(beurt.case, beurt.perceel)
    }
    return {
        "inschrijver": inschrijver_van(beurt.case, plaats.inschrijving).naam,
        "prijs": plaats.inschrijving.prijs,
        "punten": plaats.punten,
        "totaal": plaats.totaal,
        "rang": plaats.rang,
        "motivering": motivering,
        "winnaar": plaats.rang <= beurt.perceel.aantal_winnaars,
    }


def _uitslag(beurt: Beurt, nieuw: Advies, plaats: Plaats) -> Uitslag:
    return Uitslag(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        advies_id=nieuw.id,
        inschrijving_id=plaats.inschrijving.id,
        rang=plaats.rang,
        totaal=plaats.totaal,
        winnaar=plaats.rang <= beurt.perceel.aantal_winnaars,
    )


def vraag_vaststelling_advies(beurt: Beurt) -> Beurt:
    """Every deelnemer of the perceel gets the advies and a termijn to adopt it."""
    huidig = advies(beurt.case, beurt.perceel)
    if huidig is None:
        raise LookupError("het advies hoort gemaakt te zijn")
    dagen = (huidig.deadline - beurt.call.vandaag).days
    termijn = vaststelling(beurt.call.vandaag, dagen, beurt.call.kalender)
    deelname_ids = [deelname.id for deelname in deelnemers_van(beurt.case, beurt.perceel)]
    beurt = beurt.laat_vervallen(
        d
        for d in levende_documenten(beurt.case, "gunningsadvies")
        if d.perceel_id == beurt.perceel_id and d.deelname_id in deelname_ids
    )
    beurt = beurt.bestel_alle(
        Bestelling("gunningsadvies", huidig.versie, deelname_id=deelname_id, perceel_id=beurt.perceel_id)
        for deelname_id in deelname_ids
    )
    for deelname_id in deelname_ids:
        beurt = beurt.plan_termijn(
            SoortTermijn.VASTSTELLING_ADVIES,
            start=termijn.start,
            laatste_dag=termijn.laatste_dag,
            bron="Procedure Collectieve Inkoop 2.6",
            redenering=termijn.redenering,
            deelname_id=deelname_id,
            perceel_id=beurt.perceel_id,
        )
    return beurt


def beslis_over_inschrijvingen(beurt: Beurt) -> Beurt:
    """The adopted proposal decides who wins; nobody may alter it here."""
    huidig = advies(beurt.case, beurt.perceel)
    if huidig is None:
        raise LookupError("de guard advies_vastgesteld hoort bij deze overgang")
    for uitslag in uitslagen_van(beurt.case, huidig):
        inschrijving = beurt.case.inschrijvingen[uitslag.inschrijving_id]
        beurt = beurt.verzet(INSCHRIJVING, inschrijving, "win" if uitslag.winnaar else "wijs_af")
    return beurt.schrijf(_beslissing(beurt, huidig))


def _beslissing(beurt: Beurt, huidig: Advies) -> Gunningsbeslissing:
    gepland = beurt.met.geplande_verzenddatum
    termijn = _opschorting(beurt, gepland)
    return Gunningsbeslissing(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        perceel_id=beurt.perceel.id,
        versie=volgende_versie(beurt.case.beslissingen.values(), beurt.perceel),
        advies_id=huidig.id,
        genomen_op=beurt.call.nu,
        geplande_verzenddatum=gepland,
        vermeld_einde=termijn.laatste_dag if termijn else None,
        werkelijk_einde=None,
    )


def _opschorting(beurt: Beurt, verzonden: date) -> Berekening | None:
    """Counted as the law counts, also where the tender documents alone promise it (law 28)."""
    if beurt.perceel.regime == Regime.GEEN:
        return None
    contractueel = beurt.perceel.regime == Regime.CONTRACTUEEL
    dagen = beurt.call.beleid.opschortende_termijn
    return opschortend(verzonden, beurt.call.kalender, dagen, contractueel=contractueel)


def neem_beslissing_opnieuw(beurt: Beurt) -> Beurt:
    """A new version of the same decision: who wins stays, the day of sending and the stated end are new."""
    huidig = advies(beurt.case, beurt.perceel)
    if huidig is None:
        raise LookupError("de guard advies_vastgesteld hoort bij deze overgang")
    return beurt.schrijf(_beslissing(beurt, huidig))


def trek_brieven_in(beurt: Beurt) -> Beurt:
    """Letters of the award that were not sent lapse, those that were sent are withdrawn; no standstill runs.

    A correction of the end of that standstill goes the same way.
    """
    return _trek_in(beurt, BRIEVEN_VAN_GUNNING)


def trek_beslissing_in(beurt: Beurt) -> Beurt:
    """As `trek_brieven_in`, for a clerical error: who wins stays, and so does the request for evidence that it got.

    One that was not sent lapses: it would say who wins before the new letters do, which order it again.
    """
    verzoeken = levende_documenten(beurt.case, BEWIJSVERZOEK)
    beurt = beurt.laat_vervallen(d for d in verzoeken if d.perceel_id == beurt.perceel_id)
    return _trek_in(beurt, (soort for soort in BRIEVEN_VAN_GUNNING if soort != BEWIJSVERZOEK))


def _trek_in(beurt: Beurt, soorten: Iterable[str]) -> Beurt:
    for document in tuple(levende_documenten(beurt.case, *soorten)):
        if document.perceel_id == beurt.perceel_id:
            beurt = beurt.verzet(DOCUMENT, document, _TREK_IN[document.toestand])
    return beurt.sluit_termijnen(SoortTermijn.OPSCHORTEND, "verval", perceel_id=beurt.perceel.id)


_TREK_IN = {
    DocumentToestand.CONCEPT: "vervang",
    DocumentToestand.VRIJGEGEVEN: "vervang",
    DocumentToestand.VERZONDEN: "trek_in",
}


def zet_inschrijvingen_terug(beurt: Beurt) -> Beurt:
    """The tenders that were assessed wait again; besluiten on the earlier advies are stale by its next version."""
    for inschrijving in inschrijvingen_van(beurt.case, beurt.perceel):
        if inschrijving.toestand in _BEOORDEELD:
            beurt = beurt.verzet(INSCHRIJVING, inschrijving, "heropen")
    for deelname in deelnemers_van(beurt.case, beurt.perceel):
        doel = {"deelname_id": deelname.id, "perceel_id": beurt.perceel.id}
        beurt = beurt.sluit_termijnen(SoortTermijn.VASTSTELLING_ADVIES, "verval", **doel)
        beurt = beurt.vervang("gunningsadvies", **doel)
    return beurt


_BEOORDEELD = frozenset({InschrijvingToestand.BEOORDEELD, InschrijvingToestand.WINNAAR, InschrijvingToestand.AFGEWEZEN})


def schrijf_gunningsbrieven(beurt: Beurt) -> Beurt:
    """The expected letters: to each tenderer that is not definitively excluded (Aw 2.128), per deelnemer or jointly."""
    huidig = beslissing(beurt.case, beurt.perceel)
    versie = huidig.versie if huidig else 1
    return beurt.bestel_alle(
        Bestelling(
            _brief_voor(inschrijving),
            versie,
            deelname_id=houder,
            inschrijving_id=inschrijving.id,
            perceel_id=beurt.perceel_id,
        )
        for houder in briefhouders(beurt.case, beurt.perceel)
        for inschrijving in aan_te_schrijven(beurt.case, beurt.perceel)
    )


def _brief_voor(inschrijving: Inschrijving) -> str:
    return "gunningsbrief" if inschrijving.toestand == InschrijvingToestand.WINNAAR else "afwijzingsbrief"


def begin_opschorting(beurt: Beurt) -> Beurt:
    """The standstill runs from the day after the LAST letter was really sent; the later of two ends governs."""
    huidig = beslissing(beurt.case, beurt.perceel)
    if huidig is None:
        raise LookupError("de gunningsbeslissing hoort genomen te zijn")
    laatste = max(_verzonden(beurt, huidig.versie))
    termijn = _opschorting(beurt, laatste)
    if termijn is None:
        return beurt
    beurt = beurt.schrijf(replace(huidig, werkelijk_einde=termijn.laatste_dag))
    einde = max(termijn.laatste_dag, huidig.vermeld_einde or termijn.laatste_dag)
    later = f"; de brieven noemen {nl_datum(einde)}" if einde > termijn.laatste_dag else ""
    return beurt.plan_termijn(
        SoortTermijn.OPSCHORTEND,
        start=laatste,
        laatste_dag=einde,
        bron=termijn.bron,
        redenering=termijn.redenering + later,
        perceel_id=beurt.perceel.id,
    )


def _verzonden(beurt: Beurt, versie: int) -> list[date]:
    return [
        dag_van(d.verzonden_op)
        for d in levende_documenten(beurt.case, "gunningsbrief", "afwijzingsbrief")
        if d.perceel_id == beurt.perceel_id and d.versie == versie and d.verzonden_op
    ]


def bied_overeenkomsten_aan(beurt: Beurt) -> Beurt:
    """The definitive award goes out with the overeenkomst, per deelnemer or jointly, to each winner (procedure 2.7).

    It belongs to a version of the decision: after a second decision it is another letter.
    """
    huidig = beslissing(beurt.case, beurt.perceel)
    versie = huidig.versie if huidig else 1
    for overeenkomst in overeenkomsten_van(beurt.case, beurt.perceel):
        if overeenkomst.toestand == OvereenkomstToestand.VRIJGEGEVEN:
            beurt = beurt.verzet(OVEREENKOMST, overeenkomst, "bied_aan", aangeboden_op=beurt.call.nu)
    # Every deelnemer has an overeenkomst of its own, also where all of them award in one letter.
    van: dict[str, Sequence[str | None]] = {
        "definitieve_gunning": briefhouders(beurt.case, beurt.perceel),
        "concept_overeenkomst": [deelname.id for deelname in deelnemers_van(beurt.case, beurt.perceel)],
    }
    return beurt.bestel_alle(
        Bestelling(soort, versie, deelname_id=houder, inschrijving_id=winnaar.id, perceel_id=beurt.perceel_id)
        for soort, houders in van.items()
        for houder in houders
        for winnaar in winnaars_van(beurt.case, beurt.perceel)
    )


def plan_aankondiging(beurt: Beurt) -> Beurt:
    """The standstill is over; the award notice is due within thirty days, where the law asks one (Aw 2.134)."""
    beurt = beurt.sluit_termijnen(SoortTermijn.OPSCHORTEND, "verstrijk", perceel_id=beurt.perceel.id)
    if beurt.case.project.procedure == Procedure.MEERVOUDIG_ONDERHANDS:
        return beurt
    termijn = gegunde_opdracht(beurt.call.vandaag, beurt.call.kalender)
    return beurt.plan_termijn(
        SoortTermijn.AANKONDIGING,
        start=termijn.start,
        laatste_dag=termijn.laatste_dag,
        bron=termijn.bron,
        redenering=termijn.redenering,
        perceel_id=beurt.perceel.id,
    )
