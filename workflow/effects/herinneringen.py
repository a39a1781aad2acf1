"""Reminders: ordered and posted at the moments of their plan, each once per termijn, addressee and moment."""

from dataclasses import replace
from datetime import datetime

from workflow.beletsels import beletsels
from workflow.beurt import Beurt
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.post import BerichtToestand
from workflow.case.stam import Persoon
from workflow.case.termijn import Termijn, TermijnToestand
from workflow.effects.post import doe_op_de_post
from workflow.herinneren import (
    NA_AFLOOP,
    SOORT,
    bereikt,
    eerste_moment,
    geadresseerden,
    mag_nu,
    moment_van,
    te_escaleren_aan,
    te_laat,
    tegelijk,
)
from workflow.lezen import ONVERZONDEN, dienst_van, onvolledige_diensten, open_termijnen
from workflow.post import berichten_van


def herinner(beurt: Beurt) -> Beurt:
    """In the hours in which messages leave, and not before: what fell due earlier is told then, as late."""
    if not mag_nu(beurt.call.nu, beurt.call.beleid, beurt.call.kalender):
        return beurt
    for termijn in open_termijnen(beurt.case):
        beurt = _herinner(beurt, termijn)
    for groep in _verstreken(beurt.case):
        beurt = _escaleer(beurt, groep)
    return beurt


def _herinner(beurt: Beurt, termijn: Termijn) -> Beurt:
    """Only the last moment that has come: those missed during an outage become one reminder."""
    call = beurt.call
    moment = bereikt(beurt.case, termijn, call.nu, call.beleid, call.kalender)
    if moment is None or _onbereikbaar(beurt.case, termijn):
        return beurt
    personen = geadresseerden(beurt.case, termijn, moment.dagen, call.beleid)
    beurt = _laat_los(beurt, termijn, personen)
    for persoon in personen:
        beurt = _bestel(beurt, termijn, persoon, moment.naam, moment.op)
    return beurt


def _bestel(beurt: Beurt, termijn: Termijn, persoon: Persoon, moment: str, gepland_op: datetime) -> Beurt:
    """One that lies in the post since an earlier day tells the wrong day: it lapses, and is ordered anew."""
    eerder = [d for d in _van(beurt.case, termijn) if d.geadresseerde_id == persoon.id]
    zelfde = [d for d in eerder if moment_van(d) == moment]
    if zelfde and not _ligt_stil(beurt, zelfde[-1]):
        return beurt
    beurt = beurt.laat_vervallen(d for d in eerder if d.toestand in ONVERZONDEN and not _onderweg(beurt.case, d))
    na = beurt.bestel(
        SOORT,
        len(zelfde) + 1,
        deelname_id=termijn.deelname_id,
        perceel_id=termijn.perceel_id,
        termijn_id=termijn.id,
        geadresseerde_id=persoon.id,
        moment=moment,
    )
    besteld = replace(na.case.documenten[na.effecten[-1].document_id], gepland_op=gepland_op)
    return doe_op_de_post(na.schrijf(besteld), [besteld])


def _laat_los(beurt: Beurt, termijn: Termijn, personen: list[Persoon]) -> Beurt:
    """Who is reminded no more, because another is contactpersoon or leader now, gets nothing that still waits."""
    ids = {p.id for p in personen}
    return beurt.laat_vervallen(
        d
        for d in _van(beurt.case, termijn)
        if d.geadresseerde_id not in ids and d.toestand in ONVERZONDEN and not _onderweg(beurt.case, d)
    )


def _van(case: Case, termijn: Termijn) -> list[Document]:
    return [d for d in case.documenten.values() if (d.soort, d.termijn_id) == (SOORT, termijn.id)]


def _ligt_stil(beurt: Beurt, document: Document) -> bool:
    """Lapsed, or ordered on an earlier day, and not sent: what is being sent, or was refused, is left alone."""
    van_eerder = document.toestand in ONVERZONDEN and te_laat(document.besteld_op, beurt.call.nu)
    vervallen = document.toestand == DocumentToestand.VERVALLEN
    return (van_eerder or vervallen) and not _onderweg(beurt.case, document)


def _onderweg(case: Case, document: Document) -> bool:
    """Whether its mail may have left, or came to an end without leaving."""
    return any(b.toestand != BerichtToestand.OPEN for b in berichten_van(case, document.id))


def _onbereikbaar(case: Case, termijn: Termijn) -> bool:
    """A dienst whose data has a gap gets no reminder, and does not hold up the others: a flag says what is missing."""
    return bool(termijn.deelname_id) and dienst_van(case, termijn.deelname_id or "") in onvolledige_diensten(case)


# --- na afloop -----------------------------------------------------------------------------------------------------


def _verstreken(case: Case) -> list[list[Termijn]]:
    groepen: dict[tuple[object, ...], list[Termijn]] = {}
    for termijn in case.termijnen.values():
        if termijn.toestand == TermijnToestand.VERSTREKEN:
            groepen.setdefault(tegelijk(termijn), []).append(termijn)
    return list(groepen.values())


def _escaleer(beurt: Beurt, groep: list[Termijn]) -> Beurt:
    """Once, for all diensten that let the same day pass together, and only while something is still asked."""
    eerste = groep[0]
    geescaleerd = [d for t in groep for d in _van(beurt.case, t) if moment_van(d) == NA_AFLOOP]
    if geescaleerd:
        eerste = beurt.case.termijnen[geescaleerd[0].termijn_id or ""]
    if not any(beletsels(beurt.case, t) for t in groep):
        return beurt.laat_vervallen(d for d in geescaleerd if not _onderweg(beurt.case, d))
    if geescaleerd and not any(_ligt_stil(beurt, d) for d in geescaleerd):
        return beurt
    gepland_op = eerste_moment(eerste.verloopt_op, beurt.call.beleid, beurt.call.kalender)
    for persoon in te_escaleren_aan(beurt.case, eerste):
        beurt = _bestel(beurt, eerste, persoon, NA_AFLOOP, gepland_op)
    return beurt
