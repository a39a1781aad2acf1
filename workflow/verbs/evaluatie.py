"""Verbs of the evaluation and the hand-over of the dossier (procedure 2.8)."""

from dataclasses import replace

from workflow.beurt import Beurt, Decision
from workflow.call import Call
from workflow.case import Case
from workflow.case.contract import (
    Dossieroverdracht,
    Evaluatie,
)
from workflow.case.termijn import SoortTermijn
from workflow.lezen import (
    actieve_deelnemers,
    deelname_van,
    deelnemer_van,
    stuk_id,
)
from workflow.termijnen.berekenen import vaststelling
from workflow.verbs.argumenten import argumenten, veld
from workflow.verbs.registry import verb
from workflow.zetten import beweeg_project, handel, rond_project_af


@argumenten
class RegistreerEvaluatie:
    verslag: str = veld("code van de evaluatie in het dossier")
    formulier: str = veld("code van het evaluatieformulier in het dossier")


@verb("registreer_evaluatie", stap="2.8", hulp="Leg de evaluatie vast.", argumenten=RegistreerEvaluatie)
def registreer_evaluatie(case: Case, met: RegistreerEvaluatie, call: Call) -> Decision:
    """An evaluation is a report and a filled-in form, both in the dossier."""
    beurt = handel(Beurt(case, met, call), "registreer_evaluatie")
    rij = Evaluatie(
        id=call.nieuw_id(),
        project_id=case.project.id,
        verslag_id=stuk_id(case, met.verslag),
        formulier_id=stuk_id(case, met.formulier),
        vastgelegd_op=call.nu,
    )
    return beurt.schrijf(rij).besluit()


@argumenten
class BiedDossierAan:
    diensten: tuple[str, ...] = veld("diensten; leeg is alle deelnemers", default=())


@verb(
    "bied_dossier_aan",
    stap="2.8",
    hulp="Leg vast dat het dossier aan de archiefafdeling van de deelnemers is aangeboden.",
    argumenten=BiedDossierAan,
)
def bied_dossier_aan(case: Case, met: BiedDossierAan, call: Call) -> Decision:
    """Each deelnemer is offered the dossier once, with a list of it, and has a termijn to confirm receipt."""
    beurt = handel(Beurt(case, met, call), "bied_dossier_aan")
    al = {o.deelname_id for o in case.dossieroverdrachten.values()}
    deelnames = [deelnemer_van(case, naam) for naam in met.diensten] or actieve_deelnemers(case)
    termijn = vaststelling(call.vandaag, call.beleid.ontvangst_dossier, call.kalender)
    for deelname in (d for d in deelnames if d.id not in al):
        overdracht = Dossieroverdracht(
            id=call.nieuw_id(),
            project_id=case.project.id,
            deelname_id=deelname.id,
            aangeboden_op=call.nu,
            ontvangen_op=None,
        )
        beurt = beurt.schrijf(overdracht).plan_termijn(
            SoortTermijn.ONTVANGST_DOSSIER,
            start=termijn.start,
            laatste_dag=termijn.laatste_dag,
            bron="Procedure Collectieve Inkoop 2.8",
            redenering=termijn.redenering,
            deelname_id=deelname.id,
        )
        beurt = beurt.bestel("overdrachtslijst_dossier", 1, deelname_id=deelname.id)
    return beurt.besluit()


@argumenten
class BevestigOntvangstDossier:
    dienst: str = veld("naam van de dienst")


@verb(
    "bevestig_ontvangst_dossier",
    stap="2.8",
    hulp="Bevestig dat de dienst het dossier heeft ontvangen.",
    argumenten=BevestigOntvangstDossier,
)
def bevestig_ontvangst_dossier(case: Case, met: BevestigOntvangstDossier, call: Call) -> Decision:
    """Receipt is dated and meets the termijn."""
    beurt = handel(Beurt(case, met, call), "bevestig_ontvangst_dossier")
    deelname = deelname_van(case, met.dienst)
    overdracht = next(o for o in case.dossieroverdrachten.values() if o.deelname_id == deelname.id)
    beurt = beurt.schrijf(replace(overdracht, ontvangen_op=call.nu))
    return beurt.sluit_termijnen(SoortTermijn.ONTVANGST_DOSSIER, "haal", deelname_id=deelname.id).besluit()


@argumenten
class DraagOver:
    pass


@verb("draag_over", stap="2.8", hulp="Draag het project over aan contractmanagement.", argumenten=DraagOver)
def draag_over(case: Case, met: DraagOver, call: Call) -> Decision:
    """After the evaluation, with the dossier offered to every deelnemer; contracts may have ended before."""
    return rond_project_af(beweeg_project(Beurt(case, met, call), "draag_over")).besluit()
