"""Contexts of the startbijeenkomst and the inkoopstrategie (procedure 2.1 and 2.2)."""

from documents import opmaak
from documents.contexts.bouw.briefhoofd import eigen_briefhoofd
from documents.contexts.bouw.gemeen import (
    GRONDSLAGEN,
    HANDELINGEN,
    PROCEDURES,
    contact_deel,
    contactpersoon_deel,
    dienst_deel,
    dienst_van_document,
    dienstnaam,
    kop_van,
    met_hoofdletter,
    ondertekenaars,
    ondertekening_deel,
    orgaan_voluit,
    strategie_deel,
    strategierij,
)
from documents.contexts.bouw.huis import Huis
from documents.contexts.concept_collegebesluit import ConceptCollegebesluit
from documents.contexts.deel import Geadresseerde, Mijlpaal, Perceel
from documents.contexts.mandaatbrief import Gemachtigde, Mandaatbrief, Mandaatgever
from documents.contexts.uitnodiging_startbijeenkomst import Bijeenkomst, UitnodigingStartbijeenkomst, Vervangt
from workflow.case import Case
from workflow.case.dossier import Document
from workflow.case.stam import Dienst, Rol, SoortDienst
from workflow.case.start import Bijeenkomst as BijeenkomstRij
from workflow.case.start import Teamlid
from workflow.case.strategie import Strategie
from workflow.lezen import bijeenkomst, dienst_van, doet_mee_aan, leiders, team

_VERTEGENWOORDIGERS = {
    SoortDienst.GEMEENTE: "de burgemeester",
    SoortDienst.PROVINCIE: "de commissaris van de Koning",
    SoortDienst.WATERSCHAP: "de voorzitter",
    SoortDienst.GEMEENSCHAPPELIJKE_REGELING: "de voorzitter",
    SoortDienst.OVERIG: "",
}
MIJLPAALNAMEN = {
    "publicatie": "publicatie van de aanbesteding",
    "vragen_tot": "laatste dag om vragen te stellen",
    "nvi": "nota van inlichtingen",
    "sluiting": "sluiting van de inschrijvingstermijn",
    "gunningsbeslissing": "gunningsbeslissing",
    "contract": "ingang van de overeenkomst",
}


def uitnodiging(case: Case, document: Document, huis: Huis) -> UitnodigingStartbijeenkomst:
    """The meeting as it was planned in the version of this invitation, and the moment that it replaces."""
    gepland = _bijeenkomst(case, document.versie - 1) or bijeenkomst(case)
    vorige = _bijeenkomst(case, gepland.volgnummer - 1) if gepland else None
    return UitnodigingStartbijeenkomst(
        afzender=huis.afzender,
        geadresseerde=contactpersoon_deel(case, dienst_van_document(case, document)),
        kop=kop_van(case, document, "Uitnodiging startbijeenkomst"),
        aanleiding=case.project.omschrijving,
        bijeenkomst=_bijeenkomst_deel(gepland),
        vervangt=Vervangt(datum=opmaak.dag(vorige.begin), begin=opmaak.tijd(vorige.begin)) if vorige else None,
        agenda=gepland.agenda if gepland else (),
        aanwezig=tuple(rol.value for rol in (Rol.CONCERNINKOPER, Rol.CONTRACTMANAGER) if leiders(case, rol)),
        reageren_voor=opmaak.dag(gepland.reageren_voor) if gepland else None,
        contact=contact_deel(case),
        ondertekening=ondertekening_deel(case, huis),
    )


def _bijeenkomst(case: Case, volgnummer: int) -> BijeenkomstRij | None:
    return next((b for b in case.bijeenkomsten.values() if b.volgnummer == volgnummer), None)


def _bijeenkomst_deel(gepland: BijeenkomstRij | None) -> Bijeenkomst:
    if gepland is None:
        return Bijeenkomst(datum=None, begin="", eind="")
    return Bijeenkomst(
        datum=opmaak.dag(gepland.begin),
        begin=opmaak.tijd(gepland.begin),
        eind=opmaak.tijd(gepland.eind),
        plaats=gepland.plaats,
        link=gepland.link,
    )


