"""The search from the decision to the contract: letters, standstill, kort geding; four moments."""

from collections.abc import Hashable, Iterator
from functools import partial

from tests.factories import Spel, moment
from tests.proeven.stand_gunning import (
    BRIEVEN,
    bewijs_van,
    brievensleutel,
    einde_van_opschorting,
    geding_van,
    gewoon,
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
    besluit_advies,
    bewijs_fout,
    bewijs_goed,
    geef_vrij,
    heropen,
    intrekkingen,
    leg_overeenkomst_vast,
    mandaten,
    met_kort_mandaat,
    na_opening,
    opnieuw_tot_beslissing,
    toets,
    uittredingen,
    verleng_gestanddoening,
    verlopen_mandaten,
    verzend,
)
from tests.proeven.zoeken import Fase, Zet
from workflow.case.deelname import Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.rechtszaak import Grond, UitspraakUitkomst

MOMENTEN = tuple(
    moment(t)
    for t in (
        "2026-06-01T09:00",  # sent on this day, the standstill lasts through Monday 22 June
        "2026-06-22T09:00",
        "2026-06-23T09:00",
        "2026-10-10T09:00",  # a second standstill is over; the tenders bind nobody, unless they were extended
    )
)
KOPPELS = (("inkoper-1", "manager-1"), ("manager-1", "inkoper-1"))
ZAAK = "KG 26-1"


def begin() -> Spel:
    """Decided and not a letter released; the mandaat of Asten ends on 22 June."""
    spel = met_kort_mandaat(na_opening(), "Asten", "2026-06-22T00:00")
    spel.nu = MOMENTEN[0]
    toets(spel, (ALFA, BETA))
    opnieuw_tot_beslissing(spel)
    return spel


def zetten(spel: Spel) -> Iterator[Zet]:
    """What the tables refuse in this state is not tried: the matrix proves that."""
    if klaar(spel) or spel.toestand == "ingetrokken":
        return
    match str(spel.perceel.toestand):
        case "ingetrokken":
            yield "trek in", trek_in
            return
        case "beoordeling":
            if list(namen(spel.zaak, "compleet")):
                yield "opnieuw tot beslissing", opnieuw_tot_beslissing
        case "beslissing":
            yield from _versturen(spel)
            yield from _heropenen(spel)
            yield "gun", _gun
            if _half(spel) and gewoon(spel):
                yield from uittredingen(spel)
            if not _begonnen(spel):
                yield "besluit tot intrekken", besluit_en_trek_in
                yield "trek perceel in zonder besluit", trek_perceel_in
        case _:
            yield from _versturen(spel)
            yield from _heropenen(spel)
            yield from _procederen(spel)
            yield from _contracteren(spel)
    yield "wacht", _wacht
    yield from mandaten(spel) if gewoon(spel) and not _begonnen(spel) else verlopen_mandaten(spel)
    if _laatste(spel) and not verlengd(spel.zaak):
        yield "verleng gestanddoening", verleng_gestanddoening


def _begonnen(spel: Spel) -> bool:
    """Something was released or sent, or the first day is over."""
    return spel.nu >= MOMENTEN[1] or any(toestand != "concept" for _, toestand, _ in brievensleutel(spel.zaak))


def _half(spel: Spel) -> bool:
    """One of the two kinds of letters was sent."""
    return len({toestand for _, toestand, _ in brievensleutel(spel.zaak)}) == 2


def _wacht(spel: Spel) -> None:
    """Time ends at the last moment: it comes only for what can still be finished then."""
    later = [m for m in MOMENTEN if m.date() > spel.nu.date()]
    if later and (later[0] != MOMENTEN[-1] or _loopt_af(spel)):
        spel.nu = later[0]
        spel.doe("controleer_termijnen", "systeem")


def _loopt_af(spel: Spel) -> bool:
    """Every letter is sent, and nothing that is known asks to assess again."""
    geding = geding_van(spel)
    verbod = bool(geding and geding[1] == UitspraakUitkomst.GUNNINGSVERBOD and not geding[2])
    terug = any(klasse[0] == "afgewezen" for klasse in klassen_van(spel))
    afgewezen = any(not aanvaard for _, aanvaard in bewijs_van(spel.zaak) if _ in _winnaars(spel))
    return spel.perceel.toestand == "opschorting" and not (verbod or terug or afgewezen or _winnaar_weg(spel))


def _winnaars(spel: Spel) -> frozenset[str]:
    return frozenset(id_ for id_, rang in rangorde(spel.zaak) if rang == 1)


def _winnaar_weg(spel: Spel) -> bool:
    return any(spel.zaak.inschrijvingen[id_].toestand == "ingetrokken" for id_ in _winnaars(spel))


def _laatste(spel: Spel) -> bool:
    return spel.nu >= MOMENTEN[-1]


def _versturen(spel: Spel) -> Iterator[Zet]:
    if not _laatste(spel):
        yield "corrigeer", _corrigeer
    if spel.perceel.toestand == "beslissing":
        for eerste, tweede in KOPPELS:
            yield f"vrij {eerste}+{tweede}", partial(geef_vrij, soorten=_te_sturen(spel), wie=(eerste, tweede))
        for soort in _te_sturen(spel)[:1]:
            yield f"verzend {soort}", partial(verzend, soort=soort)


def _te_sturen(spel: Spel) -> tuple[str, ...]:
    """The letters to the winner go first; who is the only one left has nobody to turn down."""
    over = {soort for soort, toestand, _ in brievensleutel(spel.zaak) if toestand != "verzonden"}
    return tuple(s for s in BRIEVEN if s in over)


def _corrigeer(spel: Spel) -> None:
    spel.samen("corrigeer_gunningsbeslissing", geplande_verzenddatum=spel.nu.date(), motivering="datum")


