"""The form of a scenario file (procedure section 9); every mistake is found before anything is played."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from usecases.grenzen import LAATSTE_JAAR, VROEGSTE_JAAR, plek_in_woorden
from usecases.invoer import is_iso, lees_invoer, zoek_verb
from workflow.case.deelname import DeelnameToestand
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.case.stam import Rol
from workflow.case.termijn import SoortTermijn, TermijnToestand
from workflow.documenten import KINDS
from workflow.reasons import REDENEN, Invoerfout
from workflow.tijd import AMSTERDAM
from workflow.vlaggen import CODES


def _eis_bekend(bekend: Collection[str]) -> AfterValidator:
    """A word from a list that the program itself keeps; raises ValueError in Dutch."""

    def eis(woord: str) -> str:
        if woord not in bekend:
            raise ValueError(f"'{woord}' kan niet; kies uit: {', '.join(bekend)}")
        return woord

    return AfterValidator(eis)


def _eis_uitgeschreven(waarde: Any) -> Any:
    """Not a number of seconds, which Pydantic would take for a moment as well; raises ValueError in Dutch."""
    if not is_iso(waarde):
        raise ValueError(f"'{waarde}' is geen datum of moment; schrijf bijvoorbeeld 2026-05-11 of 2026-05-11T12:00")
    return waarde


def _eis_jaar(dag: date) -> date:
    if not VROEGSTE_JAAR <= dag.year <= LAATSTE_JAAR:
        raise ValueError(f"het jaar moet tussen {VROEGSTE_JAAR} en {LAATSTE_JAAR} liggen")
    return dag


Soort = Annotated[str, _eis_bekend(KINDS)]
Vlagcode = Annotated[str, _eis_bekend(CODES)]
Dag = Annotated[date, BeforeValidator(_eis_uitgeschreven), AfterValidator(_eis_jaar)]
Tijdstip = Annotated[datetime, BeforeValidator(_eis_uitgeschreven), AfterValidator(_eis_jaar)]
Verwachting = Literal["uitgevoerd", "geweigerd", "voorstel", "invoerfout"]


class ScenarioFout(Exception):
    """The file cannot be played; every line says where and what is wrong, in Dutch."""

    def __init__(self, fouten: list[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(fouten))


class _Deel(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Persoon(_Deel):
    rollen: tuple[Rol, ...] = ()
    dienst: str | None = None
    naam: str | None = None


class Termijncontrole(_Deel):
    soort: SoortTermijn
    perceel: str | None = None
    dienst: str | None = None
    laatste_dag: Dag | None = None
    toestand: TermijnToestand | None = None


class Controle(_Deel):
    """What must be true at this moment; only what is named is looked at."""

    toestand: ProjectToestand | None = None
    percelen: dict[str, PerceelToestand] = Field(default_factory=dict)
    deelnames: dict[str, DeelnameToestand] = Field(default_factory=dict)
    termijnen: tuple[Termijncontrole, ...] = ()
    documenten: dict[Soort, int] = Field(default_factory=dict)
    vlaggen: tuple[Vlagcode, ...] | None = None
    audit: Literal["heel"] | None = None


class Stap(_Deel):
    op: Tijdstip | None = None
    door: str | None = None
    doe: str | None = None
    met: dict[str, Any] = Field(default_factory=dict)
    project: str | None = None
    voor: tuple[str, ...] = ()
    """Diensten for which the step is repeated; `{dienst}` in its texts is the name of each."""
    verwacht: Verwachting = "uitgevoerd"
    redenen: tuple[str, ...] = ()
    controleer: Controle | None = None

    @field_validator("op")
    @classmethod
    def _nederlandse_tijd(cls, op: datetime | None) -> datetime | None:
        return op.replace(tzinfo=AMSTERDAM) if op and op.tzinfo is None else op


class Inhoud(_Deel):
    scenario: str
    verhaal: str = ""
    personen: dict[str, Persoon]
    diensten: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Master data per dienst; a municipality that the project's data knows needs none."""
    lijsten: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Names for lists of diensten, to use in `voor` and in arguments as `"@naam"`."""
    stappen: tuple[Stap, ...]


@dataclass(frozen=True, slots=True)
class Zet:
    """One step that is ready to play; `plek` tells a reader where it stands in the file."""

    plek: str
    stap: Stap


@dataclass(frozen=True, slots=True)
class Scenario:
    inhoud: Inhoud
    zetten: tuple[Zet, ...]
    map: Path

    @property
    def verbs(self) -> int:
        return sum(1 for zet in self.zetten if zet.stap.doe)


def lees(pad: Path) -> Scenario:
    """A scenario that can be played from begin to end; raises ScenarioFout with every mistake in it."""
    try:
        ruw = yaml.load(pad.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except OSError as fout:
        raise ScenarioFout([f"'{pad}' kan niet gelezen worden ({fout.strerror})"]) from None
    except (yaml.YAMLError, UnicodeDecodeError) as fout:
        raise ScenarioFout([f"'{pad}' is geen leesbaar scenario: {_waar(fout)}"]) from None
    inhoud = _inhoud(ruw)
    zetten = tuple(_zetten(inhoud))
    if fouten := list(_fouten(inhoud, zetten, pad.parent)):
        raise ScenarioFout(fouten)
    return Scenario(inhoud, zetten, pad.parent)


def _waar(fout: Exception) -> str:
    plek = getattr(fout, "problem_mark", None)
    return f"regel {plek.line + 1}, kolom {plek.column + 1}" if plek else "het bestand is geen UTF-8 of geen YAML"


def _inhoud(ruw: Any) -> Inhoud:
    try:
        return Inhoud.model_validate(ruw)
    except ValidationError as fout:
        raise ScenarioFout([_melding(dict(deel)) for deel in fout.errors()]) from None


_MELDINGEN = {
    "missing": "dit ontbreekt",
    "extra_forbidden": "dit woord kent een scenario niet",
    "model_type": "hier horen namen met waarden",
    "dict_type": "hier horen namen met waarden",
    "tuple_type": "hier hoort een lijst",
    "string_type": "hier hoort een tekst",
    "int_parsing": "hier hoort een getal",
}


def _melding(deel: dict[str, Any]) -> str:
    plek = _plek(deel["loc"])
    if deel["type"] == "value_error":
        return f"{plek}: {deel['ctx']['error']}"
    if deel["type"] in ("literal_error", "enum"):
        return f"{plek}: '{deel['input']}' kan niet; kies uit: {deel['ctx']['expected']}".replace(" or ", " of ")
    if str(deel["type"]).startswith("datetime"):
        return f"{plek}: '{deel['input']}' is geen moment; schrijf bijvoorbeeld 2026-05-11T12:00"
    return f"{plek}: {_MELDINGEN.get(deel['type'], 'deze waarde kan niet')}"


def _plek(delen: tuple[Any, ...]) -> str:
    """Steps are counted from one, as people do."""
    if len(delen) > 1 and delen[0] == "stappen":
        return f"stap {delen[1] + 1}" + (f": {plek_in_woorden(delen[2:])}" if delen[2:] else "")
    return plek_in_woorden(delen) or "bestand"


def _zetten(inhoud: Inhoud) -> Iterator[Zet]:
    for nummer, stap in enumerate(inhoud.stappen, start=1):
        diensten = [naam for deel in stap.voor for naam in inhoud.lijsten.get(deel, (deel,))]
        for dienst in diensten or [""]:
            waar = f"stap {nummer}" + (f" ({dienst})" if dienst else "")
            invulling = {"door": _vul(stap.door, dienst, inhoud), "met": _vul(stap.met, dienst, inhoud)}
            yield Zet(waar, stap.model_copy(update=invulling))


def _vul(waarde: Any, dienst: str, inhoud: Inhoud) -> Any:
    if isinstance(waarde, str):
        if waarde.startswith("@") and waarde[1:] in inhoud.lijsten:
            return list(inhoud.lijsten[waarde[1:]])
        return waarde.replace("{dienst}", dienst) if dienst else waarde
    if isinstance(waarde, dict):
        return {_vul(naam, dienst, inhoud): _vul(deel, dienst, inhoud) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple):
        return [_vul(deel, dienst, inhoud) for deel in waarde]
    return waarde


def _fouten(inhoud: Inhoud, zetten: tuple[Zet, ...], map_: Path) -> Iterator[str]:
    yield from _stamfouten(inhoud)
    vorige: datetime | None = None
    for zet in zetten:
        stap = zet.stap
        if (stap.doe is None) == (stap.controleer is None):
            yield f"{zet.plek}: een stap heeft 'doe' of 'controleer', en niet allebei"
            continue
        if stap.doe is None:
            continue
        yield from _stapfouten(inhoud, zet, map_)
        if stap.op is None:
            yield f"{zet.plek}: 'op' ontbreekt; schrijf bijvoorbeeld 2026-05-11T12:00"
        elif vorige and stap.op < vorige:
            yield f"{zet.plek}: het moment ligt voor dat van de vorige stap"
        vorige = stap.op or vorige


def _stamfouten(inhoud: Inhoud) -> Iterator[str]:
    """Accounts and diensten are registered before the first step: what cannot be registered is found here."""
    for naam, gegevens in inhoud.diensten.items():
        yield from _invoerfouten(f"diensten.{naam}", "registreer_dienst", {"naam": naam, **gegevens})
    for sleutel, persoon in inhoud.personen.items():
        if Rol.CONTACTPERSOON in persoon.rollen and not persoon.dienst:
            yield f"personen.{sleutel}: een contactpersoon heeft een dienst"
        rollen = [rol.value for rol in persoon.rollen if rol != Rol.CONTACTPERSOON]
        account = {"email": "x@bizob.example", "naam": persoon.naam or sleutel, "rollen": rollen}
        yield from _invoerfouten(f"personen.{sleutel}", "registreer_persoon", account)


def _invoerfouten(plek: str, verb: str, invoer: dict[str, Any], map_: Path | None = None) -> Iterator[str]:
    try:
        lees_invoer(zoek_verb(verb), invoer, map_=map_)
    except Invoerfout as fout:
        zelf_genoemd = fout.veld == verb or fout.melding.startswith(fout.veld)
        yield f"{plek}: {fout.melding if zelf_genoemd else fout}"


def _stapfouten(inhoud: Inhoud, zet: Zet, map_: Path) -> Iterator[str]:
    stap = zet.stap
    if stap.door is not None and persoon_sleutel(inhoud, stap.door) is None:
        yield f"{zet.plek}: '{stap.door}' staat niet bij personen"
    if onbekend := [code for code in stap.redenen if code not in REDENEN]:
        yield f"{zet.plek}: onbekende reden: {', '.join(onbekend)}"
    if stap.redenen and stap.verwacht != "geweigerd":
        yield f"{zet.plek}: 'redenen' hoort bij 'verwacht: geweigerd'"
    if stap.verwacht == "invoerfout":
        return
    yield from _invoerfouten(zet.plek, stap.doe or "", stap.met, map_)


def persoon_sleutel(inhoud: Inhoud, door: str) -> str | None:
    """Who acts: a key of `personen`, or the name of a dienst for its contactpersoon."""
    if door in inhoud.personen:
        return door
    contacten = ((s, p) for s, p in inhoud.personen.items() if Rol.CONTACTPERSOON in p.rollen)
    return next((sleutel for sleutel, persoon in contacten if persoon.dienst == door), None)
