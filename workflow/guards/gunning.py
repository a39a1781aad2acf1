"""Guards of assessment, advies, decision and letters (procedure 2.6)."""

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
from workflow.case.deelname import Onderwerp, Uitkomst
from workflow.case.dossier import DocumentToestand, SoortStuk
from workflow.case.inschrijving import Inschrijving, InschrijvingToestand
from workflow.case.project import Perceel, PerceelToestand
from workflow.case.publicatie import Criterium
from workflow.case.rechtszaak import HEROPENT, Grond
from workflow.documenten import BRIEVEN_VAN_BESLISSING
from workflow.guards.basis import dwingbaar, over_invoer, stuk_redenen
from workflow.guards.inschrijving import verlopen, winnaars_doen_mee
from workflow.heropening import ingetrokken_winnaars, met_afgewezen_bewijs, met_weigering
from workflow.lezen import (
    actieve_deelnemers,
    advies,
    beslissing,
    criterium_op_code,
    deelnemers_van,
    dienst_van,
    geldige_inschrijvingen,
    inschrijver_van,
    inschrijving_op_naam,
    kader_van,
    kort_gedingen_van,
    laatste_besluit,
    levende_documenten,
    op_tijd_ontvangen,
    persoon_op_email,
    team,
    uitspraak_in,
    voorgestelde_winnaars,
    vrijgave_verlopen,
    weergave_van,
)
from workflow.mandaat import HANDELINGEN, zonder_dekking
from workflow.reasons import Reden, reden
from workflow.termijnen.regels import opschortend
from workflow.tijd import dag_van


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


def gestanddoening_loopt(beurt: Beurt) -> Iterable[Reden]:
    """Who wins, by the advies or the decision, is still bound by the tender."""
    return verlopen(beurt, voorgestelde_winnaars(beurt.case, beurt.perceel))


def advies_vastgesteld(beurt: Beurt) -> Iterable[Reden]:
    """EVERY active deelnemer of this perceel adopted the current version of the gunningsadvies (procedure 2.6)."""
    huidig = advies(beurt.case, beurt.perceel)
    deelnemers = deelnemers_van(beurt.case, beurt.perceel)
    if huidig is None or not deelnemers:
        yield reden("advies_ontbreekt")
        return
    besluiten = {
        d.id: laatste_besluit(beurt.case, d, Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256) for d in deelnemers
    }
    zonder = [
        dienst_van(beurt.case, deelname_id).naam
        for deelname_id, besluit in besluiten.items()
        if besluit is None or besluit.uitkomst != Uitkomst.VASTGESTELD
    ]
    if zonder:
        yield reden("advies_niet_vastgesteld", f"nog niet vastgesteld door: {', '.join(zonder)}")


@over_invoer
def verzenddatum_kan(beurt: Beurt) -> Iterable[Reden]:
    if beurt.met.geplande_verzenddatum < beurt.call.vandaag:
        yield reden("moment_voorbij", "de geplande verzenddatum ligt in het verleden")


@over_invoer
def iets_vrij_te_geven(beurt: Beurt) -> Iterable[Reden]:
    if not beurt.met.documenten(beurt.case) and not beurt.met.overeenkomsten(beurt.case):
        yield reden("geen_brieven", "er is geen brief in concept van deze soort")


@over_invoer
def brieven_gemaakt(beurt: Beurt) -> Iterable[Reden]:
    """A releaser sees the letter: it exists, and already existed when the release was proposed."""
    voorstel = beurt.call.voorstel
    weergaven = [weergave_van(beurt.case, d.id) for d in beurt.met.documenten(beurt.case)]
    aantal = sum(1 for w in weergaven if w is None)
    if aantal:
        yield reden("brief_niet_gemaakt", f"{aantal} brief of brieven zijn nog niet gemaakt")
    later = any(w and w.gemaakt_op > voorstel.voorgesteld_op for w in weergaven) if voorstel else False
    if later or (
        voorstel and any(o.opgesteld_op > voorstel.voorgesteld_op for o in beurt.met.overeenkomsten(beurt.case))
    ):
        yield reden("brief_na_voorstel_gemaakt")