def _heropenen(spel: Spel) -> Iterator[Zet]:
    """What starts anew on the last moment can never be finished."""
    if not _laatste(spel):
        for grond in Grond:
            yield f"heropen: {grond}", partial(heropen, grond=grond)


def _procederen(spel: Spel) -> Iterator[Zet]:
    gedingen = list(spel.zaak.kort_gedingen.values())
    if not gedingen and gewoon(spel):
        yield "dagvaarding", _dagvaard
    elif (geding := geding_van(spel)) and not geding[0] and not geding[3]:
        yield "motivering", _dagvaard
    if gedingen and not spel.zaak.uitspraken:
        handhaven, verbod = UitspraakUitkomst.HANDHAVEN, UitspraakUitkomst.GUNNINGSVERBOD
        for uitkomst in (handhaven,) if _laatste(spel) else (handhaven, verbod):
            yield f"uitspraak {uitkomst}", partial(_uitspraak, uitkomst=uitkomst)


def _dagvaard(spel: Spel) -> None:
    """Once more the same case adds the reason why signing may go on; the day of service stays."""
    oud = next(iter(spel.zaak.kort_gedingen.values()), None)
    met = {"gedagvaard_op": oud.gedagvaard_op if oud else spel.nu.date(), "motivering": "kansloos" if oud else ""}
    dagvaarding = stuk(spel, SoortStuk.DAGVAARDING)
    met |= {"rechtbank": "Oost-Brabant", "zaaknummer": ZAAK, "eiser": BETA, "dagvaarding": dagvaarding}
    spel.doe("registreer_kort_geding", **met)


def _uitspraak(spel: Spel, uitkomst: UitspraakUitkomst) -> None:
    met = {"uitkomst": uitkomst, "datum": spel.nu.date(), "bewijs": stuk(spel, SoortStuk.UITSPRAAK)}
    spel.doe("registreer_uitspraak", zaaknummer=ZAAK, **met)


def _contracteren(spel: Spel) -> Iterator[Zet]:
    zijweg = gewoon(spel) and not _laatste(spel) and not spel.zaak.bewijsoordelen
    for winnaar in namen(spel.zaak, "winnaar"):
        if spel.nu >= MOMENTEN[2]:
            yield f"bewijs en overeenkomst {winnaar}", partial(_overeenkomst, winnaar=winnaar)
        if zijweg:
            yield f"bewijs fout {winnaar}", partial(bewijs_fout, winnaar=winnaar)
    if zijweg:
        klasse, dienst = vertegenwoordigers(spel)[0]
        yield f"kom terug {klasse}", partial(besluit_advies, dienst=dienst, uitkomst=Uitkomst.AFGEWEZEN)
        yield from intrekkingen(spel)
    for wie in KOPPELS:
        yield f"overeenkomst vrij {'+'.join(wie)}", partial(geef_vrij, soorten=("overeenkomst",), wie=wie)
    yield "gun", _gun


def _overeenkomst(spel: Spel, winnaar: str) -> None:
    bewijs_goed(spel, winnaar)
    leg_overeenkomst_vast(spel, winnaar)


def _gun(spel: Spel) -> None:
    spel.doe("gun_definitief")


def sleutel(spel: Spel) -> Hashable:
    case, perceel = spel.zaak, str(spel.perceel.toestand)
    if klaar(spel) or perceel == "ingetrokken":
        return spel.toestand, perceel
    nu = tuple(m.date() for m in MOMENTEN).index(spel.nu.date())
    brieven = brievensleutel(case), einde_van_opschorting(case, perceel)
    volgorde = rangorde(case) if perceel != "beoordeling" else None
    return perceel, nu, klassen_van(spel), tenders_van(case), brieven, geding_van(spel), bewijs_van(case), volgorde


def klaar(spel: Spel) -> bool:
    return spel.perceel.toestand == "contract"


def niets_anders(spel: Spel) -> bool:
    return spel.perceel.toestand == "ingetrokken"


def waarom_vast(spel: Spel) -> str:
    return "onbekend"


WEGGELATEN = (
    "de tijd verspringt alleen over vier momenten; ook de controle van termijnen gebeurt dan",
    "na heropenen zijn scoren, advies, besluiten en beslissing één zet, met dezelfde punten voor wie er nog is",
    "een kort geding, bewijs, overeenkomsten en wie terugkomt of intrekt komen pas als alle brieven verzonden zijn",
    "uittreden komt voor als een deel van de brieven verzonden is; een ingetrokken mandaat en een besluit tot "
    "intrekken zolang niets is vrijgegeven, op de eerste dag; het mandaat van Asten loopt na 22 juni af",
    "een zijweg begint alleen als er geen andere gaande is: een inschrijver of deelnemer die weggaat, een ingetrokken "
    "mandaat, een afgekeurd bewijs of een kort geding komen niet samen voor",
    "op het laatste moment loopt alleen af wat verzonden is: er begint niets nieuws, en niemand komt nog terug",
    "alle inschrijvers stemmen tegelijk in met een langere gestanddoening, en pas als zij niet meer gebonden zijn",
    "ten hoogste één kort geding met één uitspraak (handhaven of gunningsverbod)",
    "het bewijs van de winnaar wordt goedgekeurd als de overeenkomst wordt vastgelegd, vanaf 23 juni; de brieven aan "
    "winnaars gaan het eerst uit",
    "brieven worden gemaakt als ze worden vrijgegeven; vervallen brieven en oude versies tellen niet mee",
    "intrekken telt alleen als uitweg als het enige perceel al is ingetrokken",
)


def fase() -> Fase:
    return Fase("beslissing en opschorting", begin(), zetten, sleutel, klaar, niets_anders, waarom_vast, WEGGELATEN)
