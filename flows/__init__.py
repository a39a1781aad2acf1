"""Floor 4: what runs by the clock or in bulk. Prefect is the alarm clock and the crane; the truth is in our database.

Call `flows.omgeving.zet_omgeving` before anything else of this package is imported: Prefect reads its settings when it
is imported. A flow asks what is due now, so that a run that is missed, doubled, late or killed changes nothing.
"""
