"""Broken facts of extension, rectification, repair, withdrawal, gestanddoening and a publication without result."""

from dataclasses import replace
from decimal import Decimal

from tests.factories import bestand, klaar_voor, moment, pad, tot
from tests.unit.workflow.gevallen.basis import Breuk, Poging, anders, dag, geval, invoer, klok, laatste, zonder
from workflow.case.contract import Ondertekening, Partij
from workflow.case.deelname import Handeling
from workflow.case.dossier import SoortStuk
from workflow.case.inschrijving import InschrijvingToestand, Oordeel
from workflow.case.project import PerceelToestand
from workflow.case.publicatie import VerlengingGrond
from workflow.lezen import inschrijving_op_naam
from workflow.verbs.beoordeling import ToetsInschrijving
from workflow.verbs.inschrijving import Herpubliceer, TrekInschrijvingIn
from workflow.verbs.sluiting import VerlengSluiting

VERLENG, RECTIFICEER, NVI = "verleng_sluiting", "rectificeer", "publiceer_nvi"
HERSTEL, TREK_IN, BIND = "herstel_inschrijving", "trek_inschrijving_in", "verleng_gestanddoening"
TOETS, GEEN, OPNIEUW = "toets_inschrijving", "stel_geen_geldige_vast", "herpubliceer"
BESLIS, CORRIGEER, GUN = "neem_gunningsbeslissing", "corrigeer_gunningsbeslissing", "gun_definitief"
ZONDER_PUBLICEREN = tuple(h for h in Handeling if h != Handeling.PUBLICEREN)


def _verleng_vooraf() -> Poging:
    """More than a month before closing, for the sake of a visit."""
    met = VerlengSluiting(
        sluiting=moment("2026-05-18T12:00"), grond=VerlengingGrond.SCHOUW, motivering="Schouw op 2 april."
    )
    return Poging(tot("nota_van_inlichtingen"), VERLENG, "inkoper-1", met)


def _stuk(code: str, **feiten: object) -> Breuk:
    return anders("dossierstukken", lambda s: s.code == code, **feiten)


def _van(naam: str, **feiten: object) -> Breuk:
    """The tender of this tenderer says something else."""

    def breek(poging: Poging) -> Poging:
        rij = inschrijving_op_naam(poging.spel.zaak, poging.spel.perceel, naam)
        return poging.met_case(poging.spel.zaak.met(replace(rij, **feiten)))  # type: ignore[arg-type]

    return breek


INGETROKKEN = _van(pad.WINNAAR, toestand=InschrijvingToestand.INGETROKKEN)
VERLIEZER_WEG = _van("Gamma Thuis", toestand=InschrijvingToestand.INGETROKKEN)


def _al_gerectificeerd() -> Poging:
    """The same call once more, before the closing time of the first one."""
    m = klaar_voor(RECTIFICEER)
    spel = m.na.kopie()
    nieuw = spel.leg_in_dossier("pve-nog-beter", SoortStuk.PROGRAMMA_VAN_EISEN)
    return Poging(spel, RECTIFICEER, m.door, replace(m.met, stukken=(nieuw,), sluiting=None, nvi_uiterlijk=None))


def _getekend(poging: Poging) -> Poging:
    case = poging.spel.zaak
    overeenkomst = next(iter(case.overeenkomsten.values()))
    rij = Ondertekening(
        id="id-handtekening",
        project_id=case.project.id,
        overeenkomst_id=overeenkomst.id,
        partij=Partij.LEVERANCIER,
        getekend_op=poging.spel.nu.date(),
        geregistreerd_op=poging.spel.nu,
        bewijs_id=next(iter(case.dossierstukken)),
    )
    return poging.met_case(case.met(rij))


def _winnaar_trekt_in() -> Poging:
    """The overeenkomst is offered, and nobody has signed."""
    spel = klaar_voor(GUN).na.kopie()
    bericht = spel.leg_in_dossier("bericht-alfa", SoortStuk.CORRESPONDENTIE)
    met = TrekInschrijvingIn(inschrijver=pad.WINNAAR, ingetrokken_op=spel.nu.date(), bewijs=bericht)
    return Poging(spel, TREK_IN, "inkoper-1", met)


