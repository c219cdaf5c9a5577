"""The grouped table: lines, columns, and group heads that count what is not read yet."""

from collections.abc import Callable, Container, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from arapp.models.values.money import Money
from arapp.services.collection.items import GroupPart, Item, Today
from arapp.services.collection.sentences import sentence
from arapp.services.collection.stages import Group, Step
from arapp.ui import formats, language
from arapp.ui.pages.today import words
from arapp.ui.tables.columns import Column, GroupHead, Kind
from arapp.ui.tables.record_model import RecordModel
from arapp.ui.widgets import abnormal

translate = QCoreApplication.translate
_AGED = frozenset({"plan", "promise", "customer"})


@dataclass(frozen=True, slots=True)
class Line:
    """An item in its group, with the customer's short name and the reason as a sentence."""

    item: Item
    group: Group
    short: str
    why: str

    @property
    def key(self) -> tuple[str, int]:
        """Record and id."""
        return self.item.record, self.item.id

    @property
    def days(self) -> int | None:
        """Days overdue, 0 on the day itself; None where the day is not that of a debt."""
        item = self.item
        aged = item.record in _AGED and item.step is not Step.CONFIRM_MILESTONE
        if not aged or item.days < 0 or (item.record == "promise" and item.plan is None):
            return None
        return item.days

    @property
    def money(self) -> Money | None:
        """The amount; None where there is none."""
        return Money(self.item.amount, self.item.currency) if self.item.currency else None


def plan_of(item: Item) -> int | None:
    """The plan row a line is about, if it is about one."""
    return item.id if item.record == "plan" else item.plan


@dataclass(frozen=True, slots=True)
class Whole:
    """What a group holds in the ledger, read or not."""

    count: int
    customers: int
    totals: Mapping[str, int]


def lines_of(
    group: Group, items: Sequence[Item], names: Mapping[int, str], today: date
) -> list[Line]:
    """Items as lines."""
    code = language.LANGUAGES[language.current()]
    return [
        Line(item, group, names.get(item.customer_id or 0) or item.customer,
             sentence(item.why, code, today))
        for item in items
    ]  # fmt: skip


def _whole(part: GroupPart) -> Whole:
    """Of customers that other lines speak of none is a line."""
    if not part.folded:
        return Whole(part.count, part.customers, part.totals)
    sums: dict[str, int] = {}
    for item in part.lines:
        sums[item.currency] = sums.get(item.currency, 0) + item.amount
    return Whole(part.count - part.folded, part.customers - part.folded, sums)


