"""The search from the tenders to the decision: one perceel, three deelnemers, two tenderers, two moments."""

from collections.abc import Hashable, Iterator
from functools import partial

from tests.factories import Spel, moment
from tests.proeven.stand_gunning import (
    afgewezen,
    gewoon,
    iedereen_gemachtigd,
    klassen_van,
    namen,
    rangorde,
    tenders_van,
    verlengd,
    vertegenwoordigers,
)
from tests.proeven.zetten import besluit_en_trek_in, stuk, trek_in, trek_perceel_in
from tests.proeven.zetten_gunning import (
    ALFA,
    BETA,
    GELIJK,
    beslis,
    besluit_advies,
    heropen,
    intrekkingen,
    leg_advies_voor,
    mandaten,
    na_opening,
    scoor,
    toets,
    uittredingen,
    verleng_gestanddoening,
    verlopen_mandaten,
)
from tests.proeven.zoeken import Fase, Zet
from workflow.case.deelname import Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.rechtszaak import Grond

MOMENTEN = tuple(
    moment(t)
    for t in (
        "2026-06-01T09:00",
        "2026-10-10T09:00",  # the tenders bind nobody any more, unless they were extended
    )
)


def begin() -> Spel:
    spel = na_opening()
    spel.nu = MOMENTEN[0]
    return spel


def zetten(spel: Spel) -> Iterator[Zet]:
    """What the tables refuse in this state is not tried: the matrix proves that."""
    if klaar(spel) or spel.toestand == "ingetrokken":
        return
    yield "trek in zonder besluit", trek_in
    if spel.perceel.toestand == "geen_geldige":
        yield "publiceer opnieuw", lambda s: s.doe("herpubliceer")
        return
    if spel.perceel.toestand == "ingetrokken":
        return
    yield "trek perceel in zonder besluit", trek_perceel_in
    yield "advies", leg_advies_voor
    if spel.nu >= MOMENTEN[-1] and not verlengd(spel.zaak):
        yield "verleng gestanddoening", verleng_gestanddoening
    if _onbeslist(spel):
        yield "wacht", _wacht
        yield "besluit tot intrekken", besluit_en_trek_in
        if gewoon(spel) and spel.nu < MOMENTEN[-1]:
            yield from intrekkingen(spel)
    if spel.perceel.toestand == "beoordeling":
        yield from _beoordelen(spel)
        return
    yield from _besluiten(spel)
    yield "beslis", beslis
    for grond in Grond:
        yield f"heropen: {grond}", partial(heropen, grond=grond)
    yield from verlopen_mandaten(spel)
    if spel.nu < MOMENTEN[-1] and gewoon(spel) and not spel.zaak.lotingen:
        yield from mandaten(spel)
        yield from uittredingen(spel)


def _onbeslist(spel: Spel) -> bool:
    """Nobody decided on the current advies, and everybody has a mandaat."""
    return iedereen_gemachtigd(spel) and not any(klasse[0] for klasse in klassen_van(spel))


def _wacht(spel: Spel) -> None:
    later = [m for m in MOMENTEN if m.date() > spel.nu.date()]
    if later:
        spel.nu = later[0]
        spel.doe("controleer_termijnen", "systeem")


def _beoordelen(spel: Spel) -> Iterator[Zet]:
    if not spel.zaak.toetsen:
        for geldig in ((ALFA, BETA), (BETA,), ()):
            yield f"toets, geldig: {len(geldig)}", partial(toets, geldig=geldig)
    if list(namen(spel.zaak, "compleet")):
        yield "scoor", scoor
    if len(list(namen(spel.zaak, "compleet"))) == 2:
        if not spel.zaak.adviezen:
            yield "scoor gelijk", partial(scoor, punten=GELIJK)
        yield "loot", _loot
    yield "geen geldige", lambda s: s.doe("stel_geen_geldige_vast")


def _loot(spel: Spel) -> None:
    met = {"getrokken_op": spel.nu.date(), "bewijs": stuk(spel, SoortStuk.LOTING)}
    spel.samen("registreer_loting", volgorde=(BETA, ALFA), **met)


def _besluiten(spel: Spel) -> Iterator[Zet]:
    alleen_goed = afgewezen(spel)
    for klasse, dienst in vertegenwoordigers(spel):
        for uitkomst in (Uitkomst.VASTGESTELD,) if alleen_goed else (Uitkomst.VASTGESTELD, Uitkomst.AFGEWEZEN):
            yield f"besluit {uitkomst} van {klasse}", partial(besluit_advies, dienst=dienst, uitkomst=uitkomst)


def sleutel(spel: Spel) -> Hashable:
    case, perceel = spel.zaak, str(spel.perceel.toestand)
    if klaar(spel) or perceel in ("ingetrokken", "geen_geldige"):
        return spel.toestand, perceel
    nu = tuple(m.date() for m in MOMENTEN).index(spel.nu.date())
    volgorde = rangorde(case) if perceel == "advies" else None
    eerste = not case.adviezen
    return perceel, nu, klassen_van(spel), tenders_van(case), volgorde, eerste


def klaar(spel: Spel) -> bool:
    return spel.perceel.toestand == "beslissing" or spel.toestand == "aanbestedingsdocumenten"


def niets_anders(spel: Spel) -> bool:
    """There is nothing left to buy: its only perceel was withdrawn."""
    return spel.perceel.toestand == "ingetrokken"


def waarom_vast(spel: Spel) -> str:
    return "onbekend"


WEGGELATEN = (
    "een zijweg begint alleen als er geen andere gaande is: een inschrijver of deelnemer die weggaat, een ingetrokken "
    "mandaat, een afgekeurd bewijs of een kort geding komen niet samen voor",
    "de tijd verspringt alleen over twee momenten; ook de controle van termijnen gebeurt dan",
    "verklaringen en toewijzing van beoordelaars zijn er al; scoren en consensus zijn één zet, met vaste punten",
    "Alfa wint van Beta, of zij staan gelijk en de loting kiest Beta",
    "ten hoogste één deelnemer tegelijk wijst het advies af; mandaten veranderen en uittreden gebeurt als er een "
    "advies is, met ten hoogste één deelnemer tegelijk die zijn mandaat introk",
    "alle inschrijvers stemmen tegelijk in met een langere gestanddoening, en pas als zij niet meer gebonden zijn",
    "de tijd verspringt, een inschrijver trekt in en de deelnemers besluiten tot intrekken zolang niemand over het "
    "advies besloot; gelijk staan zij alleen in het eerste advies; op het laatste moment veranderen mandaten niet meer",
    "intrekken telt alleen als uitweg als het enige perceel al is ingetrokken",
    "herinneringen, reeds verzonden adviezen en oude versies tellen niet mee in een stand",
)


def fase() -> Fase:
    return Fase("beoordeling", begin(), zetten, sleutel, klaar, niets_anders, waarom_vast, WEGGELATEN)
