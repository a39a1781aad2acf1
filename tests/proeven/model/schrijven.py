"""What a call that was carried out means to the book; one without an entry means nothing to the rules held here."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from tests.proeven.model import schrijven_gunning, schrijven_markt, schrijven_voorbereiding
from tests.proeven.model.boek import Boek
from tests.proeven.model.rijen import Oproep, Voorstel

Schrijf = Callable[[Boek, Oproep], None]
BIJ_VOORSTEL = {"registreer_besluit", "verleen_mandaat"}
"""Facts that reached Bizob when they were proposed, not when they were confirmed."""
SCHRIJF: Mapping[str, Schrijf] = {
    **schrijven_voorbereiding.SCHRIJF,
    **schrijven_markt.SCHRIJF,
    **schrijven_gunning.SCHRIJF,
}


def voltrek(boek: Boek, oproep: Oproep) -> None:
    """The call was carried out; of a confirmed proposal the proposer counts as who did it."""
    if oproep.verb in SCHRIJF:
        SCHRIJF[oproep.verb](boek, oproep)


def bevestig(boek: Boek, oproep: Oproep, uitgevoerd: bool) -> None:
    """The proposal is closed; a refused one means nothing."""
    nummer = oproep.met.get("voorstel")
    voorstel = next(v for n, v in boek.voorstellen.items() if v.open and nummer in (None, n))
    voorstel.open = False
    boek.laatst_bevestigd = voorstel.oproep
    if uitgevoerd:
        ontvangen = voorstel.oproep.nu if voorstel.oproep.verb in BIJ_VOORSTEL else oproep.nu
        voltrek(boek, replace(voorstel.oproep, nu=ontvangen))


def leg_neer(boek: Boek, oproep: Oproep) -> None:
    assert oproep.voorstel is not None
    boek.voorstellen[oproep.voorstel] = Voorstel(_bevroren(boek, oproep))


def _bevroren(boek: Boek, o: Oproep) -> Oproep:
    """A besluit that waits for a second person is about the version of its own moment."""
    if o.verb != "registreer_besluit":
        return o
    return replace(o, met=o.met | {"versie": boek.versie_van(o.met)}, ja=False, wacht=False, voorstel=None)
