"""Moves that make sense in every state: the clock, the checks, letters, second persons, files and accounts."""

from datetime import datetime, timedelta

from tests.factories.gegevens import DIENSTEN
from tests.factories.spel import email
from tests.proeven.model.kiezen import ANDEREN, Kies, een, wie
from tests.proeven.model.rijen import BRIEVEN
from tests.proeven.model.wereld import SYSTEEM, Wereld
from tests.proeven.model.zet import vandaag, zet, zet_klok
from workflow.tijd import AMSTERDAM


@zet()
def klok(w: Wereld, kies: Kies) -> None:
    uren = kies.uit(24, 1, 24, 72, 8 * 24, 21 * 24) if not kies.soms(12) else kies.uit(40 * 24, 90 * 24)
    zet_klok(w, w.nu + timedelta(hours=uren))


@zet()
def klok_naar_een_grens(w: Wereld, kies: Kies) -> None:
    """To the second, or the day, at which something becomes allowed or forbidden."""
    dagen = [d for d in (w.boek.deadline, *(p.einde for p in w.boek.percelen.values())) if d]
    momenten = [datetime(d.year, d.month, d.day, 23, 59, 58, tzinfo=AMSTERDAM) for d in dagen]
    later = [m for m in (*momenten, w.boek.sluiting) if m and w.nu < m]
    if later:
        zet_klok(w, kies.uit(*later) + timedelta(seconds=kies.uit(1, -1, 0, 3600)))


@zet()
def controleer_termijnen(w: Wereld, kies: Kies) -> None:
    w.roep("controleer_termijnen", kies.uit(SYSTEEM, SYSTEEM, "inkoper-1", "asten"))


@zet()
def brieven(w: Wereld, kies: Kies) -> None:
    w.maak_brieven()


@zet()
def bevestig(w: Wereld, kies: Kies) -> None:
    nummers = [n for n, v in w.boek.voorstellen.items() if v.open]
    w.roep("bevestig", kies.uit("manager-1", "inkoper-2", *ANDEREN), voorstel=een(kies, [*nummers, None], None, 99))


@zet()
def verwerp(w: Wereld, kies: Kies) -> None:
    nummers = [n for n, v in w.boek.voorstellen.items() if v.open]
    if nummers:
        w.roep("verwerp", kies.uit("inkoper-2", "inkoper-1", "asten"), voorstel=kies.uit(*nummers, None))


@zet()
def dossierstuk(w: Wereld, kies: Kies) -> None:
    code = f"eigen-{w.oog.rij % 3}" if kies.soms(3) else f"eigen-{w.oog.rij}"
    soort = kies.uit("overig", "besluit", "dagvaarding", "uitspraak", "getekende_overeenkomst")
    met = {"code": code, "soort": soort, "bestand": {"naam": "a.pdf", "tekst": code}, "dienst": kies.uit(None, "Asten")}
    w.roep("voeg_dossierstuk_toe", wie(kies, "inkoper-1"), **met)


@zet()
def het_proces_sterft(w: Wereld, kies: Kies) -> None:
    """Somewhere in a call, before its commit."""
    verb, door, met = kies.uit(
        ("controleer_termijnen", SYSTEEM, {}),
        ("bevestig", "manager-1", {}),
        ("gun_definitief", "inkoper-1", {}),
        ("neem_gunningsbeslissing", "inkoper-1", {"geplande_verzenddatum": vandaag(w)}),
        ("sluit_perceel", "inkoper-1", {}),
        ("geef_vrij", "inkoper-1", {"soorten": BRIEVEN}),
        ("registreer_vraag", "inkoper-1", {"tekst": "?"}),
    )
    w.roep_en_sterf(verb, door, **met)


@zet()
def registreer_persoon(w: Wereld, kies: Kies) -> None:
    kort = kies.uit("inkoper-3", "ecb-1", "manager-2")
    rol = {"i": "concerninkoper", "e": "ecb", "m": "contractmanager"}[kort[0]]
    w.roep("registreer_persoon", wie(kies, "beheerder-1"), email=email(kort), naam=kort, rollen=(rol,))


@zet()
def registreer_dienst(w: Wereld, kies: Kies) -> None:
    """The same data once more, with another address."""
    naam = kies.uit(*DIENSTEN)
    met = {"code": "0743", "tooi_uri": "https://voorbeeld.example/gm", "adres": "Markt 2", "postcode": "1000 AA"}
    w.roep("registreer_dienst", wie(kies, "beheerder-1"), naam=naam, plaats=naam, **met)


@zet()
def registreer_huisstijl(w: Wereld, kies: Kies) -> None:
    """Without a logo: letters that wait say something else from now on."""
    met = kies.uit({"slotgroet": "Met vriendelijke groet,"}, {"telefoon": "0493 000 000"}, {"slotgroet": ""})
    w.roep("registreer_huisstijl", wie(kies, "beheerder-1"), dienst=kies.uit(*DIENSTEN), **met)


@zet()
def registreer_contactpersoon(w: Wereld, kies: Kies) -> None:
    w.roep(
        "registreer_contactpersoon", wie(kies, "beheerder-1"), dienst=kies.uit("Best", "Asten"), persoon=email("best")
    )


@zet()
def wijs_projectleiding_toe(w: Wereld, kies: Kies) -> None:
    met = kies.uit({"contractmanagers": (email("manager-1"),)}, {"concerninkopers": (email("inkoper-2"),)})
    w.roep("wijs_projectleiding_toe", wie(kies, "inkoper-1"), **met)
