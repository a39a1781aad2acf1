"""The search from the definitive award to the end of the last contract; time passes with what happens."""

from collections.abc import Hashable, Iterator
from functools import partial
from typing import Any

from tests.factories import Spel, moment
from tests.proeven.stand_gunning import (
    MEE,
    bewijs_van,
    gewoon,
    klassen_van,
    namen,
    tenders_van,
    verlengd,
    vertegenwoordigers,
)
from tests.proeven.zetten import (
    besluit_en_trek_in,
    naam_van,
    stuk,
    trek_in,
    trek_perceel_in,
)
from tests.proeven.zetten_gunning import (
    ALFA,
    BETA,
    bewijs_fout,
    bewijs_goed,
    geef_vrij,
    heropen,
    intrekkingen,
    leg_overeenkomst_vast,
    na_opening,
    opnieuw_tot_beslissing,
    toets,
    uittredingen,
    verleng_gestanddoening,
    verzend_alles,
)
from tests.proeven.zoeken import Fase, Zet
from workflow.case.contract import Partij
from workflow.case.dossier import SoortStuk
from workflow.case.rechtszaak import Grond, UitspraakUitkomst

ZAAK = "KG 26-2"


def begin() -> Spel:
    spel = na_opening()
    spel.nu = moment("2026-06-01T09:00")
    toets(spel, (ALFA, BETA))
    _opnieuw_tot_contract(spel)
    return spel


def _opnieuw_tot_contract(spel: Spel) -> None:
    """What the searches before do move by move; the day after the standstill the contract is offered."""
    if not verlengd(spel.zaak):
        verleng_gestanddoening(spel)
    opnieuw_tot_beslissing(spel)
    verzend_alles(spel)
    spel.later(days=30)
    spel.doe("controleer_termijnen", "systeem")
    for winnaar in list(namen(spel.zaak, "winnaar")):
        bewijs_goed(spel, winnaar)
        leg_overeenkomst_vast(spel, winnaar)
    geef_vrij(spel, ("overeenkomst",))
    spel.doe("gun_definitief")


# --- zetten --------------------------------------------------------------------------------------------------------


def zetten(spel: Spel) -> Iterator[Zet]:
    if klaar(spel) or spel.toestand == "ingetrokken":
        return
    match str(spel.perceel.toestand):
        case "ingetrokken":
            yield "trek in", trek_in
        case "geen_geldige":
            yield "publiceer opnieuw", lambda s: s.doe("herpubliceer")
        case "beoordeling":
            if any(u.uitkomst == "intrekken" for u in spel.zaak.uitspraken.values()):
                yield "trek in op bevel", trek_in
            if list(namen(spel.zaak, "compleet")):
                yield "opnieuw tot contract", _opnieuw_tot_contract
            yield "geen geldige", lambda s: s.doe("stel_geen_geldige_vast")
            yield from _procederen(spel)
        case "contract":
            yield from _tekenen(spel)
            yield from _terugkomen(spel)
            yield "sluit perceel", lambda s: s.doe("sluit_perceel")
        case _:
            yield from _afronden(spel)


def _tekenen(spel: Spel) -> Iterator[Zet]:
    """Who has an offer signs with the other party, or one of them refuses; the advice on a refusal may follow."""
    for winnaar in namen(spel.zaak, "winnaar"):
        for klasse, dienst in vertegenwoordigers(spel):
            met = {"winnaar": winnaar, "dienst": dienst}
            if "aangeboden" in klasse:
                yield f"teken {klasse}", partial(_teken, **met)
                yield f"leverancier weigert {klasse}", partial(_weiger, **met, partij=Partij.LEVERANCIER, ecb=True)
                yield f"deelnemer weigert {klasse}", partial(_weiger, **met, partij=Partij.DEELNEMER, ecb=False)
            if "geweigerd deelnemer False" in klasse:
                yield f"advies over {klasse}", partial(_weiger, **met, partij=Partij.DEELNEMER, ecb=True)


def _niets_gebeurd(spel: Spel) -> bool:
    """Everybody has an offer that nobody signed or refused."""
    return all(klasse[-1] == "aangeboden" for klasse in klassen_van(spel))


