"""The command `zandloper`: the verbs of the procedure by step, and what else there is to ask and to do."""

from collections.abc import Iterable
from typing import Any

import typer

from cli.groep import Groep, Regels, gelijk, maak_groep
from cli.opdrachten import OPDRACHTEN
from cli.stappen import STAPPEN

HULP = """Stuurt een collectief inkooptraject van vele gemeenten: van interesse tot contractbeheer.

Voor het eerst hier? Kijk met 'zandloper demo', of begin met 'zandloper eerste-beheerder'. Wie u bent zegt u met --als
of met ZANDLOPER_ALS; waar de gegevens staan met ZANDLOPER_MAP. Uitleg over één opdracht: zandloper OPDRACHT --help."""


class Wortel(Groep):
    """Knows every command by name, and makes only the one that is called."""

    def namen(self) -> Iterable[str]:
        from workflow.verbs import VERBS

        return (*OPDRACHTEN, *VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        for naam, opdracht in OPDRACHTEN.items():
            if gelijk(naam) == gelijk(cmd_name):
                commando = opdracht.laad()
                commando.name, commando.help = naam, opdracht.hulp
                return commando
        return _verb(gelijk(cmd_name))

    def koppen(self) -> Iterable[tuple[str, Regels]]:
        from workflow.verbs import VERBS

        for kop in dict.fromkeys(opdracht.kop for opdracht in OPDRACHTEN.values()):
            yield kop, [(naam, o.hulp) for naam, o in OPDRACHTEN.items() if o.kop == kop]
        for stap, titel in STAPPEN.items():
            if regels := [(verb.naam, verb.hulp) for verb in VERBS.values() if verb.stap == stap]:
                yield titel, regels


def _verb(naam: str) -> Any:
    from cli.verb import commando_van
    from workflow.verbs import VERBS

    return commando_van(VERBS[naam]) if naam in VERBS else None


WORTEL = typer.main.get_command(maak_groep(Wortel, HULP))
