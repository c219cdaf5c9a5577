"""The pictures of README and user guide: `python -m tools.pictures`.

Makes the sample ledger and an invented old sheet in a folder that goes again, and takes every
picture of the real window by `arapp screenshot`.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import Workbook

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "pictures"
DAY = "2026-11-12"
SIZE = "1280x800"

# page, name of the picture, themes
PICTURES = (
    ("today", "today", ("light", "dark")),
    ("matching", "matching", ("light", "dark")),
    ("statements", "statements", ("light",)),
    ("import", "import", ("light",)),
    ("first_run", "first-run", ("light",)),
)
LANGUAGES = {"zh_CN": "", "en": "-en"}

SHEET: tuple[tuple[object, ...], ...] = (
    ("苏州澄禾自动化设备有限公司 2026 年应收账款台账",),
    ("单位：元",),
    (),
    ("客户名称", "合同号", "期次", "应收日期", "应收金额", "已收", "未收"),
    ("恒岳机械", "CH-2026-021", "验收款", "2026.11.12", 240000, None, 240000),
    ("同上", "CH-2026-021", "质保金", "2027.10.13", 80000, None, 80000),
    ("海顿电机", "CH-2026-024", "发货前款", "2026.11.16", 189000, None, 189000),
    ("弘达机械", "CH-2026-118", "发货前款", "2026.9.25", 156000, 60000, 96000),
    ("同上", None, "8月备件", "2026.10.15", 23680, None, 23680),
    ("小计", None, None, None, 688680, 60000, 628680),
    ("启明包装", "CH-2026-027", "发货前款", "11月8日", 96000, None, 96000),
    ("同泰风电", "CH-2026-013", "验收款", "2026.10.8", "21万", None, 210000),
    ("拓科环保", "CH-2025-031", "验收款", "2026.6.20", 258000, 50000, 208000),
    ("云帆食品机械", "CH-2025-044", "尾款", "2026/8/5", 64500, None, 64500),
    ("越丰印染", None, "7月货款", "2026.9.5", 38260.5, None, 38260.5),
    ("联创船配", "CH-2026-009", "验收款", "8月底", 126000, None, 126000),
    ("力扬电器", "CH-2026-022", "发货前款", "2026.10.20", 104000, 20000, 84000),
    ("同上", None, "9月货款", "2026.10.26", 12460, None, 12460),
    ("宏达机械", None, "9月备件", "2026.11.16", 18420, None, 18420),
    ("德润纺织", None, "9月货款", "2026.10.25", 41326.8, None, 41326.8),
    ("广川线缆", None, "9月货款", "2026.10.30", 52718.4, "见备注", 52718.4),
    ("天锐工具", None, "9月货款", "2026.13.1", 15900, None, 15900),
    ("合计", None, None, None, 1726265.7, 130000, 1596265.7),
)


def old_sheet(path: Path) -> Path:
    """The workbook that falls on the import page."""
    book = Workbook()
    page = book.active
    if page is None:
        raise RuntimeError("a new workbook has a sheet")
    page.title = "2026应收"
    for row in SHEET:
        page.append(list(row))
    page.merge_cells("A1:G1")
    book.save(path)
    return path


def arapp(home: Path, *arguments: str) -> None:
    """Run the program with a user folder of its own."""
    environ = {**os.environ, "ARAPP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([sys.executable, "-m", "arapp", *arguments], cwd=ROOT, env=environ, check=True)


def main() -> int:
    """Take all pictures."""
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        ledger = home / "澄禾.arapp"
        arapp(home, "new", str(ledger), "--sample", "small", "--as-of", DAY)
        sheet = old_sheet(home / "2026应收台账.xlsx")
        for page, name, themes in PICTURES:
            for theme in themes:
                for lang, tail in LANGUAGES.items():
                    picture = TARGET / f"{name}-{theme}{tail}.png"
                    extra = ["--file", str(sheet)] if page == "import" else []
                    arapp(home, "screenshot", page, "--ledger", str(ledger), "--as-of", DAY,
                          "--theme", theme, "--lang", lang, "--size", SIZE,
                          "--out", str(picture), *extra)  # fmt: skip
    return 0


if __name__ == "__main__":
    sys.exit(main())
