"""The small tables: states of deelname, inschrijving, overeenkomst and document.

Their triggers are pulled by the acts and transitions of the project and its percelen, which ask the guards; these rows
say only which move is legal.
"""

from workflow.machine import Overgang, Toestandsmachine

DEELNAME = Toestandsmachine(
    "deelname",
    (
        Overgang("geinteresseerd", "bied_aan", "strategie_ter_vaststelling"),
        Overgang("geinteresseerd", "trek_terug", "teruggetrokken"),
        Overgang("teruggetrokken", "meld_opnieuw", "geinteresseerd"),
        Overgang("strategie_ter_vaststelling", "bied_aan", "strategie_ter_vaststelling"),
        Overgang("deelnemer", "bied_aan", "strategie_ter_vaststelling"),
        Overgang("strategie_ter_vaststelling", "treed_toe", "deelnemer"),
        Overgang("strategie_ter_vaststelling", "wijs_af", "afgewezen"),
        # Until the deelnemers are established a later decision, still in time, takes the place of an earlier one.
        Overgang("afgewezen", "treed_toe", "deelnemer"),
        Overgang("deelnemer", "wijs_af", "afgewezen"),
        Overgang("deelnemer", "heroverweeg", "strategie_ter_vaststelling"),
        Overgang("afgewezen", "heroverweeg", "strategie_ter_vaststelling"),
        Overgang("deelnemer", "verval", "vervallen"),
        Overgang("vervallen", "herstel", "deelnemer"),
        Overgang("afgewezen", "verval", "vervallen"),
        Overgang("strategie_ter_vaststelling", "verval", "vervallen"),
    ),
)

INSCHRIJVING = Toestandsmachine(
    "inschrijving",
    (
        Overgang("onvolledig", "verklaar_ongeldig", "ongeldig"),
        Overgang("compleet", "verklaar_ongeldig", "ongeldig"),
        Overgang("onvolledig", "sluit_uit", "uitgesloten"),
        Overgang("compleet", "sluit_uit", "uitgesloten"),
        Overgang("compleet", "beoordeel", "beoordeeld"),
        Overgang("beoordeeld", "beoordeel", "beoordeeld"),
        Overgang("beoordeeld", "win", "winnaar"),
        Overgang("beoordeeld", "heropen", "compleet"),
        Overgang("winnaar", "heropen", "compleet"),
        Overgang("afgewezen", "heropen", "compleet"),
        Overgang("beoordeeld", "wijs_af", "afgewezen"),
    ),
)

OVEREENKOMST = Toestandsmachine(
    "overeenkomst",
    (
        Overgang("concept", "herzie", "concept"),
        Overgang("vrijgegeven", "herzie", "concept"),
        Overgang("concept", "geef_vrij", "vrijgegeven"),
        Overgang("vrijgegeven", "bied_aan", "aangeboden"),
        Overgang("aangeboden", "teken", "getekend"),
    ),
)

DOCUMENT = Toestandsmachine(
    "document",
    (
        Overgang("concept", "geef_vrij", "vrijgegeven"),
        Overgang("concept", "vervang", "vervallen"),
        Overgang("vrijgegeven", "vervang", "vervallen"),
        Overgang("vrijgegeven", "verzend", "verzonden"),
        Overgang("vrijgegeven", "keer_terug", "concept"),
        Overgang("verzonden", "trek_in", "ingetrokken"),
    ),
)

TERMIJN = Toestandsmachine(
    "termijn",
    (
        Overgang("open", "haal", "gehaald"),
        Overgang("open", "verstrijk", "verstreken"),
        Overgang("open", "verval", "vervallen"),
    ),
)

DEELMACHINES = {m.naam: m for m in (DEELNAME, INSCHRIJVING, OVEREENKOMST, DOCUMENT, TERMIJN)}
