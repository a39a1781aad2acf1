"""Carrying out a row of the tables: the state first, then all guards at once, then the effects in their order."""

from collections.abc import Iterable
from dataclasses import replace

from workflow.afdwingen import vraag
from workflow.beurt import Beurt
from workflow.case.contract import ContractToestand
from workflow.case.project import Perceel, PerceelToestand, Project, ProjectToestand
from workflow.case.termijn import Afdwinging
from workflow.effects.publicatie import volg_gestanddoening
from workflow.lezen import GEGUND, levende_percelen
from workflow.machine import GeenOvergang, Overgang
from workflow.reasons import Geweigerd, Reden, reden
from workflow.tables import MACHINES, act, transition


def beweeg_project(beurt: Beurt, trigger: str) -> Beurt:
    """The project takes this trigger; raises Geweigerd with every reason, KeyError for an unknown trigger."""
    rij = beurt.case.project
    doel, afgedwongen = _doel(beurt, "project", rij, trigger)
    beurt = _gebruik(beurt, afgedwongen)
    nieuw = replace(rij, toestand=ProjectToestand(doel))
    beurt = replace(beurt, case=beurt.case.met_project(nieuw)).noteer("project", rij, trigger, doel)
    return _voltrek(beurt, "project", trigger)


def beweeg_perceel(beurt: Beurt, perceel: Perceel, trigger: str) -> Beurt:
    """A perceel takes this trigger, and the project shows the step of its least advanced live perceel."""
    beurt = beurt.voor(perceel)
    doel, afgedwongen = _doel(beurt, "perceel", perceel, trigger)
    beurt = _gebruik(beurt, afgedwongen)
    nieuw = replace(perceel, toestand=PerceelToestand(doel))
    beurt = beurt.schrijf(nieuw).noteer("perceel", perceel, trigger, doel)
    return _volg_percelen(volg_gestanddoening(_voltrek(beurt, "perceel", trigger)))


def beweeg_percelen(beurt: Beurt, percelen: Iterable[Perceel], trigger: str) -> Beurt:
    """Each perceel takes this trigger, or none does: raises Geweigerd with every reason of every perceel."""
    redenen: list[Reden] = []
    for perceel in percelen:
        try:
            beurt = beweeg_perceel(beurt, perceel, trigger)
        except Geweigerd as fout:
            redenen += [replace(r, melding=f"perceel {perceel.nummer}: {r.melding}") for r in fout.redenen]
    if redenen:
        raise Geweigerd(redenen)
    return beurt


def handel(beurt: Beurt, verb: str) -> Beurt:
    """An act is allowed in its states and when its guards agree; raises Geweigerd with every reason."""
    soort, rij = act(verb)
    toestand = beurt.perceel.toestand if soort == "perceel" else beurt.case.project.toestand
    if soort != "stam" and toestand not in rij.toestanden:
        raise Geweigerd([toestand_reden(soort, str(toestand), rij.toestanden)])
    redenen, afgedwongen = vraag(beurt, soort, verb, rij.guards)
    if redenen:
        raise Geweigerd(redenen)
    return _gebruik(beurt, afgedwongen)


def _gebruik(beurt: Beurt, afgedwongen: Iterable[Afdwinging]) -> Beurt:
    """What was set aside counts once, and the audit of this call shows it."""
    for afdwinging in afgedwongen:
        beurt = beurt.gebruik(afdwinging)
    return beurt


def toestand_reden(soort: str, toestand: str, mag_in: Iterable[str]) -> Reden:
    return reden(
        "toestand_laat_niet_toe", f"dit kan niet als het {soort} in '{toestand}' is; wel in: {', '.join(mag_in)}"
    )


def _doel(beurt: Beurt, machine: str, rij: Project | Perceel, trigger: str) -> tuple[str, list[Afdwinging]]:
    """Where the trigger leads, and what was set aside for it."""
    guards, gebruikt = transition(machine, trigger).guards, list[Afdwinging]()

    def vraag_alles(_: Overgang) -> None:
        redenen, afgedwongen = vraag(beurt, machine, trigger, guards)
        if redenen:
            raise Geweigerd(redenen)
        gebruikt.extend(afgedwongen)

    try:
        return MACHINES[machine].naar(rij.toestand, trigger, vraag_alles), gebruikt
    except GeenOvergang:
        mag_in = MACHINES[machine].bronnen(trigger)
        raise Geweigerd([toestand_reden(machine, str(rij.toestand), mag_in)]) from None


def _voltrek(beurt: Beurt, machine: str, trigger: str) -> Beurt:
    for gevolg in transition(machine, trigger).gevolgen:
        beurt = gevolg(beurt)
    return beurt


def _volg_percelen(beurt: Beurt) -> Beurt:
    levend = levende_percelen(beurt.case)
    gegund = all(p.toestand in GEGUND for p in levend)
    if beurt.case.project.toestand == ProjectToestand.GUNNING and levend and gegund:
        return beweeg_project(beurt, "percelen_gegund")
    if beurt.case.project.toestand == ProjectToestand.CONTRACT and not gegund:
        return beweeg_project(beurt, "perceel_heropend")
    return beurt


def rond_project_af(beurt: Beurt) -> Beurt:
    """When the last contract has ended there is nothing left to manage (procedure 2.9)."""
    contracten = beurt.case.contracten.values()
    beheerd = beurt.case.project.toestand == ProjectToestand.CONTRACTMANAGEMENT
    if beheerd and contracten and all(c.toestand == ContractToestand.BEEINDIGD for c in contracten):
        return beweeg_project(beurt, "laatste_contract_beeindigd")
    return beurt
