"""How the payer of a receipt is written: account, alias, names and their noise, others who pay."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tests.matching.market import names
from tests.matching.market.books import Maker


@dataclass(frozen=True)
class Payer:
    """`sure`: who reads it knows the customer. `before` is written in front of the remark."""

    tag: str
    name: str
    account: str = ""
    before: str = ""
    sure: bool = True


Way = Callable[[Maker, int], Payer | None]


def _aliases(maker: Maker, customer: int, kind: str) -> list[str]:
    return [a.value for a in maker.customers[customer].aliases if a.kind == kind]


def full(maker: Maker, customer: int) -> Payer:
    """The registered name; half of them with an account, known or not."""
    account = maker.accounts[customer] if maker.rnd.random() < 0.5 else ""
    return Payer("full name", maker.names[customer].text, account)


def known(maker: Maker, customer: int) -> Payer | None:
    """The account is known, the name says little."""
    accounts = _aliases(maker, customer, "account")
    name = maker.rnd.choice(("", "网银互联", names.person(maker.rnd)))
    return Payer("account", name, accounts[0]) if accounts else None


def masked(maker: Maker, customer: int) -> Payer | None:
    """The account shows its ends; the name is there or it is not."""
    accounts = _aliases(maker, customer, "account")
    if not accounts:
        return None
    name = maker.rnd.choice((maker.names[customer].text, maker.names[customer].text, ""))
    return Payer("masked account", name, names.masked(maker.rnd, accounts[0]))


def glued(maker: Maker, customer: int) -> Payer:
    """Name and account in one cell."""
    account = maker.accounts[customer]
    if maker.rnd.random() < 0.3:
        account = names.masked(maker.rnd, account)
    gap = maker.rnd.choice(("", " ", "/"))
    return Payer("glued account", maker.names[customer].text + gap + account)


def alias(maker: Maker, customer: int) -> Payer | None:
    """A confirmed name."""
    found = _aliases(maker, customer, "name")
    return Payer("alias", found[0]) if found else None


def noisy(maker: Maker, customer: int) -> Payer:
    """The registered name, spelt otherwise."""
    return Payer("legal name noise", names.spelt(maker.rnd, maker.names[customer]))


def annotated(maker: Maker, customer: int) -> Payer:
    """The registered name with what banks write around it."""
    name, account = maker.names[customer].text, maker.accounts[customer]
    ways = (f"{name}(基本户)", f"{name}-一般户", f"户名：{name}", f"{name}财务部", f"{name}*",
            f"{account} {name}", f"对方户名:{name} 账号:{account}",
            f"{name}（已更名）")  # fmt: skip
    return Payer("name with notes", maker.rnd.choice(ways))


def reordered(maker: Maker, customer: int) -> Payer | None:
    """The place elsewhere, or with and without 市."""
    name = maker.names[customer]
    place = name.place.removesuffix("市")
    if not place or name.form != "有限公司" or not name.trade:
        return None
    rest = f"{name.trade}{name.form}"
    ways = {f"{place}{name.brand}{rest}", f"{name.brand}（{place}）{rest}",
            f"{name.brand}{name.trade}（{place}）{name.form}",
            f"{place}市{name.brand}{rest}"}  # fmt: skip
    written = maker.rnd.choice(sorted(ways - {name.text}))
    taken = {n.text for n in maker.names.values()}
    return None if written in taken else Payer("name put otherwise", written)


def cut_off(maker: Maker, customer: int) -> Payer | None:
    """The last characters are missing, as a narrow column leaves them."""
    name = maker.names[customer].text
    written = name[: -maker.rnd.randint(1, 3)]
    same = [n for n in maker.names.values() if n.text.startswith(written)]
    sure = len(same) == 1 and len(written) > 6
    return Payer("name cut off", written, sure=sure)


def on_behalf(maker: Maker, customer: int) -> Payer:
    """Another customer pays, its name bears（代付）."""
    other = maker.rnd.choice([n for i, n in maker.names.items() if i != customer])
    return Payer("pays for others", other.text + "（代付）", sure=False)


def short(maker: Maker, customer: int) -> Payer:
    """A short form; sure when nobody else has this 字号."""
    name = maker.names[customer]
    same = [n for n in maker.names.values() if n.brand == name.brand]
    return Payer("short name", names.short(maker.rnd, name), sure=len(same) == 1)


def branch(maker: Maker, customer: int) -> Payer:
    """A branch office pays."""
    city = maker.rnd.choice(("杭州", "南京", "成都", "武汉"))
    tail = maker.rnd.choice(("分公司", "办事处", "项目部"))
    return Payer("branch", maker.names[customer].text + city + tail)


def person(maker: Maker, customer: int) -> Payer:
    """The legal representative or a contact; sure when only one customer knows that name."""
    own = maker.customers[customer]
    who = maker.rnd.choice((*own.representatives, *own.people))
    same = [c for c in maker.customers.values() if who in (*c.people, *c.representatives)]
    written = maker.rnd.choice((who, f"{who}（个人）", f"{who}(法人)"))
    return Payer("legal representative", written, sure=len(same) == 1)


def third(maker: Maker, customer: int) -> Payer:
    """A stranger pays and says for whom."""
    whom = maker.names[customer].text
    text = maker.rnd.choice(("代{}付", "替{}付款 ", "代付{}货款，"))
    return Payer("third party", names.company(maker.rnd).text, before=text.format(whom))


def stranger(maker: Maker, _customer: int) -> Payer:
    """A stranger pays and does not say for whom."""
    return Payer("stranger", names.company(maker.rnd).text, sure=False)


def treasury(maker: Maker, customer: int) -> Payer:
    """The group's treasury; only a number says which company of the group is meant."""
    name = replace(maker.names[customer], trade="集团财务", form="有限公司", bracket=False)
    return Payer("group treasury", name.text, sure=False)


def nobody(_maker: Maker, _customer: int) -> Payer:
    """The bank gives no name."""
    return Payer("no payer", "", sure=False)


def confused(maker: Maker, customer: int) -> Payer | None:
    """宏远 pays what 宏达 owes to the cent: who reads it knows that it is another firm."""
    taken = {n.text for n in maker.names.values()}
    other = names.twin(maker.rnd, maker.names[customer])
    same = [n for n in maker.names.values() if n.brand == other.brand]
    return None if other.text in taken or same else Payer("similar name", other.text, sure=False)


def torn(maker: Maker, customer: int) -> Payer | None:
    """The account is one customer's, the name another's."""
    accounts = _aliases(maker, customer, "account")
    other = maker.rnd.choice([n for i, n in maker.names.items() if i != customer])
    if not accounts:
        return None
    return Payer("account against name", other.text, accounts[0], sure=False)


WAYS: tuple[tuple[Way, int], ...] = (
    (full, 54),
    (known, 8),
    (masked, 6),
    (glued, 6),
    (alias, 8),
    (noisy, 10),
    (annotated, 4),
    (reordered, 3),
    (cut_off, 2),
    (on_behalf, 1),
    (short, 3),
    (branch, 1),
    (person, 2),
    (third, 1),
    (stranger, 1),
    (treasury, 1),
    (nobody, 1),
    (confused, 1),
    (torn, 1),
)


def draw(maker: Maker, customer: int) -> Payer:
    """Any way that this customer can be written."""
    ways, weights = zip(*WAYS, strict=True)
    while True:
        found: Payer | None = maker.rnd.choices(ways, weights)[0](maker, customer)
        if found:
            return found