class LineModel(RecordModel[Line]):
    """Lines under group heads. As long as no filter narrows them, a head tells the whole count and
    total of its group, though only the first windows of it have been read."""

    def __init__(self, today: date) -> None:
        self._wholes: dict[Group, Whole] = {}
        self.narrowed = False
        self.marked: Container[int] = frozenset()
        """customers to be shown as abnormal"""
        self.roles: Mapping[str, str] = {}
        """names of those who are told at a stage"""
        super().__init__(
            _columns(self._mark), today, row_id=lambda line: line.key,
            group=lambda line: line.group, head=self._head, sentence=_spoken,
        )  # fmt: skip

    def _mark(self, line: Line) -> str:
        return abnormal.ICON if line.item.customer_id in self.marked else ""

    def set_wholes(self, page: Today, held: Sequence[Item] = ()) -> None:
        """What the groups hold; followed by `set_rows`."""
        self._wholes = {p.group: _whole(p) for p in page.groups}
        sums: dict[str, int] = {}
        for item in held:
            if item.currency:
                sums[item.currency] = sums.get(item.currency, 0) + item.amount
        people = len({item.customer_id for item in held})
        self._wholes[Group.HELD] = Whole(len(held), people, sums)

    def whole(self, group: Group) -> int:
        """How many lines a group has, read or not."""
        return self._wholes[group].count

    def set_rows(self, rows: Iterable[Line], *, keep: Callable[[Line], bool] | None = None) -> None:
        """Other lines under another filter, arranged once."""
        self._keep = keep or self._keep
        super().set_rows(rows)

    def missing(self) -> list[Group]:
        """Groups of which not every line has been read, in order."""
        read: dict[Group, int] = {}
        for line in self.all_rows():
            read[line.group] = read.get(line.group, 0) + 1
        return [group for group, n in read.items() if n < self._wholes[group].count]

    def arrange(self) -> None:
        """Sums of whole groups in place of those of the lines that were read."""
        super().arrange()
        for group in self.groups:
            if isinstance(group.key, Group):
                own = group.sums.get("amount", {})
                base = formats.base_currency()
                shown = self._totals(group.key, own)
                group.sums = {"amount": {base: shown[base]} if base in shown else {}}
        self.arranged.emit()

    def _is_narrow(self) -> bool:
        return self.narrowed or bool(self.filters())

    def _totals(self, key: Group, own: Mapping[str, int]) -> Mapping[str, int]:
        return own if self._is_narrow() or key not in self._wholes else self._wholes[key].totals

    def _head(self, key: Hashable, rows: Sequence[Line]) -> GroupHead:
        group = Group(str(key))
        look = words.LOOKS[group]
        own = self.sums_of(rows).get("amount", {})
        totals = self._totals(group, own)
        who = self.roles.get(words.ROLE_OF.get(group, ""), "")
        told = " ".join(filter(None, (words.say(words.TOLD.get(group, "")), who)))
        notes = [told, _other_currencies(totals)]
        return GroupHead(
            words.title(group), words.PLACES[group], look.icon, look.level,
            count=self._counted(group, rows), note="  ".join(filter(None, notes)),
        )  # fmt: skip

    def _counted(self, group: Group, rows: Sequence[Line]) -> str:
        whole = self._wholes.get(group, Whole(len(rows), 0, {}))
        count, people = whole.count, whole.customers
        if self._is_narrow():
            count = len(rows)
            people = len({line.item.customer_id for line in rows})
            read = sum(line.group is group for line in self.all_rows())
            if read < whole.count:
                text = translate("today", "{found}, {read} of {all} read")
                found = formats.count(count, "entries")
                return text.format(found=found, read=read, all=whole.count)
        if not words.LOOKS[group].people:
            return formats.count(count, "items" if group is Group.TODO else "entries")
        customers = formats.count(people, "customers")
        if people == count:
            return customers
        text = translate("today", "{customers}, {entries}")
        return text.format(customers=customers, entries=formats.count(count, "entries"))


def _other_currencies(totals: Mapping[str, int]) -> str:
    base = formats.base_currency()
    others = [formats.amount(totals[code], code) for code in sorted(totals) if code != base]
    if not others:
        return ""
    return translate("today", "and {amounts}").format(amounts=", ".join(others))


def _columns(mark: Callable[[Line], str]) -> list[Column[Line]]:
    narrow = language.current() == "zh"
    return [
        Column(
            "customer",
            translate("today", "Customer"),
            lambda r: r.short or None,
            width=132,
            tip=lambda r: "\n".join(filter(None, (r.item.customer, mark(r) and abnormal.word()))),
            icon=mark,
            icon_tone=abnormal.TONE,
            icon_after=True,
        ),
        Column(
            "title",
            translate("today", "Item"),
            lambda r: r.item.title,
            tone="text2",
            width=156,
        ),
        Column(
            "why", translate("today", "Why it is here"), lambda r: r.why, tone="text2", stretch=True
        ),
        Column(
            "days",
            translate("today", "Overdue"),
            lambda r: r.days,
            Kind.AGE,
            width=74 if narrow else 84,
        ),
        Column(
            "amount",
            translate("today", "Amount"),
            lambda r: r.money,
            Kind.MONEY,
            total=True,
            width=108,
        ),
        Column(
            "owner", translate("today", "Owner"), lambda r: r.item.owner, tone="text2", width=58
        ),
        Column(
            "step",
            translate("today", "Next step"),
            lambda r: words.say(words.STEPS[r.item.step].short),
            Kind.LINK,
            width=84 if narrow else 116,
        ),
    ]


def _spoken(line: Line) -> str:
    parts = [line.short, line.item.title, line.why]
    if line.days:
        parts.append(translate("today", "overdue {days}").format(days=formats.overdue(line.days)))
    if line.money is not None:
        parts.append(formats.money(line.money))
    step = words.say(words.STEPS[line.item.step].short)
    parts.append(translate("today", "next step: {step}").format(step=step))
    return ", ".join(filter(None, parts))
