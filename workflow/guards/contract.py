"""Guards of the definitive award, the contracts and the hand-over (procedure 2.7 and 2.8)."""

from collections.abc import Iterable
from datetime import date

from workflow.beurt import Beurt
from workflow.case.contract import OvereenkomstToestand, Partij
from workflow.case.dossier import SoortStuk
from workflow.case.project import Perceel, PerceelToestand, Procedure, Regime
from workflow.case.rechtszaak import HEROPENT, KortGeding, SoortMotivering, Uitspraak, UitspraakUitkomst
from workflow.case.termijn import SoortTermijn, TermijnToestand
from workflow.guards.basis import dwingbaar, niet_in_toekomst, over_invoer, stuk_redenen
from workflow.lezen import (
    actieve_deelnemers,
    advies,
    beslissing,
    deelname_van,
    deelnemers_van,
    dienst_van,
    einde_opschorting,
    inschrijver_van,
    kort_gedingen_van,
    laatste_bewijsoordeel,
    laatste_nota,
    levende_percelen,
    overeenkomsten_van,
    publicatie,
    stuk_op_code,
    uitspraak_in,
    winnaars_van,
)
from workflow.reasons import Reden, reden
from workflow.termijnen.berekenen import mag_tekenen, opschortend
from workflow.tijd import dag_van

MAG_TEKENEN = frozenset({UitspraakUitkomst.HANDHAVEN, UitspraakUitkomst.INGETROKKEN_DOOR_EISER})
"""Outcomes of a kort geding after which the contract may be signed."""
_KLAAR = frozenset({PerceelToestand.GECONTRACTEERD})


def opschorting_voorbij(beurt: Beurt) -> Iterable[Reden]:
    """No contract inside the standstill: the first day that may is the day after its last (Aw 2.127, 2.131)."""
    einde = _einde_nu(beurt)
    if einde is None:
        return
    if beurt.call.vandaag <= einde:
        yield reden("opschortende_termijn_loopt", f"de opschortende termijn loopt tot en met {einde:%d-%m-%Y}")
    elif beurt.call.vandaag < (vanaf := mag_tekenen(einde, _beslist_op(beurt))):
        yield reden("opschortende_termijn_loopt", f"na de uitspraak mag het vanaf {vanaf:%d-%m-%Y}")


def _einde_nu(beurt: Beurt) -> date | None:
    """The later of what was told and what the law makes of it with the days that are equated by now (Aw 2.127)."""
    einde = einde_opschorting(beurt.case, beurt.perceel)
    if einde is None or beurt.perceel.regime != Regime.WETTELIJK:
        return einde
    begonnen = [
        t.start
        for t in beurt.case.termijnen.values()
        if (t.soort, t.perceel_id) == (SoortTermijn.OPSCHORTEND, beurt.perceel_id)
        and t.toestand != TermijnToestand.VERVALLEN
    ]
    return max([einde, *(opschortend(start, beurt.call.kalender).laatste_dag for start in begonnen)])


def kort_geding_beslist(beurt: Beurt) -> Iterable[Reden]:
    """A summons served within the standstill blocks until a ruling allows to sign (Aw 2.131)."""
    for kort_geding in _binnen_opschorting(beurt):
        uitspraak = uitspraak_in(beurt.case, kort_geding)
        if uitspraak is None:
            yield reden("kort_geding_loopt", f"kort geding {kort_geding.nummer} van {kort_geding.eiser} loopt nog")
        elif uitspraak.uitkomst not in MAG_TEKENEN and not _uitgevoerd(beurt, uitspraak):
            yield reden(
                "uitspraak_verbiedt", f"kort geding {kort_geding.nummer}: de uitspraak is '{uitspraak.uitkomst}'"
            )


