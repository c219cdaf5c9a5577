"""Languages of the screen: English in the source, Chinese by `resources/i18n`."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from arapp import paths

LANGUAGES = {"zh": "zh_CN", "en": "en"}
_installed: list[QTranslator] = []


def choose(wanted: str = "", system: str = "") -> str:
    """ "zh" or "en": what was asked for, else the system's, else Chinese where it is neither."""
    if wanted in LANGUAGES:
        return wanted
    name = system or QLocale.system().name()
    return "en" if name.startswith("en") else "zh"


def install(app: QCoreApplication, language: str) -> str:
    """Load a language ("zh", "en"); windows made afterwards speak it. Returns it."""
    for old in _installed:
        app.removeTranslator(old)
    _installed.clear()
    name = LANGUAGES[language]
    QLocale.setDefault(QLocale(name))
    translations = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    wanted = [(f"qtbase_{name}", translations)] if language == "zh" else []
    wanted.append((f"arapp_{name}", str(paths.resources() / "i18n")))
    for file, folder in wanted:
        translator = QTranslator(app)
        if translator.load(file, folder):
            app.installTranslator(translator)
            _installed.append(translator)
    return language


def current() -> str:
    """ "zh" or "en", as installed."""
    return "en" if QLocale().language() == QLocale.Language.English else "zh"
