"""Ways to spoil SQL: each gives every text in which one place of the statement is changed."""

import re
from collections.abc import Iterator

_SQL = re.compile(
    r"\b(SELECT|INSERT INTO|UPDATE|DELETE|WHERE|BEGIN|RAISE|UNION|FROM|VALUES|HAVING|CASE|CAST)\b"
    r"|^ AND "
)
_LISTED = re.compile(r"^[a-z_]+(, [a-z_]+)+$")
# What is looked for, and what stands there instead.
_SWAPS: tuple[tuple[str, str], ...] = (
    (r" \+ ", " - "),
    (r" - ", " + "),
    (r"<=", "<"),
    (r">=", ">"),
    (r"(?<![<>])<(?![=>])", "<="),
    (r"(?<![<>])>(?![=])", ">="),
    (r"<>", "="),
    (r"\bNEW\.", "OLD."),
    (r"\bOLD\.", "NEW."),
    (r"\bmax\(", "min("),
    (r"\bmin\(", "max("),
    (r"\bUNION ALL\b", "UNION"),
    (r"\bIS NOT\b", "IS"),
    (r"\bIS NULL\b", "IS NOT NULL"),
    (r"\bNOT EXISTS\b", "EXISTS"),
    (r"\bNOT IN\b", "IN"),
    (r"\bLEFT JOIN\b", "JOIN"),
    (r"\bRAISE\(ABORT\b", "RAISE(IGNORE"),
    (r" DESC\b", ""),
    (r"'[a-z_]{2,}'", "'spoilt'"),
)
_END = r"(?= AND | OR | ORDER | GROUP | UNION | HAVING | BEGIN| END| LIMIT |;|\)|$)"
_EQUAL = re.compile(r" = ")
# EXISTS asks for no value.
_NUMBER = re.compile(r"(?<!EXISTS \(SELECT )(?<![\w.'%])\d+(?![\w.'%])")
_CONJUNCT = re.compile(rf" AND [^()]+?{_END}")
_WHERE = re.compile(rf" WHERE [^()]+?{_END}")


def is_sql(text: str) -> bool:
    """Whether a string is (a piece of) a statement, or a list of columns."""
    return bool(_SQL.search(text) or _LISTED.match(text))


def spoilt(text: str) -> Iterator[str]:
    """Every text with one place changed."""
    for pattern, other in _SWAPS:
        for found in re.finditer(pattern, text):
            yield _put(text, found, other)
    for found in _EQUAL.finditer(text):
        if _compares(text[: found.start()]):
            yield _put(text, found, " <> ")
    for found in _NUMBER.finditer(text):
        yield _put(text, found, str(int(found.group()) + 1))
    for found in _CONJUNCT.finditer(text):
        if not re.search(r"BETWEEN [^ ]+$", text[: found.start()]):
            yield _put(text, found, "")
    for found in _WHERE.finditer(text):
        yield _put(text, found, " WHERE 1" if text[found.end() :].startswith(" AND ") else "")
    if _LISTED.match(text):
        names = text.split(", ")
        yield from (", ".join(names[:i] + names[i + 1 :]) for i in range(len(names)))


def _compares(before: str) -> bool:
    """Whether an equal sign behind `before` compares (it assigns behind SET)."""
    words = re.findall(r"\b(SET|WHERE|AND|OR|ON|WHEN|HAVING)\b", before)
    return bool(words) and words[-1] != "SET"


def _put(text: str, found: re.Match[str], other: str) -> str:
    return text[: found.start()] + other + text[found.end() :]
