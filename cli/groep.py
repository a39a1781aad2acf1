"""Commands whose help is Dutch, and groups that know their commands by name with an underscore or a dash."""

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from cli.taal import Gebruiksfout

BREEDTE = 110
LANGSTE_NAAM = 36
"""Of a command; beside a longer one its help would begin on the next line."""
OPTIES = "Opties"

Regels = list[tuple[str, str]]


def gelijk(naam: str) -> str:
    """`plan-startbijeenkomst` is the same name as `plan_startbijeenkomst`."""
    return naam.replace("-", "_")


INSTELLINGEN = {"max_content_width": BREEDTE, "token_normalize_func": gelijk}


class _Nederlands:
    """What the help of commands and of groups has in common."""

    get_params: Callable[[Any], list[Any]]
    collect_usage_pieces: Callable[[Any], list[str]]

    def get_help_option(self, ctx: Any) -> Any:
        optie = super().get_help_option(ctx)  # type: ignore[misc]  # Typer's class is the next one in line
        if optie is not None:
            optie.help = "Toon deze uitleg."
        return optie

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def schrijf_parameters(self, ctx: Any, formatter: Any) -> None:
        """Under the heading that an option names (`rich_help_panel`); those of the command line itself come last."""
        koppen: dict[str, Regels] = {
            "Argumenten": [],
            **{p.rich_help_panel: [] for p in self._met_kop(ctx)},
            OPTIES: [],
        }
        for param in self.get_params(ctx):
            if regel := param.get_help_record(ctx):
                # Typer puts the Python type behind the name of an argument.
                naam, uitleg = regel[0].partition(" <")[0], regel[1].replace("[required]", "[verplicht]")
                koppen[_kop(param)].append((naam, uitleg))
        for kop, regels in koppen.items():
            if regels:
                with formatter.section(kop):
                    formatter.write_dl(regels)

    def _met_kop(self, ctx: Any) -> Iterable[Any]:
        return (param for param in self.get_params(ctx) if param.rich_help_panel)


def _kop(param: Any) -> str:
    if param.param_type_name == "argument":
        return "Argumenten"
    return str(param.rich_help_panel or OPTIES)


class Commando(_Nederlands, TyperCommand):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        instellingen = INSTELLINGEN | (kwargs.pop("context_settings", None) or {})
        kwargs |= {"options_metavar": "[opties]", "context_settings": instellingen}
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        self.schrijf_parameters(ctx, formatter)


class Groep(_Nederlands, TyperGroup):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"options_metavar": "", "subcommand_metavar": "OPDRACHT [opties]", "context_settings": INSTELLINGEN}
        super().__init__(*args, **kwargs)

    def format_options(self, ctx: Any, formatter: Any) -> None:
        for kop, regels in self.koppen():
            with formatter.section(kop):
                formatter.write_dl(regels, col_max=LANGSTE_NAAM)
        self.schrijf_parameters(ctx, formatter)

    def koppen(self) -> Iterable[tuple[str, Regels]]:
        """Headings, each with its commands and what they do."""
        yield "Opdrachten", [(naam, commando.get_short_help_str(BREEDTE)) for naam, commando in self.commands.items()]

    def namen(self) -> Iterable[str]:
        return self.commands

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        return next((c for naam, c in self.commands.items() if gelijk(naam) == gelijk(cmd_name)), None)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Suggests a name that looks like a wrong one; raises Gebruiksfout."""
        commando = self.get_command(ctx, args[0])
        if commando is not None:
            return commando.name, commando, args[1:]
        lijkt_op = get_close_matches(gelijk(args[0]), list(self.namen()), cutoff=0.5)
        bedoelde = f"; bedoelde u {' of '.join(lijkt_op)}?" if lijkt_op else ""
        raise Gebruiksfout(f"de opdracht '{args[0]}' bestaat niet{bedoelde}", ctx.command_path)


def maak_groep(klasse: type[Groep] = Groep, hulp: str | None = None) -> typer.Typer:
    """A group of commands; without a command it shows its help."""
    groep = typer.Typer(cls=klasse, help=hulp, add_completion=False, rich_markup_mode=None)

    @groep.callback(invoke_without_command=True)
    def toon_hulp(ctx: typer.Context) -> None:
        if ctx.invoked_subcommand is None:
            typer.echo(ctx.get_help())

    return groep


def maak_commando(functie: Callable[..., None], **instellingen: Any) -> Any:
    """A command by itself, from the signature of a function."""
    los = typer.Typer(add_completion=False, rich_markup_mode=None)
    los.command(cls=Commando, **instellingen)(functie)
    return typer.main.get_command(los)
