"""Guards of the assessment: interests, assessors, tests, scores and ties (procedure 2.6)."""

from collections.abc import Iterable
from dataclasses import replace

from workflow.beoordeling import (
    belang_van,
    beoordelaars_van,
    consensus_van,
    gelijke_stand,
    kwaliteitscriteria,
    toets_van,
)
from workflow.beurt import Beurt
from workflow.case.inschrijving import Inschrijving
from workflow.case.project import PerceelToestand
from workflow.case.publicatie import Criterium
from workflow.guards.basis import dwingbaar, over_invoer
from workflow.lezen import (
    actieve_deelnemers,
    criterium_op_code,
    geldige_inschrijvingen,
    inschrijver_van,
    inschrijving_op_naam,
    kader_van,
    op_tijd_ontvangen,
    persoon_op_email,
    team,
)
from workflow.reasons import Reden, reden


def _naam(beurt: Beurt, inschrijving: Inschrijving) -> str:
    return inschrijver_van(beurt.case, inschrijving).naam


@over_invoer
def beoordelaars_in_team(beurt: Beurt) -> Iterable[Reden]:
    """Only members of the inkoopteam assess, of Bizob or of a deelnemer; the team is one for all percelen."""
    erin = {d.id for d in actieve_deelnemers(beurt.case)} | {None}
    leden = {lid.persoon_id for lid in team(beurt.case) if lid.deelname_id in erin}
    for email in beurt.met.personen:
        if persoon_op_email(beurt.case.stam, email).id not in leden:
            yield reden("geen_teamlid", f"{email} zit niet in het inkoopteam")


def verklaarder_in_team(beurt: Beurt) -> Iterable[Reden]:
    if beurt.call.actor.persoon_id not in {lid.persoon_id for lid in team(beurt.case)}:
        yield reden("geen_teamlid")


@over_invoer
def is_beoordelaar(beurt: Beurt) -> Iterable[Reden]:
    """An assessor scores the criteria that were assigned to that assessor, for tenders that are valid."""
    persoon_id = beurt.call.actor.persoon_id or ""
    if belang_van(beurt.case, persoon_id):
        yield reden("beoordelaar_heeft_belang", "u hebt een belang gemeld en mag daarom niet beoordelen")
        return
    for score in beurt.met.scores:
        if persoon_id not in beoordelaars_van(
            beurt.case, criterium_op_code(beurt.case, beurt.perceel, score.criterium)
        ):
            yield reden("geen_beoordelaar", f"u bent geen beoordelaar van criterium {score.criterium}")
    yield from _ongeldige(beurt, [score.inschrijver for score in beurt.met.scores])


def _ongeldige(beurt: Beurt, namen: list[str]) -> Iterable[Reden]:
    geldig = {i.id for i in geldige_inschrijvingen(beurt.case, beurt.perceel)}
    for naam in dict.fromkeys(namen):
        if inschrijving_op_naam(beurt.case, beurt.perceel, naam).id not in geldig:
            yield reden("geen_geldige_inschrijving", f"de inschrijving van {naam} is niet geldig")


@over_invoer
def consensus_over_geldige(beurt: Beurt) -> Iterable[Reden]:
    return _ongeldige(beurt, [c.inschrijver for c in beurt.met.consensus])


def belangen_verklaard(beurt: Beurt) -> Iterable[Reden]:
    """Every assessor declared whether there is an interest (Aw 1.10b, 2.51)."""
    criteria = kwaliteitscriteria(beurt.case, beurt.perceel)
    for persoon_id in sorted({p for c in criteria for p in beoordelaars_van(beurt.case, c)}):
        if belang_van(beurt.case, persoon_id) is None:
            email = beurt.case.stam.personen[persoon_id].email
            yield reden("belangenverklaring_ontbreekt", f"{email} heeft nog geen belangenverklaring afgelegd")


