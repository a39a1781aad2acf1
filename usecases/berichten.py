"""One mail as it is sent: text, HTML and the letters themselves, under a Message-ID that never changes."""

from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from delivery.opslag import Opslag
from documents.contexts import snapshot
from documents.contexts.bouw import Huis, bouw
from documents.contexts.bouw.agenda import agendabericht
from documents.contexts.velden import Context
from documents.mail import Mailgegevens, Mailtekst, mailtekst
from usecases.uitvoermap import Namen, schone_naam
from workflow.agenda import AFSPRAAK, AFZEGGING
from workflow.canoniek import sha256_van
from workflow.case import Case
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.post import Bericht
from workflow.case.stam import Persoon, Rol
from workflow.documenten import KINDS, Vorm
from workflow.lezen import dienst_van, leiders, meegestuurd, vrijgave_verlopen, weergave_van
from workflow.tijd import dag_van, lokaal

_POLICY = SMTP.clone(cte_type="7bit")
"""Every server passes this on unchanged."""
_SOORTEN = {
    Vorm.DOCX: ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    Vorm.ICS: ("application", "ics"),
}


class NogNiet(Exception):
    """A letter in it is not made, or is being made anew."""


class NietMeer(Exception):
    """What it carries lapsed, or was sent another way; the message says which."""


class OngeldigAdres(Exception):
    """No mail server would understand the address."""


def stel_op(case: Case, bericht: Bericht, huis: Huis, opslag: Opslag, nu: datetime) -> bytes:
    """The bytes of the mail; raises NogNiet, NietMeer, OngeldigAdres, BestandOntbreekt and DocumentFout.

    A report is no letter: its mail was made and kept when it was put in the post.
    """
    if not bericht.documenten:
        return opslag.lees(bericht.eml_sha256 or "")
    documenten = [case.documenten[id_] for id_ in bericht.documenten]
    _controleer(case, documenten, huis, nu)
    contact = next(iter(leiders(case, Rol.CONCERNINKOPER)), None)
    bijlagen = _bijlagen(case, [*documenten, *_meegestuurd(case, documenten)])
    gegevens = _gegevens(case, bericht, documenten, huis, contact, tuple(bijlagen))
    mail = _kop(bericht, huis, contact, nu)
    tekst = mailtekst(bericht.soort, gegevens, _context(case, documenten[0], huis))
    inhoud = {naam: opslag.lees(sha256) for naam, (_, sha256) in bijlagen.items()}
    _inhoud(mail, tekst, [inhoud[naam] for naam, (vorm, _) in bijlagen.items() if vorm == Vorm.ICS])
    for naam, (vorm, _) in bijlagen.items():
        hoofd, sub = _SOORTEN[vorm]
        mail.add_attachment(inhoud[naam], maintype=hoofd, subtype=sub, filename=naam)
    return mail.as_bytes()


def stel_rapport_op(case: Case, bericht: Bericht, huis: Huis, naam: str, docx: bytes, nu: datetime) -> bytes:
    """The mail with a progress report; raises OngeldigAdres and DocumentFout."""
    contact = next(iter(leiders(case, Rol.CONCERNINKOPER)), None)
    gegevens = Mailgegevens(
        aan=bericht.naar_naam,
        titel="Voortgangsrapportage",
        project=case.project.naam,
        kenmerk=case.project.kenmerk,
        perceel="",
        namens="",
        bijlagen=(naam,),
        afzender=huis.afzender.naam,
        contact_naam=contact.naam if contact else huis.afzender.naam,
        contact_email=contact.email if contact else huis.afzender.email,
    )
    mail = _kop(bericht, huis, contact, nu)
    _inhoud(mail, mailtekst(bericht.soort, gegevens, None), [])
    hoofd, sub = _SOORTEN[Vorm.DOCX]
    mail.add_attachment(docx, maintype=hoofd, subtype=sub, filename=naam)
    return mail.as_bytes()


def message_id(bericht: Bericht, huis: Huis) -> str:
    """Fixed before the first attempt: whoever receives the mail twice can tell."""
    return f"<{bericht.id}@{huis.afzender.email.rpartition('@')[2]}>"


def _controleer(case: Case, documenten: list[Document], huis: Huis, nu: datetime) -> None:
    """Only what is released for today, was not sent, and says what the facts say now is sent."""
    for document in documenten:
        titel = KINDS[document.soort].titel
        if document.toestand != DocumentToestand.VRIJGEGEVEN:
            raise NietMeer(f"{titel} is '{document.toestand}'")
        if vrijgave_verlopen(case, document, dag_van(nu)):
            raise NietMeer(f"{titel} was vrijgegeven voor een eerdere dag")
        weergave = weergave_van(case, document.id)
        if weergave is None:
            raise NogNiet(f"{titel} is nog niet gemaakt")
        context = _context(case, document, huis)
        if context and not KINDS[document.soort].momentopname and _sha256(context) != weergave.gegevens_sha256:
            raise NogNiet(f"{titel} wordt opnieuw gemaakt: gegevens zijn veranderd")


