"""Guards of an overeenkomst that is not signed: who refuses, and what that leaves (procedure 2.7)."""

from collections.abc import Iterable

from workflow.beurt import Beurt
from workflow.case.contract import OvereenkomstToestand, Partij
from workflow.case.dossier import SoortStuk
from workflow.guards.basis import niet_in_toekomst, over_invoer, stuk_redenen
from workflow.lezen import (
    deelname_van,
    dienst_van,
    einde_opschorting,
    handtekeningen_onder,
    overeenkomsten_op,
    overeenkomsten_van,
    weigeringen_van,
)
from workflow.reasons import Reden, reden
from workflow.tijd import dag_van

_OPEN = frozenset({OvereenkomstToestand.CONCEPT, OvereenkomstToestand.VRIJGEGEVEN, OvereenkomstToestand.AANGEBODEN})


@over_invoer
def weigering_kan(beurt: Beurt) -> Iterable[Reden]:
    """Only what was offered can be refused, and not by who signed it."""
    met, overeenkomst = beurt.met, beurt.met.overeenkomst(beurt.case)
    if overeenkomst is None:
        yield reden("overeenkomst_ontbreekt", f"{met.dienst} heeft geen overeenkomst met {met.inschrijver}")
    elif overeenkomst.aangeboden_op is None:
        yield reden("overeenkomst_niet_aangeboden")
    elif met.geweigerd_op < dag_van(overeenkomst.aangeboden_op):
        yield reden("datum_voor_aanbieding", f"aangeboden op {dag_van(overeenkomst.aangeboden_op):%d-%m-%Y}")
    elif met.partij in {o.partij for o in handtekeningen_onder(beurt.case, overeenkomst)}:
        yield reden("al_getekend", f"de {met.partij} heeft deze overeenkomst al getekend")


@over_invoer
def weigering_bewezen(beurt: Beurt) -> Iterable[Reden]:
    """A refusal is a letter of a day that has been; a deelnemer refuses by its own."""
    eigen = deelname_van(beurt.case, beurt.met.dienst).id if beurt.met.partij == Partij.DEELNEMER else None
    yield from stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.CORRESPONDENTIE, eigen)
    if beurt.met.ecb_advies:
        yield from stuk_redenen(beurt, beurt.met.ecb_advies, SoortStuk.ECB_ADVIES)
    yield from niet_in_toekomst(beurt, "de weigering", beurt.met.geweigerd_op)


def overeenkomsten_gesloten(beurt: Beurt) -> Iterable[Reden]:
    """Every overeenkomst of the perceel is signed by all its parties, refused or lapsed; at least one is signed."""
    overeenkomsten = overeenkomsten_op(beurt.case, beurt.perceel)
    open_ = [dienst_van(beurt.case, o.deelname_id).naam for o in overeenkomsten if o.toestand in _OPEN]
    if open_:
        yield reden("niet_alles_getekend", f"nog niet getekend: {', '.join(open_)}")
    elif all(o.toestand != OvereenkomstToestand.GETEKEND for o in overeenkomsten):
        yield reden("geen_overeenkomst_getekend")


def weigeringen_toegelicht(beurt: Beurt) -> Iterable[Reden]:
    """Of each refusal the ECB says in writing what it makes of it (procedure section 3)."""
    zonder = [
        dienst_van(beurt.case, o.deelname_id).naam
        for o in overeenkomsten_op(beurt.case, beurt.perceel)
        if o.toestand == OvereenkomstToestand.GEWEIGERD
        and not any(w.ecb_advies_id for w in weigeringen_van(beurt.case, o))
    ]
    if zonder:
        yield reden("ecb_advies_ontbreekt", f"over de weigering bij: {', '.join(zonder)}")


def ingang_na_opschorting(beurt: Beurt) -> Iterable[Reden]:
    """A text from before a new decision may not begin inside the new standstill (Aw 2.127)."""
    einde = einde_opschorting(beurt.case, beurt.perceel)
    te_vroeg = [o for o in overeenkomsten_van(beurt.case, beurt.perceel) if einde and o.ingangsdatum <= einde]
    if te_vroeg:
        namen = ", ".join(dienst_van(beurt.case, o.deelname_id).naam for o in te_vroeg)
        yield reden("ingang_te_vroeg", f"gaat in tijdens de opschortende termijn: {namen}")
