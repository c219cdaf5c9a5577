"""Laid-out pages to the bytes of a PDF: the only module that knows reportlab's document.

The same pages give the same bytes: no day, no machine, no user in the file.
"""

import zlib
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from reportlab.pdfbase import pdfdoc

from arapp.services.output.documents.parties import Picture
from arapp.services.output.pdf.fonts import EM, Subset, font_file, glyph, subsets
from arapp.services.output.pdf.page import Bar, Block, Box, Image, Rule, Run, Style


def pdf_bytes(pages: Sequence[Block], title: str, language: str) -> bytes:
    """One PDF of all pages."""
    used: dict[str, set[str]] = {}
    for page in pages:
        for run in page.runs:
            used.setdefault(run.style.weight, set()).update(run.text)
    fonts = subsets(used)
    document = pdfdoc.PDFDocument(compression=1, invariant=1, lang=language.replace("_", "-"))
    document.info.title = title
    document.info.author = document.info.subject = ""
    document.info.creator = document.info.producer = "arapp"
    names = {subset.name: _font(document, subset) for subset in fonts.values()}
    pictures = _pictures(pages)
    shared = {"Font": pdfdoc.PDFDictionary(names)}
    if pictures:
        drawn = {name: _picture(document, each) for each, name in pictures.items()}
        shared["XObject"] = pdfdoc.PDFDictionary(drawn)
    resources = _reference(document, pdfdoc.PDFDictionary(shared))
    for page in pages:
        leaf: Any = pdfdoc.PDFPage()
        leaf.Override_default_compilation = 1  # what a canvas would add is not needed
        leaf.MediaBox = pdfdoc.PDFArray([0, 0, page.width, page.height])
        leaf.Resources = resources
        leaf.Contents = _stream(document, _content(page, fonts, pictures).encode("ascii"))
        document.addPage(leaf)
    data: bytes = document.GetPDFData(None)
    return data


def _content(page: Block, fonts: dict[str, Subset], pictures: dict[Picture, str]) -> str:
    """The drawing of a page: pictures, bars, rules, boxes, then all text in one text object."""
    top = page.height
    parts = _texts([run for run in page.runs if run.style.turned], fonts, top)  # under all else
    for mark in page.marks:
        if isinstance(mark, Image):
            size = f"{mark.width:.2f} 0 0 {mark.height:.2f}"
            place = f"{mark.x:.2f} {top - mark.y - mark.height:.2f}"
            parts.append(f"q {size} {place} cm /{pictures[mark.picture]} Do Q")
    parts += _bars([mark for mark in page.marks if isinstance(mark, Bar)], top)
    parts += [_mark(mark, top) for mark in page.marks if isinstance(mark, Rule | Box)]
    parts += _texts([run for run in page.runs if not run.style.turned], fonts, top)
    return "\n".join(parts)


def _pictures(pages: Sequence[Block]) -> dict[Picture, str]:
    """Each picture of the file once, with its name there."""
    found = (mark.picture for page in pages for mark in page.marks if isinstance(mark, Image))
    return {picture: f"I{n}" for n, picture in enumerate(dict.fromkeys(found), start=1)}


def _picture(document: pdfdoc.PDFDocument, picture: Picture) -> Any:
    """A picture as an object of the file."""
    stream = pdfdoc.PDFStream(content=picture.data)
    indexed = picture.space == "indexed"
    space: Any = pdfdoc.PDFName("DeviceRGB")
    if indexed:
        told = f"<{picture.palette.hex()}>"
        last = len(picture.palette) // 3 - 1
        space = pdfdoc.PDFArray([pdfdoc.PDFName("Indexed"), space, last, told])
    facts = {
        "Type": pdfdoc.PDFName("XObject"),
        "Subtype": pdfdoc.PDFName("Image"),
        "Width": picture.width,
        "Height": picture.height,
        "ColorSpace": space,
        "BitsPerComponent": 4 if indexed else 8,
        "Filter": pdfdoc.PDFName("FlateDecode" if picture.coding == "flate" else "DCTDecode"),
    }
    for name, value in facts.items():
        stream.dictionary[name] = value
    return _reference(document, stream)


def _texts(runs: Sequence[Run], fonts: dict[str, Subset], top: float) -> list[str]:
    """Runs in one text object; colour and spacing are as before afterwards."""
    parts, state = ["q BT"], _State()
    for run in runs:
        parts += state.changes(run.style)
        turn = "0.7071 0.7071 -0.7071 0.7071" if run.style.turned else "1 0 0 1"
        parts.append(f"{turn} {run.x:.2f} {top - run.y:.2f} Tm")
        parts += state.shown(run.text, run.style, fonts)
    return [*parts, "ET Q"] if runs else []


