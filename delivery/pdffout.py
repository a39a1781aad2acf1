"""Why there is no PDF."""


class PdfFout(Exception):
    """No PDF was made; the message says in Dutch why, and what to do next."""


class GeenLibreOffice(PdfFout):
    """There is no LibreOffice here: letters are there as .docx only."""
