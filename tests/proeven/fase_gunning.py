"""The search from the tenders to the contract: one perceel, three deelnemers, two tenderers, five moments."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from tests.factories import Spel, email, klaar_voor, moment, pad
from tests.proeven.stand_gunning import (
    BRIEVEN,
    GEBONDEN_TOT,
    MOMENTEN,
    geding_van,
    mandaat_tot,
    sleutel,
    verlengd,
    vertegenwoordigers,
)
from tests.proeven.zoeken import Fase, Zet
from workflow.case.contract import Partij
from workflow.case.deelname import Handeling, Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import Oordeel
from workflow.case.rechtszaak import Grond, UitspraakUitkomst
from workflow.verbs.beoordeling import ConsensusInvoer, ScoreInvoer

ALFA, BETA = "Alfa Zorg", "Beta Hulp"
KOPPELS = (("inkoper-1", "manager-1"), ("manager-1", "inkoper-1"))
ZAAK = "KG 26-1"


def begin() -> Spel:
    """Opened, two tenders, assessors that declared; the mandaat of Asten ends on 22 June."""
    spel = klaar_voor("registreer_inschrijving").voor.kopie()
    for naam in (ALFA, BETA):
        pad.schrijf_in(spel, naam, ontvangen_op=moment("2026-05-11T09:30"), prijs=pad.INSCHRIJVERS[naam])
    spel.op("2026-05-11T15:00").doe("sluit_opening")
    for kort in pad.BEOORDELAARS:
        spel.doe("leg_belangenverklaring_af", kort)
    personen = tuple(email(k) for k in pad.BEOORDELAARS)
    spel.doe("wijs_beoordelaar_toe", criteria=pad.KWALITEIT, personen=personen)
    _kort_mandaat(spel)
    spel.nu = MOMENTEN[0]
    return spel


def _kort_mandaat(spel: Spel) -> None:
    asten = _deelname(spel, "Asten")
    eigen = [m for m in spel.zaak.mandaten.values() if m.deelname_id == asten.id]
    spel.case = spel.zaak.met(*(replace(m, geldig_tot=MOMENTEN[1].date()) for m in eigen))


def _deelname(spel: Spel, dienst: str) -> Any:
    case = spel.zaak
    return next(d for d in case.deelnames.values() if case.stam.diensten[d.dienst_id].naam == dienst)


# --- zetten --------------------------------------------------------------------------------------------------------


def zetten(spel: Spel) -> Iterator[Zet]:
    """What the tables refuse in this state is not tried: the matrix proves that."""
    yield "wacht", _wacht
    if spel.toestand != "gunning":
        yield from _afronden(spel)
        return
    match str(spel.perceel.toestand):
        case "beoordeling":
            yield from _beoordelen(spel)
            yield "advies", _advies
            yield "geen geldige", lambda s: s.doe("stel_geen_geldige_vast")
        case "geen_geldige":
            yield "publiceer opnieuw", lambda s: s.doe("herpubliceer")
            return
        case "advies":
            yield "advies", _advies
            yield from _besluiten(spel)
            yield "beslis", _beslis
            yield from _heropenen(spel)
        case "beslissing":
            yield from _versturen(spel)
            yield from _heropenen(spel)
            yield "gun", _gun
        case _:
            yield from _versturen(spel)
            yield from _heropenen(spel)
            yield from _procederen(spel)
            yield from _contracteren(spel)
    yield from _mandaat_verlengen(spel)
    yield from _verlengen(spel)


def _wacht(spel: Spel) -> None:
    """Time ends at the last moment: it comes only for what can still be finished then."""
    later = [m for m in MOMENTEN if m.date() > spel.nu.date()]
    if later and (later[0] != MOMENTEN[-1] or _loopt_af(spel)):
        spel.nu = later[0]
        spel.doe("controleer_termijnen", "systeem")


def _loopt_af(spel: Spel) -> bool:
    """Every letter is sent, no ruling asks to assess again, and every deelnemer stands behind the advies."""
    geding = geding_van(spel)
    verbod = bool(geding and geding[1] == UitspraakUitkomst.GUNNINGSVERBOD and not geding[2])
    terug = any("afgewezen" in str(klasse) for klasse, _ in vertegenwoordigers(spel))
    return spel.toestand != "gunning" or (str(spel.perceel.toestand) == "opschorting" and not verbod and not terug)


def _laatste(spel: Spel) -> bool:
    return spel.nu >= MOMENTEN[-1]


def _verlengen(spel: Spel) -> Iterator[Zet]:
    """Everybody consents at once, when the time that is left has become short."""
    if spel.nu >= MOMENTEN[-2] and not verlengd(spel.zaak):
        yield "verleng gestanddoening", _verleng


def _verleng(spel: Spel) -> None:
    for i in spel.zaak.inschrijvingen.values():
        if i.toestand != "ongeldig":
            bewijs = spel.leg_in_dossier(_code(spel), SoortStuk.CORRESPONDENTIE)
            met = {"tot": GEBONDEN_TOT, "datum": spel.nu.date(), "bewijs": bewijs}
            spel.doe("verleng_gestanddoening", inschrijver=spel.zaak.inschrijvers[i.inschrijver_id].naam, **met)


def _beoordelen(spel: Spel) -> Iterator[Zet]:
    if not spel.zaak.toetsen:
        for geldig in ((ALFA, BETA), (BETA,), ()):
            yield f"toets, geldig: {len(geldig)}", partial(_toets, geldig=geldig)
    if any(i.toestand == "compleet" for i in spel.zaak.inschrijvingen.values()):
        yield "scoor", _scoor


def _toets(spel: Spel, geldig: tuple[str, ...]) -> None:
    for naam in (ALFA, BETA):
        met = {"oordeel": Oordeel.GELDIG} if naam in geldig else {"oordeel": Oordeel.ONGELDIG, "grond": "niet getekend"}
        spel.doe("toets_inschrijving", inschrijver=naam, **met)


def _scoor(spel: Spel) -> None:
    case = spel.zaak
    geldig = [
        case.inschrijvers[i.inschrijver_id].naam for i in case.inschrijvingen.values() if i.toestand == "compleet"
    ]
    paren = [(n, c, Decimal(p)) for (n, c), p in pad.CONSENSUS.items() if n in geldig]
    for kort in pad.BEOORDELAARS:
        spel.doe("scoor", kort, scores=tuple(ScoreInvoer(inschrijver=n, criterium=c, punten=p) for n, c, p in paren))
    samen = tuple(ConsensusInvoer(inschrijver=n, criterium=c, punten=p, motivering="goed") for n, c, p in paren)
    spel.doe("stel_consensus_vast", consensus=samen)


def _advies(spel: Spel) -> None:
    spel.doe("leg_gunningsadvies_voor", deadline=_over(spel, 21))


def _besluiten(spel: Spel) -> Iterator[Zet]:
    klassen = vertegenwoordigers(spel)
    afgewezen = any("afgewezen" in str(klasse) for klasse, _ in klassen)
    for klasse, dienst in klassen:
        for uitkomst in (Uitkomst.VASTGESTELD,) if afgewezen else (Uitkomst.VASTGESTELD, Uitkomst.AFGEWEZEN):
            yield f"besluit {uitkomst} van {klasse}", partial(_besluit, dienst=dienst, uitkomst=uitkomst)


def _mandaat_verlengen(spel: Spel) -> Iterator[Zet]:
    if mandaat_tot(spel.zaak, _deelname(spel, "Asten")) < spel.nu.date():
        yield "nieuw mandaat", partial(_mandaat, dienst="Asten")


def _beslis(spel: Spel) -> None:
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=spel.nu.date())


def _corrigeer(spel: Spel) -> None:
    spel.samen("corrigeer_gunningsbeslissing", geplande_verzenddatum=spel.nu.date(), motivering="datum")


def _versturen(spel: Spel) -> Iterator[Zet]:
    if not _laatste(spel):
        yield "corrigeer", _corrigeer
    yield from _brieven(BRIEVEN)
    for soort in BRIEVEN:
        yield f"verzend {soort}", partial(_verzend, soort=soort)


def _heropenen(spel: Spel) -> Iterator[Zet]:
    """The widest ground stands for the others; what starts anew on the last moment can never be finished."""
    if not _laatste(spel):
        yield "heropen", _heropen


def _heropen(spel: Spel) -> None:
    spel.samen("heropen_beoordeling", grond=Grond.INHOUDELIJKE_FOUT, motivering="opnieuw")


def _brieven(soorten: tuple[str, ...]) -> Iterator[Zet]:
    for eerste, tweede in KOPPELS:
        yield f"vrij {soorten[0]} {eerste}+{tweede}", partial(_geef_vrij, soorten=soorten, wie=(eerste, tweede))


def _geef_vrij(spel: Spel, soorten: tuple[str, ...], wie: tuple[str, str]) -> None:
    spel.maak_brieven()
    spel.samen("geef_vrij", *wie, soorten=soorten)


def _verzend(spel: Spel, soort: str) -> None:
    spel.doe("bevestig_verzending", soorten=(soort,))


def _besluit(spel: Spel, dienst: str, uitkomst: Uitkomst) -> None:
    met = {"besluitdatum": spel.nu.date(), "getekend_op": spel.nu.date(), "onderwerp": Onderwerp.GUNNINGSADVIES}
    bewijs = spel.leg_in_dossier(_code(spel), SoortStuk.BESLUIT, dienst, dienst.lower())
    met |= {"perceel": "1", "uitkomst": uitkomst, "nummer": _code(spel), "bewijs": bewijs}
    spel.doe("registreer_besluit", dienst.lower(), dienst=dienst, **met)


def _mandaat(spel: Spel, dienst: str) -> None:
    volmacht = spel.leg_in_dossier(_code(spel), SoortStuk.VOLMACHT, dienst, dienst.lower())
    met = {"geldig_van": spel.nu.date(), "geldig_tot": moment("2026-12-31T00:00").date(), "volmacht": volmacht}
    met |= {"besluit": f"{Onderwerp.INKOOPSTRATEGIE}-{dienst}", "handelingen": tuple(Handeling)}
    spel.doe("verleen_mandaat", dienst.lower(), dienst=dienst, **met)


def _procederen(spel: Spel) -> Iterator[Zet]:
    gedingen = list(spel.zaak.kort_gedingen.values())
    if not gedingen:
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
    stuk = spel.leg_in_dossier(_code(spel), SoortStuk.DAGVAARDING)
    met = {"gedagvaard_op": oud.gedagvaard_op if oud else spel.nu.date(), "motivering": "kansloos" if oud else ""}
    spel.doe("registreer_kort_geding", rechtbank="Oost-Brabant", zaaknummer=ZAAK, eiser=BETA, dagvaarding=stuk, **met)


def _uitspraak(spel: Spel, uitkomst: UitspraakUitkomst) -> None:
    bewijs = spel.leg_in_dossier(_code(spel), SoortStuk.UITSPRAAK)
    spel.doe("registreer_uitspraak", zaaknummer=ZAAK, uitkomst=uitkomst, datum=spel.nu.date(), bewijs=bewijs)


def _contracteren(spel: Spel) -> Iterator[Zet]:
    for winnaar in _winnaars(spel):
        yield "bewijs en overeenkomst", partial(_overeenkomst, winnaar=winnaar)
        klasse, dienst = vertegenwoordigers(spel)[0]
        yield f"teken {klasse}", partial(_teken, winnaar=winnaar, dienst=dienst)
        if not _laatste(spel):
            yield f"kom terug {klasse}", partial(_besluit, dienst=dienst, uitkomst=Uitkomst.AFGEWEZEN)
    yield from _brieven(("overeenkomst",))
    yield "gun", _gun


def _gun(spel: Spel) -> None:
    spel.doe("gun_definitief")


def _winnaars(spel: Spel) -> list[str]:
    case = spel.zaak
    return [case.inschrijvers[i.inschrijver_id].naam for i in case.inschrijvingen.values() if i.toestand == "winnaar"]


def _overeenkomst(spel: Spel, winnaar: str) -> None:
    bewijs = spel.leg_in_dossier(_code(spel), SoortStuk.BEWIJSMIDDEL)
    spel.doe("keur_bewijsmiddelen_goed", inschrijver=winnaar, bewijs=bewijs)
    tekst = spel.leg_in_dossier(_code(spel), SoortStuk.OVEREENKOMST)
    ronde = max((n.ronde for n in spel.zaak.notas.values()), default=0)
    met = {"ingangsdatum": _over(spel, 200), "einddatum": _over(spel, 900), "nvi_ronde": ronde}
    spel.doe("leg_overeenkomst_vast", inschrijver=winnaar, tekst=tekst, **met)


def _teken(spel: Spel, winnaar: str, dienst: str) -> None:
    stuk = spel.leg_in_dossier(_code(spel), SoortStuk.GETEKENDE_OVEREENKOMST, dienst)
    for partij in Partij:
        met = {"dienst": dienst, "partij": partij, "getekend_op": spel.nu.date(), "bewijs": stuk}
        spel.doe("registreer_ondertekening", inschrijver=winnaar, **met)


def _afronden(spel: Spel) -> Iterator[Zet]:
    for winnaar in _winnaars(spel):
        for klasse, dienst in vertegenwoordigers(spel):
            yield f"teken {klasse}", partial(_teken, winnaar=winnaar, dienst=dienst)
    yield "kondig aan", _kondig_aan
    yield "sluit perceel", lambda s: s.doe("sluit_perceel")
    yield "rond af", lambda s: s.doe("rond_contract_af")
    yield "evalueer", _evalueer
    yield "bied dossier aan", lambda s: s.doe("bied_dossier_aan")
    yield "draag over", lambda s: s.doe("draag_over")


def _kondig_aan(spel: Spel) -> None:
    spel.doe("registreer_aankondiging", referentie=_code(spel), verzonden_op=spel.nu.date())


def _evalueer(spel: Spel) -> None:
    verslag = spel.leg_in_dossier(_code(spel), SoortStuk.EVALUATIE)
    formulier = spel.leg_in_dossier(_code(spel), SoortStuk.EVALUATIEFORMULIER)
    spel.doe("registreer_evaluatie", verslag=verslag, formulier=formulier)


def _over(spel: Spel, dagen: int) -> Any:
    return spel.nu.date() + timedelta(days=dagen)


def _code(spel: Spel) -> str:
    return f"stuk-{spel.teller}"


def waarom_vast(spel: Spel) -> str:
    return "onbekend"


WEGGELATEN = (
    "de tijd verspringt alleen over vijf momenten; ook de controle van termijnen gebeurt dan",
    "verklaringen en toewijzing van beoordelaars zijn er al; scoren en consensus zijn één zet met vaste punten",
    "Alfa wint als beide inschrijvingen geldig zijn, anders Beta; een gelijke stand is er niet",
    "een kort geding, bewijs en overeenkomsten komen pas als alle brieven verzonden zijn",
    "heropenen gebeurt op de ruimste grond",
    "op het laatste moment loopt alleen af wat verzonden is: er begint niets nieuws, en niemand komt nog terug",
    "alle inschrijvers stemmen tegelijk in met een langere gestanddoening, en pas als die kort wordt",
    "ten hoogste één kort geding met één uitspraak (handhaven of gunningsverbod)",
    "het bewijs van de winnaar wordt goedgekeurd als de overeenkomst wordt vastgelegd",
    "ten hoogste één deelnemer tegelijk wijst het advies af",
    "een deelnemer en zijn leverancier tekenen samen; brieven worden gemaakt als ze worden vrijgegeven",
    "herinneringen, reeds verzonden adviezen, vervallen brieven en oude versies tellen niet mee in een stand",
    "een stuk, een besluit of een handtekening wordt in dezelfde zet in het dossier gelegd en vastgelegd",
)


def fase() -> Fase:
    klaar: Callable[[Spel], bool] = lambda s: s.toestand in ("contractmanagement", "aanbestedingsdocumenten")  # noqa: E731
    return Fase("gunning van een perceel", begin(), zetten, sleutel, klaar, waarom_vast, WEGGELATEN)