def _teken(spel: Spel, winnaar: str, dienst: str) -> None:
    bewijs = spel.leg_in_dossier(f"stuk-{spel.teller}", SoortStuk.GETEKENDE_OVEREENKOMST, dienst)
    for partij in Partij:
        met = {"dienst": dienst, "partij": partij, "getekend_op": spel.nu.date(), "bewijs": bewijs}
        spel.doe("registreer_ondertekening", inschrijver=winnaar, **met)


def _weiger(spel: Spel, winnaar: str, dienst: str, partij: Partij, ecb: bool) -> None:
    door = dienst if partij == Partij.DEELNEMER else None
    met = {"dienst": dienst, "partij": partij, "geweigerd_op": spel.nu.date(), "motivering": "geen geld"}
    met |= {"bewijs": stuk(spel, SoortStuk.CORRESPONDENTIE, door)}
    met |= {"ecb_advies": stuk(spel, SoortStuk.ECB_ADVIES) if ecb else None}
    spel.doe("registreer_weigering", dienst.lower() if door else "inkoper-1", inschrijver=winnaar, **met)


def _terugkomen(spel: Spel) -> Iterator[Zet]:
    """As long as the guards find that nothing was signed."""
    for grond in Grond:
        yield f"heropen: {grond}", partial(heropen, grond=grond)
    yield "trek perceel in zonder besluit", trek_perceel_in
    if not _niets_gebeurd(spel):
        return
    for winnaar in namen(spel.zaak, "winnaar"):
        yield f"bewijs goed {winnaar}", partial(bewijs_goed, winnaar=winnaar)
    if spel.zaak.kort_gedingen:
        yield from _procederen(spel)
    if not gewoon(spel):
        return
    yield from uittredingen(spel)
    yield "besluit tot intrekken", besluit_en_trek_in
    yield from intrekkingen(spel)
    yield from _procederen(spel)
    for winnaar in namen(spel.zaak, "winnaar"):
        yield f"bewijs fout {winnaar}", partial(bewijs_fout, winnaar=winnaar)


def _procederen(spel: Spel) -> Iterator[Zet]:
    """A summons after the standstill, or while it was opened again."""
    gedingen = list(spel.zaak.kort_gedingen.values())
    if not gedingen and len(spel.zaak.adviezen) == 1:
        yield "dagvaarding", _dagvaard
    if gedingen and not spel.zaak.uitspraken:
        for uitkomst in (UitspraakUitkomst.INTREKKEN, UitspraakUitkomst.GUNNINGSVERBOD):
            yield f"uitspraak {uitkomst}", partial(_uitspraak, uitkomst=uitkomst)


def _dagvaard(spel: Spel) -> None:
    met = {"gedagvaard_op": spel.nu.date(), "rechtbank": "Oost-Brabant", "motivering": "te laat"}
    met |= {"zaaknummer": ZAAK, "eiser": BETA, "dagvaarding": stuk(spel, SoortStuk.DAGVAARDING)}
    spel.doe("registreer_kort_geding", **met)


def _uitspraak(spel: Spel, uitkomst: UitspraakUitkomst) -> None:
    met = {"uitkomst": uitkomst, "datum": spel.nu.date(), "bewijs": stuk(spel, SoortStuk.UITSPRAAK)}
    spel.doe("registreer_uitspraak", zaaknummer=ZAAK, **met)


def _afronden(spel: Spel) -> Iterator[Zet]:
    yield "kondig aan", _kondig_aan
    yield "rond af", lambda s: s.doe("rond_contract_af")
    yield "evalueer", _evalueer
    yield "bied dossier aan", lambda s: s.doe("bied_dossier_aan")
    yield "draag over", lambda s: s.doe("draag_over")
    if _lopend(spel.zaak):
        yield "laatste dag van een contract", partial(_beeindig, contract=_lopend(spel.zaak)[0])


def _kondig_aan(spel: Spel) -> None:
    spel.doe("registreer_aankondiging", referentie=f"stuk-{spel.teller}", verzonden_op=spel.nu.date())


def _evalueer(spel: Spel) -> None:
    verslag, formulier = stuk(spel, SoortStuk.EVALUATIE), stuk(spel, SoortStuk.EVALUATIEFORMULIER)
    spel.doe("registreer_evaluatie", verslag=verslag, formulier=formulier)


