"""Promises, disputes, holds, contacts made, to-dos."""

from sqlalchemy import Index, Integer, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from arapp.models.tables.base import (
    STRICT,
    Base,
    Code,
    Day,
    Empty,
    Id,
    Minor,
    Moment,
    Words,
    link,
    one_of,
    sparse,
)


class Promise(Base):
    """A customer said: this amount by that day. Kept or broken is derived from receipts.

    Of one row (`plan_id`), of several (`promise_plan`), else of the customer as a whole.
    """

    __tablename__ = "promise"
    __table_args__ = (
        Index("ix_promise_customer", "customer_id"),
        sparse("ix_promise_plan", "plan_id"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    plan_id: Mapped[int | None] = link("plan.id")
    amount: Mapped[Minor]
    currency: Mapped[Code]
    made_on: Mapped[Day]
    due_on: Mapped[Day]
    person: Mapped[Empty]
    note: Mapped[Empty]
    evidence: Mapped[Empty]
    withdrawn_on: Mapped[int | None] = mapped_column(Integer)


class PromisePlan(Base):
    """A row that a promise speaks of, with its share."""

    __tablename__ = "promise_plan"
    __table_args__ = (
        UniqueConstraint("promise_id", "plan_id", name="uq_promise_plan_pair"),
        Index("ix_promise_plan_plan", "plan_id"),
        STRICT,
    )

    id: Mapped[Id]
    promise_id: Mapped[int] = link("promise.id")
    plan_id: Mapped[int] = link("plan.id")
    amount: Mapped[Minor]


class Dispute(Base):
    """Part of a row is contested; only that amount is held."""

    __tablename__ = "dispute"
    __table_args__ = (Index("ix_dispute_plan", "plan_id"), STRICT)

    id: Mapped[Id]
    plan_id: Mapped[int] = link("plan.id")
    amount: Mapped[Minor]
    reason: Mapped[Words]
    opened_on: Mapped[Day]
    due_on: Mapped[int | None] = mapped_column(Integer)
    closed_on: Mapped[int | None] = mapped_column(Integer)
    outcome: Mapped[Empty]
    owner: Mapped[Empty]
    note: Mapped[Empty]
    # how much of it the firm gave in to
    granted: Mapped[int | None] = mapped_column(Integer)


class Hold(Base):
    """Not now, with a reason and an end: on a customer or one row; `ended_on` before its time."""

    __tablename__ = "hold"
    __table_args__ = (
        Index("ix_hold_customer", "customer_id"),
        sparse("ix_hold_plan", "plan_id"),
        one_of("reason", "promise", "dispute", "manual", "legal", "snooze"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    plan_id: Mapped[int | None] = link("plan.id")
    reason: Mapped[Words]
    note: Mapped[Empty]
    set_on: Mapped[Day]
    until_on: Mapped[Day]
    ended_on: Mapped[int | None] = mapped_column(Integer)


class ContactLog(Base):
    """Who was reached, how, and what they said.

    `stage` is the one it answered, `reason` the coded cause of not paying, `amount` what was
    overdue then (by row in `contact_plan`), `sent_on` when a text was marked as sent.
    """

    __tablename__ = "contact_log"
    __table_args__ = (
        Index("ix_contact_log_customer", "customer_id", "day"),
        sparse("ix_contact_log_plan", "plan_id"),
        one_of("channel", "phone", "message", "email", "letter", "visit", "other"),
        STRICT,
    )

    id: Mapped[Id]
    customer_id: Mapped[int] = link("customer.id")
    plan_id: Mapped[int | None] = link("plan.id")
    day: Mapped[Day]
    channel: Mapped[Words]
    person: Mapped[Empty]
    outcome: Mapped[Empty]
    note: Mapped[Empty]
    next_on: Mapped[int | None] = mapped_column(Integer)
    stage: Mapped[Empty]
    reached: Mapped[int | None] = mapped_column(Integer)
    reason: Mapped[Empty]
    amount: Mapped[int | None] = mapped_column(Integer)
    sent_on: Mapped[int | None] = mapped_column(Integer)
    contact_id: Mapped[int | None] = link("contact.id")
    promise_id: Mapped[int | None] = link("promise.id")
    letter_id: Mapped[int | None] = link("letter.id")


class ContactPlan(Base):
    """A row that was spoken of, with what was open of it then."""

    __tablename__ = "contact_plan"
    __table_args__ = (
        UniqueConstraint("contact_log_id", "plan_id", name="uq_contact_plan_pair"),
        Index("ix_contact_plan_plan", "plan_id"),
        STRICT,
    )

    id: Mapped[Id]
    contact_log_id: Mapped[int] = link("contact_log.id")
    plan_id: Mapped[int] = link("plan.id")
    amount: Mapped[Minor]


class Todo(Base):
    """A dated to-do on any record ("plan:12")."""

    __tablename__ = "todo"

    id: Mapped[Id]
    record: Mapped[Empty]
    text: Mapped[Words]
    owner: Mapped[Empty]
    due_on: Mapped[Day]
    done_on: Mapped[int | None] = mapped_column(Integer)


class Comment(Base):
    """A remark on any record ("customer:3"); naming somebody as @name makes a to-do besides."""

    __tablename__ = "comment"
    __table_args__ = (Index("ix_comment_record", "record"), STRICT)

    id: Mapped[Id]
    record: Mapped[Words]
    at: Mapped[Moment]
    author: Mapped[Words]
    text: Mapped[Words]


class Draft(Base):
    """A form that was begun and put aside: its fields as JSON; no record of the books."""

    __tablename__ = "draft"

    id: Mapped[Id]
    form: Mapped[Words]
    title: Mapped[Empty]
    fields: Mapped[Words]
    saved_at: Mapped[Moment]
