"""The nodes of a contract, the rows that wait for them, the words that speak of them. Pure."""

import re
import unicodedata

# milestone → (label of its row, its own name, days after the signing when nothing better is known)
STEPS: dict[str, tuple[str, str, int]] = {
    "signing": ("签订款", "签订", 0),
    "delivery": ("发货前款", "发货", 75),
    "other": ("进度款", "进度", 95),
    "acceptance": ("验收款", "验收", 115),
    "warranty": ("质保金", "质保期满", 480),
}
# The nodes of so many shares when a sheet only names the shares.
SEQUENCES: dict[int, tuple[str, ...]] = {
    1: ("signing",),
    2: ("signing", "acceptance"),
    3: ("signing", "delivery", "acceptance"),
    4: ("signing", "delivery", "acceptance", "warranty"),
    5: ("signing", "delivery", "other", "acceptance", "warranty"),
}
_WORDS: tuple[tuple[str, str], ...] = (
    ("warranty", r"质保|保修|保证金|质量保证|retention|warranty"),
    ("acceptance", r"验收|终验|初验|竣工|调试|accept|final"),
    ("delivery", r"发货|到货|交货|提货|出货|deliver|ship"),
    ("other", r"进度|安装|中期|install|progress"),
    ("signing", r"首付|首期|预付|定金|订金|签订|签约|合同|down|deposit|advance|sign|第?[一1]期"),
)


def milestone_of(label: str) -> str:
    """Milestone that a label speaks of; "" when it names none."""
    folded = unicodedata.normalize("NFKC", label).lower()
    return next((name for name, pattern in _WORDS if re.search(pattern, folded)), "")
