"""The progress reports of this week, put in the post: each once, whoever runs this, however often (procedure 2.10)."""

import uuid
from dataclasses import replace
from datetime import datetime

from db.cases import bewaar, laad
from db.engine import Connection, lees, schrijf
from db.queries import projecten
from usecases.app import App
from usecases.berichten import stel_rapport_op
from usecases.geduld import met_geduld
from usecases.klok import procestijd
from usecases.noteren import noteer
from usecases.rechtsfeiten import kalender_en_drempels
from usecases.voortgang import Weekrapport, weekrapporten
from workflow.case import Case
from workflow.case.post import Bericht
from workflow.herinneren import eerste_moment
from workflow.post import RAPPORT, Adres, nieuw_bericht

VERSTUUR = "verstuur_voortgang"
"""How the audit names it: no verb, since nobody asks for it."""


def zet_op_de_post(app: App, op: datetime | None = None) -> int:
    """Says how many reports were new; they leave in working hours. `op` is a scenario's clock."""
    return sum(
        met_geduld(lambda rapport=rapport: _een(app, rapport, op), app.instellingen.geduld)  # type: ignore[misc]
        for rapport in weekrapporten(app, op)
    )


def _een(app: App, rapport: Weekrapport, op: datetime | None) -> bool:
    with lees(app.engine) as conn:
        kenmerk = projecten.kenmerk_van(conn, rapport.project_id)
    with schrijf(app.engine) as conn:
        case = laad(conn, kenmerk, slot=True)
        if case is None or any(b.sleutel == rapport.sleutel for b in case.berichten.values()):
            return False
        nu = procestijd(conn, op)
        bericht = _bericht(app, conn, case, rapport, nu)
        bewaar(conn, case, case.met(bericht))
        gegevens = {"bericht": bericht.sleutel, "mail": bericht.eml_sha256 or ""}
        noteer(conn, case.project.id, VERSTUUR, gegevens, op=nu)
    return True


def _bericht(app: App, conn: Connection, case: Case, rapport: Weekrapport, nu: datetime) -> Bericht:
    kalender, _ = kalender_en_drempels(app, conn)
    bericht = nieuw_bericht(
        case,
        id_=str(uuid.uuid4()),
        sleutel=rapport.sleutel,
        soort=RAPPORT,
        naar=Adres(rapport.ontvanger, rapport.email),
        nu=nu,
        niet_voor=eerste_moment(nu, app.beleid, kalender),
    )
    eml = stel_rapport_op(case, bericht, app.huis, rapport.bestandsnaam, rapport.docx, nu)
    return replace(bericht, eml_sha256=app.opslag.bewaar(eml))
