"""Text of Western banks in the code page of their Windows: names as they are, money untouched."""

from pathlib import Path

import pytest

from arapp.services.importing.reading.sniff import decode
from arapp.services.importing.rows.records import ReceiptRow
from tests.importing.conftest import Read

GIRO = """Kontonummer:;DE89370400440532013000;;;
Buchungstag;Buchungstext;Auftraggeber / Begünstigter;Verwendungszweck;Betrag (EUR)
30.03.2026;Gutschrift;Müller Maschinenbau GmbH;Größe 7, Straße;1.234,56
12.03.2026;Lastschrift;Stadtwerke Köln;Strom;-234,56
"""


def test_umlauts_of_a_german_bank_stay_umlauts(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(GIRO.encode("cp1252"))
    (table,) = read(path)
    assert list(table.status) == ["ready", "outgoing"]
    row = table.records[0]
    assert isinstance(row, ReceiptRow)
    assert (row.payer, row.amount, row.currency) == ("Müller Maschinenbau GmbH", 123_456, "EUR")


@pytest.mark.parametrize(
    "text", ["日期,户名,金额\n", "Date,Payer,Amount\n2026-01-05,朱镕,5\n", "Payer\n张三 / LI\n甲\n"]
)
def test_chinese_stays_chinese_however_little_of_it_there_is(text: str) -> None:
    assert decode(text.encode("gb18030"), "a.csv") == (text, "gb18030")
