"""Whether a dienst takes part follows from dates alone, compared with a second reading of procedure 2.2.1."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import Spel, moment, pad, tot
from tests.factories.gegevens import PLANNING
from workflow.case import Case
from workflow.case.deelname import Besluit, Deelname, DeelnameToestand, Handeling, Mandaat, Onderwerp, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.project import ProjectToestand
from workflow.deelneming import uitkomst
from workflow.lezen import aangeboden_strategie
from workflow.strategie import HOOFDSTUKKEN

DEADLINE = date(2026, 3, 18)
MIDDERNACHT = moment("2026-03-19T00:00")
BASIS = tot("inkoopstrategie_vaststelling")
DAGEN = st.integers(-5, 5).map(lambda n: DEADLINE + timedelta(days=n))
MOMENTEN = st.integers(-72, 72).map(lambda n: MIDDERNACHT + timedelta(hours=n))


@dataclass(frozen=True)
class Feit:
    """One decision, as a dienst might have taken it."""

    uitkomst: Uitkomst
    besloten: date
    getekend: date
    ontvangen: datetime
    huidige_versie: bool
    mandaat: datetime | None
    """When the mandaat that rests on it came in."""


FEITEN = st.lists(
    st.builds(
        Feit,
        uitkomst=st.sampled_from(Uitkomst),
        besloten=DAGEN,
        getekend=DAGEN,
        ontvangen=MOMENTEN,
        huidige_versie=st.booleans(),
        mandaat=st.none() | MOMENTEN,
    ),
    max_size=4,
    unique_by=lambda f: (f.besloten, f.ontvangen),
)


def nagerekend(feiten: list[Feit], vandaag: date) -> str:
    """What 2.2.1 says: the last decision that counts decides; without one it is over after the deadline."""
    telt: Feit | None = None
    for feit in feiten:
        binnen = feit.besloten <= DEADLINE and feit.getekend <= DEADLINE and feit.ontvangen < MIDDERNACHT
        if not (feit.huidige_versie and binnen):
            continue
        if telt is None or (feit.besloten, feit.ontvangen) > (telt.besloten, telt.ontvangen):
            telt = feit
    if telt and telt.uitkomst == "afgewezen":
        return "afgewezen"
    if telt and telt.uitkomst == "vastgesteld" and telt.mandaat and telt.mandaat < MIDDERNACHT:
        return "deelnemer"
    return "strategie_ter_vaststelling" if vandaag <= DEADLINE else "vervallen"


def _asten(case: Case) -> Deelname:
    return next(d for d in case.deelnames.values() if case.stam.diensten[d.dienst_id].naam == "Asten")


def _met(feiten: list[Feit]) -> Case:
    case, strategie = BASIS.zaak, aangeboden_strategie(BASIS.zaak)
    assert strategie is not None
    for nr, feit in enumerate(feiten):
        besluit = Besluit(
            id=f"besluit-{nr}",
            project_id=case.project.id,
            deelname_id=_asten(case).id,
            perceel_id=None,
            onderwerp=Onderwerp.INKOOPSTRATEGIE,
            uitkomst=feit.uitkomst,
            orgaan="college",
            nummer=str(nr),
            besluitdatum=feit.besloten,
            getekend_op=feit.getekend,
            ontvangen_op=feit.ontvangen,
            versie=1,
            inhoud_sha256=strategie.inhoud_sha256 if feit.huidige_versie else "0" * 64,
            bewijs_id="bewijs",
        )
        case = case.met(besluit)
        if feit.mandaat:
            case = case.met(_mandaat(besluit, feit.mandaat))
    return case


def _mandaat(besluit: Besluit, ontvangen: datetime) -> Mandaat:
    return Mandaat(
        id=f"mandaat-{besluit.id}",
        project_id=besluit.project_id,
        deelname_id=besluit.deelname_id,
        besluit_id=besluit.id,
        orgaan=besluit.orgaan,
        gemachtigde="concerninkoper",
        plaatsvervanger="contractmanager",
        handelingen=tuple(Handeling),
        plafond=None,
        geldig_van=DEADLINE,
        geldig_tot=DEADLINE,
        ondermandaat=False,
        ontvangen_op=ontvangen,
        volmacht_id=None,
        percelen=(),
        ingetrokken_per=None,
        intrekking_id=None,
    )


@given(feiten=FEITEN, vandaag=DAGEN)
@settings(max_examples=300)
def test_uitkomst_volgt_uit_de_datums(feiten: list[Feit], vandaag: date) -> None:
    case = _met(feiten)
    assert uitkomst(case, _asten(case), vandaag) == nagerekend(feiten, vandaag)


@given(feiten=FEITEN)
@settings(max_examples=50)
def test_de_volgorde_van_vastleggen_maakt_niet_uit(feiten: list[Feit]) -> None:
    na = MIDDERNACHT.date()
    case, omgekeerd = _met(feiten), _met(feiten[::-1])
    assert uitkomst(case, _asten(case), na) == uitkomst(omgekeerd, _asten(omgekeerd), na)


@given(feiten=FEITEN, controles=st.lists(MOMENTEN, max_size=3))
@settings(max_examples=50)
def test_een_controle_verandert_de_uitkomst_niet(feiten: list[Feit], controles: list[datetime]) -> None:
    """Checks that run, run twice or do not run give the same list of deelnames in the end."""
    met, zonder = BASIS.met_case(_met(feiten)), BASIS.met_case(_met(feiten))
    for controle in sorted(controles):
        met.nu = controle
        alleen_bekend = [f for f in feiten if max(f.ontvangen, f.mandaat or f.ontvangen) <= controle]
        if len(alleen_bekend) == len(feiten):
            met.doe("controleer_termijnen", "systeem")
    for spel in (met, zonder):
        spel.nu = MIDDERNACHT + timedelta(days=5)
        spel.doe("controleer_termijnen", "systeem")
    assert _standen(met) == _standen(zonder)


def _standen(spel: Spel) -> dict[str, str]:
    return {d.id: str(d.toestand) for d in spel.zaak.deelnames.values()}


@pytest.mark.parametrize("toestand", [t for t in DeelnameToestand if t != DeelnameToestand.STRATEGIE_TER_VASTSTELLING])
def test_wat_beslist_is_blijft_beslist_als_de_deelnemers_vaststaan(toestand: DeelnameToestand) -> None:
    deelname = replace(_asten(BASIS.zaak), toestand=toestand)
    project = replace(BASIS.zaak.project, toestand=ProjectToestand.AANBESTEDINGSDOCUMENTEN)
    assert uitkomst(BASIS.zaak.met_project(project).met(deelname), deelname, date(2027, 1, 1)) == toestand


def test_tot_de_vaststelling_telt_het_laatste_besluit_dat_op_tijd_is() -> None:
    spel = tot("inkoopstrategie_vaststelling").op("2026-03-10T09:00")
    pad.stel_vast(spel, "Asten", "asten", Onderwerp.INKOOPSTRATEGIE, date(2026, 3, 9))
    pad.verleen_mandaat(spel, "Asten", "asten", None)
    assert _asten(spel.zaak).toestand == DeelnameToestand.DEELNEMER
    for uitkomst_, verwacht in (
        (Uitkomst.AFGEWEZEN, DeelnameToestand.AFGEWEZEN),
        (Uitkomst.AANGEHOUDEN, DeelnameToestand.STRATEGIE_TER_VASTSTELLING),
    ):
        spel.op("2026-03-11T09:00" if uitkomst_ == Uitkomst.AFGEWEZEN else "2026-03-12T09:00")
        code = f"besluit-{uitkomst_}"
        spel.leg_in_dossier(code, SoortStuk.BESLUIT, "Asten", "asten")
        spel.doe(
            "registreer_besluit",
            "asten",
            dienst="Asten",
            onderwerp=Onderwerp.INKOOPSTRATEGIE,
            uitkomst=uitkomst_,
            nummer=code,
            besluitdatum=spel.nu.date(),
            getekend_op=spel.nu.date(),
            bewijs=code,
        )
        assert _asten(spel.zaak).toestand == verwacht
    spel.op("2026-03-19T00:30").doe("controleer_termijnen", "systeem")
    assert _asten(spel.zaak).toestand == DeelnameToestand.VERVALLEN


def test_wat_op_tijd_genomen_is_maar_te_laat_aankwam_kan_hersteld_worden() -> None:
    spel = tot("aanbestedingsdocumenten")
    pad.herstel(spel)
    someren = next(d for d in spel.zaak.deelnames.values() if spel.zaak.stam.diensten[d.dienst_id].naam == "Someren")
    assert someren.toestand == DeelnameToestand.DEELNEMER
    assert [m.tekst for m in spel.zaak.motiveringen.values()] == ["De post was een week onderweg."]
    spel.later(days=1).doe("controleer_termijnen", "systeem")
    assert spel.zaak.deelnames[someren.id].toestand == DeelnameToestand.DEELNEMER


def test_wie_hersteld_is_wordt_opnieuw_gevraagd_als_de_strategie_verandert() -> None:
    """Its besluit came in after the deadline of the version before; that is no reason to be out of the next one."""
    spel = tot("aanbestedingsdocumenten")
    pad.herstel(spel)
    _bied_nieuwe_versie_aan(spel)
    assert Counter(_standen(spel).values()) == {"strategie_ter_vaststelling": 4, "teruggetrokken": 1}


def _bied_nieuwe_versie_aan(spel: Spel) -> None:
    spel.doe("leg_strategie_vast", hoofdstukken=dict.fromkeys(HOOFDSTUKKEN, "anders"), planning=PLANNING)
    spel.doe("leg_concept_strategie_voor", reactie_tot=spel.nu.date() + timedelta(days=7))
    spel.later(days=8).doe("bied_strategie_ter_vaststelling_aan", deadline=spel.nu.date() + timedelta(days=28))
