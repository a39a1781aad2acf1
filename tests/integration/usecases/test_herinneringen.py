"""From the check to the mail: reminders and calendar entries leave by themselves, in working hours."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from icalendar import Calendar

from cli.hoofd import main
from usecases import deadlines, letters, post
from usecases.app import App, open_app
from usecases.execute import SCENARIO, Opdracht, voer_uit
from usecases.instellingen import lees_instellingen
from workflow.tijd import AMSTERDAM

PROJECT = "2026-101"
STRATEGIE = "vaststelling_strategie"
VERHAAL = Path(__file__).parents[3] / "scenarios" / "termijn-verplaatst.yaml"


@pytest.fixture(scope="module")
def gespeeld(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three diensten still decide on the strategy, by 1 April; the letters were sent."""
    map_ = tmp_path_factory.mktemp("verhaal") / "map"
    assert main(["scenario", "speel", str(VERHAAL), "--map", str(map_)]) == 0
    return map_


@pytest.fixture
def app(gespeeld: Path, tmp_path: Path) -> Iterator[App]:
    shutil.copytree(gespeeld, tmp_path / "map")
    with open_app(lees_instellingen({"ZANDLOPER_MAP": str(tmp_path / "map")})) as app:
        yield app


def op(tekst: str) -> datetime:
    return datetime.fromisoformat(tekst).replace(tzinfo=AMSTERDAM)


def controleer(app: App, tekst: str) -> Counter[str]:
    """The check and the letters, as the planner runs them; what was made."""
    deadlines.controleer(app, PROJECT, op(tekst))
    return letters.maak_alles(app, op(tekst)).soorten


def verzend(app: App, tekst: str) -> list[EmailMessage]:
    """The mails that leave then."""
    map_ = app.instellingen.map / "post"
    voor = set(map_.glob("*.eml"))
    post.verzend(app, op(tekst))
    nieuw = sorted(set(map_.glob("*.eml")) - voor)
    return [bericht for pad in nieuw if isinstance(bericht := _lees(pad), EmailMessage)]


def _lees(pad: Path) -> object:
    return message_from_bytes(pad.read_bytes(), policy=default)


def tekst_van(mail: EmailMessage) -> str:
    deel = mail.get_body(("plain",))
    assert deel is not None
    return " ".join(str(deel.get_content()).split())


def agenda_van(mail: EmailMessage) -> Calendar:
    """The same entry for a mail program, which looks at its method, and as a file to open by hand."""
    (deel,) = (d for d in mail.walk() if d.get_content_type() == "text/calendar")
    (bijlage,) = mail.iter_attachments()
    assert isinstance(deel, EmailMessage)
    kalender = Calendar.from_ical(str(deel.get_content()))
    assert deel.get_param("method") == str(kalender["METHOD"])
    assert Calendar.from_ical(bijlage.get_content().decode()) == kalender  # type: ignore[attr-defined]  # an EmailMessage
    return kalender


def test_een_herinnering_die_te_laat_is_zegt_dat_en_gaat_een_keer(app: App) -> None:
    """Fourteen days before 1 April is Wednesday 18 March; the planner was out until Thursday morning."""
    controleer(app, "2026-03-06T10:00")
    verzend(app, "2026-03-06T10:05")
    assert controleer(app, "2026-03-19T07:00") == {}
    assert controleer(app, "2026-03-19T08:00") == {"herinnering": 3}
    mails = verzend(app, "2026-03-19T08:05")
    assert len({str(m["To"]) for m in mails}) == 3
    for mail in mails:
        assert str(mail["Subject"]).startswith("Herinnering: inkoopstrategie vaststellen: nog 13 dagen")
        assert "stond gepland voor 18 maart 2026 en komt later" in tekst_van(mail)
    assert controleer(app, "2026-03-20T09:00") == {}
    assert verzend(app, "2026-03-20T09:05") == []


def test_wat_na_zes_uur_nog_ligt_gaat_de_volgende_dag_zoals_het_dan_is(app: App) -> None:
    controleer(app, "2026-03-18T17:55")
    assert verzend(app, "2026-03-18T18:05") == []
    agendas = verzend(app, "2026-03-19T08:00")
    assert {agenda_van(m)["METHOD"] for m in agendas} == {"REQUEST"}
    controleer(app, "2026-03-19T08:15")
    herinneringen = [m for m in verzend(app, "2026-03-19T08:20") if str(m["Subject"]).startswith("Herinnering")]
    assert len(herinneringen) == 3
    assert all("nog 13 dagen" in tekst_van(m) for m in herinneringen)


def test_een_agenda_wordt_uitgenodigd_verzet_en_afgezegd(app: App) -> None:
    assert controleer(app, "2026-03-06T10:00")["agenda_termijn"] == 5
    eerst = {str(m["To"]): agenda_van(m) for m in verzend(app, "2026-03-06T10:05")}
    _doe(
        app, "2026-03-06T11:00", "verplaats_termijn", soort="vaststelling_strategie", naar="2026-04-08", motivering="x"
    )
    controleer(app, "2026-03-06T11:15")
    verzet = {str(m["To"]): agenda_van(m) for m in verzend(app, "2026-03-06T11:20")}
    _doe(app, "2026-03-09T11:00", "trek_in", motivering="Te weinig belangstelling.")
    _doe(app, "2026-03-09T11:10", "bevestig", als="manager-1@bizob.example")
    controleer(app, "2026-03-09T11:15")
    afgezegd = {str(m["To"]): agenda_van(m) for m in verzend(app, "2026-03-09T11:20")}
    assert set(eerst) == set(verzet) == set(afgezegd)
    for wie in eerst:
        drie = [k.walk("VEVENT")[0] for k in (eerst[wie], verzet[wie], afgezegd[wie])]
        assert len({str(e["UID"]) for e in drie}) == 1
        assert [int(e["SEQUENCE"]) for e in drie] == [0, 1, 2]
        assert [f"{e['DTSTART'].dt}" for e in drie] == ["2026-04-01", "2026-04-08", "2026-04-08"]
        assert (str(afgezegd[wie]["METHOD"]), str(drie[2]["STATUS"])) == ("CANCEL", "CANCELLED")


def _doe(app: App, tekst: str, verb: str, als: str = "inkoper-1@bizob.example", **met: str) -> None:
    voer_uit(app, Opdracht(verb=verb, invoer=met, als=als, project=PROJECT, nu=op(tekst), aanmelding=SCENARIO))
