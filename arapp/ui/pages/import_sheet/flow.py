"""The way of files into the ledger: what the user changes, and the posting. No widgets."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from arapp.models.values.errors import ArappError
from arapp.services.importing.booking.post import PostBatch
from arapp.services.importing.stage import Options, Staging
from arapp.ui.pages.import_sheet.edits import answered
from arapp.ui.pages.import_sheet.reader import Reader
from arapp.ui.pages.import_sheet.reading import Read, understand
from arapp.ui.pages.import_sheet.steps import Step, told


@dataclass(frozen=True)
class Aside:
    """Files that were posted, in case that is taken back: what was said of them, step by step."""

    batch: int
    read: Read
    said: Step
    behind: list[Step]


class Flow(Reader):
    """A reader whose files can be put right and posted; its signals tell what comes of it."""

    aside: Aside | None = None
    """The files posted last, until others are read."""

    def drop(self) -> None:
        """Forget the files, those posted too."""
        super().drop()
        self.aside = None

    # --- changing -----------------------------------------------------------------------------

    def change(self, edit: Callable[[Options], Options]) -> None:
        """Read again under changed options; several in a row add up."""
        if self.options is not None:
            self._turn_to(Step(edit(self.options), self.settled))

    def choose(self, edit: Callable[[Options], Options]) -> None:
        """Changed options that change nothing of how the sheets are read."""
        if self.options is not None:
            self._turn_to(Step(edit(self.options), self.settled), anew=False)

    def _turn_to(self, then: Step, *, anew: bool = True) -> None:
        """Another state, which can be taken back. `anew`: the sheets are read otherwise."""
        if self.options is not None and self.read is not None and not self.posting:
            self._stand()
            self.steps.note(self._step(), then)
            self._work_out(then, anew=anew)

    def _step(self) -> Step:
        assert self.options is not None
        return Step(self.options, self.settled)

    def _stand(self) -> None:
        """What is there now is what a refusal of the next change comes back to."""
        if not self._busy:
            self._before, self._standing = self._step(), len(self.steps.behind)

    def _work_out(self, then: Step, *, anew: bool) -> None:
        assert self.read is not None
        self.options, self.settled = then.options, then.settled
        if not anew and not self._behind:
            self._begin()
            self._rehearse(self._turn, True)
            return
        options, grids = self.options, self.read.grids
        self._behind = True
        self._begin()
        turn = self._turn
        self._ops.work(
            lambda tell: understand(grids, options, tell),
            partial(self._understood, turn, True), partial(self._refused, turn),
        )  # fmt: skip

    def take_back(self, *, again: bool = False) -> str:
        """Take the last change of the sheet back, or do it `again`; which it was, "" for none."""
        if self.options is None or self.read is None or self.posting:
            return ""
        now = self._step()
        self._stand()
        then = self.steps.forth(now) if again else self.steps.back(now)
        if then is None:
            return ""
        self._work_out(then, anew=True)
        return told(now, then)

    def recheck(self) -> None:
        """Work out what was stopped."""
        self.choose(lambda options: options)

    def settle(self, *names: str) -> None:
        """Names of the sheet are new customers."""
        if self.options is not None:
            self._turn_to(Step(self.options, self.settled | set(names)), anew=False)

    def answer_question(self, choice: str) -> None:
        """What only the user can say."""
        if self.read is not None and self.read.question is not None:
            question = str(self.read.question.fields.get("question"))
            self.change(lambda options: answered(options, question, choice))

    # --- posting ------------------------------------------------------------------------------

    def may_post(self) -> bool:
        """Whether the numbers stand and nothing is asked."""
        ready = self.read is not None and self.read.question is None and not self._busy
        return ready and not self.stale and self.to_post() > 0

    @property
    def touched(self) -> bool:
        """Whether something was put right by hand."""
        found = self.options
        return found is not None and bool(
            found.cells or found.excluded or found.columns or found.names or found.taken
            or self.settled
        )  # fmt: skip

    def would_lose(self, files: Collection[Path]) -> bool:
        """Whether reading these files loses what was put right; what was said of names holds for
        files that are among them again."""
        found = self.options
        if found is None or not set(files) & set(self.paths):
            return self.touched
        return bool(found.cells or found.excluded or found.columns or found.taken)

    @property
    def staging(self) -> Staging | None:
        """What would be posted; None while it is worked out."""
        return None if self._busy or self.stale else self._ready

    def to_post(self) -> int:
        """Rows that posting would book or update."""
        return sum(
            table.counts.get("posted", 0) + table.counts.get("updated", 0)
            for table in self.view.tables
        )

    def post(self) -> None:
        """Everything in one transaction."""
        if not self.may_post() or self._ready is None:
            return
        self._begin()
        self.posting = True
        turn, ready, what = self._turn, self._ready, self.tr("Booking the rows")
        self._ops.run_long(
            lambda tell: PostBatch(ready, progress=lambda done, total, _: tell(done, total, what)),
            partial(self._posted, turn), partial(self._not_posted, turn),
        )  # fmt: skip

    def _posted(self, turn: int, done: Any) -> None:
        if turn != self._turn or self.read is None or self.options is None:
            return
        answer = done.outcome.result
        aside = Aside(answer["batch"], self.read, self._step(), list(self.steps.behind))
        self.working.emit(False)
        self.drop()
        self.aside = aside
        self.posted.emit(answer)

    def take_up(self) -> None:
        """The posting was taken back: its files are at work again, as they were."""
        found = self.aside
        if found is None:
            return
        self.drop()
        self.read, self.options = found.read, found.said.options
        self.settled, self.steps.behind = found.said.settled, found.behind
        self._begin()
        self._rehearse(self._turn, False)

    def _not_posted(self, turn: int, error: ArappError) -> None:
        if turn == self._turn:
            self._busy = self.posting = False
            self.working.emit(False)
            self.not_done.emit(error)
