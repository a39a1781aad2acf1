"""A Beurt is a verb being carried out: the Case so far, with the moves and effects that it has collected.

Guards and effects read it; every step gives a new one. At its end it is a Decision.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from workflow.call import Call
from workflow.case import Case, Stam
from workflow.case.dossier import Document, DocumentToestand
from workflow.case.project import Perceel
from workflow.case.rechtszaak import Motivering, SoortMotivering
from workflow.case.termijn import Afdwinging, SoortTermijn, Termijn, TermijnToestand
from workflow.deelmachines import DOCUMENT, TERMIJN
from workflow.documenten import KINDS
from workflow.effects import Effect, SoortEffect, Zet
from workflow.keys import document_sleutel, termijn_sleutel
from workflow.machine import GeenOvergang, Toestandsmachine
from workflow.reasons import Geweigerd, reden
from workflow.tijd import einde_van


@dataclass(frozen=True, slots=True)
class Decision:
    """What a verb decided: the new Case or Stam, the moves for the audit, the effects for after the commit."""

    case: Case | Stam
    zetten: tuple[Zet, ...] = ()
    effecten: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class Bestelling:
    """Which document is wanted: its kind, and what and whom it is about."""

    soort: str
    versie: int
    deelname_id: str | None = None
    inschrijving_id: str | None = None
    perceel_id: str | None = None
    termijn_id: str | None = None
    moment: str | None = None
    """Which of several about one termijn."""
    geadresseerde_id: str | None = None

    def sleutel(self, project_id: str) -> str:
        return document_sleutel(
            project_id,
            self.soort,
            self.versie,
            deelname=self.deelname_id,
            inschrijving=self.inschrijving_id,
            perceel=self.perceel_id,
            termijn=self.termijn_id,
            geadresseerde=self.geadresseerde_id,
            moment=self.moment,
        )


@dataclass(frozen=True, slots=True)
class Beurt:
    case: Case
    met: Any
    call: Call
    perceel_id: str | None = None
    zetten: tuple[Zet, ...] = ()
    effecten: tuple[Effect, ...] = ()

    @property
    def perceel(self) -> Perceel:
        """The perceel that this turn is about; raises KeyError when it is about none."""
        return self.case.percelen[self.perceel_id or ""]

    @property
    def project_id(self) -> str:
        return self.case.project.id

    def voor(self, perceel: Perceel) -> "Beurt":
        return replace(self, perceel_id=perceel.id)

    def schrijf(self, *rijen: Any) -> "Beurt":
        return replace(self, case=self.case.met(*rijen))

    def verzet(self, machine: Toestandsmachine, rij: Any, trigger: str, **feiten: Any) -> "Beurt":
        """A row changes state only by its machine; raises Geweigerd(toestand_laat_niet_toe)."""
        try:
            doel = machine.naar(rij.toestand, trigger)
        except GeenOvergang:
            melding = f"een {machine.naam} met toestand '{rij.toestand}' kan niet '{trigger}'"
            raise Geweigerd([reden("toestand_laat_niet_toe", melding)]) from None
        nieuw = replace(rij, toestand=type(rij.toestand)(doel), **feiten)
        return self.schrijf(nieuw).noteer(machine.naam, rij, trigger, doel)

    def noteer(self, machine: str, rij: Any, trigger: str, doel: str) -> "Beurt":
        zet = Zet(machine=machine, rij_id=rij.id, trigger=trigger, van=str(rij.toestand), naar=doel)
        return replace(self, zetten=(*self.zetten, zet))

    def gebruik(self, afdwinging: Afdwinging) -> "Beurt":
        """A guard that was set aside counts once; the audit of this verb shows which one."""
        zet = Zet(machine="afdwinging", rij_id=afdwinging.id, trigger=afdwinging.guard, van="open", naar="gebruikt")
        beurt = self.schrijf(replace(afdwinging, gebruikt_op=self.call.nu))
        return replace(beurt, zetten=(*self.zetten, zet))

    def bestel(self, soort: str, versie: int, **doel: str | None) -> "Beurt":
        """Order one document; `doel` has the fields of `Bestelling`."""
        return self.bestel_alle([Bestelling(soort, versie, **doel)])

    def bestel_alle(self, bestellingen: Iterable["Bestelling"]) -> "Beurt":
        """Order documents; the one with the same sleutel is never ordered again (procedure section 5)."""
        besteld = {document.sleutel for document in self.case.documenten.values()}
        nieuw: dict[str, Document] = {}
        for bestelling in bestellingen:
            sleutel = bestelling.sleutel(self.project_id)
            if sleutel not in besteld and sleutel not in nieuw:
                nieuw[sleutel] = self._document(sleutel, bestelling)
        effecten = (
            Effect(soort=SoortEffect.DOCUMENT, sleutel=sleutel, document_id=document.id)
            for sleutel, document in nieuw.items()
        )
        return replace(self.schrijf(*nieuw.values()), effecten=(*self.effecten, *effecten)) if nieuw else self

    def _document(self, sleutel: str, bestelling: "Bestelling") -> Document:
        return Document(
            id=self.call.nieuw_id(),
            project_id=self.project_id,
            sleutel=sleutel,
            soort=bestelling.soort,
            deelname_id=bestelling.deelname_id,
            inschrijving_id=bestelling.inschrijving_id,
            perceel_id=bestelling.perceel_id,
            termijn_id=bestelling.termijn_id,
            versie=bestelling.versie,
            toestand=DocumentToestand.CONCEPT if KINDS[bestelling.soort].vrijgave else DocumentToestand.VRIJGEGEVEN,
            maker_id=self.call.opdrachtgever_id,
            besteld_op=self.call.nu,
            vrijgever_id=None,
            vrijgegeven_op=None,
            verzonden_op=None,
            bundel_id=None,
            geadresseerde_id=bestelling.geadresseerde_id,
        )

    def vervang(self, soort: str, *, deelname_id: str | None = None, perceel_id: str | None = None) -> "Beurt":
        """An older letter of this kind and addressee that was not sent lapses: a newer one takes its place."""
        return self.laat_vervallen(
            d
            for d in self.case.documenten.values()
            if d.deelname_id == deelname_id and d.soort == soort and d.perceel_id == perceel_id
        )

    def vervang_herinneringen(self, termijn_id: str) -> "Beurt":
        """What would still remind of a termijn lapses with it."""
        return self.laat_vervallen(
            d for d in self.case.documenten.values() if d.termijn_id == termijn_id and d.soort == "herinnering"
        )

    def vervang_alles_van(self, deelname_id: str) -> "Beurt":
        """Every letter to a dienst, or in its name, that was not sent lapses."""
        return self.laat_vervallen(d for d in self.case.documenten.values() if d.deelname_id == deelname_id)

    def laat_vervallen(self, documenten: Iterable[Document]) -> "Beurt":
        """Those of them that were not sent; what was sent stays sent."""
        beurt = self
        for document in documenten:
            if document.toestand in (DocumentToestand.CONCEPT, DocumentToestand.VRIJGEGEVEN):
                beurt = beurt.verzet(DOCUMENT, document, "vervang")
        return beurt

    def plan_termijn(
        self,
        soort: SoortTermijn,
        *,
        start: date,
        laatste_dag: date,
        bron: str,
        redenering: str,
        deelname_id: str | None = None,
        perceel_id: str | None = None,
        verloopt_op: datetime | None = None,
    ) -> "Beurt":
        """Put a deadline in the project; open ones of the same kind and object are replaced (procedure section 6).

        Deadlines of one kind and object are numbered in the order in which they were laid down.
        """
        eerdere = self._termijnen(soort, deelname_id, perceel_id)
        beurt = self._sluit(eerdere, "verval")
        termijn = Termijn(
            id=self.call.nieuw_id(),
            project_id=self.project_id,
            sleutel=termijn_sleutel(self.project_id, soort, len(eerdere) + 1, deelname=deelname_id, perceel=perceel_id),
            soort=soort,
            deelname_id=deelname_id,
            perceel_id=perceel_id,
            bron=bron,
            start=start,
            laatste_dag=laatste_dag,
            verloopt_op=verloopt_op or einde_van(laatste_dag),
            redenering=redenering,
            toestand=TermijnToestand.OPEN,
            afgehandeld_op=None,
        )
        return beurt.schrijf(termijn)

    def sluit_termijnen(
        self, soort: SoortTermijn, trigger: str, *, deelname_id: str | None = None, perceel_id: str | None = None
    ) -> "Beurt":
        """Open deadlines of this kind and object are met, passed or dropped, as the trigger says."""
        return self._sluit(self._termijnen(soort, deelname_id, perceel_id), trigger)

    def _termijnen(self, soort: SoortTermijn, deelname_id: str | None, perceel_id: str | None) -> list[Termijn]:
        return [
            t
            for t in self.case.termijnen.values()
            if t.deelname_id == deelname_id and t.soort == soort and t.perceel_id == perceel_id
        ]

    def _sluit(self, termijnen: Iterable[Termijn], trigger: str) -> "Beurt":
        beurt = self
        for termijn in termijnen:
            if termijn.toestand == TermijnToestand.OPEN:
                beurt = beurt.sluit_termijn(termijn, trigger)
        return beurt

    def sluit_termijn(self, termijn: Termijn, trigger: str) -> "Beurt":
        """One open deadline is closed, and what would still remind of it lapses.

        One that is over can no longer be met, whether or not the check that says so has run (design rule 6).
        """
        te_laat = trigger == "haal" and termijn.verloopt_op <= self.call.nu
        beurt = self.verzet(TERMIJN, termijn, "verstrijk" if te_laat else trigger, afgehandeld_op=self.call.nu)
        return beurt.vervang_herinneringen(termijn.id)

    def motiveer(self, soort: SoortMotivering, onderwerp: str, tekst: str) -> "Beurt":
        """Write down why, by whom and when."""
        rij = Motivering(
            id=self.call.nieuw_id(),
            project_id=self.project_id,
            soort=soort,
            onderwerp=onderwerp,
            tekst=tekst,
            gemotiveerd_door=self.call.persoon_id,
            op=self.call.nu,
        )
        return self.schrijf(rij)

    def besluit(self) -> Decision:
        return Decision(self.case, self.zetten, self.effecten)
