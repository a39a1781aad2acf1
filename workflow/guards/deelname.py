"""Guards of who takes part once the strategy was offered: team, revoked mandaat, leaving (procedure section 4)."""

from collections.abc import Iterable
from dataclasses import replace

from workflow.besluittekst import huidige_tekst
from workflow.beurt import Beurt
from workflow.case.contract import Partij
from workflow.case.deelname import Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.guards.basis import over_invoer, stuk_redenen
from workflow.guards.strategie import inkoopteam_compleet
from workflow.lezen import (
    aangeboden_strategie,
    actieve_deelnemers,
    advies,
    bindend,
    deelname_van,
    deelnemer_van,
    deelnemers_van,
    handtekeningen_onder,
    laatste_besluit,
    lopende_percelen,
    percelen_van,
    stuk_op_code,
)
from workflow.reasons import Reden, reden

_INTREKKING = (SoortStuk.BESLUIT, SoortStuk.CORRESPONDENTIE)


def team_blijft_compleet(beurt: Beurt) -> Iterable[Reden]:
    """Once the strategy was offered, the team as it would become is complete (procedure 2.2)."""
    if aangeboden_strategie(beurt.case) is None:
        return
    for gebrek in inkoopteam_compleet(beurt):
        yield replace(gebrek, verb="wijzig_inkoopteam")


@over_invoer
def intrekking_bewezen(beurt: Beurt) -> Iterable[Reden]:
    """The dienst says so itself, in a besluit or a letter that is younger than the mandaat."""
    yield from stuk_redenen(beurt, beurt.met.bewijs, _INTREKKING, deelname_van(beurt.case, beurt.met.dienst).id)
    stuk = stuk_op_code(beurt.case, beurt.met.bewijs)
    if stuk and stuk.toegevoegd_op < max(m.ontvangen_op for m in beurt.met.mandaten(beurt.case)):
        yield reden("stuk_te_oud", f"'{stuk.code}' zat al in het dossier voordat het mandaat is ontvangen")


@over_invoer
def uittreding_besloten(beurt: Beurt) -> Iterable[Reden]:
    """A deelnemer leaves by a besluit of its own orgaan, never by a word of Bizob (procedure section 4)."""
    deelname = deelnemer_van(beurt.case, beurt.met.dienst)
    tekst = huidige_tekst(beurt.case, Onderwerp.UITTREDING, None)
    besluit = laatste_besluit(beurt.case, deelname, Onderwerp.UITTREDING, tekst.sha256) if tekst else None
    if besluit is None or besluit.uitkomst != Uitkomst.VASTGESTELD:
        yield reden("uittreding_niet_besloten", f"{beurt.met.dienst} heeft niet besloten om uit te treden")


@over_invoer
def advies_niet_omzeild(beurt: Beurt) -> Iterable[Reden]:
    """Leaving is never a way round an advies that was rejected, or that an orgaan has before it (procedure section 4).

    Who has not decided at all, or adopted, may leave.
    """
    deelname = deelnemer_van(beurt.case, beurt.met.dienst)
    for perceel in percelen_van(beurt.case, deelname):
        huidig = advies(beurt.case, perceel)
        besluit = (
            laatste_besluit(beurt.case, deelname, Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256) if huidig else None
        )
        if besluit and besluit.uitkomst != Uitkomst.VASTGESTELD:
            yield reden("advies_niet_te_omzeilen", f"perceel {perceel.nummer}: het advies is {besluit.uitkomst}")


@over_invoer
def genoeg_deelnemers_over(beurt: Beurt) -> Iterable[Reden]:
    """Without this deelnemer the project still is a joint one, and no perceel without contract is left alone."""
    case, deelname = beurt.case, deelnemer_van(beurt.case, beurt.met.dienst)
    over, nodig = len(actieve_deelnemers(case)) - 1, beurt.call.beleid.minimum_deelnemers
    if over < nodig:
        yield reden("te_weinig_deelnemers", f"{over} deelnemer(s) over, ten minste {nodig} nodig")
    alleen = [p.nummer for p in lopende_percelen(case) if deelnemers_van(case, p) == [deelname]]
    if alleen:
        yield reden("perceel_zonder_deelnemers", f"niemand anders doet mee aan perceel {', '.join(alleen)}")


@over_invoer
def niets_getekend(beurt: Beurt) -> Iterable[Reden]:
    """Who signed an overeenkomst is bound by it, unless the leverancier refused, and leaves the project no more."""
    case, deelname = beurt.case, deelnemer_van(beurt.case, beurt.met.dienst)
    eigen = (o for o in case.overeenkomsten.values() if o.deelname_id == deelname.id and bindend(case, o))
    if any(h.partij == Partij.DEELNEMER for o in eigen for h in handtekeningen_onder(case, o)):
        yield reden("deelnemer_tekende_al", f"{beurt.met.dienst} heeft al een overeenkomst getekend")
