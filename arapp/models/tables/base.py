"""Declarative base: constraint names, column kinds, STRICT tables.

Kinds: `Id` integer key never reused; `Minor` money in minor units; `Day` ordinal of a date;
`Moment` UTC text; `Flag` 0/1. Every table is STRICT and AUTOINCREMENT, so that an undone row's id
never comes back as another record and the history of "plan:12" stays that of one row.
"""

from typing import Annotated, Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, MetaData, Text, text
from sqlalchemy.orm import DeclarativeBase, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

Id = Annotated[int, mapped_column(Integer, primary_key=True, autoincrement=True)]
Minor = Annotated[int, mapped_column(Integer)]
Day = Annotated[int, mapped_column(Integer)]
Flag = Annotated[int, mapped_column(Integer, default=0, server_default="0")]
Words = Annotated[str, mapped_column(Text)]
Empty = Annotated[str, mapped_column(Text, default="", server_default="")]
Moment = Annotated[str, mapped_column(Text)]
Code = Annotated[str, mapped_column(Text, default="CNY", server_default="CNY")]

STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, int: Integer}
    __table_args__: Any = STRICT


def link(target: str, index: bool = False) -> Any:
    """A foreign key column to `target` ("customer.id")."""
    return mapped_column(Integer, ForeignKey(target), index=index)


def one_of(column: str, *values: str) -> CheckConstraint:
    """The column holds one of the values."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def sparse(name: str, column: str) -> Index:
    """Partial index on a nullable link: finds children when a parent goes, costs little."""
    return Index(name, column, sqlite_where=text(f"{column} IS NOT NULL"))
