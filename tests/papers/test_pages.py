"""Papers look as when somebody looked at them; `page_pictures` makes the pictures anew."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from arapp.services.output.pdf import render_statement, statement
from arapp.services.output.pdf.page import Block
from tests.output.papers import statement as paper
from tests.papers.page_pictures import FOLDER, differing, kept, papers, picture

NAMES = sorted(papers())


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_the_one_that_was_looked_at(name: str, tmp_path: Path) -> None:
    shown = picture(papers()[name]())
    found = differing(shown, kept(name))
    if found:
        shown.save(tmp_path / f"{name}.png")
    assert not found, f"{len(found)} squares from {found[0]}: compare {tmp_path}/{name}.png"


def test_no_picture_is_left_over_or_large() -> None:
    files = sorted(FOLDER.glob("*.png"))
    assert [file.stem for file in files] == NAMES
    assert max(file.stat().st_size for file in files) < 60_000


@pytest.mark.parametrize("moved", [3.0, 30.0])
def test_control_a_figure_that_moved_is_noticed(
    monkeypatch: pytest.MonkeyPatch, moved: float
) -> None:
    """One amount 3 points lower, or 30."""
    real = statement.statement_pages

    def shifted(doc: object) -> list[Block]:
        pages = real(doc)  # type: ignore[arg-type]  # the paper it is given
        place = next(i for i, run in enumerate(pages[0].runs) if run.text == "96,000.00")
        run = pages[0].runs[place]
        pages[0].runs[place] = run._replace(y=run.y + moved)
        return pages

    whole = picture(render_statement(paper()))
    assert differing(whole, kept("confirmation-zh_CN")) == []
    monkeypatch.setattr("arapp.services.output.pdf.statement_pages", shifted)
    assert differing(picture(render_statement(paper())), kept("confirmation-zh_CN"))


def test_control_a_rule_and_a_word_that_are_missing_are_noticed() -> None:
    bare = picture(render_statement(replace(paper(), memo="", head="")))
    assert differing(bare, kept("confirmation-zh_CN"))
    shown = kept("confirmation-zh_CN")
    lined = shown.copy()
    lined.paste(Image.new("L", (400, 1), 0), (100, 200))
    assert differing(lined, shown)