def _uitgevoerd(beurt: Beurt, uitspraak: Uitspraak) -> bool:
    """What a ruling asks is done once the tenders were assessed again and a new advies was made after it."""
    huidig = advies(beurt.case, beurt.perceel)
    return bool(huidig and uitspraak.uitkomst in HEROPENT and huidig.voorgelegd_op > uitspraak.geregistreerd_op)


def _binnen_opschorting(beurt: Beurt) -> list[KortGeding]:
    """Served in this publication, and not after the standstill; an earlier one was about an earlier tender."""
    huidig, einde = publicatie(beurt.case), _einde_nu(beurt)
    if huidig is None or einde is None:
        return []
    begin = dag_van(huidig.verzonden_op)
    return [k for k in kort_gedingen_van(beurt.case, beurt.perceel) if begin <= k.gedagvaard_op <= einde]


def _beslist_op(beurt: Beurt) -> list[date]:
    """The days on which interim relief that was sought within the standstill was decided."""
    uitspraken = (uitspraak_in(beurt.case, k) for k in _binnen_opschorting(beurt))
    return [u.datum for u in uitspraken if u]


def laat_kort_geding_gemotiveerd(beurt: Beurt) -> Iterable[Reden]:
    """One served later, or before this publication, does not block, but the jurist says why signing may go on."""
    gemotiveerd = {m.onderwerp for m in beurt.case.motiveringen.values() if m.soort == SoortMotivering.LAAT_KORT_GEDING}
    binnen = {k.id for k in _binnen_opschorting(beurt)}
    for kort_geding in kort_gedingen_van(beurt.case, beurt.perceel):
        uitspraak = uitspraak_in(beurt.case, kort_geding)
        if (
            kort_geding.id in binnen
            or kort_geding.id in gemotiveerd
            or (uitspraak and uitspraak.uitkomst in MAG_TEKENEN)
        ):
            continue
        yield reden("motivering_ontbreekt", f"kort geding {kort_geding.nummer} kwam buiten de opschortende termijn")


@over_invoer
def dagvaarding_bewezen(beurt: Beurt) -> Iterable[Reden]:
    yield from stuk_redenen(beurt, beurt.met.dagvaarding, SoortStuk.DAGVAARDING)
    yield from niet_in_toekomst(beurt, "de dagvaarding", beurt.met.gedagvaard_op)


@over_invoer
def uitspraak_bewezen(beurt: Beurt) -> Iterable[Reden]:
    """A ruling, or the letter of the claimant, is in the dossier; nobody rules before the summons."""
    yield from stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.UITSPRAAK)
    yield from niet_in_toekomst(beurt, "de uitspraak", beurt.met.datum)
    if beurt.met.datum < beurt.met.kort_geding_in(beurt.case).gedagvaard_op:
        yield reden("datums_niet_op_volgorde", "de uitspraak ligt voor de dagvaarding")


def bewijs_goedgekeurd(beurt: Beurt) -> Iterable[Reden]:
    """The evidence of every winner is accepted (Aw 2.102)."""
    for winnaar in winnaars_van(beurt.case, beurt.perceel):
        oordeel = laatste_bewijsoordeel(beurt.case, winnaar)
        if oordeel is None or not oordeel.aanvaard:
            yield reden("bewijs_niet_goedgekeurd", f"van {inschrijver_van(beurt.case, winnaar).naam}")


def overeenkomsten_compleet(beurt: Beurt) -> Iterable[Reden]:
    """Each deelnemer of this perceel has with each winner an overeenkomst that a second person released."""
    case = beurt.case
    per_paar = {(o.deelname_id, o.inschrijving_id): o for o in overeenkomsten_van(case, beurt.perceel)}
    paren = [(d.id, w.id) for d in deelnemers_van(case, beurt.perceel) for w in winnaars_van(case, beurt.perceel)]
    zonder = sorted({dienst_van(case, d).naam for d, w in paren if (d, w) not in per_paar})
    if zonder:
        yield reden("overeenkomst_ontbreekt", f"nog geen overeenkomst van: {', '.join(zonder)}")
    elif not paren:
        yield reden("overeenkomst_ontbreekt", "er is geen winnaar of geen deelnemer om een overeenkomst mee te sluiten")
    concept = [o for o in per_paar.values() if o.toestand == OvereenkomstToestand.CONCEPT]
    if concept:
        yield reden("overeenkomst_niet_vrijgegeven", f"{len(concept)} overeenkomst(en) nog niet vrijgegeven")


