"""docs/process.md shows the tables as they are: made from them, compared with them, never written by hand."""

from collections.abc import Iterable
from pathlib import Path

from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.deelmachines import DEELMACHINES
from workflow.machine import Toestandsmachine
from workflow.tables import ACTS, MACHINES, OVERAL, TRANSITIONS, Act, Guard, Transition
from workflow.verbs import VERBS

BEGIN = {
    "project": ("aangemeld",),
    "perceel": ("open",),
    "deelname": ("geinteresseerd",),
    "inschrijving": ("te_laat", "onvolledig", "compleet"),
    "overeenkomst": ("concept",),
    "contract": ("lopend",),
    "document": ("concept", "vrijgegeven"),
    "termijn": ("open",),
    "bericht": ("onzeker", "geweigerd", "mislukt"),
}
"""The states in which a row of each machine may begin."""

_KOPPEN = {
    "project": ("Het project", "Van aanmelding tot het einde van het laatste contract."),
    "perceel": ("Het perceel", "Van de opening van de inschrijvingen tot het contract; het project volgt."),
    "deelname": ("De deelname", "Een dienst binnen één project."),
    "inschrijving": ("De inschrijving", "Wat een inschrijver op één perceel heeft aangeboden."),
    "overeenkomst": ("De overeenkomst", "Per deelnemer en winnaar."),
    "contract": ("Het contract", "Een getekende overeenkomst in het contractenregister."),
    "document": ("Het document", "Een brief: besteld, door een tweede persoon vrijgegeven, verzonden."),
    "termijn": ("De termijn", "Een dag waarop iets klaar moet zijn."),
    "bericht": ("Het bericht", "Een e-mail die de post niet zelf kon afmaken; een persoon beslist."),
}
_SOORTEN = {
    "project": "Handelingen in een project",
    "perceel": "Handelingen in een perceel",
    "stam": "Handelingen zonder project",
}
_VOLGORDE: dict[str, tuple[str, ...]] = {
    "project": tuple(ProjectToestand),
    "perceel": tuple(PerceelToestand),
    "stam": (),
}
_LANG = 3
"""A longer row of states that follow each other is told by its first and last."""
_TOP = """# Het proces

Dit bestand is gemaakt uit `workflow/tables.py` en `workflow/deelmachines.py`. Verander het niet met de hand:
`./zandloper procesdiagram` maakt het opnieuw, en met `--controleer` blijkt of het nog klopt.

② betekent: een tweede persoon van Bizob bevestigt.
*Vanzelf* betekent: niemand kiest deze overgang, hij volgt uit de feiten."""


def mermaid() -> str:
    """The whole text of docs/process.md: a state diagram per machine, then who may do what, when and on what terms."""
    machines = {**MACHINES, **DEELMACHINES}
    delen = [_TOP, *(_machine(naam, machines[naam]) for naam in _KOPPEN)]
    delen += [_handelingen(soort, kop) for soort, kop in _SOORTEN.items()]
    return "\n\n".join(delen) + "\n"


def controleer(pad: Path) -> bool:
    """Whether the file says what the tables say; a file that is not there does not."""
    return pad.is_file() and pad.read_text(encoding="utf-8") == mermaid()


def _machine(naam: str, machine: Toestandsmachine) -> str:
    kop, uitleg = _KOPPEN[naam]
    delen = [f"## {kop}", uitleg, _diagram(naam, machine)]
    if naam in TRANSITIONS:
        delen.append(_tabel(("van", "trigger", "naar", "wie", "voorwaarden"), map(_overgang, TRANSITIONS[naam])))
    return "\n\n".join(delen)


def _diagram(naam: str, machine: Toestandsmachine) -> str:
    pijlen: dict[tuple[str, str], list[str]] = {}
    for rij in machine.overgangen:
        pijlen.setdefault((rij.van, rij.naar), []).append(rij.trigger)
    toestanden = dict.fromkeys((*BEGIN[naam], *(t for paar in pijlen for t in paar)))
    regels = [f'state "{_woorden(t)}" as {t}' for t in toestanden if "_" in t]
    regels += [f"[*] --> {t}" for t in BEGIN[naam]]
    regels += [f"{van} --> {naar} : {', '.join(triggers)}" for (van, naar), triggers in pijlen.items()]
    regels += [f"{t} --> [*]" for t in toestanden if not any(van == t != naar for van, naar in pijlen)]
    return "\n".join(("```mermaid", "stateDiagram-v2", *(f"    {regel}" for regel in regels), "```"))


def _overgang(rij: Transition) -> tuple[str, ...]:
    wie = ", ".join(rij.rollen) or "*vanzelf*"
    return _lijst(rij.van), _verb(rij.trigger), _woorden(rij.naar or "dezelfde"), wie, _voorwaarden(rij.guards)


def _handelingen(soort: str, kop: str) -> str:
    return f"## {kop}\n\n" + _tabel(
        ("handeling", "toestanden", "wie", "voorwaarden"), (_handeling(soort, rij) for rij in ACTS[soort])
    )


def _handeling(soort: str, rij: Act) -> tuple[str, ...]:
    wie = ", ".join(rij.rollen) or "tweede persoon van Bizob"
    return _verb(rij.verb), _toestanden(_VOLGORDE[soort], rij.toestanden), wie, _voorwaarden(rij.guards)


def _toestanden(volgorde: tuple[str, ...], toestanden: tuple[str, ...]) -> str:
    if toestanden and toestanden == volgorde:
        return "alle"
    if toestanden == OVERAL:
        return "alle lopende"
    if len(toestanden) > _LANG and toestanden == _reeks(volgorde, toestanden[0], toestanden[-1]):
        return f"{_woorden(toestanden[0])} tot en met {_woorden(toestanden[-1])}"
    return _lijst(toestanden)


def _reeks(volgorde: tuple[str, ...], eerste: str, laatste: str) -> tuple[str, ...]:
    return volgorde[volgorde.index(eerste) : volgorde.index(laatste) + 1]


def _verb(naam: str) -> str:
    twee = " ②" if naam in VERBS and VERBS[naam].vier_ogen else ""
    return f"`{naam}`{twee}"


def _voorwaarden(guards: tuple[Guard, ...]) -> str:
    return _lijst(guard.__name__ for guard in guards)


def _lijst(namen: Iterable[str]) -> str:
    return ", ".join(map(_woorden, namen))


def _woorden(naam: str) -> str:
    return str(naam).strip("_").replace("_", " ")


def _tabel(kop: tuple[str, ...], rijen: Iterable[tuple[str, ...]]) -> str:
    regels = [kop, ("---",) * len(kop), *rijen]
    return "\n".join(f"| {' | '.join(cel or '–' for cel in regel)} |" for regel in regels)
