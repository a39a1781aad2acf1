"""Effects of publication and nota van inlichtingen."""

from dataclasses import replace

from workflow.beurt import Beurt
from workflow.case.project import Procedure
from workflow.case.publicatie import Publicatie
from workflow.case.termijn import SoortTermijn
from workflow.lezen import publicatie
from workflow.termijnen.regels import inschrijving, nvi
from workflow.termijnen.woorden import nl_datum
from workflow.tijd import dag_van


def _huidige(beurt: Beurt) -> Publicatie:
    huidig = publicatie(beurt.case)
    if huidig is None:
        raise LookupError("het project hoort gepubliceerd te zijn")
    return huidig


def plan_publicatietermijnen(beurt: Beurt) -> Beurt:
    """The market's dates become termijnen, each with the rule that it rests on."""
    huidig = _huidige(beurt)
    return _plan_gestanddoening(_plan_sluiting(_plan_nvi(beurt, huidig), huidig), huidig)


def _plan_nvi(beurt: Beurt, huidig: Publicatie) -> Beurt:
    bron, redenering = "aanbestedingsstukken", f"in de aanbestedingsstukken staat {nl_datum(huidig.nvi_uiterlijk)}"
    if beurt.case.project.procedure != Procedure.MEERVOUDIG_ONDERHANDS:
        grens = nvi(dag_van(huidig.sluiting), beurt.call.kalender)
        bron, redenering = grens.bron, f"{grens.redenering}; {redenering}"
    return beurt.plan_termijn(
        SoortTermijn.NVI,
        start=dag_van(huidig.verzonden_op),
        laatste_dag=huidig.nvi_uiterlijk,
        bron=bron,
        redenering=redenering,
    )


def _plan_sluiting(beurt: Beurt, huidig: Publicatie) -> Beurt:
    verzonden, sluiting = dag_van(huidig.verzonden_op), dag_van(huidig.sluiting)
    bron, redenering = "aanbestedingsstukken", f"in de aanbestedingsstukken staat {nl_datum(sluiting)}"
    if beurt.case.project.procedure == Procedure.OPENBAAR:
        minimum = inschrijving(verzonden, beurt.call.kalender, elektronisch=huidig.elektronisch)
        bron, redenering = minimum.bron, f"{minimum.redenering}; {redenering}"
    return beurt.plan_termijn(
        SoortTermijn.SLUITING,
        start=verzonden,
        laatste_dag=sluiting,
        bron=bron,
        redenering=redenering,
        verloopt_op=huidig.sluiting,
    )


def _plan_gestanddoening(beurt: Beurt, huidig: Publicatie) -> Beurt:
    return beurt.plan_termijn(
        SoortTermijn.GESTANDDOENING,
        start=dag_van(huidig.sluiting),
        laatste_dag=huidig.gestanddoening_tot,
        bron="aanbestedingsstukken",
        redenering=f"inschrijvers zijn gebonden tot en met {nl_datum(huidig.gestanddoening_tot)}",
    )


def sluit_nvi_termijn(beurt: Beurt) -> Beurt:
    return beurt.sluit_termijnen(SoortTermijn.NVI, "haal")


def leg_opening_vast(beurt: Beurt) -> Beurt:
    """The vault was opened at this moment by two accounts: who proposed it and who confirmed (procedure 2.5)."""
    geopend = replace(
        _huidige(beurt),
        geopend_op=beurt.call.nu,
        opener_id=beurt.call.opdrachtgever_id,
        tweede_opener_id=beurt.call.persoon_id if beurt.call.voorstel else None,
    )
    return beurt.schrijf(geopend).sluit_termijnen(SoortTermijn.SLUITING, "verstrijk")


def maak_proces_verbaal(beurt: Beurt) -> Beurt:
    return beurt.bestel("proces_verbaal_opening", _huidige(beurt).volgnummer)


def herneem_gestanddoening(beurt: Beurt) -> Beurt:
    """A perceel that is awarded anew needs the tenders again: for how long they bind is a termijn as before."""
    return _plan_gestanddoening(beurt, _huidige(beurt))


def sluit_gestanddoening(beurt: Beurt) -> Beurt:
    """Once every perceel was awarded, nobody is held to a tender any more."""
    return beurt.sluit_termijnen(SoortTermijn.GESTANDDOENING, "haal")
