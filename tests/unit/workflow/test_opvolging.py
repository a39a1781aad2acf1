"""Which letter took the place of which."""

from tests.factories import Spel, pad, tot, zijpaden
from workflow.case.dossier import Document, DocumentToestand
from workflow.documenten import BRIEVEN_VAN_BESLISSING
from workflow.opvolging import opvolger, voorganger


def _beslissing(spel: Spel, versie: int) -> list[Document]:
    return [d for d in spel.zaak.documenten.values() if d.soort in BRIEVEN_VAN_BESLISSING and d.versie == versie]


def test_a_corrected_decision_replaces_each_letter_by_that_to_the_same_tenderer() -> None:
    spel = tot("opschorting")
    pad.corrigeer(spel)
    oud, nieuw = _beslissing(spel, 1), _beslissing(spel, 2)
    assert len(oud) == len(nieuw) > 1
    assert {d.toestand for d in oud} == {DocumentToestand.INGETROKKEN}
    assert [opvolger(spel.zaak, d) for d in oud] == nieuw
    assert [voorganger(spel.zaak, d) for d in nieuw] == oud
    assert {opvolger(spel.zaak, d) for d in nieuw} == {voorganger(spel.zaak, d) for d in oud} == {None}
    for eerst, dan in zip(oud, nieuw, strict=True):
        assert (eerst.deelname_id, eerst.inschrijving_id) == (dan.deelname_id, dan.inschrijving_id)


def test_a_letter_that_nothing_replaced_has_nobody_behind_it() -> None:
    spel = tot("opschorting")
    brieven = _beslissing(spel, 1)
    assert brieven
    assert all(opvolger(spel.zaak, d) is voorganger(spel.zaak, d) is None for d in brieven)


def test_letters_to_others_and_reminders_never_replace_each_other() -> None:
    """Wherever the process may go: a pair has one addressee, and every letter one place."""
    standen = [moment.na.zaak for moment in zijpaden() if moment.na.case]
    paren = [(z, d, nieuw) for z in standen for d in z.documenten.values() if (nieuw := opvolger(z, d))]
    assert paren
    for zaak, oud, nieuw in paren:
        assert voorganger(zaak, nieuw) == oud
        assert (oud.deelname_id, oud.inschrijving_id, oud.perceel_id) == (
            nieuw.deelname_id,
            nieuw.inschrijving_id,
            nieuw.perceel_id,
        )
    assert not {oud.soort for _, oud, _ in paren} & {"herinnering", "agenda_termijn", "agenda_afzegging"}