def mandaatbrief(case: Case, document: Document, huis: Huis) -> Mandaatbrief:
    """The whole mandaat that the strategy asks for; besluit and names are filled in by the dienst."""
    dienst = dienst_van_document(case, document)
    strategie = strategierij(case, document)
    percelen = _percelen(case, document)
    return Mandaatbrief(
        mandaatgever=_mandaatgever(case, dienst),
        briefhoofd=eigen_briefhoofd(case, dienst),
        geadresseerde=Geadresseerde(
            organisatie=huis.afzender.naam,
            ter_attentie_van="de directie",
            adres=huis.afzender.adres,
            postcode=huis.afzender.postcode,
            plaats=huis.afzender.plaats,
        ),
        kop=kop_van(case, document, "Mandaat, volmacht en machtiging voor de aanbesteding"),
        percelen=percelen,
        grondslag=GRONDSLAGEN[dienst.soort],
        strategie=strategie_deel(strategie),
        gemachtigde=Gemachtigde(
            functie=huis.gemachtigde, plaatsvervanger=huis.plaatsvervanger, directie=huis.directie
        ),
        handelingen=tuple(HANDELINGEN.values()),
        ondermandaat=False,
        retour_uiterlijk=strategie.deadline if strategie else None,
        retour_email=huis.afzender.email,
    )  # fmt: skip


def _percelen(case: Case, document: Document) -> tuple[Perceel, ...]:
    """Those that the dienst takes part in; a project with one perceel does not speak of percelen."""
    deelname = case.deelnames[document.deelname_id or ""]
    eigen = (p for p in case.percelen.values() if doet_mee_aan(deelname, p))
    return tuple(Perceel(nummer=p.nummer, naam=p.naam) for p in eigen) if len(case.percelen) > 1 else ()


def _mandaatgever(case: Case, dienst: Dienst) -> Mandaatgever:
    return Mandaatgever(
        naam=met_hoofdletter(dienstnaam(dienst)),
        orgaan=orgaan_voluit(dienst.orgaan, dienst),
        vertegenwoordiger=_VERTEGENWOORDIGERS[dienst.soort],
        adres=dienst.adres,
        postcode=dienst.postcode,
        plaats=dienst.plaats,
        identificatie=dienst.tooi_uri or dienst.code,
        ondertekenaars=ondertekenaars(case, dienst),
    )


def collegebesluit(case: Case, document: Document, huis: Huis) -> ConceptCollegebesluit:
    """What the organ is asked to decide, on the version of the strategy that was offered."""
    dienst = dienst_van_document(case, document)
    strategie = strategierij(case, document)
    hoofdstukken = strategie.hoofdstukken if strategie else {}
    return ConceptCollegebesluit(
        inkooporganisatie=huis.afzender.naam,
        dienst=dienst_deel(case, dienst),
        briefhoofd=eigen_briefhoofd(case, dienst),
        kop=kop_van(case, document, f"Deelname aan de collectieve inkoop {case.project.naam}"),
        aanleiding=hoofdstukken.get("aanleiding") or case.project.omschrijving,
        grondslag=GRONDSLAGEN[dienst.soort],
        strategie=strategie_deel(strategie),
        procedure=PROCEDURES[case.project.procedure],
        waarde=opmaak.bedrag(case.project.waarde),
        externe_kosten=opmaak.bedrag(strategie.externe_kosten) if strategie else "",
        gunningscriteria=hoofdstukken.get("criteria", ""),
        inkoopteam=tuple(teamlid(case, lid, huis) for lid in team(case)),
        planning=planning_deel(strategie),
        handelingen=tuple(HANDELINGEN.values()),
        vaststellen_uiterlijk=strategie.deadline if strategie else None,
        contact_email=huis.afzender.email,
    )


def teamlid(case: Case, lid: Teamlid, huis: Huis) -> str:
    """Functions, not names: a besluit outlives a change in the team."""
    van = dienstnaam(dienst_van(case, lid.deelname_id)) if lid.deelname_id else huis.afzender.naam
    return "externe deskundige" if lid.rol.value == "extern" else f"{lid.rol.value} van {van}"


def planning_deel(strategie: Strategie | None) -> tuple[Mijlpaal, ...]:
    planning = strategie.planning if strategie else {}
    return tuple(
        Mijlpaal(naam=MIJLPAALNAMEN.get(naam, naam.replace("_", " ")), datum=dag)
        for naam, dag in sorted(planning.items(), key=lambda mijlpaal: mijlpaal[1])
    )
