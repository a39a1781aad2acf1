"""A verb of the register as a command; its options follow from its arguments."""

from collections.abc import Iterator
from dataclasses import MISSING, fields
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from cli.codes import Afloop
from cli.groep import maak_commando
from cli.invoer import eis_verplichte, lees_mapping, uit_optie
from cli.uitvoer import AlsJson, druk, druk_json
from usecases.invoer import Argument, argumenten_van, lees_invoer
from workflow.reasons import Invoerfout
from workflow.verbs import Verb

_ALGEMEEN = ("project", "als", "met", "gevolgen", "json", "help")
_GEGEVENS = "Gegevens"
_VOOR = "gegeven_"

_Project = Annotated[
    str | None, typer.Option("--project", metavar="KENMERK", help="Kenmerk van het project. [required]")
]
_Als = Annotated[
    str | None, typer.Option("--als", metavar="E-MAILADRES", help="Wie u bent; zonder deze optie ZANDLOPER_ALS.")
]
_Met = Annotated[
    str | None,
    typer.Option("--met", metavar="BESTAND", help="Gegevens uit een YAML- of JSON-bestand; '-' leest van invoer."),
]
_Gevolgen = Annotated[
    bool, typer.Option("--gevolgen", help="Toon alleen wat er zou veranderen; er wordt niets vastgelegd.")
]


def commando_van(verb: Verb) -> Any:
    """The command of a verb."""
    argumenten = argumenten_van(verb)

    def aanroep(
        *,
        als: str | None,
        met: str | None,
        json: bool,
        project: str | None = None,
        gevolgen: bool = False,
        **gegeven: Any,
    ) -> None:
        invoer = lees_mapping(met) if met else {}
        for argument in argumenten:
            if waarde := gegeven[_VOOR + argument.naam]:
                invoer[argument.naam] = uit_optie(argument, waarde)
        _controleer(verb, argumenten, invoer, project)
        opdracht = {"verb": verb.naam, "invoer": invoer, "project": project}
        (_voorspel if gevolgen else voer_verb_uit)(opdracht, als, json)

    aanroep.__signature__ = Signature(list(_parameters(verb, argumenten)))  # type: ignore[attr-defined]  # read by Typer
    return maak_commando(aanroep, name=verb.naam, help=_hulp(verb))


def optie(argument: Argument) -> str:
    """The option of an argument; one with the name of an option that every verb has gets another."""
    return f"--veld_{argument.naam}" if argument.naam in _ALGEMEEN else f"--{argument.naam}"


def _hulp(verb: Verb) -> str:
    rollen = ", ".join(verb.rollen) or "een tweede persoon van Bizob"
    ogen = "\n\nEen tweede persoon bevestigt dit (zandloper bevestig)." if verb.vier_ogen else ""
    return f"{verb.hulp}\n\nVoor: {rollen}.{ogen}"


def _parameters(verb: Verb, argumenten: tuple[Argument, ...]) -> Iterator[Parameter]:
    standaarden = _standaarden(verb)
    for argument in argumenten:
        uitleg = _uitleg(argument, standaarden.get(argument.naam, ""))
        keus = typer.Option(optie(argument), metavar=_vorm(argument), help=uitleg, rich_help_panel=_GEGEVENS)
        soort = list[str] if argument.lijst else str
        yield _parameter(_VOOR + argument.naam, Annotated[soort | None, keus])
    if not verb.op_stam:
        yield _parameter("project", _Project)
    yield _parameter("als", _Als)
    yield _parameter("met", _Met)
    if not verb.op_stam:
        yield _parameter("gevolgen", _Gevolgen, standaard=False)
    yield _parameter("json", AlsJson, standaard=False)


def _parameter(naam: str, annotatie: Any, standaard: bool | None = None) -> Parameter:
    return Parameter(naam, Parameter.KEYWORD_ONLY, default=standaard, annotation=annotatie)


def _vorm(argument: Argument) -> str:
    return "YAML" if argument.genest else argument.vorm.upper().replace(" ", "-")


def _uitleg(argument: Argument, standaard: str) -> str:
    delen = [argument.hulp[:1].upper() + argument.hulp[1:] + "."]
    if argument.keuzes:
        delen.append(f"Kies uit: {', '.join(argument.keuzes)}.")
    if argument.lijst:
        delen.append("Mag vaker.")
    if standaard:
        delen.append(f"[anders: {standaard}]")
    if argument.verplicht:
        delen.append("[verplicht]")
    return " ".join(delen)


def _standaarden(verb: Verb) -> dict[str, str]:
    """What an argument is when it is left out, as far as that is something."""
    gevuld = {
        veld.name: veld.default for veld in fields(verb.argumenten) if veld.default not in (MISSING, None, "", ())
    }
    return {naam: _als_tekst(waarde) for naam, waarde in gevuld.items()}


def _als_tekst(waarde: Any) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return ", ".join(waarde) if isinstance(waarde, tuple) else str(waarde)


def _controleer(verb: Verb, argumenten: tuple[Argument, ...], invoer: dict[str, Any], project: str | None) -> None:
    """What cannot be understood is told before anything is opened; then it is up to the use case."""
    eis_verplichte(argumenten, invoer, {a.naam: optie(a) for a in argumenten})
    lees_invoer(verb, invoer)
    if not verb.op_stam and not project:
        raise Invoerfout("project", "noem het project: --project KENMERK. Met 'zandloper project lijst' ziet u alle.")


def voer_verb_uit(opdracht: dict[str, Any], als: str | None, json: bool) -> None:
    """Carry the verb out, tell what it did, and end with its exit code."""
    from cli.installatie import doe_met_geduld, wie
    from cli.uitkomst import als_gegevens, regels
    from usecases.execute import WACHT, Opdracht, voer_uit

    aanroep = Opdracht(**opdracht, als=wie(als))
    uitkomst = doe_met_geduld(lambda app: voer_uit(app, aanroep), stil=json)
    code = Afloop.WACHT if uitkomst.soort == WACHT else Afloop.GEDAAN
    druk(json, als_gegevens(uitkomst, code), regels(uitkomst))
    raise typer.Exit(code)


def _voorspel(opdracht: dict[str, Any], als: str | None, json: bool) -> None:
    from cli.installatie import installatie, wie
    from cli.scherm.gevolgen import als_gegevens, toon_gevolgen
    from usecases.beslissen import Opdracht
    from usecases.gevolgen import voorspel

    account = wie(als)
    with installatie() as app:
        voorspelling = voorspel(app, Opdracht(**opdracht, als=account))
    if json:
        druk_json(als_gegevens(voorspelling))
    else:
        toon_gevolgen(voorspelling)
