"""Guards about tenders after they came in: repair, withdrawal, gestanddoening, and none that is valid."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from workflow.beurt import Beurt
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand, Oordeel
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.guards.basis import niet_in_toekomst, over_invoer, stuk_redenen
from workflow.lezen import (
    GELDIG,
    advies,
    bindend,
    geldige_inschrijvingen,
    inschrijver_van,
    inschrijving_op_naam,
    inschrijvingen_van,
    levende_percelen,
    op_tijd_ontvangen,
    overeenkomsten_op,
    uitslagen_van,
    voorgestelde_winnaars,
)
from workflow.reasons import Reden, reden
from workflow.tijd import dag_van

_OPNIEUW = frozenset({PerceelToestand.OPEN, PerceelToestand.GEEN_GELDIGE})


def namen_van(beurt: Beurt, inschrijvingen: Iterable[Inschrijving]) -> str:
    return ", ".join(inschrijver_van(beurt.case, i).naam for i in inschrijvingen)


def _bedoelde(beurt: Beurt) -> Inschrijving:
    return inschrijving_op_naam(beurt.case, beurt.perceel, beurt.met.inschrijver)


def _bewezen(beurt: Beurt, wat: str, dag: date, *soorten: SoortStuk) -> Iterable[Reden]:
    """What a tenderer did is in the dossier, and happened after its tender came in and before now."""
    yield from stuk_redenen(beurt, beurt.met.bewijs, soorten)
    yield from niet_in_toekomst(beurt, wat, dag)
    if dag < dag_van(_bedoelde(beurt).ontvangen_op):
        yield reden("datum_voor_inschrijving", f"{wat} {dag:%d-%m-%Y} ligt voor de ontvangst van de inschrijving")


@over_invoer
def herstel_bewezen(beurt: Beurt) -> Iterable[Reden]:
    soorten = (SoortStuk.CORRESPONDENTIE, SoortStuk.BEWIJSMIDDEL)
    return _bewezen(beurt, "de aanvulling van", beurt.met.ontvangen_op, *soorten)


@over_invoer
def er_ontbrak_iets(beurt: Beurt) -> Iterable[Reden]:
    """Only what was missing is repaired."""
    if not _bedoelde(beurt).ontbreekt:
        yield reden("niets_te_herstellen", f"aan de inschrijving van {beurt.met.inschrijver} ontbreekt niets")


@over_invoer
def intrekking_bewezen(beurt: Beurt) -> Iterable[Reden]:
    return _bewezen(beurt, "de intrekking van", beurt.met.ingetrokken_op, SoortStuk.CORRESPONDENTIE)


@over_invoer
def niets_getekend(beurt: Beurt) -> Iterable[Reden]:
    """While somebody is bound by an overeenkomst there is a contract, and no tender to take back."""
    eigen = (o for o in overeenkomsten_op(beurt.case, beurt.perceel) if o.inschrijving_id == _bedoelde(beurt).id)
    if any(bindend(beurt.case, o) for o in eigen):
        yield reden("al_getekend", f"met {beurt.met.inschrijver} is al een overeenkomst getekend")


@over_invoer
def instemming_bewezen(beurt: Beurt) -> Iterable[Reden]:
    return _bewezen(beurt, "de instemming van", beurt.met.datum, SoortStuk.CORRESPONDENTIE)


@over_invoer
def gestanddoening_wordt_langer(beurt: Beurt) -> Iterable[Reden]:
    huidig = _bedoelde(beurt).gestanddoening_tot
    if beurt.met.tot <= huidig:
        yield reden(
            "gestanddoening_niet_langer", f"{beurt.met.inschrijver} is al gebonden tot en met {huidig:%d-%m-%Y}"
        )


def alle_geldige_gebonden(beurt: Beurt) -> Iterable[Reden]:
    """Every tender that can win still binds who made it."""
    return verlopen(beurt, geldige_inschrijvingen(beurt.case, beurt.perceel))


def verlopen(beurt: Beurt, inschrijvingen: Iterable[Inschrijving]) -> Iterable[Reden]:
    """Tenders that bind nobody any more, each with its tenderer and its last day."""
    for inschrijving in inschrijvingen:
        if beurt.call.vandaag > inschrijving.gestanddoening_tot:
            naam, tot = inschrijver_van(beurt.case, inschrijving).naam, inschrijving.gestanddoening_tot
            yield reden("gestanddoening_voorbij", f"{naam} was gebonden tot en met {tot:%d-%m-%Y}")


def advies_bij_de_tijd(beurt: Beurt) -> Iterable[Reden]:
    """Every tender that the advies ranks is still in it."""
    huidig = advies(beurt.case, beurt.perceel)
    geplaatst = (
        beurt.case.inschrijvingen[u.inschrijving_id] for u in (uitslagen_van(beurt.case, huidig) if huidig else ())
    )
    weg = [i for i in geplaatst if i.toestand not in GELDIG]
    if weg:
        yield reden("advies_achterhaald", f"doet niet meer mee: {namen_van(beurt, weg)}; leg het advies opnieuw voor")


def winnaars_doen_mee(beurt: Beurt) -> Iterable[Reden]:
    """Who wins did not withdraw; a loser that does so after the decision holds nothing up."""
    weg = [
        i for i in voorgestelde_winnaars(beurt.case, beurt.perceel) if i.toestand == InschrijvingToestand.INGETROKKEN
    ]
    if weg:
        yield reden("winnaar_ingetrokken", f"heeft zich teruggetrokken: {namen_van(beurt, weg)}")


@over_invoer
def uitsluiting_definitief(beurt: Beurt) -> Iterable[Reden]:
    """That an exclusion is definitive shows from a ruling, or from a letter of the tenderer (Aw 2.128)."""
    if beurt.met.definitief:
        return stuk_redenen(beurt, beurt.met.definitief, (SoortStuk.UITSPRAAK, SoortStuk.CORRESPONDENTIE))
    return ()


@over_invoer
def hertoets_gemotiveerd(beurt: Beurt) -> Iterable[Reden]:
    """Testing a tender again asks why."""
    al = {t.inschrijving_id for t in beurt.case.toetsen.values()}
    if _bedoelde(beurt).id in al and not beurt.met.motivering.strip():
        yield reden("hertoets_zonder_motivering", f"{beurt.met.inschrijver} is al getoetst")


@over_invoer
def geldig_is_compleet(beurt: Beurt) -> Iterable[Reden]:
    """An incomplete tender is not found valid: what is missing comes first."""
    ontbreekt = _bedoelde(beurt).ontbreekt
    if ontbreekt and beurt.met.oordeel == Oordeel.GELDIG:
        yield reden("inschrijving_onvolledig", f"bij {beurt.met.inschrijver} ontbreekt: {', '.join(ontbreekt)}")


def niets_geldig(beurt: Beurt) -> Iterable[Reden]:
    """Every tender is invalid, excluded, withdrawn or late; of no tender at all nothing is true."""
    alle = inschrijvingen_van(beurt.case, beurt.perceel)
    if not alle:
        yield reden("geen_inschrijving")
    if over := [i for i in alle if i.toestand in GELDIG | {InschrijvingToestand.ONVOLLEDIG}]:
        yield reden("nog_geldige_inschrijving", f"kan nog geldig zijn: {namen_van(beurt, over)}")


def markt_gaf_niets(beurt: Beurt) -> Iterable[Reden]:
    """No live perceel has a valid tender, and for at least one perceel the market is asked again."""
    case = beurt.case
    if not any(p.toestand in _OPNIEUW for p in case.percelen.values()):
        yield reden("niets_te_herpubliceren")
    geopend = case.project.toestand == ProjectToestand.AANBESTEDINGSFASE_GEOPEND
    verb = "sluit_opening" if geopend else "stel_geen_geldige_vast"
    for perceel in levende_percelen(case):
        op_tijd = op_tijd_ontvangen(case, perceel)
        if op_tijd or perceel.toestand != PerceelToestand.OPEN:
            melding = f"perceel {perceel.nummer} is in '{perceel.toestand}'; op tijd: {namen_van(beurt, op_tijd)}"
            yield replace(reden("perceel_in_gang", melding), verb=verb)
