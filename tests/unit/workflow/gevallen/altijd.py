"""Broken facts of moving a deadline and of withdrawing."""

from dataclasses import replace

from tests.factories import klaar_voor
from tests.unit.workflow.gevallen.basis import Poging, anders, dag, geval, invoer, klok, zonder
from workflow.case.deelname import Onderwerp
from workflow.case.termijn import SoortTermijn

VERPLAATS = "verplaats_termijn"


def _getekend(poging: Poging) -> Poging:
    """What was signed later in the story is there already."""
    later = klaar_voor("sluit_perceel").voor.zaak
    return poging.met_case(
        poging.spel.zaak.met(
            *later.inschrijvingen.values(), *later.overeenkomsten.values(), *later.ondertekeningen.values()
        )
    )


def _een_bleef_weg(poging: Poging) -> Poging:
    case = poging.spel.zaak
    besluit = next(b for b in case.besluiten.values() if b.onderwerp == Onderwerp.INTREKKING)
    over = {id_: b for id_, b in case.besluiten.items() if id_ != besluit.id}
    return poging.met_case(replace(case, besluiten=over))


GEVALLEN = (
    geval(VERPLAATS, "eigen_termijn", "termijn_niet_te_verplaatsen", invoer(soort=SoortTermijn.OPSCHORTEND),
          ook=("termijn_niet_open",)),
    geval(VERPLAATS, "eigen_termijn", "sluiting_alleen_verlengen", invoer(soort=SoortTermijn.SLUITING),
          ook=("termijn_niet_open",)),
    geval(VERPLAATS, "termijn_loopt", "termijn_niet_open", zonder("termijnen")),
    geval(VERPLAATS, "termijn_loopt", "termijn_niet_open", klok("2026-03-19T00:00"), invoer(naar=dag("2026-04-09"))),
    geval(VERPLAATS, "nieuwe_dag_komt_nog", "moment_voorbij", invoer(naar=dag("2026-02-18")),
          ook=("termijn_te_kort",)),
    geval(VERPLAATS, "nieuwe_dag_ver_genoeg", "termijn_te_kort", invoer(naar=dag("2026-03-11"))),
    *(
        rij
        for verb in ("trek_in", "trek_perceel_in")
        for rij in (
            geval(verb, "niets_getekend", "al_getekend", _getekend),
            geval(verb, "intrekking_besloten", "intrekking_niet_besloten", _een_bleef_weg),
            geval(verb, "mandaat_dekt_trek_in", "mandaat_ontbreekt", anders("mandaten", handelingen=())),
        )
    ),
)  # fmt: skip