def _lopend(case: Any) -> list[Any]:
    return [c for c in case.contracten.values() if c.toestand == "lopend"]


def _beeindig(spel: Spel, contract: Any) -> None:
    overeenkomst = spel.zaak.overeenkomsten[contract.overeenkomst_id]
    inschrijver = spel.zaak.inschrijvers[spel.zaak.inschrijvingen[overeenkomst.inschrijving_id].inschrijver_id].naam
    dienst = naam_van(spel, spel.zaak.deelnames[overeenkomst.deelname_id])
    met = {"per": spel.nu.date(), "reden": "afgelopen", "bewijs": stuk(spel, SoortStuk.CORRESPONDENTIE)}
    spel.doe("beeindig_contract", inschrijver=inschrijver, dienst=dienst, **met)


# --- de sleutel ----------------------------------------------------------------------------------------------------


def sleutel(spel: Spel) -> Hashable:
    case, perceel = spel.zaak, str(spel.perceel.toestand)
    if klaar(spel) or perceel in ("ingetrokken", "geen_geldige"):
        return spel.toestand, perceel
    if perceel == "gecontracteerd":
        stand = len(_lopend(case)), bool(case.evaluaties), bool(case.dossieroverdrachten)
        return spel.toestand, stand, bool(case.aankondigingen)
    mee = {i.id for i in case.inschrijvingen.values() if i.toestand in MEE}
    bewijs = frozenset((id_, aanvaard) for id_, aanvaard in bewijs_van(case) if id_ in mee)
    return perceel, klassen_van(spel), tenders_van(case), bewijs, _geding(case), len(case.adviezen) == 1


def _geding(case: Any) -> tuple[str, ...]:
    """Once it was carried out, a ruling says nothing any more about the assessment; one to withdraw goes on to."""
    laatste = max(a.voorgelegd_op for a in case.adviezen.values())
    staat = [u for u in case.uitspraken.values() if u.geregistreerd_op >= laatste or u.uitkomst == "intrekken"]
    loopt = len(case.kort_gedingen) > len(case.uitspraken)
    return (*("loopt" for _ in range(loopt)), *(f"{u.uitkomst} {u.geregistreerd_op >= laatste}" for u in staat))


def klaar(spel: Spel) -> bool:
    return spel.toestand in ("afgerond", "aanbestedingsdocumenten")


def niets_anders(spel: Spel) -> bool:
    """Its only perceel was withdrawn, or the court ordered to withdraw."""
    bevolen = any(u.uitkomst == "intrekken" for u in spel.zaak.uitspraken.values())
    return spel.perceel.toestand == "ingetrokken" or bevolen


def waarom_vast(spel: Spel) -> str:
    return "onbekend"


WEGGELATEN = (
    "een zijweg begint alleen als er geen andere gaande is: een inschrijver of deelnemer die weggaat, een ingetrokken "
    "mandaat, een afgekeurd bewijs of een kort geding komen niet samen voor",
    "de tijd loopt alleen als er opnieuw beoordeeld wordt: dan zijn beoordelen, besluiten, verzenden, wachten, bewijs, "
    "overeenkomst en definitieve gunning één zet",
    "een deelnemer en zijn leverancier tekenen samen; de leverancier weigert met advies van het ECB, bij een weigering "
    "van een deelnemer komt dat advies later; de aankondiging volgt als alle overeenkomsten gesloten zijn",
    "een dagvaarding, een oordeel over bewijs, een inschrijver die intrekt en een besluit tot intrekken komen zolang "
    "niemand tekende of weigerde; ten hoogste één kort geding, in de eerste ronde, met één uitspraak (intrekken of "
    "gunningsverbod)",
    "mandaten veranderen niet meer: na de definitieve gunning vraagt alleen een nieuwe beslissing erom",
    "gesprekken, wijzigingen en verlengingen van een contract veranderen geen toestand; contracten zijn verwisselbaar",
    "intrekken telt alleen als uitweg als het enige perceel al is ingetrokken of de rechter het beval",
)


def fase() -> Fase:
    return Fase("contract", begin(), zetten, sleutel, klaar, niets_anders, waarom_vast, WEGGELATEN)
