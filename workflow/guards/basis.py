"""Guards that more than one step uses: evidence in the dossier, and dates that can be true."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps

from workflow.beurt import Beurt
from workflow.case.dossier import SoortStuk
from workflow.lezen import stuk_op_code
from workflow.reasons import Reden, reden

Guard = Callable[[Beurt], Iterable[Reden]]
_DWINGBAAR = "dwingbaar"


def over_invoer(guard: Guard) -> Guard:
    """A guard about what the call itself brings has nothing to say when only asked what is missing."""

    @wraps(guard)
    def alleen_met_invoer(beurt: Beurt) -> Iterable[Reden]:
        return () if beurt.met is None else guard(beurt)

    return alleen_met_invoer


def dwingbaar(*codes: str) -> Callable[[Guard], Guard]:
    """A beheerder and a second person may set this guard aside, once: it keeps our own policy and nothing of the law.

    `codes` are the reasons that it gives; `dwing_af` finds the guard by them.
    """

    def merk(guard: Guard) -> Guard:
        guard.__dict__[_DWINGBAAR] = codes
        return guard

    return merk


def dwingbare_codes(guard: Guard) -> tuple[str, ...]:
    """The reasons of a guard that may be set aside; none for any other guard."""
    codes: tuple[str, ...] = vars(guard).get(_DWINGBAAR, ())
    return codes


def stuk_redenen(
    beurt: Beurt, code: str, soort: SoortStuk | tuple[SoortStuk, ...], deelname_id: str | None = None
) -> list[Reden]:
    """Evidence is a file in this dossier, of a right kind, and of this deelnemer where it is one's own."""
    soorten = soort if isinstance(soort, tuple) else (soort,)
    stuk = stuk_op_code(beurt.case, code)
    if stuk is None:
        return [reden("stuk_onbekend", f"'{code}' zit niet in het dossier")]
    redenen = []
    if stuk.soort not in soorten:
        nodig = " of ".join(soorten)
        redenen.append(reden("stuk_verkeerde_soort", f"'{code}' is een {stuk.soort}, nodig is een {nodig}"))
    if deelname_id and stuk.deelname_id != deelname_id:
        redenen.append(reden("stuk_van_ander", f"'{code}' hoort niet bij deze dienst"))
    return redenen


def niet_in_toekomst(beurt: Beurt, wat: str, dag: date) -> list[Reden]:
    """A fact has happened: its day is today or earlier."""
    if dag <= beurt.call.vandaag:
        return []
    return [reden("datum_in_toekomst", f"{wat} {dag:%d-%m-%Y} ligt in de toekomst")]
