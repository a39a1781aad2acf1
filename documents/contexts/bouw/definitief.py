"""Context of the definitive award (procedure 2.7)."""

from documents import opmaak
from documents.contexts.bouw.beslissing import (
    briefdatum,
    inschrijving_van,
    ondertekening_krachtens,
    opschorting_deel,
)
from documents.contexts.bouw.briefhoofd import briefhoofd_namens
from documents.contexts.bouw.gemeen import (
    PROCEDURES,
    besluiten_deel,
    contact_deel,
    deelnemers_van,
    dienstnaam,
    inschrijver_deel,
    kop_van,
    perceel_van,
    perceelrij,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.bouw.scores import uitkomst_van
from documents.contexts.definitieve_gunning import DefinitieveGunning, KortGeding, TeTekenen
from workflow.case import Case
from workflow.case.contract import Overeenkomst, OvereenkomstToestand
from workflow.case.deelname import Handeling
from workflow.case.dossier import Document
from workflow.case.project import Perceel, Procedure
from workflow.case.rechtszaak import UitspraakUitkomst
from workflow.lezen import dienst_van, kort_gedingen_van, laatste_bewijsoordeel, uitspraak_in


def definitieve_gunning(case: Case, document: Document, huis: Huis) -> DefinitieveGunning:
    """The end that governed is the later of the stated and the real one."""
    inschrijving, perceel = inschrijving_van(case, document), perceelrij(case, document)
    uitkomst = uitkomst_van(case, document, perceel)
    besloten = uitkomst.beslissing
    einden = [dag for dag in (besloten.vermeld_einde, besloten.werkelijk_einde) if dag] if besloten else []
    deelnemers = {deelname.id for deelname in deelnemers_van(case, document)}
    oordeel = laatste_bewijsoordeel(case, inschrijving)
    return DefinitieveGunning(
        afzender=huis.afzender,
        briefhoofd=briefhoofd_namens(case, document),
        geadresseerde=inschrijver_deel(case, inschrijving),
        kop=kop_van(case, document, "Definitieve gunning"),
        procedure=PROCEDURES[case.project.procedure],
        perceel=perceel_van(case, document),
        besluiten=besluiten_deel(case, document, uitkomst.inhoud_sha256),
        beslissing_van=briefdatum(uitkomst),
        opschorting=opschorting_deel(case, perceel, max(einden, default=None)),
        kort_geding=_kort_geding(case, perceel) if perceel else None,
        bewijs_akkoord_op=opmaak.dag(oordeel.beoordeeld_op) if oordeel and oordeel.aanvaard else None,
        overeenkomsten=tuple(
            _te_tekenen(case, o)
            for o in case.overeenkomsten.values()
            if o.inschrijving_id == inschrijving.id
            and o.deelname_id in deelnemers
            and o.toestand != OvereenkomstToestand.VERVALLEN
        ),
        aankondiging=case.project.procedure != Procedure.MEERVOUDIG_ONDERHANDS,
        contact=contact_deel(case),
        ondertekening=ondertekening_krachtens(case, document, huis, Handeling.DEFINITIEVE_GUNNING),
    )


_UITKOMSTEN = {
    UitspraakUitkomst.HANDHAVEN: "de gunningsbeslissing blijft in stand",
    UitspraakUitkomst.INGETROKKEN_DOOR_EISER: "de eiser heeft het kort geding ingetrokken",
}


def _kort_geding(case: Case, perceel: Perceel) -> KortGeding | None:
    """The last case that was decided so that the overeenkomst may be signed."""
    paren = ((k, uitspraak_in(case, k)) for k in kort_gedingen_van(case, perceel))
    beslist = [(k, u) for k, u in paren if u and u.uitkomst in _UITKOMSTEN]
    if not beslist:
        return None
    kort_geding, uitspraak = max(beslist, key=lambda paar: paar[1].datum)
    return KortGeding(rechtbank=kort_geding.rechtbank, datum=uitspraak.datum, uitkomst=_UITKOMSTEN[uitspraak.uitkomst])


def _te_tekenen(case: Case, overeenkomst: Overeenkomst) -> TeTekenen:
    stuk = case.dossierstukken.get(overeenkomst.dossierstuk_id)
    return TeTekenen(
        deelnemer=dienstnaam(dienst_van(case, overeenkomst.deelname_id)),
        overeenkomst=stuk.bestandsnaam if stuk else "",
        ingangsdatum=overeenkomst.ingangsdatum,
        einddatum=overeenkomst.einddatum,
    )
