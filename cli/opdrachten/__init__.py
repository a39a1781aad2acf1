"""The commands that are no verbs: one module each, imported when its command is called and not before."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

BEGINNEN, OVERZICHT, WERK, CONTROLE = "Beginnen", "Overzicht", "Werk dat anders de planner doet", "Controle"


@dataclass(frozen=True, slots=True)
class Opdracht:
    """`module` holds the command as OPDRACHT; `kop` is its heading in the help."""

    module: str
    kop: str
    hulp: str

    def laad(self) -> Any:
        return import_module(f"{__name__}.{self.module}").OPDRACHT


OPDRACHTEN = {
    "demo": Opdracht("demo", BEGINNEN, "Speel een heel inkooptraject na in een lege map en toon wat ervan komt."),
    "eerste-beheerder": Opdracht("beheerder", BEGINNEN, "Maak het eerste account; daarmee maakt u de andere."),
    "verbs": Opdracht("verbs", BEGINNEN, "Toon elk verb met zijn argumenten, en elke reden om te weigeren."),
    "project": Opdracht("project", OVERZICHT, "Toon alle projecten, of één project met wie aan zet is."),
    "termijn": Opdracht("termijn", OVERZICHT, "Bereken een termijn van de wet, of leg een planning."),
    "inkoopplan": Opdracht(
        "inkoopplan", OVERZICHT, "Maak het inkoopplan van een dienst: al haar projecten en lopende contracten."
    ),
    "rapport": Opdracht("rapport", OVERZICHT, "Maak de voortgangsrapportage: van een project, een dienst of alles."),
    "agenda": Opdracht("agenda", OVERZICHT, "Toon de agenda van een project of persoon, of schrijf haar als bestand."),
    "brieven": Opdracht("brieven", WERK, "Maak brieven die besteld zijn, of zet ze in mappen per dienst."),
    "document": Opdracht(
        "document", OVERZICHT, "Toon de brieven van een project, wat erin staat, en wat er verschilt."
    ),
    "sjabloon": Opdracht("sjabloon", WERK, "Bekijk, controleer en wissel de Word-sjablonen van brieven."),
    "post": Opdracht("post", WERK, "Verzend berichten, toon welke wachten, en beslis over wat niet zeker is."),
    "termijnen": Opdracht("termijnen", WERK, "Toon wat loopt en wat het tegenhoudt; werk bij wat verstreken is."),
    "start": Opdracht("start", WERK, "Start de planner, die dit alles op tijd doet. Stop met Ctrl-C."),
    "scenario": Opdracht("scenario", CONTROLE, "Speel een scenario om te oefenen, of toon welke er zijn."),
    "status": Opdracht("status", CONTROLE, "Zeg wat te laat is, vastzit of stilstaat: planner, termijnen, brieven."),
    "audit": Opdracht("audit", CONTROLE, "Controleer het logboek van alle handelingen, of toon het."),
    "procesdiagram": Opdracht("procesdiagram", CONTROLE, "Schrijf de diagrammen van het proces, of controleer ze."),
    "handleiding": Opdracht("handleiding", CONTROLE, "Werk de tabellen in de handleiding bij, of controleer ze."),
    "voorbeelden": Opdracht("voorbeelden", CONTROLE, "Maak van elk document een voorbeeld, of controleer ze."),
    "test": Opdracht("test", CONTROLE, "Draai de tests van Zandloper."),
}
