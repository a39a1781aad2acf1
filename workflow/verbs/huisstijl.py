"""The verb for how the letters of a dienst look, without a copy of every template."""

from dataclasses import replace

from workflow.beurt import Decision
from workflow.call import Call
from workflow.case import Stam
from workflow.case.stam import Dienst, Huisstijl
from workflow.lezen import dienst_op_naam, huisstijl_van
from workflow.reasons import Geweigerd, reden
from workflow.verbs.argumenten import Afbeelding, argumenten, eis_gevuld, veld
from workflow.verbs.registry import verb

MEESTE_REGELS = 5
LANGSTE_REGEL = 60
GROOTSTE_LOGO = 300_000
"""Bytes: it goes along in every letter."""
KLEINSTE_ZIJDE = 40
"""Pixels: less than this is a blot on paper."""
SCHEEFSTE = 10
"""How many times as long as the other a side may be."""


@argumenten
class RegistreerHuisstijl:
    dienst: str = veld("naam van de dienst")
    adresblok: tuple[str, ...] | None = veld(
        f"regels van het briefhoofd onder de naam, hooguit {MEESTE_REGELS}; zonder regels het postadres van de dienst",
        default=None,
    )
    bezoekadres: str | None = veld("bezoekadres op één regel", default=None)
    telefoon: str | None = veld("telefoonnummer", default=None)
    website: str | None = veld("adres van de website", default=None)
    slotgroet: str | None = veld("groet onder de brief, zoals 'Met vriendelijke groet,'", default=None)
    ondertekenaars: tuple[str, ...] | None = veld(
        "hoe de functies in eigen stukken van de dienst heten, één regel per functie die tekent", default=None
    )
    logo: Afbeelding | None = veld("het logo, een PNG- of JPEG-bestand", default=None)
    logo_tekst: str | None = veld("wat het logo laat zien, voor wie het niet ziet", default=None)
    zonder_logo: bool = veld("haal het logo weg", default=False)

    def __post_init__(self) -> None:
        eis_gevuld(self.dienst, "dienst")
        _eis_regels(self)
        if self.logo and self.zonder_logo:
            raise ValueError("zonder_logo: noem een logo of haal het weg, niet allebei")
        if self.logo:
            _eis_logo(self.logo)
        if self.logo_tekst is not None:
            _eis_logotekst(self.logo_tekst)


def _eis_regels(met: RegistreerHuisstijl) -> None:
    if len(met.adresblok or ()) > MEESTE_REGELS:
        raise ValueError(f"adresblok: hooguit {MEESTE_REGELS} regels")
    for regel in (*(met.adresblok or ()), *(met.ondertekenaars or ())):
        eis_gevuld(regel, "een regel")
    enkel = (met.bezoekadres, met.telefoon, met.website, met.slotgroet)
    for regel in (*(met.adresblok or ()), *(met.ondertekenaars or ()), *(r for r in enkel if r)):
        if len(regel) > LANGSTE_REGEL or "\n" in regel:
            raise ValueError(f"'{regel[:LANGSTE_REGEL]}': een regel is hooguit {LANGSTE_REGEL} tekens lang")


def _eis_logo(logo: Afbeelding) -> None:
    if logo.omvang > GROOTSTE_LOGO:
        raise ValueError(f"logo: het bestand is groter dan {GROOTSTE_LOGO // 1000} kB; bewaar het kleiner")
    kort, lang = sorted((logo.breedte, logo.hoogte))
    if kort < KLEINSTE_ZIJDE:
        raise ValueError(f"logo: elke zijde heeft ten minste {KLEINSTE_ZIJDE} beeldpunten; dit is {kort}")
    if lang > SCHEEFSTE * kort:
        raise ValueError(f"logo: de lange zijde is hooguit {SCHEEFSTE} keer de korte; snijd de rand eraf")


def _eis_logotekst(tekst: str) -> None:
    """Words, so that it says something to who hears it."""
    if len(tekst.split()) < 2 or len(tekst) > 2 * LANGSTE_REGEL or "\n" in tekst:
        raise ValueError(
            f"logo_tekst: beschrijf het logo in een paar woorden, zoals 'Logo van de gemeente', op één regel van "
            f"hooguit {2 * LANGSTE_REGEL} tekens"
        )


@verb(
    "registreer_huisstijl",
    stap="basis",
    hulp="Leg de huisstijl van een dienst vast, of verbeter wat u noemt; brieven die nog niet weg zijn, krijgen haar.",
    argumenten=RegistreerHuisstijl,
)
def registreer_huisstijl(stam: Stam, met: RegistreerHuisstijl, call: Call) -> Decision:
    """One style per dienst: what is not named stays, and who signs under a mandaat is no part of it (Awb 10:10)."""
    dienst = dienst_op_naam(stam, met.dienst)
    bekend = huisstijl_van(stam, dienst.id)
    nieuw = _met_logo(_met_tekst(bekend or _gewoon(call.nieuw_id(), dienst), met), met)
    redenen = []
    if nieuw.ondertekenaars and len(nieuw.ondertekenaars) != len(dienst.ondertekenaars):
        samen = " en ".join(dienst.ondertekenaars)
        redenen.append(reden("ondertekening_past_niet", f"voor {dienst.naam} tekenen: {samen}"))
    if nieuw.logo_sha256 and not nieuw.logo_alt:
        redenen.append(reden("logo_zonder_tekst", "noem logo_tekst"))
    if met.logo_tekst and not nieuw.logo_sha256:
        redenen.append(reden("logo_ontbreekt", f"voor {dienst.naam} is geen logo bekend"))
    if redenen:
        raise Geweigerd(redenen)
    return Decision(stam.met(nieuw))


def _gewoon(id_: str, dienst: Dienst) -> Huisstijl:
    return Huisstijl(
        id=id_,
        dienst_id=dienst.id,
        adresblok=(),
        bezoekadres="",
        telefoon="",
        website="",
        slotgroet="",
        ondertekenaars=(),
        logo_sha256=None,
        logo_vorm=None,
        logo_breedte=None,
        logo_hoogte=None,
        logo_alt=None,
    )


def _met_tekst(stijl: Huisstijl, met: RegistreerHuisstijl) -> Huisstijl:
    namen = ("adresblok", "bezoekadres", "telefoon", "website", "slotgroet", "ondertekenaars")
    genoemd = {naam: getattr(met, naam) for naam in namen if getattr(met, naam) is not None}
    return replace(stijl, **genoemd)


def _met_logo(stijl: Huisstijl, met: RegistreerHuisstijl) -> Huisstijl:
    if met.zonder_logo:
        return replace(
            stijl, logo_sha256=None, logo_vorm=None, logo_breedte=None, logo_hoogte=None, logo_alt=None
        )  # fmt: skip
    if met.logo:
        stijl = replace(
            stijl,
            logo_sha256=met.logo.sha256,
            logo_vorm=met.logo.vorm,
            logo_breedte=met.logo.breedte,
            logo_hoogte=met.logo.hoogte,
            # Another picture shows something else: what was said of the one before does not count.
            logo_alt=None if met.logo.sha256 != stijl.logo_sha256 else stijl.logo_alt,
        )
    return replace(stijl, logo_alt=met.logo_tekst or stijl.logo_alt)
