"""The small tables: states of deelname, inschrijving, overeenkomst, contract, document and termijn.

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
        Overgang("deelnemer", "treed_uit", "uitgetreden"),
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
        Overgang("onvolledig", "herstel", "compleet"),
        # After reopening a tender may be tested again, with another outcome.
        Overgang("ongeldig", "verklaar_geldig", "compleet"),
        Overgang("uitgesloten", "verklaar_geldig", "compleet"),
        Overgang("ongeldig", "sluit_uit", "uitgesloten"),
        Overgang("uitgesloten", "verklaar_ongeldig", "ongeldig"),
        Overgang("onvolledig", "trek_in", "ingetrokken"),
        Overgang("compleet", "trek_in", "ingetrokken"),
        Overgang("ongeldig", "trek_in", "ingetrokken"),
        Overgang("uitgesloten", "trek_in", "ingetrokken"),
        Overgang("beoordeeld", "trek_in", "ingetrokken"),
        Overgang("winnaar", "trek_in", "ingetrokken"),
        Overgang("afgewezen", "trek_in", "ingetrokken"),
        # A winner whose evidence is rejected, or who refuses to sign, wins no more.
        Overgang("winnaar", "val_af", "afgevallen"),
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
        Overgang("concept", "verval", "vervallen"),
        Overgang("vrijgegeven", "verval", "vervallen"),
        Overgang("aangeboden", "verval", "vervallen"),
        Overgang("aangeboden", "weiger", "geweigerd"),
        Overgang("geweigerd", "verval", "vervallen"),
        # Who wins again after reopening gets a new text.
        Overgang("vervallen", "herzie", "concept"),
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

CONTRACT = Toestandsmachine("contract", (Overgang("lopend", "beeindig", "beeindigd"),))

BERICHT = Toestandsmachine(
    "bericht",
    (
        # Every other move is made by the post itself (`db.post`), which leaves these three alone.
        Overgang("onzeker", "meld_verzonden", "verzonden"),
        Overgang("onzeker", "verzend_opnieuw", "open"),
        Overgang("geweigerd", "verzend_opnieuw", "open"),
        Overgang("mislukt", "verzend_opnieuw", "open"),
        Overgang("onzeker", "laat_vervallen", "vervallen"),
        Overgang("geweigerd", "laat_vervallen", "vervallen"),
        Overgang("mislukt", "laat_vervallen", "vervallen"),
    ),
)

DEELMACHINES = {m.naam: m for m in (DEELNAME, INSCHRIJVING, OVEREENKOMST, CONTRACT, DOCUMENT, TERMIJN, BERICHT)}
