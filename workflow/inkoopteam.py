"""Whether the inkoopteam is complete (procedure 2.1 and 2.2)."""

from collections.abc import Collection

from workflow.call import Beleid
from workflow.case import Case
from workflow.case.start import TeamRol
from workflow.lezen import team


def gebreken(case: Case, beleid: Beleid, deelname_ids: Collection[str]) -> list[str]:
    """What the team lacks: a concerninkoper, a contractmanager, enough materiedeskundigen of these deelnames."""
    leden = team(case)
    leiding = (TeamRol.CONCERNINKOPER, TeamRol.CONTRACTMANAGER)
    redenen = [f"er is geen {rol} in het team" for rol in leiding if not any(lid.rol == rol for lid in leden)]
    aantal = sum(1 for lid in leden if lid.rol == TeamRol.MATERIEDESKUNDIGE and lid.deelname_id in deelname_ids)
    if aantal < beleid.materiedeskundigen:
        redenen.append(f"{aantal} materiedeskundige(n) van deelnemende diensten, {beleid.materiedeskundigen} nodig")
    return redenen
