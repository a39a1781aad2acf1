"""Every move that the small tables allow, written out a second time; what is not here is not legal."""

import pytest

from workflow.deelmachines import DEELMACHINES
from workflow.machine import GeenOvergang

OVERGANGEN = {
    "deelname": """
        geinteresseerd              bied_aan      strategie_ter_vaststelling
        deelnemer                   bied_aan      strategie_ter_vaststelling
        strategie_ter_vaststelling  bied_aan      strategie_ter_vaststelling
        geinteresseerd              trek_terug    teruggetrokken
        teruggetrokken              meld_opnieuw  geinteresseerd
        strategie_ter_vaststelling  treed_toe     deelnemer
        afgewezen                   treed_toe     deelnemer
        strategie_ter_vaststelling  wijs_af       afgewezen
        deelnemer                   wijs_af       afgewezen
        deelnemer                   heroverweeg   strategie_ter_vaststelling
        afgewezen                   heroverweeg   strategie_ter_vaststelling
        strategie_ter_vaststelling  verval        vervallen
        deelnemer                   verval        vervallen
        afgewezen                   verval        vervallen
        vervallen                   herstel       deelnemer
        deelnemer                   treed_uit     uitgetreden
    """,
    "inschrijving": """
        onvolledig    verklaar_ongeldig  ongeldig
        compleet      verklaar_ongeldig  ongeldig
        uitgesloten   verklaar_ongeldig  ongeldig
        onvolledig    sluit_uit          uitgesloten
        compleet      sluit_uit          uitgesloten
        ongeldig      sluit_uit          uitgesloten
        ongeldig      verklaar_geldig    compleet
        uitgesloten   verklaar_geldig    compleet
        onvolledig    herstel            compleet
        compleet      beoordeel          beoordeeld
        beoordeeld    beoordeel          beoordeeld
        beoordeeld    win                winnaar
        beoordeeld    wijs_af            afgewezen
        beoordeeld    heropen            compleet
        winnaar       heropen            compleet
        afgewezen     heropen            compleet
        onvolledig    trek_in            ingetrokken
        compleet      trek_in            ingetrokken
        ongeldig      trek_in            ingetrokken
        uitgesloten   trek_in            ingetrokken
        beoordeeld    trek_in            ingetrokken
        winnaar       trek_in            ingetrokken
        afgewezen     trek_in            ingetrokken
        winnaar       val_af             afgevallen
    """,
    "overeenkomst": """
        concept      herzie    concept
        vrijgegeven  herzie    concept
        vervallen    herzie    concept
        concept      geef_vrij vrijgegeven
        vrijgegeven  bied_aan  aangeboden
        aangeboden   teken     getekend
        aangeboden   weiger    geweigerd
        concept      verval    vervallen
        vrijgegeven  verval    vervallen
        aangeboden   verval    vervallen
        geweigerd    verval    vervallen
    """,
    "contract": """
        lopend  beeindig  beeindigd
    """,
    "document": """
        concept      geef_vrij   vrijgegeven
        vrijgegeven  verzend     verzonden
        vrijgegeven  keer_terug  concept
        concept      vervang     vervallen
        vrijgegeven  vervang     vervallen
        verzonden    trek_in     ingetrokken
    """,
    "termijn": """
        open  haal       gehaald
        open  verstrijk  verstreken
        open  verval     vervallen
    """,
    "bericht": """
        onzeker    meld_verzonden   verzonden
        onzeker    verzend_opnieuw  open
        geweigerd  verzend_opnieuw  open
        mislukt    verzend_opnieuw  open
        onzeker    laat_vervallen   vervallen
        geweigerd  laat_vervallen   vervallen
        mislukt    laat_vervallen   vervallen
    """,
}


def _rijen(naam: str) -> list[list[str]]:
    return [regel.split() for regel in OVERGANGEN[naam].strip().splitlines()]


def test_er_zijn_geen_andere_tabellen() -> None:
    assert DEELMACHINES.keys() == OVERGANGEN.keys()


@pytest.mark.parametrize("naam", OVERGANGEN)
def test_elke_zet_van_een_kleine_tabel_leidt_hierheen_en_een_andere_bestaat_niet(naam: str) -> None:
    machine, naar = DEELMACHINES[naam], {(van, trigger): doel for van, trigger, doel in _rijen(naam)}
    toestanden = {t for van, _, doel in _rijen(naam) for t in (van, doel)}
    for van in sorted(toestanden):
        for trigger in sorted({t for _, t in naar}):
            if doel := naar.get((van, trigger)):
                assert machine.naar(van, trigger) == doel
            else:
                with pytest.raises(GeenOvergang):
                    machine.naar(van, trigger)
    assert len(machine.overgangen) == len(naar)
