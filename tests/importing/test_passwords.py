"""Workbooks with a password, in each way in which Excel locks them; wrong keys, hostile files."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from arapp.models.values.errors import ArappError
from arapp.services.importing.errors import PasswordNeeded
from arapp.services.importing.reading import limits
from arapp.services.importing.reading.grid import read_grid
from tests.importing.biff import (
    biff8_stream,
    ole,
    protected,
    protected_biff,
    protected_standard,
)
from tests.importing.build import BANK_HEADER, BANK_ROWS, book, raw_book, zip_of
from tests.importing.conftest import Read

ROWS = [BANK_HEADER, *BANK_ROWS]
KEY = "应收2026"
Make = Callable[[Path, str], Path]


def _agile(folder: Path, key: str) -> Path:
    return protected(folder / "a.xlsx", book(folder / "plain.xlsx", 流水=ROWS), key)


def _standard(folder: Path, key: str) -> Path:
    return protected_standard(folder / "a.xlsx", book(folder / "plain.xlsx", 流水=ROWS), key)


def _rc4(folder: Path, key: str) -> Path:
    return protected_biff(folder / "a.xls", biff8_stream(ROWS), key, "rc4")


def _cryptoapi(folder: Path, key: str) -> Path:
    return protected_biff(folder / "a.xls", biff8_stream(ROWS), key, "cryptoapi")


WAYS: dict[str, Make] = {
    "Excel 2010": _agile,
    "Excel 2007": _standard,
    "Excel 97": _rc4,
    "Excel 2002": _cryptoapi,
}


@pytest.mark.parametrize("way", WAYS)
def test_a_protected_workbook_is_asked_for_its_password_and_read_with_it(
    way: str, tmp_path: Path, read: Read
) -> None:
    path = WAYS[way](tmp_path, KEY)
    with pytest.raises(PasswordNeeded) as asked:
        read(path)
    assert asked.value.fields["reason"] == "encrypted"
    with pytest.raises(PasswordNeeded) as wrong:
        read(path, password="应收2025")
    assert wrong.value.fields["reason"] == "wrong_password"
    table = read(path, password=KEY)[0]
    assert table.count() == {"ready": 2, "outgoing": 1}


@pytest.mark.parametrize("way", WAYS)
def test_a_workbook_that_excel_locked_by_itself_needs_no_password(
    way: str, tmp_path: Path, read: Read
) -> None:
    path = WAYS[way](tmp_path, "VelvetSweatshop")
    assert read(path)[0].count() == {"ready": 2, "outgoing": 1}
    assert read(path, password="whatever")[0].count() == {"ready": 2, "outgoing": 1}


@pytest.mark.parametrize("way", ["rc4", "cryptoapi"])
def test_the_noise_of_an_encrypted_sheet_is_not_taken_for_its_cells(
    way: str, tmp_path: Path, read: Read
) -> None:
    rows: list[list[Any]] = [
        BANK_HEADER,
        *[[46_303, f"LS{i}", None, 500.5 + i, None, "恒岳"] for i in range(300)],
    ]
    path = protected_biff(tmp_path / "a.xls", biff8_stream(rows), KEY, way)
    with pytest.raises(PasswordNeeded):
        read(path)
    assert read(path, password=KEY)[0].count() == {"ready": 300}


def test_a_password_that_nobody_asked_for_does_no_harm(tmp_path: Path, read: Read) -> None:
    path = book(tmp_path / "a.xlsx", 流水=ROWS)
    assert read(path, password=KEY)[0].count() == {"ready": 2, "outgoing": 1}


BOMB = {"xl/sharedStrings.xml": b"<sst>" + b" " * 60_000_000 + b"</sst>"}
DTD = {
    "xl/styles.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><x/>',
    "xl/media/noise.bin": Random(1).randbytes(9_000),
}


@pytest.mark.parametrize(("extra", "reason"), [(BOMB, "bomb"), (DTD, "dtd")])
def test_what_is_inside_is_guarded_like_any_other_file(
    extra: dict[str, bytes], reason: str, tmp_path: Path
) -> None:
    path = protected(tmp_path / "a.xlsx", raw_book(tmp_path / "p.xlsx", "", extra), KEY)
    with pytest.raises(ArappError) as refusal:
        read_grid(path, KEY)
    assert (refusal.value.kind, refusal.value.fields["reason"]) == ("file_unsafe", reason)


def test_entities_in_the_description_of_the_encryption_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    info = b"\4\0\4\0\x40\0\0\0" + b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    path.write_bytes(ole({"EncryptionInfo": info, "EncryptedPackage": bytes(6000)}))
    with pytest.raises(ArappError) as refusal:
        read_grid(path, KEY)
    assert refusal.value.kind == "file_unsafe"


def test_a_key_that_takes_ages_to_derive_ends_with_the_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SECONDS", 1)
    whole = _agile(tmp_path, KEY).read_bytes()
    assert whole.count(b'spinCount="100000"') == 1
    slow = tmp_path / "slow.xlsx"
    slow.write_bytes(whole.replace(b'spinCount="100000"', b'spinCount="9999999"'))
    with pytest.raises(ArappError) as refusal:
        read_grid(slow, KEY)
    assert (refusal.value.kind, refusal.value.fields["reason"]) == ("file_too_large", "time")


@pytest.mark.parametrize("cut", [700, 2_000, 5_000, 9_000])
def test_a_protected_file_cut_short_is_told_as_damaged(cut: int, tmp_path: Path) -> None:
    path = _agile(tmp_path, KEY)
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(ArappError) as refusal:
        read_grid(path, KEY)
    assert refusal.value.kind in ("file_damaged", "not_a_table")


def test_an_ods_with_a_password_says_that_it_cannot_be_opened_here(tmp_path: Path) -> None:
    manifest = b'<m:manifest><m:encryption-data m:checksum="x"/></m:manifest>'
    path = tmp_path / "a.ods"
    path.write_bytes(zip_of({"META-INF/manifest.xml": manifest, "content.xml": b"\x93\x11\x02"}))
    with pytest.raises(PasswordNeeded) as refusal:
        read_grid(path, KEY)
    assert refusal.value.fields["reason"] == "protection_unknown"
