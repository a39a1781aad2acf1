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
    "drempel_onbekend": Redensoort(
        "Het drempelbedrag voor deze dag is nog niet bekend.", "de beheerder", "registreer_drempelbedragen"
    ),
    "dag_al_vrij": Redensoort("Deze dag telt al niet mee als werkdag.", "de beheerder"),
    "drempels_overlappen": Redensoort(
        "Voor een deel van deze periode zijn al drempelbedragen bekend.", "de beheerder", "registreer_drempelbedragen"
    ),
    "procedure_past_niet": Redensoort("De procedure past niet bij waarde en drempel.", _LEIDING),
    "ondertekening_past_niet": Redensoort(
        "Een huisstijl noemt één regel voor elke functie die voor de dienst tekent.",
        "de beheerder",
        "registreer_huisstijl",
    ),
    "logo_zonder_tekst": Redensoort(
        "Een logo heeft een beschrijving nodig, voor wie het niet ziet.", "de beheerder", "registreer_huisstijl"
    ),
    "logo_ontbreekt": Redensoort("Er is geen logo om te beschrijven.", "de beheerder", "registreer_huisstijl"),
    "brief_onvolledig": Redensoort(
        "Een brief kan niet gemaakt worden: er ontbreken gegevens.", _LEIDING, "registreer_dienst"
    ),
    # termijnen, intrekken en afdwingen
    "termijn_niet_te_verplaatsen": Redensoort(
        "Een termijn van de wet of van de aanbesteding verplaatst u niet.", _LEIDING
    ),
    "sluiting_alleen_verlengen": Redensoort(
        "Een sluitingstijd verplaatst u niet, u verlengt haar.", _LEIDING, "verleng_sluiting"
    ),
    "termijn_niet_open": Redensoort("Er loopt geen termijn van deze soort.", _LEIDING),
    "intrekking_niet_besloten": Redensoort(
        "Niet elke deelnemer besloot om in te trekken.", _DIENST, "registreer_besluit"
    ),
    "niet_dwingbaar": Redensoort("Deze reden kan niemand opzijzetten.", _LEIDING),
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
    "perceel_zonder_deelnemers": Redensoort("Aan een perceel doet geen enkele deelnemer mee.", _LEIDING),
    "uittreding_niet_besloten": Redensoort(
        "De deelnemer heeft zelf niet besloten om uit te treden.", _DIENST, "registreer_besluit"
    ),
    "advies_niet_te_omzeilen": Redensoort(
        "Uittreden is geen uitweg uit een gunningsadvies dat niet is vastgesteld.", _DIENST, "registreer_besluit"
    ),
    "deelnemer_tekende_al": Redensoort("Wie een overeenkomst heeft getekend, treedt niet meer uit.", _LEIDING),
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
    "verkorting_mag_niet": Redensoort("De inschrijvingstermijn mag niet zo verkort worden.", _LEIDING, "publiceer"),
    "datums_niet_op_volgorde": Redensoort("De datums staan niet in een mogelijke volgorde.", _LEIDING, "publiceer"),
    "vragen_onbeantwoord": Redensoort("Een vraag is nog niet beantwoord.", _TEAM, "beantwoord_vraag"),
    "nvi_te_laat": Redensoort("De nota komt te kort voor de sluiting.", _LEIDING, "verleng_sluiting"),
    "sluiting_voorbij": Redensoort("De sluitingstijd is voorbij.", _LEIDING),
    "sluiting_niet_later": Redensoort("De nieuwe sluiting is niet later dan de oude.", _LEIDING, "verleng_sluiting"),
    "wezenlijke_wijziging": Redensoort(
        "Een wezenlijke wijziging kan niet met een rectificatie: trek de aanbesteding in en publiceer opnieuw.",
        _LEIDING,
    ),
    # aanbesteding
    "sluiting_niet_verstreken": Redensoort("De sluitingstijd is nog niet voorbij.", _KLOK),
    "kluis_al_geopend": Redensoort("De kluis is al geopend.", _LEIDING),
    "geen_inschrijving": Redensoort("Er is geen enkele inschrijving op tijd.", _LEIDING),
    "inschrijving_onvolledig": Redensoort("Aan een inschrijving ontbreekt nog iets.", _LEIDING, "herstel_inschrijving"),
    "datum_voor_inschrijving": Redensoort("De datum ligt voor de ontvangst van de inschrijving.", _IEDEREEN),
    "niets_te_herstellen": Redensoort("Aan deze inschrijving ontbreekt niets.", _LEIDING),
    "nog_geldige_inschrijving": Redensoort(
        "Een inschrijving is of wordt misschien nog geldig.", _LEIDING, "toets_inschrijving"
    ),
    "perceel_in_gang": Redensoort("Een perceel heeft nog een inschrijving.", _LEIDING, "stel_geen_geldige_vast"),
    "niets_te_herpubliceren": Redensoort("Er is geen perceel om opnieuw te publiceren.", _LEIDING),
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
    "gestanddoening_voorbij": Redensoort(
        "Een inschrijver is niet meer gebonden aan zijn inschrijving.", _LEIDING, "verleng_gestanddoening"
    ),
    "gestanddoening_niet_langer": Redensoort(
        "De nieuwe dag is niet later dan de dag die al geldt.", _LEIDING, "verleng_gestanddoening"
    ),
    "hertoets_zonder_motivering": Redensoort("Schrijf op waarom u opnieuw toetst.", _LEIDING, "toets_inschrijving"),
    "advies_achterhaald": Redensoort(
        "Het advies noemt een inschrijving die niet meer meedoet.", _LEIDING, "leg_gunningsadvies_voor"
    ),
    "winnaar_ingetrokken": Redensoort(
        "De winnaar heeft zijn inschrijving ingetrokken.", _LEIDING, "heropen_beoordeling"
    ),
    "loting_niet_bekendgemaakt": Redensoort(
        "De aanbestedingsstukken noemen geen loting; dan mag er niet worden geloot.", _LEIDING
    ),
    "loting_andere_groep": Redensoort(
        "De loting gaat niet over precies de inschrijvers die gelijk staan.", _LEIDING, "registreer_loting"
    ),
    "loting_te_vroeg": Redensoort(
        "De loting was er voordat de scores vaststonden. Loot opnieuw.", _LEIDING, "registreer_loting"
    ),
    "advies_niet_vastgesteld": Redensoort(
        "Niet elke deelnemer heeft het gunningsadvies vastgesteld.", _DIENST, "registreer_besluit"
    ),
    "advies_ontbreekt": Redensoort("Er is geen gunningsadvies.", _LEIDING, "leg_gunningsadvies_voor"),
    "geen_brieven": Redensoort("Er zijn geen brieven om dit mee te doen.", _LEIDING),
    "briefvorm_staat_vast": Redensoort(
        "De vorm van de brieven ligt vast zodra er een gunningsbeslissing is.", _LEIDING
    ),
    "brief_niet_gemaakt": Redensoort("Een brief is nog niet gemaakt.", "de brievenmaker (flow)"),
    "brief_na_voorstel_gemaakt": Redensoort("Een brief is later gemaakt dan het voorstel.", _LEIDING, "geef_vrij"),
    "eigen_brief": Redensoort("Wie een brief heeft besteld, mag hem niet vrijgeven.", _TWEEDE, "bevestig"),
    "niet_vrijgegeven": Redensoort("Een brief is nog niet vrijgegeven.", _TWEEDE, "geef_vrij"),
    "vrijgave_verlopen": Redensoort(
        "De vrijgave gold voor de geplande dag; geef de brief opnieuw vrij.", _TWEEDE, "geef_vrij"
    ),
    "verzending_voor_vrijgave": Redensoort("De verzending ligt voor de vrijgave.", _LEIDING),
    "brief_in_post": Redensoort(
        "Deze brief is al onderweg per e-mail. Wacht tot hij bezorgd is, of beslis over het bericht.",
        _LEIDING,
        "beslis_post",
    ),
    "geen_mailserver": Redensoort(
        "Er is geen mailserver ingesteld. Verzend de brief zelf en leg dat vast.", _LEIDING, "bevestig_verzending"
    ),
    "post_stil": Redensoort(
        "De post staat stil: misschien is hier een reservekopie teruggezet. Kijk welke berichten al verzonden zijn en "
        "geef de post daarna vrij (zandloper post vrijgeven).",
        "een beheerder",
    ),
    "sjabloon_afgekeurd": Redensoort("Dit sjabloon kan zo geen brieven maken.", _IEDEREEN),
    "sjabloon_al_in_gebruik": Redensoort("Dit sjabloon is al in gebruik.", "niemand"),
    "sjabloon_geen_voorstel": Redensoort("Er staat geen voorstel voor dit sjabloon open.", _IEDEREEN),
    "post_niet_stil": Redensoort("De post staat niet stil; u hoeft niets vrij te geven.", "niemand"),
    "geen_adres": Redensoort("Een geadresseerde heeft geen e-mailadres.", _LEIDING, "registreer_contactpersoon"),
    "bericht_niet_open": Redensoort("Over dit bericht hoeft u niets te beslissen.", _LEIDING),
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
    "geen_overeenkomst_getekend": Redensoort(
        "Geen enkele overeenkomst is getekend. Sluiten kan niet; heropen de beoordeling.",
        _LEIDING,
        "heropen_beoordeling",
    ),
    "al_getekend": Redensoort("Er staat al een handtekening onder de overeenkomst.", _LEIDING),
    "overeenkomst_geweigerd": Redensoort("Een partij heeft deze overeenkomst geweigerd.", _LEIDING),
    "ecb_advies_ontbreekt": Redensoort(
        "Over een weigering ontbreekt het advies van het ECB.", "het ECB", "registreer_weigering"
    ),
    "ingang_te_vroeg": Redensoort(
        "Een overeenkomst gaat in voordat de opschortende termijn voorbij is.", _LEIDING, "leg_overeenkomst_vast"
    ),
    "percelen_niet_klaar": Redensoort("Nog niet elk perceel is gecontracteerd.", _LEIDING, "sluit_perceel"),
    "aankondiging_ontbreekt": Redensoort(
        "De aankondiging van de gegunde opdracht ontbreekt.", _LEIDING, "registreer_aankondiging"
    ),
    # evaluatie
    "evaluatie_ontbreekt": Redensoort("De evaluatie is niet vastgelegd.", _LEIDING, "registreer_evaluatie"),
    "dossier_niet_aangeboden": Redensoort(
        "Het dossier is niet aan elke deelnemer aangeboden.", _LEIDING, "bied_dossier_aan"
    ),
    # contractmanagement
    "contract_beeindigd": Redensoort("Dit contract is al beëindigd.", _LEIDING),
    "verlenging_buiten_opties": Redensoort(
        "Langer dan de opties in de overeenkomst kan een contract niet duren.", _LEIDING
    ),
}


def reden(code: str, melding: str = "") -> Reden:
    """A reason has a registered code; without a message the registered explanation is used. Raises KeyError."""
    soort = REDENEN[code]
    return Reden(code, melding or soort.uitleg, soort.wie, soort.verb)
