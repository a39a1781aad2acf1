"""Effects of publication and nota van inlichtingen."""

from dataclasses import replace

from workflow.beurt import Beurt
from workflow.case.project import Procedure, ProjectToestand
from workflow.case.publicatie import Publicatie, Rectificatie, Verlenging, VerlengingGrond
from workflow.case.termijn import SoortTermijn, Termijn, TermijnToestand
from workflow.lezen import (
    GEGUND,
    actieve_deelnemers,
    bindende_inschrijvingen,
    inschrijver_van,
    levende_percelen,
    open_termijnen,
    publicatie,
    stuk_id,
)
from workflow.sluiting import minimum_inschrijving, uiterste_nota, verlengd
from workflow.termijnen.woorden import nl_datum, nl_moment
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


def zend_stukken_door(beurt: Beurt) -> Beurt:
    """Each deelnemer learns which documents were published, for information (procedure 2.3)."""
    soort, volgnummer = "doorzending_aanbestedingsdocumenten", _huidige(beurt).volgnummer
    for deelname in actieve_deelnemers(beurt.case):
        beurt = beurt.vervang(soort, deelname_id=deelname.id).bestel(soort, volgnummer, deelname_id=deelname.id)
    return beurt


def maak_nota(beurt: Beurt) -> Beurt:
    """The nota of this turn becomes a document; its version counts the notas of all publications (procedure 2.4)."""
    return beurt.bestel("nota_van_inlichtingen", len(beurt.case.notas) + 1)


def _plan_nvi(beurt: Beurt, huidig: Publicatie, waarom: str = "") -> Beurt:
    bron, redenering = "aanbestedingsstukken", f"in de aanbestedingsstukken staat {nl_datum(huidig.nvi_uiterlijk)}"
    if beurt.case.project.procedure != Procedure.MEERVOUDIG_ONDERHANDS:
        grens = uiterste_nota(huidig, beurt.call.kalender)
        bron, redenering = grens.bron, f"{grens.redenering}; {redenering}"
    return beurt.plan_termijn(
        SoortTermijn.NVI,
        start=dag_van(huidig.verzonden_op),
        laatste_dag=huidig.nvi_uiterlijk,
        bron=bron,
        redenering=redenering + waarom,
    )


def _plan_sluiting(beurt: Beurt, huidig: Publicatie, waarom: str = "") -> Beurt:
    verzonden, sluiting = dag_van(huidig.verzonden_op), dag_van(huidig.sluiting)
    bron, redenering = "aanbestedingsstukken", f"in de aanbestedingsstukken staat {nl_datum(sluiting)}"
    if beurt.case.project.procedure == Procedure.OPENBAAR:
        minimum = minimum_inschrijving(huidig, beurt.call.kalender)
        spoed = f"spoed: {huidig.spoed}; " if huidig.spoed else ""
        bron, redenering = minimum.bron, f"{spoed}{minimum.redenering}; {redenering}"
    return beurt.plan_termijn(
        SoortTermijn.SLUITING,
        start=verzonden,
        laatste_dag=sluiting,
        bron=bron,
        redenering=redenering + waarom,
        verloopt_op=huidig.sluiting,
    )


def _plan_gestanddoening(beurt: Beurt, huidig: Publicatie, waarom: str = "") -> Beurt:
    return beurt.plan_termijn(
        SoortTermijn.GESTANDDOENING,
        start=dag_van(huidig.sluiting),
        laatste_dag=huidig.gestanddoening_tot,
        bron="aanbestedingsstukken",
        redenering=f"inschrijvers zijn gebonden tot en met {nl_datum(huidig.gestanddoening_tot)}{waarom}",
    )


def leg_rectificatie_vast(beurt: Beurt) -> Beurt:
    """Rectifications of a publication are numbered; each names its new files."""
    huidig, met = _huidige(beurt), beurt.met
    rij = Rectificatie(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        publicatie_id=huidig.id,
        nummer=1 + sum(1 for r in beurt.case.rectificaties.values() if r.publicatie_id == huidig.id),
        omschrijving=met.omschrijving,
        stukken=tuple(stuk_id(beurt.case, code) for code in met.stukken),
        beoordeling=met.beoordeling,
        gerectificeerd_op=beurt.call.nu,
        gerectificeerd_door=beurt.call.persoon_id,
    )
    return beurt.schrijf(rij)


