"""Text of a paper comes back as it was written: Chinese, Latin and rare characters, two readers.

Fonts are chosen character by character, so the boundaries between them are tried too. What no font
has is a box one sees, and still the character when it is copied.
"""

import io
from datetime import date

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from arapp.services.output.documents.table import TableBlock, TableColumn, TableDoc, data
from arapp.services.output.pdf import render_table
from arapp.services.output.pdf.fonts import REGULAR, SEMIBOLD, Subset, glyph
from arapp.services.output.pdf.text import clean
from tests.output.reading import squeezed

RARE = "䶮㛃𠅤𠮷𪚥㐂犇喆珺堃璟淼䶮龘"
_HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5)
_EXTENSION_A = st.characters(min_codepoint=0x3400, max_codepoint=0x4DB5)
_BEYOND = st.characters(min_codepoint=0x20000, max_codepoint=0x2A6D6)
_LATIN = st.characters(min_codepoint=0x21, max_codepoint=0x17F, categories=("L", "N", "P"))
_EMOJI = st.characters(min_codepoint=0x1F300, max_codepoint=0x1F5FF)
_SIGNS = st.sampled_from("（）〔〕，。、：；《》－—…·￥%＃ ")
_NAMES = st.text(
    st.one_of(
        *(_HAN, _HAN, _HAN, _LATIN, _LATIN, _SIGNS, _EXTENSION_A, _BEYOND, _EMOJI),
        st.sampled_from(RARE),
    ),
    min_size=1,
    max_size=60,
)


def paper(names: list[str]) -> bytes:
    """A list of one column."""
    rows = tuple(data(f"{name}终") for name in names)
    columns = (TableColumn("名称"),)
    return render_table(TableDoc("zh_CN", "名册", date(2026, 11, 12), columns, (TableBlock(rows),)))


def by_pypdf(pdf: bytes) -> str:
    """As one free reader takes it."""
    return squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages))


def by_pdfium(pdf: bytes) -> str:
    """As Chrome's reader takes it."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[number].get_textpage() for number in range(len(document))]
    return squeezed("".join(page.get_text_range() for page in pages))


@settings(
    max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(names=st.lists(_NAMES, min_size=1, max_size=12))
def test_any_name_is_read_back_as_it_was_written(names: list[str]) -> None:
    pdf = paper(names)
    for said in (by_pypdf(pdf), by_pdfium(pdf)):
        for name in names:
            assert squeezed(clean(name)) + "终" in said


@pytest.mark.parametrize("weight", [REGULAR, SEMIBOLD])
def test_rare_characters_of_names_have_glyphs(weight: str) -> None:
    assert [c for c in RARE if not glyph(c, weight).number] == []


@pytest.mark.parametrize("weight", [REGULAR, SEMIBOLD])
def test_what_no_font_has_is_a_box_one_sees(weight: str) -> None:
    for lost in "😀\U00012345\U0002a6a0":
        found = glyph(lost, weight)
        assert (found.number, found.width) == (0, 1000)
    document = pypdfium2.PdfDocument(paper(["\U00012345" * 8]))
    shown = document[0].render(scale=2).to_pil().convert("L")
    blank = pypdfium2.PdfDocument(paper(["\u3000" * 8]))[0].render(scale=2).to_pil().convert("L")
    ink = sum(shown.histogram()[:100]) - sum(blank.histogram()[:100])
    assert ink > 8 * 40  # a frame with a cross, eight times


def test_a_selector_of_a_variant_takes_no_room_and_is_kept() -> None:
    assert glyph("\ufe0f", REGULAR).width == glyph("\U000e0100", SEMIBOLD).width == 0
    pdf = paper(["☎\ufe0f葛\U000e0100饰"])
    assert "☎\ufe0f葛\U000e0100饰终" in by_pypdf(pdf)
    assert "☎\ufe0f葛\U000e0100饰终" in by_pdfium(pdf)


def test_control_a_font_without_its_way_back_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    real = Subset.unicode_map
    monkeypatch.setattr(Subset, "unicode_map", lambda self: real(self).replace("<4E", "<4F"))
    with pytest.raises(AssertionError):
        assert "丙丁" in by_pypdf(paper(["丙丁"]))