def _bars(bars: Sequence[Bar], top: float) -> list[str]:
    """Filled rectangles of one grey in one path."""
    parts: list[str] = []
    for grey, group in groupby(bars, key=lambda bar: bar.grey):
        parts.append(f"{grey:g} g")
        parts += [
            f"{bar.x:.2f} {top - bar.y - bar.height:.2f} {bar.width:.2f} {bar.height:.2f} re"
            for bar in group
        ]
        parts.append("f")
    return [*parts, "0 g"] if parts else []


class _State:
    """What was last set, so that nothing is said twice."""

    def __init__(self) -> None:
        self._font = ""
        self._grey = 0.0
        self._spacing = 0.0

    def changes(self, style: Style) -> list[str]:
        """Colour and spacing, where they differ."""
        said = []
        if style.grey != self._grey:
            said.append(f"{style.grey:g} g")
        if style.spacing != self._spacing:
            said.append(f"{style.spacing:.3f} Tc")
        self._grey, self._spacing = style.grey, style.spacing
        return said

    def shown(self, text: str, style: Style, fonts: dict[str, Subset]) -> list[str]:
        """Text by stretches of one font file."""
        said: list[str] = []
        file, codes = "", ""
        for character in text:
            found = glyph(character, style.weight).file
            if found != file:
                if codes:
                    said.append(f"<{codes}> Tj")
                file, codes = found, ""
                said += self._chosen(f"/{fonts[file].name} {style.size:g} Tf")
            codes += fonts[file].codes[character]
        said.append(f"<{codes}> Tj")
        return said

    def _chosen(self, font: str) -> list[str]:
        if font == self._font:
            return []
        self._font = font
        return [font]


def _mark(mark: Rule | Box, top: float) -> str:
    y = top - mark.y
    if isinstance(mark, Rule):
        dash = "[2 2] 0 d" if mark.dashed else "[] 0 d"
        line = f"{mark.x:.2f} {y:.2f} m {mark.end:.2f} {y:.2f} l S"
        return f"{dash} {mark.grey:g} G {mark.width:g} w {line}"
    area = f"{mark.x:.2f} {y - mark.size:.2f} {mark.size:g} {mark.size:g} re S"
    return f"[] 0 d 0 G 0.7 w {area}"


def _font(document: pdfdoc.PDFDocument, subset: Subset) -> Any:
    """A composite font (codes are glyph numbers) with program, widths and way back to text."""
    name = pdfdoc.PDFName(f"{_tag(subset)}+{subset.file.removesuffix('.ttf')}")
    described = font_file(subset.file).metrics
    descriptor = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("FontDescriptor"),
            "FontName": name,
            "Flags": 4,
            "FontBBox": pdfdoc.PDFArray(list(described.box)),
            "ItalicAngle": 0,
            "Ascent": described.ascent,
            "Descent": described.descent,
            "CapHeight": described.ascent,
            "StemV": 80,
            "FontFile2": _stream(document, subset.program(), with_length=True),
        }
    )
    system = {"Registry": pdfdoc.PDFString("Adobe"), "Ordering": pdfdoc.PDFString("Identity")}
    descendant = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("CIDFontType2"),
            "BaseFont": name,
            "CIDSystemInfo": pdfdoc.PDFDictionary(system | {"Supplement": 0}),
            "FontDescriptor": _reference(document, descriptor),
            "DW": EM,
            "W": pdfdoc.PDFArray(
                [pdfdoc.PDFArray(w) if isinstance(w, list) else w for w in subset.widths()]
            ),
            "CIDToGIDMap": pdfdoc.PDFName("Identity"),
        }
    )
    font = pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("Font"),
            "Subtype": pdfdoc.PDFName("Type0"),
            "BaseFont": name,
            "Encoding": pdfdoc.PDFName("Identity-H"),
            "DescendantFonts": pdfdoc.PDFArray([_reference(document, descendant)]),
            "ToUnicode": _stream(document, subset.unicode_map().encode("ascii")),
        }
    )
    return _reference(document, font)


def _reference(document: pdfdoc.PDFDocument, thing: pdfdoc.PDFObject) -> Any:
    """The object in the file that stands for `thing`."""
    return document.Reference(thing)  # type: ignore[no-untyped-call] # not typed in its stubs


def _tag(subset: Subset) -> str:
    """Six capitals that name the subset."""
    number = zlib.crc32("".join(subset.codes).encode("utf-8"))
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))


def _stream(document: pdfdoc.PDFDocument, data: bytes, *, with_length: bool = False) -> Any:
    stream = pdfdoc.PDFStream(content=zlib.compress(data, 9))
    stream.dictionary["Filter"] = pdfdoc.PDFName("FlateDecode")
    if with_length:
        stream.dictionary["Length1"] = len(data)
    return _reference(document, stream)
