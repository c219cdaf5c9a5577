"""The story told: forty customers, what is open with them, and two years of settled past. Pure."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from arapp.models.values.days import add_months
from arapp.services.sample import contracts, names, story
from arapp.services.sample.contracts import TEMPLATES, Course
from arapp.services.sample.drafts import Contact, Customer, Draft, Invoice, Plan

HISTORY_DAYS = 730
_DELAYS = {"A": (-3, 5), "B": (-2, 8), "C": (2, 19), "D": (6, 34)}
_OLD_FRIENDS = 2  # customers with deliveries in each of the two years' months


@dataclass(slots=True)
class Tale:
    """The draft and its rows by 字号 and due offset, for those who tell more about them."""

    today: int
    draft: Draft = field(default_factory=Draft)
    customers: dict[str, Customer] = field(default_factory=dict)
    rows: dict[tuple[str, int], Plan] = field(default_factory=dict)


@dataclass(slots=True)
class Currencies:
    """The ledger's own currency and the other one."""

    home: str
    other: str


def tell(rng: Random, today: int, plans: int, currencies: Currencies) -> Tale:
    """Customers, contracts and exactly `plans` rows; no receipts yet."""
    tale = Tale(today)
    for serial, firm in enumerate(story.FIRMS):
        customer = _customer(rng, firm, serial, currencies)
        tale.customers[firm.brand] = customer
        tale.draft.customers.append(customer)
    for scene in story.SCENES:
        _play(rng, tale, scene)
    for brand, due, amount, label in story.CREDITS:
        row = contracts.delivery(tale.customers[brand], today + due, amount)
        row.kind, row.label = "credit", label
        row.booked_on = today + min(due, 0) - 12
        tale.draft.plans.append(row)
    _past_contracts(rng, tale)
    _openings(rng, tale)
    _past_months(rng, tale, plans - len(tale.draft.plans))
    _tell_apart(tale)
    return tale


def _customer(rng: Random, firm: story.Firm, serial: int, currencies: Currencies) -> Customer:
    foreign = not firm.place
    place = names.PLACES[firm.place or "上海"]
    latin, han = f"{firm.brand} {firm.trade}", f"{firm.place}{firm.brand}{firm.trade}有限公司"
    return Customer(
        name=latin if foreign else han,
        short=firm.short,
        grade=firm.grade,
        owner=firm.owner,
        department=story.SALES[firm.owner],
        region="海外" if foreign else place.province,
        address="" if foreign else f"{place.city}市{place.street} {rng.randrange(8, 290)} 号",
        phone="" if foreign else f"{place.dial} 0000 {rng.randrange(2000, 9000)}",
        tax_no="" if foreign else names.tax_no(place.code, serial + 1),
        account=names.account_no(serial + 1),
        bank="" if foreign else names.bank(rng, place.city),
        net_days=firm.net_days,
        terms=f"NET {firm.net_days}" if foreign else f"月结 {firm.net_days} 天",
        currency=currencies.other if foreign else currencies.home,
        language="en" if foreign else "zh_CN",
        delay=_DELAYS[firm.grade],
        invoiced=rng.random() < 0.3,
        fee=story.FEE_TAKER[1] if firm.brand == story.FEE_TAKER[0] else 0,
        contacts=_contacts(rng, firm, foreign),
    )


def _contacts(rng: Random, firm: story.Firm, foreign: bool) -> list[Contact]:
    if foreign:
        person = Contact("A. Whitlow", "finance", "Accounts payable", "")
        person.email = f"ap@{firm.brand.lower()}.example"
        return [person]
    people = [names.contact(rng, "finance"), names.contact(rng, "business")]
    if firm.brand == story.REPRESENTATIVE[0]:
        people.append(names.contact(rng, "representative", story.REPRESENTATIVE[1]))
    elif rng.random() < 0.3:
        people.append(names.contact(rng, rng.choice(("legal", "representative"))))
    return people