def nvi_verwerkt(beurt: Beurt) -> Iterable[Reden]:
    """The text takes in the last nota van inlichtingen (procedure 2.7)."""
    nota = laatste_nota(beurt.case)
    lopend = [o for o in overeenkomsten_van(beurt.case, beurt.perceel) if o.toestand != OvereenkomstToestand.VERVALLEN]
    achter = [o for o in lopend if nota and o.nvi_ronde < nota.ronde]
    if nota and achter:
        yield reden("nvi_niet_verwerkt", f"{len(achter)} overeenkomst(en) kennen ronde {nota.ronde} van de nota niet")


@over_invoer
def overeenkomst_in_dossier(beurt: Beurt) -> Iterable[Reden]:
    return stuk_redenen(beurt, beurt.met.tekst, SoortStuk.OVEREENKOMST)


@over_invoer
def looptijd_kan(beurt: Beurt) -> Iterable[Reden]:
    if beurt.met.einddatum < beurt.met.ingangsdatum:
        yield reden("datums_niet_op_volgorde", "de einddatum ligt voor de ingangsdatum")
    einde = einde_opschorting(beurt.case, beurt.perceel)
    if einde and beurt.met.ingangsdatum <= einde:
        yield reden("opschortende_termijn_loopt", f"de overeenkomst kan niet ingaan voor {einde:%d-%m-%Y} voorbij is")
    nota = laatste_nota(beurt.case)
    if beurt.met.nvi_ronde > (nota.ronde if nota else 0):
        yield reden("nvi_niet_verwerkt", f"ronde {beurt.met.nvi_ronde} van de nota van inlichtingen bestaat niet")


@over_invoer
def ondertekening_bewezen(beurt: Beurt) -> Iterable[Reden]:
    """A signature is a signed file, of a day that has been."""
    deelname = deelname_van(beurt.case, beurt.met.dienst)
    yield from stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.GETEKENDE_OVEREENKOMST, deelname.id)
    yield from niet_in_toekomst(beurt, "de ondertekening", beurt.met.getekend_op)
    stuk, overeenkomst = stuk_op_code(beurt.case, beurt.met.bewijs), beurt.met.overeenkomst(beurt.case)
    aangeboden = overeenkomst.aangeboden_op if overeenkomst else None
    if stuk and aangeboden and stuk.toegevoegd_op < aangeboden:
        yield reden("stuk_te_oud", f"'{stuk.code}' zat al in het dossier voordat de overeenkomst is aangeboden")


@over_invoer
def eigen_handtekening(beurt: Beurt) -> Iterable[Reden]:
    """A dienst records its own signature or refusal; that of the leverancier is for who leads the project."""
    leiders = {p.persoon_id for p in beurt.case.projectleiders.values()}
    if beurt.met.partij == Partij.LEVERANCIER and beurt.call.actor.persoon_id not in leiders:
        yield reden("geen_bevoegdheid", "wat de leverancier doet, legt Bizob vast")


