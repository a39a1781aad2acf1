"""What the database itself says after every call, read with plain SQL: invariants, and moves that a call explains."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tests.proeven.model.boek import ONVERZONDEN, Boek
from tests.proeven.model.dagen import dag
from tests.proeven.model.oordeel import Onenig
from tests.proeven.model.rijen import BESLOTEN, BRIEVEN, Brief, Oproep
from tests.proeven.model.waarneming_termijnen import termijnen

GEEN_VRIJGAVE = {"herinnering", "agenda_termijn", "agenda_afzegging"}
VERSLAGEN = {"nota_van_inlichtingen", "proces_verbaal_opening", "proces_verbaal_gunning"}
"""What says how it went: nothing that follows makes it untrue."""
TREKT_IN = {"corrigeer_gunningsbeslissing", "heropen_beoordeling", "trek_perceel_in", "trek_in"}
KEERT_TERUG = {"geef_vrij", "controleer_termijnen"}


def _moment(tekst: str | None) -> datetime | None:
    return datetime.fromisoformat(tekst).replace(tzinfo=UTC) if tekst else None


class Waarneming:
    """One database, of which every step is held against the one before it."""

    def __init__(self, db: sqlite3.Connection, boek: Boek) -> None:
        self.db, self.boek = db, boek
        self.personen: dict[str | None, str] = {}
        self.rij = 0
        self.ketens: dict[str, tuple[int, str]] = {}
        for nr, keten, volgnummer, hash_ in db.execute("SELECT nr, keten, volgnummer, hash FROM audit ORDER BY nr"):
            self.rij, self.ketens[keten] = nr, (volgnummer, hash_)

    def kijk(self, o: Oproep, verb: str) -> None:
        """After a call that changed something; raises Onenig."""
        fouten = [*self._winnaars(), *self._audit(o), *self._brieven(o, verb)]
        if verb in ("bevestig_verzending", "registreer_uittreding") and not o.wacht:
            self._begin_opschorting()
        fouten += [*self._toestanden(), *self._verwachte_brieven(), *self._verzoeken(), *self._dubbel()]
        fouten += [*self._opening(), *self._voorstellen(), *termijnen(self.db, self.boek), *self._deelnemers()]
        if fouten:
            raise Onenig(f"{'; '.join(fouten)} na {o}")

    def _vraag(self, sql: str, *met: Any) -> list[tuple[Any, ...]]:
        return self.db.execute(sql, met).fetchall()

    def _wie(self, persoon_id: str | None) -> str | None:
        if persoon_id not in self.personen:
            self.personen = {id_: e.partition("@")[0] for id_, e in self._vraag("SELECT id, email FROM personen")}
        return self.personen.get(persoon_id)

    # --- één rij per geslaagde aanroep ---

    def _audit(self, o: Oproep) -> Iterator[str]:
        nieuw = self._nieuwe_rijen()
        if len(nieuw) != 1:
            yield f"{len(nieuw)} auditrijen voor één aanroep"
            return
        nr, keten, volgnummer, verb, persoon_id, uitkomst, vorige, hash_ = nieuw[0]
        yield from self._schakel(nr, keten, volgnummer, vorige, hash_)
        if (verb, uitkomst) != (o.verb, "voorstel" if o.wacht else "uitgevoerd"):
            yield f"de audit zegt {verb}, {uitkomst}"
        if self._wie(persoon_id) != (None if o.door == "systeem" else o.door):
            yield "de audit noemt iemand anders"

    def _nieuwe_rijen(self) -> list[tuple[Any, ...]]:
        return self._vraag(
            "SELECT nr, keten, volgnummer, verb, persoon_id, uitkomst, vorige_hash, hash FROM audit WHERE nr > ?",
            self.rij,
        )

    def _schakel(self, nr: int, keten: str, volgnummer: int, vorige: str, hash_: str) -> Iterator[str]:
        eerder = self.ketens.get(keten, (0, "0" * 64))
        if (volgnummer, vorige) != (eerder[0] + 1, eerder[1]):
            yield "de auditketen is gebroken"
        self.rij, self.ketens[keten] = nr, (volgnummer, hash_)

    def kijk_naar_verversing(self, gemaakt: set[str], nu: datetime) -> None:
        """Letters whose facts changed were made anew: one row in the audit, and their release is taken back."""
        fouten: list[str] = []
        for nr, keten, volgnummer, verb, _, _, vorige, hash_ in self._nieuwe_rijen():
            fouten += self._schakel(nr, keten, volgnummer, vorige, hash_)
            if verb != "ververs_brieven":
                fouten.append(f"de audit zegt {verb}")
        bundels = {self.boek.brieven[id_].bundel for id_ in gemaakt} - {None}
        for id_, brief in self._lees_brieven():
            eerder, nieuw = self.boek.brieven[id_], id_ in gemaakt or brief.bundel in bundels
            opnieuw = nieuw and eerder.gemaakt and eerder.stand == "vrijgegeven" and brief.soort not in GEEN_VRIJGAVE
            if brief.stand != ("concept" if opnieuw else eerder.stand):
                fouten.append(f"{brief.soort} van {eerder.stand} naar {brief.stand} bij het maken van brieven")
            brief.gemaakt = nu if nieuw and brief.stand in ONVERZONDEN else eerder.gemaakt
            self.boek.brieven[id_] = brief
        if fouten:
            raise Onenig("; ".join(fouten))

    # --- toestanden ---

    def _toestanden(self) -> Iterator[str]:
        if not self.boek.stadium:
            return
        (stadium,) = (t for (t,) in self._vraag("SELECT toestand FROM projecten"))
        percelen = dict(self._vraag("SELECT nummer, toestand FROM percelen"))
        verwacht = {nummer: p.stand for nummer, p in self.boek.percelen.items()}
        if (stadium, percelen) != (self.boek.stadium, verwacht):
            yield f"toestanden {stadium}, {percelen}; verwacht {self.boek.stadium}, {verwacht}"

    def _deelnemers(self) -> Iterator[str]:
        if self.boek.deelnemers is None:
            return
        sql = "SELECT naam FROM diensten JOIN deelnames ON dienst_id = diensten.id WHERE toestand = 'deelnemer'"
        namen = {naam for (naam,) in self._vraag(sql)}
        if namen != self.boek.deelnemers:
            yield f"deelnemers {sorted(namen)}, verwacht {sorted(self.boek.deelnemers)}"

    def _winnaars(self) -> Iterator[str]:
        """Who won is taken over from the database; that only who was proposed wins is held here."""
        for perceel in self.boek.percelen.values():
            perceel.winnaars, perceel.voorgesteld, perceel.geplaatst = set(), set(), set()
        if self.boek.stadium not in ("gunning", "contract", "evaluatie", "contractmanagement"):
            return
        sql = (
            "SELECT p.nummer, n.naam FROM inschrijvingen i JOIN percelen p ON p.id = perceel_id"
            " JOIN inschrijvers n ON n.id = inschrijver_id WHERE i.toestand = 'winnaar'"
        )
        for nummer, naam in self._vraag(sql):
            self.boek.percelen[nummer].winnaars.add(naam)
        sql = (
            "SELECT p.nummer, n.naam, winnaar FROM uitslagen u JOIN adviezen a ON a.id = advies_id"
            " JOIN percelen p ON p.id = a.perceel_id JOIN inschrijvingen i ON i.id = inschrijving_id"
            " JOIN inschrijvers n ON n.id = inschrijver_id WHERE versie ="
            " (SELECT max(versie) FROM adviezen b WHERE b.perceel_id = a.perceel_id)"
        )
        for nummer, naam, wint in self._vraag(sql):
            if (perceel := self.boek.percelen[nummer]).voorgelegd:
                perceel.geplaatst.add(naam)
                perceel.voorgesteld |= {naam} if wint else set()
        for nummer, perceel in self.boek.percelen.items():
            if perceel.winnaars - perceel.voorgesteld:
                yield f"perceel {nummer} heeft een winnaar die niet voorgesteld is"

    # --- brieven ---

    def _lees_brieven(self) -> Iterator[tuple[str, Brief]]:
        sql = (
            "SELECT d.id, d.soort, z.naam, n.naam, p.nummer, d.versie, d.toestand, maker_id, vrijgever_id,"
            " vrijgegeven_op, verzonden_op, bundel_id FROM documenten d LEFT JOIN percelen p ON p.id = d.perceel_id"
            " LEFT JOIN deelnames w ON w.id = d.deelname_id LEFT JOIN diensten z ON z.id = w.dienst_id"
            " LEFT JOIN inschrijvingen i ON i.id = d.inschrijving_id"
            " LEFT JOIN inschrijvers n ON n.id = i.inschrijver_id"
        )
        for id_, *velden, maker, vrijgever, vrijgegeven, verzonden, bundel in self._vraag(sql):
            wie = self._wie(maker), self._wie(vrijgever)
            yield id_, Brief(*velden, *wie, _moment(vrijgegeven), _moment(verzonden), bundel)

    def _brieven(self, o: Oproep, verb: str) -> Iterator[str]:
        for id_, nu in self._lees_brieven():
            eerder = self.boek.brieven.get(id_)
            nu.gemaakt = eerder.gemaakt if eerder else None
            if eerder != nu:
                yield from self._zet(o, verb, eerder, nu)
                self.boek.brieven[id_] = nu

    def _zet(self, o: Oproep, verb: str, eerder: Brief | None, nu: Brief) -> Iterator[str]:
        """Every move of a letter is explained by this call, and by no other."""
        match (eerder.stand if eerder else None, nu.stand):
            case (None, "concept" | "vrijgegeven"):
                wie = self._opdrachtgever(o)
                if nu.maker != wie:
                    yield f"{nu.soort}: besteld door {wie}, de maker is {nu.maker}"
                if (nu.stand == "vrijgegeven") != (nu.soort in GEEN_VRIJGAVE):
                    yield f"{nu.soort} begint als {nu.stand}"
            case ("vrijgegeven", "concept"):
                if verb not in KEERT_TERUG or o.wacht or not self.boek.vrijgave_voorbij(nu, dag(o.nu)):
                    yield f"de vrijgave van {nu.soort} is teruggedraaid door {verb}"
            case ("concept" | "vrijgegeven", "vrijgegeven"):
                if (o.verb, verb) != ("bevestig", "geef_vrij"):
                    yield f"{nu.soort} vrijgegeven door {o.verb}"
                if nu.vrijgever is None or nu.vrijgever == nu.maker or nu.vrijgever != o.door:
                    yield f"{nu.soort} van {nu.maker} vrijgegeven door {nu.vrijgever}"
                if nu.gemaakt is None:
                    yield f"{nu.soort} vrijgegeven voordat er een brief was"
            case ("concept" | "vrijgegeven", "verzonden"):
                if nu.vrijgegeven is None and nu.soort not in GEEN_VRIJGAVE:
                    yield f"{nu.soort} verzonden zonder vrijgave"
                if verb != "bevestig_verzending" or nu.verzonden is None or nu.verzonden > o.nu:
                    yield f"{nu.soort} verzonden door {verb}"
            case ("concept" | "vrijgegeven" as was, "vervallen"):
                if nu.soort in VERSLAGEN or (nu.soort, was) == ("inkoopstrategie", "vrijgegeven"):
                    yield f"{nu.soort} van {was} naar vervallen door {verb}"
            case ("verzonden", "ingetrokken"):
                if verb not in TREKT_IN:
                    yield f"{nu.soort} ingetrokken door {verb}"
            case (was, wordt):
                yield f"{nu.soort} van {was} naar {wordt}"

    def _opdrachtgever(self, o: Oproep) -> str | None:
        if o.verb == "bevestig":
            return self.boek.laatst_bevestigd.door if self.boek.laatst_bevestigd else None
        return None if o.door == "systeem" else o.door

    def _verwachte_brieven(self) -> Iterator[str]:
        """With a decision each tenderer has a letter, winner or not, of each deelnemer or of all; without it none."""
        for nummer, perceel in self.boek.percelen.items():
            if perceel.stand in ("open", "geen_geldige", "gecontracteerd"):
                continue
            leven = [b for b in self.boek.brieven.values() if b.leeft and b.perceel == nummer and b.soort in BRIEVEN]
            if perceel.stand in ("opschorting", "contract") and any(b.stand != "verzonden" for b in leven):
                yield f"perceel {nummer} is verder terwijl niet elke brief verzonden is"
            yield from self._juiste_brieven(nummer, leven)

    def _juiste_brieven(self, nummer: str, leven: list[Brief]) -> Iterator[str]:
        """Of who left since only what was sent before remains."""
        perceel, actief = self.boek.percelen[nummer], {"", *self.boek.deelnemers_van(nummer)}
        aan = perceel.beslissing.aan if perceel.beslissing and perceel.stand in BESLOTEN else frozenset()
        paren = sorted((b.dienst or "", b.inschrijver or "") for b in leven if (b.dienst or "") in actief)
        over = [b for b in leven if (b.dienst or "") not in actief]
        vreemd = [b for b in over if b.stand != "verzonden" or (b.dienst, b.inschrijver) not in aan]
        if vreemd or paren != sorted(paar for paar in aan if paar[0] in actief):
            yield f"perceel {nummer}: {len(leven)} gunnings- en afwijzingsbrieven in '{perceel.stand}'"

    def _verzoeken(self) -> Iterator[str]:
        """Evidence is still asked of who wins, and of nobody before the letters of the decision were sent."""
        for brief in self.boek.brieven.values():
            perceel = self.boek.percelen.get(brief.perceel or "")
            if brief.soort != "bewijsverzoek" or brief.stand not in ONVERZONDEN or perceel is None:
                continue
            te_vroeg, wint = perceel.stand == "beslissing", brief.inschrijver in perceel.winnaars
            if perceel.stand in BESLOTEN and (te_vroeg or not wint):
                yield f"perceel {brief.perceel} in '{perceel.stand}': {brief.inschrijver} wordt om bewijs gevraagd"

    def _begin_opschorting(self) -> None:
        """Where the last letter of a decision was sent, the standstill begins: the book counts from that day."""
        for nummer, perceel in self.boek.percelen.items():
            if perceel.stand != "beslissing":
                continue
            eigen = [
                b
                for b in self.boek.brieven.values()
                if b.leeft and (b.perceel, b.versie) == (nummer, perceel.beslissingen[-1].versie) and b.soort in BRIEVEN
            ]
            momenten = [b.verzonden for b in eigen if b.verzonden]
            if eigen and len(momenten) == len(eigen):
                perceel.stand = "opschorting"
                perceel.beslissingen[-1].verzonden = max(dag(m) for m in momenten)

    # --- eenmaal ---

    def _dubbel(self) -> Iterator[str]:
        sql = (
            "SELECT soort, count(*) FROM documenten WHERE toestand <> 'vervallen' GROUP BY soort, deelname_id,"
            " inschrijving_id, perceel_id, versie,"
            " termijn_id, CASE WHEN geadresseerde_id IS NOT NULL THEN sleutel END HAVING count(*) > 1"
            " UNION ALL SELECT 'weergave', count(*) FROM weergaven GROUP BY document_id HAVING count(*) > 1"
            " UNION ALL SELECT 'sleutel', count(*) FROM documenten GROUP BY sleutel HAVING count(*) > 1"
            " UNION ALL SELECT 'sleutel van een termijn', count(*) FROM termijnen GROUP BY sleutel HAVING count(*) > 1"
        )
        for wat, aantal in self._vraag(sql):
            yield f"{wat} bestaat {aantal} keer"
        # Of one letter on several percelen the first is made, and the others go along.
        los = "FROM documenten d WHERE (d.bundel_id IS NULL OR d.bundel_id = d.id)"
        klaar = "SELECT 1 FROM outbox o WHERE o.sleutel = d.sleutel AND o.document_id = d.id"
        zonder = self._vraag(f"SELECT count(*) {los} AND NOT EXISTS ({klaar})")[0][0]
        if zonder or self._vraag("SELECT count(*) FROM outbox") != self._vraag(f"SELECT count(*) {los}"):
            yield f"{zonder} brieven staan niet precies eenmaal klaar om te maken"

    # --- opening, twee personen ---

    def _opening(self) -> Iterator[str]:
        for id_, sluiting, geopend, een, twee in self._vraag(
            "SELECT id, sluiting, geopend_op, opener_id, tweede_opener_id FROM publicaties"
        ):
            if geopend and not geopend > sluiting:
                yield "de kluis is open voor het einde van de sluitingstijd"
            if geopend and (not een or not twee or een == twee):
                yield "de kluis is niet door twee personen geopend"
            if not geopend and self._vraag("SELECT 1 FROM inschrijvingen WHERE publicatie_id = ? LIMIT 1", id_):
                yield "een inschrijving is bekend voor de opening"

    def _voorstellen(self) -> Iterator[str]:
        sql = "SELECT nummer FROM voorstellen WHERE toestand = 'bevestigd' AND afgehandeld_door = voorgesteld_door"
        for (nummer,) in self._vraag(sql):
            yield f"voorstel {nummer} is bevestigd door wie het deed"
        open_ = {nummer for (nummer,) in self._vraag("SELECT nummer FROM voorstellen WHERE toestand = 'open'")}
        if open_ != {nummer for nummer, v in self.boek.voorstellen.items() if v.open}:
            yield f"open voorstellen: {open_}"
