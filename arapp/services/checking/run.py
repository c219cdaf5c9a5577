"""Child processes that check a frozen ledger file, each half of the checks."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from arapp.models import verify
from arapp.models.verify import Check

CHILD_FLAG = "--arapp-check-child"  # __main__ of a frozen program hands over to child.main
_RUN = "import os; from arapp.services.checking.child import main; os._exit(main())"
_QUIET = 0x08000000 | 0x00004000  # Windows: no console, below normal priority


class Run:
    """Checks under way beside this process. End it in any case: `end` may be called twice.

    Attributes: path, head ((seq, hash) of the book that is looked at).
    """

    def __init__(self, path: Path, head: tuple[int, str], *, gentle: bool = False) -> None:
        """Start the children; `gentle` leaves the processor to the window where it is wanted."""
        self.path = path
        self.head = head
        self._children = [_start(path, half, gentle) for half in range(len(verify.HALVES))]

    def poll(self) -> list[Check] | None:
        """What was found, None while a child still reads. A child that died answers nothing."""
        if any(child.poll() is None for child in self._children):
            return None
        answers = [_answer(child) for child in self._children]
        told = [check for answer in answers for check in answer]
        whole = [{check.key for check in answer} for answer in answers]
        owed = {
            key for keys, found in zip(verify.HALVES, whole, strict=True) for key in keys - found
        }
        return [check for check in told if check.key not in owed]

    def end(self) -> None:
        """Stop what still runs and let go of the pipes."""
        for child in self._children:
            if child.poll() is None:
                child.kill()
            child.wait()
            for pipe in (child.stdin, child.stdout):
                if pipe is not None:
                    pipe.close()


def _start(path: Path, half: int, gentle: bool) -> "subprocess.Popen[bytes]":
    child = subprocess.Popen(  # noqa: S603, RUF100 - our own program
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=_QUIET if os.name == "nt" else 0,
    )
    request = {"path": str(path), "half": half, "gentle": gentle}
    try:
        assert child.stdin is not None  # noqa: S101, RUF100 - a pipe was asked for
        child.stdin.write(json.dumps(request).encode() + b"\n")
        child.stdin.flush()  # left open: its end tells the child that this process is gone
    except OSError:  # it died at once; poll will say so
        pass
    return child


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-S", "-P", "-c", _RUN]


def _environment() -> dict[str, str]:
    """Modules are found in this program alone: the child needs the standard library and it."""
    root = str(Path(__file__).resolve().parents[3])
    return {**os.environ, "PYTHONPATH": root, "PYTHONUTF8": "1"}


def _answer(child: "subprocess.Popen[bytes]") -> list[Check]:
    told = child.stdout.read() if child.stdout is not None and not child.stdout.closed else b""
    found = []
    for line in told.splitlines():
        try:
            found.append(Check(**json.loads(line)))
        except (ValueError, TypeError):  # cut off in the middle
            break
    return found


def told(check: Check) -> dict[str, Any]:
    """A check as it travels."""
    return asdict(check)
