"""What a template of a kind must print because the law asks it; the elements are those that the lawyers listed.

A field that stands in a list counts where the template prints it inside a loop over that list.
"""

from collections.abc import Mapping

_BESLUIT = "artikel 10:11 Awb: uit de brief blijkt dat het orgaan zelf besloot"
_BESLUITEN = {"besluiten.orgaan": _BESLUIT, "besluiten.nummer": _BESLUIT, "besluiten.datum": _BESLUIT}
_TERMIJN = "artikel 2.130 Aw: de opschortende termijn nauwkeurig omschreven"
_OPSCHORTING = {
    "opschorting.laatste_dag": _TERMIJN,
    "opschorting.tijd": _TERMIJN,
    "opschorting.grond": "artikel 2.127 Aw",
}
_REDENEN = "artikel 2.130 Aw: de relevante redenen"
_VOORDELEN = "artikel 2.130 Aw: kenmerken en relatieve voordelen van de gekozen inschrijving"
_RECHTER = "artikel 2.130 Aw: waar en tot wanneer de inschrijver kan opkomen"
_INTREKKEN = "artikel 2.130 Aw: ook een intrekking noemt haar redenen"
_MANDAAT = "artikel 10:5 en 10:10 Awb"
_OPENING = "artikel 2.108 en 2.109 Aw"
_VERBAAL = "artikel 2.132 Aw: het proces-verbaal van de gunning"
_INLICHTINGEN = "artikel 2.53 Aw: de antwoorden gaan naar allen"
_AANBIEDER = {"geadresseerde.organisatie": "aan wie de mededeling gaat", "kop.datum": "dagtekening"}

WETTELIJK: Mapping[str, Mapping[str, str]] = {
    "mandaatbrief": {
        "mandaatgever.naam": _MANDAAT,
        "mandaatgever.orgaan": _MANDAAT,
        "mandaatgever.vertegenwoordiger": "artikel 171 Gemeentewet",
        "mandaatgever.ondertekenaars.functie": _MANDAAT,
        "grondslag": _MANDAAT,
        "besluit.nummer": _BESLUIT,
        "besluit.datum": _BESLUIT,
        "gemachtigde.functie": _MANDAAT,
        "gemachtigde.plaatsvervanger": _MANDAAT,
        "gemachtigde.directie": "artikel 10:4 Awb: instemming van de werkgever",
        "handelingen": "artikel 10:5 Awb: welke handelingen",
        "plafond": _MANDAAT,
        "geldig_van": "artikel 10:8 Awb",
        "geldig_tot": "artikel 10:8 Awb",
    },
    "concept_collegebesluit": {
        "dienst.orgaan": _MANDAAT,
        "grondslag": "artikel 160 Gemeentewet, of de regel van de dienst",
        "handelingen": _MANDAAT,
        "dienst.ondertekenaars.functie": "artikel 59a Gemeentewet, of de regel van de dienst",
    },
    "gunningsbrief": {
        **_AANBIEDER,
        **_BESLUITEN,
        **_OPSCHORTING,
        "rang": _REDENEN,
        "totaalscore": _REDENEN,
        "criteria.criterium": _REDENEN,
        "criteria.score": _REDENEN,
        "criteria.motivering": _REDENEN,
    },
    "afwijzingsbrief": {
        **_AANBIEDER,
        **_BESLUITEN,
        **_OPSCHORTING,
        "winnaars.naam": "artikel 2.130 Aw: de naam van de begunstigde",
        "winnaars.totaalscore": _REDENEN,
        "winnaars.prijs": "artikel 2.130 Aw: bij de laagste prijs ook die prijs",
        "lager.rang": _REDENEN,
        "lager.criteria.criterium": _REDENEN,
        "lager.criteria.uw_score": _REDENEN,
        "lager.criteria.score_winnaar": _REDENEN,
        "lager.criteria.motivering": _REDENEN,
        "lager.criteria.voordeel_winnaar": _VOORDELEN,
        "lager.gelijke_stand": _REDENEN,
        "ongeldig.grond": "artikel 2.104 Aw: de reden van de afwijzing",
        "rechtbank": _RECHTER,
    },
    "definitieve_gunning": {**_AANBIEDER, **_BESLUITEN, **_OPSCHORTING, "bewijs_akkoord_op": "artikel 2.102 Aw"},
    "intrekking_gunningsbeslissing": {**_AANBIEDER, "motivering": _INTREKKEN, "brief.kenmerk": _INTREKKEN},
    "intrekkingsbrief": {**_AANBIEDER, "motivering": _INTREKKEN},
    "correctiebericht": {**_AANBIEDER, "einde": _TERMIJN, "tijd": _TERMIJN, "rechtbank": _RECHTER},
    "afloopbericht": {**_AANBIEDER, "winnaars": "artikel 2.103 Aw", "grond": "artikel 2.104 Aw"},
    "proces_verbaal_opening": {
        "sluiting.datum": _OPENING,
        "sluiting.tijd": _OPENING,
        "opening.datum": _OPENING,
        "opening.tijd": _OPENING,
        "openers.naam": "opening door twee personen",
        "inschrijvingen.inschrijver": _OPENING,
        "inschrijvingen.ontvangen": _OPENING,
        "onregelmatigheden": _OPENING,
    },
    "gunningsadvies": {
        "dienst.orgaan": "het orgaan dat vaststelt",
        "dienst.ondertekenaars.functie": "het orgaan dat vaststelt",
        "toelating.oordeel": "artikel 2.132 Aw",
        "beoordelingen.oordelen.score": _REDENEN,
        "beoordelingen.oordelen.motivering": _REDENEN,
        "rangschikking.rang": _REDENEN,
        "winnaars": "artikel 2.132 Aw",
        "vingerafdruk": "welke versie is vastgesteld",
    },
    "proces_verbaal_gunning": {
        "diensten.naam": _VERBAAL,
        "diensten.adres": _VERBAAL,
        "voorwerp": _VERBAAL,
        "waarde": _VERBAAL,
        "toegelaten.inschrijver": _VERBAAL,
        "toegelaten.reden": _VERBAAL,
        "afgewezen.inschrijver": _VERBAAL,
        "afgewezen.reden": _VERBAAL,
        "winnaars.naam": _VERBAAL,
        "winnaars.redenen.motivering": _VERBAAL,
        "waarom_niet": _VERBAAL,
        "verantwoording": _VERBAAL,
        "belangen.belang": _VERBAAL,
        "belangen.maatregel": _VERBAAL,
    },
    "nota_van_inlichtingen": {
        "ronde": _INLICHTINGEN,
        "vragen.nummer": _INLICHTINGEN,
        "vragen.vraag": _INLICHTINGEN,
        "vragen.antwoord": _INLICHTINGEN,
        "planning.sluiting": _INLICHTINGEN,
    },
    "bewijsverzoek": {**_AANBIEDER, "stukken": "artikel 2.102 Aw", "beslissing_van": "artikel 2.102 Aw"},
}
