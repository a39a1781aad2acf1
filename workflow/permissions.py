"""Who may: a row of the tables names roles, this file decides who holds a role for this project (procedure section 7).

Denied unless declared.
"""

from collections.abc import Callable
from typing import Any, Never

from workflow.call import Actor
from workflow.case import Case
from workflow.case.stam import BIZOB_ROLLEN, Rol
from workflow.lezen import dienst_op_naam, team
from workflow.reasons import Geweigerd, reden
from workflow.verbs.registry import Verb

_TWEEDE_PERSOON = ("bevestig", "verwerp")
"""Anyone of Bizob, of any project; the verb itself asks that it is another account."""


def _als_leider(rol: Rol) -> Callable[[Case, Any, Actor], bool]:
    return lambda case, met, actor: any(
        p.persoon_id == actor.persoon_id and p.rol == rol for p in case.projectleiders.values()
    )


def _als_teamlid(case: Case, met: Any, actor: Actor) -> bool:
    return any(lid.persoon_id == actor.persoon_id for lid in team(case))


def _als_contactpersoon(case: Case, met: Any, actor: Actor) -> bool:
    """Only for one's own dienst, and only where the call names one dienst and nothing more."""
    naam = getattr(met, "dienst", None)
    if not naam or getattr(met, "diensten", None):
        return False
    return dienst_op_naam(case.stam, naam).id in actor.diensten


_IN_PROJECT: dict[Rol, Callable[[Case, Any, Actor], bool]] = {
    Rol.CONCERNINKOPER: _als_leider(Rol.CONCERNINKOPER),
    Rol.CONTRACTMANAGER: _als_leider(Rol.CONTRACTMANAGER),
    Rol.INKOOPTEAMLID: _als_teamlid,
    Rol.CONTACTPERSOON: _als_contactpersoon,
    Rol.ECB: lambda case, met, actor: Rol.ECB in actor.rollen and _als_teamlid(case, met, actor),
    Rol.BEHEERDER: lambda case, met, actor: Rol.BEHEERDER in actor.rollen,
    Rol.SYSTEEM: lambda case, met, actor: Rol.SYSTEEM in actor.rollen,
}


def controleer_bevoegdheid(verb: Verb, case: Case | None, met: Any, actor: Actor) -> None:
    """This account may call this verb here; raises Geweigerd(geen_bevoegdheid)."""
    if not mag(verb, case, met, actor):
        rollen = ", ".join(verb.rollen) or "een tweede persoon van Bizob"
        raise Geweigerd([reden("geen_bevoegdheid", f"'{verb.naam}' is voor: {rollen}")])


def mag(verb: Verb, case: Case | None, met: Any, actor: Actor) -> bool:
    if verb.naam in _TWEEDE_PERSOON:
        return bool(actor.rollen & BIZOB_ROLLEN)
    if case is None:
        return bool(actor.rollen & set(verb.rollen))
    return any(_IN_PROJECT[rol](case, met, actor) for rol in verb.rollen if rol in _IN_PROJECT)


# --- lezen ----------------------------------------------------------------------------------------------------------

_LEEST_ALLES = BIZOB_ROLLEN | {Rol.AUDITOR}
"""Who may read how every project goes: those who lead projects, their advisers, and the auditor."""


def eis_totaalrapport(actor: Actor) -> None:
    """The report of all projects together; raises Geweigerd(geen_bevoegdheid)."""
    if not actor.rollen & _LEEST_ALLES:
        _weiger_rapport("het rapport van alle projecten is voor Bizob en de auditor", actor)


def eis_projectrapport(case: Case, actor: Actor) -> None:
    """Projectleiding, inkoopteam, and who reads everything; raises Geweigerd(geen_bevoegdheid)."""
    leidt = any(p.persoon_id == actor.persoon_id for p in case.projectleiders.values())
    if not (actor.rollen & _LEEST_ALLES or leidt or _als_teamlid(case, None, actor)):
        _weiger_rapport("het rapport van een project is voor de projectleiding en het inkoopteam", actor)


def eis_dienstrapport(actor: Actor, dienst_id: str) -> None:
    """A contactpersoon reads only of its own dienst; raises Geweigerd(geen_bevoegdheid)."""
    if not (actor.rollen & _LEEST_ALLES or dienst_id in actor.diensten):
        _weiger_rapport("het rapport van een dienst is voor haar eigen contactpersoon", actor)


def eis_inkoopplan(actor: Actor, dienst_id: str) -> None:
    """The plan of a dienst over all its projects: as its report; raises Geweigerd(geen_bevoegdheid)."""
    if not (actor.rollen & _LEEST_ALLES or dienst_id in actor.diensten):
        wie = "het inkoopplan van een dienst is voor haar eigen contactpersoon, voor Bizob en voor de auditor"
        raise Geweigerd([reden("geen_bevoegdheid", wie)])


def _weiger_rapport(voor_wie: str, actor: Actor) -> Never:
    eigen = "; vraag met --dienst het rapport van uw eigen dienst" if actor.diensten else ""
    raise Geweigerd([reden("geen_bevoegdheid", f"{voor_wie}{eigen}")])