def verschuif_sluiting(beurt: Beurt) -> Beurt:
    """The publication gets its new dates, and each termijn that moves says from what to what, and why."""
    if beurt.met.sluiting is None:
        return beurt
    oud = _huidige(beurt)
    nieuw = verlengd(oud, beurt.met)
    beurt = beurt.schrijf(nieuw, _verlenging(beurt, oud, nieuw))
    beurt = _plan_sluiting(beurt, nieuw, _waarom(beurt, nl_moment(oud.sluiting), nl_moment(nieuw.sluiting)))
    if beurt.case.project.toestand == ProjectToestand.NOTA_VAN_INLICHTINGEN:
        dagen = nl_datum(oud.nvi_uiterlijk), nl_datum(nieuw.nvi_uiterlijk)
        beurt = _plan_nvi(beurt, nieuw, _waarom(beurt, *dagen))
    if nieuw.gestanddoening_tot == oud.gestanddoening_tot:
        return beurt
    dagen = nl_datum(oud.gestanddoening_tot), nl_datum(nieuw.gestanddoening_tot)
    return _plan_gestanddoening(beurt, nieuw, _waarom(beurt, *dagen))


def _verlenging(beurt: Beurt, oud: Publicatie, nieuw: Publicatie) -> Verlenging:
    met = beurt.met
    return Verlenging(
        id=beurt.call.nieuw_id(),
        project_id=beurt.project_id,
        publicatie_id=oud.id,
        van=oud.sluiting,
        naar=nieuw.sluiting,
        grond=met.grond,
        motivering=met.motivering,
        bewijs_id=stuk_id(beurt.case, met.bewijs) if met.bewijs else None,
        verlengd_op=beurt.call.nu,
        verlengd_door=beurt.call.persoon_id,
    )


_ARTIKEL = {VerlengingGrond.STORING: "Aw art. 2.109"}


def _waarom(beurt: Beurt, van: str, naar: str) -> str:
    grond, artikel = beurt.met.grond, _ARTIKEL.get(beurt.met.grond, "Aw art. 2.73")
    stap = f"van {van} naar {naar}" if van != naar else f"blijft {naar}"
    return f"; {stap} door verlenging van de sluiting ({grond}, {artikel}): {beurt.met.motivering}"


def volg_gestanddoening(beurt: Beurt) -> Beurt:
    """From the opening on the termijn is the first day on which a tender that may still win ends to bind."""
    if beurt.case.project.toestand != ProjectToestand.GUNNING:
        return beurt
    bindend = bindende_inschrijvingen(beurt.case)
    if not bindend:
        levend = levende_percelen(beurt.case)
        gegund = bool(levend) and all(p.toestand in GEGUND for p in levend)
        return beurt if gegund else beurt.sluit_termijnen(SoortTermijn.GESTANDDOENING, "verval")
    eerste = min(i.gestanddoening_tot for i in bindend)
    if any(t.soort == SoortTermijn.GESTANDDOENING and t.laatste_dag == eerste for t in _lopend(beurt)):
        return beurt
    namen = ", ".join(
        dict.fromkeys(inschrijver_van(beurt.case, i).naam for i in bindend if i.gestanddoening_tot == eerste)
    )
    return beurt.plan_termijn(
        SoortTermijn.GESTANDDOENING,
        start=beurt.call.vandaag,
        laatste_dag=eerste,
        bron="aanbestedingsstukken",
        redenering=f"als eerste zijn gebonden tot en met {nl_datum(eerste)}: {namen}",
    )


def _lopend(beurt: Beurt) -> list[Termijn]:
    """Deadlines that are open, or that passed: what passed is not laid down again."""
    niet = (TermijnToestand.VERVALLEN, TermijnToestand.GEHAALD)
    return [t for t in beurt.case.termijnen.values() if t.toestand not in niet]


def sluit_publicatie(beurt: Beurt) -> Beurt:
    """What was still to come of a publication that led to nothing lapses."""
    for termijn in open_termijnen(beurt.case, *_VAN_PUBLICATIE):
        beurt = beurt.sluit_termijn(termijn, "verval")
    return beurt


_VAN_PUBLICATIE = (
    SoortTermijn.NVI,
    SoortTermijn.SLUITING,
    SoortTermijn.GESTANDDOENING,
    SoortTermijn.VASTSTELLING_ADVIES,
    SoortTermijn.OPSCHORTEND,
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


def sluit_gestanddoening(beurt: Beurt) -> Beurt:
    """Once every perceel was awarded, nobody is held to a tender any more."""
    return beurt.sluit_termijnen(SoortTermijn.GESTANDDOENING, "haal")
