"""What counts in the searches from the tenders to the last contract: when two games are the same state."""

from collections.abc import Hashable, Iterator
from datetime import date
from typing import Any

from tests.factories import Spel
from tests.factories.gegevens import DEELNEMERS
from tests.proeven.zetten import deelnemers, mandaat_tot, naam_van, per_klasse

BRIEVEN = ("gunningsbrief", "afwijzingsbrief")
GEBONDEN_TOT = date(2027, 1, 31)
MEE = ("compleet", "beoordeeld", "winnaar", "afgewezen")
"""States of a tender that is still in it."""


def vertegenwoordigers(spel: Spel) -> list[tuple[Hashable, str]]:
    return per_klasse((klasse_van(spel, d), naam_van(spel, d)) for d in deelnemers(spel))


def klasse_van(spel: Spel, deelname: Any) -> tuple[str, ...]:
    """Its besluit on the current advies, the last day of its mandaat, and how its overeenkomst stands."""
    case = spel.zaak
    advies = max(case.adviezen.values(), key=lambda a: a.versie, default=None)
    besluiten = [b for b in case.besluiten.values() if advies and b.deelname_id == deelname.id]
    besluiten = [b for b in besluiten if advies and b.inhoud_sha256 == advies.inhoud_sha256]
    besluiten.sort(key=lambda b: (b.besluitdatum, b.ontvangen_op))
    if spel.perceel.toestand == "beoordeling":
        besluiten = []  # they were about the advies before; a new one is to come
    eigen = [o for o in case.overeenkomsten.values() if o.deelname_id == deelname.id and o.toestand != "vervallen"]
    uitkomst = str(besluiten[-1].uitkomst) if besluiten else ""
    return uitkomst, str(mandaat_tot(case, deelname)), *sorted(_overeenkomst(case, o) for o in eigen)


def _overeenkomst(case: Any, overeenkomst: Any) -> str:
    """Its state, who refused it, and whether the ECB wrote about that."""
    id_, sinds = overeenkomst.id, overeenkomst.aangeboden_op
    if sinds is None:
        return str(overeenkomst.toestand)
    weigeringen = [w for w in case.weigeringen.values() if w.overeenkomst_id == id_ and w.geregistreerd_op >= sinds]
    partijen = sorted(f"{w.partij} {bool(w.ecb_advies_id)}" for w in weigeringen)
    onder = [o for o in case.ondertekeningen.values() if o.overeenkomst_id == id_ and o.geregistreerd_op >= sinds]
    return " ".join((str(overeenkomst.toestand), *sorted(str(o.partij) for o in onder), *partijen))


def afgewezen(spel: Spel) -> bool:
    return any(klasse[0] == "afgewezen" for klasse in (klasse_van(spel, d) for d in deelnemers(spel)))


def iedereen_gemachtigd(spel: Spel) -> bool:
    return all(mandaat_tot(spel.zaak, d) is not None for d in deelnemers(spel))


def klassen_van(spel: Spel) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted(klasse_van(spel, d) for d in deelnemers(spel)))


def tenders_van(case: Any) -> Hashable:
    """How each tender stands, whether it was tested, until when it binds, and what the joint scores are."""
    tenders = tuple((str(i.toestand), i.id in _getoetst(case), i.gestanddoening_tot) for i in tenders_op_rij(case))
    punten = frozenset((c.inschrijving_id, c.criterium_id, c.punten) for c in case.consensus.values())
    return tenders, punten, bool(case.lotingen)


def _getoetst(case: Any) -> set[str]:
    return {t.inschrijving_id for t in case.toetsen.values()}


def tenders_op_rij(case: Any) -> list[Any]:
    return sorted(case.inschrijvingen.values(), key=lambda i: i.id)


def verlengd(case: Any) -> bool:
    return any(i.gestanddoening_tot == GEBONDEN_TOT for i in case.inschrijvingen.values())


def namen(case: Any, *toestanden: str) -> Iterator[str]:
    """Tenderers of whom the tender is in one of these states."""
    for i in tenders_op_rij(case):
        if str(i.toestand) in toestanden:
            yield case.inschrijvers[i.inschrijver_id].naam


def rangorde(case: Any) -> frozenset[tuple[str, int]]:
    """Of the current advies, also of who is not in it any more."""
    laatste = max(case.adviezen.values(), key=lambda a: a.versie, default=None)
    return frozenset(
        (u.inschrijving_id, u.rang) for u in case.uitslagen.values() if laatste and u.advies_id == laatste.id
    )


def brievensleutel(case: Any) -> frozenset[tuple[str, str, date | None]]:
    leeft = [d for d in case.documenten.values() if d.soort in BRIEVEN]
    leeft = [d for d in leeft if d.toestand not in ("vervallen", "ingetrokken")]
    return frozenset((d.soort, str(d.toestand), d.vrijgegeven_op and d.vrijgegeven_op.date()) for d in leeft)


def geding_van(spel: Spel) -> tuple[bool, str, bool, bool] | None:
    """Whether it was served in time, what was ruled, and what was done since.

    Outside decision and standstill any next standstill ends after the service that was."""
    case = spel.zaak
    for geding in case.kort_gedingen.values():
        uitspraak = next(iter(case.uitspraken.values()), None)
        later = any(bool(uitspraak) and a.voorgelegd_op > uitspraak.geregistreerd_op for a in case.adviezen.values())
        einde = [dag for dag in einde_van_opschorting(case, str(spel.perceel.toestand)) or () if dag]
        binnen = not einde or geding.gedagvaard_op <= max(einde)
        gemotiveerd = any(m.onderwerp == geding.id for m in case.motiveringen.values())
        return binnen, str(uitspraak.uitkomst) if uitspraak else "", later, gemotiveerd
    return None


def einde_van_opschorting(case: Any, perceel: str) -> tuple[Any, ...] | None:
    if perceel not in ("beslissing", "opschorting"):
        return None
    laatste = max(case.beslissingen.values(), key=lambda b: b.versie)
    return laatste.geplande_verzenddatum, laatste.vermeld_einde, laatste.werkelijk_einde


def bewijs_van(case: Any) -> frozenset[tuple[str, bool]]:
    """The last verdict on the evidence of each tender."""
    oordelen = sorted(case.bewijsoordelen.values(), key=lambda b: b.beoordeeld_op)
    return frozenset({b.inschrijving_id: b.aanvaard for b in oordelen}.items())


def gewoon(spel: Spel) -> bool:
    """Nobody left, withdrew, revoked, summoned or failed: only from here a side road begins."""
    case = spel.zaak
    bewezen = all(aanvaard for _, aanvaard in bewijs_van(case))
    beide = all(i.toestand in MEE for i in case.inschrijvingen.values())
    samen = len(deelnemers(spel)) == len(DEELNEMERS) and iedereen_gemachtigd(spel) and not afgewezen(spel)
    return samen and beide and bewezen and not case.kort_gedingen
