"""Sentences about the settings of matching, in both languages; see `text`."""

# kind → (Chinese, English); {name} is a field of the error.
MESSAGES: dict[str, tuple[str, str]] = {
    "invalid_value.may_not_post": (
        "规则 {value} 找到的不够确定，不能自动核销",
        "What rule {value} finds is not certain enough to post by itself",
    ),
    "invalid_value.last": (
        "规则 {value} 兜底，留在最后，不能改",
        "Rule {value} takes all the rest; it stays at the end as it is",
    ),
}
