"""Fonts and icons: there, legible, drawn alike, each with its licence beside it."""

from pathlib import Path
from xml.etree import ElementTree

import pytest
from reportlab.pdfbase.ttfonts import TTFontFile

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ICONS = sorted((RESOURCES / "icons").glob("*.svg"))
FONTS = sorted((RESOURCES / "fonts").glob("*.ttf"))
OWN = "app"  # our own drawing, in its own colours


def covered(name: str) -> set[int]:
    """The characters a font has glyphs for."""
    return set(TTFontFile(str(RESOURCES / "fonts" / name)).charToGlyph)


def test_each_font_is_named_in_the_licence_beside_it() -> None:
    licence = (RESOURCES / "fonts" / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert len(FONTS) == 3
    for font in FONTS:
        assert font.name in licence


def test_the_licence_of_the_icons_is_beside_them() -> None:
    licence = (RESOURCES / "icons" / "LICENSE").read_text(encoding="utf-8")
    assert "ISC License" in licence
    assert "Feather" in licence


@pytest.mark.parametrize("name", ["NotoSansSC-Regular.ttf", "NotoSansSC-SemiBold.ttf"])
def test_the_font_has_chinese_with_its_rare_names_and_the_signs_of_money(name: str) -> None:
    words = "应收账款核销对账单催款函质保金差额 犇喆珺堃璟淼䶮 ¥￥€$ ，。：；（）“”…… AaZz09"
    figures = "零壹贰叁肆伍陆柒捌玖拾佰仟万亿圆角分整"
    assert set(map(ord, words + figures)) - covered(name) == set()


def test_what_the_font_lacks_comes_from_the_second_one() -> None:
    assert ord("𠮷") not in covered("NotoSansSC-Regular.ttf")
    assert ord("𠮷") in covered("LXGWWenKai-Ext.ttf")


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_an_icon_is_drawn_like_the_others(path: Path) -> None:
    root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
    if path.stem == OWN:
        assert root.get("viewBox") == "0 0 64 64"
        return
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert len(root) > 0


def test_the_icons_are_there() -> None:
    names = {path.stem for path in ICONS}
    assert names >= {OWN, "calendar-check", "hand-coins", "stamp", "book-open", "undo-2"}
    assert len(names) == 62
