"""What counts in the search from the tenders to the contract: when two games are the same state."""

from collections.abc import Hashable
from datetime import date
from typing import Any

from tests.factories import Spel, moment

MOMENTEN = tuple(
    moment(t)
    for t in (
        "2026-06-01T09:00",  # sent on this day, the standstill lasts through Monday 22 June
        "2026-06-22T09:00",
        "2026-06-23T09:00",
        "2026-09-15T09:00",  # a second standstill can be over, a third one would outlast the tenders
        "2026-10-10T09:00",  # the tenders bind nobody any more, unless they were extended
    )
)
GEBONDEN_TOT = date(2027, 1, 31)
BRIEVEN = ("gunningsbrief", "afwijzingsbrief")


def vertegenwoordigers(spel: Spel) -> list[tuple[Hashable, str]]:
    """One deelnemer of each class: two that are alike would give the same state."""
    case, per_klasse = spel.zaak, dict[Hashable, str]()
    for d in case.deelnames.values():
        if d.toestand == "deelnemer":
            per_klasse.setdefault(_klasse(spel, d), case.stam.diensten[d.dienst_id].naam)
    return list(per_klasse.items())


def _klasse(spel: Spel, deelname: Any) -> Hashable:
    case = spel.zaak
    advies = max(case.adviezen.values(), key=lambda a: a.versie, default=None)
    besluiten = [b for b in case.besluiten.values() if advies and b.deelname_id == deelname.id]
    besluiten = [b for b in besluiten if advies and b.inhoud_sha256 == advies.inhoud_sha256]
    besluiten.sort(key=lambda b: (b.besluitdatum, b.ontvangen_op))
    if spel.perceel.toestand == "beoordeling":
        besluiten = []  # they were about the advies before; a new one is to come
    winnend = {i.id for i in case.inschrijvingen.values() if i.toestand == "winnaar"}
    eigen = [o for o in case.overeenkomsten.values() if o.deelname_id == deelname.id and o.inschrijving_id in winnend]
    getekend = frozenset(str(o.toestand) for o in eigen)
    return str(besluiten[-1].uitkomst) if besluiten else "", mandaat_tot(case, deelname).isoformat(), *sorted(getekend)


def mandaat_tot(case: Any, deelname: Any) -> Any:
    return max(m.geldig_tot for m in case.mandaten.values() if m.deelname_id == deelname.id)


def sleutel(spel: Spel) -> Hashable:
    case = spel.zaak
    if spel.toestand not in ("gunning", "contract"):
        return spel.toestand, bool(case.evaluaties), bool(case.dossieroverdrachten)
    klassen = tuple(sorted(map(str, (_klasse(spel, d) for d in case.deelnames.values() if d.toestand == "deelnemer"))))
    nu = tuple(m.date() for m in MOMENTEN).index(spel.nu.date())
    perceel = str(spel.perceel.toestand)
    if spel.toestand == "contract":
        return perceel, nu, bool(case.aankondigingen), klassen
    return (
        perceel,
        nu,
        klassen,
        _tenders(case),
        _brievensleutel(case),
        geding_van(spel),
        _einde(case, perceel),
        _stukken(case),
    )


def _tenders(case: Any) -> Hashable:
    tenders: tuple[Hashable, ...] = tuple(
        (str(i.toestand), i.id in {t.inschrijving_id for t in case.toetsen.values()}) for i in _rij(case)
    )
    return tenders, bool(case.consensus), verlengd(case)


def verlengd(case: Any) -> bool:
    return any(i.gestanddoening_tot == GEBONDEN_TOT for i in case.inschrijvingen.values())


def _rij(case: Any) -> list[Any]:
    return sorted(case.inschrijvingen.values(), key=lambda i: i.id)


def _brievensleutel(case: Any) -> Hashable:
    leeft = [d for d in case.documenten.values() if d.soort in BRIEVEN]
    return frozenset((d.soort, str(d.toestand)) for d in leeft if d.toestand not in ("vervallen", "ingetrokken"))


def geding_van(spel: Spel) -> tuple[bool, str, bool, bool] | None:
    """Whether it was served in time, what was ruled, and what was done since.

    Outside decision and standstill any next standstill ends after the service that was."""
    case = spel.zaak
    for geding in case.kort_gedingen.values():
        uitspraak = next(iter(case.uitspraken.values()), None)
        later = any(bool(uitspraak) and a.voorgelegd_op > uitspraak.geregistreerd_op for a in case.adviezen.values())
        einde = [dag for dag in _einde(case, str(spel.perceel.toestand)) or () if dag]
        binnen = not einde or geding.gedagvaard_op <= max(einde)
        gemotiveerd = any(m.onderwerp == geding.id for m in case.motiveringen.values())
        return binnen, str(uitspraak.uitkomst) if uitspraak else "", later, gemotiveerd
    return None


def _einde(case: Any, perceel: str) -> tuple[Any, ...] | None:
    if perceel not in ("beslissing", "opschorting"):
        return None
    laatste = max(case.beslissingen.values(), key=lambda b: b.versie)
    return laatste.vermeld_einde, laatste.werkelijk_einde


def _stukken(case: Any) -> Hashable:
    goed = {b.inschrijving_id for b in case.bewijsoordelen.values()}
    return frozenset(goed), frozenset((o.inschrijving_id, str(o.toestand)) for o in case.overeenkomsten.values())
