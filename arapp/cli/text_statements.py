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
    "invalid_value.not_closing": (
        "客户说的余额和对账单上的不一样，登记成不符",
        "The balance named is not the statement's: log it as differing",
    ),
    "invalid_day.before_paper": (
        "{value} 早于出具那天",
        "{value} lies before the day of issue",
    ),
    "invalid_day.before_answer": (
        "{value} 早于回函那天",
        "{value} lies before the day of the answer",
    ),
    "file_damaged.scan": (
        "{file} 打不开，多半没传完；重新扫一份",
        "{file} cannot be opened, it may be cut short; scan it again",
    ),
    "file_too_large.pixels": (
        "{file} 像素太多，用 300 dpi 重新扫一份",
        "{file} has too many pixels; scan it again at 300 dpi",
    ),
    "invalid_value.not_in_range": ("{field} 不能是 {value}", "{field} cannot be {value}"),
}
