"""The firm that owns the sample: address, contact, people, bank accounts."""

from dataclasses import dataclass

from arapp.models.tx import WriteTx
from arapp.services.sample import names, story

NAME = "苏州澄禾自动化设备有限公司"
_PEOPLE = (
    ("李敏", "finance", "财务部"),
    ("王芸", "owner", "财务部"),
    ("赵明远", "owner", "总经办"),
    *((name, "sales", department) for name, department in story.SALES.items()),
)


@dataclass(frozen=True, slots=True)
class Account:
    """A bank account of the firm as written."""

    id: int
    name: str
    number: str
    currency: str


def write(tx: WriteTx, home: str, other: str) -> tuple[Account, Account]:
    """Complete the company row, add people and the two accounts (home currency, foreign)."""
    place = names.PLACES["苏州"]
    name = tx.value("SELECT name FROM company WHERE id = 1")
    tx.update(
        "company",
        1,
        short_name="澄禾自动化" if name == NAME else "",
        address="江苏省苏州市吴中区禾川路 186 号",
        postcode="215000",
        phone="0512 0000 8821",
        email="duizhang@chenghe.example",
        contact="李敏",
        tax_no=names.tax_no(place.code, 0),
    )
    tx.insert_many("app_user", ("name", "role", "department"), _PEOPLE)
    return (
        _account(tx, "工行 7862", "中国工商银行苏州吴中支行", "1102020900004417862", home),
        _account(tx, "中行 0365", "中国银行苏州分行", "4762000000000000365", other),
    )


def _account(tx: WriteTx, name: str, bank: str, number: str, currency: str) -> Account:
    made = tx.insert("bank_account", name=name, bank=bank, number=number, currency=currency)
    return Account(made, name, number, currency)
