"""One judgement of an uploaded template: what is wrong with it, everything at once, and what its letters would say.

It parses what may be hostile: who is not in the fenced process (`documents.afgeschermd`) calls that instead.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from lxml import etree

from documents.bevinding import Afdruk, Bevinding, Keuring
from documents.compile import Sjabloon, compileer, wordt_ingevuld
from documents.contexts.register import Kind, kind_van
from documents.contexts.velden import Context, Veld, schema, velden
from documents.fouten import DocumentFout
from documents.logoproef import GEEN_PLAATS, keur_logo
from documents.onderdelen import bomen_van, keur_onderdelen, tags_waar_niets_gebeurt
from documents.plekken import Alinea, alineas, eigenschappen
from documents.readback import verschillen_met
from documents.render import SJABLONEN, render_met
from documents.tags import Lezer, attribuut_fouten
from documents.verpakking import Verdacht, pak_uit
from documents.zichtbaar import heeft_verborgen_tekst, ongetoond, verborgen_stijlen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_EIGENSCHAPPEN = "docProps/core.xml"
_ALT = ("descr", "title")
_SPOREN = ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange", "tblPrChange", "trPrChange", "tcPrChange")
_MEESTE = 200
"""Findings that are told; who has more begins with these."""


def controleer(soort: str, inhoud: bytes) -> tuple[Bevinding, ...]:
    """Everything that is wrong with a template of this kind, as far as it can be seen without printing it."""
    try:
        leden = pak_uit(inhoud)
        bomen = bomen_van(leden)
        gevonden = keur_onderdelen(leden, bomen) or _lees_delen(kind_van(soort), bomen)
    except Verdacht as fout:
        gevonden = list(fout.bevindingen)
    if not gevonden:
        gevonden = _compileert(soort, inhoud)
    if len(gevonden) > _MEESTE:
        rest = Bevinding("", f"en nog {len(gevonden) - _MEESTE} andere")
        return (*gevonden[:_MEESTE], rest)
    return tuple(gevonden)


def keur(soort: str, inhoud: bytes) -> Keuring:
    """`controleer`, and when that finds nothing a trial print of every sample of this kind, each read back.

    When these are good one is printed with a logo too.
    """
    if gevonden := controleer(soort, inhoud):
        return Keuring(gevonden)
    sjabloon = compileer(soort, inhoud)
    keuring = Keuring((), tuple(_druk_af(sjabloon, naam, context) for naam, context in proeven(soort)))
    return replace(keuring, bevindingen=tuple(_keur_logo(sjabloon))) if keuring.goed else keuring


def _keur_logo(sjabloon: Sjabloon) -> Iterator[Bevinding]:
    """Of one sample; the letters of a dienst with a logo differ from others in nothing else."""
    met_hoofd = (c for _, c in proeven(sjabloon.soort) if getattr(c, "briefhoofd", None))
    if context := next(met_hoofd, None):
        yield from keur_logo(sjabloon, context)


def proeven(soort: str) -> Iterator[tuple[str, Context]]:
    """The samples of a kind, short and long, and each short one without anything that may be left out."""
    from documents.voorbeelden import VOORBEELDEN

    for naam, (van, context) in VOORBEELDEN.items():
        if van == soort:
            yield naam, context
            if naam.endswith("_kort"):
                yield f"{naam.removesuffix('_kort')}_kaal", kaal(context)


def kaal(context: Context) -> Context:
    """The same facts without texts, dates and rows that are optional; what decides the variant stays."""
    anders = {v.attribuut: _kaal(v, getattr(context, v.attribuut)) for v in velden(type(context))}
    gemaakt: Any = context
    kaalst: Context = replace(gemaakt, **anders)
    return kaalst


def _kaal(veld: Veld, waarde: Any) -> Any:
    if isinstance(waarde, Context):
        return kaal(waarde)
    if isinstance(waarde, tuple):
        if veld.optioneel and not veld.genest:
            return ()
        return tuple(kaal(deel) if isinstance(deel, Context) else deel for deel in waarde)
    if veld.optioneel and isinstance(waarde, str) and not veld.stil:
        return ""
    return waarde


def _druk_af(sjabloon: Sjabloon, naam: str, context: Context) -> Afdruk:
    try:
        inhoud = render_met(sjabloon, context).inhoud
        return Afdruk(naam, inhoud, verschillen_met(sjabloon, context, inhoud))
    except DocumentFout as fout:
        return Afdruk(naam, b"", (fout.melding,))


def _compileert(soort: str, inhoud: bytes) -> list[Bevinding]:
    """What no rule above saw: Jinja2 has the last word; and whether there is a place for the logo."""
    try:
        sjabloon = compileer(soort, inhoud)
    except DocumentFout as fout:
        return [Bevinding("", fout.melding)]
    heeft_hoofd = any(veld.attribuut == "briefhoofd" for veld in velden(kind_van(soort).context))
    return [Bevinding("", GEEN_PLAATS)] if heeft_hoofd and not sjabloon.met_logo else []


def _lees_delen(kind: Kind, bomen: Mapping[str, etree._Element]) -> list[Bevinding]:
    gevonden, afgedrukt = _lees_tags(kind, bomen)
    return [*dict.fromkeys(gevonden), *_ontbreekt(kind, afgedrukt)]


def _lees_tags(kind: Kind, bomen: Mapping[str, etree._Element]) -> tuple[list[Bevinding], set[str]]:
    gevonden: list[Bevinding] = []
    afgedrukt: set[str] = set()
    stijlen, onzichtbaar = verborgen_stijlen(bomen), ongetoond(bomen)
    for naam, boom in bomen.items():
        if not wordt_ingevuld(naam):
            gevonden += tags_waar_niets_gebeurt(naam, boom)
            continue
        lezer = Lezer(schema(kind.context))
        delen = eigenschappen(boom) if naam == _EIGENSCHAPPEN else alineas(naam, boom)
        for alinea in delen:
            lezer.lees(alinea)
            gevonden += _naast_de_tekst(lezer, alinea)
            if heeft_verborgen_tekst(alinea.element, stijlen):
                gevonden.append(
                    Bevinding(alinea.plek, "hier staat verborgen tekst; maak haar zichtbaar of haal haar weg")
                )
        gevonden += lezer.klaar()
        afgedrukt |= lezer.afgedrukt if naam not in onzichtbaar else set()
    return gevonden, afgedrukt


def _naast_de_tekst(lezer: Lezer, alinea: Alinea) -> Iterator[Bevinding]:
    """What stands in a paragraph beside its text: alt text, traces of an edit."""
    sporen = [f"{W}{naam}" for naam in _SPOREN]
    if next(alinea.element.iter(*sporen), None) is not None:
        yield Bevinding(alinea.plek, "hier staan bijgehouden wijzigingen; accepteer of weiger ze eerst")
    if next(alinea.element.iter(f"{W}commentReference"), None) is not None:
        yield Bevinding(alinea.plek, "hier staat een opmerking in de kantlijn; die zou met elke brief meegaan")
    for element in alinea.element.iter():
        for naam, tekst in attribuut_fouten(element):
            if naam in _ALT:
                lezer.lees(Alinea(f"{alinea.plek}, tekst bij een afbeelding", tekst, element, element, telt=False))
            else:
                yield Bevinding(alinea.plek, f"in '{naam}' kan geen veld staan")


def _ontbreekt(kind: Kind, afgedrukt: set[str]) -> Iterator[Bevinding]:
    """What the law asks first; then what the program's own template prints, since the truth check looks for it."""
    for naam, grond in kind.wettelijk.items():
        if naam not in afgedrukt:
            yield Bevinding("", f"wettelijk onderdeel ontbreekt: {{{{ {naam} }}}} ({grond})")
    van_huis = _van_huis(kind.soort)
    for naam in kind.te_drukken:
        if naam in van_huis and naam not in afgedrukt and naam not in kind.wettelijk:
            gevolg = "een brief waarin het gevuld is wordt tegengehouden"
            yield Bevinding("", f"het veld {{{{ {naam} }}}} staat nergens in de tekst; {gevolg}")


@cache
def _van_huis(soort: str) -> frozenset[str]:
    """The fields that the template of the program itself prints."""
    bron = (SJABLONEN / kind_van(soort).sjabloon).read_bytes()
    return frozenset(_lees_tags(kind_van(soort), bomen_van(pak_uit(bron)))[1])
