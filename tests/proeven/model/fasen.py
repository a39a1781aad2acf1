"""The parts of the story from which runs start; each part is a test of its own, so that workers share them out."""

from dataclasses import dataclass

from tests.proeven.model.begin import standen, standen_met_twee_percelen
from tests.proeven.model.wereld import Stand


@dataclass(frozen=True)
class Fase:
    """`een` and `twee` name moments of the stories with one and with two percelen."""

    een: tuple[str, ...]
    twee: tuple[str, ...] = ()
    bereikt: tuple[str, ...] = ()
    """Verbs that a whole run of this part must have carried out at least once; ② is what was confirmed."""

    def standen(self, met_twee: bool) -> list[Stand]:
        return [standen()[n] for n in self.een] + (
            [standen_met_twee_percelen()[n] for n in self.twee] if met_twee else []
        )


ALTIJD = ("voeg_dossierstuk_toe", "wijs_projectleiding_toe", "controleer_termijnen")
FASEN = {
    "start": Fase(
        ("richt_in", "meld_aan", "plan_bijeenkomst", "houd_bijeenkomst"),
        bereikt=(
            *("registreer_persoon", "registreer_dienst", "registreer_contactpersoon", "registreer_project"),
            *("registreer_perceel", "toets_collectief", "meld_interesse", "trek_interesse_in", "plan_startbijeenkomst"),
            *("registreer_aanwezigheid", "verzend_presentatie", "sluit_startbijeenkomst", "stel_inkoopteam_samen"),
            *("geef_vrij ②", "bevestig", "verwerp", *ALTIJD),
        ),
    ),
    "strategie": Fase(
        ("maak_concept", "bied_strategie_aan", "besluit_over_strategie", "bereid_publicatie_voor"),
        bereikt=(
            *("leg_strategie_vast", "leg_concept_strategie_voor", "registreer_reactie", "registreer_besluit"),
            *("bied_strategie_ter_vaststelling_aan", "registreer_besluit ②", "verleen_mandaat", "verleen_mandaat ②"),
            *("stel_deelnemers_vast", "herstel_deelname ②", "leg_criteria_vast", "publiceer", "trek_mandaat_in"),
            *("wijzig_inkoopteam", "registreer_uittreding ②", "verplaats_termijn", "dwing_af ②"),
        ),
    ),
    "markt": Fase(
        ("bereid_publicatie_voor", "publiceer", "geef_inlichtingen"),
        ("publiceer", "geef_inlichtingen"),
        bereikt=(
            *("registreer_vraag", "beantwoord_vraag", "publiceer_nvi", "open_kluis", "open_kluis ②"),
            *("rectificeer", "verleng_sluiting", "trek_perceel_in ②", "trek_in ②"),
        ),
    ),
    "opening": Fase(
        ("geef_inlichtingen", "open_kluis", "registreer_inschrijvingen"),
        ("open_kluis", "inschrijvingen"),
        bereikt=(
            "registreer_inschrijving",
            "sluit_opening",
            "leg_belangenverklaring_af",
            "wijs_beoordelaar_toe",
            "herstel_inschrijving",
            "herpubliceer",
        ),
    ),
    "beoordeling": Fase(
        ("registreer_inschrijvingen", "beoordeel", "leg_advies_voor"),
        ("inschrijvingen", "beoordeel 2", "leg_advies_voor 1"),
        bereikt=(
            *("toets_inschrijving", "scoor", "stel_consensus_vast", "leg_gunningsadvies_voor", "trek_inschrijving_in"),
            *("stel_geen_geldige_vast", "verleng_gestanddoening", "registreer_loting ②"),
        ),
    ),
    "advies": Fase(
        ("leg_advies_voor", "stel_advies_vast", "beslis"),
        ("leg_advies_voor 2", "stel_advies_vast 1", "beslis 1"),
        bereikt=(
            *("kies_briefvorm", "registreer_huisstijl"),
            *("neem_gunningsbeslissing", "heropen_beoordeling ②", "corrigeer_gunningsbeslissing ②", "geef_vrij ②"),
            "bevestig_verzending",
        ),
    ),
    "opschorting": Fase(
        ("verzend_beslissing", "maak_overeenkomsten", "voer_kort_geding"),
        ("verzend_beslissing 1", "verzend_beslissing 2", "voer_kort_geding"),
        bereikt=(
            *("keur_bewijsmiddelen_goed", "leg_overeenkomst_vast", "registreer_kort_geding", "registreer_uitspraak"),
            *("gun_definitief", "corrigeer_gunningsbeslissing ②", "heropen_beoordeling ②"),
        ),
    ),
    "contract": Fase(
        ("voer_kort_geding", "gun", "onderteken", "rond_af", "evalueer", "draag_over"),
        ("gun",),
        bereikt=(
            *("registreer_ondertekening", "registreer_aankondiging", "sluit_perceel", "rond_contract_af"),
            *("registreer_evaluatie", "bied_dossier_aan", "bevestig_ontvangst_dossier", "draag_over"),
            *("wijs_bewijsmiddelen_af", "registreer_weigering", "registreer_gesprek", "wijzig_contract"),
            *("verleng_contract", "beeindig_contract", "heropen_beoordeling ②"),
        ),
    ),
}
_FEITEN = "a fact of the law and of no project: tests/integration/usecases/test_rechtsfeiten.py"
_POST = "de post wordt apart bewezen (tests/proeven/post)"
NIET_BEREIKT: dict[str, str] = {
    "registreer_gelijkgestelde_dag": _FEITEN,
    "registreer_drempelbedragen": _FEITEN,
    **dict.fromkeys(("verzend_brieven", "verwerk_post", "beslis_post"), _POST),
}
"""Verbs that the model does not play, each with the reason."""