@dwingbaar("te_weinig_beoordelaars")
def genoeg_beoordelaars(beurt: Beurt) -> Iterable[Reden]:
    """At least two assessors for every quality criterion."""
    nodig = beurt.call.beleid.beoordelaars_per_criterium
    for criterium in kwaliteitscriteria(beurt.case, beurt.perceel):
        aantal = len(beoordelaars_van(beurt.case, criterium))
        if aantal < nodig:
            yield reden("te_weinig_beoordelaars", f"criterium {criterium.code}: {aantal} beoordelaar(s), {nodig} nodig")


def alles_getoetst(beurt: Beurt) -> Iterable[Reden]:
    """Each tender that was in time is tested on exclusion, suitability and validity."""
    namen = [_naam(beurt, i) for i in op_tijd_ontvangen(beurt.case, beurt.perceel) if toets_van(beurt.case, i) is None]
    if namen:
        yield reden("toets_ontbreekt", f"nog niet getoetst: {', '.join(namen)}")


def iets_geldigs(beurt: Beurt) -> Iterable[Reden]:
    if not geldige_inschrijvingen(beurt.case, beurt.perceel):
        yield reden("geen_geldige_inschrijving")


def alles_gescoord(beurt: Beurt) -> Iterable[Reden]:
    """Every assessor scored every valid tender."""
    gescoord = {(s.inschrijving_id, s.criterium_id, s.persoon_id) for s in beurt.case.scores.values()}
    geldig = geldige_inschrijvingen(beurt.case, beurt.perceel)
    for criterium in kwaliteitscriteria(beurt.case, beurt.perceel):
        for persoon_id in beoordelaars_van(beurt.case, criterium):
            namen = [_naam(beurt, i) for i in geldig if (i.id, criterium.id, persoon_id) not in gescoord]
            if namen:
                email = beurt.case.stam.personen[persoon_id].email
                yield reden("scores_ontbreken", f"{criterium.code}, {email}: {', '.join(namen)}")


def consensus_compleet(beurt: Beurt) -> Iterable[Reden]:
    """A joint score with reasons per criterium and valid tender: without reasons no letter may go (Aw 2.130)."""
    for criterium in kwaliteitscriteria(beurt.case, beurt.perceel):
        namen = [
            _naam(beurt, i)
            for i in geldige_inschrijvingen(beurt.case, beurt.perceel)
            if not (c := consensus_van(beurt.case, i, criterium)) or not c.motivering.strip()
        ]
        if namen:
            yield reden("consensus_ontbreekt", f"criterium {criterium.code}: {', '.join(namen)}")


def consensus_zonder_belang(beurt: Beurt) -> Iterable[Reden]:
    """A joint score that somebody with an interest helped to make is made again without that person."""
    for criterium in kwaliteitscriteria(beurt.case, beurt.perceel):
        gemeld = [
            b.afgelegd_op
            for b in beurt.case.belangenverklaringen.values()
            if b.belang and b.persoon_id in _toegewezen(beurt, criterium)
        ]
        namen = [
            _naam(beurt, i)
            for i in geldige_inschrijvingen(beurt.case, beurt.perceel)
            if gemeld and (c := consensus_van(beurt.case, i, criterium)) and c.vastgesteld_op <= max(gemeld)
        ]
        if namen:
            bij_nieuwe_score = beurt.perceel.toestand == PerceelToestand.BEOORDELING
            verb = "stel_consensus_vast" if bij_nieuwe_score else "heropen_beoordeling"
            yield replace(reden("consensus_met_belang", f"criterium {criterium.code}: {', '.join(namen)}"), verb=verb)


def _toegewezen(beurt: Beurt, criterium: Criterium) -> set[str]:
    return {b.persoon_id for b in beurt.case.beoordelaars.values() if b.criterium_id == criterium.id}


def geen_gelijke_stand(beurt: Beurt) -> Iterable[Reden]:
    """The winning boundary is not tied, also after the published tie-break."""
    if not list(consensus_compleet(beurt)) and (namen := gelijke_stand(beurt.case, beurt.perceel)):
        gelijk = reden("gelijke_stand", f"even hoog, ook na de afspraak bij gelijke stand: {', '.join(namen)}")
        kader = kader_van(beurt.case, beurt.perceel)
        yield replace(gelijk, verb="registreer_loting") if kader and kader.loting else gelijk
