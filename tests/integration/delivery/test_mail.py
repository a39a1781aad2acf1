"""A mail server may refuse, hang up or fall silent at every phase: what is certain is told, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from aiosmtpd.smtp import AuthResult, LoginPassword

from delivery.mail import Afloop, Bezorging, Postmap, verbonden
from delivery.mailserver import Mailserver, Tls, als_url, lees_mailserver
from tests.integration.delivery.toneel import STIL, WEG, maak_certificaten, toneel
from tests.proeven.post.opstelling import Postbus, mailserver, vrije_poort

EML = b"Message-ID: <a@b.example>\r\nSubject: proef\r\n\r\ninhoud\r\n"
VAN, NAAR = "van@bizob.example", "naar@alfa.example"
WEIGERT_NU, WEIGERT = "451 straks", "550 nooit"
ONBEREIKBAAR, NIET, NOOIT, ONZEKER = Afloop.ONBEREIKBAAR, Afloop.NIET_VERZONDEN, Afloop.GEWEIGERD, Afloop.ONZEKER


def bezorg(server: Mailserver, eml: bytes = EML, naar: str = NAAR) -> Bezorging:
    with verbonden(server) as weg:
        return weg.bezorg(eml, VAN, naar)


@pytest.mark.parametrize(
    ("fase", "zegt", "afloop"),
    [
        *(("verbinding", zegt, ONBEREIKBAAR) for zegt in ("421 vol", "554 nooit", "onzin", WEG, STIL)),
        *(("EHLO", zegt, ONBEREIKBAAR) for zegt in (WEG, STIL)),
        *(("MAIL", zegt, NIET) for zegt in (WEIGERT_NU, WEIGERT, "onzin", WEG, STIL)),
        *(("RCPT", zegt, NIET) for zegt in (WEIGERT_NU, "onzin", WEG, STIL)),
        ("RCPT", WEIGERT, NOOIT),
        *(("DATA", zegt, NIET) for zegt in (WEIGERT_NU, "250 wat?", "onzin", WEG, STIL)),
        ("DATA", WEIGERT, NOOIT),
        *(("punt", zegt, ONZEKER) for zegt in (WEG, STIL, "onzin", "25", "354 nog meer")),
        ("punt", WEIGERT_NU, NIET),
        ("punt", WEIGERT, NOOIT),
        ("QUIT", WEG, Afloop.AANGENOMEN),
    ],
)
def test_wat_zeker_is(fase: str, zegt: str, afloop: Afloop) -> None:
    with toneel({fase: zegt}) as (stuk, poort):
        gevonden = bezorg(Mailserver(host="127.0.0.1", poort=poort, tls=Tls.GEEN, geduld=0.3))
    assert gevonden.afloop == afloop
    assert gevonden.melding
    assert bool(stuk.aangenomen) == (afloop == Afloop.AANGENOMEN)
    if zegt in (WEIGERT_NU, WEIGERT):
        assert zegt in gevonden.melding


def test_zonder_server_is_er_niemand() -> None:
    server = Mailserver(host="127.0.0.1", poort=vrije_poort(), tls=Tls.GEEN)
    assert bezorg(server).afloop == ONBEREIKBAAR


def test_na_een_weigering_gaat_de_volgende_over_dezelfde_lijn() -> None:
    with toneel({}) as (stuk, poort), verbonden(Mailserver(host="127.0.0.1", poort=poort, tls=Tls.GEEN)) as weg:
        stuk.script["RCPT"] = WEIGERT
        assert weg.bezorg(EML, VAN, NAAR).afloop == NOOIT
        stuk.script["RCPT"] = "250 ja"
        assert weg.bezorg(EML, VAN, NAAR).afloop == Afloop.AANGENOMEN
    assert (stuk.gebeld, len(stuk.aangenomen)) == (1, 1)


def test_na_een_verbroken_lijn_wordt_er_opnieuw_gebeld() -> None:
    with (
        toneel({"MAIL": WEG}) as (stuk, poort),
        verbonden(Mailserver(host="127.0.0.1", poort=poort, tls=Tls.GEEN)) as weg,
    ):
        assert weg.bezorg(EML, VAN, NAAR).afloop == NIET
        stuk.script["MAIL"] = "250 ja"
        assert weg.bezorg(EML, VAN, NAAR).afloop == Afloop.AANGENOMEN
    assert stuk.gebeld == 2


@pytest.mark.parametrize(
    "eml",
    [
        b"Subject: punten\r\n\r\n.\r\n..\r\n.begint met een punt\r\n",
        "Subject: acht\r\nContent-Transfer-Encoding: 8bit\r\n\r\nreünie – één €\r\n".encode(),
        b"Subject: zonder einde\n\nregel\n.\nlaatste",
    ],
)
def test_wat_aankomt_is_wat_vertrok(eml: bytes) -> None:
    bus = Postbus()
    with mailserver(bus) as server:
        assert bezorg(server, eml).afloop == Afloop.AANGENOMEN
    heel = eml.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    assert bus.ontvangen == [(NAAR, heel if heel.endswith(b"\r\n") else heel + b"\r\n")]


def test_een_domein_met_een_accent_reist_in_ascii_en_een_naam_met_een_accent_niet() -> None:
    bus = Postbus()
    with mailserver(bus) as server:
        assert bezorg(server, naar="info@reünie.example").afloop == Afloop.AANGENOMEN
        assert bezorg(server, naar="jürgen@alfa.example").afloop == NOOIT
    assert [naar for naar, _ in bus.ontvangen] == [f"info@{'reünie'.encode('idna').decode()}.example"]


# --- TLS en aanmelden -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tls", [Tls.DIRECT, Tls.STARTTLS])
def test_tls_met_een_eigen_gezag(tmp_path: Path, tls: Tls) -> None:
    ca, context = maak_certificaten(tmp_path, "127.0.0.1")
    bus = Postbus()
    with mailserver(bus, **_tls(tls, context)) as server:
        assert bezorg(replace(server, tls=tls, ca=ca)).afloop == Afloop.AANGENOMEN
    assert len(bus.ontvangen) == 1


@pytest.mark.parametrize("tls", [Tls.DIRECT, Tls.STARTTLS])
@pytest.mark.parametrize(("naam", "eigen_ca"), [("mail.ander.example", True), ("127.0.0.1", False)])
def test_wie_de_server_niet_kan_zijn_krijgt_niets(tmp_path: Path, tls: Tls, naam: str, eigen_ca: bool) -> None:
    ca, context = maak_certificaten(tmp_path, naam)
    bus = Postbus()
    with mailserver(bus, **_tls(tls, context)) as server:
        gevonden = bezorg(replace(server, tls=tls, ca=ca if eigen_ca else None))
    assert gevonden.afloop == ONBEREIKBAAR
    assert "certificate verify failed" in gevonden.melding
    assert bus.ontvangen == []


def test_zonder_starttls_op_de_server_gaat_er_niets_heen() -> None:
    bus = Postbus()
    with mailserver(bus) as server:
        assert bezorg(replace(server, tls=Tls.STARTTLS)).afloop == ONBEREIKBAAR
    assert bus.ontvangen == []


def _tls(tls: Tls, context: object) -> dict[str, object]:
    if tls == Tls.DIRECT:
        return {"ssl_context": context}
    return {"tls_context": context, "require_starttls": True}


@pytest.mark.parametrize(("wachtwoord", "afloop"), [("goed", Afloop.AANGENOMEN), ("fout", ONBEREIKBAAR)])
def test_aanmelden(wachtwoord: str, afloop: Afloop) -> None:
    def mag(server: object, session: object, envelope: object, mechanism: str, gegevens: object) -> AuthResult:
        assert isinstance(gegevens, LoginPassword)
        return AuthResult(success=gegevens.password == b"goed", handled=False)

    opties = {"authenticator": mag, "auth_required": True, "auth_require_tls": False}
    with mailserver(Postbus(), **opties) as server:
        gevonden = bezorg(replace(server, gebruiker="bizob", wachtwoord=wachtwoord))
    assert gevonden.afloop == afloop
    assert "fout" not in gevonden.melding


# --- instellingen en map --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["smtps://naam%40x@mail.example:465", "smtp://mail.example:587", "smtp://[::1]:2525"])
def test_een_adres_van_een_server_overleeft_de_omgeving(url: str) -> None:
    assert als_url(lees_mailserver(url)) == url


def test_alleen_op_deze_machine_gaat_het_zonder_tls() -> None:
    assert lees_mailserver("smtp://mail.example").tls == Tls.STARTTLS
    assert lees_mailserver("smtps://localhost").tls == Tls.DIRECT
    assert lees_mailserver("smtp://localhost").tls == Tls.GEEN


@pytest.mark.parametrize("url", ["", "http://mail.example", "mail.example", "smtp://naam:geheim@mail.example"])
def test_een_verkeerd_adres_wordt_geweigerd_en_een_wachtwoord_hoort_er_niet_in(url: str) -> None:
    with pytest.raises(ValueError, match=r"mailserver|wachtwoord") as fout:
        lees_mailserver(url)
    assert "geheim" not in str(fout.value)


def test_een_map_krijgt_elk_bericht_een_keer(tmp_path: Path) -> None:
    postmap = Postmap(tmp_path / "post")
    for _ in range(2):
        assert postmap.bezorg(EML, VAN, NAAR).afloop == Afloop.AANGENOMEN
    assert [(p.name, p.read_bytes()) for p in (tmp_path / "post").iterdir()] == [("a.eml", EML)]


def test_een_map_die_niet_kan_bestaan_neemt_niets_aan(tmp_path: Path) -> None:
    (tmp_path / "post").write_text("in de weg")
    assert Postmap(tmp_path / "post").bezorg(EML, VAN, NAAR).afloop == NIET
