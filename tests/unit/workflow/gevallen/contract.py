"""Broken facts of definitive award, contract, evaluation and hand-over."""

from decimal import Decimal

from tests.factories import klaar_voor, moment
from tests.unit.workflow.gevallen.basis import Poging, anders, dag, door, geval, invoer, klok, zonder
from workflow.case.contract import OvereenkomstToestand
from workflow.case.deelname import Handeling, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.project import PerceelToestand
from workflow.case.rechtszaak import UitspraakUitkomst

GUN, VAST, TEKEN = "gun_definitief", "leg_overeenkomst_vast", "registreer_ondertekening"
LAATSTE_DAG = "2026-07-03T23:59"


def _van_leverancier() -> Poging:
    """The signature of the leverancier under the overeenkomst of Asten, recorded by who leads the project."""
    m = klaar_voor(TEKEN, 1)
    return Poging(m.voor.kopie(), m.verb, m.door, m.met)


GEVALLEN = (
    geval(GUN, "opschorting_voorbij", "opschortende_termijn_loopt", klok(LAATSTE_DAG)),
    geval(
        GUN,
        "opschorting_voorbij",
        "opschortende_termijn_loopt",
        anders("beslissingen", vermeld_einde=dag("2026-07-04")),
    ),
    geval(
        GUN,
        "opschorting_voorbij",
        "opschortende_termijn_loopt",
        anders("beslissingen", werkelijk_einde=dag("2026-07-04")),
    ),
    geval(GUN, "kort_geding_beslist", "kort_geding_loopt", zonder("uitspraken")),
    geval(
        GUN,
        "kort_geding_beslist",
        "kort_geding_loopt",
        zonder("uitspraken"),
        anders("kort_gedingen", gedagvaard_op=dag("2026-07-03")),
    ),
    *(
        geval(GUN, "kort_geding_beslist", "uitspraak_verbiedt", anders("uitspraken", uitkomst=uitkomst))
        for uitkomst in (UitspraakUitkomst.HERBEOORDELEN, UitspraakUitkomst.INTREKKEN, UitspraakUitkomst.GUNNINGSVERBOD)
    ),
    geval(
        GUN,
        "laat_kort_geding_gemotiveerd",
        "motivering_ontbreekt",
        zonder("uitspraken"),
        anders("kort_gedingen", gedagvaard_op=dag("2026-07-04")),
    ),
    geval("registreer_kort_geding", "dagvaarding_bewezen", "stuk_onbekend", invoer(dagvaarding="bestaat-niet")),
    geval("registreer_kort_geding", "dagvaarding_bewezen", "stuk_verkeerde_soort", invoer(dagvaarding="uea")),
    geval(
        "registreer_kort_geding", "dagvaarding_bewezen", "datum_in_toekomst", invoer(gedagvaard_op=dag("2026-06-25"))
    ),
    geval("registreer_uitspraak", "uitspraak_bewezen", "stuk_onbekend", invoer(bewijs="bestaat-niet")),
    geval("registreer_uitspraak", "uitspraak_bewezen", "datum_in_toekomst", invoer(datum=dag("2026-07-03"))),
    geval("registreer_uitspraak", "uitspraak_bewezen", "datums_niet_op_volgorde", invoer(datum=dag("2026-06-22"))),
    geval(GUN, "bewijs_goedgekeurd", "bewijs_niet_goedgekeurd", zonder("bewijsoordelen")),
    geval(GUN, "gestanddoening_loopt", "gestanddoening_voorbij", klok("2026-10-01T09:00")),
    geval(GUN, "overeenkomsten_compleet", "overeenkomst_ontbreekt", zonder("overeenkomsten")),
    geval(
        GUN,
        "overeenkomsten_compleet",
        "overeenkomst_niet_vrijgegeven",
        anders("overeenkomsten", toestand=OvereenkomstToestand.CONCEPT),
    ),
    geval(GUN, "nvi_verwerkt", "nvi_niet_verwerkt", anders("overeenkomsten", nvi_ronde=1)),
    geval(GUN, "mandaat_dekt_gun_definitief", "mandaat_ontbreekt", zonder("mandaten")),
    geval(GUN, "mandaat_dekt_gun_definitief", "mandaat_ontbreekt", anders("mandaten", geldig_tot=dag("2026-07-03"))),
    geval(GUN, "mandaat_dekt_gun_definitief", "mandaat_ontbreekt", anders("mandaten", geldig_van=dag("2026-07-05"))),
    geval(GUN, "mandaat_dekt_gun_definitief", "mandaat_ontbreekt", anders("mandaten", plafond=Decimal(3_999_999))),
    geval(
        GUN, "mandaat_dekt_gun_definitief", "mandaat_ontbreekt", anders("mandaten", handelingen=(Handeling.PUBLICEREN,))
    ),
    geval(VAST, "overeenkomst_in_dossier", "stuk_onbekend", invoer(tekst="bestaat-niet")),
    geval(VAST, "overeenkomst_in_dossier", "stuk_verkeerde_soort", invoer(tekst="uea")),
    geval(GUN, "advies_vastgesteld", "advies_ontbreekt", zonder("adviezen")),
    geval(
        GUN,
        "advies_vastgesteld",
        "advies_niet_vastgesteld",
        anders("besluiten", lambda b: b.nummer == "gunningsadvies-Best", uitkomst=Uitkomst.AFGEWEZEN),
    ),
    geval(GUN, "mandaat_dekt_gun_definitief", "mandaat_ontbreekt", anders("mandaten", volmacht_id=None)),
    geval(VAST, "looptijd_kan", "datums_niet_op_volgorde", invoer(einddatum=dag("2026-08-31"))),
    geval(VAST, "looptijd_kan", "opschortende_termijn_loopt", invoer(ingangsdatum=dag("2026-07-03"))),
    geval(VAST, "looptijd_kan", "nvi_niet_verwerkt", invoer(nvi_ronde=3)),
    geval(VAST, "looptijd_kan", "nvi_niet_verwerkt", zonder("notas"), invoer(nvi_ronde=1)),
    geval(
        TEKEN,
        "opschorting_voorbij",
        "opschortende_termijn_loopt",
        anders("beslissingen", vermeld_einde=dag("2026-07-10")),
    ),
    geval(TEKEN, "overeenkomst_aangeboden", "overeenkomst_ontbreekt", zonder("overeenkomsten")),
    geval(
        TEKEN, "overeenkomst_aangeboden", "overeenkomst_niet_aangeboden", anders("overeenkomsten", aangeboden_op=None)
    ),
    geval(TEKEN, "overeenkomst_aangeboden", "ondertekening_voor_aanbieding", invoer(getekend_op=dag("2026-07-03"))),
    geval(TEKEN, "ondertekening_bewezen", "stuk_onbekend", invoer(bewijs="bestaat-niet")),
    geval(TEKEN, "ondertekening_bewezen", "stuk_van_ander", anders("dossierstukken", deelname_id="id-elders")),
    geval(TEKEN, "ondertekening_bewezen", "datum_in_toekomst", invoer(getekend_op=dag("2026-07-11"))),
    geval(
        TEKEN,
        "ondertekening_bewezen",
        "stuk_te_oud",
        anders("dossierstukken", toegevoegd_op=moment("2026-07-04T08:59")),
    ),
    geval(TEKEN, "eigen_handtekening", "geen_bevoegdheid", door("asten"), start=_van_leverancier),
    geval(
        "registreer_aankondiging", "aankondiging_kan", "datums_niet_op_volgorde", invoer(verzonden_op=dag("2026-07-03"))
    ),
    geval("registreer_aankondiging", "aankondiging_kan", "datum_in_toekomst", invoer(verzonden_op=dag("2026-07-16"))),
    geval(
        "sluit_perceel",
        "alles_getekend",
        "niet_alles_getekend",
        anders("overeenkomsten", toestand=OvereenkomstToestand.AANGEBODEN),
    ),
    geval("sluit_perceel", "alles_getekend", "niet_alles_getekend", zonder("overeenkomsten")),
    geval(
        "rond_contract_af",
        "percelen_gecontracteerd",
        "percelen_niet_klaar",
        anders("percelen", toestand=PerceelToestand.CONTRACT),
    ),
    geval(
        "rond_contract_af",
        "percelen_gecontracteerd",
        "percelen_niet_klaar",
        anders("percelen", toestand=PerceelToestand.GEEN_GELDIGE),
    ),
    geval("rond_contract_af", "aankondiging_gedaan", "aankondiging_ontbreekt", zonder("aankondigingen")),
    geval(
        "registreer_evaluatie",
        "evaluatie_in_dossier",
        "stuk_onbekend",
        zonder("dossierstukken", lambda s: s.soort == SoortStuk.EVALUATIEFORMULIER),
    ),
    geval("draag_over", "evaluatie_vastgelegd", "evaluatie_ontbreekt", zonder("evaluaties")),
    geval("draag_over", "dossier_aangeboden", "dossier_niet_aangeboden", zonder("dossieroverdrachten")),
    geval(
        "bevestig_ontvangst_dossier",
        "ontvangst_na_aanbieding",
        "dossier_niet_aangeboden",
        zonder("dossieroverdrachten"),
    ),
    geval(
        "bevestig_ontvangst_dossier",
        "ontvangst_na_aanbieding",
        "bestaat_al",
        anders("dossieroverdrachten", ontvangen_op=moment("2026-07-20T09:00")),
    ),
)
