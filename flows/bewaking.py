"""How the planner is: does it live, does it do its work in time, and does nothing hang. Does not import Prefect."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows import hartslag, stand
from flows.navraag import GeenAntwoord, Run, Runs, runs_van
from flows.planner import draait
from flows.roosters import ROOSTERS, Rooster, vorig_moment
from flows.server import Server, bewaarde_aanmelding, gereed
from flows.stand import DeelStand, PlannerStand, Toestand
from flows.toezicht import LUID
from usecases.instellingen import Instellingen
from usecases.status import Melding, Verwacht
from workflow.tijd import lokaal

MARGE = timedelta(minutes=10)
"""How long after its moment a flow may be done before it is late."""
ZWIJGT = timedelta(minutes=1)
"""After so long without a word the planner hangs."""
TRAAG = timedelta(minutes=2)
"""A part that is not ready by then has trouble beginning."""
AANLOOP = timedelta(minutes=3)
"""After its start the planner needs a while to fill the roosters."""

_START = "Start hem met: zandloper start"
_LOGBOEK = "Kijk in de logboeken in de map prefect, en start de planner zo nodig opnieuw: zandloper start"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoosterStand:
    """`runs` is None when the server does not tell."""

    naam: str
    uitleg: str
    gedaan: datetime | None
    """When the flow last did all of its work."""
    te_laat: bool
    runs: Runs | None
    vastgelopen: tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """`stand` is what the planner last said of itself, also when it was killed since; None after a tidy end."""

    draait: bool
    stand: PlannerStand | None
    server_bereikbaar: bool
    roosters: tuple[RoosterStand, ...]


def verwacht(nu: datetime) -> Verwacht:
    """The moments before which the planner must have checked, made letters and sent mail, at the latest."""
    grens = {rooster.naam: vorig_moment(rooster, nu - MARGE) for rooster in ROOSTERS}
    return Verwacht(controle=grens["termijnen"], brieven=grens["brieven"], post=grens["post"])


def bekijk(instellingen: Instellingen, nu: datetime, roosters: Iterable[Rooster] = ROOSTERS) -> Planner:
    map_ = instellingen.prefect
    leeft, gezegd = draait(map_), stand.lees(map_)
    server = Server(gezegd.poort, bewaarde_aanmelding(map_)) if leeft and gezegd else None
    bereikbaar = server is not None and gereed(server)
    sinds = gezegd.sinds if leeft and gezegd else None
    return Planner(
        draait=leeft,
        stand=gezegd,
        server_bereikbaar=bereikbaar,
        roosters=tuple(_rooster(instellingen, r, nu, sinds, server if bereikbaar else None) for r in roosters),
    )


def _rooster(
    instellingen: Instellingen, rooster: Rooster, nu: datetime, sinds: datetime | None, server: Server | None
) -> RoosterStand:
    runs, gedaan = _runs(server, rooster), hartslag.laatste(instellingen, rooster.naam)
    bezig = runs.bezig if runs else ()
    moment = vorig_moment(rooster, nu - MARGE)
    # A planner that began later had nothing to do then; and a long run is not late while it is at work.
    gemist = sinds is not None and sinds < moment and (gedaan is None or gedaan < moment)
    return RoosterStand(
        naam=rooster.naam,
        uitleg=rooster.uitleg,
        gedaan=gedaan,
        te_laat=gemist and not bezig,
        runs=runs,
        vastgelopen=tuple(run for run in bezig if run.begin + rooster.hoogstens + MARGE < nu),
    )


def _runs(server: Server | None, rooster: Rooster) -> Runs | None:
    try:
        return runs_van(server, rooster.naam) if server else None
    except GeenAntwoord:
        return None


def meldingen(planner: Planner, nu: datetime) -> tuple[Melding, ...]:
    """Everything that is not well; empty when all is."""
    if not planner.draait:
        return (_dood(planner),)
    gezegd = planner.stand
    if gezegd is None or nu - gezegd.gezien > ZWIJGT:
        return (Melding(code="planner_zwijgt", melding="de planner draait, maar zegt niets meer", raad=_LOGBOEK),)
    delen = [melding for deel in gezegd.delen for melding in _deel(deel, nu)]
    if not planner.server_bereikbaar and all(deel.toestand is Toestand.DRAAIEND for deel in gezegd.delen):
        raad = "De planner start hem zelf opnieuw als dit aanhoudt; kijk over een paar minuten nog eens."
        delen.append(
            Melding(code="server_antwoordt_niet", melding="de server van de planner antwoordt niet", raad=raad)
        )
    aangelopen = nu - gezegd.sinds > AANLOOP
    return (*delen, *(m for rooster in planner.roosters for m in _van_rooster(rooster, aangelopen)))


def _dood(planner: Planner) -> Melding:
    if planner.stand:
        wat = f"de planner is hard gestopt; hij leefde nog op {lokaal(planner.stand.gezien):%d-%m-%Y om %H:%M}"
        return Melding(code="planner_gestopt", melding=wat, raad=_START)
    return Melding(code="planner_staat_uit", melding="de planner staat uit", raad=_START)


def _deel(deel: DeelStand, nu: datetime) -> list[Melding]:
    if deel.snel_dood >= LUID:
        wat = f"een deel van de planner ({deel.naam}) gaat steeds weer stuk ({deel.snel_dood} keer)"
        return [Melding(code="deel_gaat_steeds_stuk", melding=wat, raad=f"Kijk waarom in prefect/{deel.naam}.log.")]
    if deel.toestand is Toestand.WACHTEND:
        wat = f"een deel van de planner ({deel.naam}) is gestopt, en start zo opnieuw"
        return [Melding(code="deel_gestopt", melding=wat, raad="Kijk over een minuut nog eens.")]
    if deel.toestand is Toestand.STARTEND and nu - deel.sinds > TRAAG:
        wat = f"een deel van de planner ({deel.naam}) komt niet op gang"
        return [Melding(code="deel_start_niet", melding=wat, raad=f"Kijk waarom in prefect/{deel.naam}.log.")]
    return []


def _van_rooster(rooster: RoosterStand, aangelopen: bool) -> list[Melding]:
    naam, gevonden = rooster.naam, []
    if rooster.te_laat:
        wat = f"'{naam}' had al klaar moeten zijn ({rooster.uitleg.rstrip('.').lower()})"
        gevonden.append(Melding(code="rooster_te_laat", melding=wat, raad=_LOGBOEK))
    if rooster.vastgelopen:
        raad = "De planner beëindigt hem zelf; gebeurt dat niet, stop dan de planner en start hem opnieuw."
        gevonden.append(Melding(code="run_hangt", melding=f"een run van '{naam}' duurt veel te lang", raad=raad))
    laatste = rooster.runs.laatste if rooster.runs else None
    if laatste and not laatste.gelukt:
        wat = f"de laatste run van '{naam}' is niet gelukt: {laatste.melding or 'zonder melding'}"
        gevonden.append(Melding(code="run_mislukt", melding=wat, raad="Kijk waarom op het scherm van de planner."))
    if aangelopen and rooster.runs and not rooster.runs.volgende:
        gevonden.append(
            Melding(code="geen_volgende_run", melding=f"er staat geen run van '{naam}' klaar", raad=_LOGBOEK)
        )
    return gevonden
