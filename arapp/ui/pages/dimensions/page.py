"""产品与业务员: kept here, chosen in contracts, invoices and customers, asked by in reports."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from arapp.models.values.errors import InvalidValue
from arapp.services.dealing.dimensions import (
    Product,
    RetireProduct,
    Salesperson,
    SavePerson,
    SaveProduct,
    departments,
    people,
    percent_ppm,
    products,
)
from arapp.services.dealing.fields import micro
from arapp.services.dispatch import Command, Topic
from arapp.ui.desk import Desk
from arapp.ui.desk_page import DeskPage
from arapp.ui.rates import micro_text, rate_text
from arapp.ui.tables.columns import Chip, Column, Kind
from arapp.ui.widgets.entry_pane import Entry


class DimensionsPage(DeskPage):
    """`open("products")`, `open("people")`."""

    WATCHES: ClassVar[frozenset[Topic]] = frozenset(
        {Topic.SETTINGS, Topic.CUSTOMERS, Topic.CONTRACTS, Topic.INVOICES}
    )

    def make_desks(self) -> Sequence[Desk]:
        """What is sold, who sells it."""
        return self._products(), self._people()

    # --- what is sold -------------------------------------------------------------------------

    def _products(self) -> Desk:
        return Desk(
            key="products",
            title=self.tr("Products"),
            columns=[
                Column("name", self.tr("Name"), lambda r: r.name, width=200),
                Column("spec", self.tr("Specification"), lambda r: r.spec, stretch=True),
                Column("code", self.tr("Code"), lambda r: r.code, width=110),
                Column("unit", self.tr("Unit"), lambda r: r.unit, width=64),
                Column("price", self.tr("Price with tax"), _price, right=True, width=124,
                       sort=lambda r: r.price),
                Column("tax", self.tr("Tax rate"), _tax, right=True, width=84,
                       sort=lambda r: r.tax_rate_ppm),
                Column("used", self.tr("Lines"), lambda r: r.used, Kind.NUMBER, width=72),
                Column("state", self.tr("State"), self._retired, Kind.CHIP, width=84),
            ],
            entries=(
                Entry("name", self.tr("Name"), required=self.tr("What is it called?")),
                Entry("spec", self.tr("Specification")),
                Entry("code", self.tr("Code")),
                Entry("unit", self.tr("Unit")),
                Entry("price", self.tr("Price"), hint=self.tr("with tax"), check=self._no_price),
                Entry("tax", self.tr("Tax rate"), hint="13%", check=self._no_rate),
            ),
            read=products,
            values=_product_values,
            save=_save_product,
            heading=lambda one: one.name if one else self.tr("New product"),
            record=lambda one: f"product:{one.id}",
            empty=self.tr("No product yet. Make one, or type it in a contract's lines."),
            exported="products",
            finish_text=self.tr("Retire, or use again"),
            finish=lambda one: RetireProduct(one.id, back=one.retired),
            waits=lambda one: not one.retired,
        )  # fmt: skip

    def _retired(self, one: Product) -> Chip | None:
        return Chip(self.tr("retired")) if one.retired else None

    def _no_price(self, typed: str) -> str:
        return _refusal(micro, typed, self.tr("Not a price; six decimals at most"))

    def _no_rate(self, typed: str) -> str:
        return _refusal(percent_ppm, typed, self.tr("A percentage from 0 to 100"))

    # --- who sells ----------------------------------------------------------------------------

    def _people(self) -> Desk:
        return Desk(
            key="people",
            title=self.tr("Salespeople"),
            columns=[
                Column("name", self.tr("Name"), lambda r: r.name, width=140),
                Column("department", self.tr("Department"), lambda r: r.department, width=160),
                Column("phone", self.tr("Phone"), lambda r: r.phone, width=140),
                Column("email", self.tr("Email"), lambda r: r.email, stretch=True),
                Column("customers", self.tr("Customers"), lambda r: r.customers, Kind.NUMBER,
                       width=84),
                Column("left_on", self.tr("Left"), lambda r: r.left_on, Kind.DAY, width=96),
            ],
            entries=(
                Entry("name", self.tr("Name"), required=self.tr("What is their name?")),
                Entry("department", self.tr("Department")),
                Entry("phone", self.tr("Phone")),
                Entry("email", self.tr("Email")),
                Entry("left_on", self.tr("Left on"), "day"),
            ),
            read=people,
            values=_person_values,
            save=_save_person,
            heading=lambda one: one.name if one else self.tr("New salesperson"),
            record=lambda one: f"person:{one.id}" if one.id else "",
            empty=self.tr("Nobody yet. Owners of imported customers appear here by themselves."),
            exported="people",
            words=lambda tx: {"department": departments(tx)},
            waits=lambda one: one.left_on is None,
        )  # fmt: skip


def _refusal(read: Any, typed: str, sentence: str) -> str:
    try:
        read("", typed)
    except InvalidValue:
        return sentence
    return ""


def _price(one: Product) -> str:
    return micro_text(one.price, 2)


def _tax(one: Product) -> str:
    return "" if one.tax_rate_ppm is None else rate_text(one.tax_rate_ppm)


def _product_values(one: Product | None) -> Mapping[str, Any]:
    if one is None:
        return {}
    texts = {key: getattr(one, key) for key in ("name", "spec", "code", "unit")}
    return texts | {"price": _price(one), "tax": _tax(one)}


def _save_product(values: Mapping[str, Any], one: Product | None) -> Command:
    return SaveProduct(
        *(values["name"], values["code"], values["spec"], values["unit"], values["price"]),
        *(percent_ppm("tax", values["tax"]), one.id if one else None),
    )


def _person_values(one: Salesperson | None) -> Mapping[str, Any]:
    keys = ("name", "department", "phone", "email", "left_on")
    return {key: getattr(one, key) for key in keys} if one else {}


def _save_person(values: Mapping[str, Any], one: Salesperson | None) -> Command:
    return SavePerson(**values, person_id=one.id if one else None)
