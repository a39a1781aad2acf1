"""Questions about one perceel: its criteria, tenders, winners, standstill and court cases."""

from datetime import date
from decimal import Decimal

from workflow.case import Case
from workflow.case.deelname import Deelname
from workflow.case.gunning import Advies, Uitslag
from workflow.case.inschrijving import Inschrijver, Inschrijving, InschrijvingToestand
from workflow.case.project import Perceel, PerceelToestand
from workflow.case.publicatie import Criterium, Kader
from workflow.case.rechtszaak import KortGeding, Uitspraak
from workflow.lezen.deelnemers import doet_mee_aan
from workflow.lezen.versies import advies, beslissing, publicatie

GELDIG = frozenset(
    {
        InschrijvingToestand.COMPLEET,
        InschrijvingToestand.BEOORDEELD,
        InschrijvingToestand.WINNAAR,
        InschrijvingToestand.AFGEWEZEN,
    }
)


GEGUND = frozenset({PerceelToestand.CONTRACT, PerceelToestand.GECONTRACTEERD})


_NIET_LEVEND = frozenset({PerceelToestand.GEEN_GELDIGE, PerceelToestand.INGETROKKEN})


def levende_percelen(case: Case) -> list[Perceel]:
    return [p for p in case.percelen.values() if p.toestand not in _NIET_LEVEND]


def lopende_percelen(case: Case) -> list[Perceel]:
    """Live percelen on the way to a contract."""
    return [p for p in levende_percelen(case) if p.toestand != PerceelToestand.GECONTRACTEERD]


def percelen_van(case: Case, deelname: Deelname) -> list[Perceel]:
    """The live percelen that a dienst takes part in."""
    return [p for p in levende_percelen(case) if doet_mee_aan(deelname, p)]


def geraamde_waarde(case: Case) -> Decimal:
    """All lots together count (Aw 2.15, 2.18): the value of the project, or the sum of its percelen if more."""
    return max(case.project.waarde, sum((p.waarde for p in levende_percelen(case)), Decimal(0)))


def kader_van(case: Case, perceel: Perceel) -> Kader | None:
    return next((k for k in case.kaders.values() if k.perceel_id == perceel.id), None)


def criteria_van(case: Case, perceel: Perceel) -> list[Criterium]:
    return sorted((c for c in case.criteria.values() if c.perceel_id == perceel.id), key=lambda c: c.volgorde)


def inschrijvingen_van(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Tenders for this perceel in the current publication, in order of receipt."""
    huidig = publicatie(case)
    return sorted(
        (
            i
            for i in case.inschrijvingen.values()
            if i.perceel_id == perceel.id and huidig and i.publicatie_id == huidig.id
        ),
        key=lambda i: i.ontvangen_op,
    )


def geldige_inschrijvingen(case: Case, perceel: Perceel) -> list[Inschrijving]:
    return [i for i in inschrijvingen_van(case, perceel) if i.toestand in GELDIG]


def op_tijd_ontvangen(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Tenders that were in time and that their tenderer did not take back."""
    weg = (InschrijvingToestand.TE_LAAT, InschrijvingToestand.INGETROKKEN)
    return [i for i in inschrijvingen_van(case, perceel) if i.toestand not in weg]


def bindende_inschrijvingen(case: Case) -> list[Inschrijving]:
    """Tenders that are valid, or may still become so, for percelen that are not awarded yet."""
    mogelijk = GELDIG | {InschrijvingToestand.ONVOLLEDIG}
    open_ = (p for p in levende_percelen(case) if p.toestand not in GEGUND)
    return [i for p in open_ for i in inschrijvingen_van(case, p) if i.toestand in mogelijk]


def inschrijver_van(case: Case, inschrijving: Inschrijving) -> Inschrijver:
    return case.inschrijvers[inschrijving.inschrijver_id]


def uitslagen_van(case: Case, advies_: Advies) -> list[Uitslag]:
    return sorted((u for u in case.uitslagen.values() if u.advies_id == advies_.id), key=lambda u: u.rang)


def voorgestelde_winnaars(case: Case, perceel: Perceel) -> list[Inschrijving]:
    """Who wins by the current advies, whether or not the decision was taken."""
    huidig = advies(case, perceel)
    uitslagen = uitslagen_van(case, huidig) if huidig else []
    return [case.inschrijvingen[u.inschrijving_id] for u in uitslagen if u.winnaar]


def winnaars_van(case: Case, perceel: Perceel) -> list[Inschrijving]:
    return [i for i in inschrijvingen_van(case, perceel) if i.toestand == InschrijvingToestand.WINNAAR]


def einde_opschorting(case: Case, perceel: Perceel) -> date | None:
    """The later of the statutory and the stated last day; None when there is no standstill, or none yet."""
    huidig = beslissing(case, perceel)
    eindes = [e for e in (huidig.vermeld_einde, huidig.werkelijk_einde) if e] if huidig else []
    return max(eindes, default=None)


def kort_gedingen_van(case: Case, perceel: Perceel) -> list[KortGeding]:
    return [k for k in case.kort_gedingen.values() if k.perceel_id == perceel.id]


def uitspraak_in(case: Case, kort_geding: KortGeding) -> Uitspraak | None:
    """The last ruling counts."""
    uitspraken = (u for u in case.uitspraken.values() if u.kort_geding_id == kort_geding.id)
    return max(uitspraken, key=lambda u: (u.datum, u.geregistreerd_op), default=None)
