"""Fonts: measured as they are, embedded smaller, and every character comes back as text."""

import io
import struct
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from reportlab.pdfbase.ttfonts import TTFont

from arapp.paths import resources
from arapp.services.output.documents import Addressee
from arapp.services.output.pdf import render_statement
from arapp.services.output.pdf.curves import Node, simplified
from arapp.services.output.pdf.fonts import REGULAR, SEMIBOLD, font_file, glyph, width
from arapp.services.output.pdf.outlines import GRID
from tests.output.papers import statement
from tests.output.reading import all_text

RARE = "犇喆珺堃璟淼䶮"
BEYOND = "𠮷"
NOTO = "NotoSansSC-Regular.ttf"


def test_widths_and_glyphs_are_those_of_the_font() -> None:
    face = TTFont("check", str(resources() / "fonts" / NOTO)).face
    text = "0123456789,.−AZaz年月日壹贰叁¥〔〕（），。" + RARE
    for character in text:
        code = ord(character)
        assert font_file(NOTO).glyph_number(code) == face.charToGlyph[code]
        assert glyph(character, REGULAR).width == face.charWidths[code]
    assert width("0.00", SEMIBOLD, 10) == pytest.approx(5.8 * 3 + width(".", SEMIBOLD, 10))


def test_characters_beyond_the_bmp_come_from_the_fallback() -> None:
    assert glyph(BEYOND, REGULAR).file == glyph(BEYOND, SEMIBOLD).file == "LXGWWenKai-Ext.ttf"
    assert glyph(BEYOND, REGULAR).number > 0
    assert glyph("吉", REGULAR).file == NOTO


def test_a_character_no_font_has_is_a_box_and_still_text() -> None:
    lost = "\U00012345"  # a cuneiform sign
    assert glyph(lost, REGULAR).number == 0
    doc = replace(statement(), customer=Addressee(f"无{lost}字厂"))
    assert f"无{lost}字厂" in all_text(render_statement(doc))


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_rare_names_are_extracted_as_written(language: str) -> None:
    name = f"{RARE}{BEYOND}（上海）机械厂"
    doc = replace(statement(), customer=Addressee(name), language=language)
    text = all_text(render_statement(doc))
    assert text.count(name) == 2  # in the letter and on the slip
    assert "\ufffd" not in text


def test_fonts_are_embedded_as_subsets_and_nothing_else_is_referred_to() -> None:
    page: Any = PdfReader(io.BytesIO(render_statement(statement()))).pages[0]
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    names = [str(font["/BaseFont"]) for font in fonts]
    assert sorted(name.split("+")[1] for name in names) == [
        "NotoSansSC-Regular",
        "NotoSansSC-SemiBold",
    ]
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert len(descriptor["/FontFile2"].get_data()) < 50_000


def test_a_subset_is_a_font_of_the_glyphs_asked_for() -> None:
    numbers = [0, *(glyph(character, REGULAR).number for character in "账é一")]
    data = font_file(NOTO).subset(numbers)
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {
        data[12 + 16 * i : 16 + 16 * i].decode(): struct.unpack_from(">LL", data, 20 + 16 * i)
        for i in range(count)
    }
    assert {"glyf", "loca", "head", "hhea", "hmtx", "maxp"} <= tables.keys()
    assert struct.unpack_from(">H", data, tables["head"][0] + 18)[0] == GRID
    offsets = struct.unpack_from(f">{tables['loca'][1] // 2}H", data, tables["loca"][0])
    assert all(later >= earlier for earlier, later in pairwise(offsets))
    assert offsets[-1] * 2 == tables["glyf"][1]


def test_simplifying_keeps_corners_and_straightens_steps() -> None:
    square: list[Node] = [(0, 0, 1), (50, 1, 1), (100, 0, 1), (100, 100, 1), (0, 100, 1)]
    assert simplified(square) == [(0, 0, 1), (100, 0, 1), (100, 100, 1), (0, 100, 1)]
    round_: list[Node] = [(0, 50, 0), (50, 100, 0), (100, 50, 0), (50, 0, 0)]
    kept = simplified(round_)
    assert [node[2] for node in kept].count(0) == 4  # a circle stays one


def test_a_font_that_is_missing_is_an_error_of_the_system(tmp_path: Path) -> None:
    from arapp.services.output.pdf.truetype import TrueType

    with pytest.raises(OSError, match="none"):
        TrueType(tmp_path / "none.ttf")
