"""Effects of the startbijeenkomst."""

from workflow.beurt import Beurt
from workflow.case.deelname import DeelnameToestand
from workflow.lezen import bijeenkomst, deelnames_in


def nodig_uit(beurt: Beurt) -> Beurt:
    """Each dienst gets a letter and a calendar entry; a moved meeting gives both again, with a higher number."""
    gepland = bijeenkomst(beurt.case)
    versie = gepland.volgnummer + 1 if gepland else 1
    for deelname in deelnames_in(beurt.case, DeelnameToestand.GEINTERESSEERD):
        for soort in ("uitnodiging_startbijeenkomst", "agenda_startbijeenkomst"):
            beurt = beurt.vervang(soort, deelname_id=deelname.id).bestel(soort, versie, deelname_id=deelname.id)
    return beurt
