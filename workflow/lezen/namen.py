"""Rows by the names that people use; an unknown name is an Invoerfout."""

from collections.abc import Iterable

from workflow.case import Case, Stam
from workflow.case.deelname import Deelname, DeelnameToestand
from workflow.case.dossier import Dossierstuk
from workflow.case.inschrijving import Inschrijving
from workflow.case.project import Perceel
from workflow.case.publicatie import Criterium
from workflow.case.stam import Dienst, Persoon
from workflow.lezen.percelen import criteria_van, inschrijvingen_van
from workflow.reasons import Invoerfout


def dienst_op_naam(stam: Stam, naam: str) -> Dienst:
    for dienst in stam.diensten.values():
        if dienst.naam == naam:
            return dienst
    raise Invoerfout("dienst", f"'{naam}' is geen bekende dienst. Registreer haar eerst (registreer_dienst).")


def persoon_op_email(stam: Stam, email: str) -> Persoon:
    for persoon in stam.personen.values():
        if persoon.email == email:
            return persoon
    raise Invoerfout("persoon", f"'{email}' is geen bekend account. Registreer het eerst (registreer_persoon).")


def deelname_van(case: Case, naam: str) -> Deelname:
    for deelname in case.deelnames.values():
        if case.stam.diensten[deelname.dienst_id].naam == naam:
            return deelname
    raise Invoerfout("dienst", f"'{naam}' staat niet in project {case.project.kenmerk}. Meld eerst haar interesse.")


def deelnemer_van(case: Case, naam: str) -> Deelname:
    """The deelname of a dienst that takes part; raises Invoerfout for one that is out or not yet in."""
    deelname = deelname_van(case, naam)
    if deelname.toestand != DeelnameToestand.DEELNEMER:
        raise Invoerfout("dienst", f"{naam} is geen deelnemer van project {case.project.kenmerk}.")
    return deelname


def perceel_op_nummer(case: Case, nummer: str) -> Perceel:
    for perceel in case.percelen.values():
        if perceel.nummer == nummer:
            return perceel
    bekend = ", ".join(p.nummer for p in case.percelen.values())
    raise Invoerfout("perceel", f"perceel '{nummer}' bestaat niet; dit project heeft: {bekend}.")


def percelen_op_nummer(case: Case, nummers: Iterable[str]) -> tuple[str, ...]:
    """Ids of these percelen, each once and in the order of the project; raises Invoerfout for an unknown number."""
    gevraagd = {perceel_op_nummer(case, nummer).id for nummer in nummers}
    return tuple(id_ for id_ in case.percelen if id_ in gevraagd)


def criterium_op_code(case: Case, perceel: Perceel, code: str) -> Criterium:
    for criterium in criteria_van(case, perceel):
        if criterium.code == code:
            return criterium
    bekend = ", ".join(c.code for c in criteria_van(case, perceel)) or "nog geen"
    raise Invoerfout("criterium", f"'{code}' is geen criterium van perceel {perceel.nummer}; bekend: {bekend}.")


def inschrijving_op_naam(case: Case, perceel: Perceel, naam: str) -> Inschrijving:
    for inschrijving in inschrijvingen_van(case, perceel):
        if case.inschrijvers[inschrijving.inschrijver_id].naam == naam:
            return inschrijving
    raise Invoerfout("inschrijver", f"van '{naam}' is op perceel {perceel.nummer} geen inschrijving geregistreerd.")


def stuk_op_code(case: Case, code: str) -> Dossierstuk | None:
    return next((stuk for stuk in case.dossierstukken.values() if stuk.code == code), None)


def stuk_id(case: Case, code: str) -> str:
    """The id of a file that a guard has found in the dossier; raises LookupError where no guard asked."""
    stuk = stuk_op_code(case, code)
    if stuk is None:
        raise LookupError(f"een guard hoort te zorgen dat '{code}' in het dossier zit")
    return stuk.id
