"""What the handleiding says of verbs, letters and refusals is made from the code; people write the rest of a page."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, get_args, get_origin, get_type_hints

from usecases.invoer import Argument, argumenten_van
from usecases.scenario import Verhaal, verhalen
from usecases.weigeringen import codes_van_stap, geeft, thuis, van_elk_verb
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.documenten import KINDS, Kind
from workflow.reasons import REDENEN
from workflow.tables import OVERAL, transition
from workflow.verbs import VERBS, Verb
from workflow.verbs.registry import altijd

PAGINAS = {
    "basis": "0-beginnen.md",
    "2.1": "1-startbijeenkomst.md",
    "2.2": "2-inkoopstrategie.md",
    "2.3": "3-aanbestedingsdocumenten.md",
    "2.4": "4-nota-van-inlichtingen.md",
    "2.5": "5-aanbestedingsfase.md",
    "2.6": "6-gunning.md",
    "2.7": "7-contract.md",
    "2.8": "8-evaluatie.md",
    "2.9": "10-contractmanagement.md",
    "altijd": "9-termijnen-brieven-en-controle.md",
}
"""The page of each step, as verbs name their step."""
VERHALEN = "11-verhalen.md"
"""The page of the stories that can be played."""
POST = "14-post.md"
"""The page about sending by mail; its verbs stand on the pages of their steps."""

_VOLGORDE: dict[str, tuple[str, ...]] = {
    "project": tuple(ProjectToestand),
    "perceel": tuple(PerceelToestand),
    "stam": (),
}
_LANG = 3
"""A longer row of states or steps is told in short."""


def bijwerken(tekst: str, stap: str) -> str:
    """The same page with fresh blocks of this step; a page that lacks the place for one is a ValueError."""
    for soort, maak in _BLOKKEN.items():
        tekst = _vervang(tekst, f"{soort} {stap}", maak(stap))
    return tekst


def bijwerken_verhalen(tekst: str) -> str:
    """The page of the stories with a fresh list of them; a page that lacks the place for it is a ValueError."""
    delen = (f"### {verhaal.naam}\n\n{verhaal.tekst}\n\n{_speel_met(verhaal)}" for verhaal in verhalen())
    return _vervang(tekst, "verhalen", "\n\n".join(delen))


def _speel_met(verhaal: Verhaal) -> str:
    return f"```sh\nzandloper scenario speel scenarios/{verhaal.bestand}\n```"


def _vervang(tekst: str, naam: str, inhoud: str) -> str:
    begin, einde = f"<!-- begin: {naam} -->", f"<!-- einde: {naam} -->"
    nieuw, aantal = re.subn(
        f"{re.escape(begin)}.*?{re.escape(einde)}",
        lambda _: f"{begin}\n\n{inhoud}\n\n{einde}",
        tekst,
        flags=re.DOTALL,
    )
    if inhoud and aantal != 1:
        raise ValueError(f"de bladzijde heeft {aantal} keer het blok '{naam}', en dat hoort één keer")
    return nieuw


# --- verbs ---------------------------------------------------------------------------------------------------------


def _verbs(stap: str) -> str:
    return "\n\n".join(_verb(verb) for verb in VERBS.values() if verb.stap == stap)


def _verb(verb: Verb) -> str:
    kop = f"### `{verb.naam}`{' ②' if verb.vier_ogen else ''}"
    feiten = [f"- Wie: {', '.join(verb.rollen) or 'een tweede persoon van Bizob'}", f"- Kan als: {_wanneer(verb)}"]
    if verb.trigger and (naar := transition(*verb.trigger).naar):
        feiten.append(f"- Daarna: het {verb.machine} staat op {_woorden(naar)}")
    feiten.append(f"- Tweede persoon: {_tweede(verb)}")
    return "\n\n".join((kop, verb.hulp, "\n".join(feiten), _gegevens(verb)))


def _tweede(verb: Verb) -> str:
    if verb.vier_ogen is None:
        return "nee"
    return "ja" if verb.vier_ogen is altijd else "soms (zie de uitleg op deze bladzijde)"


def _wanneer(verb: Verb) -> str:
    if verb.op_stam:
        return "altijd; dit hoort niet bij één project"
    if set(OVERAL) <= set(verb.toestanden):
        return "het project loopt"
    return f"het {verb.machine} staat op {' of '.join(_reeksen(_VOLGORDE[verb.machine], verb.toestanden))}"


def _reeksen(volgorde: tuple[str, ...], eigen: tuple[str, ...]) -> list[str]:
    """A long row of states is told by its ends; one that was withdrawn stands apart from it."""
    gewoon = tuple(t for t in eigen if t != ProjectToestand.INGETROKKEN)
    reeks = volgorde[volgorde.index(gewoon[0]) : volgorde.index(gewoon[-1]) + 1]
    if len(gewoon) <= _LANG or reeks != gewoon:
        return [_woorden(t) for t in eigen]
    apart = [_woorden(t) for t in eigen if t not in gewoon]
    return [f"{_woorden(gewoon[0])} tot en met {_woorden(gewoon[-1])}", *apart]


def _gegevens(verb: Verb) -> str:
    rijen = list(_rijen(verb))
    if not rijen:
        return "Dit verb heeft geen gegevens nodig."
    return _tabel(("gegeven", "verplicht", "vorm", "uitleg"), rijen)


def _rijen(verb: Verb, voor: str = "") -> Iterator[tuple[str, ...]]:
    """A row per argument, and below one with parts a row per part."""
    hints = get_type_hints(verb.argumenten)
    standaarden = {veld.name: veld.default for veld in fields(verb.argumenten)}
    for argument in argumenten_van(verb):
        soort = _kaal(hints[argument.naam])
        verplicht = "ja" if argument.verplicht else _anders(standaarden[argument.naam])
        yield f"`{voor}{argument.naam}`", verplicht, _vorm(argument, soort), argument.hulp
        if isinstance(soort, type) and is_dataclass(soort) and argument.genest:
            yield from _rijen(replace(verb, argumenten=soort), f"{argument.naam}: ")


def _kaal(hint: Any) -> Any:
    """What one value is: the part of a list, or what an optional argument is when it is given."""
    if get_origin(hint) is tuple:
        return get_args(hint)[0]
    return next((deel for deel in get_args(hint) if deel is not type(None)), hint) if _mag_leeg(hint) else hint


def _mag_leeg(hint: Any) -> bool:
    return type(None) in get_args(hint)


def _anders(standaard: Any) -> str:
    if standaard in (MISSING, None, "", ()):
        return "nee"
    if isinstance(standaard, bool):
        return f"nee; anders {'ja' if standaard else 'nee'}"
    return f"nee; anders {standaard}"


def _vorm(argument: Argument, soort: Any) -> str:
    if get_origin(soort) is dict:
        sleutel, waarde = get_args(soort)
        return f"YAML, per {_een(sleutel) or 'naam'}: {_een(waarde) or 'tekst'}"
    vorm = f"kies uit: {', '.join(argument.keuzes)}" if argument.keuzes else argument.vorm
    if argument.genest:
        vorm = "YAML met onderdelen"
    return f"{vorm}; mag vaker" if argument.lijst else vorm


def _een(soort: Any) -> str:
    if isinstance(soort, type) and issubclass(soort, StrEnum):
        return " / ".join(soort)
    return "jjjj-mm-dd" if soort is date else ""


# --- brieven en redenen --------------------------------------------------------------------------------------------


def _brieven(stap: str) -> str:
    rijen = [_brief(kind) for kind in KINDS.values() if kind.stap == stap]
    return _tabel(("brief", "soort", "bestand", "vrijgeven door een tweede persoon"), rijen) if rijen else ""


def _brief(kind: Kind) -> tuple[str, ...]:
    return kind.titel, f"`{kind.soort}`", str(kind.vorm), "ja" if kind.vrijgave else "nee"


def _redenen(stap: str) -> str:
    eigen = [_reden(code) for code in REDENEN if thuis(code) == stap]
    delen = [_tabel(("reden", "uitleg", "aan zet", "met", "kan bij"), eigen)] if eigen else []
    elders: dict[str, list[str]] = {}
    for code in codes_van_stap(stap):
        if thuis(code) != stap:
            elders.setdefault(PAGINAS[thuis(code)], []).append(f"`{code}`")
    delen += [f"Ook mogelijk, met uitleg in [{naam}]({naam}): {', '.join(rest)}." for naam, rest in elders.items()]
    return "\n\n".join(delen)


def _reden(code: str) -> tuple[str, ...]:
    soort = REDENEN[code]
    return f"`{code}`", soort.uitleg, soort.wie, f"`{soort.verb}`" if soort.verb else "", _kan_bij(code)


def _kan_bij(code: str) -> str:
    verbs = geeft(code)
    if van_elk_verb(code):
        return "elk verb"
    if len({VERBS[verb].stap for verb in verbs}) > _LANG:
        return "bij veel stappen"
    return ", ".join(f"`{verb}`" for verb in verbs)


_BLOKKEN: dict[str, Callable[[str], str]] = {"verbs": _verbs, "brieven": _brieven, "redenen": _redenen}


def _woorden(naam: str) -> str:
    return str(naam).replace("_", " ")


def _tabel(kop: tuple[str, ...], rijen: Iterable[tuple[str, ...]]) -> str:
    regels = [kop, ("---",) * len(kop), *rijen]
    return "\n".join(f"| {' | '.join(cel.replace('|', '/') or '–' for cel in regel)} |" for regel in regels)
