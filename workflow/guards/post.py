"""Guards of the post: there is a server and an address, and nothing goes out twice."""

from collections.abc import Iterable

from workflow.beurt import Beurt
from workflow.case.dossier import SoortStuk
from workflow.case.post import BerichtToestand
from workflow.documenten import KINDS
from workflow.guards.basis import over_invoer, stuk_redenen
from workflow.post import BESLISBAAR, ONDERWEG, adres_van, berichten_van
from workflow.reasons import Reden, reden


@over_invoer
def post_bezorgt(beurt: Beurt) -> Iterable[Reden]:
    """A letter with legal effect is sent only where sending reaches somebody."""
    if not beurt.call.beleid.post_bezorgt and any(KINDS[d.soort].vrijgave for d in beurt.met.te_verzenden(beurt.case)):
        yield reden("geen_mailserver")


@over_invoer
def adressen_bekend(beurt: Beurt) -> Iterable[Reden]:
    soorten = [KINDS[d.soort].titel for d in beurt.met.te_verzenden(beurt.case) if adres_van(beurt.case, d) is None]
    if soorten:
        yield reden("geen_adres", f"geen e-mailadres voor: {', '.join(dict.fromkeys(soorten))}")


@over_invoer
def niet_in_de_post(beurt: Beurt) -> Iterable[Reden]:
    """What is on its way by mail is not sent in another way, nor by mail again."""
    bezig = {
        f"bericht {b.nummer} ({b.toestand})"
        for d in beurt.met.te_verzenden(beurt.case)
        for b in berichten_van(beurt.case, d.id)
        # What has no legal effect and still waits may be handed over by hand: the post then leaves it.
        if b.toestand in ONDERWEG and (b.juridisch or b.toestand != BerichtToestand.OPEN)
    }
    if bezig:
        yield reden("brief_in_post", f"al in de post: {', '.join(sorted(bezig))}")


@over_invoer
def bericht_beslisbaar(beurt: Beurt) -> Iterable[Reden]:
    """The post itself decides about what it can still send; a person about what it left."""
    bericht = beurt.met.bericht(beurt.case)
    if bericht.toestand not in BESLISBAAR:
        yield reden("bericht_niet_open", f"bericht {bericht.nummer} is '{bericht.toestand}'")
    elif beurt.met.uitkomst == "verzonden" and bericht.toestand != BerichtToestand.ONZEKER:
        yield reden("bericht_niet_open", f"bericht {bericht.nummer} is zeker niet verzonden: {bericht.melding}")


@over_invoer
def bezorging_bewezen(beurt: Beurt) -> Iterable[Reden]:
    """That a letter with legal effect did leave is shown by a file in the dossier."""
    moment = beurt.met.verzonden_op
    if moment is None:
        return
    bericht = beurt.met.bericht(beurt.case)
    if bericht.juridisch:
        yield from stuk_redenen(beurt, beurt.met.bewijs, SoortStuk.CORRESPONDENTIE)
    if moment > beurt.call.nu:
        yield reden("datum_in_toekomst", "het moment van verzending ligt in de toekomst")
    if moment < bericht.besteld_op:
        yield reden("verzending_voor_vrijgave", "het bericht was toen nog niet klaargezet")
