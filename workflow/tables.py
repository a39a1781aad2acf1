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
from workflow.effects import contract as ec
from workflow.effects import gunning as eg
from workflow.effects import publicatie as ep
from workflow.effects import start as es
from workflow.effects import strategie as et
from workflow.guards import aanbesteding as ga
from workflow.guards import contract as gc
from workflow.guards import gunning as gg
from workflow.guards import publicatie as gp
from workflow.guards import start as gs
from workflow.guards import strategie as gt
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
    """From any of these states, this trigger leads to that state."""

    van: tuple[str, ...]
    trigger: str
    naar: str
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
VANAF_AANBIEDING = tuple(S)[list(S).index(S.INKOOPSTRATEGIE_VASTSTELLING) : list(S).index(S.AFGEROND)]
NA_OPENING = (P.BEOORDELING, P.ADVIES, P.BESLISSING, P.OPSCHORTING, P.CONTRACT, P.GECONTRACTEERD)
STRATEGIE_KLAAR = (
    gt.inkoopteam_compleet,
    gt.strategie_compleet,
    gt.planning_rechtmatig,
    gt.concept_besproken,
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
      STRATEGIE_KLAAR, (et.bied_strategie_aan, et.vraag_vaststelling_strategie)),
    T((S.INKOOPSTRATEGIE_VASTSTELLING,), "stel_deelnemers_vast", S.AANBESTEDINGSDOCUMENTEN, INKOPER,
      (gt.deelnames_beslist, gt.genoeg_deelnemers, gt.team_van_deelnemers),
      (et.stel_deelnames_vast, eb.bericht_deelnemers)),
    T((S.AANBESTEDINGSDOCUMENTEN,), "publiceer", S.NOTA_VAN_INLICHTINGEN, INKOPER,
      (gp.stukken_compleet, gp.criteria_compleet, gp.procedure_past, gp.sluiting_wettig, gp.datums_op_volgorde,
       gp.deelnemers_aanwezig, gp.volmachten_compleet, mandaat_dekt("publiceer")), (ep.plan_publicatietermijnen,)),
    T((S.NOTA_VAN_INLICHTINGEN,), "publiceer_nvi", S.NOTA_VAN_INLICHTINGEN, INKOPER,
      (gp.vragen_beantwoord, gp.nvi_op_tijd, mandaat_dekt("publiceer_nvi"))),
    T((S.NOTA_VAN_INLICHTINGEN,), "publiceer_laatste_nvi", S.AANBESTEDINGSFASE, INKOPER,
      (gp.vragen_beantwoord, gp.nvi_op_tijd, mandaat_dekt("publiceer_nvi")), (ep.sluit_nvi_termijn,)),
    T((S.NOTA_VAN_INLICHTINGEN, S.AANBESTEDINGSFASE), "open_kluis", S.AANBESTEDINGSFASE_GEOPEND, INKOPER,
      (ga.sluiting_verstreken, ga.kluis_dicht), (ep.leg_opening_vast,)),
    T((S.AANBESTEDINGSFASE_GEOPEND,), "sluit_opening", S.GUNNING, INKOPER,
      (ga.iets_ontvangen,), (ep.maak_proces_verbaal,)),
    T((S.GUNNING,), "percelen_gegund", S.CONTRACT, (), (), (ep.sluit_gestanddoening,)),
    T((S.CONTRACT,), "rond_contract_af", S.EVALUATIE, LEIDING, (gc.percelen_gecontracteerd, gc.aankondiging_gedaan),
      (eb.bericht_afronding,)),
    T((S.EVALUATIE,), "draag_over", S.CONTRACTMANAGEMENT, LEIDING, (gc.evaluatie_vastgelegd, gc.dossier_aangeboden)),
)

