"""Ways to cut a contract into receipt plan rows: built-in ones and the firm's own.

A row's `rule` is a due rule; "" or "terms" stand for the customer's own terms, with " workday" for
a shift to the next work day. `gap_days` is when its node is expected after the node before it;
`after_months` counts from the acceptance (else from the node before it).
"""

import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, ClassVar

from arapp.models.tx import Tx, WriteTx
from arapp.models.values.errors import InvalidValue, NotFound
from arapp.services.dispatch import Outcome, Right, Topic
from arapp.services.ledger.due_rules import parse_rule

WHOLE = 1_000_000  # a share of one, in millionths
MOST_ROWS = 60
MILESTONES = ("signing", "delivery", "acceptance", "warranty", "other")
KINDS = ("instalment", "retention")
_TERMS = {"", "terms", "terms workday"}
_LONGEST = 40  # characters of a name


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A row to be made; `share_ppm` None: what the others leave."""

    label: str
    milestone: str = ""
    share_ppm: int | None = None
    kind: str = "instalment"
    rule: str = ""
    gap_days: int = 0
    after_months: int = 0


@dataclass(frozen=True, slots=True)
class Template:
    """A named way to cut a contract; `title` is what the screen shows."""

    name: str
    title: str
    rows: tuple[TemplateRow, ...]
    own: bool = False


_SIGNING = TemplateRow("签订款", "signing", 300_000, rule="node+15 workday")
_DELIVERY = TemplateRow("发货前款", "delivery", 300_000, rule="node-3", gap_days=75)
_ACCEPTANCE = TemplateRow("验收款", "acceptance", 300_000, rule="terms workday", gap_days=40)
_WARRANTY = TemplateRow("质保金", "warranty", 100_000, "retention", "node+0", 0, 12)


def _share(row: TemplateRow, percent: int, gap_days: int) -> TemplateRow:
    return TemplateRow(
        row.label, row.milestone, percent * 10_000, row.kind, row.rule, gap_days, row.after_months
    )


def _monthly(days: int) -> Template:
    row = TemplateRow("货款", "signing", WHOLE, rule=f"eom+{days}")
    return Template(f"月结{days}", f"月结 {days}", (row,))


BUILT_IN: tuple[Template, ...] = (
    Template("3331", "3331", (_SIGNING, _DELIVERY, _ACCEPTANCE, _WARRANTY)),
    Template("361", "361", (_SIGNING, _share(_ACCEPTANCE, 60, 110), _WARRANTY)),
    Template("55", "五五", (_share(_SIGNING, 50, 0), _share(_ACCEPTANCE, 50, 100))),
    _monthly(30),
    _monthly(60),
)


def templates(tx: Tx) -> list[Template]:
    """The firm's own by their place, then the built-in ones whose names they do not take."""
    own = [
        Template(name, name, rows_of_json(rows), own=True)
        for name, rows in tx.rows("SELECT name, rows FROM plan_template ORDER BY place, id")
    ]
    taken = {_key(one.name) for one in own}
    return own + [one for one in BUILT_IN if _key(one.name) not in taken]


def template(tx: Tx, name: str) -> Template:
    """The template of that name or title. Raises NotFound."""
    found = find(templates(tx), name)
    if found is None:
        raise NotFound(what="template", key=name)
    return found


def find(among: Sequence[Template], name: str) -> Template | None:
    """By name or title; case, width and blanks do not matter, nor do 50/50 or 30/30/30/10."""
    wanted = _key(name)
    return next((one for one in among if wanted in (_key(one.name), _key(one.title))), None)


def _key(name: str) -> str:
    folded = re.sub(r"[\s/:+、,%％天-]+", "", unicodedata.normalize("NFKC", name)).casefold()
    return {"30303010": "3331", "306010": "361", "5050": "55"}.get(folded, folded)


def rows_of_json(text: str) -> tuple[TemplateRow, ...]:
    """Rows as kept in the ledger; fields that this version does not know are left out."""
    known = TemplateRow.__dataclass_fields__
    return tuple(
        TemplateRow(**{key: value for key, value in row.items() if key in known})
        for row in json.loads(text)
    )


def is_terms(rule: str) -> bool:
    """Whether a row's rule leaves it to the customer's terms."""
    return rule.strip().lower() in _TERMS


# --- commands -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class SavePlanTemplate:
    """Keep a way to cut a contract under a name; an own one of that name is replaced."""

    name: str
    rows: tuple[TemplateRow, ...]

    label: ClassVar[str] = "save_plan_template"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the template.

        Raises InvalidValue: field `name` (empty, long), `rows` (empty, many), `share_ppm` (sum,
        range), `milestone`, `kind`, `label` (empty), `due_rule`, `gap_days`, `after_months`.
        """
        name = " ".join(self.name.split())
        if not name or len(name) > _LONGEST:
            raise InvalidValue(field="name", value=self.name, reason="long" if name else "empty")
        check_rows(self.rows)
        text = json.dumps([_kept(row) for row in self.rows], ensure_ascii=False)
        known = tx.value("SELECT id FROM plan_template WHERE name = ?", (name,))
        if known is None:
            place = 1 + int(tx.value("SELECT coalesce(max(place), 0) FROM plan_template"))
            known = tx.insert("plan_template", name=name, place=place, rows=text)
        else:
            tx.update("plan_template", known, rows=text)
        return Outcome(frozenset({Topic.SETTINGS}), known)


@dataclass(frozen=True)
class RemovePlanTemplate:
    """Forget an own template; a built-in one of that name is there again."""

    name: str

    label: ClassVar[str] = "remove_plan_template"
    needs: ClassVar[Right] = Right.BOOK

    def run(self, tx: WriteTx) -> Outcome:
        """Result: id of the row that went. Raises NotFound."""
        known = tx.value("SELECT id FROM plan_template WHERE name = ?", (self.name.strip(),))
        if known is None:
            raise NotFound(what="template", key=self.name)
        tx.delete("plan_template", known)
        return Outcome(frozenset({Topic.SETTINGS}), known)


def _kept(row: TemplateRow) -> dict[str, Any]:
    blank = asdict(TemplateRow(""))
    return {key: value for key, value in asdict(row).items() if value != blank[key]}


def check_rows(rows: Sequence[TemplateRow]) -> None:
    """Whether the rows can cut a contract. Raises as `SavePlanTemplate`."""
    if not 0 < len(rows) <= MOST_ROWS:
        raise InvalidValue(field="rows", value=str(len(rows)), reason="many" if rows else "empty")
    for row in rows:
        _check_row(row)
    shares = [row.share_ppm for row in rows if row.share_ppm is not None]
    rest = len(rows) - len(shares)
    whole = sum(shares)
    if rest > 1 or (whole != WHOLE if rest == 0 else whole >= WHOLE):
        raise InvalidValue(field="share_ppm", value=str(whole), reason="sum")


def _check_row(row: TemplateRow) -> None:
    wrong = {
        "label": not row.label.strip(),
        "milestone": row.milestone not in ("", *MILESTONES),
        "kind": row.kind not in KINDS,
        "share_ppm": row.share_ppm is not None and not 0 < row.share_ppm <= WHOLE,
        "gap_days": not 0 <= row.gap_days <= 3650,
        "after_months": not 0 <= row.after_months <= 120,
    }
    for field, bad in wrong.items():
        if bad:
            value = str(getattr(row, field))
            raise InvalidValue(field=field, value=value, reason="range" if value else "empty")
    if not is_terms(row.rule):
        parse_rule(row.rule)
