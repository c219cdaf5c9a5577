"""Ways to spoil Python: every mutant of a module, one change each.

A mutant is known by the place it is in and what is changed there, not by its line, so that a note
on it outlives edits elsewhere in the file.
"""

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from tools.mutate import sql

_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_COMPARISON: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


_SHOWN = 80
_TABLE = 8


@dataclass(frozen=True)
class Mutant:
    """One change: `where` (function or class), what stood there, what does now, the module."""

    file: str
    where: str
    old: str
    new: str
    source: str
    line: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What a note on it names."""
        return self.file, self.where, self.old, self.new


def mutants(file: str, source: str) -> list[Mutant]:
    """All mutants of a module, in the order of the text; equal ones once."""
    tree = ast.parse(source)
    found: dict[tuple[str, ...], Mutant] = {}
    seen = {ast.unparse(tree)}
    for where, line, holder, field, index, new in _places(tree):
        old = _get(holder, field, index)
        _set(holder, field, index, new)
        text = ast.unparse(ast.fix_missing_locations(tree))
        _set(holder, field, index, old)
        if text in seen:
            continue
        seen.add(text)
        mutant = Mutant(file, where, *_told(old, new), text, line)
        again = 1
        while (*mutant.key, str(again)) in found:  # the same words twice in one function
            again += 1
        if again > 1:
            mutant = Mutant(file, f"{where}#{again}", mutant.old, mutant.new, text, line)
        found[(file, where, mutant.old, mutant.new, str(again))] = mutant
    return list(found.values())


def _told(old: ast.AST, new: ast.AST) -> tuple[str, str]:
    """Both in words; of long ones the neighbourhood of the difference."""
    one, two = (" ".join(ast.unparse(node).split()) for node in (old, new))
    if len(one) <= _SHOWN:
        return one, two
    start = _same(one, two)
    behind = _same(one[start:][::-1], two[start:][::-1])
    first = max(0, start - 40)
    return one[first : len(one) - max(0, behind - 40)], two[first : len(two) - max(0, behind - 40)]


def _same(one: str, two: str) -> int:
    """Characters that two texts share from their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))


def _get(holder: ast.AST, field: str, index: int | None) -> ast.AST:
    value = getattr(holder, field)
    node: ast.AST = value if index is None else value[index]
    return node


def _set(holder: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(holder, field, node)
    else:
        getattr(holder, field)[index] = node


Place = tuple[str, int, ast.AST, str, int | None, ast.AST]


def _places(tree: ast.Module) -> Iterator[Place]:
    """Every place and what could stand there: (where, line, holder, field, index, new node)."""

    def walk(node: ast.AST, where: str, line: int) -> Iterator[Place]:
        for field, index, child in _children(node):
            if not where and _is_table(node) and _is_text(child):
                continue
            inner = where
            if isinstance(child, ast.FunctionDef | ast.ClassDef):
                inner = f"{where}.{child.name}".lstrip(".")
            at = getattr(child, "lineno", line)
            for new in _spoilt(child):
                yield inner, at, node, field, index, new
            yield from walk(child, inner, at)

    return walk(tree, "", 1)


_SKIPPED = {"annotation", "returns", "decorator_list", "type_comment", "format_spec", "type_params"}


def _children(node: ast.AST) -> Iterator[tuple[str, int | None, ast.AST]]:
    """Children worth changing: no docstrings, annotations, decorators, imports."""
    for field, value in ast.iter_fields(node):
        if field in _SKIPPED:
            continue
        if isinstance(node, ast.JoinedStr):  # its pieces of text are spoilt with the whole
            yield from ((field, i, part) for i, part in enumerate(value) if not _is_text(part))
            continue
        if isinstance(value, list):
            for index, item in enumerate(value):
                doc = isinstance(item, ast.Expr) and isinstance(item.value, ast.Constant)
                if isinstance(item, ast.AST) and not (doc or _idle(item)):
                    yield field, index, item
        elif isinstance(value, ast.AST):
            yield field, None, value


def _is_table(node: ast.AST) -> bool:
    """A long list of names is data: a test that repeats it says nothing."""
    entries = getattr(node, "keys", None) or getattr(node, "elts", [])
    return isinstance(node, ast.Dict | ast.Tuple | ast.List) and len(entries) > _TABLE


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant)


def _idle(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom | ast.Pass)


def _spoilt(node: ast.AST) -> Iterator[ast.AST]:
    for kind, spoil in _SPOILERS:
        if isinstance(node, kind):
            yield from spoil(node)


def _binary(node: ast.BinOp) -> Iterator[ast.AST]:
    other = _ARITHMETIC.get(type(node.op))
    if other:
        yield ast.BinOp(node.left, other(), node.right)


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for i, op in enumerate(node.ops):
        ops = [*node.ops[:i], _COMPARISON[type(op)](), *node.ops[i + 1 :]]
        yield ast.Compare(node.left, ops, node.comparators)


def _boolean(node: ast.BoolOp) -> Iterator[ast.AST]:
    yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
    for i in range(len(node.values)):
        rest = node.values[:i] + node.values[i + 1 :]
        yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def _unary(node: ast.UnaryOp) -> Iterator[ast.AST]:
    if isinstance(node.op, ast.Not | ast.USub):
        yield node.operand


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield ast.Constant(value + 1)
        if value:
            yield ast.Constant(value - 1)
    elif isinstance(value, str) and sql.is_sql(value):
        yield from (ast.Constant(text) for text in sql.spoilt(value))
    elif isinstance(value, str):
        yield ast.Constant(f"{value}XX" if value else "XX")


def _joined(node: ast.JoinedStr) -> Iterator[ast.AST]:
    """A text with places to fill in is spoilt as a whole: a condition may span a place."""
    marks = [chr(0xE000 + i) for i in range(len(node.values))]  # private use: no SQL
    text = "".join(
        str(part.value) if isinstance(part, ast.Constant) else mark
        for part, mark in zip(node.values, marks, strict=True)
    )
    spoilt = sql.spoilt(text) if sql.is_sql(text) else iter([f"{text}XX"])
    yield from (_parted(other, node, marks) for other in spoilt)


def _parted(text: str, node: ast.JoinedStr, marks: list[str]) -> ast.AST:
    values: list[ast.expr] = []
    rest = text
    for part, mark in zip(node.values, marks, strict=True):
        if not isinstance(part, ast.Constant) and mark in rest:
            before, rest = rest.split(mark, 1)
            values += [ast.Constant(before), part]
    return ast.JoinedStr([*values, ast.Constant(rest)])


def _returned(node: ast.Return) -> Iterator[ast.AST]:
    if node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _removed(_node: ast.AST) -> Iterator[ast.AST]:
    yield ast.Pass()


def _chosen(node: ast.IfExp) -> Iterator[ast.AST]:
    yield ast.IfExp(node.test, node.orelse, node.body)


def _condition(node: ast.If) -> Iterator[ast.AST]:
    yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


_SPOILERS: tuple[
    tuple[type[ast.AST] | tuple[type[ast.AST], ...], Callable[..., Iterator[ast.AST]]], ...
] = (
    (ast.BinOp, _binary),
    (ast.Compare, _compare),
    (ast.BoolOp, _boolean),
    (ast.UnaryOp, _unary),
    (ast.Constant, _constant),
    (ast.JoinedStr, _joined),
    (ast.Return, _returned),
    ((ast.Expr, ast.AugAssign, ast.Raise, ast.Continue, ast.Break), _removed),
    (ast.IfExp, _chosen),
    (ast.If, _condition),
)
