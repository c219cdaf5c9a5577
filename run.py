#!/usr/bin/env python3
"""Sets up what the program needs in `.venv` beside this file, then starts it.

    python3 run.py              set up what is missing and open the window
    python3 run.py test [...]   set up and pass the tests (arguments go to pytest)
    python3 run.py check        set up and run every check, quickest first
    python3 run.py setup        set up only; the headless commands are then in `.venv`
    python3 run.py COMMAND ...  set up and run a headless command (`list plans`, `verify` ...)

Needs Python 3.11 and nothing else. Exit codes: 0 done, 1 a test or check failed, 2 usage,
3 the surroundings (no network, a folder that cannot be written, a library that is missing).
"""

# Read by every Python 3, so that one too old for the program is told so instead of stumbling.
import sys

OLD = (
    "This program needs Python 3.11 or newer; this is Python {}.{}.\n"
    "\u672c\u7a0b\u5e8f\u9700\u8981 Python 3.11 \u6216\u66f4\u65b0\u7684\u7248\u672c\u3002\n"
)


def refuse_old(version, stream):
    # type: (tuple[int, ...], object) -> bool
    """Whether this Python is too old; then both languages say so, or the one that can be shown."""
    if version >= (3, 11):
        return False
    sentence = OLD.format(version[0], version[1])
    try:
        stream.write(sentence)  # type: ignore[attr-defined] # any text stream
    except UnicodeEncodeError:
        stream.write(sentence.splitlines()[0] + "\n")  # type: ignore[attr-defined] # the same
    return True


if __name__ == "__main__":
    if refuse_old(tuple(sys.version_info[:2]), sys.stderr):
        sys.exit(3)
    from tools.setup.commands import main

    sys.exit(main(sys.argv[1:], __doc__))
