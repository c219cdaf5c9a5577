"""The commands of run.py: set up what is missing, then hand over to the program or the checks."""

import errno
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.setup import environment, system
from tools.setup.sentences import Stop, say

PROGRAM = ("program", "command")
ENVIRONMENT = 3  # exit code: the surroundings do not allow it
INTERRUPTED = 130  # exit code, as shells have it: Ctrl-C; the next start goes on from there


def main(words: Sequence[str], usage: str) -> int:
    """Runs the command that `words` name and returns the exit code; problems become sentences."""
    if words and words[0] in ("-h", "--help", "help"):
        sys.stdout.write(usage)
        return 0
    try:
        if sys.maxsize < 2**32:
            raise Stop("bits")
        return run(list(words))
    except KeyboardInterrupt:
        return INTERRUPTED
    except Stop as stop:
        say(stop.key, **stop.fields)
    except OSError as problem:
        if problem.errno not in (errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS):
            raise
        key = "full" if problem.errno == errno.ENOSPC else "read_only"
        say(key, path=environment.ROOT)
    return ENVIRONMENT


def run(words: list[str]) -> int:
    """Chooses the command: the window when there is no word, the program's own when not ours."""
    if not words:
        return open_window()
    if words == ["setup"]:
        return set_up_only()
    if words[0] == "test":
        return check(["tests", *words[1:]])
    if words[0] == "check":
        return check(words[1:])
    return headless(words)


def open_window() -> int:
    """The window, or where there is no display a picture of its first page."""
    display = system.has_display(os.environ)
    system.complete(system.lacking_here(with_window=display))
    environment.set_up(PROGRAM)
    if display:
        return start(["-m", "arapp", "--sample"])
    say("no_display")
    picture = Path.cwd() / "today.png"
    words = ["-m", "arapp", "screenshot", "today", "--out", str(picture)]
    code = start(words, QT_QPA_PLATFORM="offscreen")
    if code == 0:
        say("picture", path=picture)
    return code


def headless(words: Sequence[str]) -> int:
    """Any other command is the program's own; of them only the picture needs Qt's libraries."""
    missing = system.lacking_here(with_window=False)
    if words[0] == "screenshot" or "python3-venv" in missing:
        system.complete(missing)
    environment.set_up(PROGRAM)
    return start(["-m", "arapp", *words])


def set_up_only() -> int:
    """Sets up and says where the headless commands are."""
    system.complete(system.lacking_here(with_window=system.has_display(os.environ)))
    environment.set_up(PROGRAM)
    say("ready", path=environment.command())
    return 0


def check(words: Sequence[str]) -> int:
    """The tests or all checks, in the project's folder and never on the user's screen."""
    system.complete(system.lacking_here(with_window=False))
    environment.set_up((*PROGRAM, "tests"))
    os.chdir(environment.ROOT)
    return start(["-m", "tools.check", *words])


def start(words: Sequence[str], **environ: str) -> int:
    """Runs the environment's Python and hands on its exit code."""
    try:
        return subprocess.call([environment.interpreter(), *words], env=os.environ | environ)
    except KeyboardInterrupt:
        return INTERRUPTED
