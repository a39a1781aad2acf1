"""What a mail with a calendar entry says of it (procedure section 6)."""

from dataclasses import dataclass
from typing import Annotated

from documents.contexts.velden import OPTIONEEL, Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Agendabericht(Context):
    """One entry for one addressee; the calendar file itself goes along."""

    onderwerp: str
    wanneer: str
    """The day, or the day and the time, in words."""
    actie: Annotated[str, OPTIONEEL] = ""
    grondslag: Annotated[str, OPTIONEEL] = ""
    verzet: bool = False
    """Whether an earlier entry moves."""