PERCEEL_TRANSITIONS = (
    T((P.OPEN,), "begin_beoordeling", P.BEOORDELING),
    T((P.OPEN,), "sluit_zonder_inschrijving", P.GEEN_GELDIGE),
    T((P.BEOORDELING, P.ADVIES), "leg_gunningsadvies_voor", P.ADVIES, INKOPER,
      (gg.belangen_verklaard, gg.alles_getoetst, gg.iets_geldigs, gg.genoeg_beoordelaars, gg.alles_gescoord,
       gg.consensus_compleet, gg.consensus_zonder_belang,
       gg.geen_gelijke_stand, gg.gestanddoening_loopt, gt.deadline_ver_genoeg),
      (eg.maak_advies, eg.vraag_vaststelling_advies)),
    T((P.ADVIES,), "neem_gunningsbeslissing", P.BESLISSING, INKOPER,
      (gg.advies_vastgesteld, gg.belangen_verklaard, gg.consensus_zonder_belang, gg.gestanddoening_loopt,
       gg.verzenddatum_kan, mandaat_dekt("neem_gunningsbeslissing")),
      (eg.beslis_over_inschrijvingen, eg.schrijf_gunningsbrieven)),
    T((P.BESLISSING, P.OPSCHORTING), "corrigeer_gunningsbeslissing", P.BESLISSING, INKOPER,
      (gg.advies_vastgesteld, gg.gestanddoening_loopt, gg.verzenddatum_kan, mandaat_dekt("neem_gunningsbeslissing")),
      (eg.trek_brieven_in, eg.neem_beslissing_opnieuw, eg.schrijf_gunningsbrieven)),
    T((P.ADVIES, P.BESLISSING, P.OPSCHORTING), "heropen_beoordeling", P.BEOORDELING, INKOPER,
      (gg.grond_van_heropening,), (eg.trek_brieven_in, eb.bericht_heropening, eg.zet_inschrijvingen_terug)),
    T((P.BESLISSING,), "laatste_brief_verzonden", P.OPSCHORTING, (),
      (gg.alle_brieven_verzonden,), (eg.begin_opschorting,)),
    T((P.OPSCHORTING,), "gun_definitief", P.CONTRACT, INKOPER,
      (gg.advies_vastgesteld, gc.opschorting_voorbij, gc.kort_geding_beslist, gc.laat_kort_geding_gemotiveerd,
       gc.bewijs_goedgekeurd, gg.gestanddoening_loopt, gc.overeenkomsten_compleet, gc.nvi_verwerkt,
       mandaat_dekt("gun_definitief")),
      (eg.bied_overeenkomsten_aan, eg.plan_aankondiging)),
    T((P.CONTRACT,), "sluit_perceel", P.GECONTRACTEERD, LEIDING, (gc.alles_getekend,), (ec.registreer_contracten,)),
)

STAM_ACTS = (
    A("registreer_persoon", (), BEHEER),
    A("registreer_dienst", (), BEHEER),
    A("registreer_contactpersoon", (), BEHEER),
    A("registreer_project", (), INKOPER),
)

