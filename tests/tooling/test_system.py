"""A bare Linux is told in one line what it lacks."""

import sys

import pytest

from tools.setup import system
from tools.setup.sentences import SAY, Stop, sentence
from tools.setup.system import LIBRARIES, WAYLAND_LIBRARIES, X_LIBRARIES, advice, lacking, wanted


def test_missing_libraries_are_named_by_their_package_in_order() -> None:
    missing = lacking(LIBRARIES, found=lambda soname: not soname.startswith(("libGL", "libEGL")))
    assert missing == {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}


def test_nothing_is_named_where_all_is_there() -> None:
    assert lacking(LIBRARIES | X_LIBRARIES, found=lambda _: True) == {}


@pytest.mark.skipif(sys.platform != "linux", reason="sonames are Linux's")
def test_the_linker_is_truly_asked() -> None:
    assert lacking({"libc.so.6": "libc6", "libnothing-of-this.so.9": "nothing"}) == {
        "libnothing-of-this.so.9": "nothing"
    }


def test_debian_is_told_the_command_and_others_the_libraries() -> None:
    missing = {"libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
    line = told(advice(missing, debian=True))
    assert line.endswith("sudo apt-get install -y libgl1 libegl1")
    assert "\n" not in line
    other = told(advice(missing, debian=False))
    assert "libGL.so.1 libEGL.so.1" in other
    assert "apt-get" not in other


def test_a_common_user_installs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(system, "apt_get", lambda *words: ran.append(words))
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    with pytest.raises(Stop):
        system.complete({"libGL.so.1": "libgl1"})
    assert ran == []


def test_where_nothing_is_missing_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(system, "apt_get", lambda *words: ran.append(words))
    system.complete({})
    assert ran == []


@pytest.mark.parametrize(
    ("environ", "linux", "expected"),
    [
        ({}, True, False),
        ({"DISPLAY": ":0"}, True, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, True, False),
        ({"QT_QPA_PLATFORM": "vnc:size=1280x800"}, True, True),
        ({}, False, True),
    ],
)
def test_a_display_is_seen_where_there_is_one(
    environ: dict[str, str], linux: bool, expected: bool
) -> None:
    assert system.has_display(environ, linux) is expected


def test_only_a_window_asks_for_the_libraries_of_its_screen() -> None:
    assert wanted({"DISPLAY": ":0"}, with_window=False) == LIBRARIES
    assert wanted({"DISPLAY": ":0"}, with_window=True) == LIBRARIES | X_LIBRARIES
    wayland = wanted({"WAYLAND_DISPLAY": "wayland-0"}, with_window=True)
    assert wayland == LIBRARIES | WAYLAND_LIBRARIES


def told(stop: Stop) -> str:
    assert stop.key in SAY
    return sentence(stop.key, False, **stop.fields)
