"""No contract inside the standstill: refused on its last day, allowed on the day after (Aw 2.127)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.factories import Moment, Spel, klaar_voor, moment, pad, verhaal, vol
from workflow.case.dossier import SoortStuk


def _eerste_verzending() -> Moment:
    return next(m for m in verhaal() if m.verb == "bevestig_verzending" and "gunningsbrief" in m.met.soorten)


def _verzonden_op(dag: str) -> Spel:
    """The decision planned for 13 June, its letters really sent on this day, the winner's papers in order."""
    spel = _eerste_verzending().voor.kopie()
    spel.nu = moment(f"{dag}T10:00")
    spel.doe("bevestig_verzending", soorten=("gunningsbrief", "afwijzingsbrief"))
    spel.op("2026-06-22T09:00")
    pad.maak_overeenkomsten(spel)
    return spel


@pytest.mark.parametrize(
    ("verzonden", "laatste_dag"),
    [
        ("2026-06-12", "2026-07-03"),  # sent a day early: the letters name 3 July, and the later end governs
        ("2026-06-13", "2026-07-03"),
        ("2026-06-15", "2026-07-06"),  # day 20 is Sunday 5 July: the Algemene termijnenwet makes it Monday
    ],
)
def test_op_de_laatste_dag_nog_niet_de_dag_erna_wel(verzonden: str, laatste_dag: str) -> None:
    spel = _verzonden_op(verzonden)
    dag = date.fromisoformat(laatste_dag)
    spel.nu = moment(f"{laatste_dag}T23:59:59")
    assert spel.weiger("gun_definitief") == {
        "opschortende_termijn_loopt": f"de opschortende termijn loopt tot en met {dag:%d-%m-%Y}"
    }
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert termijn.laatste_dag == dag
    spel.later(seconds=1).doe("gun_definitief")
    assert spel.toestand == "contract"


def test_geen_handtekening_binnen_de_opschortende_termijn() -> None:
    m = klaar_voor("registreer_ondertekening")
    spel = vol("opschorting")
    spel.nu = moment("2026-07-03T23:59")
    spel.leg_in_dossier("getekend-Asten", SoortStuk.GETEKENDE_OVEREENKOMST, "Asten")
    met = replace(m.met, getekend_op=date(2026, 7, 3))
    assert spel.antwoord("registreer_ondertekening", "asten", met) == {
        "opschortende_termijn_loopt",
        "overeenkomst_niet_aangeboden",
    }


def test_de_termijn_begint_pas_na_de_laatste_brief() -> None:
    spel = _eerste_verzending().na.kopie()
    assert spel.perceel.toestand == "beslissing"
    spel.op("2026-06-20T09:00").doe("bevestig_verzending", soorten=("afwijzingsbrief",), dienst="Asten")
    assert spel.perceel.toestand == "beslissing"
    spel.op("2026-06-22T09:00").doe("bevestig_verzending", soorten=("afwijzingsbrief",))
    assert spel.perceel.toestand == "opschorting"
    (termijn,) = [t for t in spel.zaak.termijnen.values() if t.soort == "opschortend"]
    assert (termijn.start, termijn.laatste_dag) == (date(2026, 6, 22), date(2026, 7, 13))
