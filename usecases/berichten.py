"""One mail as it is sent: text, HTML and the letters themselves, under a Message-ID that never changes."""

import json
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from delivery.opslag import Opslag
from documents.contexts import snapshot
from documents.contexts.bouw import Huis, bouw
from documents.contexts.bouw.agenda import agendabericht
from documents.contexts.velden import Context
from documents.mail import Mailgegevens, mailtekst
from workflow.agenda import AFSPRAAK, AFZEGGING
from workflow.canoniek import sha256_van
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.post import Bericht
from workflow.case.stam import Rol
from workflow.documenten import KINDS, Vorm
from workflow.lezen import leiders, weergave_van
from workflow.tijd import lokaal


class NogNiet(Exception):
    """A letter in it is not made, or is being made anew."""


class NietMeer(Exception):
    """What it carries lapsed, or was sent another way; the message says which."""


def stel_op(case: Case, bericht: Bericht, huis: Huis, opslag: Opslag, nu: datetime) -> bytes:
    """The bytes of the mail; raises NogNiet, NietMeer, BestandOntbreekt and DocumentFout."""
    documenten = [case.documenten[id_] for id_ in bericht.documenten]
    _controleer(case, documenten, huis)
    eerste = documenten[0]
    brief = _context(case, eerste, huis)
    contact = next(iter(leiders(case, Rol.CONCERNINKOPER)), None)
    bijlagen = _bijlagen(case, documenten)
    tekst = mailtekst(
        bericht.soort,
        Mailgegevens(
            aan=bericht.naar_naam,
            titel=KINDS[eerste.soort].titel,
            project=case.project.naam,
            kenmerk=case.project.kenmerk,
            bijlagen=tuple(bijlagen),
            afzender=huis.afzender.naam,
            contact_naam=contact.naam if contact else huis.afzender.naam,
            contact_email=contact.email if contact else huis.afzender.email,
        ),
        brief,
    )
    mail = EmailMessage(policy=SMTP)
    mail["Message-ID"] = message_id(bericht, huis)
    mail["Date"] = format_datetime(lokaal(nu))
    mail["From"] = _adres(huis.afzender.naam, huis.afzender.email)
    mail["To"] = _adres(bericht.naar_naam, bericht.naar_email)
    if contact:
        mail["Reply-To"] = _adres(contact.naam, contact.email)
    mail["Subject"] = tekst.onderwerp
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(tekst.tekst)
    mail.add_alternative(tekst.html, subtype="html")
    for naam, (vorm, sha256) in bijlagen.items():
        _voeg_bij(mail, naam, vorm, opslag.lees(sha256))
    return mail.as_bytes()


def message_id(bericht: Bericht, huis: Huis) -> str:
    """Fixed before the first attempt: whoever receives the mail twice can tell."""
    return f"<{bericht.id}@{huis.afzender.email.rpartition('@')[2]}>"


def _controleer(case: Case, documenten: list[Document], huis: Huis) -> None:
    """Only what is released, was not sent, and says what the facts say now is sent."""
    for document in documenten:
        titel = KINDS[document.soort].titel
        if document.toestand != DocumentToestand.VRIJGEGEVEN:
            raise NietMeer(f"{titel} is '{document.toestand}'")
        weergave = weergave_van(case, document.id)
        if weergave is None:
            raise NogNiet(f"{titel} is nog niet gemaakt")
        context = _context(case, document, huis)
        if context and not KINDS[document.soort].momentopname and _sha256(context) != weergave.gegevens_sha256:
            raise NogNiet(f"{titel} wordt opnieuw gemaakt: gegevens zijn veranderd")


def _context(case: Case, document: Document, huis: Huis) -> Context | None:
    if KINDS[document.soort].vorm == Vorm.DOCX:
        return bouw(case, document, huis)
    return agendabericht(case, document) if document.soort in (AFSPRAAK, AFZEGGING) else None


def _sha256(context: Context) -> str:
    return sha256_van(json.loads(snapshot(context)))


def _bijlagen(case: Case, documenten: list[Document]) -> dict[str, tuple[Vorm, str]]:
    """Name to form and hash; percelen of one letter have the same bytes."""
    bijlagen: dict[str, tuple[Vorm, str]] = {}
    for document in documenten:
        weergave = weergave_van(case, document.id)
        kind = KINDS[document.soort]
        if weergave and (kind.vorm, weergave.sha256) not in bijlagen.values():
            bijlagen[f"{case.project.kenmerk} - {kind.titel}.{kind.vorm}"] = kind.vorm, weergave.sha256
    return bijlagen


_DOCX = ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document")


def _voeg_bij(mail: EmailMessage, naam: str, vorm: Vorm, inhoud: bytes) -> None:
    if vorm == Vorm.ICS:
        # Mail programs show an invitation by its method (RFC 6047).
        mail.add_attachment(
            inhoud.decode(), subtype="calendar", filename=naam, params={"method": _methode(inhoud), "charset": "utf-8"}
        )
        return
    hoofd, sub = _DOCX
    mail.add_attachment(inhoud, maintype=hoofd, subtype=sub, filename=naam)


def _methode(ics: bytes) -> str:
    regel = next(r for r in ics.decode().splitlines() if r.startswith("METHOD:"))
    return regel.removeprefix("METHOD:")


def _adres(naam: str, email: str) -> Address:
    return Address(display_name=" ".join(naam.split()), addr_spec=email)
