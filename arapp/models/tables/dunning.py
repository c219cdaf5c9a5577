"""How to dun and what came of it: profiles, tasks, lines put off, agreements, limitation, LPR."""

from sqlalchemy import CheckConstraint, Index, Integer, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import (
    STRICT,
    Base,
    Code,
    Day,
    Empty,
    Flag,
    Id,
    Minor,
    Words,
    link,
    one_of,
    sparse,
)


class DunningProfile(Base):
    """How a kind of customer is dunned; `stages` is JSON (days, action, tone, role, text …)."""

    __tablename__ = "dunning_profile"
    __table_args__ = (UniqueConstraint("name", name="uq_dunning_profile_name"), STRICT)

    id: Mapped[Id]
    name: Mapped[Words]
    place: Mapped[int] = mapped_column(Integer)
    stages: Mapped[Words]
    note: Mapped[Empty]
    retired: Mapped[Flag]


class Snooze(Base):
    """A line of the today page put off: any record ("bill:3"), with a reason and an end."""

    __tablename__ = "snooze"
    __table_args__ = (Index("ix_snooze_record", "record"), STRICT)

    id: Mapped[Id]
    record: Mapped[Words]
    reason: Mapped[Words]
    set_on: Mapped[Day]
    until_on: Mapped[Day]
    ended_on: Mapped[int | None] = mapped_column(Integer)


class Task(Base):
    """What somebody has to do about a row or customer at a stage; at most one open of each.

    That it is due follows from the ledger and the day; a row here means it was taken up, handed
    on (`owner`, `waiting_for`) or done.
    """

    __tablename__ = "task"
    __table_args__ = (
        Index("ix_task_customer", "customer_id"),
        Index(
            "uq_task_plan",
            "plan_id",
            "stage",
            unique=True,
            sqlite_where=text("done_on IS NULL AND plan_id IS NOT NULL"),
        ),
        Index(
            "uq_task_whole",
            "customer_id",
            "stage",
            unique=True,
            sqlite_where=text("done_on IS NULL AND plan_id IS NULL"),
        ),
        sparse("ix_task_plan", "plan_id"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    plan_id: Mapped[int | None] = link("plan.id")
    stage: Mapped[Words]
    owner: Mapped[Empty]
    opened_on: Mapped[Day]
    due_on: Mapped[int | None] = mapped_column(Integer)
    done_on: Mapped[int | None] = mapped_column(Integer)
    waiting_for: Mapped[Empty]
    outcome: Mapped[Empty]
    note: Mapped[Empty]


class RepaymentAgreement(Base):
    """还款协议: new rows (`plan.agreement_id`) in place of those it names; they are kept."""

    __tablename__ = "repayment_agreement"
    __table_args__ = (Index("ix_repayment_agreement_customer", "customer_id"), STRICT)

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    number: Mapped[Empty]
    signed_on: Mapped[Day]
    amount: Mapped[Minor]
    currency: Mapped[Code]
    person: Mapped[Empty]
    note: Mapped[Empty]
    ended_on: Mapped[int | None] = mapped_column(Integer)


class RepaymentPlan(Base):
    """A row that an agreement took the place of, with what was open of it."""

    __tablename__ = "repayment_plan"
    __table_args__ = (
        UniqueConstraint("agreement_id", "plan_id", name="uq_repayment_plan_pair"),
        Index("ix_repayment_plan_plan", "plan_id"),
        STRICT,
    )

    id: Mapped[Id]
    agreement_id: Mapped[int] = link("repayment_agreement.id")
    plan_id: Mapped[int] = link("plan.id")
    amount: Mapped[Minor]


class LimitationEvent(Base):
    """What restarted 诉讼时效 and no other record tells: a suit, a demand by other ways …"""

    __tablename__ = "limitation_event"
    __table_args__ = (
        Index("ix_limitation_event_customer", "customer_id"),
        sparse("ix_limitation_event_plan", "plan_id"),
        one_of("kind", "demand", "confirmation", "promise", "payment", "lawsuit", "other"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    plan_id: Mapped[int | None] = link("plan.id")
    day: Mapped[Day]
    kind: Mapped[Words]
    note: Mapped[Empty]


class LprRate(Base):
    """贷款市场报价利率 from a day on, parts per million a year."""

    __tablename__ = "lpr_rate"
    __table_args__ = (
        UniqueConstraint("term", "from_on", name="uq_lpr_rate_from_on"),
        one_of("term", "one_year", "five_years"),
        CheckConstraint("rate_ppm > 0", name="rate_ppm"),
        STRICT,
    )

    id: Mapped[Id]
    term: Mapped[str] = mapped_column(Text, default="one_year", server_default="one_year")
    from_on: Mapped[Day]
    rate_ppm: Mapped[int] = mapped_column(Integer)
