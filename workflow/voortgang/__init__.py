"""How far a project is, computed from its Case and the moves that the audit remembers (procedure 2.10)."""

from workflow.voortgang.dienst import Dienstvoortgang, dienstvoortgang
from workflow.voortgang.mijlpalen import Mijlpaal, Stand, mijlpalen
from workflow.voortgang.ontvangers import Ontvanger, ontvangers
from workflow.voortgang.project import Projectvoortgang, projectvoortgang
from workflow.voortgang.termijnen import NABIJ, Termijnstand, termijnstanden
from workflow.voortgang.terugblik import terugblik
from workflow.voortgang.verloop import Beweging

__all__ = [
    "NABIJ",
    "Beweging",
    "Dienstvoortgang",
    "Mijlpaal",
    "Ontvanger",
    "Projectvoortgang",
    "Stand",
    "Termijnstand",
    "dienstvoortgang",
    "mijlpalen",
    "ontvangers",
    "projectvoortgang",
    "termijnstanden",
    "terugblik",
]