PROJECT_ACTS = (
    A("bevestig", OVERAL),
    A("verwerp", OVERAL),
    A("registreer_perceel", (S.AANGEMELD, S.STARTBIJEENKOMST, *VOOR_PUBLICATIE), INKOPER),
    A("wijs_projectleiding_toe", OVERAL, LEIDER_OF_BEHEER),
    A("voeg_dossierstuk_toe", OVERAL, MET_DIENST),
    A("toets_collectief", (S.AANGEMELD,), LEIDING),
    A("meld_interesse", (S.AANGEMELD, S.STARTBIJEENKOMST, S.INKOOPSTRATEGIE_CONCEPT), MET_DIENST),
    A("trek_interesse_in", (S.AANGEMELD, S.STARTBIJEENKOMST, S.INKOOPSTRATEGIE_CONCEPT), MET_DIENST),
    A("registreer_aanwezigheid", (S.STARTBIJEENKOMST,), LEIDING, (gs.bijeenkomst_geweest,)),
    A("verzend_presentatie", (S.STARTBIJEENKOMST, *VOOR_PUBLICATIE), LEIDING,
      (gs.bijeenkomst_geweest, gs.presentatie_in_dossier)),
    A("stel_inkoopteam_samen", (S.STARTBIJEENKOMST, *VOOR_PUBLICATIE), LEIDING),
    A("leg_strategie_vast", VOOR_PUBLICATIE, INKOPER),
    A("leg_concept_strategie_voor", VOOR_PUBLICATIE, INKOPER, (gt.strategie_compleet, gt.reactietermijn_lang_genoeg)),
    A("registreer_reactie", VOOR_PUBLICATIE, MET_DIENST),
    A("registreer_besluit", VANAF_AANBIEDING, MET_DIENST,
      (gt.besluit_bewezen, gt.bewijs_van_dit_besluit, gt.besluit_na_aanbieding)),
    A("verleen_mandaat", VANAF_AANBIEDING, MET_DIENST, (gt.volmacht_in_dossier,)),
    A("herstel_deelname", (S.AANBESTEDINGSDOCUMENTEN,), INKOPER, (gt.op_tijd_genomen,)),
    A("leg_criteria_vast", VOOR_PUBLICATIE, INKOPER),
    A("registreer_vraag", (S.NOTA_VAN_INLICHTINGEN,), INKOPER),
    A("beantwoord_vraag", (S.NOTA_VAN_INLICHTINGEN,), INKOPER),
    A("registreer_inschrijving", (S.AANBESTEDINGSFASE_GEOPEND,), INKOPER, (ga.ontvangst_kan,)),
    A("leg_belangenverklaring_af", VANAF_AANBIEDING, TEAM, (gg.verklaarder_in_team,)),
    A("geef_vrij", OVERAL, LEIDING, (gg.iets_vrij_te_geven, gg.brieven_gemaakt, gg.niet_eigen_brief)),
    A("bevestig_verzending", OVERAL, LEIDING,
      (gg.brieven_vrijgegeven, gg.verzending_kan, gg.beslissing_staat, gg.einde_klopt)),
    A("registreer_evaluatie", (S.EVALUATIE,), LEIDING, (gc.evaluatie_in_dossier,)),
    A("bied_dossier_aan", (S.EVALUATIE,), LEIDING),
    A("bevestig_ontvangst_dossier", (S.EVALUATIE, S.CONTRACTMANAGEMENT), MET_DIENST, (gc.ontvangst_na_aanbieding,)),
    A("controleer_termijnen", tuple(S), (Rol.SYSTEEM, Rol.CONCERNINKOPER)),
)

PERCEEL_ACTS = (
    A("wijs_beoordelaar_toe", (P.OPEN, P.BEOORDELING), INKOPER, (gg.beoordelaars_in_team,)),
    A("toets_inschrijving", (P.BEOORDELING,), INKOPER),
    A("scoor", (P.BEOORDELING,), TEAM, (gg.is_beoordelaar,)),
    A("stel_consensus_vast", (P.BEOORDELING,), INKOPER, (gg.consensus_over_geldige,)),
    A("registreer_kort_geding", NA_OPENING, MET_JURIST, (gc.dagvaarding_bewezen,)),
    A("registreer_uitspraak", NA_OPENING, MET_JURIST, (gc.uitspraak_bewezen,)),
    A("keur_bewijsmiddelen_goed", (P.BESLISSING, P.OPSCHORTING), INKOPER, (gg.winnaar_en_bewijs,)),
    A("leg_overeenkomst_vast", (P.BESLISSING, P.OPSCHORTING), LEIDING, (gc.overeenkomst_in_dossier, gc.looptijd_kan)),
    A("registreer_ondertekening", (P.BESLISSING, P.OPSCHORTING, P.CONTRACT), MET_DIENST,
      (gc.opschorting_voorbij, gc.overeenkomst_aangeboden, gc.ondertekening_bewezen, gc.eigen_handtekening)),
    A("registreer_aankondiging", (P.CONTRACT, P.GECONTRACTEERD), LEIDING, (gc.aankondiging_kan,)),
)
# fmt: on


def _machine(naam: str, rijen: tuple[Transition, ...]) -> Toestandsmachine:
    return Toestandsmachine(naam, [Overgang(van, rij.trigger, rij.naar) for rij in rijen for van in rij.van])


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
