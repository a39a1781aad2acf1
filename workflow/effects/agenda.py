"""Calendars: invited, moved and called off by mail, so that each says what the termijnen say (procedure section 6)."""

from workflow.agenda import (
    AFSPRAAK,
    AFZEGGING,
    Wijziging,
    af_te_zeggen_uitnodigingen,
    bekend,
    nog_in_de_post,
    plek_van,
    verteld_aan,
    wijzigingen,
)
from workflow.beurt import Beurt
from workflow.effects.post import doe_op_de_post
from workflow.herinneren import mag_nu


def werk_agenda_bij(beurt: Beurt) -> Beurt:
    """In the hours in which messages leave; one message per entry that changed, under a higher SEQUENCE."""
    if not mag_nu(beurt.call.nu, beurt.call.beleid, beurt.call.kalender):
        return beurt
    for wijziging in wijzigingen(beurt.case, beurt.call.nu):
        beurt = _vertel(beurt, wijziging)
    return _zeg_bijeenkomst_af(beurt)


def _vertel(beurt: Beurt, wijziging: Wijziging) -> Beurt:
    """What was never told is not called off, and what still waits in the post makes place for what is true now."""
    plek, case = wijziging.plek, beurt.case
    gezegd = verteld_aan(case).get(plek, [])
    beurt = beurt.laat_vervallen(d for d in gezegd if nog_in_de_post(case, d))
    if wijziging.afgezegd and not any(bekend(case, d) for d in gezegd):
        return beurt
    na = beurt.bestel(
        AFZEGGING if wijziging.afgezegd else AFSPRAAK,
        _volgende(beurt, wijziging),
        deelname_id=plek.deelname_id,
        perceel_id=plek.perceel_id,
        termijn_id=wijziging.termijn.id,
        geadresseerde_id=plek.persoon_id,
    )
    return doe_op_de_post(na, [na.case.documenten[na.effecten[-1].document_id]])


def _volgende(beurt: Beurt, wijziging: Wijziging) -> int:
    """Versions rise over every message of an entry, also those that lapsed: a calendar skips what it never saw."""
    eigen = [d for d in beurt.case.documenten.values() if d.soort in (AFSPRAAK, AFZEGGING) and d.termijn_id]
    return 1 + max((d.versie for d in eigen if plek_van(beurt.case, d) == wijziging.plek), default=0)


def _zeg_bijeenkomst_af(beurt: Beurt) -> Beurt:
    for uitnodiging in af_te_zeggen_uitnodigingen(beurt.case, beurt.call.nu):
        na = beurt.bestel(AFZEGGING, uitnodiging.versie, deelname_id=uitnodiging.deelname_id)
        beurt = doe_op_de_post(na, [na.case.documenten[na.effecten[-1].document_id]])
    return beurt
