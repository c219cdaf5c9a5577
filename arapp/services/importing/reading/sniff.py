"""What a file is, by its bytes and never by its ending. Standard library only, used in the child.

`form_of` answers one of: zip (any workbook in one), biff, protected (OLE around an encrypted
workbook), html, xml2003, mt940, ofx, camt, einvoice, text.
Everything else raises the typed refusal.
"""

import re
from dataclasses import dataclass

from arapp.services.importing.errors import FileDamaged, FileUnsafe, NotATable

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"\xff\xd8\xff", "picture"),
    (b"\x89PNG", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"II*\x00", "picture"),
    (b"MM\x00*", "picture"),
    (b"RIFF", "media"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"),
    (b"SQLite format 3\x00", "database"),
    (b"{\\rtf", "document"),
    (b"OFCF", "document"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF_STREAMS = ("Workbook", "Book")
_BARE_BIFF = (
    b"\x09\x00\x04\x00",
    b"\x09\x02\x06\x00",
    b"\x09\x04\x06\x00",
    b"\x09\x08\x10\x00",
    b"\x09\x08\x08\x00",
)
_HEAD = 65_536
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_HTML = re.compile(r"<\s*(?:html|table|!doctype\s+html|head|body|meta)\b", re.I)
_ARCHIVED = re.compile(
    rb"\A[\s\xef\xbb\xbf]*(?:MIME-Version|Content-Type|From|X-Document-Type):", re.I
)
_XML2003 = re.compile(r"urn:schemas-microsoft-com:office:spreadsheet|<\?mso-application", re.I)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.I)
_BEYOND = re.compile(rb"[\x80-\xff]+")
_OFX_CHARSET = re.compile(rb"^CHARSET\s*:\s*(\d{3,5})\s*$", re.M)
_XML_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9_-]+)", re.I)


@dataclass(frozen=True, slots=True)
class Form:
    """`name` of the form; for text forms the decoded `text` and its `encoding`."""

    name: str
    text: str = ""
    encoding: str = ""


def form_of(data: bytes, file: str) -> Form:
    """Form of the bytes of a file. Raises FileDamaged, NotATable."""
    if not data.strip(b"\x00"):
        raise FileDamaged(file=file, reason="empty")
    if data.startswith(b"PK"):
        return Form("zip")
    if data.startswith(_OLE):
        return _ole_form(data, file)
    if data.startswith(_BARE_BIFF):
        return Form("biff")
    for magic, what in _MAGIC:
        if data.startswith(magic) and (magic != b"BM" or data[6:10] == b"\x00\x00\x00\x00"):
            raise NotATable(file=file, reason=what)
    if _ARCHIVED.match(data[:512]) and b"text/html" in data[:65_536].lower():
        return _web_archive(data, file)
    return _text_form(data, file)


def _web_archive(data: bytes, file: str) -> Form:
    """A page and its parts as one mail (MHTML): its pages, one behind the other."""
    from email import message_from_bytes

    pages = []
    for part in message_from_bytes(data.lstrip()).walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                pages.append(decode(body, file)[0])
    text = "\n".join(pages)
    if not re.search(r"<\s*t[rdh]\b", text, re.I):
        raise NotATable(file=file, reason="markup")
    return Form("html", text, "mhtml")


def _ole_form(data: bytes, file: str) -> Form:
    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        return Form("protected")
    if any(has(stream) for stream in _BIFF_STREAMS):
        return Form("biff")
    if has("WordDocument") or has("PowerPoint Document"):
        raise NotATable(file=file, reason="document")
    if len(data) < 1536:
        raise FileDamaged(file=file, reason="truncated")
    raise NotATable(file=file, reason="unknown")


def _text_form(data: bytes, file: str) -> Form:
    text, encoding = decode(data, file)
    head = text[:_HEAD]
    bank = _bank_form(text, head, file)
    if bank:
        return Form(bank, text, encoding)
    if _XML2003.search(head):
        return Form("xml2003", text, encoding)
    if _is_invoice(text, head, file):
        return Form("einvoice", text, encoding)
    if _HTML.search(head) and re.search(r"<\s*t[rdh]\b", text, re.I):
        return Form("html", text, encoding)
    if re.match(r"\s*<(?:\?xml|!doctype|html)", head, re.I):
        raise NotATable(file=file, reason="markup")
    return Form("text", text, encoding)


