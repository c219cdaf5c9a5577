"""arapp attach, detach and list attachments."""

import json
from pathlib import Path
from typing import Any

import pytest

from arapp import cli


def call(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, dict[str, Any]]:
    code = cli.main([*args, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_file_comes_in_is_listed_and_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(capsys, "new", str(tmp_path / "a.arapp"), "--company", "澄禾")[0] == 0
    source = tmp_path / "授权书.pdf"
    source.write_bytes(b"%PDF")
    code, answer = call(capsys, "attach", "company:1", str(source), "--note", "2026")
    assert (code, answer["attachment"], answer["files"][0]["name"]) == (0, 1, "授权书.pdf")
    (row,) = call(capsys, "list", "attachments")[1]["rows"]
    assert (row["record"], row["note"], row["size"]) == ("company:1", "2026", 4)
    assert (tmp_path / "a.files" / row["sha256"]).read_bytes() == b"%PDF"
    assert call(capsys, "verify")[1]["ok"]
    code, refused = call(capsys, "attach", "company:1", str(tmp_path))
    assert (code, refused["error"]["kind"]) == (1, "file_unsafe")
    assert call(capsys, "detach", "1")[1] == {"detached": 1}
    assert call(capsys, "list", "attachments")[1] == {"rows": [], "total": 0}
    assert call(capsys, "detach", "1")[1]["error"]["kind"] == "not_found"
