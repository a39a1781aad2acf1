"""Guards of moving a deadline of our own (procedure 2.2.1 and section 6)."""

from collections.abc import Iterable
from datetime import timedelta

from workflow.beurt import Beurt
from workflow.call import Beleid
from workflow.case.termijn import SoortTermijn
from workflow.guards.basis import dwingbaar, over_invoer
from workflow.reasons import Reden, reden

EIGEN = (
    SoortTermijn.VASTSTELLING_STRATEGIE,
    SoortTermijn.VASTSTELLING_ADVIES,
    SoortTermijn.REACTIE_CONCEPT,
    SoortTermijn.ONTVANGST_DOSSIER,
)
"""Deadlines that Bizob sets itself; the others are those of the law or of the tender documents."""


def dagen_vooraf(soort: SoortTermijn, beleid: Beleid) -> int:
    """How many days Bizob gives a dienst for this, by its own policy; raises KeyError for what is not our own."""
    return {
        SoortTermijn.VASTSTELLING_STRATEGIE: beleid.vaststellingstermijn,
        SoortTermijn.VASTSTELLING_ADVIES: beleid.vaststellingstermijn,
        SoortTermijn.REACTIE_CONCEPT: beleid.reactietermijn,
        SoortTermijn.ONTVANGST_DOSSIER: beleid.ontvangst_dossier,
    }[soort]


@over_invoer
def eigen_termijn(beurt: Beurt) -> Iterable[Reden]:
    """A statutory termijn, or one that the market was promised, is not moved; a closing time is only extended."""
    soort = beurt.met.soort
    if soort == SoortTermijn.SLUITING:
        yield reden("sluiting_alleen_verlengen")
    elif soort not in EIGEN:
        yield reden("termijn_niet_te_verplaatsen", f"de termijn '{soort}' is niet van Bizob zelf")


@over_invoer
def termijn_loopt(beurt: Beurt) -> Iterable[Reden]:
    """A deadline is moved before it expires, whether or not a check has said so since."""
    if not beurt.met.te_verplaatsen(beurt.case, beurt.call.nu):
        yield reden("termijn_niet_open", f"er loopt geen termijn '{beurt.met.soort}' die u kunt verplaatsen")


@over_invoer
def nieuwe_dag_komt_nog(beurt: Beurt) -> Iterable[Reden]:
    if beurt.met.naar < beurt.call.vandaag:
        yield reden("moment_voorbij", "de nieuwe laatste dag ligt in het verleden")


@dwingbaar("termijn_te_kort")
@over_invoer
def nieuwe_dag_ver_genoeg(beurt: Beurt) -> Iterable[Reden]:
    """From today a dienst keeps the number of days that our own policy gives it."""
    if beurt.met.soort not in EIGEN:
        return
    vroegst = beurt.call.vandaag + timedelta(days=dagen_vooraf(beurt.met.soort, beurt.call.beleid))
    if beurt.met.naar < vroegst:
        yield reden("termijn_te_kort", f"de nieuwe laatste dag moet {vroegst:%d-%m-%Y} of later zijn")