@over_invoer
def niet_eigen_brief(beurt: Beurt) -> Iterable[Reden]:
    """No letter is released by who ordered it (procedure section 5)."""
    if beurt.call.voorstel is None:
        return
    makers = {d.maker_id for d in beurt.met.documenten(beurt.case)}
    makers |= {o.opgesteld_door for o in beurt.met.overeenkomsten(beurt.case)}
    if beurt.call.actor.persoon_id in makers:
        yield reden("eigen_brief")


@over_invoer
def brieven_vrijgegeven(beurt: Beurt) -> Iterable[Reden]:
    """Only what a second person released is sent, after that moment."""
    documenten = beurt.met.te_verzenden(beurt.case)
    if not documenten:
        yield reden("geen_brieven", "er is geen brief van deze soort om te verzenden")
    concept = [d for d in documenten if d.toestand == DocumentToestand.CONCEPT]
    # One whose release ended with the planned day still counts for what went out on that day.
    aantal = sum(1 for d in concept if not vrijgave_verlopen(beurt.case, d, beurt.call.vandaag))
    if aantal:
        yield reden("niet_vrijgegeven", f"{aantal} brief of brieven zijn nog niet vrijgegeven")
    if any(weergave_van(beurt.case, d.id) is None for d in documenten):
        yield reden("brief_niet_gemaakt")


@over_invoer
def vrijgave_geldt(beurt: Beurt) -> Iterable[Reden]:
    """A decision letter that was not sent on the planned day is released again, whether or not a check ran since."""
    dag = dag_van(beurt.met.verzonden_op or beurt.call.nu)
    aantal = sum(1 for d in beurt.met.te_verzenden(beurt.case) if vrijgave_verlopen(beurt.case, d, dag))
    if aantal:
        yield reden("vrijgave_verlopen", f"{aantal} brief of brieven zijn vrijgegeven voor een eerdere dag")


@over_invoer
def verzending_kan(beurt: Beurt) -> Iterable[Reden]:
    moment = beurt.met.verzonden_op or beurt.call.nu
    if moment > beurt.call.nu:
        yield reden("datum_in_toekomst", "het moment van verzending ligt in de toekomst")
    if any(d.vrijgegeven_op and moment < d.vrijgegeven_op for d in beurt.met.te_verzenden(beurt.case)):
        yield reden("verzending_voor_vrijgave")


@over_invoer
def beslissing_staat(beurt: Beurt) -> Iterable[Reden]:
    """On the day of sending every deelnemer still stands behind the decision, by besluit and by mandaat."""
    dag = dag_van(beurt.met.verzonden_op or beurt.call.nu)
    for perceel in _percelen_van_beslissing(beurt):
        op_perceel = beurt.voor(perceel)
        yield from advies_vastgesteld(op_perceel)
        yield from gestanddoening_loopt(op_perceel)
        yield from winnaars_doen_mee(op_perceel)
        yield from zonder_dekking(op_perceel, HANDELINGEN["neem_gunningsbeslissing"], dag)


@over_invoer
def einde_klopt(beurt: Beurt) -> Iterable[Reden]:
    """The first letter is not sent so late that all of them would name too early an end of the standstill.

    Once some were sent the last one may follow: the standstill then counts from that day, and the later end governs.
    """
    dag = dag_van(beurt.met.verzonden_op or beurt.call.nu)
    for perceel in _percelen_van_beslissing(beurt):
        huidig = beslissing(beurt.case, perceel)
        if huidig is None or huidig.vermeld_einde is None or _iets_verzonden(beurt, perceel):
            continue
        werkelijk = opschortend(dag, beurt.call.kalender, beurt.call.beleid.opschortende_termijn)
        if werkelijk.laatste_dag > huidig.vermeld_einde:
            melding = (
                f"perceel {perceel.nummer}: de brieven noemen {huidig.vermeld_einde:%d-%m-%Y}; {werkelijk.redenering}"
            )
            yield reden("einde_te_vroeg_vermeld", melding)


