"""A thousand made-up statements, and a run of them in a process of its own.

`python -m tests.bench.paper_batch FOLDER WORKERS COUNT` answers seconds of the clock, seconds of
all processors together, and the peak memory in MiB of the parent and of each worker (Linux).
"""

import json
import random
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from multiprocessing import active_children
from pathlib import Path

from arapp.services.output.batch import Job, render_batch
from arapp.services.output.documents import (
    Addressee,
    MoveKind,
    Movement,
    StatementDoc,
    StatementKind,
)
from tests.output.papers import statement, yuan

_NAMES = (
    "华东方南北京海宁波恒岳机械制造电气设备自动化仪表包装"
    "阀门铸造线缆环保泵业纺织医疗器食品汽车零部件"
)


def statements(count: int) -> list[StatementDoc]:
    """One-page statements of as many made-up customers, two to nine movements each."""
    chance = random.Random(7)
    return [_statement(chance, number) for number in range(1, count + 1)]


def _statement(chance: random.Random, number: int) -> StatementDoc:
    moves = [_move(chance, day) for day in range(1, 2 * chance.randint(2, 9), 2)]
    doc = statement(StatementKind.ACTIVITY, moves=moves)
    return replace(
        doc,
        customer=Addressee("".join(chance.sample(_NAMES, 8)) + "有限公司", "91310000MA1K00018X"),
        number=f"澄禾对账〔2026〕第 {number:04d} 号",
        mark=f"DZ2026-{number:04d}",
    )


def _move(chance: random.Random, day: int) -> Movement:
    amount = yuan(f"{chance.randint(100, 90_000)}.{chance.randint(0, 99):02d}")
    on = date(2026, 10, day)
    if chance.random() < 0.6:
        document = f"发票 26322000{chance.randint(10**9, 10**10 - 1)}"
        return Movement(on, MoveKind.RECEIVABLE, f"{day} 日备件款", document, debit=amount)
    return Movement(
        on, MoveKind.RECEIPT, "工行", f"收-2026-{chance.randint(0, 10**6):06d}", credit=amount
    )


def _peak(pid: int | str) -> float:
    """The most a process ever held, MiB; unlike `ru_maxrss` it knows nothing of who started it."""
    try:
        told = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    line = next((one for one in told.splitlines() if one.startswith("VmHWM")), "VmHWM 0")
    return int(line.split()[1]) / 1024


def batch(docs: Sequence[StatementDoc], folder: Path, workers: int) -> dict[str, object]:
    """Render and save all of them."""
    jobs = [Job(f"{number}.pdf", doc) for number, doc in enumerate(docs)]
    peaks: dict[int, float] = {}

    def seen(done: int, _of: int, _what: str) -> None:
        if done % 50 == 0:
            peaks.update({one.pid: _peak(one.pid) for one in active_children() if one.pid})

    began = time.perf_counter()
    render_batch(jobs, folder, seen, workers=workers)
    clock = time.perf_counter() - began
    both = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    spent = sum(used.ru_utime + used.ru_stime for used in both)
    children = sorted(peaks.values())
    return {"clock": clock, "spent": spent, "parent": _peak("self"), "children": children}


if __name__ == "__main__":
    target, processes, count = sys.argv[1:]
    made = batch(statements(int(count)), Path(target), int(processes))
    sys.stdout.write(json.dumps(made))
