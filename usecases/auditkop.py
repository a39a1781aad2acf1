"""The signed head of the audit: kept elsewhere, it proves later that nothing was cut off (design rule 11).

The key is made at the first use and stays in the data folder. Whoever holds that folder can sign anything, so a head
proves something only to who keeps it where the administrator of the database cannot change it.
"""

import json
import os
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from db import audit
from db.audit import Bevinding, Kop
from db.engine import lees, tijd
from usecases.app import App
from workflow.canoniek import canonieke_json
from workflow.reasons import Invoerfout

SOORT = "zandloper-auditkop"
SLEUTEL = "audit-sleutel.pem"


def ondertekend(app: App) -> str:
    """The head of every chain as JSON with the moment, the public key and an Ed25519 signature in hexadecimal."""
    with lees(app.engine) as conn:
        inhoud = _inhoud(tijd(conn), audit.koppen(conn))
    sleutel = _sleutel(app.instellingen.map)
    bewijs = {
        "publieke_sleutel": sleutel.public_key().public_bytes_raw().hex(),
        "handtekening": sleutel.sign(_bytes(inhoud)).hex(),
    }
    return json.dumps(inhoud | bewijs, indent=2, ensure_ascii=False)


def controleer(app: App, tegen: Path | None = None) -> list[Bevinding]:
    """Everything that is wrong with the audit, also held against a head that was exported earlier.

    Raises Invoerfout when that file is no head, or was not signed with the key of this installation.
    """
    eerder = _lees_kop(app.instellingen.map, tegen) if tegen else {}
    with lees(app.engine) as conn:
        return audit.controleer(conn) + audit.controleer_tegen(conn, eerder)


def _inhoud(op: datetime, koppen: Mapping[str, Kop]) -> dict[str, Any]:
    ketens = {keten: {"volgnummer": kop.volgnummer, "hash": kop.hash} for keten, kop in koppen.items()}
    return {"soort": SOORT, "gemaakt_op": op.isoformat(), "koppen": ketens}


def _bytes(inhoud: Mapping[str, Any]) -> bytes:
    return canonieke_json(inhoud).encode()


def _lees_kop(map_: Path, pad: Path) -> dict[str, Kop]:
    try:
        ruw = json.loads(pad.read_text(encoding="utf-8"))
        inhoud = {naam: ruw[naam] for naam in ("soort", "gemaakt_op", "koppen")}
        handtekening = bytes.fromhex(ruw["handtekening"])
        koppen = {keten: Kop(volgnummer=kop["volgnummer"], hash=kop["hash"]) for keten, kop in ruw["koppen"].items()}
    except OSError as fout:
        raise Invoerfout("tegen", f"'{pad}' kan niet gelezen worden ({fout.strerror})") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise Invoerfout("tegen", f"'{pad}' is geen auditkop; maak er een met 'zandloper audit kop --uit'") from None
    _eis_handtekening(map_, inhoud, handtekening, pad)
    return koppen


def _eis_handtekening(map_: Path, inhoud: Mapping[str, Any], handtekening: bytes, pad: Path) -> None:
    """With our own key, never with the one that the file brings along."""
    sleutel = map_ / SLEUTEL
    if not sleutel.exists():
        raise Invoerfout("tegen", f"deze installatie heeft geen sleutel ({sleutel}) om '{pad}' mee na te gaan")
    try:
        _lees_sleutel(sleutel).public_key().verify(handtekening, _bytes(inhoud))
    except InvalidSignature:
        raise Invoerfout("tegen", f"'{pad}' is veranderd, of niet door deze installatie ondertekend") from None


def _sleutel(map_: Path) -> Ed25519PrivateKey:
    pad = map_ / SLEUTEL
    if not pad.exists():
        _maak_sleutel(pad)
    return _lees_sleutel(pad)


def _maak_sleutel(pad: Path) -> None:
    """Complete or not at all, and of two that are made at once the first stays."""
    pem = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    handvat, tijdelijk = tempfile.mkstemp(dir=pad.parent, prefix=f".{SLEUTEL}-")  # readable by its owner only
    try:
        with os.fdopen(handvat, "wb") as bestand:
            bestand.write(pem)
            bestand.flush()
            os.fsync(bestand.fileno())
        os.link(tijdelijk, pad)
    except FileExistsError:
        pass
    finally:
        os.unlink(tijdelijk)


def _lees_sleutel(pad: Path) -> Ed25519PrivateKey:
    sleutel = load_pem_private_key(pad.read_bytes(), password=None)
    if not isinstance(sleutel, Ed25519PrivateKey):
        raise TypeError(f"{pad} holds no Ed25519 key")
    return sleutel


__all__ = ["Bevinding", "controleer", "ondertekend"]
