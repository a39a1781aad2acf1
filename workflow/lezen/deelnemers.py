"""Questions about diensten, who takes part, and who works on a project."""

from workflow.case import Case, Stam
from workflow.case.deelname import Deelname, DeelnameToestand
from workflow.case.project import Briefvorm, Perceel
from workflow.case.stam import Contactpersoon, Dienst, Huisstijl, Persoon, Rol
from workflow.case.start import Teamlid


def dienst_van(case: Case, deelname_id: str) -> Dienst:
    return case.stam.diensten[case.deelnames[deelname_id].dienst_id]


def contactpersonen_van(stam: Stam, dienst_id: str) -> list[Contactpersoon]:
    """First addressee first."""
    return sorted((c for c in stam.contactpersonen.values() if c.dienst_id == dienst_id), key=lambda c: c.volgorde)


def huisstijl_van(stam: Stam, dienst_id: str) -> Huisstijl | None:
    """None where a dienst has the plain style."""
    return next((h for h in stam.huisstijlen.values() if h.dienst_id == dienst_id), None)


def onvolledige_diensten(case: Case) -> list[Dienst]:
    """Diensten still in the project that no letter can reach: without full address, or without contactpersoon."""
    diensten = (case.stam.diensten[d.dienst_id] for d in belangstellenden(case))
    return [d for d in diensten if not _bereikbaar(case.stam, d)]


def _bereikbaar(stam: Stam, dienst: Dienst) -> bool:
    return all(deel.strip() for deel in (dienst.adres, dienst.postcode, dienst.plaats)) and bool(
        contactpersonen_van(stam, dienst.id)
    )


def deelnames_in(case: Case, *toestanden: DeelnameToestand) -> list[Deelname]:
    return [d for d in case.deelnames.values() if d.toestand in toestanden]


def actieve_deelnemers(case: Case) -> list[Deelname]:
    return deelnames_in(case, DeelnameToestand.DEELNEMER)


def doet_mee_aan(deelname: Deelname, perceel: Perceel) -> bool:
    """Whether this dienst takes part in this perceel; naming none is taking part in all."""
    return perceel.id in (deelname.percelen or (perceel.id,))


def deelnemers_van(case: Case, perceel: Perceel) -> list[Deelname]:
    """The deelnemers that take part in this perceel."""
    return [d for d in actieve_deelnemers(case) if doet_mee_aan(d, perceel)]


def briefhouders(case: Case, perceel: Perceel) -> list[str | None]:
    """In whose name each letter to a tenderer is: of one deelnemer by the id of its deelname, None of all together."""
    if case.project.briefvorm == Briefvorm.GEZAMENLIJK:
        return [None]
    return [d.id for d in deelnemers_van(case, perceel)]


def belangstellenden(case: Case) -> list[Deelname]:
    """Every dienst that is still in the project, decided or not."""
    return deelnames_in(
        case,
        DeelnameToestand.GEINTERESSEERD,
        DeelnameToestand.STRATEGIE_TER_VASTSTELLING,
        DeelnameToestand.DEELNEMER,
    )


def team(case: Case) -> list[Teamlid]:
    """Who is in the inkoopteam now."""
    return [lid for lid in case.teamleden.values() if lid.tot is None]


def leiders(case: Case, rol: Rol) -> list[Persoon]:
    return [case.stam.personen[p.persoon_id] for p in case.projectleiders.values() if p.rol == rol]
