"""`post`: which mails wait, which ask for a decision, and a round of the post at once."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from cli.codes import Afloop
from cli.groep import Commando, maak_groep
from cli.installatie import installatie, wie
from cli.opdrachten.brieven import Voortgang
from cli.uitvoer import AlsJson, druk, druk_json, meervoud
from cli.verb import voer_verb_uit
from usecases.postlijst import Postlijst, Regel
from workflow.case.post import BerichtToestand
from workflow.post import BESLISBAAR
from workflow.reasons import Invoerfout

groep = maak_groep()

_Kenmerk = Annotated[str, typer.Argument(metavar="KENMERK", help="Kenmerk van het project.")]
_Nummer = Annotated[int, typer.Argument(metavar="NUMMER", help="Nummer van het bericht; zie 'zandloper post lijst'.")]
_Project = Annotated[str | None, typer.Option("--project", metavar="KENMERK", help="Alleen van dit project.")]
_Alles = Annotated[bool, typer.Option("--alles", help="Toon ook wat verzonden of vervallen is.")]
_Als = Annotated[
    str | None, typer.Option("--als", metavar="E-MAILADRES", help="Wie u bent; zonder deze optie ZANDLOPER_ALS.")
]
_Toelichting = Annotated[str | None, typer.Option("--toelichting", help="Waaruit dat blijkt, of waarom. [verplicht]")]


@groep.command("lijst", cls=Commando, help="Toon welke berichten wachten, en over welke u moet beslissen.")
def lijst(project: _Project = None, alles: _Alles = False, json: AlsJson = False) -> None:
    from usecases import postlijst

    with installatie() as app:
        gevonden = postlijst.lijst(app, project, alles=alles)
    code = Afloop.GEWEIGERD if gevonden.stil else Afloop.GEDAAN
    if json:
        druk_json({"ok": code == Afloop.GEDAAN, "exitcode": int(code), "berichten": gevonden.regels} | _rest(gevonden))
    else:
        _toon(gevonden)
    raise typer.Exit(code)


def _rest(gevonden: Postlijst) -> dict[str, Any]:
    return {"aantallen": gevonden.aantallen, "stil": gevonden.stil, "bezorging": gevonden.bezorging}


def _toon(gevonden: Postlijst) -> None:
    from cli.scherm.tabel import druk as druk_regels
    from cli.scherm.tabel import druk_tabel

    if gevonden.stil:
        druk_regels([f"DE POST STAAT STIL: {gevonden.stil}. Vrijgeven: zandloper post vrijgeven --help"])
    druk_regels([f"De post gaat naar: {gevonden.bezorging}. {_telling(gevonden)}"])
    if gevonden.regels:
        koppen = ["project", "nr", "toestand", "brief", "aan", "melding"]
        druk_tabel(koppen, [[r.project, str(r.nummer), _stand(r), r.titel, r.naar, r.melding] for r in gevonden.regels])
    if any(r.toestand in BESLISBAAR for r in gevonden.regels):
        druk_regels(["Beslissen: zandloper post beslis KENMERK NUMMER verzonden|opnieuw|vervalt --toelichting …"])


def _telling(gevonden: Postlijst) -> str:
    delen = [f"{aantal} {toestand}" for toestand, aantal in gevonden.aantallen.items() if aantal]
    return f"Berichten: {', '.join(delen)}." if delen else "Er zijn geen berichten."


def _stand(regel: Regel) -> str:
    """An open one that was tried says when it is tried again."""
    from cli.scherm.tabel import moment

    if regel.toestand == BerichtToestand.VERZONDEN and regel.verzonden_op:
        return f"verzonden {moment(regel.verzonden_op)}"
    if regel.toestand == BerichtToestand.OPEN and regel.pogingen:
        return f"open, {meervoud(regel.pogingen, 'poging', 'pogingen')}, weer om {moment(regel.niet_voor)}"
    return str(regel.toestand)


@groep.command("verzend", cls=Commando, help="Verzend nu alles wat klaarstaat; anders doet de planner dat.")
def verzend(json: AlsJson = False) -> None:
    from usecases import post

    with installatie() as app:
        voortgang = Voortgang(post.rijp(app), stil=json, wat="berichten")
        verslag = post.verzend(app, voortgang=voortgang.toon)
        voortgang.klaar()
    code = Afloop.GEDAAN if verslag.in_orde else Afloop.NIET_ZOALS_VERWACHT
    gegevens = {"ok": verslag.in_orde, "exitcode": int(code), "aantallen": verslag.aantallen}
    druk(json, gegevens | {"meldingen": verslag.meldingen}, _regels(verslag.aantallen, verslag.meldingen))
    raise typer.Exit(code)


def _regels(aantallen: dict[str, int], meldingen: tuple[str, ...]) -> Iterator[str]:
    if not aantallen:
        yield "Er staat niets klaar om te verzenden."
    for afloop, aantal in sorted(aantallen.items()):
        yield f"{meervoud(aantal, 'bericht', 'berichten')} {afloop.replace('_', ' ')}."
    yield from (f"  - {melding}" for melding in meldingen)


@groep.command("beslis", cls=Commando, help="Beslis over een bericht dat onzeker, geweigerd of mislukt is.")
def beslis(
    kenmerk: _Kenmerk,
    nummer: _Nummer,
    uitkomst: Annotated[str, typer.Argument(metavar="UITKOMST", help="verzonden, opnieuw of vervalt.")],
    toelichting: _Toelichting = None,
    verzonden_op: Annotated[
        str | None, typer.Option("--verzonden_op", "--verzonden-op", metavar="MOMENT", help="Bij verzonden: wanneer.")
    ] = None,
    bewijs: Annotated[
        str | None, typer.Option("--bewijs", metavar="CODE", help="Bij verzonden: code van het bewijs in het dossier.")
    ] = None,
    als: _Als = None,
    json: AlsJson = False,
) -> None:
    _beslis(kenmerk, nummer, uitkomst, als, json, toelichting=toelichting, verzonden_op=verzonden_op, bewijs=bewijs)


@groep.command("opnieuw", cls=Commando, help="Verzend een bericht dat onzeker, geweigerd of mislukt is nog eens.")
def opnieuw(
    kenmerk: _Kenmerk, nummer: _Nummer, toelichting: _Toelichting = None, als: _Als = None, json: AlsJson = False
) -> None:
    _beslis(kenmerk, nummer, "opnieuw", als, json, toelichting=toelichting)


def _beslis(kenmerk: str, nummer: int, uitkomst: str, als: str | None, json: bool, **gegeven: str | None) -> None:
    if not gegeven["toelichting"]:
        raise Invoerfout("toelichting", "zeg waaruit dat blijkt, of waarom: --toelichting TEKST")
    invoer = {naam: waarde for naam, waarde in gegeven.items() if waarde}
    invoer |= {"nummer": str(nummer), "uitkomst": uitkomst}
    voer_verb_uit({"verb": "beslis_post", "invoer": invoer, "project": kenmerk}, als, json)


@groep.command("toon", cls=Commando, help="Toon een bericht zoals het verzonden is (een .eml-bestand).")
def toon(kenmerk: _Kenmerk, nummer: _Nummer) -> None:
    from usecases import postlijst

    with installatie() as app:
        eml = postlijst.toon(app, kenmerk, nummer)
    typer.echo(eml.decode("ascii"), nl=False)


@groep.command("vrijgeven", cls=Commando, help="Laat de post weer uitgaan na het terugzetten van een reservekopie.")
def vrijgeven(
    motivering: Annotated[
        str | None, typer.Option("--motivering", help="Wat u hebt nagekeken, en waarom de post weer mag. [verplicht]")
    ] = None,
    als: _Als = None,
    json: AlsJson = False,
) -> None:
    from usecases import posthuis

    account = wie(als)
    with installatie() as app:
        posthuis.geef_vrij(app, account, motivering or "")
    druk(json, {"ok": True, "exitcode": 0}, ["De post gaat weer uit, vanuit deze map."])


OPDRACHT = typer.main.get_command(groep)
