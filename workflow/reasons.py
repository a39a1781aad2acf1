"""Why something may not be done: stable codes, each with who must act and by which verb."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reden:
    """One reason: what is missing, who must act, and by which verb (None: waiting or another choice helps)."""

    code: str
    melding: str
    wie: str
    verb: str | None


@dataclass(frozen=True, slots=True)
class Redensoort:
    uitleg: str
    wie: str
    verb: str | None = None


class Geweigerd(Exception):
    """The verb may not be carried out; carries every reason at once, never an empty list."""

    def __init__(self, redenen: Iterable[Reden]) -> None:
        self.redenen = tuple(redenen)
        super().__init__("; ".join(f"{r.code}: {r.melding}" for r in self.redenen))


class Invoerfout(Exception):
    """The arguments cannot be understood; says which one, and what is expected."""

    def __init__(self, veld: str, melding: str) -> None:
        self.veld, self.melding = veld, melding
        super().__init__(f"{veld}: {melding}")


_IEDEREEN, _LEIDING, _DIENST, _TEAM, _TWEEDE, _KLOK = (
    "de aanvrager",
    "de concerninkoper",
    "de contactpersoon van de dienst",
    "het inkoopteam",
    "een tweede persoon van Bizob",
    "niemand: wachten",
)

REDENEN: dict[str, Redensoort] = {
    # wie en waar
    "geen_bevoegdheid": Redensoort("Uw account heeft voor dit project niet de rol die dit mag doen.", _LEIDING),
    "toestand_laat_niet_toe": Redensoort("In deze toestand kan dit niet.", _LEIDING),
    "eigen_voorstel": Redensoort("Wie iets voorstelt, mag het niet zelf bevestigen.", _TWEEDE, "bevestig"),
    "geen_tweede_persoon": Redensoort(
        "Alleen een concerninkoper, contractmanager of adviseur van Bizob mag bevestigen.", _TWEEDE, "bevestig"
    ),
    "rol_alleen_door_beheerder": Redensoort(
        "Rollen bij Bizob geeft alleen een beheerder.", "de beheerder", "registreer_persoon"
    ),
    "voorstel_niet_open": Redensoort("Er staat geen voorstel open met dit nummer.", _IEDEREEN),
    "kenmerk_bestaat": Redensoort("Er is al een project met dit kenmerk.", _IEDEREEN, "registreer_project"),
    "bestaat_al": Redensoort("Dit is al geregistreerd.", _IEDEREEN),
    "procedure_nog_niet_ondersteund": Redensoort("Deze procedure kan nog niet met Zandloper.", _IEDEREEN),
    "drempel_onbekend": Redensoort("Het drempelbedrag voor deze dag is nog niet bekend.", "de beheerder"),
    "procedure_past_niet": Redensoort("De procedure past niet bij waarde en drempel.", _LEIDING),
    "brief_onvolledig": Redensoort(
        "Een brief kan niet gemaakt worden: er ontbreken gegevens.", _LEIDING, "registreer_dienst"
    ),
    # startbijeenkomst
    "collectief_niet_getoetst": Redensoort("De collectief-toets ontbreekt.", _LEIDING, "toets_collectief"),
    "projectleiding_ontbreekt": Redensoort(
        "Een project heeft een concerninkoper en een contractmanager.", _LEIDING, "wijs_projectleiding_toe"
    ),
    "te_weinig_belangstelling": Redensoort("Er zijn ten minste twee diensten nodig.", _DIENST, "meld_interesse"),
    "contactpersoon_ontbreekt": Redensoort(
        "Een dienst heeft geen contactpersoon.", _LEIDING, "registreer_contactpersoon"
    ),
    "moment_voorbij": Redensoort("Het moment ligt niet in de toekomst.", _LEIDING),
    "plaats_ontbreekt": Redensoort("Er is geen plaats en geen link.", _LEIDING),
    "bijeenkomst_nog_niet_geweest": Redensoort("De startbijeenkomst is nog niet geweest.", _KLOK),
    "aanwezigheid_ontbreekt": Redensoort(
        "Niet van elke dienst staat vast of zij er was.", _LEIDING, "registreer_aanwezigheid"
    ),
    "bizob_niet_aanwezig": Redensoort(
        "Een concerninkoper en een contractmanager van Bizob moeten er zijn geweest.",
        _LEIDING,
        "registreer_aanwezigheid",
    ),
    "stuk_onbekend": Redensoort("Dit stuk zit niet in het dossier.", _LEIDING, "voeg_dossierstuk_toe"),
    "stuk_verkeerde_soort": Redensoort("Dit stuk bewijst iets anders.", _LEIDING, "voeg_dossierstuk_toe"),
    "stuk_te_oud": Redensoort("Dit stuk is ouder dan wat het bewijst.", _LEIDING, "voeg_dossierstuk_toe"),
    "stuk_al_gebruikt": Redensoort("Dit stuk bewijst al iets anders.", _LEIDING, "voeg_dossierstuk_toe"),
    "stuk_van_ander": Redensoort("Dit stuk hoort bij een andere dienst.", _LEIDING, "voeg_dossierstuk_toe"),
    # inkoopstrategie
    "inkoopteam_onvolledig": Redensoort("Het inkoopteam is niet compleet.", _LEIDING, "stel_inkoopteam_samen"),
    "strategie_ontbreekt": Redensoort("Er is geen concept van de inkoopstrategie.", _LEIDING, "leg_strategie_vast"),
    "strategie_onvolledig": Redensoort("Niet alle hoofdstukken zijn gevuld.", _LEIDING, "leg_strategie_vast"),
    "planning_onrechtmatig": Redensoort("De planning kan volgens de wet niet.", _LEIDING, "leg_strategie_vast"),
    "concept_niet_voorgelegd": Redensoort("Het concept is niet voorgelegd.", _LEIDING, "leg_concept_strategie_voor"),
    "reactietermijn_loopt": Redensoort("Nog niet elke dienst heeft gereageerd.", _DIENST, "registreer_reactie"),
    "termijn_te_kort": Redensoort("De termijn is korter dan afgesproken.", _LEIDING),
    "datum_in_toekomst": Redensoort("De datum ligt in de toekomst.", _IEDEREEN),
    "datum_voor_aanbieding": Redensoort("De datum ligt voor het moment van aanbieden.", _IEDEREEN),
    "besluit_ontbreekt": Redensoort("Er is geen besluit waarop het mandaat rust.", _DIENST, "registreer_besluit"),
    "deelname_onbeslist": Redensoort("Nog niet elke dienst heeft besloten.", _DIENST, "registreer_besluit"),
    "te_weinig_deelnemers": Redensoort("Er zijn ten minste twee deelnemers nodig.", _LEIDING),
    "niet_op_tijd_genomen": Redensoort(
        "Er is geen besluit met mandaat dat voor de deadline is genomen en getekend.", _DIENST, "registreer_besluit"
    ),
    "volmacht_ontbreekt": Redensoort("De getekende volmacht ontbreekt.", _DIENST, "verleen_mandaat"),
    "mandaat_ontbreekt": Redensoort("Het mandaat van een deelnemer dekt dit niet.", _DIENST, "verleen_mandaat"),
    # publicatie en nota van inlichtingen
    "stukken_ontbreken": Redensoort("Een verplicht aanbestedingsstuk ontbreekt.", _LEIDING, "voeg_dossierstuk_toe"),
    "criteria_ontbreken": Redensoort("De gunningscriteria zijn niet vastgelegd.", _LEIDING, "leg_criteria_vast"),
    "gewichten_geen_honderd": Redensoort("De gewichten zijn samen geen 100 %.", _LEIDING, "leg_criteria_vast"),
    "kader_onjuist": Redensoort("De regels voor de beoordeling kloppen niet.", _LEIDING, "leg_criteria_vast"),
    "sluiting_te_vroeg": Redensoort("De inschrijvingstermijn is korter dan de wet toestaat.", _LEIDING, "publiceer"),
    "datums_niet_op_volgorde": Redensoort("De datums staan niet in een mogelijke volgorde.", _LEIDING, "publiceer"),
    "vragen_onbeantwoord": Redensoort("Een vraag is nog niet beantwoord.", _TEAM, "beantwoord_vraag"),
    "nvi_te_laat": Redensoort("De nota komt te kort voor de sluiting.", _LEIDING),
    # aanbesteding
    "sluiting_niet_verstreken": Redensoort("De sluitingstijd is nog niet voorbij.", _KLOK),
    "kluis_al_geopend": Redensoort("De kluis is al geopend.", _LEIDING),
    "geen_inschrijving": Redensoort("Er is geen enkele inschrijving op tijd.", _LEIDING),
    "inschrijving_onvolledig": Redensoort(
        "Van een inschrijving is de volledigheid open.", _LEIDING, "toets_inschrijving"
    ),
    # gunning
    "belangenverklaring_ontbreekt": Redensoort(
        "Een beoordelaar heeft geen belangenverklaring afgelegd.", _TEAM, "leg_belangenverklaring_af"
    ),
    "beoordelaar_heeft_belang": Redensoort("Wie een belang heeft, beoordeelt niet.", _LEIDING, "wijs_beoordelaar_toe"),
    "geen_teamlid": Redensoort("Deze persoon zit niet in het inkoopteam.", _LEIDING, "stel_inkoopteam_samen"),
    "geen_beoordelaar": Redensoort("U bent voor dit criterium geen beoordelaar.", _LEIDING, "wijs_beoordelaar_toe"),
    "te_weinig_beoordelaars": Redensoort(
        "Een criterium heeft te weinig beoordelaars.", _LEIDING, "wijs_beoordelaar_toe"
    ),
    "toets_ontbreekt": Redensoort("Een inschrijving is nog niet getoetst.", _LEIDING, "toets_inschrijving"),
    "geen_geldige_inschrijving": Redensoort("Geen inschrijving is geldig.", _LEIDING),
    "scores_ontbreken": Redensoort("Een beoordelaar heeft nog geen score gegeven.", _TEAM, "scoor"),
    "consensus_ontbreekt": Redensoort(
        "Een gezamenlijke score of motivering ontbreekt.", _LEIDING, "stel_consensus_vast"
    ),
    "consensus_met_belang": Redensoort(
        "Aan een gezamenlijke score deed iemand met een belang mee.", _LEIDING, "heropen_beoordeling"
    ),
    "einde_te_vroeg_vermeld": Redensoort(
        "De brieven noemen een te vroeg einde van de opschortende termijn.", _LEIDING, "corrigeer_gunningsbeslissing"
    ),
    "grond_niet_bewezen": Redensoort("De grond voor heropening is niet vastgelegd.", _LEIDING),
    "gelijke_stand": Redensoort("De eerste plaats is onbeslist.", _LEIDING),
    "gestanddoening_voorbij": Redensoort("De inschrijvingen zijn niet meer geldig.", _LEIDING),
    "advies_niet_vastgesteld": Redensoort(
        "Niet elke deelnemer heeft het gunningsadvies vastgesteld.", _DIENST, "registreer_besluit"
    ),
    "advies_ontbreekt": Redensoort("Er is geen gunningsadvies.", _LEIDING, "leg_gunningsadvies_voor"),
    "geen_brieven": Redensoort("Er zijn geen brieven om dit mee te doen.", _LEIDING),
    "brief_niet_gemaakt": Redensoort("Een brief is nog niet gemaakt.", "de brievenmaker (flow)"),
    "brief_na_voorstel_gemaakt": Redensoort("Een brief is later gemaakt dan het voorstel.", _LEIDING, "geef_vrij"),
    "eigen_brief": Redensoort("Wie een brief heeft besteld, mag hem niet vrijgeven.", _TWEEDE, "bevestig"),
    "niet_vrijgegeven": Redensoort("Een brief is nog niet vrijgegeven.", _TWEEDE, "geef_vrij"),
    "verzending_voor_vrijgave": Redensoort("De verzending ligt voor de vrijgave.", _LEIDING),
    "brief_verouderd": Redensoort(
        "In een brief zijn gegevens veranderd. De brief wordt opnieuw gemaakt; geef hem daarna vrij.",
        "de brievenmaker (flow)",
        "geef_vrij",
    ),
    # contract
    "opschortende_termijn_loopt": Redensoort("De opschortende termijn loopt nog.", _KLOK),
    "kort_geding_loopt": Redensoort("Er loopt een kort geding.", "de rechter", "registreer_uitspraak"),
    "uitspraak_verbiedt": Redensoort("De uitspraak staat tekenen niet toe.", _LEIDING),
    "motivering_ontbreekt": Redensoort(
        "De jurist moet opschrijven waarom dit toch kan.", "de jurist", "registreer_kort_geding"
    ),
    "bewijs_niet_goedgekeurd": Redensoort(
        "Het bewijs van de winnaar is niet goedgekeurd.", _LEIDING, "keur_bewijsmiddelen_goed"
    ),
    "overeenkomst_ontbreekt": Redensoort(
        "Niet elke deelnemer heeft een overeenkomst.", _LEIDING, "leg_overeenkomst_vast"
    ),
    "overeenkomst_niet_vrijgegeven": Redensoort("Een overeenkomst is niet vrijgegeven.", _TWEEDE, "geef_vrij"),
    "nvi_niet_verwerkt": Redensoort(
        "De nota van inlichtingen is niet in de overeenkomst verwerkt.", _LEIDING, "leg_overeenkomst_vast"
    ),
    "geen_winnaar": Redensoort("Deze inschrijver heeft dit perceel niet gewonnen.", _LEIDING),
    "overeenkomst_niet_aangeboden": Redensoort("De overeenkomst is nog niet aangeboden.", _LEIDING, "gun_definitief"),
    "ondertekening_voor_aanbieding": Redensoort("De handtekening is ouder dan het aanbod.", _IEDEREEN),
    "niet_alles_getekend": Redensoort("Nog niet elke overeenkomst is getekend.", _DIENST, "registreer_ondertekening"),
    "percelen_niet_klaar": Redensoort("Nog niet elk perceel is gecontracteerd.", _LEIDING, "sluit_perceel"),
    "aankondiging_ontbreekt": Redensoort(
        "De aankondiging van de gegunde opdracht ontbreekt.", _LEIDING, "registreer_aankondiging"
    ),
    # evaluatie
    "evaluatie_ontbreekt": Redensoort("De evaluatie is niet vastgelegd.", _LEIDING, "registreer_evaluatie"),
    "dossier_niet_aangeboden": Redensoort(
        "Het dossier is niet aan elke deelnemer aangeboden.", _LEIDING, "bied_dossier_aan"
    ),
}


def reden(code: str, melding: str = "") -> Reden:
    """A reason has a registered code; without a message the registered explanation is used. Raises KeyError."""
    soort = REDENEN[code]
    return Reden(code, melding or soort.uitleg, soort.wie, soort.verb)
