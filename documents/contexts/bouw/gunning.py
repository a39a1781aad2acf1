"""Context of the notice to a winner (procedure 2.6, Aw 2.129 and 2.130)."""

from typing import Any

from documents import opmaak
from documents.contexts.bouw.beslissing import (
    briefdatum,
    gezamenlijk,
    inschrijving_van,
    ondertekening_krachtens,
    uitkomst_bij,
    vermeld,
)
from documents.contexts.bouw.briefhoofd import briefhoofd_namens
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    besluiten_deel,
    contact_deel,
    inschrijver_deel,
    kop_van,
    perceel_van,
    perceelrij,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import Uitkomst
from documents.contexts.gunningsbrief import EigenScore, GunningPerceel, Gunningsbrief
from workflow.case import Case
from workflow.case.deelname import Handeling
from workflow.case.dossier import Document
from workflow.case.inschrijving import Inschrijving
from workflow.case.publicatie import Criterium
from workflow.lezen import bundel_van


def gunningsbrief(case: Case, document: Document, huis: Huis) -> Gunningsbrief:
    """The notice to a winner, with its own scores only; all percelen of the bundle in one letter."""
    eerste, *overige = bundel_van(case, document)
    delen = [_gunning(case, deel) for deel in (eerste, *overige)]
    return Gunningsbrief(
        **delen[0],
        afzender=huis.afzender,
        briefhoofd=briefhoofd_namens(case, eerste),
        geadresseerde=inschrijver_deel(case, inschrijving_van(case, eerste)),
        kop=kop_van(case, eerste, "Gunningsbeslissing", briefdatum(uitkomst_bij(case, eerste))),
        procedure=PROCEDURES[case.project.procedure],
        overige=tuple(GunningPerceel(**deel) for deel in delen[1:]),
        gezamenlijk=gezamenlijk(deel["besluiten"] for deel in delen),
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, eerste, huis, Handeling.GUNNINGSBRIEF),
    )


def _gunning(case: Case, document: Document) -> dict[str, Any]:
    """The fields of `GunningPerceel`."""
    inschrijving, perceel = inschrijving_van(case, document), perceelrij(case, document)
    uitkomst = uitkomst_bij(case, document)
    uitslag = uitkomst.uitslag(inschrijving)
    return {
        "perceel": perceel_van(case, document),
        "besluiten": besluiten_deel(case, document, uitkomst.inhoud_sha256),
        "rang": uitslag.rang if uitslag else None,
        "aantal_geldig": len(uitkomst.uitslagen),
        "op_waarde": uitkomst.op_waarde,
        "totaalscore": uitkomst.totaal(uitslag),
        "maximumscore": uitkomst.hoogste_totaal,
        "gelijke_stand": uitkomst.gelijke_stand(uitslag),
        "prijs": opmaak.bedrag(inschrijving.prijs),
        "criteria": tuple(_eigen(uitkomst, inschrijving, criterium) for criterium in uitkomst.criteria),
        "andere_winnaars": tuple(uitkomst.naam(u) for u in uitkomst.winnaars if u.inschrijving_id != inschrijving.id),
        "opschorting": vermeld(case, perceel, uitkomst),
    }


def _eigen(uitkomst: Uitkomst, inschrijving: Inschrijving, criterium: Criterium) -> EigenScore:
    return EigenScore(
        criterium=criterium.naam,
        gewicht=uitkomst.gewicht(criterium),
        maximum=uitkomst.hoogste(criterium),
        score=uitkomst.punten(inschrijving, criterium),
        motivering=uitkomst.motivering(inschrijving, criterium),
    )
