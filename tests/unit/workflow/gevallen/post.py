"""Broken facts of the post: no server, no address, on its way already, and decisions that nothing shows."""

from dataclasses import replace
from datetime import timedelta

from tests.factories import klaar_voor
from tests.factories.zijpad_post import BRIEVEN, VERZONDEN, bezorg
from tests.unit.workflow.gevallen.basis import Poging, anders, dag, geval, invoer, klok, zonder
from tests.unit.workflow.gevallen.gunning import een_aangehouden
from workflow.case.dossier import DocumentToestand
from workflow.case.post import BerichtToestand
from workflow.case.project import PerceelToestand
from workflow.verbs.brieven import BevestigVerzending

VERZEND, BESLIS, BEVESTIG = "verzend_brieven", "beslis_post", "bevestig_verzending"


def _zonder_server(poging: Poging) -> Poging:
    return replace(poging, spel=replace(poging.spel, beleid=replace(poging.spel.beleid, post_bezorgt=False)))


def _al_op_de_post() -> Poging:
    """The letters are on the post, and somebody is about to say that they were sent by hand."""
    spel = klaar_voor(VERZEND).voor.kopie()
    spel.doe(VERZEND, soorten=BRIEVEN)
    for bericht in spel.zaak.berichten.values():
        bezorg(spel, bericht, BerichtToestand.VERVALLEN)
    return Poging(spel, BEVESTIG, "inkoper-1", BevestigVerzending(soorten=BRIEVEN))


def _op_de_post(poging: Poging) -> Poging:
    poging.spel.doe(VERZEND, soorten=BRIEVEN)
    return poging


GEVALLEN = (
    geval(VERZEND, "post_bezorgt", "geen_mailserver", _zonder_server),
    geval(VERZEND, "adressen_bekend", "geen_adres", anders("inschrijvers", email="")),
    geval(
        BEVESTIG,
        "niet_in_de_post",
        "brief_in_post",
        anders("berichten", toestand=BerichtToestand.ONZEKER),
        start=_al_op_de_post,
    ),
    geval(VERZEND, "niet_in_de_post", "brief_in_post", _op_de_post),
    geval(VERZEND, "brieven_vrijgegeven", "geen_brieven", zonder("documenten")),
    geval(VERZEND, "brieven_vrijgegeven", "niet_vrijgegeven", anders("documenten", toestand=DocumentToestand.CONCEPT)),
    geval(
        VERZEND, "vrijgave_geldt", "vrijgave_verlopen", anders("beslissingen", geplande_verzenddatum=dag("2026-06-12"))
    ),
    geval(VERZEND, "beslissing_staat", "advies_niet_vastgesteld", een_aangehouden),
    geval(VERZEND, "einde_klopt", "einde_te_vroeg_vermeld", klok("2026-06-14T00:00"), ook={"vrijgave_verlopen"}),
    geval(
        "kies_briefvorm",
        "briefvorm_vrij",
        "briefvorm_staat_vast",
        anders("percelen", toestand=PerceelToestand.CONTRACT),
    ),
    geval(BESLIS, "bericht_beslisbaar", "bericht_niet_open", anders("berichten", toestand=BerichtToestand.VERVALLEN)),
    geval(
        BESLIS,
        "bericht_beslisbaar",
        "bericht_niet_open",
        anders("berichten", toestand=BerichtToestand.GEWEIGERD),
    ),
    geval(BESLIS, "bezorging_bewezen", "stuk_onbekend", invoer(bewijs="")),
    geval(BESLIS, "bezorging_bewezen", "stuk_verkeerde_soort", invoer(bewijs="pve")),
    geval(BESLIS, "bezorging_bewezen", "datum_in_toekomst", invoer(verzonden_op=VERZONDEN + timedelta(days=1))),
    geval(BESLIS, "bezorging_bewezen", "verzending_voor_vrijgave", invoer(verzonden_op=VERZONDEN - timedelta(days=1))),
)
