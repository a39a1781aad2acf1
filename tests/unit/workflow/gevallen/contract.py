"""Broken facts of definitive award, contract, evaluation and hand-over."""

from dataclasses import replace
from decimal import Decimal

from tests.factories import klaar_voor, moment
from tests.unit.workflow.gevallen.basis import Breuk, Poging, anders, dag, door, geval, invoer, klok, zonder
from workflow.case.contract import ContractToestand, Ondertekening, OvereenkomstToestand, Partij
from workflow.case.deelname import Handeling, Uitkomst
from workflow.case.dossier import SoortStuk
from workflow.case.project import PerceelToestand
from workflow.case.rechtszaak import Grond, UitspraakUitkomst
from workflow.lezen import dienst_van

GUN, VAST, TEKEN = "gun_definitief", "leg_overeenkomst_vast", "registreer_ondertekening"
WEIGER, WIJS_AF, HEROPEN = "registreer_weigering", "wijs_bewijsmiddelen_af", "heropen_beoordeling"
LAATSTE_DAG = "2026-07-03T23:59"


def _van_leverancier() -> Poging:
    """The signature of the leverancier under the overeenkomst of Asten, recorded by who leads the project."""
    m = klaar_voor(TEKEN, 1)
    return Poging(m.voor.kopie(), m.verb, m.door, m.met)


_vervallen = anders("overeenkomsten", toestand=OvereenkomstToestand.VERVALLEN)
_geweigerd = anders("overeenkomsten", toestand=OvereenkomstToestand.GEWEIGERD)


def _een_geweigerd(poging: Poging) -> Poging:
    """The leverancier did not sign with one of them, and nobody asked the ECB what that means."""
    case = poging.spel.zaak
    een = next(iter(case.overeenkomsten.values()))
    return poging.met_case(case.met(replace(een, toestand=OvereenkomstToestand.GEWEIGERD)))


def _getekend_door(partij: Partij) -> Breuk:
    """One party signed the overeenkomst of Asten."""

    def breek(poging: Poging) -> Poging:
        case = poging.spel.zaak
        asten = next(o for o in case.overeenkomsten.values() if dienst_van(case, o.deelname_id).naam == "Asten")
        rij = Ondertekening(
            id="id-getekend",
            project_id=case.project.id,
            overeenkomst_id=asten.id,
            partij=partij,
            getekend_op=poging.spel.nu.date(),
            bewijs_id=asten.dossierstuk_id,
            geregistreerd_op=poging.spel.nu,
        )
        return poging.met_case(case.met(rij))

    return breek


def _keur_in_contract() -> Poging:
    """After the offer other evidence is looked at."""
    spel = klaar_voor(WIJS_AF).voor.kopie()
    met = replace(klaar_voor("keur_bewijsmiddelen_goed").met, bewijs="verlopen-certificaat")
    return Poging(spel, "keur_bewijsmiddelen_goed", "inkoper-1", met)


