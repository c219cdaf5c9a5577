"""Marks texts for translation that are said later, by the name `pyside6-lupdate` looks for."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - read by lupdate only
    """The text as it is; PySide's own is typed as returning `object`."""
    return text
