"""Where the folders of the tests lie."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import memory


def test_a_run_has_a_folder_of_its_own(tmp_path: Path) -> None:
    assert memory.folder(tmp_path, room=1) == tmp_path / f"arapp-tests-{os.getpid()}"


def test_without_memory_or_room_the_disk_is_taken(tmp_path: Path) -> None:
    assert memory.folder(tmp_path / "none", room=1) is None
    assert memory.folder(tmp_path, room=2**62) is None


@pytest.mark.skipif(os.name == "nt", reason="asks the system for a process by its number")
def test_what_a_killed_run_left_goes_and_a_living_one_stays(tmp_path: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    for process in (gone.pid, os.getpid()):
        (tmp_path / f"arapp-tests-{process}").mkdir()
    memory.folder(tmp_path, room=1)
    assert [left.name for left in tmp_path.iterdir()] == [f"arapp-tests-{os.getpid()}"]
