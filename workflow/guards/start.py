"""Guards of the startbijeenkomst (procedure 1.1 and 2.1)."""

from collections.abc import Iterable

from workflow.beurt import Beurt
from workflow.case.deelname import DeelnameToestand
from workflow.case.dossier import SoortStuk
from workflow.case.stam import Rol
from workflow.case.start import Wijze
from workflow.guards.basis import dwingbaar, over_invoer, stuk_redenen
from workflow.lezen import bijeenkomst, contactpersonen_van, deelnames_in, dienst_van, leiders
from workflow.reasons import Reden, reden

LEIDENDE_ROLLEN = (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER)


def collectief_getoetst(beurt: Beurt) -> Iterable[Reden]:
    """At least one element of the collectief-toets is recorded with its motivation (procedure 1.1)."""
    if not any(toets.elementen for toets in beurt.case.collectieftoetsen.values()):
        yield reden("collectief_niet_getoetst")


def projectleiding_compleet(beurt: Beurt) -> Iterable[Reden]:
    for rol in LEIDENDE_ROLLEN:
        if not leiders(beurt.case, rol):
            yield reden("projectleiding_ontbreekt", f"er is nog geen {rol} aangewezen")


def genoeg_belangstelling(beurt: Beurt) -> Iterable[Reden]:
    diensten = deelnames_in(beurt.case, DeelnameToestand.GEINTERESSEERD)
    if len(diensten) < beurt.call.beleid.minimum_deelnemers:
        yield reden("te_weinig_belangstelling", f"{len(diensten)} dienst(en) gemeld, ten minste 2 nodig")
    for deelname in diensten:
        if not contactpersonen_van(beurt.case.stam, deelname.dienst_id):
            yield reden(
                "contactpersoon_ontbreekt", f"{dienst_van(beurt.case, deelname.id).naam} heeft geen contactpersoon"
            )


@over_invoer
def bijeenkomst_kan(beurt: Beurt) -> Iterable[Reden]:
    """The meeting lies in the future and people know where to go."""
    gepland = bijeenkomst(beurt.case)
    if gepland is None:
        return
    if gepland.begin <= beurt.call.nu:
        yield reden("moment_voorbij", "de startbijeenkomst moet in de toekomst liggen")
    if gepland.reageren_voor > gepland.begin:
        yield reden("moment_voorbij", "de uiterste reactiedatum ligt na de bijeenkomst")
    if not (gepland.plaats or gepland.link):
        yield reden("plaats_ontbreekt")


def bijeenkomst_geweest(beurt: Beurt) -> Iterable[Reden]:
    gepland = bijeenkomst(beurt.case)
    if gepland is None or gepland.begin > beurt.call.nu:
        yield reden("bijeenkomst_nog_niet_geweest")


@dwingbaar("aanwezigheid_ontbreekt")
def aanwezigheid_compleet(beurt: Beurt) -> Iterable[Reden]:
    """Of every dienst that was invited it is known whether it was there."""
    gepland = bijeenkomst(beurt.case)
    bekend = {a.deelname_id for a in beurt.case.aanwezigheden.values() if gepland and a.bijeenkomst_id == gepland.id}
    ontbreekt = [
        dienst_van(beurt.case, d.id).naam
        for d in deelnames_in(beurt.case, DeelnameToestand.GEINTERESSEERD)
        if d.id not in bekend
    ]
    if ontbreekt:
        yield reden("aanwezigheid_ontbreekt", f"nog niet bekend van: {', '.join(ontbreekt)}")


@dwingbaar("bizob_niet_aanwezig")
def bizob_was_aanwezig(beurt: Beurt) -> Iterable[Reden]:
    """A concerninkoper and a contractmanager of this project were present at this meeting (procedure 2.1)."""
    gepland = bijeenkomst(beurt.case)
    aanwezig = {
        a.persoon_id
        for a in beurt.case.aanwezigheden.values()
        if gepland and a.bijeenkomst_id == gepland.id and a.wijze != Wijze.AFWEZIG
    }
    for rol in LEIDENDE_ROLLEN:
        if not any(persoon.id in aanwezig for persoon in leiders(beurt.case, rol)):
            yield reden("bizob_niet_aanwezig", f"er was geen {rol} van Bizob")


@over_invoer
def presentatie_in_dossier(beurt: Beurt) -> Iterable[Reden]:
    return stuk_redenen(beurt, beurt.met.presentatie, SoortStuk.PRESENTATIE)
