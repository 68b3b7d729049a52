"""The command line: ``python -m midwifery_stats lab`` and its sister commands."""

from __future__ import annotations

import sys
from argparse import ArgumentError, ArgumentParser, HelpFormatter
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from typing import Any, NoReturn

from midwifery_stats.language import LANGUAGES, _, use_language

# Each module offers SUMMARY (marked for translation), add_arguments(parser) and
# run(options, others) -> exit status. It is imported for every command, so it imports what is
# heavy inside run().
COMMANDS = {
    "lab": "midwifery_stats.lab_command",
    "answers": "midwifery_stats.classroom.questions.answer_key",
    "class": "midwifery_stats.classroom.progress.class_report",
    "site": "midwifery_stats.site_command",
}


class _Formatter(HelpFormatter):
    """Argparse's help, its one word of its own in the reader's language."""

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        # Of a command "" is given: its usage stands within another.
        prefix = _("usage: ") if prefix is None else prefix
        super().add_usage(usage, actions, groups, prefix)


class _Parser(ArgumentParser):
    """A parser that helps and complains in the reader's language."""

    def __init__(self, **kinds: Any) -> None:
        super().__init__(**kinds, formatter_class=_Formatter, add_help=False)
        self._positionals.title = _("give")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help and stop"))

    def error(self, message: str) -> NoReturn:
        """Show the help, and say in one sentence what does not fit it; argparse's is English."""
        wrong = sys.exc_info()[1]
        told = (
            _("{option} is not given as described above.").format(option=wrong.argument_name)
            if isinstance(wrong, ArgumentError)
            else _("Something that this command needs is missing; see above.")
        )
        self.print_help(sys.stderr)
        self.exit(2, f"\n{told}\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and give its exit status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    use_language(_language_of(words))
    parser = _Parser(prog="python -m midwifery_stats")
    commands = parser.add_subparsers(metavar=_("command"), required=True)
    for name, module_name in COMMANDS.items():
        module = import_module(module_name)
        command = commands.add_parser(
            name, help=_(module.SUMMARY), description=_(module.SUMMARY), allow_abbrev=False
        )
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    options, others = parser.parse_known_args(words)
    status: int = options.run(options, others)
    return status


def _language_of(words: Sequence[str]) -> str:
    """Find the language in which to speak before the options are read, for ``--help``."""
    for word, following in pairwise([*words, ""]):
        name, equals, value = word.partition("=")
        if name == "--language":
            asked = value if equals else following
            return asked if asked in LANGUAGES else "en"
    return "en"


if __name__ == "__main__":
    sys.exit(main())