def _play(rng: Random, tale: Tale, scene: story.Scene) -> None:
    """Build what stands around the open row of the scene."""
    customer = tale.customers[scene.brand]
    due = tale.today + scene.due
    if scene.form == "month":
        row = contracts.delivery(customer, due, moved(rng, scene.amount))
        tale.draft.plans.append(row)
    else:
        template, step = scene.form.split("/")
        percent = next(s.percent for s in TEMPLATES[template] if s.kind == step)
        whole = moved(rng, scene.amount * 100 // percent, 100_000)
        course = Course(template, step, due, whole * percent // 100, tale.today, scene.late)
        made, rows = contracts.contract(rng, customer, course)
        if scene.ends is not None:
            made.ends_on = tale.today + scene.ends
        tale.draft.contracts.append(made)
        tale.draft.plans.extend(rows)
        row = next(r for r in rows if r.milestone and r.milestone.kind == step)
    row.part = scene.paid
    row.target = tale.today + scene.paid_days if scene.paid else None
    tale.rows[scene.brand, scene.due] = row


def moved(rng: Random, amount: int, step: int = 0) -> int:
    """The amount, a few percent up or down by the seed, rounded to `step` minor units."""
    amount = amount * rng.randrange(970, 1031) // 1000
    if step:
        return max(amount // step, 1) * step
    return amount if rng.random() < 0.5 else amount // 1000 * 1000


def _past_contracts(rng: Random, tale: Tale) -> None:
    """A finished contract of most customers that buy machines."""
    brands = dict.fromkeys(s.brand for s in story.SCENES if s.form != "month")
    for brand in brands:
        if rng.random() < 0.3:
            continue
        template = rng.choice(("3331", "3331", "361", "55"))
        last = TEMPLATES[template][-1]
        due = tale.today - rng.randrange(20, 240)
        whole = rng.randrange(120, 700) * 100_000
        amount = whole * last.percent // 100
        course = Course(template, last.kind, due, amount, tale.today, settled=True)
        made, rows = contracts.contract(rng, tale.customers[brand], course)
        tale.draft.contracts.append(made)
        tale.draft.plans.extend(rows)


def _openings(rng: Random, tale: Tale) -> None:
    """What some customers owed when the books began."""
    began = tale.today - HISTORY_DAYS
    for customer in tale.draft.customers[7:16:4]:
        amount = moved(rng, 86_400_00)
        row = Plan(customer, "opening", "期初余额", "firm", began, began + 30, amount, settle=True)
        tale.draft.plans.append(row)


def _past_months(rng: Random, tale: Tale, wanted: int) -> None:
    """Settled monthly deliveries back from the oldest open one, until the rows are `wanted`."""
    slots = []
    brands = dict.fromkeys(scene.brand for scene in story.SCENES if scene.form == "month")
    monthly = [tale.customers[brand] for brand in brands]
    friends = {tale.customers[story.FEE_TAKER[0]], *rng.sample(monthly, _OLD_FRIENDS)}
    for customer in tale.draft.customers:
        usual = rng.randrange(3, 7) if customer in monthly else 1
        usual = 23 if customer in friends else usual
        last = _last_month(rng, tale, customer)
        base = rng.randrange(12_000_00, 78_000_00)
        slots += [(k > usual, k, rng.random(), customer, last, base) for k in range(1, 24)]
    slots.sort(key=lambda slot: slot[:3])
    for _, back, _, customer, last, base in slots[:wanted]:
        # Counted from the booked day, so that no month is settled twice.
        booked = add_months(date.fromordinal(last - customer.net_days), -back).toordinal()
        due = booked + customer.net_days
        amount = base * rng.randrange(72, 129) // 100
        row = contracts.delivery(customer, due, amount if back % 3 else amount // 1000 * 1000)
        row.settle = True
        if customer.invoiced:
            _invoice(rng, row)
        tale.draft.plans.append(row)


def _last_month(rng: Random, tale: Tale, customer: Customer) -> int:
    """Due day of its oldest open monthly row, else some day lately."""
    opened = [
        plan.due_on
        for plan in tale.draft.plans
        if plan.customer is customer and plan.contract is None and plan.kind == "instalment"
    ]
    return min([*opened, tale.today - 6 + rng.randrange(20)])


def _invoice(rng: Random, row: Plan) -> None:
    """The invoice that made the row; 20 digits of a number that no tax office gave."""
    row.kind = "invoice"
    number = f"{(row.booked_on or 0) % 100:02d}320000{rng.randrange(10**12):012d}"
    row.invoice = Invoice(number, row.booked_on or row.due_on, row.amount)


def _tell_apart(tale: Tale) -> None:
    """In a short month two settlements can fall together: the later one is the remainder."""
    seen: dict[tuple[Customer, str], int] = {}
    months = [p for p in tale.draft.plans if p.contract is None and p.booked_on is not None]
    for row in sorted(months, key=lambda plan: plan.due_on):
        before = seen.get((row.customer, row.label))
        seen[row.customer, row.label] = row.due_on
        if before is not None and row.due_on - before < 60:
            row.label = row.label.replace("月货款", "月补发货款")
