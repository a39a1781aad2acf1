"""Guards of advies, decision, reopening and evidence (procedure 2.6)."""

from collections.abc import Iterable

from workflow.beurt import Beurt
from workflow.case.deelname import Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.rechtszaak import HEROPENT, Grond
from workflow.guards.basis import over_invoer, stuk_redenen
from workflow.guards.inschrijving import verlopen
from workflow.heropening import ingetrokken_winnaars, met_afgewezen_bewijs, met_weigering
from workflow.lezen import (
    advies,
    deelnemers_van,
    dienst_van,
    inschrijving_op_naam,
    kort_gedingen_van,
    laatste_besluit,
    uitspraak_in,
    voorgestelde_winnaars,
)
from workflow.reasons import Reden, reden


def gestanddoening_loopt(beurt: Beurt) -> Iterable[Reden]:
    """Who wins, by the advies or the decision, is still bound by the tender."""
    return verlopen(beurt, voorgestelde_winnaars(beurt.case, beurt.perceel))


def advies_vastgesteld(beurt: Beurt) -> Iterable[Reden]:
    """EVERY active deelnemer of this perceel adopted the current version of the gunningsadvies (procedure 2.6)."""
    huidig = advies(beurt.case, beurt.perceel)
    deelnemers = deelnemers_van(beurt.case, beurt.perceel)
    if huidig is None or not deelnemers:
        yield reden("advies_ontbreekt")
        return
    besluiten = {
        d.id: laatste_besluit(beurt.case, d, Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256) for d in deelnemers
    }
    zonder = [
        dienst_van(beurt.case, deelname_id).naam
        for deelname_id, besluit in besluiten.items()
        if besluit is None or besluit.uitkomst != Uitkomst.VASTGESTELD
    ]
    if zonder:
        yield reden("advies_niet_vastgesteld", f"nog niet vastgesteld door: {', '.join(zonder)}")


@over_invoer
def verzenddatum_kan(beurt: Beurt) -> Iterable[Reden]:
    if beurt.met.geplande_verzenddatum < beurt.call.vandaag:
        yield reden("moment_voorbij", "de geplande verzenddatum ligt in het verleden")


@over_invoer
def grond_van_heropening(beurt: Beurt) -> Iterable[Reden]:
    """Assessment is opened again on a ground that shows in the dossier (procedure section 3)."""
    match beurt.met.grond:
        case Grond.VONNIS:
            bewezen = any(
                (u := uitspraak_in(beurt.case, k)) and u.uitkomst in HEROPENT
                for k in kort_gedingen_van(beurt.case, beurt.perceel)
            )
        case Grond.ADVIES_AFGEWEZEN:
            bewezen = _advies_afgewezen(beurt)
        case Grond.BEWIJS_AFGEWEZEN:
            bewezen = bool(met_afgewezen_bewijs(beurt.case, beurt.perceel))
        case Grond.WINNAAR_INGETROKKEN:
            bewezen = bool(ingetrokken_winnaars(beurt.case, beurt.perceel))
        case Grond.WINNAAR_WEIGERT:
            bewezen = bool(met_weigering(beurt.case, beurt.perceel))
        case Grond.INHOUDELIJKE_FOUT:
            bewezen = True
    if not bewezen:
        yield reden("grond_niet_bewezen", f"van de grond '{beurt.met.grond}' is niets vastgelegd")


def _advies_afgewezen(beurt: Beurt) -> bool:
    huidig = advies(beurt.case, beurt.perceel)
    besluiten = (
        laatste_besluit(beurt.case, d, Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256) if huidig else None
        for d in deelnemers_van(beurt.case, beurt.perceel)
    )
    return any(b is not None and b.uitkomst == Uitkomst.AFGEWEZEN for b in besluiten)


@over_invoer
def winnaar_en_bewijs(beurt: Beurt) -> Iterable[Reden]:
    """Evidence belongs to the winner and is in the dossier (Aw 2.102)."""
    inschrijving = inschrijving_op_naam(beurt.case, beurt.perceel, beurt.met.inschrijver)
    if inschrijving.toestand != InschrijvingToestand.WINNAAR:
        yield reden("geen_winnaar", f"{beurt.met.inschrijver} heeft perceel {beurt.perceel.nummer} niet gewonnen")
    yield from stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.BEWIJSMIDDEL)
