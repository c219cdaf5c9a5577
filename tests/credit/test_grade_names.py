"""Built-in names of grades in the language of whoever looks; the ledger keeps them as they are."""

from arapp.services.credit.grade_names import grade_name, kept_name
from arapp.services.credit.grades import grades
from arapp.services.dispatch import Dispatch


def test_every_grade_of_a_new_ledger_has_an_english_name_and_comes_back(books: Dispatch) -> None:
    for one in books.ask(grades):
        english = grade_name(one.name, "en")
        assert english.isascii(), f"{one.name} → {english}"
        assert grade_name(one.name, "zh_CN") == one.name
        assert (kept_name(english, "en"), kept_name(english, "zh_CN")) == (one.name, english)


def test_own_names_stay() -> None:
    assert grade_name("老朋友", "en") == "老朋友"
    assert kept_name("Old friends", "en") == "Old friends"
