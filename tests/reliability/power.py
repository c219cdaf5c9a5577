"""What a disk may hold after the power went, made from a record of what was written to it.

Everything that was synced is there. Of what was written to a file after its last sync any part may
be: each write or cut or not, and of a write any of its 512-byte sectors. A deletion or a rename is
certain once a later sync of any file of the folder has passed, else it may or may not have
happened. Not modelled: file systems that lose a synced file's name, and bytes that rot.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

SECTOR = 512
LIES = 200  # writes that a lying disk keeps to itself
_TORN = 0.25  # of the writes that get through


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened; `op` is write truncate sync delete rename or ack.

    `file` is a name in the folder; for a rename `data` is the new one. An ack is what the program
    had told its user was done: `offset` its journal number, `file` its hash.
    """

    op: str
    file: str
    offset: int = 0
    data: bytes = b""


@dataclass
class Record:
    """A watcher that notes every change under one folder."""

    folder: Path
    events: list[Event] = field(default_factory=list)

    def call(self, op: str, name: str, offset: int = 0, data: bytes = b"") -> bytes:
        """Note what changes the disk."""
        if op in {"write", "truncate", "sync", "delete"} and Path(name).parent == self.folder:
            self.events.append(Event(op, Path(name).name, offset, data))
        return data

    def ack(self, seq: int, digest: str) -> None:
        """The program said: this entry is in the book."""
        self.events.append(Event("ack", digest, seq))

    def rename(self, old: Path, new: Path) -> None:
        """The program renamed a file of the folder."""
        self.events.append(Event("rename", old.name, 0, new.name.encode()))


@dataclass
class _File:
    sure: bytearray = field(default_factory=bytearray)
    pending: list[Event] = field(default_factory=list)

    def settle(self, keep: int = 0) -> None:
        done = len(self.pending) - keep
        for event in self.pending[: max(done, 0)]:
            _apply(self.sure, event)
        del self.pending[: max(done, 0)]

    def after_the_cut(self, rng: random.Random) -> bytearray:
        """One of the contents that may be found."""
        image = bytearray(self.sure)
        likely = rng.choice((0.0, 0.1, 0.5, 0.9, 1.0))
        until = rng.choice((len(self.pending), rng.randint(0, len(self.pending))))
        for event in self.pending[:until]:
            if rng.random() < likely:
                _apply(image, event, rng if rng.random() < _TORN else None)
        return image


def _apply(image: bytearray, event: Event, torn: random.Random | None = None) -> None:
    if event.op == "truncate":
        del image[event.offset :]
        return
    start, end = event.offset, event.offset + len(event.data)
    if len(image) < end:
        image.extend(bytes(end - len(image)))
    if torn is None:
        image[start:end] = event.data
        return
    edges = [start, *range((start // SECTOR + 1) * SECTOR, end, SECTOR), end]
    for one, next_one in pairwise(edges):
        if torn.random() < 0.5:
            image[one:next_one] = event.data[one - start : next_one - start]


class Disk:
    """The files of a folder while a record is played to it."""

    def __init__(self, images: dict[str, bytes], lying: bool = False) -> None:
        self._files = {name: _File(bytearray(data)) for name, data in images.items()}
        self._names: list[dict[str, _File]] = []  # earlier directories that may still be found
        self._lying = lying

    def play(self, event: Event) -> None:
        """Let one event happen."""
        if event.op in {"delete", "rename"}:
            self._names.append(dict(self._files))
            moved = self._files.pop(event.file, None)
            if event.op == "rename" and moved is not None:
                self._files[event.data.decode()] = moved
            return
        file = self._files.setdefault(event.file, _File())
        if event.op in {"write", "truncate"}:
            file.pending.append(event)
            if self._lying:
                file.settle(LIES)
        elif event.op == "sync" and not self._lying:
            file.settle()
            self._names.clear()

    def after_the_cut(self, rng: random.Random) -> dict[str, bytes]:
        """One of the folders that may be found when the power comes back."""
        files = rng.choice([*self._names, self._files])
        return {name: bytes(file.after_the_cut(rng)) for name, file in files.items()}


@dataclass(frozen=True)
class State:
    """A folder after the cut, and what had been acknowledged before: journal number and hash."""

    files: dict[str, bytes]
    acked: list[tuple[int, str]]


def states(
    before: dict[str, bytes],
    events: list[Event],
    wanted: int,
    rng: random.Random,
    lying: bool = False,
) -> Iterator[State]:
    """`wanted` states at random moments, half of them close to a sync, where the order matters."""
    disk, acked = Disk(before, lying), list[tuple[int, str]]()
    cuts = iter(_cuts(events, wanted, rng))
    cut = next(cuts)
    for at, event in enumerate(events, 1):
        if event.op == "ack":
            acked.append((event.offset, event.file))
        else:
            disk.play(event)
        while cut == at:
            yield State(disk.after_the_cut(rng), list(acked))
            cut = next(cuts, 0)


def _cuts(events: list[Event], wanted: int, rng: random.Random) -> list[int]:
    syncs = [at for at, event in enumerate(events, 1) if event.op in {"sync", "delete", "rename"}]
    near = [rng.choice(syncs) + rng.randint(-6, 6) for _ in range(wanted // 2 if syncs else 0)]
    anywhere = [rng.randint(1, len(events)) for _ in range(wanted - len(near))]
    return sorted(min(max(at, 1), len(events)) for at in near + anywhere)
