"""Moves that the searches from the tenders to the last contract share."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import partial

from tests.factories import Spel, email, klaar_voor, moment, pad
from tests.proeven.stand_gunning import BRIEVEN, GEBONDEN_TOT, MEE, iedereen_gemachtigd, namen, vertegenwoordigers
from tests.proeven.zetten import (
    besluit,
    deelname_van,
    deelnemers,
    mandaat_tot,
    naam_van,
    over,
    stuk,
    treed_uit,
    trek_mandaten_in,
    verleen_mandaat,
)
from tests.proeven.zoeken import Zet
from workflow.case.deelname import Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import Oordeel
from workflow.case.rechtszaak import Grond
from workflow.verbs.beoordeling import ConsensusInvoer, ScoreInvoer

ALFA, BETA = "Alfa Zorg", "Beta Hulp"
BEOORDELAARS = (*pad.BEOORDELAARS, "deskundige-deurne")
"""One more than is needed: who leaves the project leaves the team."""
EINDE_MANDAAT = moment("2026-12-31T00:00").date()
GELIJK = {(ALFA, "K1"): "8", (ALFA, "K2"): "9", (BETA, "K1"): "8", (BETA, "K2"): "5"}
"""With their prices both have 7.40, and K1 does not decide."""


def na_opening() -> Spel:
    """Two tenders, opened; assessors that declared and were appointed."""
    spel = klaar_voor("registreer_inschrijving").voor.kopie()
    for naam in (ALFA, BETA):
        pad.schrijf_in(spel, naam, ontvangen_op=moment("2026-05-11T09:30"), prijs=pad.INSCHRIJVERS[naam])
    spel.op("2026-05-11T15:00").doe("sluit_opening")
    for kort in BEOORDELAARS:
        spel.doe("leg_belangenverklaring_af", kort)
    personen = tuple(email(k) for k in BEOORDELAARS)
    spel.doe("wijs_beoordelaar_toe", criteria=pad.KWALITEIT, personen=personen)
    return spel


def met_kort_mandaat(spel: Spel, dienst: str, tot: str) -> Spel:
    id_ = deelname_van(spel, dienst).id
    eigen = [m for m in spel.zaak.mandaten.values() if m.deelname_id == id_]
    return spel.met_case(spel.zaak.met(*(replace(m, geldig_tot=moment(tot).date()) for m in eigen)))


def toets(spel: Spel, geldig: tuple[str, ...]) -> None:
    for naam in namen(spel.zaak, *MEE):
        met = {"oordeel": Oordeel.GELDIG} if naam in geldig else {"oordeel": Oordeel.ONGELDIG, "grond": "niet getekend"}
        spel.doe("toets_inschrijving", inschrijver=naam, motivering="opnieuw gelezen", **met)


def scoor(spel: Spel, punten: dict[tuple[str, str], str] = pad.CONSENSUS) -> None:
    geldig = set(namen(spel.zaak, "compleet"))
    paren = [(n, c, Decimal(p)) for (n, c), p in punten.items() if n in geldig]
    in_team = {spel.stam.personen[lid.persoon_id].email for lid in spel.zaak.teamleden.values() if lid.tot is None}
    for kort in (k for k in BEOORDELAARS if email(k) in in_team):
        spel.doe("scoor", kort, scores=tuple(ScoreInvoer(inschrijver=n, criterium=c, punten=p) for n, c, p in paren))
    samen = tuple(ConsensusInvoer(inschrijver=n, criterium=c, punten=p, motivering="goed") for n, c, p in paren)
    spel.doe("stel_consensus_vast", consensus=samen)


def leg_advies_voor(spel: Spel) -> None:
    spel.doe("leg_gunningsadvies_voor", deadline=over(spel, 21))


def besluit_advies(spel: Spel, dienst: str, uitkomst: Uitkomst) -> None:
    besluit(spel, dienst, Onderwerp.GUNNINGSADVIES, uitkomst)


def beslis(spel: Spel) -> None:
    spel.doe("neem_gunningsbeslissing", geplande_verzenddatum=spel.nu.date())


def opnieuw_tot_beslissing(spel: Spel) -> None:
    """The same scores of who is left, adopted by all: what the search of the assessment does move by move."""
    scoor(spel)
    leg_advies_voor(spel)
    for deelname in deelnemers(spel):
        besluit_advies(spel, naam_van(spel, deelname), Uitkomst.VASTGESTELD)
    beslis(spel)


def heropen(spel: Spel, grond: Grond) -> None:
    spel.samen("heropen_beoordeling", grond=grond, motivering="opnieuw")


def trek_inschrijving_in(spel: Spel, naam: str) -> None:
    met = {"ingetrokken_op": spel.nu.date(), "bewijs": stuk(spel, SoortStuk.CORRESPONDENTIE)}
    spel.doe("trek_inschrijving_in", inschrijver=naam, **met)


def verleng_gestanddoening(spel: Spel) -> None:
    for naam in namen(spel.zaak, *MEE):
        met = {"tot": GEBONDEN_TOT, "datum": spel.nu.date(), "bewijs": stuk(spel, SoortStuk.CORRESPONDENTIE)}
        spel.doe("verleng_gestanddoening", inschrijver=naam, **met)


def mandaten(spel: Spel) -> Iterator[Zet]:
    """One at a time revokes; who has none, or one that ended, grants anew."""
    yield from verlopen_mandaten(spel)
    if iedereen_gemachtigd(spel):
        for klasse, dienst in vertegenwoordigers(spel):
            yield f"mandaat ingetrokken {klasse}", partial(trek_mandaten_in, dienst=dienst)


def verlopen_mandaten(spel: Spel) -> Iterator[Zet]:
    for klasse, dienst in vertegenwoordigers(spel):
        tot = mandaat_tot(spel.zaak, deelname_van(spel, dienst))
        if tot is None or tot < spel.nu.date():
            yield f"nieuw mandaat {klasse}", partial(nieuw_mandaat, dienst=dienst)


def nieuw_mandaat(spel: Spel, dienst: str) -> None:
    verleen_mandaat(spel, dienst, f"{Onderwerp.INKOOPSTRATEGIE}-{dienst}", EINDE_MANDAAT)


def uittredingen(spel: Spel) -> Iterator[Zet]:
    for klasse, dienst in vertegenwoordigers(spel):
        yield f"uittreding {klasse}", partial(treed_uit, dienst=dienst)


def intrekkingen(spel: Spel) -> Iterator[Zet]:
    """A tenderer withdraws."""
    for naam in namen(spel.zaak, *MEE):
        yield f"{naam} trekt in", partial(trek_inschrijving_in, naam=naam)


def bewijs_goed(spel: Spel, winnaar: str) -> None:
    spel.doe("keur_bewijsmiddelen_goed", inschrijver=winnaar, bewijs=stuk(spel, SoortStuk.BEWIJSMIDDEL))


def bewijs_fout(spel: Spel, winnaar: str) -> None:
    bewijs = stuk(spel, SoortStuk.BEWIJSMIDDEL)
    spel.doe("wijs_bewijsmiddelen_af", inschrijver=winnaar, bewijs=bewijs, toelichting="verlopen")


def leg_overeenkomst_vast(spel: Spel, winnaar: str) -> None:
    tekst = stuk(spel, SoortStuk.OVEREENKOMST)
    ronde = max((n.ronde for n in spel.zaak.notas.values()), default=0)
    met = {"ingangsdatum": over(spel, 200), "einddatum": over(spel, 900), "nvi_ronde": ronde}
    spel.doe("leg_overeenkomst_vast", inschrijver=winnaar, tekst=tekst, **met)


def geef_vrij(spel: Spel, soorten: tuple[str, ...], wie: tuple[str, str] = ("inkoper-1", "manager-1")) -> None:
    spel.maak_brieven()
    spel.samen("geef_vrij", *wie, soorten=soorten)


def verzend(spel: Spel, soort: str) -> None:
    spel.doe("bevestig_verzending", soorten=(soort,))


def verzend_alles(spel: Spel) -> None:
    """The letters that there are: who is alone has nobody to turn down."""
    soorten = [
        s for s in BRIEVEN if any(d.soort == s and d.toestand == "concept" for d in spel.zaak.documenten.values())
    ]
    geef_vrij(spel, tuple(soorten))
    for soort in soorten:
        verzend(spel, soort)
