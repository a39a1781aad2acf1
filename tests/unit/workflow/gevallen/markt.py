"""Broken facts of publication, nota van inlichtingen, vault and opening."""

from datetime import timedelta
from decimal import Decimal

from tests.factories import moment, pad
from tests.unit.workflow.gevallen.basis import anders, dag, geval, invoer, klok, laatste, project, zonder
from workflow.case.deelname import DeelnameToestand, Handeling
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import InschrijvingToestand
from workflow.case.project import Aard, Procedure
from workflow.case.publicatie import Prijsformule, SoortCriterium

PUB, NVI = "publiceer", "publiceer_nvi"
ZONDER_NVI = tuple(h for h in Handeling if h != Handeling.NVI)

GEVALLEN = (
    geval(PUB, "stukken_compleet", "stukken_ontbreken", zonder("dossierstukken", lambda s: s.soort == SoortStuk.UEA)),
    geval(
        PUB,
        "stukken_compleet",
        "stukken_ontbreken",
        anders("dossierstukken", lambda s: s.soort == SoortStuk.UEA, deelname_id="id-asten"),
    ),
    geval(PUB, "criteria_compleet", "criteria_ontbreken", zonder("kaders")),
    geval(PUB, "criteria_compleet", "criteria_ontbreken", zonder("criteria")),
    geval(
        PUB,
        "criteria_compleet",
        "gewichten_geen_honderd",
        anders("criteria", lambda c: c.code == "K1", gewicht=Decimal(41)),
    ),
    geval(PUB, "criteria_compleet", "kader_onjuist", anders("criteria", soort=SoortCriterium.KWALITEIT)),
    geval(PUB, "criteria_compleet", "kader_onjuist", anders("criteria", soort=SoortCriterium.PRIJS)),
    geval(PUB, "criteria_compleet", "kader_onjuist", anders("kaders", prijs_laag=Decimal(1_000_000))),
    geval(PUB, "criteria_compleet", "kader_onjuist", anders("kaders", bij_gelijke_stand="K9")),
    geval(PUB, "criteria_compleet", "kader_onjuist", anders("kaders", bij_gelijke_stand="", loting=False)),
    geval(PUB, "criteria_compleet", "kader_onjuist", anders("kaders", prijs_hoog=None)),
    geval(PUB, "criteria_compleet", "kader_onjuist", anders("kaders", kwaliteitswaarde=Decimal(1))),
    *(
        geval(PUB, "criteria_compleet", "kader_onjuist", anders("kaders", formule=formule))
        for formule in Prijsformule
        if formule != Prijsformule.ABSOLUUT_LINEAIR
    ),
    geval(
        PUB,
        "criteria_compleet",
        "kader_onjuist",
        anders("criteria", lambda c: c.soort == SoortCriterium.PRIJS, gewicht=Decimal(0)),
        anders("criteria", lambda c: c.code == "K1", gewicht=Decimal(80)),
    ),
    geval(
        PUB,
        "criteria_compleet",
        "kader_onjuist",
        anders(
            "kaders",
            formule=Prijsformule.GUNNEN_OP_WAARDE,
            prijs_laag=None,
            prijs_hoog=None,
            kwaliteitswaarde=Decimal(100_000),
        ),
    ),
    geval(PUB, "procedure_past", "procedure_past_niet", project(procedure=Procedure.MEERVOUDIG_ONDERHANDS)),
    geval(
        PUB,
        "procedure_past",
        "procedure_past_niet",
        project(procedure=Procedure.MEERVOUDIG_ONDERHANDS, waarde=Decimal(216_000)),
        anders("percelen", waarde=Decimal(1)),
    ),
    geval(
        PUB,
        "procedure_past",
        "procedure_past_niet",
        project(procedure=Procedure.MEERVOUDIG_ONDERHANDS, waarde=Decimal(1)),
        anders("percelen", waarde=Decimal(216_000)),
    ),
    geval(PUB, "procedure_past", "procedure_past_niet", project(procedure=Procedure.SAS)),
    geval(PUB, "procedure_past", "procedure_past_niet", project(aard=Aard.SAS)),
    geval(PUB, "verkorting_mag", "verkorting_mag_niet", invoer(vooraankondiging=dag("2026-03-01"))),
    geval(PUB, "verkorting_mag", "verkorting_mag_niet", invoer(vooraankondiging=dag("2025-03-01"))),
    geval(
        PUB,
        "verkorting_mag",
        "verkorting_mag_niet",
        invoer(spoed="Het lopende contract is ontbonden."),
        project(procedure=Procedure.SAS, aard=Aard.SAS),
    ),
    geval(
        PUB,
        "sluiting_wettig",
        "sluiting_te_vroeg",
        invoer(sluiting=moment("2026-05-04T23:59"), vragen_tot=dag("2026-04-10"), nvi_uiterlijk=dag("2026-04-20")),
    ),
    geval(
        PUB,
        "sluiting_wettig",
        "sluiting_te_vroeg",
        invoer(sluiting=moment("2026-05-07T12:00"), vragen_tot=dag("2026-04-10"), nvi_uiterlijk=dag("2026-04-20")),
        invoer(elektronisch=False),
    ),
    geval(PUB, "datums_op_volgorde", "datums_niet_op_volgorde", invoer(vragen_tot=dag("2026-05-01"))),
    geval(PUB, "datums_op_volgorde", "datums_niet_op_volgorde", invoer(gestanddoening_tot=dag("2026-05-10"))),
    geval(PUB, "datums_op_volgorde", "nvi_te_laat", invoer(nvi_uiterlijk=dag("2026-05-02"))),
    geval(
        PUB,
        "deelnemers_aanwezig",
        "te_weinig_deelnemers",
        anders("deelnames", toestand=DeelnameToestand.VERVALLEN),
        ook={"perceel_zonder_deelnemers"},
    ),
    geval(PUB, "deelnemers_aanwezig", "perceel_zonder_deelnemers", anders("deelnames", percelen=("id-ander-perceel",))),
    geval(PUB, "deelnemers_aanwezig", "perceel_zonder_deelnemers", zonder("percelen"), ook={"criteria_ontbreken"}),
    geval(
        PUB,
        "volmachten_compleet",
        "volmacht_ontbreekt",
        anders("mandaten", volmacht_id=None),
        ook={"mandaat_ontbreekt"},
    ),
    geval(PUB, "mandaat_dekt_publiceer", "mandaat_ontbreekt", anders("mandaten", handelingen=ZONDER_NVI[1:])),
    *(
        geval(trigger, guard, code, *breuken, start=laatste(NVI) if trigger != NVI else None)
        for trigger in (NVI, "publiceer_laatste_nvi")
        for guard, code, breuken in (
            ("vragen_beantwoord", "vragen_onbeantwoord", (anders("vragen", beantwoord_op=None),)),
            ("nvi_op_tijd", "nvi_te_laat", (klok("2026-05-02T00:00"),)),
            ("mandaat_dekt_publiceer_nvi", "mandaat_ontbreekt", (anders("mandaten", handelingen=ZONDER_NVI),)),
        )
    ),
    geval("open_kluis", "sluiting_verstreken", "sluiting_niet_verstreken", klok("2026-05-11T12:00")),
    geval("open_kluis", "kluis_dicht", "kluis_al_geopend", anders("publicaties", geopend_op=pad.SLUITING)),
    geval(
        "registreer_inschrijving",
        "ontvangst_kan",
        "datum_in_toekomst",
        invoer(ontvangen_op=pad.SLUITING + timedelta(minutes=6)),
    ),
    geval(
        "registreer_inschrijving",
        "ontvangst_kan",
        "datum_voor_aanbieding",
        invoer(ontvangen_op=moment("2026-03-23T08:59")),
    ),
    geval("sluit_opening", "iets_ontvangen", "geen_inschrijving", zonder("inschrijvingen")),
    geval(
        "sluit_opening",
        "iets_ontvangen",
        "geen_inschrijving",
        anders("inschrijvingen", toestand=InschrijvingToestand.TE_LAAT),
    ),
)