@over_invoer
def overeenkomst_aangeboden(beurt: Beurt) -> Iterable[Reden]:
    """Nobody signs before the definitive award offered the overeenkomst."""
    overeenkomst = beurt.met.overeenkomst(beurt.case)
    if overeenkomst is None or overeenkomst.toestand == OvereenkomstToestand.VERVALLEN:
        yield reden("overeenkomst_ontbreekt", f"{beurt.met.dienst} heeft geen overeenkomst met {beurt.met.inschrijver}")
    elif overeenkomst.aangeboden_op is None:
        yield reden("overeenkomst_niet_aangeboden")
    elif overeenkomst.toestand == OvereenkomstToestand.GEWEIGERD:
        yield reden("overeenkomst_geweigerd")
    elif beurt.met.getekend_op < dag_van(overeenkomst.aangeboden_op):
        yield reden("ondertekening_voor_aanbieding", f"aangeboden op {dag_van(overeenkomst.aangeboden_op):%d-%m-%Y}")


def percelen_gecontracteerd(beurt: Beurt) -> Iterable[Reden]:
    levend = levende_percelen(beurt.case)
    if not levend or any(p.toestand not in _KLAAR for p in levend):
        yield reden("percelen_niet_klaar")


def aankondiging_gedaan(beurt: Beurt) -> Iterable[Reden]:
    """The award notice of the award that stands is registered, where the law asks one (Aw 2.134)."""
    if beurt.case.project.procedure == Procedure.MEERVOUDIG_ONDERHANDS:
        return
    zonder = [p.nummer for p in levende_percelen(beurt.case) if not _aangekondigd(beurt, p)]
    if zonder:
        yield reden("aankondiging_ontbreekt", f"voor perceel {', '.join(zonder)}")


def _aangekondigd(beurt: Beurt, perceel: Perceel) -> bool:
    """A notice from before the decision announced an award that does not stand any more."""
    huidig = beslissing(beurt.case, perceel)
    return any(
        a.perceel_id == perceel.id and (huidig is None or a.verzonden_op >= dag_van(huidig.genomen_op))
        for a in beurt.case.aankondigingen.values()
    )


@over_invoer
def aankondiging_kan(beurt: Beurt) -> Iterable[Reden]:
    """The award is announced after it was given, and not in the future."""
    yield from niet_in_toekomst(beurt, "de aankondiging", beurt.met.verzonden_op)
    einde = einde_opschorting(beurt.case, beurt.perceel)
    if einde and beurt.met.verzonden_op <= einde:
        yield reden("datums_niet_op_volgorde", "de aankondiging ligt voor de definitieve gunning")


@over_invoer
def evaluatie_in_dossier(beurt: Beurt) -> Iterable[Reden]:
    yield from stuk_redenen(beurt, beurt.met.verslag, SoortStuk.EVALUATIE)
    yield from stuk_redenen(beurt, beurt.met.formulier, SoortStuk.EVALUATIEFORMULIER)


@dwingbaar("evaluatie_ontbreekt")
def evaluatie_vastgelegd(beurt: Beurt) -> Iterable[Reden]:
    if not beurt.case.evaluaties:
        yield reden("evaluatie_ontbreekt")


@dwingbaar("dossier_niet_aangeboden")
def dossier_aangeboden(beurt: Beurt) -> Iterable[Reden]:
    """The dossier was offered to each deelnemer's records department; receipt is a termijn, not a guard."""
    aangeboden = {o.deelname_id for o in beurt.case.dossieroverdrachten.values()}
    zonder = [dienst_van(beurt.case, d.id).naam for d in actieve_deelnemers(beurt.case) if d.id not in aangeboden]
    if zonder:
        yield reden("dossier_niet_aangeboden", f"nog niet aan: {', '.join(zonder)}")


@over_invoer
def ontvangst_na_aanbieding(beurt: Beurt) -> Iterable[Reden]:
    deelname = deelname_van(beurt.case, beurt.met.dienst)
    overdracht = next((o for o in beurt.case.dossieroverdrachten.values() if o.deelname_id == deelname.id), None)
    if overdracht is None:
        yield reden("dossier_niet_aangeboden", f"het dossier is nog niet aan {beurt.met.dienst} aangeboden")
    elif overdracht.ontvangen_op:
        yield reden("bestaat_al", f"de ontvangst door {beurt.met.dienst} is al bevestigd")
