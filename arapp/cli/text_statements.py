"""Sentences about return slips and what becomes of statements, in both languages; see `text`."""

# kind → (Chinese, English); {name} is a field of the error.
MESSAGES: dict[str, tuple[str, str]] = {
    "not_a_scan": (
        "{file} 不是扫描件（认 PDF、PNG、JPG、TIF）",
        "{file} is no scan (PDF, PNG, JPG, TIF are read)",
    ),
    "not_differing": ("{number} 没登记过不符", "{number} was not noted as differing"),
    "resolved_already": ("这条差异已经了结", "This difference is resolved already"),
    "answered_already": ("{number} 已经回函，不用再催", "{number} was answered, no need to ask"),
    "invalid_value.agrees": (
        "相符的对账单不能再列差异",
        "A statement that agrees has no differences",
    ),
    "invalid_value.not_in_range": ("{field} 不能是 {value}", "{field} cannot be {value}"),
}
