"""Click's help and usage errors in the chosen language. Where Click has English alone, the texts are here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

import click

from catalog.cli.terminal.console import report
from catalog.i18n.translator import Translator

ADDRESS: Final = re.compile(r"(tcp|tls|ucx|wss?)://[^\s/]+:\d+")


class Misuse(click.UsageError):
    """A usage error whose message is in the chosen language already."""


class OneOf(click.Choice[str]):
    """One of some names; a wrong one is an error with all of them, and the near one."""

    def __init__(self, translator: Translator, choices: Iterable[str]) -> None:
        super().__init__(list(choices))
        self.translator = translator

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        if value not in self.choices:
            known = ", ".join(self.choices)
            text = self.translator.say("usage.choice", value=value, name=_name(param, ctx), known=known)
            raise Misuse(text + near(value, self.choices, self.translator), ctx)
        return str(value)


class Count(click.IntRange):
    """A whole number from 1."""

    def __init__(self, translator: Translator) -> None:
        super().__init__(1)
        self.translator = translator

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ANN401
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            raise Misuse(self.translator.say("usage.count", value=value, name=_name(param, ctx)), ctx) from None


class Address(click.ParamType[str]):
    """Where the scheduler of a cluster listens."""

    name = "address"

    def __init__(self, translator: Translator) -> None:
        self.translator = translator

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ANN401
        if value and not ADDRESS.fullmatch(value):
            raise Misuse(self.translator.say("usage.address", value=value, name=_name(param, ctx)), ctx)
        return str(value)


class TranslatedCommand(click.Command):
    """A command whose help is in the chosen language."""

    allow_extra_args = True  # they are refused below, in that language

    def __init__(self, *args: Any, translator: Translator, **kwargs: Any) -> None:  # noqa: ANN401 as Click's
        self.translator = translator
        kwargs.setdefault("options_metavar", translator.say("help.word.options"))
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        try:
            extra = super().parse_args(ctx, args)
        except click.BadOptionUsage as fault:
            fault.ctx = ctx  # Click leaves it out
            raise
        if extra and not isinstance(self, click.Group):
            raise Misuse(self.translator.say("usage.extra", value=extra[0]), ctx)
        return extra

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.translator.say("help.help")
            option.callback = _show_help
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, f"{self.translator.say('help.head.usage')} ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        found = [param.get_help_record(ctx) for param in self.get_params(ctx) if isinstance(param, click.Option)]
        with formatter.section(self.translator.say("help.head.options")):
            formatter.write_dl([record for record in found if record])


class TranslatedGroup(TranslatedCommand, click.Group):
    """The commands, in the order of their use."""

    def __init__(self, *args: Any, translator: Translator, **kwargs: Any) -> None:  # noqa: ANN401 as Click's
        kwargs.setdefault("subcommand_metavar", translator.say("help.word.command"))
        super().__init__(*args, translator=translator, **kwargs)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super().format_options(ctx, formatter)
        with formatter.section(self.translator.say("help.head.commands")):
            formatter.write_dl(
                [(name, command.get_short_help_str(limit=100)) for name, command in self.commands.items()]
            )


def version_option(translator: Translator) -> click.Option:
    """The option `--version`."""

    def show(ctx: click.Context, _: click.Parameter, given: bool) -> None:
        if given:
            from importlib.metadata import version

            report(f"catalog {version('catalog-usaha-mikro')}")
            ctx.exit()

    help_text = translator.say("help.version")
    return click.Option(["--version"], is_flag=True, expose_value=False, is_eager=True, callback=show, help=help_text)


def _show_help(ctx: click.Context, _: click.Parameter, given: bool) -> None:
    if given:
        report(ctx.get_help())
        ctx.exit()


def usage_text(fault: click.ClickException, translator: Translator) -> str:
    """What was wrong with the command line, in a sentence or two."""
    ctx = fault.ctx if isinstance(fault, click.UsageError) else None
    command = ctx.command if ctx else None
    match fault:
        case Misuse():
            return fault.message
        case click.NoSuchOption():
            name = fault.option_name
            if ctx and ctx.parent and name in _option_names(ctx.parent):
                return translator.say("usage.before", value=name, command=ctx.info_name)
            return translator.say("usage.option", value=name) + near(
                name, _option_names(ctx) if ctx else (), translator
            )
        case click.exceptions.NoSuchCommand():
            known = command.list_commands(ctx) if isinstance(command, click.Group) and ctx else []
            text = translator.say("usage.command", value=fault.command_name, known=", ".join(known))
            return text + near(fault.command_name, known, translator)
        case click.MissingParameter():
            return translator.say("usage.missing", value=_name(fault.param, ctx))
        case click.BadOptionUsage():
            takes_none = any(fault.option_name in option.opts and option.is_flag for option in _options(ctx))
            return translator.say("usage.takes-none" if takes_none else "usage.takes-one", value=fault.option_name)
    if isinstance(command, click.Group) and ctx:
        return translator.say("usage.no-command", known=", ".join(command.list_commands(ctx)))
    return fault.format_message()


def near(word: str, names: Iterable[str], translator: Translator) -> str:
    """The question whether a near name was meant, to be added to a sentence; "" when none is near."""
    from catalog.core.near_names import nearest

    found = nearest(word, names)
    return f" {translator.say('near', near=found)}" if found else ""


def _options(ctx: click.Context | None) -> list[click.Option]:
    return [param for param in ctx.command.get_params(ctx) if isinstance(param, click.Option)] if ctx else []


def _option_names(ctx: click.Context) -> list[str]:
    return [name for option in _options(ctx) for name in option.opts]


def _name(param: click.Parameter | None, ctx: click.Context | None) -> str:
    """A parameter as help shows it: `--jobs`, `NAME`, `{business|product}`."""
    if param is None:
        return ""
    if isinstance(param, click.Option) or ctx is None:
        return max(param.opts, key=len)
    return param.make_metavar(ctx)