def _meegestuurd(case: Case, documenten: list[Document]) -> list[Document]:
    """What these letters carry: they leave once a second person released that too."""
    mee = meegestuurd(case, documenten)
    for document in mee:
        titel = KINDS[document.soort].titel
        if document.toestand == DocumentToestand.CONCEPT:
            raise NogNiet(f"{titel} gaat mee en is nog niet vrijgegeven")
        if weergave_van(case, document.id) is None:
            raise NogNiet(f"{titel} gaat mee en is nog niet gemaakt")
    return mee


def _context(case: Case, document: Document, huis: Huis) -> Context | None:
    if KINDS[document.soort].vorm == Vorm.DOCX:
        return bouw(case, document, huis)
    return agendabericht(case, document) if document.soort in (AFSPRAAK, AFZEGGING) else None


def _sha256(context: Context) -> str:
    return sha256_van(snapshot(context))


def _gegevens(
    case: Case,
    bericht: Bericht,
    documenten: list[Document],
    huis: Huis,
    contact: Persoon | None,
    bijlagen: tuple[str, ...],
) -> Mailgegevens:
    eerste = documenten[0]
    return Mailgegevens(
        aan=bericht.naar_naam,
        titel=KINDS[eerste.soort].envelop,
        project=case.project.naam,
        kenmerk=case.project.kenmerk,
        perceel=_percelen(case, [d for d in documenten if d.soort == eerste.soort]),
        namens=_namens(case, eerste),
        bijlagen=bijlagen,
        afzender=huis.afzender.naam,
        contact_naam=contact.naam if contact else huis.afzender.naam,
        contact_email=contact.email if contact else huis.afzender.email,
    )


def _percelen(case: Case, documenten: list[Document]) -> str:
    """Where there are several, which of them it is about."""
    nummers = [case.percelen[d.perceel_id].nummer for d in documenten if d.perceel_id]
    return f"perceel {' en '.join(nummers)}" if nummers and len(case.percelen) > 1 else ""


def _namens(case: Case, document: Document) -> str:
    if document.inschrijving_id is None:
        return ""
    return dienst_van(case, document.deelname_id).naam if document.deelname_id else "alle deelnemende diensten"


def _bijlagen(case: Case, documenten: list[Document]) -> dict[str, tuple[Vorm, str]]:
    """Name to form and hash, each once: percelen of one letter have the same bytes."""
    per_bestand: dict[tuple[Vorm, str], list[Document]] = {}
    for document in documenten:
        if weergave := weergave_van(case, document.id):
            per_bestand.setdefault((KINDS[document.soort].vorm, weergave.sha256), []).append(document)
    namen = Namen()
    return {
        f"{namen.geef(samen[0].id, _naam(case, samen))}.{vorm}": (vorm, sha256)
        for (vorm, sha256), samen in per_bestand.items()
    }


def _naam(case: Case, samen: list[Document]) -> str:
    """Says for a tenderer with more letters which is which, and gives away as little as the subject."""
    wie = _namens(case, samen[0])
    woorden = [case.project.kenmerk, KINDS[samen[0].soort].envelop, _percelen(case, samen), wie]
    return schone_naam(" - ".join(woord for woord in woorden if woord))


def _kop(bericht: Bericht, huis: Huis, contact: Persoon | None, nu: datetime) -> EmailMessage:
    mail = EmailMessage(policy=_POLICY)
    mail["Message-ID"] = message_id(bericht, huis)
    mail["Date"] = format_datetime(lokaal(nu))
    mail["From"] = _adres(huis.afzender.naam, huis.afzender.email)
    mail["To"] = _adres(bericht.naar_naam, bericht.naar_email)
    if contact:
        mail["Reply-To"] = _adres(contact.naam, contact.email)
    mail["Auto-Submitted"] = "auto-generated"
    return mail


def _inhoud(mail: EmailMessage, tekst: Mailtekst, afspraken: list[bytes]) -> None:
    mail["Subject"] = tekst.onderwerp
    mail.set_content(tekst.tekst)
    mail.add_alternative(tekst.html, subtype="html")
    for afspraak in afspraken:
        # Mail programs show an invitation by its method (RFC 6047); as a file it can also be opened by hand.
        mail.add_alternative(afspraak.decode(), subtype="calendar", params={"method": _methode(afspraak)})


def _methode(ics: bytes) -> str:
    regel = next(r for r in ics.decode().splitlines() if r.startswith("METHOD:"))
    return regel.removeprefix("METHOD:")


def _adres(naam: str, email: str) -> Address:
    try:
        return Address(display_name=" ".join(naam.split()), addr_spec=email)
    except (ValueError, IndexError, MessageError) as fout:
        raise OngeldigAdres(f"'{email}' is geen e-mailadres") from fout
