"""Guards of the letters: made, released by a second person, and sent in time (procedure section 5 and 2.6)."""

from collections.abc import Iterable

from workflow.beurt import Beurt
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.project import Perceel, PerceelToestand, Regime
from workflow.documenten import BRIEVEN_VAN_BESLISSING, KINDS
from workflow.guards.basis import over_invoer
from workflow.guards.gunning import advies_vastgesteld, gestanddoening_loopt
from workflow.guards.inschrijving import winnaars_doen_mee
from workflow.lezen import (
    beslissing,
    levende_documenten,
    meegestuurd,
    vrijgave_verlopen,
    weergave_van,
)
from workflow.mandaat import HANDELINGEN, zonder_dekking
from workflow.reasons import Reden, reden
from workflow.termijnen.berekenen import opschortend
from workflow.tijd import dag_van

_BESLIST = (
    PerceelToestand.BESLISSING,
    PerceelToestand.OPSCHORTING,
    PerceelToestand.CONTRACT,
    PerceelToestand.GECONTRACTEERD,
)


def briefvorm_vrij(beurt: Beurt) -> Iterable[Reden]:
    """While a decision stands its letters have one form; opened again, the next letters may have another."""
    nummers = [p.nummer for p in beurt.case.percelen.values() if p.toestand in _BESLIST]
    if nummers:
        yield reden("briefvorm_staat_vast", f"over perceel {' en '.join(nummers)} is al beslist")


@over_invoer
def iets_vrij_te_geven(beurt: Beurt) -> Iterable[Reden]:
    if not beurt.met.documenten(beurt.case) and not beurt.met.overeenkomsten(beurt.case):
        yield reden("geen_brieven", "er is geen brief in concept van deze soort")


@over_invoer
def brieven_gemaakt(beurt: Beurt) -> Iterable[Reden]:
    """A releaser sees the letter: it exists, and already existed when the release was proposed."""
    voorstel = beurt.call.voorstel
    weergaven = [weergave_van(beurt.case, d.id) for d in beurt.met.documenten(beurt.case)]
    aantal = sum(1 for w in weergaven if w is None)
    if aantal:
        yield reden("brief_niet_gemaakt", f"{aantal} brief of brieven zijn nog niet gemaakt")
    later = any(w and w.gemaakt_op > voorstel.voorgesteld_op for w in weergaven) if voorstel else False
    if later or (
        voorstel and any(o.opgesteld_op > voorstel.voorgesteld_op for o in beurt.met.overeenkomsten(beurt.case))
    ):
        yield reden("brief_na_voorstel_gemaakt")


@over_invoer
def niet_eigen_brief(beurt: Beurt) -> Iterable[Reden]:
    """No letter is released by who ordered it (procedure section 5)."""
    if beurt.call.voorstel is None:
        return
    makers = {d.maker_id for d in beurt.met.documenten(beurt.case)}
    makers |= {o.opgesteld_door for o in beurt.met.overeenkomsten(beurt.case)}
    if beurt.call.actor.persoon_id in makers:
        yield reden("eigen_brief")


@over_invoer
def brieven_vrijgegeven(beurt: Beurt) -> Iterable[Reden]:
    """Only what a second person released is sent, after that moment; so is what goes along in its mail."""
    documenten = beurt.met.te_verzenden(beurt.case)
    if not documenten:
        yield reden("geen_brieven", "er is geen brief van deze soort om te verzenden")
    concept = [d for d in documenten if d.toestand == DocumentToestand.CONCEPT]
    # One whose release ended with the planned day still counts for what went out on that day.
    aantal = sum(1 for d in concept if not vrijgave_verlopen(beurt.case, d, beurt.call.vandaag))
    if aantal:
        yield reden("niet_vrijgegeven", f"{aantal} brief of brieven zijn nog niet vrijgegeven")
    yield from _mee_vrijgegeven(beurt, documenten)
    if any(weergave_van(beurt.case, d.id) is None for d in documenten):
        yield reden("brief_niet_gemaakt")


def _mee_vrijgegeven(beurt: Beurt, documenten: Iterable[Document]) -> Iterable[Reden]:
    mee = [d for d in meegestuurd(beurt.case, documenten) if d.toestand == DocumentToestand.CONCEPT]
    for titel in dict.fromkeys(KINDS[d.soort].titel for d in mee):
        yield reden("niet_vrijgegeven", f"'{titel}' gaat mee en is nog niet vrijgegeven")


