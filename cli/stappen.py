"""The steps of the procedure in their order, with their names as people say them (procedure section 2)."""

from workflow.fasen import hoofdfase, leesbaar

__all__ = ["STAPPEN", "hoofdfase", "leesbaar"]

STAPPEN = {
    "basis": "Basis",
    "2.1": "Startbijeenkomst (2.1)",
    "2.2": "Inkoopstrategie (2.2)",
    "2.3": "Aanbestedingsdocumenten (2.3)",
    "2.4": "Nota van inlichtingen (2.4)",
    "2.5": "Aanbestedingsfase (2.5)",
    "2.6": "Gunning (2.6)",
    "2.7": "Contract (2.7)",
    "2.8": "Evaluatie (2.8)",
    "2.9": "Contractmanagement (2.9)",
    "altijd": "Altijd",
}
"""Headings by the step that a verb names."""
