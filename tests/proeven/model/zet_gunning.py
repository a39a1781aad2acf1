"""Moves of decision, letters and kort geding (procedure 2.6)."""

from tests.proeven.model.kiezen import Kies, een, wie
from tests.proeven.model.rijen import BRIEVEN
from tests.proeven.model.wereld import Wereld
from tests.proeven.model.zet import BESLOTEN, DAG, een_dag, kies_perceel, met_zijn_tweeen, nieuw_stuk, vandaag, zet

GRONDEN_VAN_WINNAAR = ("bewijs_afgewezen", "winnaar_ingetrokken", "winnaar_weigert")


@zet("advies", "beoordeling")
def kies_briefvorm(w: Wereld, kies: Kies) -> None:
    w.roep("kies_briefvorm", wie(kies, "inkoper-1"), vorm=kies.uit("gezamenlijk", "per_deelnemer"))


@zet("advies")
def neem_gunningsbeslissing(w: Wereld, kies: Kies) -> None:
    perceel, gepland = kies_perceel(w, kies, "advies"), vandaag(w) + kies.uit(0, 1, 3, -1) * DAG
    w.roep("neem_gunningsbeslissing", wie(kies, "inkoper-1"), perceel=perceel, geplande_verzenddatum=gepland)


@zet("advies")
def neem_beslissing_over_alles(w: Wereld, kies: Kies) -> None:
    """Several percelen at once, in joint letters."""
    percelen = tuple(w.boek.percelen)
    if len(percelen) > 1:
        gepland = vandaag(w) + kies.uit(0, 1, 3, -1) * DAG
        w.roep("neem_gunningsbeslissing", wie(kies, "inkoper-1"), percelen=percelen, geplande_verzenddatum=gepland)


@zet("beslissing", "opschorting")
def corrigeer_gunningsbeslissing(w: Wereld, kies: Kies) -> None:
    met = {"geplande_verzenddatum": vandaag(w) + kies.uit(0, 2, -1) * DAG, "motivering": "Een datum klopte niet."}
    met_zijn_tweeen(w, kies, "corrigeer_gunningsbeslissing", perceel=kies_perceel(w, kies, *BESLOTEN), **met)


@zet("beslissing", "advies", "opschorting", "contract")
def heropen_beoordeling(w: Wereld, kies: Kies) -> None:
    if kies.soms(2):
        grond = kies.uit("inhoudelijke_fout", "vonnis", "advies_afgewezen", *GRONDEN_VAN_WINNAAR)
        perceel = kies_perceel(w, kies, *BESLOTEN, "contract")
        met_zijn_tweeen(w, kies, "heropen_beoordeling", perceel=perceel, grond=grond, motivering="Opnieuw.")


@zet()
def geef_vrij(w: Wereld, kies: Kies) -> None:
    """The kinds that are in concept now, or any."""
    klaar = sorted({b.soort for b in w.boek.brieven.values() if b.stand == "concept"})
    if not kies.soms(4):
        w.maak_brieven()
    soorten = een(kies, [(s,) for s in klaar], BRIEVEN, ("herinnering",), ("proces_verbaal_opening",))
    met = {"perceel": None if not kies.soms(4) else kies_perceel(w, kies), "dienst": kies.uit(None, None, "Asten")}
    met_zijn_tweeen(w, kies, "geef_vrij", soorten=soorten, **met)


@zet("beslissing")
def geef_de_brieven_vrij(w: Wereld, kies: Kies) -> None:
    w.maak_brieven()
    met_zijn_tweeen(w, kies, "geef_vrij", soorten=BRIEVEN, perceel=kies_perceel(w, kies, "beslissing"))


@zet()
def bevestig_verzending(w: Wereld, kies: Kies) -> None:
    klaar = sorted({b.soort for b in w.boek.brieven.values() if b.stand == "vrijgegeven"})
    soorten = een(kies, [(s,) for s in klaar], BRIEVEN, ("herinnering",))
    perceel = None if kies.soms(3) else kies_perceel(w, kies, "beslissing")
    moment = None if not kies.soms(5) else w.nu + kies.uit(-1, -3, 1) * DAG
    met = {"soorten": soorten, "perceel": perceel, "dienst": kies.uit(None, None, "Asten"), "verzonden_op": moment}
    oproep = w.roep("bevestig_verzending", wie(kies, "inkoper-1"), **met)
    if oproep.wacht and not kies.soms(3):
        w.roep("bevestig", kies.uit("manager-1", "inkoper-1"), voorstel=oproep.voorstel)


@zet("beslissing")
def verzend_de_brieven(w: Wereld, kies: Kies) -> None:
    soorten = kies.uit(BRIEVEN, BRIEVEN, BRIEVEN[:1], BRIEVEN[1:])
    w.roep("bevestig_verzending", wie(kies, "inkoper-1"), soorten=soorten, perceel=kies_perceel(w, kies, "beslissing"))


@zet("beslissing", "opschorting", "contract")
def registreer_kort_geding(w: Wereld, kies: Kies) -> None:
    perceel = kies_perceel(w, kies, "opschorting", "beslissing", "contract")
    met = {
        "gedagvaard_op": een_dag(w, kies),
        "zaaknummer": kies.uit("KG 1", "KG 2"),
        "dagvaarding": nieuw_stuk(w, kies, "dagvaarding"),
        "motivering": kies.uit("", "", "kansloos"),
    }
    w.roep(
        "registreer_kort_geding", wie(kies, "inkoper-1"), perceel=perceel, rechtbank="Oost-Brabant", eiser="X", **met
    )


@zet("beslissing", "opschorting", "contract", "beoordeling")
def registreer_uitspraak(w: Wereld, kies: Kies) -> None:
    zaken = [(n, z) for n, p in w.boek.percelen.items() for z in p.gedingen]
    if not zaken and not kies.soms(4):
        return
    perceel, zaak = een(kies, zaken, ("1", "KG 9"))
    uitkomst = kies.uit(
        "handhaven", "handhaven", "gunningsverbod", "herbeoordelen", "intrekken", "ingetrokken_door_eiser"
    )
    met = {"uitkomst": uitkomst, "datum": een_dag(w, kies), "bewijs": nieuw_stuk(w, kies, "uitspraak")}
    w.roep("registreer_uitspraak", wie(kies, "inkoper-1"), perceel=perceel, zaaknummer=zaak, **met)
