"""What can go wrong between a context and a letter."""


class DocumentFout(Exception):
    """Names the kind of document and the field or place, in Dutch; trying again without a change is useless."""

    def __init__(self, soort: str, melding: str) -> None:
        self.soort = soort
        self.melding = melding
        super().__init__(f"{soort}: {melding}")


class Afwijking(DocumentFout):
    """A letter that was made says something else than its facts: what made it cannot be trusted with the next one."""
