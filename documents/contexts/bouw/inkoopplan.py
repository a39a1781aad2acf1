"""Context of the inkoopplan (procedure 2.10): what one dienst may know of its projects, in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from documents import opmaak
from documents.contexts.bouw.berichten import perceelnaam, verlengbaar
from documents.contexts.bouw.gemeen import PROCEDURES
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.voortgang import GEEN, mijlpaalregel, stand_in_woorden, volgende_mijlpaal, vraagregel
from documents.contexts.inkoopplan import Contractregel, Inkoopplan, Plankop, Planproject, Planregel, Vraagregel
from workflow.case import Case
from workflow.case.deelname import Deelname
from workflow.fasen import leesbaar
from workflow.lezen import inschrijver_van, lopende_contracten
from workflow.voortgang import Dienstvoortgang


@dataclass(frozen=True, slots=True)
class Plandeel:
    """One project in which the dienst is or was, with how far it is for that dienst."""

    case: Case
    deelname: Deelname
    voortgang: Dienstvoortgang


def inkoopplan(dienst: str, delen: Iterable[Plandeel], huis: Huis, nu: datetime) -> Inkoopplan:
    """In the order in which the projects are given."""
    alle = tuple(delen)
    dag = opmaak.dag(nu)
    return Inkoopplan(
        afzender=huis.afzender,
        kop=Plankop(kenmerk=f"IP/{dienst}/{dag:%Y-%m-%d}", datum=dag, onderwerp=f"Inkoopplan {dienst}", dienst=dienst),
        overzicht=tuple(map(_regel, alle)),
        gevraagd=tuple(_vragen(alle)),
        contracten=tuple(sorted(_contracten(alle), key=lambda c: (c.einddatum is None, c.einddatum, c.project))),
        projecten=tuple(map(_project, alle)),
    )


def _kort(deel: Plandeel) -> str:
    return f"{deel.voortgang.kenmerk} {deel.voortgang.naam}"


def _waarde(deel: Plandeel) -> str:
    return opmaak.bedrag(deel.case.project.waarde)


def _regel(deel: Plandeel) -> Planregel:
    return Planregel(
        project=f"{deel.voortgang.kenmerk}\n{deel.voortgang.naam}",
        waarde=_waarde(deel),
        deelname=leesbaar(deel.voortgang.deelname),
        stand=_stand(deel),
        volgende=volgende_mijlpaal(deel.voortgang.volgende).replace(", gepland", "\ngepland").capitalize(),
    )


def _stand(deel: Plandeel) -> str:
    """How the project goes on is no business of a dienst that is out."""
    return stand_in_woorden(deel.voortgang) if deel.voortgang.toestand else GEEN


def _vragen(delen: Iterable[Plandeel]) -> Iterator[Vraagregel]:
    for deel in delen:
        for vraag in map(vraagregel, deel.voortgang.vragen):
            yield Vraagregel(project=_kort(deel), wat=vraag.wat, uiterlijk=vraag.uiterlijk)


def _contracten(delen: Iterable[Plandeel]) -> Iterator[Contractregel]:
    for deel in delen:
        for contract in lopende_contracten(deel.case, deel.deelname):
            overeenkomst = deel.case.overeenkomsten[contract.overeenkomst_id]
            inschrijving = deel.case.inschrijvingen[overeenkomst.inschrijving_id]
            yield Contractregel(
                project=_kort(deel),
                perceel=perceelnaam(deel.case, deel.case.percelen[overeenkomst.perceel_id]),
                leverancier=inschrijver_van(deel.case, inschrijving).naam,
                einddatum=contract.einddatum,
                verlengbaar=verlengbaar(contract.verlengbaar_tot),
            )


def _project(deel: Plandeel) -> Planproject:
    project = deel.case.project
    return Planproject(
        titel=f"{project.naam} ({project.kenmerk})",
        omschrijving=project.omschrijving or project.naam,
        waarde=_waarde(deel),
        procedure=PROCEDURES[project.procedure],
        deelname=leesbaar(deel.voortgang.deelname),
        stand=_stand(deel),
        mijlpalen=tuple(map(mijlpaalregel, deel.voortgang.mijlpalen)),
        gevraagd=tuple(map(vraagregel, deel.voortgang.vragen)),
    )
