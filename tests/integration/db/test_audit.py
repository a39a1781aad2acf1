"""Nothing of the audit can be changed unnoticed, and no two rows take the same place."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from hashlib import sha256

import pytest
from sqlalchemy import Connection, Engine, text
from sqlalchemy.exc import DBAPIError

from db import audit
from db.audit import ALGEMEEN, BEGIN, Aantekening, AuditUitkomst, Kop, SoortBevinding
from db.engine import lees, schrijf

MOMENT = datetime(2026, 6, 1, 11, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))


def aantekening(keten: str, verb: str) -> Aantekening:
    return Aantekening(
        keten=keten,
        verb=verb,
        persoon_id=None,
        aanmelding="systeem",
        uitkomst=AuditUitkomst.UITGEVOERD,
        procestijd=MOMENT,
        werkelijke_tijd=MOMENT + timedelta(days=1),
        met='{"kenmerk":"2026-014"}',
        zetten="[]",
    )


@pytest.fixture
def ketens(engine: Engine) -> Engine:
    """Two chains of four rows, written through each other."""
    with schrijf(engine) as conn:
        for verb in ("een", "twee", "drie", "vier"):
            audit.schrijf(conn, aantekening("project-1", verb))
            audit.schrijf(conn, aantekening(ALGEMEEN, verb))
    return engine


def bevindingen(engine: Engine) -> list[tuple[str, int, SoortBevinding]]:
    with lees(engine) as conn:
        return [(b.keten, b.volgnummer, b.soort) for b in audit.controleer(conn)]


def knoei(engine: Engine, *opdrachten: str) -> None:
    """As someone who is master of the database: the triggers go first."""
    with schrijf(engine) as conn:
        _zonder_triggers(conn)
        for opdracht in opdrachten:
            conn.execute(text(opdracht))


def _zonder_triggers(conn: Connection) -> None:
    if conn.dialect.name == "sqlite":
        conn.execute(text("DROP TRIGGER audit_geen_update"))
        conn.execute(text("DROP TRIGGER audit_geen_delete"))
    else:
        conn.execute(text("DROP TRIGGER audit_alleen_toevoegen ON audit"))


def test_een_rij_komt_terug_zoals_zij_geschreven_is(engine: Engine) -> None:
    with schrijf(engine) as conn:
        geschreven = audit.schrijf(conn, aantekening("project-1", "registreer_project"))
    with lees(engine) as conn:
        assert audit.lees(conn, "project-1") == [geschreven]
        assert audit.lees(conn, "een ander") == []
        assert audit.koppen(conn) == {"project-1": Kop(volgnummer=1, hash=geschreven.hash)}
    assert (geschreven.volgnummer, geschreven.vorige_hash) == (1, BEGIN)
    assert geschreven.procestijd == MOMENT


def test_een_hele_audit_heeft_geen_bevindingen(ketens: Engine) -> None:
    assert bevindingen(ketens) == []
    with lees(ketens) as conn:
        alle = audit.lees(conn)
        assert [(rij.keten, rij.volgnummer) for rij in alle][:3] == [("project-1", 1), (ALGEMEEN, 1), ("project-1", 2)]
        assert audit.controleer_tegen(conn, audit.koppen(conn)) == []


def test_een_lege_audit_heeft_geen_bevindingen(engine: Engine) -> None:
    assert bevindingen(engine) == []


@pytest.mark.parametrize(
    "opdracht", ["UPDATE audit SET verb = 'anders'", "DELETE FROM audit", "DELETE FROM audit WHERE volgnummer = 4"]
)
def test_de_database_weigert_te_wijzigen_en_te_wissen(ketens: Engine, opdracht: str) -> None:
    with pytest.raises(DBAPIError, match="alleen toevoegen"), schrijf(ketens) as conn:
        conn.execute(text(opdracht))
    assert bevindingen(ketens) == []


def test_postgresql_weigert_de_tabel_te_legen(ketens: Engine) -> None:
    if ketens.dialect.name != "postgresql":
        pytest.skip("SQLite kent geen TRUNCATE")
    with pytest.raises(DBAPIError, match="alleen toevoegen"), schrijf(ketens) as conn:
        conn.execute(text("TRUNCATE audit"))


@pytest.mark.parametrize(
    "wijziging",
    [
        "verb = 'anders'",
        "persoon_id = 'personen-1'",
        "aanmelding = 'cli'",
        "uitkomst = 'voorstel'",
        "procestijd = '2026-01-01 00:00:00.000000'",
        "werkelijke_tijd = '2026-01-01 00:00:00.000000'",
        "met = '{}'",
        "zetten = '[1]'",
    ],
)
def test_een_gewijzigde_rij_wordt_gevonden(ketens: Engine, stam: object, wijziging: str) -> None:
    knoei(ketens, f"UPDATE audit SET {wijziging} WHERE keten = 'project-1' AND volgnummer = 2")
    assert bevindingen(ketens) == [("project-1", 2, SoortBevinding.GEWIJZIGD)]


def test_een_rij_met_een_nieuwe_hash_past_niet_meer_in_de_keten(ketens: Engine) -> None:
    with lees(ketens) as conn:
        rij = audit.lees(conn, "project-1")[1]
    velden = {naam: getattr(rij, naam) for naam in rij.__dataclass_fields__} | {"verb": "anders"}
    knoei(ketens, f"UPDATE audit SET verb = 'anders', hash = '{audit._hash(velden)}' WHERE hash = '{rij.hash}'")
    assert bevindingen(ketens) == [("project-1", 3, SoortBevinding.VERPLAATST)]


def test_een_gewiste_rij_wordt_gevonden(ketens: Engine) -> None:
    knoei(ketens, "DELETE FROM audit WHERE keten = 'project-1' AND volgnummer = 2")
    assert bevindingen(ketens) == [("project-1", 3, SoortBevinding.ONTBREEKT)]


def test_de_eerste_rij_wissen_wordt_gevonden(ketens: Engine) -> None:
    knoei(ketens, "DELETE FROM audit WHERE keten = 'project-1' AND volgnummer = 1")
    assert bevindingen(ketens) == [("project-1", 2, SoortBevinding.ONTBREEKT)]


def test_wissen_en_omnummeren_wordt_gevonden(ketens: Engine) -> None:
    knoei(
        ketens,
        "DELETE FROM audit WHERE keten = 'project-1' AND volgnummer = 2",
        "UPDATE audit SET volgnummer = volgnummer - 1 WHERE keten = 'project-1' AND volgnummer = 3",
        "UPDATE audit SET volgnummer = volgnummer - 1 WHERE keten = 'project-1' AND volgnummer = 4",
    )
    soorten = {soort for _, _, soort in bevindingen(ketens)}
    assert soorten == {SoortBevinding.VERPLAATST, SoortBevinding.GEWIJZIGD, SoortBevinding.AFGEKAPT}


def test_verwisselde_rijen_worden_gevonden(ketens: Engine) -> None:
    knoei(
        ketens,
        "UPDATE audit SET volgnummer = 99 WHERE keten = 'project-1' AND volgnummer = 2",
        "UPDATE audit SET volgnummer = 2 WHERE keten = 'project-1' AND volgnummer = 3",
        "UPDATE audit SET volgnummer = 3 WHERE keten = 'project-1' AND volgnummer = 99",
    )
    gevonden = bevindingen(ketens)
    assert {nummer for _, nummer, _ in gevonden} == {2, 3, 4}
    assert {keten for keten, _, _ in gevonden} == {"project-1"}


def test_een_rij_naar_een_andere_keten_verplaatsen_wordt_gevonden(ketens: Engine) -> None:
    knoei(ketens, "UPDATE audit SET keten = 'elders' WHERE keten = 'project-1' AND volgnummer = 4")
    assert {keten for keten, _, _ in bevindingen(ketens)} == {"project-1", "elders"}


def test_een_afgekapte_staart_wordt_gevonden(ketens: Engine) -> None:
    knoei(ketens, "DELETE FROM audit WHERE keten = 'project-1' AND volgnummer > 2")
    assert bevindingen(ketens) == [("project-1", 2, SoortBevinding.AFGEKAPT)]


def test_een_verdwenen_keten_wordt_gevonden(ketens: Engine) -> None:
    knoei(ketens, "DELETE FROM audit WHERE keten = 'project-1'")
    assert bevindingen(ketens) == [("project-1", 0, SoortBevinding.AFGEKAPT)]


def test_een_staart_met_kop_en_al_afkappen_ziet_wie_de_kop_bewaarde(ketens: Engine) -> None:
    with lees(ketens) as conn:
        bewaard = audit.koppen(conn)
        tweede = audit.lees(conn, "project-1")[1]
    knoei(
        ketens,
        "DELETE FROM audit WHERE keten = 'project-1' AND volgnummer > 2",
        f"UPDATE audit_koppen SET volgnummer = 2, hash = '{tweede.hash}' WHERE keten = 'project-1'",
    )
    assert bevindingen(ketens) == []
    with schrijf(ketens) as conn:  # also when the chain has grown long again
        for verb in ("drie", "vijf", "zes"):
            audit.schrijf(conn, aantekening("project-1", verb))
    assert bevindingen(ketens) == []
    with lees(ketens) as conn:
        (gevonden,) = audit.controleer_tegen(conn, bewaard)
    assert (gevonden.keten, gevonden.volgnummer, gevonden.soort) == ("project-1", 4, SoortBevinding.AFGEKAPT)


def test_een_bewaarde_kop_van_een_verdwenen_keten(engine: Engine) -> None:
    with lees(engine) as conn:
        (gevonden,) = audit.controleer_tegen(conn, {"weg": Kop(volgnummer=3, hash="a" * 64)})
        assert audit.controleer_tegen(conn, {"nieuw": Kop(volgnummer=0, hash=BEGIN)}) == []
    assert gevonden.keten == "weg"


def test_tegelijk_schrijven_geeft_een_keten_zonder_gaten(engine: Engine) -> None:
    """The chain does not exist yet, so its beginning is contended too."""

    def schrijver(naam: str) -> None:
        for nummer in range(10):
            with schrijf(engine) as conn:
                audit.schrijf(conn, aantekening(ALGEMEEN, f"{naam}{nummer}"))

    with ThreadPoolExecutor(4) as draden:
        list(draden.map(schrijver, "abcd"))
    with lees(engine) as conn:
        rijen = audit.lees(conn, ALGEMEEN)
    assert [rij.volgnummer for rij in rijen] == list(range(1, 41))
    assert bevindingen(engine) == []


def test_wat_mislukt_laat_geen_spoor_in_de_keten(ketens: Engine) -> None:
    def halverwege_mis() -> None:
        with schrijf(ketens) as conn:
            audit.schrijf(conn, aantekening("project-1", "mislukt"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        halverwege_mis()
    with schrijf(ketens) as conn:
        assert audit.schrijf(conn, aantekening("project-1", "vijf")).volgnummer == 5
    assert bevindingen(ketens) == []


def test_de_hash_is_na_te_rekenen_zonder_dit_programma(engine: Engine) -> None:
    """And the same on every database: an exported head outlives both."""
    inhoud = (
        '{"aanmelding":"systeem","keten":"project-1","met":"{\\"kenmerk\\":\\"2026-014\\"}","persoon_id":null,'
        '"procestijd":"2026-06-01T09:00:00.000005+00:00","uitkomst":"uitgevoerd","verb":"een","volgnummer":1,'
        f'"vorige_hash":"{64 * "0"}","werkelijke_tijd":"2026-06-02T09:00:00.000005+00:00","zetten":"[]"}}'
    )
    with schrijf(engine) as conn:
        assert audit.schrijf(conn, aantekening("project-1", "een")).hash == sha256(inhoud.encode()).hexdigest()
