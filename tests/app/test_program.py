"""The window put together: first start, new ledger, sample, trouble, language, leaving."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from arapp import paths
from arapp.app.founding import sample_ledger
from arapp.app.program import Program
from arapp.app.registry import first_page, pages
from arapp.models import migrate
from arapp.models.values.days import FixedClock
from arapp.models.values.errors import LedgerDamaged
from arapp.services import files
from arapp.services.ledger.company import SetCompany
from arapp.ui import language
from arapp.ui.design import fonts, theme
from arapp.ui.ops import Immediate
from tests.conftest import TODAY


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """A program that does its work at once, in English, light."""
    QSettings.setPath(
        QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(tmp_path / "habits")
    )
    fonts.load()
    theme.apply(qapp, theme.Mode.LIGHT)
    language.install(qapp, "en")
    made = Program(qapp, FixedClock(TODAY), Immediate)
    yield made
    made.leave()


def shown(program: Program) -> str:
    """Page that is shown."""
    assert program.window is not None
    return program.window.current_id()


def test_without_a_ledger_the_first_page_is_shown(program: Program) -> None:
    program.start(None)
    assert shown(program) == "first_run"


def test_a_start_on_the_sample_makes_it_and_shows_today(program: Program) -> None:
    program.start(None, sample=True)
    assert shown(program) == "today"
    assert files.last_opened() == paths.ledgers() / "sample.arapp"


def test_a_new_ledger_has_its_accounts_and_asks_for_the_rest(program: Program) -> None:
    program.start(None)
    program.asked.new_ledger("苏州某某机械有限公司", [], [("工行 7862", "工商银行", "1102")])
    assert shown(program) == "company"
    assert program.path is not None
    assert program.path.parent == paths.ledgers()
    program.leave()
    books = files.open_books(program.path, FixedClock(TODAY))
    names = books.ask(lambda tx: tx.rows("SELECT name, number FROM bank_account"))
    books.close()
    assert names == [("工行 7862", "1102")]


def test_a_damaged_ledger_leads_to_the_ways_out_and_stays(program: Program, tmp_path: Path) -> None:
    broken = tmp_path / "broken.arapp"
    broken.write_bytes(bytes(4096))
    program.start(broken)
    assert shown(program) == "damaged"
    assert broken.read_bytes() == bytes(4096)
    with pytest.raises(LedgerDamaged):
        files.open_books(broken)


def test_every_page_of_the_sidebar_opens_and_names_itself(program: Program) -> None:
    program.show_books(sample_ledger(program.clock))
    assert program.window is not None
    listed = [spec.id for spec in pages(program.window.ops)]
    for page in listed:
        assert program.window.go(page)
        assert shown(program) == page


def test_a_key_of_the_page_is_not_taken_by_the_window_too(program: Program) -> None:
    window = program.show_books(sample_ledger(program.clock))
    action = window.acts.action("import")
    assert _shortcuts(action) == ["Ctrl+O"]
    window.go("import")
    page = window.current()
    assert page is not None
    assert "Ctrl+O" in page.acts.claimed()
    assert _shortcuts(action) == []
    window.go("safety")
    assert _shortcuts(action) == ["Ctrl+O"]


def _shortcuts(action: QAction) -> list[str]:
    return [key.toString() for key in action.shortcuts()]


def test_the_other_language_keeps_the_page(program: Program) -> None:
    program.show_books(sample_ledger(program.clock))
    program.go("safety")
    program.choose_language("zh")
    assert shown(program) == "safety"
    assert language.current() == "zh"


def test_search_finds_a_customer_by_initials_and_opens_the_card(program: Program) -> None:
    window = program.show_books(sample_ledger(program.clock))
    from arapp.app import finding

    hits: list[object] = []
    finding.finder(window.ops)("hdjx", hits.extend)
    assert hits
    finding.open_hit(window, hits[0].target)  # type: ignore[attr-defined]  # a Hit of the search
    assert shown(program) == "customer"


def test_the_frame_takes_over_what_the_company_form_writes(program: Program) -> None:
    window = program.show_books(sample_ledger(program.clock))
    window.ops.run(SetCompany((("short_name", "潮汐"), ("contact", "陆遥"))))
    assert window.windowTitle() == "潮汐 – arapp"
    assert window.sidebar.head.accessibleName() == "潮汐 陆遥"


def test_the_first_page_says_that_it_works_and_starts_once(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.show_first()
    jobs: list[object] = []
    monkeypatch.setattr(window.ops, "work", lambda job, *_rest: jobs.append(job))
    program.asked.open_sample()
    program.asked.open_sample()
    assert len(jobs) == 1
    assert first_page(window).is_working()


def _no_folder(home: Path, _patch: pytest.MonkeyPatch) -> None:
    (home / "ledgers").write_bytes(b"")  # where the folder should be


def _no_room(_home: Path, patch: pytest.MonkeyPatch) -> None:
    def full(path: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    patch.setattr(migrate, "create", full)


@pytest.mark.parametrize(("spoil", "told"), [(_no_folder, "refused"), (_no_room, "disk is full")])
def test_a_ledger_that_cannot_be_made_is_told_on_the_page_and_tried_again(
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    spoil: Callable[[Path, pytest.MonkeyPatch], None],
    told: str,
) -> None:
    page = first_page(program.show_first())
    with monkeypatch.context() as patch:
        spoil(paths.user_data(), patch)
        program.asked.open_sample()
        assert told in page._line.text()
        page.ask_name()
        program.asked.new_ledger("苏州某某机械有限公司", [], [])
        assert told in page.founding.name.accessibleDescription()
    assert not page.is_working()
    assert shown(program) == "first_run"
    if spoil is _no_folder:
        (paths.user_data() / "ledgers").unlink()
    program.asked.new_ledger("苏州某某机械有限公司", [], [])
    assert shown(program) == "company"
