"""THE PROCESS: TRANSITIONS say what a trigger leads to, ACTS which verbs change no state and where they are allowed.

Roles say who, guards what must be true, effects what follows. Nothing else decides whether a move is legal.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Never

from workflow.beurt import Beurt
from workflow.case.project import PerceelToestand as P
from workflow.case.project import ProjectToestand as S
from workflow.case.stam import Rol
from workflow.effects import berichten as eb
from workflow.effects import bewijs as ew
from workflow.effects import contract as ec
from workflow.effects import gunning as eg
from workflow.effects import heropening as eh
from workflow.effects import intrekking as ei
from workflow.effects import publicatie as ep
from workflow.effects import start as es
from workflow.effects import strategie as et
from workflow.guards import aanbesteding as ga
from workflow.guards import beoordeling as gj
from workflow.guards import brieven as gm
from workflow.guards import contract as gc
from workflow.guards import contractbeheer as gb
from workflow.guards import deelname as gd
from workflow.guards import gunning as gg
from workflow.guards import inschrijving as gi
from workflow.guards import intrekking as gr
from workflow.guards import loting as go
from workflow.guards import post as gx
from workflow.guards import publicatie as gp
from workflow.guards import sluiting as gl
from workflow.guards import start as gs
from workflow.guards import strategie as gt
from workflow.guards import termijn as gv
from workflow.guards import weigering as gw
from workflow.machine import Overgang, Toestandsmachine
from workflow.mandaat import mandaat_dekt
from workflow.reasons import Reden

Guard = Callable[[Beurt], Iterable[Reden]]
Gevolg = Callable[[Beurt], Beurt]

INKOPER = (Rol.CONCERNINKOPER,)
LEIDING = (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER)
MET_JURIST = (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER, Rol.ECB)
TEAM = (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER, Rol.INKOOPTEAMLID)
MET_DIENST = (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER, Rol.CONTACTPERSOON)


@dataclass(frozen=True, slots=True)
class Transition:
    """From any of these states, this trigger leads to that state; None is the state that it came from."""

    van: tuple[str, ...]
    trigger: str
    naar: str | None
    rollen: tuple[Rol, ...] = ()
    guards: tuple[Guard, ...] = ()
    gevolgen: tuple[Gevolg, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """A verb that changes no state of the project or perceel that it is about."""

    verb: str
    toestanden: tuple[str, ...]
    rollen: tuple[Rol, ...] = ()
    guards: tuple[Guard, ...] = ()


T, A = Transition, Act
LEIDER_OF_BEHEER = (Rol.CONCERNINKOPER, Rol.BEHEERDER)
BEHEER = (Rol.BEHEERDER, Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER, Rol.SYSTEEM)
OVERAL = tuple(s for s in S if s not in (S.AFGEROND, S.INGETROKKEN))
VOOR_PUBLICATIE = (S.INKOOPSTRATEGIE_CONCEPT, S.INKOOPSTRATEGIE_VASTSTELLING, S.AANBESTEDINGSDOCUMENTEN)
VAN_TEAM = tuple(S)[list(S).index(S.STARTBIJEENKOMST) : list(S).index(S.EVALUATIE)]
VAN_DEELNEMERS = tuple(S)[list(S).index(S.AANBESTEDINGSDOCUMENTEN) : list(S).index(S.EVALUATIE)]
VANAF_AANBIEDING = tuple(S)[list(S).index(S.INKOOPSTRATEGIE_VASTSTELLING) : list(S).index(S.AFGEROND)]
TOT_OPENING = (S.NOTA_VAN_INLICHTINGEN, S.AANBESTEDINGSFASE)
VOOR_GUNNING = (P.BEOORDELING, P.ADVIES, P.BESLISSING, P.OPSCHORTING)
IN_BEHEER = (S.EVALUATIE, S.CONTRACTMANAGEMENT)
TOT_CONTRACT = tuple(S)[: list(S).index(S.CONTRACT)]
VOOR_EVALUATIE = tuple(S)[: list(S).index(S.EVALUATIE)]
NIET_GECONTRACTEERD = tuple(p for p in P if p not in (P.GECONTRACTEERD, P.INGETROKKEN))
MAG_INTREKKEN = (gr.niets_getekend, gr.intrekking_besloten, gr.mandaat_dekt_trek_in)
STRATEGIE_KLAAR = (
    gt.inkoopteam_compleet,
    gt.strategie_compleet,
    gt.planning_rechtmatig,
    gt.concept_voorgelegd,
    gt.reactietermijn_voorbij,
    gt.deadline_ver_genoeg,
)

# fmt: off
PROJECT_TRANSITIONS = (
    T((S.AANGEMELD, S.STARTBIJEENKOMST), "plan_startbijeenkomst", S.STARTBIJEENKOMST, LEIDING,
      (gs.collectief_getoetst, gs.projectleiding_compleet, gs.genoeg_belangstelling, gs.bijeenkomst_kan),
      (es.nodig_uit,)),
    T((S.STARTBIJEENKOMST,), "sluit_startbijeenkomst", S.INKOOPSTRATEGIE_CONCEPT, LEIDING,
      (gs.bijeenkomst_geweest, gs.aanwezigheid_compleet, gs.bizob_was_aanwezig)),
    T(VOOR_PUBLICATIE, "bied_strategie_ter_vaststelling_aan", S.INKOOPSTRATEGIE_VASTSTELLING, INKOPER,
      STRATEGIE_KLAAR, (et.bied_strategie_aan, et.maak_strategiedocument, et.vraag_vaststelling_strategie)),
    T((S.INKOOPSTRATEGIE_VASTSTELLING,), "stel_deelnemers_vast", S.AANBESTEDINGSDOCUMENTEN, INKOPER,
      (gt.deelnames_beslist, gt.genoeg_deelnemers, gt.team_van_deelnemers),
      (et.stel_deelnames_vast, eb.bericht_deelnemers)),
    T((S.AANBESTEDINGSDOCUMENTEN,), "publiceer", S.NOTA_VAN_INLICHTINGEN, INKOPER,
      (gp.stukken_compleet, gp.criteria_compleet, gp.procedure_past, gp.verkorting_mag, gp.sluiting_wettig,
       gp.datums_op_volgorde, gp.deelnemers_aanwezig, gp.volmachten_compleet, mandaat_dekt("publiceer")),
      (ep.plan_publicatietermijnen, ep.zend_stukken_door)),
    T(TOT_OPENING, "publiceer_nvi", None, INKOPER,
      (gl.voor_sluiting, gp.vragen_beantwoord, gp.nvi_op_tijd, mandaat_dekt("publiceer_nvi")), (ep.maak_nota,)),
    T((S.NOTA_VAN_INLICHTINGEN,), "publiceer_laatste_nvi", S.AANBESTEDINGSFASE, INKOPER,
      (gl.voor_sluiting, gp.vragen_beantwoord, gp.nvi_op_tijd, mandaat_dekt("publiceer_nvi")),
      (ep.maak_nota, ep.sluit_nvi_termijn)),
    T(TOT_OPENING, "verleng_sluiting", None, INKOPER,
      (gl.verlengen_mag_nog, gl.storing_bewezen, ga.kluis_dicht, gl.sluiting_wordt_later, gl.nieuwe_datums_kloppen,
       mandaat_dekt("verleng_sluiting")), (ep.verschuif_sluiting, eb.bericht_wijziging)),
    T(TOT_OPENING, "rectificeer", None, INKOPER,
      (gl.voor_sluiting, gl.niet_wezenlijk, gl.stukken_zijn_nieuw, gl.sluiting_wordt_later, gl.nieuwe_datums_kloppen,
       mandaat_dekt("rectificeer")), (ep.leg_rectificatie_vast, ep.verschuif_sluiting, eb.bericht_wijziging)),
    T(TOT_OPENING, "open_kluis", S.AANBESTEDINGSFASE_GEOPEND, INKOPER,
      (ga.sluiting_verstreken, ga.kluis_dicht), (ep.leg_opening_vast,)),
    T((S.AANBESTEDINGSFASE_GEOPEND,), "sluit_opening", S.GUNNING, INKOPER,
      (ga.iets_ontvangen,), (ep.maak_proces_verbaal,)),
    T((S.AANBESTEDINGSFASE_GEOPEND, S.GUNNING), "herpubliceer", S.AANBESTEDINGSDOCUMENTEN, INKOPER,
      (gi.markt_gaf_niets,), (ep.maak_proces_verbaal, ep.sluit_publicatie)),
    T((S.GUNNING,), "percelen_gegund", S.CONTRACT, (), (), (ep.sluit_gestanddoening,)),
    T((S.CONTRACT,), "perceel_heropend", S.GUNNING, (), (), (ep.volg_gestanddoening,)),
    T((S.CONTRACT,), "rond_contract_af", S.EVALUATIE, LEIDING, (gc.percelen_gecontracteerd, gc.aankondiging_gedaan),
      (eb.bericht_afronding, ec.vraag_evaluatie)),
    T((S.EVALUATIE,), "draag_over", S.CONTRACTMANAGEMENT, LEIDING, (gc.evaluatie_vastgelegd, gc.dossier_aangeboden),
      (ec.maak_contractmanagementplan,)),
    T((S.CONTRACTMANAGEMENT,), "laatste_contract_beeindigd", S.AFGEROND),
    T(VOOR_EVALUATIE, "trek_in", S.INGETROKKEN, INKOPER, MAG_INTREKKEN,
      (ei.laat_project_los, eb.bericht_intrekking)),
)

PERCEEL_TRANSITIONS = (
    T((P.OPEN,), "begin_beoordeling", P.BEOORDELING),
    T((P.OPEN,), "sluit_zonder_inschrijving", P.GEEN_GELDIGE, (), (), (ew.maak_proces_verbaal,)),
    T((P.BEOORDELING,), "stel_geen_geldige_vast", P.GEEN_GELDIGE, INKOPER, (gi.niets_geldig,),
      (eb.bericht_geen_geldige, ew.maak_proces_verbaal)),
    T((P.GEEN_GELDIGE,), "stel_opnieuw_open", P.OPEN),
    T((P.BEOORDELING, P.ADVIES), "leg_gunningsadvies_voor", P.ADVIES, INKOPER,
      (gj.belangen_verklaard, gj.alles_getoetst, gj.iets_geldigs, gj.genoeg_beoordelaars, gj.alles_gescoord,
       gj.consensus_compleet, gj.consensus_zonder_belang,
       gj.geen_gelijke_stand, gi.alle_geldige_gebonden, gt.deadline_ver_genoeg),
      (eg.maak_advies, eg.vraag_vaststelling_advies)),
    T((P.ADVIES,), "neem_gunningsbeslissing", P.BESLISSING, INKOPER,
      (gg.advies_vastgesteld, gj.belangen_verklaard, gj.consensus_zonder_belang, gi.advies_bij_de_tijd,
       gg.gestanddoening_loopt, gg.verzenddatum_kan, mandaat_dekt("neem_gunningsbeslissing")),
      (eg.beslis_over_inschrijvingen, eg.schrijf_gunningsbrieven)),
    T((P.BESLISSING, P.OPSCHORTING), "corrigeer_gunningsbeslissing", P.BESLISSING, INKOPER,
      (gg.advies_vastgesteld, gi.winnaars_doen_mee, gg.gestanddoening_loopt, gg.verzenddatum_kan,
       mandaat_dekt("neem_gunningsbeslissing")),
      (eg.trek_beslissing_in, eg.neem_beslissing_opnieuw, eg.schrijf_gunningsbrieven)),
    T((P.ADVIES, P.BESLISSING, P.OPSCHORTING, P.CONTRACT), "heropen_beoordeling", P.BEOORDELING, INKOPER,
      (gg.grond_van_heropening, gr.niets_getekend),
      (eg.trek_brieven_in, eb.bericht_heropening, eh.laat_afvallen, eh.laat_overeenkomsten_vervallen,
       eg.zet_inschrijvingen_terug)),
    T((P.BESLISSING,), "laatste_brief_verzonden", P.OPSCHORTING, (),
      (gm.alle_brieven_verzonden,), (eg.begin_opschorting, eb.bericht_correctie, ew.vraag_bewijs)),
    T((P.OPSCHORTING,), "gun_definitief", P.CONTRACT, INKOPER,
      (gg.advies_vastgesteld, gc.opschorting_voorbij, gc.kort_geding_beslist, gc.laat_kort_geding_gemotiveerd,
       gc.bewijs_goedgekeurd, gi.winnaars_doen_mee, gg.gestanddoening_loopt, gc.overeenkomsten_compleet,
       gc.nvi_verwerkt, gw.ingang_na_opschorting, mandaat_dekt("gun_definitief")),
      (eh.laat_van_verliezers_vervallen, eg.bied_overeenkomsten_aan, eb.bericht_gegund, ew.maak_proces_verbaal,
       eg.plan_aankondiging)),
    T((P.CONTRACT,), "sluit_perceel", P.GECONTRACTEERD, LEIDING,
      (gw.overeenkomsten_gesloten, gw.weigeringen_toegelicht), (ec.registreer_contracten,)),
    T(NIET_GECONTRACTEERD, "trek_perceel_in", P.INGETROKKEN, INKOPER, MAG_INTREKKEN,
      (ei.laat_perceel_los, eg.trek_brieven_in, ei.laat_overeenkomsten_vervallen, eb.bericht_intrekking,
       ew.maak_proces_verbaal_na_publicatie)),
    T(NIET_GECONTRACTEERD, "project_ingetrokken", P.INGETROKKEN, (), (),
      (eg.trek_brieven_in, ei.laat_overeenkomsten_vervallen, ew.maak_proces_verbaal_na_publicatie)),
)

STAM_ACTS = (
    A("registreer_persoon", (), BEHEER),
    A("registreer_dienst", (), BEHEER),
    A("registreer_contactpersoon", (), BEHEER),
    A("registreer_huisstijl", (), BEHEER),
    A("registreer_gelijkgestelde_dag", (), (Rol.BEHEERDER,)),
    A("registreer_drempelbedragen", (), (Rol.BEHEERDER,)),
    A("registreer_project", (), INKOPER),
)

PROJECT_ACTS = (
    A("bevestig", tuple(S)),
    A("verwerp", tuple(S)),
    A("registreer_perceel", (S.AANGEMELD, S.STARTBIJEENKOMST, *VOOR_PUBLICATIE), INKOPER),
    A("wijs_projectleiding_toe", OVERAL, LEIDER_OF_BEHEER),
    A("voeg_dossierstuk_toe", tuple(S), MET_DIENST),
    A("toets_collectief", (S.AANGEMELD,), LEIDING),
    A("meld_interesse", (S.AANGEMELD, S.STARTBIJEENKOMST, S.INKOOPSTRATEGIE_CONCEPT), MET_DIENST),
    A("trek_interesse_in", (S.AANGEMELD, S.STARTBIJEENKOMST, S.INKOOPSTRATEGIE_CONCEPT), MET_DIENST),
    A("registreer_aanwezigheid", (S.STARTBIJEENKOMST,), LEIDING, (gs.bijeenkomst_geweest,)),
    A("verzend_presentatie", (S.STARTBIJEENKOMST, *VOOR_PUBLICATIE), LEIDING,
      (gs.bijeenkomst_geweest, gs.presentatie_in_dossier)),
    A("stel_inkoopteam_samen", (S.STARTBIJEENKOMST, *VOOR_PUBLICATIE), LEIDING),
    A("wijzig_inkoopteam", VAN_TEAM, LEIDING, (gd.team_blijft_compleet,)),
    A("leg_strategie_vast", VOOR_PUBLICATIE, INKOPER),
    A("leg_concept_strategie_voor", VOOR_PUBLICATIE, INKOPER, (gt.strategie_compleet, gt.reactietermijn_lang_genoeg)),
    A("registreer_reactie", VOOR_PUBLICATIE, MET_DIENST),
    A("registreer_besluit", (*VANAF_AANBIEDING, S.INGETROKKEN), MET_DIENST,
      (gt.besluit_bewezen, gt.bewijs_van_dit_besluit, gt.besluit_na_aanbieding)),
    A("verleen_mandaat", VANAF_AANBIEDING, MET_DIENST, (gt.volmacht_in_dossier,)),
    A("trek_mandaat_in", VANAF_AANBIEDING, MET_DIENST, (gd.intrekking_bewezen,)),
    A("registreer_uittreding", VAN_DEELNEMERS, INKOPER,
      (gd.uittreding_besloten, gd.advies_niet_omzeild, gd.genoeg_deelnemers_over, gd.niets_getekend)),
    A("herstel_deelname", (S.AANBESTEDINGSDOCUMENTEN,), INKOPER, (gt.op_tijd_genomen,)),
    A("leg_criteria_vast", VOOR_PUBLICATIE, INKOPER),
    A("registreer_vraag", TOT_OPENING, INKOPER, (gp.vraag_gedateerd,)),
    A("beantwoord_vraag", TOT_OPENING, INKOPER),
    A("registreer_inschrijving", (S.AANBESTEDINGSFASE_GEOPEND,), INKOPER, (ga.ontvangst_kan,)),
    A("leg_belangenverklaring_af", VANAF_AANBIEDING, TEAM, (gj.verklaarder_in_team,)),
    A("kies_briefvorm", TOT_CONTRACT, INKOPER, (gm.briefvorm_vrij,)),
    A("geef_vrij", tuple(S), LEIDING, (gm.iets_vrij_te_geven, gm.brieven_gemaakt, gm.niet_eigen_brief)),
    A("bevestig_verzending", tuple(S), LEIDING,
      (gm.brieven_vrijgegeven, gm.vrijgave_geldt, gm.verzending_kan, gm.beslissing_staat, gm.einde_klopt,
       gx.niet_in_de_post)),
    A("verzend_brieven", tuple(S), LEIDING,
      (gx.post_bezorgt, gx.adressen_bekend, gx.niet_in_de_post, gm.brieven_vrijgegeven, gm.vrijgave_geldt,
       gm.beslissing_staat, gm.einde_klopt)),
    A("beslis_post", tuple(S), LEIDING, (gx.bericht_beslisbaar, gx.bezorging_bewezen)),
    A("verwerk_post", tuple(S), (Rol.SYSTEEM, Rol.CONCERNINKOPER)),
    A("registreer_evaluatie", (S.EVALUATIE,), LEIDING, (gc.evaluatie_in_dossier,)),
    A("bied_dossier_aan", (S.EVALUATIE,), LEIDING),
    A("bevestig_ontvangst_dossier", (*IN_BEHEER, S.AFGEROND), MET_DIENST, (gc.ontvangst_na_aanbieding,)),
    A("registreer_gesprek", IN_BEHEER, LEIDING, (gb.gesprek_kan,)),
    A("wijzig_contract", IN_BEHEER, LEIDING, (gb.contract_loopt, gb.wijziging_bewezen, gb.wijziging_binnen_looptijd)),
    A("verleng_contract", IN_BEHEER, LEIDING,
      (gb.contract_loopt, gb.brief_bewezen, gb.verlenging_is_later, gb.verlenging_binnen_optie)),
    A("beeindig_contract", IN_BEHEER, LEIDING, (gb.contract_loopt, gb.brief_bewezen, gb.einde_is_geweest)),
    A("verplaats_termijn", OVERAL, INKOPER,
      (gv.eigen_termijn, gv.termijn_loopt, gv.nieuwe_dag_komt_nog, gv.nieuwe_dag_ver_genoeg)),
    A("dwing_af", OVERAL, (Rol.BEHEERDER,)),
    A("controleer_termijnen", tuple(S), (Rol.SYSTEEM, Rol.CONCERNINKOPER)),
)

PERCEEL_ACTS = (
    A("wijs_beoordelaar_toe", (P.OPEN, P.BEOORDELING), INKOPER, (gj.beoordelaars_in_team,)),
    A("herstel_inschrijving", (P.OPEN, P.BEOORDELING), INKOPER, (gi.herstel_bewezen, gi.er_ontbrak_iets)),
    A("trek_inschrijving_in", (P.OPEN, P.GEEN_GELDIGE, *VOOR_GUNNING, P.CONTRACT), INKOPER,
      (gi.intrekking_bewezen, gi.niets_getekend)),
    A("verleng_gestanddoening", VOOR_GUNNING, INKOPER, (gi.instemming_bewezen, gi.gestanddoening_wordt_langer)),
    A("toets_inschrijving", (P.BEOORDELING,), INKOPER,
      (gi.geldig_is_compleet, gi.hertoets_gemotiveerd, gi.uitsluiting_definitief)),
    A("scoor", (P.BEOORDELING,), TEAM, (gj.is_beoordelaar,)),
    A("stel_consensus_vast", (P.BEOORDELING,), INKOPER, (gj.consensus_over_geldige,)),
    A("registreer_loting", (P.BEOORDELING,), INKOPER,
      (go.loting_bekendgemaakt, go.loting_over_gelijken, go.loting_bewezen)),
    A("registreer_kort_geding", tuple(P), MET_JURIST, (gc.dagvaarding_bewezen,)),
    A("registreer_uitspraak", tuple(P), MET_JURIST, (gc.uitspraak_bewezen,)),
    A("keur_bewijsmiddelen_goed", (P.BESLISSING, P.OPSCHORTING, P.CONTRACT), INKOPER,
      (gg.winnaar_en_bewijs, gr.niets_getekend)),
    A("wijs_bewijsmiddelen_af", (P.BESLISSING, P.OPSCHORTING, P.CONTRACT), INKOPER,
      (gg.winnaar_en_bewijs, gr.niets_getekend)),
    A("leg_overeenkomst_vast", (P.BESLISSING, P.OPSCHORTING), LEIDING, (gc.overeenkomst_in_dossier, gc.looptijd_kan)),
    A("registreer_ondertekening", (P.BESLISSING, P.OPSCHORTING, P.CONTRACT), MET_DIENST,
      (gc.opschorting_voorbij, gc.overeenkomst_aangeboden, gc.ondertekening_bewezen, gc.eigen_handtekening)),
    A("registreer_weigering", (P.CONTRACT,), MET_DIENST,
      (gw.weigering_kan, gw.weigering_bewezen, gc.eigen_handtekening)),
    A("registreer_aankondiging", (P.CONTRACT, P.GECONTRACTEERD), LEIDING, (gc.aankondiging_kan,)),
)
# fmt: on


def _machine(naam: str, rijen: tuple[Transition, ...]) -> Toestandsmachine:
    return Toestandsmachine(naam, [Overgang(van, rij.trigger, rij.naar or van) for rij in rijen for van in rij.van])


TRANSITIONS = {"project": PROJECT_TRANSITIONS, "perceel": PERCEEL_TRANSITIONS}
MACHINES = {naam: _machine(naam, rijen) for naam, rijen in TRANSITIONS.items()}
ACTS = {"stam": STAM_ACTS, "project": PROJECT_ACTS, "perceel": PERCEEL_ACTS}


def transition(machine: str, trigger: str) -> Transition:
    """The row of a trigger; raises KeyError for a trigger that the table does not have."""
    return next((rij for rij in TRANSITIONS[machine] if rij.trigger == trigger), None) or _onbekend(trigger)


def act(verb: str) -> tuple[str, Act]:
    """What an act is about ("stam", "project" or "perceel") and its row; raises KeyError for an unknown act."""
    for soort, rijen in ACTS.items():
        for rij in rijen:
            if rij.verb == verb:
                return soort, rij
    return _onbekend(verb)


def _onbekend(naam: str) -> Never:
    raise KeyError(naam)
