"""`document`: the letters of a project, one of them with its history and its bytes, and where two of them differ."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.codes import Afloop
from cli.groep import Commando, maak_groep
from cli.installatie import installatie
from cli.uitvoer import AlsJson, druk, druk_json, meervoud
from usecases import documenten, inzien, uitvoermap, vergelijken
from usecases.documenten import Filter, Regel
from usecases.inzien import Beeld
from usecases.vergelijken import Kant, Vergelijking
from workflow.case.dossier import DocumentToestand

KORT = 12
"""Characters of a SHA-256 that tell two letters apart."""
_UITLEG = "KENMERK/NUMMER, zoals 2026-014/12, of de sleutel; met .1 de eerste keer dat hij gemaakt werd."

groep = maak_groep()

_Document = Annotated[str, typer.Argument(metavar="DOCUMENT", help=_UITLEG)]
_Toestand = Annotated[
    str | None,
    typer.Option("--toestand", metavar="NAAM", help=f"Alleen met deze toestand: {', '.join(DocumentToestand)}."),
]


@groep.command("lijst", cls=Commando, help="Toon elke brief van een project, ook wat vervallen of ingetrokken is.")
def lijst(
    kenmerk: Annotated[str, typer.Argument(metavar="KENMERK", help="Kenmerk van het project.")],
    soort: Annotated[str | None, typer.Option("--soort", metavar="NAAM", help="Alleen brieven van deze soort.")] = None,
    dienst: Annotated[
        str | None, typer.Option("--dienst", metavar="NAAM", help="Alleen brieven van deze dienst.")
    ] = None,
    toestand: _Toestand = None,
    json: AlsJson = False,
) -> None:
    keuze = Filter(soort=soort, dienst=dienst, toestand=toestand)
    with installatie() as app:
        regels = documenten.lijst(app, kenmerk, keuze)
    if json:
        druk_json({"ok": True, "exitcode": 0, "project": kenmerk, "documenten": regels})
    else:
        _toon_lijst(kenmerk, regels)


def _toon_lijst(kenmerk: str, regels: list[Regel]) -> None:
    from cli.scherm.tabel import druk as druk_regels
    from cli.scherm.tabel import druk_tabel

    if not regels:
        druk_regels(["Er zijn geen zulke brieven."])
        return
    druk_tabel(["nr", "brief", "aan", "toestand", "verzonden"], [_rij(regel) for regel in regels])
    druk_regels(_voorbij(regels), hangt=4)
    druk_regels(["", f"Eén brief: zandloper document toon {kenmerk}/NR"])


def _rij(regel: Regel) -> list[str]:
    """What fits one line; who released it and its hash are told by `toon`, and in JSON."""
    from cli.scherm.tabel import ingekort, moment

    welke = [f"perceel {regel.perceel}"] if regel.perceel else []
    welke += [f"versie {regel.versie}"] if regel.versie > 1 else []
    return [
        str(regel.nummer),
        ingekort(", ".join([regel.titel, *welke]), 42),
        ingekort(regel.aan, 32),
        str(regel.toestand) if regel.sha256 else "nog niet gemaakt",
        moment(regel.verzonden_op) if regel.verzonden_op else "",
    ]


def _voorbij(regels: list[Regel]) -> Iterator[str]:
    """What ended together is told together: 26 → 54 is what came in the place of 26."""
    samen: defaultdict[str, list[str]] = defaultdict(list)
    for regel in regels:
        if regel.weg_op or regel.vervangen_door:
            nieuw = regel.vervangen_door.rpartition("/")[2] if regel.vervangen_door else ""
            samen[_waarom(regel)].append(f"{regel.nummer} → {nieuw}" if nieuw else str(regel.nummer))
    if samen:
        yield from ("", "Wat niet meer geldt of vervangen is (26 → 54: in plaats van 26 kwam 54):")
    yield from (f"  {waarom}: {', '.join(nummers)}" for waarom, nummers in samen.items())


def _waarom(regel: Regel) -> str:
    from cli.scherm.tabel import moment

    if regel.weg_op is None:
        return "opgevolgd door een nieuwere"
    return f"{regel.toestand} op {moment(regel.weg_op)}{f' door {regel.reden}' if regel.reden else ''}"


@groep.command("toon", cls=Commando, help="Toon van één brief de gegevens, de geschiedenis en de tekst.")
def toon(
    document: _Document,
    uit: Annotated[
        Path | None, typer.Option("--uit", metavar="BESTAND", help="Schrijf precies het bewaarde bestand hierheen.")
    ] = None,
    tekst: Annotated[bool, typer.Option("--tekst", help="Toon alleen de tekst van de brief.")] = False,
    pdf: Annotated[
        Path | None, typer.Option("--pdf", metavar="BESTAND", help="Schrijf een PDF hierheen (met LibreOffice).")
    ] = None,
    beeld: Annotated[
        Path | None, typer.Option("--beeld", metavar="MAP", help="Zet van elke bladzijde een afbeelding in deze map.")
    ] = None,
    json: AlsJson = False,
) -> None:
    with installatie() as app:
        if uit or pdf or beeld:
            geschreven = _schrijf(
                inzien.bestanden(app, document, pdf=pdf is not None, beeld=beeld is not None), uit, pdf, beeld
            )
            gegevens = {"ok": True, "exitcode": 0, "geschreven": [str(pad) for pad in geschreven]}
            druk(json, gegevens, (f"Geschreven: {pad}" for pad in geschreven))
            return
        gezien = inzien.toon(app, document)
    if json:
        druk_json({"ok": True, "exitcode": 0} | _als_gegevens(gezien))
    elif tekst:
        druk(False, {}, gezien.alineas)
    else:
        _toon(gezien)


def _schrijf(bestanden: inzien.Bestanden, uit: Path | None, pdf: Path | None, beeld: Path | None) -> list[Path]:
    geschreven = []
    for pad, inhoud in ((uit, bestanden.docx), (pdf, bestanden.pdf)):
        if pad and inhoud is not None:
            geschreven += uitvoermap.schrijf(pad.parent, {pad.name: inhoud})
    if beeld:
        bladzijden = {f"bladzijde-{nr:02d}.png": png for nr, png in enumerate(bestanden.beelden, start=1)}
        geschreven += uitvoermap.schrijf(beeld, bladzijden)
    return geschreven


def _als_gegevens(gezien: Beeld) -> dict[str, Any]:
    return {
        "document": gezien.regel,
        "uitgaven": gezien.uitgaven,
        "geschiedenis": gezien.geschiedenis,
        "vrijgegeven_sha256": gezien.vrijgegeven_sha256,
        "gegevens": gezien.gegevens,
        "tekst": gezien.alineas,
    }


def _toon(gezien: Beeld) -> None:
    from cli.scherm.tabel import druk as druk_regels
    from cli.scherm.tabel import kop

    kop(f"{gezien.regel.verwijzing}  {gezien.regel.titel} aan {gezien.regel.aan}")
    druk_regels(_kenmerken(gezien))
    kop("Geschiedenis")
    druk_regels(_geschiedenis(gezien), hangt=4)
    kop("Gegevens in de brief")
    druk_regels((f"  {naam}: {waarde}" for naam, waarde in gezien.feiten or ()), hangt=4)
    if gezien.feiten is None:
        druk_regels(["  Nog niet gemaakt, of niet bewaard."])
    kop("Tekst")
    druk_regels(f"  {alinea}" for alinea in gezien.alineas)


def _kenmerken(gezien: Beeld) -> Iterator[str]:
    regel = gezien.regel
    perceel = f", perceel {regel.perceel}" if regel.perceel else ""
    yield f"  toestand      {regel.toestand}, versie {regel.versie}{perceel}"
    if regel.weg_op:
        yield f"                {_waarom(regel)}"
    if regel.vervangen_door:
        yield f"  vervangen     door {regel.vervangen_door}"
    if regel.vervangt:
        yield f"  vervangt      {regel.vervangt}"
    if regel.samen_met:
        yield f"  één brief met {regel.samen_met}"
    yield f"  sleutel       {regel.sleutel}"
    for uitgave in gezien.uitgaven:
        keer = f" (keer {uitgave.keer})" if len(gezien.uitgaven) > 1 else ""
        yield f"  bestand       {uitgave.sha256}{keer}"
        yield f"  sjabloon      {uitgave.sjabloon_sha256 or 'niet bewaard'}{keer}"
        yield f"  gegevens      {uitgave.gegevens_sha256 or 'niet bewaard'}{keer}"
    if gezien.vrijgegeven_sha256:
        zelfde = gezien.vrijgegeven_sha256 == regel.sha256
        yield f"  vrijgegeven   {gezien.vrijgegeven_sha256}{'' if zelfde else '  NIET het bestand van nu'}"


def _geschiedenis(gezien: Beeld) -> Iterator[str]:
    from cli.scherm.tabel import moment

    for stap in gezien.geschiedenis:
        bytes_ = f" [{stap.sha256[:KORT]}]" if stap.sha256 else ""
        yield f"  {moment(stap.op)}  {stap.wat} door {stap.wie}{f' ({stap.waarom})' if stap.waarom else ''}{bytes_}"


@groep.command(
    "vergelijk", cls=Commando, help="Toon wat er verschilt tussen twee brieven, of met wat de brief vervangt."
)
def vergelijk(
    document: _Document,
    ander: Annotated[
        str | None, typer.Argument(metavar="ANDER", help="De latere brief; zonder: DOCUMENT is de latere.")
    ] = None,
    json: AlsJson = False,
) -> None:
    with installatie() as app:
        gevonden = vergelijken.vergelijk(app, document, ander)
    gegevens = {"ok": True, "exitcode": int(Afloop.GEDAAN), "zelfde_bytes": gevonden.zelfde_bytes}
    delen = {"was": gevonden.was, "wordt": gevonden.wordt, "feiten": gevonden.feiten, "alineas": gevonden.alineas}
    druk(json, gegevens | {"zelfde_sjabloon": gevonden.zelfde_sjabloon} | delen, _verschillen(gevonden))


def _verschillen(gevonden: Vergelijking) -> Iterator[str]:
    yield f"- {_kant(gevonden.was)}"
    yield f"+ {_kant(gevonden.wordt)}"
    if gevonden.zelfde_bytes:
        yield "Het zijn precies dezelfde bytes."
        return
    if not gevonden.zelfde_sjabloon:
        yield "Ze zijn met een verschillend sjabloon gemaakt."
    yield ""
    yield from _feiten(gevonden)
    yield ""
    yield f"Tekst: {meervoud(len(gevonden.alineas), 'alinea verschilt', 'alinea’s verschillen')}."
    yield from (f"  {alinea.teken} {alinea.tekst}" for alinea in gevonden.alineas)


def _kant(kant: Kant) -> str:
    return f"{kant.verwijzing}  {kant.titel} ({kant.toestand}) [{kant.sha256[:KORT]}]"


def _feiten(gevonden: Vergelijking) -> Iterator[str]:
    if gevonden.feiten is None:
        yield "Gegevens: van een van beide zijn ze niet bewaard."
        return
    yield f"Gegevens: {meervoud(len(gevonden.feiten), 'gegeven verschilt', 'gegevens verschillen')}."
    for feit in gevonden.feiten:
        yield f"  {feit.naam}"
        yield from (
            f"    {teken} {tekst}" for teken, tekst in (("-", feit.was), ("+", feit.wordt)) if tekst is not None
        )


OPDRACHT = typer.main.get_command(groep)
