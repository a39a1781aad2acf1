"""The standard template of the inkoopstrategie: its chapters and the milestones of its planning (procedure 2.2)."""

from workflow.canoniek import sha256_van
from workflow.case.strategie import Strategie

HOOFDSTUKKEN = {
    "aanleiding": "Aanleiding en reikwijdte",
    "deelnemers": "Deelnemers en volumes",
    "huidige_contracten": "Huidige contracten",
    "markt": "Marktanalyse en marktconsultatie",
    "mvoi": "Maatschappelijk verantwoord inkopen en SROI",
    "waarde": "Waarde en drempelbedrag",
    "procedure": "Keuze van de procedure",
    "percelen": "Samenvoegen en percelen",
    "contractvorm": "Contractvorm en looptijd",
    "eisen": "Uitsluiting en geschiktheid",
    "criteria": "Gunningscriteria",
    "team": "Inkoopteam en kosten",
    "risicos": "Risico's",
    "planning": "Planning",
    "mandaat": "Mandaat",
    "contractmanagement": "Contractmanagement",
}

SPOED = "spoed"
"""The chapter that only an urgent procurement has: why the normal terms cannot be kept (Aw 2.74)."""
VOORAANKONDIGING = "vooraankondiging"
"""The milestone that only a term after a vooraankondiging has (Aw 2.71(5)-(6))."""

MIJLPALEN = ("publicatie", "vragen_tot", "nvi", "sluiting", "gunningsbeslissing", "contract")


def inhoud_sha256(strategie: Strategie) -> str:
    """The hash that a besluit belongs to: version, chapters, planning and cost, canonical (procedure section 4).

    The version is in it: the same text offered again asks for a new besluit.
    """
    return sha256_van(
        {
            "versie": strategie.versie,
            "hoofdstukken": strategie.hoofdstukken,
            "planning": strategie.planning,
            "externe_kosten": strategie.externe_kosten,
        }
    )
