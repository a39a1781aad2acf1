"""Moves of who leaves or takes back: team, mandaat, deelnemer, perceel, project; and of Bizob's own rules."""

from tests.factories.gegevens import DEELNEMERS
from tests.factories.spel import email
from tests.proeven.model.kiezen import Kies, een, wie
from tests.proeven.model.wereld import Wereld
from tests.proeven.model.zet import DAG, kies_perceel, met_zijn_tweeen, nieuw_stuk, vandaag, zet
from tests.proeven.model.zet_strategie import besluit_van, stel_vast
from workflow.case.start import TeamRol
from workflow.verbs.start import Lid

VANAF_AANBIEDING = (
    *("inkoopstrategie_vaststelling", "aanbestedingsdocumenten", "nota_van_inlichtingen", "aanbestedingsfase"),
    *("aanbestedingsfase_geopend", "gunning", "contract"),
)
LOPEND = ("beoordeling", "advies", "beslissing", "opschorting", "contract")


@zet("startbijeenkomst", "inkoopstrategie_concept", *VANAF_AANBIEDING)
def wijzig_inkoopteam(w: Wereld, kies: Kies) -> None:
    nieuw = Lid(
        persoon=email("deskundige-someren"), rol=TeamRol.MATERIEDESKUNDIGE, dienst=kies.uit("Deurne", "Someren")
    )
    met = kies.uit(
        {"erbij": (nieuw,)}, {"eraf": (email("deskundige-someren"),)}, {"eraf": (email("deskundige-deurne"),)}
    )
    w.roep("wijzig_inkoopteam", wie(kies, "inkoper-1"), motivering="Langdurig ziek.", **met)


@zet(*VANAF_AANBIEDING)
def trek_mandaat_in(w: Wereld, kies: Kies) -> None:
    if not kies.soms(3):
        return
    dienst = kies.uit(*DEELNEMERS)
    brief = nieuw_stuk(w, kies, "correspondentie", dienst, dienst.lower())
    per = vandaag(w) + kies.uit(0, 0, 5, 30, -2) * DAG
    oproep = w.roep(
        "trek_mandaat_in", wie(kies, kies.uit(dienst.lower(), "inkoper-1")), dienst=dienst, per=per, bewijs=brief
    )
    if oproep.wacht:
        w.roep("bevestig", kies.uit("manager-1", "inkoper-1"), voorstel=oproep.voorstel)


@zet("aanbestedingsdocumenten", "nota_van_inlichtingen", "aanbestedingsfase", "advies", "beslissing", "opschorting")
def registreer_uittreding(w: Wereld, kies: Kies) -> None:
    """Mostly with its own besluit."""
    if not kies.soms(2):
        return
    dienst = kies.uit("Deurne", "Best", "Someren")
    if not kies.soms(4):
        stel_vast(w, kies, dienst, "uittreding", None)
    met_zijn_tweeen(w, kies, "registreer_uittreding", dienst=dienst, motivering="De gemeente doet het zelf.")


@zet("nota_van_inlichtingen", "aanbestedingsfase", "gunning")
def besluit_over_intrekking(w: Wereld, kies: Kies) -> None:
    perceel = kies_perceel(w, kies, *LOPEND) if kies.soms(2) else None
    besluit_van(w, kies, kies.uit(*DEELNEMERS), "intrekking", perceel)


@zet("nota_van_inlichtingen", "aanbestedingsdocumenten", "gunning", "contract")
def trek_perceel_in(w: Wereld, kies: Kies) -> None:
    """With a besluit of each deelnemer, or of all but one."""
    if not kies.soms(4):
        return
    perceel = kies_perceel(w, kies, "open", *LOPEND)
    _besluit_van_allen(w, kies, perceel if kies.soms(2) else None)
    met_zijn_tweeen(w, kies, "trek_perceel_in", perceel=perceel, motivering="De behoefte is vervallen.")


@zet("inkoopstrategie_concept", "aanbestedingsdocumenten", "nota_van_inlichtingen", "gunning", "contract")
def trek_in(w: Wereld, kies: Kies) -> None:
    if not kies.soms(8):
        return
    _besluit_van_allen(w, kies, None)
    met_zijn_tweeen(w, kies, "trek_in", motivering="De behoefte is vervallen.")


def _besluit_van_allen(w: Wereld, kies: Kies, perceel: str | None) -> None:
    if not w.boek.publicatie or perceel not in (None, *w.boek.percelen):
        return
    traag = kies.uit(None, None, "Best")
    for dienst in sorted((w.boek.deelnemers or set()) - {traag}):
        stel_vast(w, kies, dienst, "intrekking", perceel)


@zet("inkoopstrategie_vaststelling", "inkoopstrategie_concept", "advies", "evaluatie")
def verplaats_termijn(w: Wereld, kies: Kies) -> None:
    soort = kies.uit(
        "vaststelling_strategie", "vaststelling_advies", "reactie_concept", "ontvangst_dossier", "sluiting"
    )
    naar = (max(w.boek.deadline, vandaag(w)) if w.boek.deadline else vandaag(w)) + kies.uit(30, 45, 2) * DAG
    met = {"perceel": kies_perceel(w, kies, "advies")} if soort == "vaststelling_advies" else {}
    met |= {"dienst": kies.uit(*DEELNEMERS)} if soort == "ontvangst_dossier" else {}
    w.roep(
        "verplaats_termijn", wie(kies, "inkoper-1"), soort=soort, naar=naar, motivering="Het college is er niet.", **met
    )


@zet("inkoopstrategie_concept", "startbijeenkomst", "beoordeling", "evaluatie")
def dwing_af(w: Wereld, kies: Kies) -> None:
    """A rule of Bizob itself, or one that nobody sets aside."""
    verb, reden = een(
        kies,
        [
            ("bied_strategie_ter_vaststelling_aan", "termijn_te_kort"),
            ("sluit_startbijeenkomst", "aanwezigheid_ontbreekt"),
            ("leg_gunningsadvies_voor", "te_weinig_beoordelaars"),
            ("draag_over", "evaluatie_ontbreekt"),
        ],
        ("neem_gunningsbeslissing", "mandaat_ontbreekt"),
        ("gun_definitief", "opschortende_termijn_loopt"),
        ("open_kluis", "sluiting_niet_verstreken"),
    )
    over_perceel = verb in ("leg_gunningsadvies_voor", "neem_gunningsbeslissing", "gun_definitief")
    met = {"perceel": kies_perceel(w, kies)} if over_perceel else {}
    eerste = w.roep("dwing_af", wie(kies, "beheerder-1"), verb=verb, reden=reden, motivering="Dit kan hier.", **met)
    if eerste.wacht:
        w.roep("bevestig", kies.uit("manager-1", "beheerder-1"), voorstel=eerste.voorstel)
