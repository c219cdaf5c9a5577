"""A case for every command of customers and credit, on one small book."""

import json
from collections.abc import Callable
from datetime import date

from arapp.models.values.money import Money
from arapp.services.credit import customers, grading, people, points_model
from arapp.services.credit.assessed import SetAssessed
from arapp.services.credit.exposure import SetExposureParts
from arapp.services.credit.points import SetPointsModel
from arapp.services.credit.points_model import DEFAULT
from arapp.services.credit.trial import ApplyModel
from arapp.services.dispatch import Command, Dispatch
from tests.ledger_text import given as write

BOOK = """
    客户 甲 业务=周凯
    客户 乙 业务=李雷
    客户 丙
    应收 A 乙 100 入账=2026-01-01 到期=2026-02-01
    应收 B 乙 100 入账=2026-04-01 到期=2026-05-01
    应收 C 乙 100 入账=2026-07-01 到期=2026-08-01
    收款 R 乙 50 日期=2026-07-01
"""
Make = Callable[[dict[str, int]], Command]

COMMANDS: dict[str, Make] = {
    "new customer": lambda ids: customers.SaveCustomer(None, (("name", "丁"),)),
    "customer": lambda ids: customers.SaveCustomer(
        ids["甲"], (("name", "甲一"), ("owner", "韩梅"), ("credit_limit", Money(5)))
    ),
    "contact": lambda ids: customers.SaveContact(ids["甲"], "许会计"),
    "changed contact": lambda ids: customers.SaveContact(
        ids["甲"], "许", contact_id=ids["contact"]
    ),
    "remove contact": lambda ids: customers.RemoveContact(ids["contact"]),
    "account": lambda ids: customers.SaveAccount(ids["甲"], "6222"),
    "remove account": lambda ids: customers.RemoveAccount(ids["account"]),
    "alias": lambda ids: customers.AddAlias(ids["甲"], "name", "甲总"),
    "revoke alias": lambda ids: customers.RevokeAlias(ids["alias"]),
    "owner": lambda ids: customers.SetOwner(ids["甲"], "韩梅", "华北", date(2026, 5, 1)),
    "grade": lambda ids: customers.SetGrade(ids["甲"], "A", "老客户"),
    "grades": lambda ids: grading.ApplyGrades(((ids["甲"], "B"), (ids["乙"], "D")), "复评"),
    "limit": lambda ids: customers.SetLimit(ids["甲"], Money(100), Money(7)),
    "list of grades": lambda ids: customers.SaveGrade("E", "观察", 7, Money(1), points=10),
    "changed grade": lambda ids: customers.SaveGrade("C", "一般", 20, None, points=55),
    "remove grade": lambda ids: grading.RemoveGrade("A"),
    "merge": lambda ids: customers.MergeCustomers(ids["甲"], ids["乙"]),
    "assessed": lambda ids: SetAssessed(ids["甲"], "good", "fair", "天眼查"),
    "exposure": lambda ids: SetExposureParts(("overdue",)),
    "model": lambda ids: SetPointsModel(
        json.dumps(points_model.to_json(DEFAULT.with_parts({"punctuality": 50, "trade": 15})))
    ),
    "model and grades": lambda ids: ApplyModel("", "季度复评"),
}


def lay(books: Dispatch) -> dict[str, int]:
    """Name → id, with a contact, an account and a payer name of 甲."""
    ids = write(books, BOOK)
    for key, command in (
        ("contact", people.SaveContact(ids["甲"], "许会计")),
        ("account", people.SaveAccount(ids["甲"], "6222 1")),
        ("alias", people.AddAlias(ids["甲"], "name", "甲老板")),
    ):
        ids[key] = books.run(command).outcome.result
    return ids
