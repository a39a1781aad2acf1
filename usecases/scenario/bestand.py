"""The form of a scenario file (procedure section 9), read by itself."""

from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, field_validator

from usecases.grenzen import LAATSTE_JAAR, VROEGSTE_JAAR, plek_in_woorden
from usecases.invoer import is_iso
from workflow.case.deelname import DeelnameToestand
from workflow.case.project import PerceelToestand, ProjectToestand
from workflow.case.stam import Rol
from workflow.case.termijn import SoortTermijn, TermijnToestand
from workflow.documenten import KINDS
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
    voor: tuple[str, ...] | None = None
    """Diensten, or others, for which the step is repeated; `{dienst}` or `{elk}` in its texts is the name of each."""
    percelen: tuple[str, ...] | None = None
    """Percelen for which the step is repeated; `{perceel}` in its texts is the number of each."""
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
    begin_met: str | None = None
    """Another file, seen from the folder of this one, whose steps come first; all that it names is known here too."""
    gegevens: dict[str, str] = Field(default_factory=dict)
    """Words that steps name between braces, so that a story may begin with the steps of another one."""
    personen: dict[str, Persoon] = Field(default_factory=dict)
    diensten: dict[str, dict[str, str]] = Field(default_factory=dict)
    """Master data per dienst; a municipality that the project's data knows needs none."""
    lijsten: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Names for lists, to use in `voor`, in `percelen` and in arguments as `"@naam"`."""
    stappen: tuple[Stap, ...]


_LADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""By libyaml where it is there, as it is in the wheels: reading all stories takes a while without it."""


def lees_inhoud(pad: Path) -> Inhoud:
    """What one file says by itself; raises ScenarioFout with every mistake in its form."""
    try:
        ruw = yaml.load(pad.read_text(encoding="utf-8"), Loader=_LADER)
    except OSError as fout:
        raise ScenarioFout([f"'{pad}' kan niet gelezen worden ({fout.strerror})"]) from None
    except (yaml.YAMLError, UnicodeDecodeError) as fout:
        raise ScenarioFout([f"'{pad}' is geen leesbaar scenario: {_waar(fout)}"]) from None
    return _inhoud(ruw)


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
