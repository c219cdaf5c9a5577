"""arapp export: every list as a file, with the columns and rows of arapp list."""

import csv
import io
import json
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from arapp import cli
from arapp.services.ledger.list_specs import LISTS
from arapp.services.output.list_export import TITLES

DAY = ("--as-of", "2026-11-12")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small sample ledger, made once."""
    path = tmp_path_factory.mktemp("sample") / "firm.arapp"
    assert cli.main(["new", str(path), "--company", "澄禾", "--sample", "small", *DAY]) == 0
    return path


def call(capsys: pytest.CaptureFixture[str], sample: Path, *args: str) -> tuple[int, Any]:
    capsys.readouterr()
    code = cli.main([*args, "--ledger", str(sample), "--json", *DAY])
    return code, json.loads(capsys.readouterr().out)


def lines(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_the_same_in_both_files(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    listed = call(capsys, sample, "list", name, "--all")[1]
    book, text = tmp_path / "a.xlsx", tmp_path / "a.csv"
    files = ("--xlsx", str(book), "--csv", str(text))
    code, answer = call(capsys, sample, "export", name, "--all", *files)
    assert (code, answer["rows"]) == (0, listed["total"])
    assert [one["file"] for one in answer["files"]] == [str(book), str(text)]
    header, *found = lines(text)
    assert header == [field for field, _, _ in LISTS[name].fields]
    expected = [["" if v is None else str(v) for v in row.values()] for row in listed["rows"]]
    assert [[cell.removeprefix("'") for cell in row] for row in found] == expected
    page = load_workbook(book).worksheets[0]
    kinds = [kind for _, kind, _ in LISTS[name].fields]
    cells: list[Any] = list(page.iter_rows(min_row=2, values_only=True))
    assert len(cells) == listed["total"]
    for row, shown in zip(cells, expected, strict=True):
        for kind, value, text_ in zip_longest(kinds, row, shown):
            told = "" if value is None else value
            if kind == "money" and value is not None:
                assert f"{value:.2f}" == text_
            elif kind == "day" and value is not None:
                assert value.date().isoformat() == text_
            else:
                assert str(told) == text_


def test_options_are_those_of_the_list(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    some = call(capsys, sample, "list", "plans", "--open")[1]["rows"][0]["customer"]
    how = ("--open", "--customer", some, "--limit", "2")
    listed = call(capsys, sample, "list", "plans", *how)[1]["rows"]
    call(capsys, sample, "export", "plans", *how, "--csv", str(tmp_path / "a.csv"))
    assert [row[0] for row in lines(tmp_path / "a.csv")[1:]] == [str(row["id"]) for row in listed]


@pytest.mark.parametrize(("lang", "place"), [("zh_CN", 0), ("en", 1)])
def test_headings_in_words(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, place: int
) -> None:
    target = tmp_path / "a.csv"
    call(capsys, sample, "export", "receipts", "--titles", "--lang", lang, "--csv", str(target))
    names = [field for field, _, _ in LISTS["receipts"].fields]
    assert lines(target)[0] == [TITLES[name][place] for name in names]


def test_every_column_has_its_words() -> None:
    names = {field for spec in LISTS.values() for field, _, _ in spec.fields}
    assert names == set(TITLES)


def test_what_cannot_be_written_says_so_and_harms_nothing(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sample.read_bytes()
    code, answer = call(capsys, sample, "export", "plans", "--csv", str(sample))
    assert (code, answer["error"]["kind"]) == (1, "invalid_value")
    assert sample.read_bytes() == before
    code, answer = call(capsys, sample, "export", "plans", "--csv", str(tmp_path / "no" / "a.csv"))
    assert (code, answer["error"]["kind"]) == (3, "not_writable")
    code, answer = call(
        capsys, sample, "export", "plans", "--customer", "谁", "--csv", str(tmp_path / "a.csv")
    )
    assert (code, answer["error"]["kind"]) == (1, "no_such_customer")
    assert [path.name for path in tmp_path.iterdir()] == ["home"]  # of the programs, see conftest


def test_without_a_file_it_is_usage(sample: Path) -> None:
    assert cli.main(["export", "plans", "--ledger", str(sample)]) == 2
    assert cli.main(["export", "plans", "--limit", "-1", "--csv", "x"]) == 2
