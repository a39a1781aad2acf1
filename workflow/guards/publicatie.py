"""Guards of publication and nota van inlichtingen (procedure 2.3 and 2.4)."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from workflow.beurt import Beurt
from workflow.case.project import Aard, Perceel, Procedure
from workflow.case.publicatie import Criterium, Kader, Prijsformule, Publicatie, SoortCriterium
from workflow.documenten import AANBESTEDINGSSTUKKEN
from workflow.drempels import drempel_op
from workflow.guards.basis import niet_in_toekomst, over_invoer
from workflow.lezen import (
    actieve_deelnemers,
    criteria_van,
    deelnemers_van,
    dienst_van,
    geraamde_waarde,
    kader_van,
    levende_percelen,
    nieuwe_vragen,
    publicatie,
)
from workflow.mandaat import mandaten_van
from workflow.reasons import Reden, reden
from workflow.sluiting import minimum_inschrijving, uiterste_nota
from workflow.termijnen.berekenen import vooraankondiging_geldig
from workflow.termijnen.woorden import nl_datum
from workflow.tijd import dag_van


def stukken_compleet(beurt: Beurt) -> Iterable[Reden]:
    """The tender documents are joint: a file of one dienst does not count."""
    aanwezig = {stuk.soort for stuk in beurt.case.dossierstukken.values() if stuk.deelname_id is None}
    ontbreekt = [soort for soort in AANBESTEDINGSSTUKKEN if soort not in aanwezig]
    if ontbreekt:
        yield reden("stukken_ontbreken", f"niet in het dossier: {', '.join(ontbreekt)}")


def criteria_compleet(beurt: Beurt) -> Iterable[Reden]:
    """Per perceel: criteria that weigh 100 % together, with scale, price formula and tie-break (Aw 2.114, 2.115)."""
    percelen = levende_percelen(beurt.case)
    if not percelen:
        yield reden("criteria_ontbreken", "er is geen perceel meer om te publiceren")
    for perceel in percelen:
        yield from _criteria_redenen(beurt, perceel)


def _criteria_redenen(beurt: Beurt, perceel: Perceel) -> Iterable[Reden]:
    criteria, kader = criteria_van(beurt.case, perceel), kader_van(beurt.case, perceel)
    if not criteria or kader is None:
        yield reden("criteria_ontbreken", f"perceel {perceel.nummer} heeft nog geen gunningscriteria")
        return
    som = sum((c.gewicht for c in criteria), Decimal(0))
    if som != 100:
        yield reden("gewichten_geen_honderd", f"perceel {perceel.nummer}: de gewichten zijn samen {som} %")
    for fout in (*_prijs_fouten(kader, criteria), *_formule_fouten(kader), *_gelijke_stand_fouten(kader, criteria)):
        yield reden("kader_onjuist", f"perceel {perceel.nummer}: {fout}")


def _prijs_fouten(kader: Kader, criteria: list[Criterium]) -> Iterable[str]:
    """One price; at gunnen op waarde it counts in euro and quality has all the weight (law 42)."""
    prijzen = [c for c in criteria if c.soort == SoortCriterium.PRIJS]
    if len(prijzen) != 1:
        yield "er moet precies één prijscriterium zijn"
        return
    if (kader.formule == Prijsformule.GUNNEN_OP_WAARDE) != (prijzen[0].gewicht == 0):
        yield "de prijs heeft gewicht 0 bij gunnen op waarde, en anders meer dan 0"


def _formule_fouten(kader: Kader) -> Iterable[str]:
    laag, hoog, waarde = kader.prijs_laag, kader.prijs_hoog, kader.kwaliteitswaarde
    if kader.formule == Prijsformule.ABSOLUUT_LINEAIR:
        if laag is None or hoog is None or laag >= hoog:
            yield "de laagste prijs moet onder de hoogste liggen"
    elif laag is not None or hoog is not None:
        yield f"bij {kader.formule} horen geen laagste en hoogste prijs"
    if (kader.formule == Prijsformule.GUNNEN_OP_WAARDE) != (waarde is not None):
        yield "een kwaliteitswaarde hoort bij gunnen op waarde, en alleen daarbij"


def _gelijke_stand_fouten(kader: Kader, criteria: list[Criterium]) -> Iterable[str]:
    """What decides a tie is published: a criterion, a draw, or a draw after a criterion (Aw 2.115)."""
    if not kader.bij_gelijke_stand and not kader.loting:
        yield "er is niet afgesproken wat bij gelijke stand beslist"
    if kader.bij_gelijke_stand and kader.bij_gelijke_stand not in {c.code for c in criteria}:
        yield f"'{kader.bij_gelijke_stand}' is geen criterium"


def procedure_past(beurt: Beurt) -> Iterable[Reden]:
    """Below the threshold an invitation will do; at or above it the law asks a procedure (Aw 2.15, dispatch date)."""
    project = beurt.case.project
    try:
        drempel = drempel_op(beurt.call.drempels, beurt.call.vandaag, project.aard.value)
    except LookupError as fout:
        yield reden("drempel_onbekend", str(fout))
        return
    if project.procedure == Procedure.MEERVOUDIG_ONDERHANDS and geraamde_waarde(beurt.case) >= drempel:
        yield reden("procedure_past_niet", f"de waarde is gelijk aan of hoger dan de drempel van € {drempel}")
    if (project.procedure == Procedure.SAS) != (project.aard == Aard.SAS):
        yield reden("procedure_past_niet", "de procedure SAS hoort bij sociale en andere specifieke diensten")


@over_invoer
def sluiting_wettig(beurt: Beurt) -> Iterable[Reden]:
    """The open procedure gives the market the minimum term of Aw 2.71; it lasts through midnight of its last day."""
    nieuw = publicatie(beurt.case)
    if nieuw is None or beurt.case.project.procedure != Procedure.OPENBAAR:
        return
    minimum = minimum_inschrijving(nieuw, beurt.call.kalender)
    if dag_van(nieuw.sluiting) < minimum.eerste_dag_erna:
        yield reden("sluiting_te_vroeg", minimum.redenering)


@over_invoer
def verkorting_mag(beurt: Beurt) -> Iterable[Reden]:
    """Only the open procedure has a term to shorten, and a vooraankondiging is 52 days to 12 months old (Aw 2.71)."""
    nieuw = publicatie(beurt.case)
    if nieuw is None or (nieuw.spoed is None and nieuw.vooraankondiging is None):
        return
    if beurt.case.project.procedure != Procedure.OPENBAAR:
        yield reden(
            "verkorting_mag_niet", f"bij {beurt.case.project.procedure} geeft de wet geen termijn om te verkorten"
        )
    elif nieuw.vooraankondiging and not vooraankondiging_geldig(nieuw.vooraankondiging, dag_van(nieuw.verzonden_op)):
        yield reden(
            "verkorting_mag_niet",
            f"de vooraankondiging van {nl_datum(nieuw.vooraankondiging)} is niet 52 dagen tot 12 maanden oud",
        )


@over_invoer
def datums_op_volgorde(beurt: Beurt) -> Iterable[Reden]:
    nieuw = publicatie(beurt.case)
    return datumredenen(beurt, nieuw) if nieuw else ()


def datumredenen(beurt: Beurt, nieuw: Publicatie) -> Iterable[Reden]:
    """What is wrong with the dates of a publication, as it is or as it would become."""
    sluiting = dag_van(nieuw.sluiting)
    reeks = (dag_van(nieuw.verzonden_op), nieuw.vragen_tot, nieuw.nvi_uiterlijk, sluiting, nieuw.gestanddoening_tot)
    if list(reeks) != sorted(reeks) or nieuw.nvi_uiterlijk == sluiting:
        yield reden(
            "datums_niet_op_volgorde", "de volgorde is: publicatie, vragen, nota, sluiting, einde van de gestanddoening"
        )
    yield from _nvi_redenen(beurt, nieuw)


def _nvi_redenen(beurt: Beurt, nieuw: Publicatie) -> Iterable[Reden]:
    if beurt.case.project.procedure == Procedure.MEERVOUDIG_ONDERHANDS:
        return
    uiterlijk = uiterste_nota(nieuw, beurt.call.kalender)
    if nieuw.nvi_uiterlijk > uiterlijk.laatste_dag:
        yield replace(reden("nvi_te_laat", uiterlijk.redenering), verb="publiceer")


def volmachten_compleet(beurt: Beurt) -> Iterable[Reden]:
    """The signed volmacht of every deelnemer is in the dossier by now (procedure section 4)."""
    ontbreekt = [
        dienst_van(beurt.case, d.id).naam
        for d in actieve_deelnemers(beurt.case)
        if not any(m.volmacht_id for m in mandaten_van(beurt.case, d))
    ]
    if ontbreekt:
        yield reden("volmacht_ontbreekt", f"nog geen getekende volmacht van: {', '.join(ontbreekt)}")


def deelnemers_aanwezig(beurt: Beurt) -> Iterable[Reden]:
    """The project has enough deelnemers, and every perceel has one at least."""
    if len(actieve_deelnemers(beurt.case)) < beurt.call.beleid.minimum_deelnemers:
        yield reden("te_weinig_deelnemers")
    percelen = levende_percelen(beurt.case)
    leeg = [p.nummer for p in percelen if not deelnemers_van(beurt.case, p)]
    if leeg or not percelen:
        yield reden("perceel_zonder_deelnemers", f"niemand doet mee aan perceel {', '.join(leeg)}" if leeg else "")


def vragen_beantwoord(beurt: Beurt) -> Iterable[Reden]:
    """Every question and proposed addition has an answer before the nota is published (procedure 2.4)."""
    open_ = [str(v.nummer) for v in nieuwe_vragen(beurt.case) if v.beantwoord_op is None]
    if open_:
        yield reden("vragen_onbeantwoord", f"nog geen antwoord op vraag {', '.join(open_)}")


def nvi_op_tijd(beurt: Beurt) -> Iterable[Reden]:
    """What was asked in time is answered ten days, or four, before closing, counted back (Aw 2.53, 2.54).

    A question that came too late may be answered later: that is a flag, no reason to refuse (procedure 2.4).
    """
    huidig = publicatie(beurt.case)
    if huidig is None or beurt.case.project.procedure == Procedure.MEERVOUDIG_ONDERHANDS:
        return
    uiterlijk = uiterste_nota(huidig, beurt.call.kalender)
    op_tijd = [str(v.nummer) for v in nieuwe_vragen(beurt.case) if v.ontvangen_op <= huidig.vragen_tot]
    if op_tijd and beurt.call.vandaag > uiterlijk.laatste_dag:
        yield reden("nvi_te_laat", f"vraag {', '.join(op_tijd)} kwam op tijd; {uiterlijk.redenering}")


@over_invoer
def vraag_gedateerd(beurt: Beurt) -> Iterable[Reden]:
    """A question came in today or earlier, after the publication."""
    dag, huidig = beurt.met.ontvangen_op, publicatie(beurt.case)
    if dag is None:
        return
    yield from niet_in_toekomst(beurt, "de vraag van", dag)
    if huidig and dag < dag_van(huidig.verzonden_op):
        yield reden("datum_voor_aanbieding", "de dag van ontvangst ligt voor de publicatie")
