"""Import as the command line and page 03 use it: read, rehearse, post."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from arapp.models.tx import Tx
from arapp.services.dispatch import Dispatch
from arapp.services.importing.booking.differences import Difference
from arapp.services.importing.booking.post import DryRun, PostBatch
from arapp.services.importing.booking.posting import Tally
from arapp.services.importing.errors import NothingRecognised
from arapp.services.importing.similar import known_names, note_near
from arapp.services.importing.stage import Options, Progress, Source, Staging, read_files
from arapp.services.progress import Progress as Tell
from arapp.services.progress import silent


def options_of(dispatch: Dispatch, **chosen: Any) -> Options:
    """Options with what the ledger knows: its day, currency and remembered layouts.

    `layout` (a remembered layout's name) applies that layout to every table.
    """
    known: dict[str, Any] = dispatch.ask(_known)
    known["said"] = frozenset(chosen.get("maps") or ())
    known["currency_said"] = "currency" in chosen
    name = chosen.get("layout")
    options = Options(**{**known, **chosen})
    if name:
        kind, mapping = dispatch.ask(lambda tx: _layout(tx, name))
        options = replace(
            options,
            kind=kind,
            maps={**{header: field or "" for header, field in mapping.items()}, **options.maps},
        )
    return options


def _known(tx: Tx) -> dict[str, Any]:
    layouts = {
        mark: (kind, json.loads(mapping))
        for mark, kind, mapping in tx.rows("SELECT fingerprint, kind, mapping FROM layout")
    }
    return {
        "today": tx.today,
        "layouts": layouts,
        "currency": tx.value("SELECT currency FROM company WHERE id = 1") or "CNY",
    }


def _layout(tx: Tx, name: str) -> tuple[str, Mapping[str, str | None]]:
    found = tx.one(
        "SELECT kind, mapping FROM layout WHERE name = ? OR fingerprint = ?"
        " ORDER BY used_on DESC, id DESC",
        (name, name),
    )
    if found is None:
        known = [own for (own,) in tx.rows("SELECT DISTINCT name FROM layout ORDER BY name")]
        reason = "no_such_layout" if known else "no_layouts"
        raise NothingRecognised(file="", reason=reason, layout=name, layouts=known)
    return found[0], json.loads(found[1])


def stage_files(
    dispatch: Dispatch, paths: Sequence[Source], progress: Progress | None = None, **chosen: Any
) -> Staging:
    """Read and understand files under what the ledger remembers. Raises FileTrouble."""
    return read_files(paths, options_of(dispatch, **chosen), progress)


class Rehearsal(NamedTuple):
    """What an import would do: its answer, what becomes of the rows of each file's tables, and what
    was asked of the ledger as it would be."""

    answer: dict[str, Any]
    tallies: Sequence[Sequence[Tally]]
    seen: Any = None

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What it would change of records that are there, in the order of the rows."""
        return tuple(one for file in self.tallies for t in file for one in t.differences)


def rehearsal(
    dispatch: Dispatch,
    staging: Staging,
    progress: Tell = silent,
    look: Callable[[Tx], Any] = lambda _tx: None,
) -> Rehearsal:
    """Answer and differences that posting would have, from a transaction that is rolled back.

    `progress` is told the rows; what it raises ends the rehearsal. `look` is asked before the
    rollback; its answer is `seen`.
    """
    try:
        dispatch.run(PostBatch(staging, rehearse=True, progress=progress, look=look))
    except DryRun as told:
        return Rehearsal(told.answer, told.tallies, told.seen)
    raise AssertionError("a rehearsal always ends in its answer")


def rehearse(dispatch: Dispatch, staging: Staging) -> dict[str, Any]:
    """The very answer that posting would give; nothing is written."""
    return rehearsal(dispatch, staging).answer


def differences(dispatch: Dispatch, staging: Staging) -> tuple[Difference, ...]:
    """Known records of which the sheets say something else, in the order of the rows.

    Each has its changes field by field, with what would be taken under the options; choose with
    `differences.take` and `differences.take_all`, and ask again.
    """
    return rehearsal(dispatch, staging).differences


def post(dispatch: Dispatch, staging: Staging) -> dict[str, Any]:
    """Post it: one transaction, one undo. The answer has the batch's id."""
    answer: dict[str, Any] = dispatch.run(PostBatch(staging)).outcome.result
    return answer


def preview(
    dispatch: Dispatch, paths: Sequence[Source], progress: Progress | None = None, **chosen: Any
) -> dict[str, Any]:
    """`--dry-run`: read and rehearse; nothing is written, `batch` is None."""
    return rehearse(dispatch, staged(dispatch, paths, progress, **chosen))


def run_import(
    dispatch: Dispatch, paths: Sequence[Source], progress: Progress | None = None, **chosen: Any
) -> dict[str, Any]:
    """Read and post; the headless answer. Raises FileTrouble, or the environment family."""
    return post(dispatch, staged(dispatch, paths, progress, **chosen))


def batch_stands(tx: Tx, batch: int) -> bool:
    """Whether an import is in the ledger; False once it was taken back."""
    return bool(tx.value("SELECT count(*) FROM batch WHERE id = ?", (batch,)))


def staged(
    dispatch: Dispatch, paths: Sequence[Source], progress: Progress | None = None, **chosen: Any
) -> Staging:
    """Files as an import without a window takes them. Raises FileTrouble.

    Near names are said beside the rows: they are booked, because nobody is there to ask.
    """
    staging = stage_files(dispatch, paths, progress, **chosen)
    return note_near(staging, dispatch.ask(known_names))