def _sluit_uit() -> Poging:
    spel = tot("beoordeling")
    uitspraak = spel.leg_in_dossier("uitspraak-alfa", SoortStuk.UITSPRAAK)
    grond = {"oordeel": Oordeel.UITGESLOTEN, "grond": "veroordeling, Aw 2.86", "motivering": "Nieuw: een uitspraak."}
    met = ToetsInschrijving(inschrijver=pad.WINNAAR, definitief=uitspraak, **grond)
    return Poging(spel, TOETS, "inkoper-1", met)


def _hertoets() -> Poging:
    poging = _sluit_uit()
    poging.spel.voer_uit(TOETS, poging.door, poging.met)
    return replace(poging, met=replace(poging.met, oordeel=Oordeel.GELDIG, grond="", definitief=None))


def _leeg_geopend() -> Poging:
    """The vault is open, and nobody tendered."""
    return Poging(tot("aanbestedingsfase_geopend"), OPNIEUW, "inkoper-1", Herpubliceer())


def _met_inschrijving(poging: Poging) -> Poging:
    spel = poging.spel.kopie()
    pad.schrijf_in(spel, "Delta", ontvangen_op=pad.SLUITING, prijs=Decimal(1))
    return replace(poging, spel=spel)


GEVALLEN = (
    # verleng_sluiting
    geval(VERLENG, "verlengen_mag_nog", "sluiting_voorbij", invoer(grond=VerlengingGrond.SCHOUW)),
    geval(VERLENG, "storing_bewezen", "stuk_onbekend", invoer(bewijs="niets")),
    geval(VERLENG, "storing_bewezen", "stuk_verkeerde_soort", invoer(bewijs="pve")),
    geval(VERLENG, "kluis_dicht", "kluis_al_geopend", anders("publicaties", geopend_op=pad.SLUITING)),
    geval(VERLENG, "sluiting_wordt_later", "sluiting_niet_later", invoer(sluiting=pad.SLUITING), start=_verleng_vooraf),
    geval(VERLENG, "sluiting_wordt_later", "moment_voorbij", klok("2026-05-13T12:00")),
    geval(
        VERLENG,
        "nieuwe_datums_kloppen",
        "datums_niet_op_volgorde",
        invoer(gestanddoening_tot=dag("2026-05-17")),
        start=_verleng_vooraf,
    ),
    geval(
        VERLENG,
        "nieuwe_datums_kloppen",
        "nvi_te_laat",
        invoer(nvi_uiterlijk=dag("2026-05-09")),
        start=_verleng_vooraf,
    ),
    geval(
        VERLENG, "mandaat_dekt_verleng_sluiting", "mandaat_ontbreekt", anders("mandaten", handelingen=ZONDER_PUBLICEREN)
    ),
    # rectificeer
    geval(
        RECTIFICEER,
        "voor_sluiting",
        "sluiting_voorbij",
        klok("2026-05-11T12:00:01"),
    ),
    geval(RECTIFICEER, "niet_wezenlijk", "wezenlijke_wijziging", invoer(wezenlijk=True)),
    geval(RECTIFICEER, "stukken_zijn_nieuw", "stuk_onbekend", invoer(stukken=("niets",))),
    geval(
        RECTIFICEER,
        "stukken_zijn_nieuw",
        "stuk_verkeerde_soort",
        _stuk("pve-verbeterd", soort=SoortStuk.CORRESPONDENTIE),
    ),
    geval(RECTIFICEER, "stukken_zijn_nieuw", "stuk_van_ander", _stuk("pve-verbeterd", deelname_id="id-asten")),
    geval(RECTIFICEER, "stukken_zijn_nieuw", "stuk_te_oud", invoer(stukken=("pve",))),
    geval(
        RECTIFICEER, "stukken_zijn_nieuw", "stuk_al_gebruikt", _stuk("pve-verbeterd", sha256=bestand("pve.pdf").sha256)
    ),
    geval(
        RECTIFICEER,
        "stukken_zijn_nieuw",
        "stuk_al_gebruikt",
        invoer(stukken=("pve-verbeterd",)),
        start=_al_gerectificeerd,
    ),
    geval(
        RECTIFICEER, "sluiting_wordt_later", "sluiting_niet_later", invoer(sluiting=pad.SLUITING, nvi_uiterlijk=None)
    ),
    geval(RECTIFICEER, "nieuwe_datums_kloppen", "nvi_te_laat", invoer(nvi_uiterlijk=dag("2026-05-16"))),
    geval(
        RECTIFICEER, "mandaat_dekt_rectificeer", "mandaat_ontbreekt", anders("mandaten", handelingen=ZONDER_PUBLICEREN)
    ),
    # nota's en vragen
    *(
        geval(trigger, "voor_sluiting", "sluiting_voorbij", klok("2026-05-11T12:01"), zonder("vragen"), start=start)
        for trigger, start in ((NVI, None), ("publiceer_laatste_nvi", laatste(NVI)))
    ),
    geval("registreer_vraag", "vraag_gedateerd", "datum_in_toekomst", invoer(ontvangen_op=dag("2026-04-11"))),
    geval("registreer_vraag", "vraag_gedateerd", "datum_voor_aanbieding", invoer(ontvangen_op=dag("2026-03-22"))),
    # herstel, intrekking, gestanddoening
    geval(HERSTEL, "herstel_bewezen", "stuk_onbekend", invoer(bewijs="niets")),
    geval(HERSTEL, "herstel_bewezen", "stuk_verkeerde_soort", invoer(bewijs="pve")),
    geval(HERSTEL, "herstel_bewezen", "datum_in_toekomst", invoer(ontvangen_op=dag("2026-05-12"))),
    geval(HERSTEL, "herstel_bewezen", "datum_voor_inschrijving", invoer(ontvangen_op=dag("2026-05-10"))),
    geval(HERSTEL, "er_ontbrak_iets", "niets_te_herstellen", _van("Delta", ontbreekt=())),
    geval(TREK_IN, "intrekking_bewezen", "stuk_verkeerde_soort", invoer(bewijs="pve")),
    geval(TREK_IN, "intrekking_bewezen", "datum_in_toekomst", invoer(ingetrokken_op=dag("2026-05-13"))),
    geval(TREK_IN, "intrekking_bewezen", "datum_voor_inschrijving", invoer(ingetrokken_op=dag("2026-05-10"))),
    geval(TREK_IN, "niets_getekend", "al_getekend", _getekend, start=_winnaar_trekt_in),
    geval(BIND, "instemming_bewezen", "stuk_verkeerde_soort", invoer(bewijs="pve")),
    geval(BIND, "instemming_bewezen", "datum_in_toekomst", invoer(datum=dag("2026-06-02"))),
    geval(BIND, "instemming_bewezen", "datum_voor_inschrijving", invoer(datum=dag("2026-05-10"))),
    geval(BIND, "gestanddoening_wordt_langer", "gestanddoening_niet_langer", invoer(tot=dag("2026-09-30"))),
    # toets
    geval(TOETS, "geldig_is_compleet", "inschrijving_onvolledig", _van(pad.WINNAAR, ontbreekt=("UEA",))),
    geval(TOETS, "hertoets_gemotiveerd", "hertoets_zonder_motivering", invoer(motivering=" "), start=_hertoets),
    geval(TOETS, "uitsluiting_definitief", "stuk_verkeerde_soort", invoer(definitief="pve"), start=_sluit_uit),
    # geen geldige inschrijving
    geval(
        GEEN, "niets_geldig", "nog_geldige_inschrijving", _van("Beta Hulp", toestand=InschrijvingToestand.ONVOLLEDIG)
    ),
    geval(GEEN, "niets_geldig", "nog_geldige_inschrijving", _van("Beta Hulp", toestand=InschrijvingToestand.COMPLEET)),
    geval(GEEN, "niets_geldig", "geen_inschrijving", zonder("inschrijvingen")),
    geval(OPNIEUW, "markt_gaf_niets", "perceel_in_gang", _met_inschrijving, start=_leeg_geopend),
    geval(
        OPNIEUW,
        "markt_gaf_niets",
        "perceel_in_gang",
        anders("percelen", toestand=PerceelToestand.BEOORDELING),
        ook={"niets_te_herpubliceren"},
    ),
    geval(
        OPNIEUW, "markt_gaf_niets", "niets_te_herpubliceren", anders("percelen", toestand=PerceelToestand.INGETROKKEN)
    ),
    # wat op een ingetrokken inschrijving rust
    geval(BESLIS, "advies_bij_de_tijd", "advies_achterhaald", VERLIEZER_WEG),
    geval(CORRIGEER, "winnaars_doen_mee", "winnaar_ingetrokken", INGETROKKEN),
    geval(
        GUN,
        "winnaars_doen_mee",
        "winnaar_ingetrokken",
        INGETROKKEN,
        ook={"overeenkomst_ontbreekt"},
    ),
)
