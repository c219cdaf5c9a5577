"""The firm's logo: any picture file is printed well or refused with a reason, on every paper."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from arapp.models.values.errors import InvalidValue, Refused
from arapp.services.dispatch import Dispatch
from arapp.services.ledger.attachments import attachments_of
from arapp.services.ledger.company import SetCompany
from arapp.services.output.documents import LetterStage, StatementKind
from arapp.services.output.documents.parties import Picture
from arapp.services.output.pdf import paper_pages, render_letter, render_many, render_statement
from arapp.services.output.picture import BOX, LARGEST, picture_of, printed_size
from arapp.services.papers.letterhead import (
    DropLetterhead,
    SetSeal,
    dressed,
    logo,
    set_letterhead,
)
from arapp.services.papers.letters import LetterRun
from arapp.services.papers.service import issue_letters, issued_letter
from tests.output.papers import FIRM, LONG_NAME, letter, statement
from tests.output.reading import all_text, overlaps
from tests.papers import logos
from tests.papers.test_letter_texts import BOOK

WEIGHT = 2_500  # bytes a plain logo may add to a paper


def page(data: bytes, scale: float = 2.0) -> Image.Image:
    """The first page as seen."""
    document = pypdfium2.PdfDocument(data)
    image: Image.Image = document[0].render(scale=scale).to_pil().convert("RGB")
    document.close()
    return image


def head(data: bytes) -> Image.Image:
    """Where the logo stands: 20 mm from the left, from the top of the text on."""
    return page(data).crop((113, 100, 113 + 318, 100 + 76))


def reason(file: Path) -> str:
    """Why the file is refused."""
    with pytest.raises(InvalidValue) as refused:
        picture_of(file)
    assert refused.value.fields["value"] == file.name
    return str(refused.value.fields["reason"])


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("plain.png", logos.drawn),
        ("plain.jpg", logos.drawn),
        ("grey.png", lambda: logos.drawn("L")),
        ("one bit.png", lambda: logos.drawn("1")),
        ("palette.png", lambda: logos.drawn("P")),
        ("alpha.png", logos.clear),
        ("grey alpha.png", lambda: logos.clear().convert("LA")),
        ("cmyk.jpg", lambda: logos.drawn("CMYK")),
        ("16 bit.png", logos.deep),
        ("small.png", lambda: logos.drawn(size=(80, 40))),
        ("large.png", lambda: logos.drawn(size=(6000, 1500))),
        ("upright.png", lambda: logos.drawn(size=(300, 600))),
        ("带空格 的 徽标.png", logos.drawn),
    ],
)
def test_pictures_of_any_make_are_drawn_on_white(
    tmp_path: Path, name: str, make: Callable[[], Image.Image]
) -> None:
    made = picture_of(logos.saved(tmp_path / name, make()))
    width, height = printed_size(made)
    assert width <= BOX[0] * 72 / 25.4 + 0.01
    assert height <= BOX[1] * 72 / 25.4 + 0.01
    data = render_letter(letter(firm=replace(FIRM, logo=made)))
    bare = render_letter(letter())
    assert len(data) - len(bare) <= WEIGHT
    seen = head(data).convert("L").tobytes()
    assert 0.2 < sum(grey > 245 for grey in seen) / len(seen) < 0.98


def test_turned_by_its_camera_is_upright(tmp_path: Path) -> None:
    turned = logos.drawn(size=(800, 200)).rotate(90, expand=True)
    exif = Image.Exif()
    exif[0x0112] = 6
    made = picture_of(logos.saved(tmp_path / "a.jpg", turned, exif=exif))
    assert made.width > made.height


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("brief.png", b"", "not_picture"),
        ("word.png", "徽标".encode(), "not_picture"),
        ("half.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not_picture"),
        ("half.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "not_picture"),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture_kind"),
        ("b.svg", b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "picture_kind"),
        ("a.gif", logos.gif(), "picture_kind"),
        ("a.pdf", b"%PDF-1.7", "picture_kind"),
        ("huge.png", b"\x89PNG\r\n\x1a\n" + bytes(20_000_000), "picture_large"),
    ],
)
def test_what_is_no_picture_is_refused(tmp_path: Path, name: str, data: bytes, why: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    assert reason(file) == why


def test_bombs_blanks_and_odd_shapes_are_refused(tmp_path: Path) -> None:
    assert reason(logos.bomb(tmp_path / "bomb.png")) == "picture_pixels"
    assert reason(logos.bomb(tmp_path / "less.png", 8_000)) == "picture_pixels"
    assert reason(logos.moving(tmp_path / "moving.png")) == "picture_moving"
    white = Image.new("RGB", (400, 100), "white")
    assert reason(logos.saved(tmp_path / "white.png", white)) == "picture_blank"
    nothing = Image.new("RGBA", (400, 100), (0, 0, 0, 0))
    assert reason(logos.saved(tmp_path / "clear.png", nothing)) == "picture_blank"
    thin = Image.new("RGB", (4000, 20), "black")
    assert reason(logos.saved(tmp_path / "thin.png", thin)) == "picture_shape"
    assert reason(tmp_path / "gone.png") == "picture_gone"
    assert reason(tmp_path) == "picture_gone"


def test_a_cut_off_file_is_refused(tmp_path: Path) -> None:
    whole = logos.saved(tmp_path / "whole.png", logos.noise()).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    assert reason(tmp_path / "cut.png") == "not_picture"
    assert len(whole) < LARGEST


def test_a_picture_full_of_detail_weighs_little_all_the_same(tmp_path: Path) -> None:
    made = picture_of(logos.saved(tmp_path / "noise.png", logos.noise()))
    assert len(made.data) <= 6_000


def test_one_picture_in_a_file_of_many_papers(tmp_path: Path) -> None:
    made = picture_of(logos.saved(tmp_path / "logo.png", logos.drawn()))
    firm = replace(FIRM, logo=made)
    papers = [statement(firm=firm) for _ in range(20)] + [letter(firm=firm)] * 5
    data = render_many(papers)
    assert data.count(b"/Subtype /Image") == 1
    bare = render_many([*(statement() for _ in range(20)), *[letter()] * 5])
    assert len(data) - len(bare) <= WEIGHT + 25 * 60
    assert all_text(data) == all_text(bare)


@pytest.mark.parametrize("kind", [StatementKind.CONFIRMATION, StatementKind.ACTIVITY])
def test_a_statement_with_a_logo_in_letters_weighs_thirty_kilobytes_at_most(
    tmp_path: Path, kind: StatementKind
) -> None:
    made = picture_of(logos.saved(tmp_path / "logo.png", logos.lettered()))
    assert len(render_statement(statement(kind, firm=replace(FIRM, logo=made)))) <= 30_000


def test_without_a_logo_the_head_is_as_it_was() -> None:
    with_key_alone = replace(FIRM, logo=Picture("0" * 64))
    assert render_statement(statement(firm=with_key_alone)) == render_statement(statement())


@pytest.mark.parametrize("size", [(1200, 300), (300, 600), (2400, 240)])
def test_a_long_name_beside_the_logo_does_not_overlap(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    made = picture_of(logos.saved(tmp_path / "logo.png", logos.drawn(size=size)))
    firm = replace(FIRM, name=LONG_NAME * 2, logo=made)
    for doc in (letter(LetterStage.FINAL, firm=firm), statement(firm=firm)):
        for laid in paper_pages(doc):
            assert overlaps(laid) == []


def test_the_logo_is_kept_by_its_hash_and_undone(books: Dispatch, tmp_path: Path) -> None:
    file = logos.saved(tmp_path / "徽标.png", logos.drawn())
    made = set_letterhead(books, file)
    assert books.ask(logo) == made
    (kept,) = books.ask(lambda tx: attachments_of(tx, "company:1"))
    assert (kept.name, kept.sha256) == ("徽标.png", made.key)
    books.run(DropLetterhead())
    assert books.ask(logo) is None
    books.undo()
    assert books.ask(logo) == made
    with pytest.raises(InvalidValue):
        books.run(SetCompany((("letterhead", "somewhere.png"),)))


def test_a_bad_file_changes_nothing(books: Dispatch, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"no picture")
    before = books.ask(lambda tx: tx.head())
    with pytest.raises(InvalidValue):
        set_letterhead(books, tmp_path / "a.png")
    link = tmp_path / "link.png"
    link.symlink_to(logos.saved(tmp_path / "b.png", logos.drawn()))
    with pytest.raises(Refused):
        set_letterhead(books, link)
    assert books.ask(lambda tx: tx.head()) == before


def test_a_paper_keeps_the_logo_it_was_issued_under(books: Dispatch, tmp_path: Path) -> None:
    from tests.ledger_text import given

    given(books, BOOK)
    set_letterhead(books, logos.saved(tmp_path / "old.png", logos.drawn()))
    (found,) = issue_letters(books, LetterRun(), tmp_path / "out")["documents"]
    set_letterhead(books, logos.saved(tmp_path / "new.png", logos.drawn(size=(400, 400))))
    again = books.ask(lambda tx: issued_letter(tx, 1))
    assert render_letter(again) == Path(found["file"]).read_bytes()
    snapshot = books.ask(lambda tx: tx.value("SELECT snapshot FROM letter"))
    assert len(snapshot) < 5_000  # the picture is not in every paper


def test_the_seal_has_a_place_or_none(books: Dispatch) -> None:
    for on in (True, False):
        books.run(SetSeal(on))
        firm = books.ask(lambda tx: dressed(tx, FIRM))
        for data in (render_letter(letter(firm=firm)), render_statement(statement(firm=firm))):
            assert ("（公章）" in all_text(data)) is on
