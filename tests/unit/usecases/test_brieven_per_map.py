"""A letter that covers several percelen is taken along once, under a name that says which."""

from db.queries.documenten import DocumentRegel
from usecases.brievenmap import _naam, _per_brief
from workflow.case.dossier import DocumentToestand


def regel(id_: str, perceel: str, bundel: str | None, sha: str = "a", **anders: object) -> DocumentRegel:
    vaste: dict[str, object] = {
        "id": id_, "sleutel": id_, "soort": "afwijzingsbrief", "versie": 1, "toestand": DocumentToestand.VERZONDEN,
        "dienst_id": "d", "dienst": "Asten", "inschrijver": "Alfa Zorg", "perceel": perceel, "bundel_id": bundel,
        "bestandsnaam": "afwijzingsbrief.docx", "sha256": sha,
    }  # fmt: skip
    return DocumentRegel(**vaste | anders)  # type: ignore[arg-type]  # every field is named above


def namen(*regels: DocumentRegel) -> list[str]:
    return [_naam("2026-014", delen, True) for delen in _per_brief(list(regels))]


def test_one_file_for_the_whole_letter() -> None:
    assert namen(regel("1", "1", "1"), regel("2", "2", "1"), regel("3", "3", None)) == [
        "2026-014 - Afwijzingsbrief - perceel 1 en 2 - Alfa Zorg",
        "2026-014 - Afwijzingsbrief - perceel 3 - Alfa Zorg",
    ]


def test_a_letter_that_was_withdrawn_for_one_perceel_says_so() -> None:
    weg = regel("1", "1", "1", toestand=DocumentToestand.INGETROKKEN)
    (naam,) = namen(weg, regel("2", "2", "1"))
    assert naam == "2026-014 - Afwijzingsbrief - perceel 1 en 2 - Alfa Zorg - ingetrokken voor perceel 1"
    (heel,) = namen(weg, regel("2", "2", "1", toestand=DocumentToestand.INGETROKKEN))
    assert heel.endswith("Alfa Zorg - ingetrokken")


def test_parts_that_were_made_apart_are_apart() -> None:
    """Before sending one perceel lapsed, and the letter for the other was made anew."""
    assert len(namen(regel("1", "1", "1"), regel("2", "2", "1", "b"))) == 2