def _iets_verzonden(beurt: Beurt, perceel: Perceel) -> bool:
    return any(
        d.perceel_id == perceel.id and d.toestand == DocumentToestand.VERZONDEN
        for d in levende_documenten(beurt.case, *BRIEVEN_VAN_BESLISSING)
    )


def _percelen_van_beslissing(beurt: Beurt) -> list[Perceel]:
    brieven = [d for d in beurt.met.te_verzenden(beurt.case) if d.soort in BRIEVEN_VAN_BESLISSING]
    return [beurt.case.percelen[id_] for id_ in dict.fromkeys(d.perceel_id for d in brieven if d.perceel_id)]


@over_invoer
def grond_van_heropening(beurt: Beurt) -> Iterable[Reden]:
    """Assessment is opened again on a ground that shows in the dossier (procedure section 3)."""
    match beurt.met.grond:
        case Grond.VONNIS:
            bewezen = any(
                (u := uitspraak_in(beurt.case, k)) and u.uitkomst in HEROPENT
                for k in kort_gedingen_van(beurt.case, beurt.perceel)
            )
        case Grond.ADVIES_AFGEWEZEN:
            bewezen = _advies_afgewezen(beurt)
        case Grond.BEWIJS_AFGEWEZEN:
            bewezen = bool(met_afgewezen_bewijs(beurt.case, beurt.perceel))
        case Grond.WINNAAR_INGETROKKEN:
            bewezen = bool(ingetrokken_winnaars(beurt.case, beurt.perceel))
        case Grond.WINNAAR_WEIGERT:
            bewezen = bool(met_weigering(beurt.case, beurt.perceel))
        case Grond.INHOUDELIJKE_FOUT:
            bewezen = True
    if not bewezen:
        yield reden("grond_niet_bewezen", f"van de grond '{beurt.met.grond}' is niets vastgelegd")


def _advies_afgewezen(beurt: Beurt) -> bool:
    huidig = advies(beurt.case, beurt.perceel)
    besluiten = (
        laatste_besluit(beurt.case, d, Onderwerp.GUNNINGSADVIES, huidig.inhoud_sha256) if huidig else None
        for d in deelnemers_van(beurt.case, beurt.perceel)
    )
    return any(b is not None and b.uitkomst == Uitkomst.AFGEWEZEN for b in besluiten)


def alle_brieven_verzonden(beurt: Beurt) -> Iterable[Reden]:
    """The standstill starts after the LAST expected letter (Aw 2.127, 2.128)."""
    huidig = beslissing(beurt.case, beurt.perceel)
    brieven = [
        d
        for d in levende_documenten(beurt.case, *BRIEVEN_VAN_BESLISSING)
        if d.perceel_id == beurt.perceel_id and huidig and d.versie == huidig.versie
    ]
    open_ = sum(1 for d in brieven if d.toestand != DocumentToestand.VERZONDEN)
    if open_ or not brieven:
        yield reden("niet_vrijgegeven", f"{open_} van {len(brieven)} brieven zijn nog niet verzonden")


@over_invoer
def winnaar_en_bewijs(beurt: Beurt) -> Iterable[Reden]:
    """Evidence belongs to the winner and is in the dossier (Aw 2.102)."""
    inschrijving = inschrijving_op_naam(beurt.case, beurt.perceel, beurt.met.inschrijver)
    if inschrijving.toestand != InschrijvingToestand.WINNAAR:
        yield reden("geen_winnaar", f"{beurt.met.inschrijver} heeft perceel {beurt.perceel.nummer} niet gewonnen")
    yield from stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.BEWIJSMIDDEL)