@over_invoer
def vrijgave_geldt(beurt: Beurt) -> Iterable[Reden]:
    """A decision letter that was not sent on the planned day is released again, whether or not a check ran since."""
    dag = dag_van(beurt.met.verzonden_op or beurt.call.nu)
    aantal = sum(1 for d in beurt.met.te_verzenden(beurt.case) if vrijgave_verlopen(beurt.case, d, dag))
    if aantal:
        yield reden("vrijgave_verlopen", f"{aantal} brief of brieven zijn vrijgegeven voor een eerdere dag")


@over_invoer
def verzending_kan(beurt: Beurt) -> Iterable[Reden]:
    moment = beurt.met.verzonden_op or beurt.call.nu
    if moment > beurt.call.nu:
        yield reden("datum_in_toekomst", "het moment van verzending ligt in de toekomst")
    if any(d.vrijgegeven_op and moment < d.vrijgegeven_op for d in beurt.met.te_verzenden(beurt.case)):
        yield reden("verzending_voor_vrijgave")


@over_invoer
def beslissing_staat(beurt: Beurt) -> Iterable[Reden]:
    """On the day of sending every deelnemer still stands behind the decision, by besluit and by mandaat."""
    dag = dag_van(beurt.met.verzonden_op or beurt.call.nu)
    for perceel in _percelen_van_beslissing(beurt):
        op_perceel = beurt.voor(perceel)
        yield from advies_vastgesteld(op_perceel)
        yield from gestanddoening_loopt(op_perceel)
        yield from winnaars_doen_mee(op_perceel)
        yield from zonder_dekking(op_perceel, HANDELINGEN["neem_gunningsbeslissing"], dag)


@over_invoer
def einde_klopt(beurt: Beurt) -> Iterable[Reden]:
    """The first letter is not sent so late that all of them would name too early an end of the standstill.

    Once some were sent the last one may follow: the standstill then counts from that day, and the later end governs.
    """
    dag = dag_van(beurt.met.verzonden_op or beurt.call.nu)
    for perceel in _percelen_van_beslissing(beurt):
        huidig = beslissing(beurt.case, perceel)
        if huidig is None or huidig.vermeld_einde is None or _iets_verzonden(beurt, perceel):
            continue
        contractueel = perceel.regime == Regime.CONTRACTUEEL
        dagen = beurt.call.beleid.opschortende_termijn
        werkelijk = opschortend(dag, beurt.call.kalender, dagen, contractueel=contractueel)
        if werkelijk.laatste_dag > huidig.vermeld_einde:
            melding = (
                f"perceel {perceel.nummer}: de brieven noemen {huidig.vermeld_einde:%d-%m-%Y}; {werkelijk.redenering}"
            )
            yield reden("einde_te_vroeg_vermeld", melding)


def _iets_verzonden(beurt: Beurt, perceel: Perceel) -> bool:
    return any(
        d.perceel_id == perceel.id and d.toestand == DocumentToestand.VERZONDEN
        for d in levende_documenten(beurt.case, *BRIEVEN_VAN_BESLISSING)
    )


def _percelen_van_beslissing(beurt: Beurt) -> list[Perceel]:
    brieven = [d for d in beurt.met.te_verzenden(beurt.case) if d.soort in BRIEVEN_VAN_BESLISSING]
    return [beurt.case.percelen[id_] for id_ in dict.fromkeys(d.perceel_id for d in brieven if d.perceel_id)]


def alle_brieven_verzonden(beurt: Beurt) -> Iterable[Reden]:
    """The standstill starts after the LAST expected letter (Aw 2.127, 2.128)."""
    huidig = beslissing(beurt.case, beurt.perceel)
    brieven = [
        d
        for d in levende_documenten(beurt.case, *BRIEVEN_VAN_BESLISSING)
        if d.perceel_id == beurt.perceel_id and huidig and d.versie == huidig.versie
    ]
    open_ = sum(1 for d in brieven if d.toestand != DocumentToestand.VERZONDEN)
    if open_ or not brieven:
        yield reden("niet_vrijgegeven", f"{open_} van {len(brieven)} brieven zijn nog niet verzonden")
