"""What is still open of an invoice whose money comes by the rows of its contract."""

import pytest

from arapp.services.dealing.invoice_list import open_of_contract


@pytest.mark.parametrize(
    ("left", "rows", "paid", "invoiced", "open_"),
    [
        (30, 3, 0, 60, 30),  # nothing came
        (30, 3, 60, 60, 0),  # all came
        (100, 3, 30, 100, 70),  # the only one, in part
        (30, 3, 10, 60, None),  # one of two: which was paid?
        (0, 3, 10, 60, 0),  # taken back
        (30, None, 0, 30, None),  # a contract without rows
    ],
)
def test_it_is_told_only_where_the_rows_tell(
    left: int, rows: int | None, paid: int, invoiced: int, open_: int | None
) -> None:
    assert open_of_contract(left, rows, paid, invoiced) == open_
