"""What an orgaan decides on: one version of one text, by the hash of its content (procedure section 4)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from workflow.canoniek import sha256_van
from workflow.case import Case
from workflow.case.deelname import Besluit, Onderwerp
from workflow.case.project import Perceel
from workflow.lezen import aangeboden_strategie, publicatie


@dataclass(frozen=True, slots=True)
class Besluittekst:
    """A text that a besluit can be about, since when it could be decided on, and the perceel that it is about."""

    onderwerp: Onderwerp
    versie: int
    sha256: str
    aangeboden_op: datetime
    perceel_id: str | None = None


def teksten(case: Case, onderwerp: Onderwerp, perceel: Perceel | None) -> list[Besluittekst]:
    """Every version that could be decided on until now, the oldest first; a gunningsadvies has a perceel."""
    return _TEKSTEN[onderwerp](case, perceel)


def huidige_tekst(case: Case, onderwerp: Onderwerp, perceel: Perceel | None) -> Besluittekst | None:
    """The version that counts now; None when there is nothing to decide on."""
    return max(teksten(case, onderwerp, perceel), key=lambda t: t.versie, default=None)


def tekst_van(case: Case, besluit: Besluit) -> Besluittekst | None:
    """The version that counts now of what this besluit is about."""
    perceel = case.percelen[besluit.perceel_id] if besluit.perceel_id else None
    return huidige_tekst(case, besluit.onderwerp, perceel)


def _strategie(case: Case, _: Perceel | None) -> list[Besluittekst]:
    return [
        Besluittekst(Onderwerp.INKOOPSTRATEGIE, s.versie, s.inhoud_sha256, s.aangeboden_op)
        for s in case.strategieen.values()
        if s.aangeboden_op
    ]


def _advies(case: Case, perceel: Perceel | None) -> list[Besluittekst]:
    return [
        Besluittekst(Onderwerp.GUNNINGSADVIES, a.versie, a.inhoud_sha256, a.voorgelegd_op, a.perceel_id)
        for a in case.adviezen.values()
        if perceel and a.perceel_id == perceel.id
    ]


def _intrekking(case: Case, perceel: Perceel | None) -> list[Besluittekst]:
    """Withdrawing one publication, of the whole project or of one perceel."""
    huidig = publicatie(case)
    if huidig is None:
        return []
    inhoud = {"onderwerp": "intrekking", "publicatie": huidig.volgnummer, "perceel": perceel.nummer if perceel else ""}
    perceel_id = perceel.id if perceel else None
    return [Besluittekst(Onderwerp.INTREKKING, huidig.volgnummer, sha256_van(inhoud), huidig.verzonden_op, perceel_id)]


def _uittreding(case: Case, _: Perceel | None) -> list[Besluittekst]:
    """Leaving the project that was joined by adopting this version of the strategy."""
    huidig = aangeboden_strategie(case)
    if huidig is None or huidig.aangeboden_op is None:
        return []
    sha256 = sha256_van({"onderwerp": "uittreding", "strategie": huidig.versie})
    return [Besluittekst(Onderwerp.UITTREDING, huidig.versie, sha256, huidig.aangeboden_op)]


_TEKSTEN: dict[Onderwerp, Callable[[Case, Perceel | None], list[Besluittekst]]] = {
    Onderwerp.INKOOPSTRATEGIE: _strategie,
    Onderwerp.GUNNINGSADVIES: _advies,
    Onderwerp.INTREKKING: _intrekking,
    Onderwerp.UITTREDING: _uittreding,
}