def _bank_form(text: str, head: str, file: str) -> str:
    """A format of statements: mt940, ofx, camt; "" for none. Raises FileUnsafe for a DTD in one."""
    if ":20:" in head:
        from arapp.services.importing.reading.formats import mt940

        if mt940.is_mt940(text):
            return "mt940"
    if not re.search(r"OFX|iso:20022|BkToCstmr", head):
        return ""
    from arapp.services.importing.reading.formats import camt, ofx

    form = "ofx" if ofx.is_ofx(text) else "camt" if camt.is_camt(text) else ""
    if form and re.search(r"<!(?:DOCTYPE|ENTITY)", text):
        raise FileUnsafe(file=file, reason="dtd")
    return form


def _is_invoice(text: str, head: str, file: str) -> bool:
    """Whether it is an e-invoice as XML. Raises FileUnsafe for a DTD in one."""
    if not re.match(r"[\s\ufeff]*<(?!\s*(?:html|!doctype\s+html))", head, re.I):
        return False
    from arapp.services.importing.reading.formats import einvoice

    found = einvoice.is_einvoice(text)
    if found and re.search(r"<!(?:DOCTYPE|ENTITY)", text):
        raise FileUnsafe(file=file, reason="dtd")
    return found


def decode(data: bytes, file: str) -> tuple[str, str]:
    """Text and encoding: BOM, then strict UTF-8, then what the markup states, then GB18030,
    unless the letters beyond ASCII stand alone among others, as in Western words (cp1252).

    UTF-8 comes before GB18030 because GB18030 decodes UTF-8 bytes to nonsense without an error.
    UTF-16 is believed only with its BOM. Raises FileDamaged (naming the line), NotATable.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding, file), encoding
    if _looks_binary(data):
        raise NotATable(file=file, reason="unknown")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as fault:
        broken_at = fault.start
    stated = _XML_ENCODING.search(data[:1024]) or _CHARSET.search(data[:4096])
    page = _OFX_CHARSET.search(data[:1024])
    wanted = [f"cp{page.group(1).decode()}"] if page and page.group(1) != b"936" else []
    wanted += [stated.group(1).decode("ascii").lower()] if stated else []
    for encoding in [*wanted, *(["cp1252"] if _western(data) else []), "gb18030"]:
        try:
            text = data.decode("gb18030" if encoding.startswith("gb") else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        _refuse_mixture(data, text, file)
        return text, encoding
    line = data.count(b"\n", 0, broken_at) + 1
    raise FileDamaged(file=file, reason="encoding", line=line)


def _western(data: bytes) -> bool:
    """Whether most bytes beyond ASCII stand alone: Chinese needs two, and writes several signs."""
    runs = alone = 0
    for run in _BEYOND.finditer(data):
        runs += 1
        alone += run.end() - run.start() == 1
    return alone * 2 > runs


def _strictly(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise FileDamaged(file=file, reason="encoding", line=line) from None


def _looks_binary(data: bytes) -> bool:
    head = data[:4096]
    controls = sum(1 for byte in head if byte < 32 and byte not in b"\t\r\n\x0c\x1a\x00")
    return controls > max(2, len(head) // 50) or head.count(0) > len(head) // 8


def _refuse_mixture(data: bytes, text: str, file: str) -> None:
    """Lines that are UTF-8 among lines that are not: two files glued together, one is garbled."""
    if len(data) > 4 * 1024 * 1024 or not text:
        return
    for number, line in enumerate(data.splitlines(), 1):
        high = sum(1 for byte in line if byte >= 0x80)
        if high < 12 or high % 3:
            continue
        try:
            decoded = line.decode("utf-8")
        except UnicodeDecodeError:
            continue
        if sum("\u4e00" <= char <= "\u9fff" for char in decoded) * 3 >= high * 0.8:
            raise FileDamaged(file=file, reason="mixed_encoding", line=number)
