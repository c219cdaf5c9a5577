"""arapp new, verify."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from arapp.cli.currencies import currency_code
from arapp.cli.sub import Answer, Sub, Usage
from arapp.services import anchors, files, verify_text
from arapp.services.dispatch import Dispatch

SAMPLES = ("small", "medium", "large")


def _new_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path)
    parser.add_argument("--company", default="")
    parser.add_argument("--currency", default="CNY")
    parser.add_argument("--sample", choices=SAMPLES)
    parser.add_argument("--seed", type=int, default=1)


def _new(args: Namespace) -> Answer:
    currency = currency_code(args.currency)
    if not args.sample and not args.company.strip():
        raise Usage("--company NAME")
    if args.sample:
        from arapp.services import sample

        path = sample.new_sample(
            args.file,
            args.company,
            size=args.sample,
            seed=args.seed,
            currency=currency,
            clock=args.clock,
        )
    else:
        path = files.new_ledger(args.file, args.company, currency, clock=args.clock)
    files.note_opened(path)
    return Answer({"file": str(path), "sample": args.sample}, [str(path)])


def _verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--accept-copy",
        action="store_true",
        help="go on with this file, though it is an older copy or another ledger",
    )


def _verify(books: Dispatch, args: Namespace) -> Answer:
    accepted = _accept(books) if args.accept_copy else None
    checks = files.check_books(books)
    told = verify_text.tell(checks, args.lang)
    _, head = books.ask(lambda tx: tx.head())
    sound = all(check.ok for check in told)
    document = {
        "ok": sound,
        "summary": verify_text.summary(told, args.lang),
        "checks": [{"check": t.key, "ok": t.ok, "detail": t.sentence} for t in told],
        "head": head,
        "accepted": accepted,
    }
    marks = {True: "✓", False: "✗"}
    lines = [document["summary"], *(f"{marks[t.ok]} {t.sentence}" for t in told)]
    return Answer(document, [str(line) for line in lines], 0 if sound else 1)


def _accept(books: Dispatch) -> dict[str, object] | None:
    """What did not fit and does from here on; None when there was nothing to accept."""
    found = books.ask(lambda tx: anchors.misfit(tx, books.path))
    if found is None:
        return None
    books.ask(lambda tx: anchors.accept(tx, books.path))
    return {"was": found.kind, "noted": found.noted, "present": found.present}


SUBS = (Sub("new", _new_arguments, bare=_new), Sub("verify", _verify_arguments, run=_verify))