def _heropen() -> Poging:
    """After the offer the assessment is opened again."""
    m = klaar_voor(HEROPEN)
    return Poging(klaar_voor(WIJS_AF).na.kopie(), HEROPEN, m.door, replace(m.met, grond=Grond.BEWIJS_AFGEWEZEN))


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
    geval(
        GUN,
        "opschorting_voorbij",
        "opschortende_termijn_loopt",
        anders("uitspraken", datum=dag("2026-12-31")),
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
        GUN,
        "bewijs_goedgekeurd",
        "bewijs_niet_goedgekeurd",
        anders("bewijsoordelen", aanvaard=False, toelichting="nee"),
    ),
    geval(GUN, "overeenkomsten_compleet", "overeenkomst_ontbreekt", _vervallen),
    geval(GUN, "ingang_na_opschorting", "ingang_te_vroeg", anders("overeenkomsten", ingangsdatum=dag("2026-07-03"))),
    geval(TEKEN, "overeenkomst_aangeboden", "overeenkomst_geweigerd", _geweigerd),
    geval(TEKEN, "overeenkomst_aangeboden", "overeenkomst_ontbreekt", _vervallen),
    geval(
        "sluit_perceel",
        "overeenkomsten_gesloten",
        "niet_alles_getekend",
        anders("overeenkomsten", toestand=OvereenkomstToestand.AANGEBODEN),
    ),
    geval("sluit_perceel", "overeenkomsten_gesloten", "geen_overeenkomst_getekend", zonder("overeenkomsten")),
    geval(
        "sluit_perceel",
        "overeenkomsten_gesloten",
        "geen_overeenkomst_getekend",
        _geweigerd,
        ook={"ecb_advies_ontbreekt"},
    ),
    geval("sluit_perceel", "weigeringen_toegelicht", "ecb_advies_ontbreekt", _een_geweigerd),
    geval(WEIGER, "weigering_kan", "overeenkomst_ontbreekt", zonder("overeenkomsten")),
    geval(WEIGER, "weigering_kan", "overeenkomst_ontbreekt", _vervallen),
    geval(WEIGER, "weigering_kan", "overeenkomst_niet_aangeboden", anders("overeenkomsten", aangeboden_op=None)),
    geval(WEIGER, "weigering_kan", "datum_voor_aanbieding", invoer(geweigerd_op=dag("2026-07-03"))),
    geval(WEIGER, "weigering_kan", "al_getekend", _getekend_door(Partij.DEELNEMER)),
    geval(WEIGER, "weigering_bewezen", "stuk_onbekend", invoer(bewijs="bestaat-niet")),
    geval(WEIGER, "weigering_bewezen", "stuk_verkeerde_soort", anders("dossierstukken", soort=SoortStuk.OVERIG)),
    geval(WEIGER, "weigering_bewezen", "stuk_van_ander", anders("dossierstukken", deelname_id="id-elders")),
    geval(WEIGER, "weigering_bewezen", "stuk_verkeerde_soort", invoer(ecb_advies="uea")),
    geval(WEIGER, "weigering_bewezen", "datum_in_toekomst", invoer(geweigerd_op=dag("2026-07-07"))),
    geval(
        WEIGER,
        "eigen_handtekening",
        "geen_bevoegdheid",
        invoer(partij=Partij.LEVERANCIER),
    ),
    *(geval(verb, "winnaar_en_bewijs", "geen_winnaar", invoer(inschrijver="Beta Hulp")) for verb in (WIJS_AF,)),
    geval(WIJS_AF, "winnaar_en_bewijs", "stuk_verkeerde_soort", invoer(bewijs="uea")),
    *(
        geval(verb, "niets_getekend", "al_getekend", breuk, start=start)
        for verb, start in ((WIJS_AF, None), ("keur_bewijsmiddelen_goed", _keur_in_contract), (HEROPEN, _heropen))
        for breuk in (*map(_getekend_door, Partij), anders("overeenkomsten", toestand=OvereenkomstToestand.GETEKEND))
    ),
    geval("registreer_gesprek", "gesprek_kan", "datum_in_toekomst", invoer(gehouden_op=dag("2026-10-02"))),
    geval("registreer_gesprek", "gesprek_kan", "stuk_verkeerde_soort", invoer(verslag="uea")),
    *(
        geval(verb, "contract_loopt", "contract_beeindigd", anders("contracten", toestand=ContractToestand.BEEINDIGD))
        for verb in ("wijzig_contract", "verleng_contract", "beeindig_contract")
    ),
    geval("wijzig_contract", "wijziging_bewezen", "stuk_verkeerde_soort", invoer(bewijs="uea")),
    *(
        geval("wijzig_contract", "wijziging_binnen_looptijd", "datums_niet_op_volgorde", invoer(einddatum=dag(einde)))
        for einde in ("2030-09-01", "2026-08-31", "2026-10-14")
    ),
    *(
        geval(verb, "brief_bewezen", "stuk_verkeerde_soort", invoer(bewijs="uea"))
        for verb in ("verleng_contract", "beeindig_contract")
    ),
    geval("verleng_contract", "verlenging_is_later", "datums_niet_op_volgorde", invoer(einddatum=dag("2030-06-30"))),
    geval(
        "verleng_contract", "verlenging_binnen_optie", "verlenging_buiten_opties", invoer(einddatum=dag("2032-09-01"))
    ),
    geval(
        "verleng_contract",
        "verlenging_binnen_optie",
        "verlenging_buiten_opties",
        anders("contracten", verlengbaar_tot=None),
    ),
    geval("beeindig_contract", "einde_is_geweest", "datum_in_toekomst", invoer(per=dag("2031-07-02"))),
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
