"""A mail server that says what a script tells it to say at each phase, and certificates of our own making."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

WEG, STIL = "weg", "stil"
GEWOON = {
    "verbinding": "220 hier",
    "EHLO": "250 dag",
    "HELO": "250 dag",
    "MAIL": "250 ja",
    "RCPT": "250 ja",
    "DATA": "354 begin maar",
    "punt": "250 genomen",
    "RSET": "250 ja",
    "QUIT": "221 dag",
}


class Toneel:
    """What came in, and how often somebody called."""

    def __init__(self, script: Mapping[str, str]) -> None:
        self.script, self.aangenomen, self.gebeld = {**GEWOON, **script}, list[bytes](), 0

    def speel(self, lijn: socket.socket) -> None:
        self.gebeld += 1
        with lijn, lijn.makefile("rb") as lezer, suppress(OSError):
            if not self._zeg(lijn, "verbinding"):
                return
            for regel in lezer:
                woord = regel[:4].decode().upper().strip()
                if not self._zeg(lijn, woord):
                    return
                if woord == "DATA" and self.script["DATA"].startswith("354"):
                    inhoud = b"".join(iter(lezer.readline, b".\r\n"))
                    if self.script["punt"].startswith("250"):
                        self.aangenomen.append(inhoud)
                    if not self._zeg(lijn, "punt"):
                        return

    def _zeg(self, lijn: socket.socket, fase: str) -> bool:
        wat = self.script[fase]
        if wat == STIL:
            lijn.recv(1)  # until the client gives up
        if wat in (WEG, STIL):
            return False
        lijn.sendall(f"{wat}\r\n".encode())
        return True


@contextmanager
def toneel(script: Mapping[str, str]) -> Iterator[tuple[Toneel, int]]:
    stuk = Toneel(script)
    with socket.create_server(("127.0.0.1", 0)) as luisterend:

        def speel() -> None:
            with suppress(OSError):
                while True:
                    lijn, _ = luisterend.accept()
                    threading.Thread(target=stuk.speel, args=(lijn,), daemon=True).start()

        threading.Thread(target=speel, daemon=True).start()
        yield stuk, luisterend.getsockname()[1]


def maak_certificaten(map_: Path, naam: str) -> tuple[Path, ssl.SSLContext]:
    """Our own authority, and what a server of this name needs."""
    sleutel, van_ca = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    uitgever = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Eigen gezag")])
    ca = _certificaat(uitgever, uitgever, van_ca, van_ca, x509.BasicConstraints(ca=True, path_length=0))
    namen = x509.SubjectAlternativeName([_naam(naam)])
    eigen = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, naam)])
    server = _certificaat(eigen, uitgever, sleutel, van_ca, namen)
    pad = map_ / "ca.pem"
    pad.write_bytes(ca.public_bytes(serialization.Encoding.PEM))
    keten = map_ / "server.pem"
    prive = sleutel.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    keten.write_bytes(prive + server.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(keten)
    return pad, context


def _naam(naam: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(naam))
    except ValueError:
        return x509.DNSName(naam)


def _certificaat(
    naam: x509.Name,
    uitgever: x509.Name,
    sleutel: ec.EllipticCurvePrivateKey,
    van_ca: ec.EllipticCurvePrivateKey,
    extensie: x509.ExtensionType,
) -> x509.Certificate:
    nu = datetime.now(UTC)
    bouwer = x509.CertificateBuilder().subject_name(naam).issuer_name(uitgever).public_key(sleutel.public_key())
    bouwer = bouwer.serial_number(x509.random_serial_number())
    bouwer = bouwer.not_valid_before(nu - timedelta(days=1)).not_valid_after(nu + timedelta(days=1))
    return bouwer.add_extension(extensie, critical=isinstance(extensie, x509.BasicConstraints)).sign(
        van_ca, hashes.SHA256()
    )
