"""Whatever people call in whatever order, a verb answers with a Decision, a refusal or a bad-input message.

And what it accepts, the database can keep: every rule of uniqueness of the tables holds in the Case.
"""

import contextlib
from collections import Counter
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import UniqueConstraint

from db.tables.velden import Tabel
from tests.factories import Spel, email, klaar_voor, pad, verhaal
from workflow.case import Case, rijsoorten
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.lezen import levende_percelen
from workflow.reasons import Geweigerd, Invoerfout
from workflow.verbs import VERBS

ACCOUNTS = ("inkoper-1", "inkoper-1", "inkoper-2", "manager-1", "deskundige-asten", "asten", "someren", "systeem")
LAATSTE = len(verhaal()) - 1
PLAATSEN = st.integers(0, LAATSTE)
VERB = st.sampled_from(sorted(VERBS))
STAPPEN = st.sampled_from([timedelta(0), timedelta(0), timedelta(hours=1), timedelta(days=1), timedelta(days=20)])
CODES = ("uea", "presentatie", "overeenkomst", "volmacht-Asten", "besluit-inkoopstrategie-Asten", "onbekend")
NAMEN: dict[str, tuple[Any, ...]] = {
    "dienst": (*pad.DIENSTEN, "Laarbeek", "Nergens", None),
    "diensten": ((), ("Asten",), ("Someren", "Best"), ("Nergens",)),
    "inschrijver": (*pad.INSCHRIJVERS, "Delta"),
    "perceel": ("1", "2", None),
    "nummer": ("1", "2", 1, 2),
    "criteria": (("K1",), ("K1", "P"), ("K9",)),
    "personen": ((email("deskundige-deurne"),), (email("niemand"),)),
    "persoon": (email("asten"), email("niemand")),
    "soorten": (("gunningsbrief", "afwijzingsbrief"), ("overeenkomst",), ("mandaatbrief",), ("herinnering",)),
    "versie": (None, 1, 2),
    "voorstel": (None, 1, 3),
    "besluit": ("inkoopstrategie-Asten", "gunningsadvies-Best"),
    **dict.fromkeys(("bewijs", "volmacht", "tekst", "verslag", "formulier", "presentatie", "code"), CODES),
}


def _andere_waarden(met: Any, veld: str, spel: Spel) -> st.SearchStrategy[Any]:
    """Something else that fits the type of the field, and often also its meaning."""
    soort, huidig, nu = get_type_hints(type(met))[veld], getattr(met, veld), spel.nu
    soorten = get_args(soort) or (soort,)
    if get_origin(soort) is dict:
        return st.sampled_from(({}, huidig, dict(list(huidig.items())[:1])))
    if get_origin(soort) is tuple and soorten[0] is not str:
        return st.sampled_from(((), huidig[:1], huidig, huidig * 2))
    if passend := [waarde for waarde in NAMEN.get(veld, ()) if _past(waarde, soort)]:
        return st.sampled_from(passend)
    if datetime in soorten:
        return st.integers(-2000, 2000).map(lambda uur: nu + timedelta(hours=uur))
    if date in soorten:
        return st.integers(-90, 180).map(lambda dag: nu.date() + timedelta(days=dag))
    if Decimal in soorten:
        return st.integers(1, 10**7).map(Decimal)
    if isinstance(soort, type) and issubclass(soort, StrEnum):
        return st.sampled_from(soort)
    return st.booleans() if bool in soorten else st.just(huidig)


def _past(waarde: Any, soort: Any) -> bool:
    return isinstance(waarde, tuple if get_origin(soort) is tuple else soort)


def _aanroep(data: st.DataObject, plaats: int, spel: Spel) -> tuple[str, str, Any]:
    """A call that the happy path makes about here, or any other one; perhaps by another, perhaps changed."""
    m = verhaal()[min(plaats, LAATSTE)] if data.draw(st.integers(0, 3)) else klaar_voor(data.draw(VERB))
    door = m.door if data.draw(st.integers(0, 3)) else data.draw(st.sampled_from(ACCOUNTS))
    met, velden = m.met, [f.name for f in fields(m.met)]
    for veld in data.draw(st.lists(st.sampled_from(velden), max_size=2, unique=True)) if velden else ():
        with contextlib.suppress(ValueError):  # what the arguments themselves refuse never reaches a verb
            met = replace(met, **{veld: data.draw(_andere_waarden(met, veld, spel))})
    return m.verb, door, met


@given(data=st.data(), begin=PLAATSEN)
@settings(max_examples=120, suppress_health_check=[HealthCheck.too_slow])
def test_een_willekeurige_reeks_loopt_nooit_vast(data: st.DataObject, begin: int) -> None:
    plaats, spel = begin, verhaal()[begin].voor.kopie()
    for _ in range(data.draw(st.integers(5, 20))):
        verb, door, met = _aanroep(data, plaats, spel)
        if spel.case is None and not VERBS[verb].op_stam:
            continue
        with contextlib.suppress(Geweigerd, Invoerfout):
            spel.voer_uit(verb, door, met)
            _controleer(spel)
        plaats += data.draw(st.integers(0, 2))
        spel.nu = max(spel.nu + data.draw(STAPPEN), verhaal()[min(plaats, LAATSTE)].voor.nu)
        if spel.case and data.draw(st.booleans()):
            spel.maak_brieven()


@pytest.mark.parametrize("plaats", range(0, len(verhaal()), 4))
def test_elke_aanroep_op_elke_plaats_van_het_pad(plaats: int) -> None:
    """Every call of the path, made at any other place of it."""
    spel = verhaal()[plaats].na
    for m in verhaal():
        if spel.case or VERBS[m.verb].op_stam:
            proef = spel.kopie()
            proef.nu = max(spel.nu, m.voor.nu)
            if not proef.antwoord(m.verb, m.door, m.met):
                proef.voer_uit(m.verb, m.door, m.met)
                _controleer(proef)


def _controleer(spel: Spel) -> None:
    if spel.case is None:
        return
    _past_in_de_database(spel.case)
    levend = [p.toestand for p in levende_percelen(spel.case)]
    begonnen = {PerceelToestand.CONTRACT, PerceelToestand.GECONTRACTEERD}
    if spel.case.project.toestand == ProjectToestand.GUNNING:
        assert levend
        assert not set(levend) <= begonnen, "het project hoort in 'contract' te zijn"
    if spel.case.project.toestand == ProjectToestand.CONTRACT:
        assert set(levend) <= begonnen


UNIEK = {
    naam: [tuple(k.name for k in regel.columns) for regel in tabel.constraints if isinstance(regel, UniqueConstraint)]
    for naam, tabel in Tabel.metadata.tables.items()
}


def _past_in_de_database(case: Case) -> None:
    """A unique rule does not see rows that are empty in one of its columns."""
    for naam in rijsoorten(Case):
        for kolommen in UNIEK[naam]:
            waarden = [tuple(getattr(rij, kolom) for kolom in kolommen) for rij in getattr(case, naam).values()]
            dubbel = [w for w, aantal in Counter(w for w in waarden if None not in w).items() if aantal > 1]
            assert dubbel == [], f"{naam} {kolommen}"


def test_de_tabellen_hebben_regels_om_tegen_te_houden() -> None:
    assert ("sleutel",) in UNIEK["documenten"]
    assert ("sleutel",) in UNIEK["termijnen"]
    assert set(rijsoorten(Case)) <= set(UNIEK)
