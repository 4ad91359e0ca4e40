"""The languages that pages can speak: gettext catalogues, and dates, lists and plurals as CLDR has them. Knows no page.

A catalogue is a ``.po`` file, read as it is. English needs none; a site's own catalogue comes before that of amendiff.
"""

import functools
import re
import unicodedata
from datetime import date as Date
from importlib.resources import files
from io import BytesIO, StringIO
from itertools import pairwise
from typing import TYPE_CHECKING

from amendiff.errors import BadShape, Location
from amendiff.sentences import English, say_of

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Catalog
    from babel.support import NullTranslations

_OPEN, _CLOSE = "\u2068", "\u2069"
"""Characters that let words between them run in their own direction (first strong isolate)."""
_MARKS = (
    say_of("between the parts of a list", ", "),
    say_of("between the parts of a list", "; "),
    say_of("between the parts of a list", ": "),
    say_of("between the parts of a list", " "),
)
"""What stands between words and sentences in a row, and is not the same in every script."""
_TURNS = re.compile("[\u0590-\u08ff\u200f\ufb1d-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Where all letters are that run from right to left, and some others; what has none of these needs no closer look."""
_NAMED = re.compile(r"%(?:\((\w+)\)s|(%)|)")


class Spoken(English):
    """One language of a site. Only other languages than English read anything of CLDR."""

    def __init__(self, language: str, found: "NullTranslations | None", locale: "Locale | None") -> None:
        self.language, self.found, self.locale = language, found, locale

    @functools.cached_property
    def direction(self) -> str:
        """The direction in which it is written: ``ltr`` or ``rtl``."""
        from amendiff.render.html import direction

        return direction(self.language)

    @functools.cached_property
    def _english(self) -> bool:
        """Whether it is English without a catalogue."""
        return self.found is None and self.locale is None and self.direction == "ltr"

    def message(self, message: str, context: str) -> str:
        """Return *message* in this language, or in English where the catalogue lacks it."""
        if self.found is None:
            return message
        return str(self.found.pgettext(context, message) if context else self.found.gettext(message))

    def counted(self, number: int, one: str, many: str) -> str:
        """Return the plural form for *number*."""
        return str(self.found.ngettext(one, many, number)) if self.found else super().counted(number, one, many)

    def day(self, when: Date) -> str:
        """Return a day as CLDR writes it in full, or as the catalogue does where it says so of that day."""
        if self.locale is None:
            return super().day(when)
        from babel.dates import format_date, get_month_names

        # Translators: only where CLDR's own form will not do: French says 1er mars, but 2 mars.
        own = self.counted(when.day, "%(day)s %(month)s %(year)s", "%(day)s %(month)s %(year)s")
        if own == "%(day)s %(month)s %(year)s":
            return format_date(when, "long", self.locale)
        return own % {
            "day": when.day,
            "month": get_month_names("wide", locale=self.locale)[when.month],
            "year": when.year,
        }

    def number(self, number: int) -> str:
        """Return a number with marks between its thousands."""
        if self.locale is None:
            return super().number(number)
        from babel.numbers import format_decimal

        return format_decimal(number, locale=self.locale)

    def listed(self, parts: list[str], *, ended: bool) -> str:
        """Return parts in a row, with ``and`` before the last where it is *ended*."""
        if self.locale is None:
            return super().listed(parts, ended=ended)
        if ended:
            from babel.lists import format_list

            return format_list(parts, "standard", self.locale)
        return self.between(", ").join(parts)

    def between(self, mark: str) -> str:
        """Return *mark* as this language writes it between words or sentences."""
        return self.message(mark, "between the parts of a list")

    @staticmethod
    def together(words: str) -> str:
        """Return *words* without what sets some apart, for files that programs read."""
        return words.replace(_OPEN, "").replace(_CLOSE, "")

    def given(self, words: str) -> str:
        """Return *words*, set apart where some of them would run, or change places, in another direction."""
        if self.direction == "ltr" and not _TURNS.search(words):
            return words
        strong = {unicodedata.bidirectional(letter) for letter in words}
        foreign = strong & {"R", "AL"} if self.direction == "ltr" else strong & {"L", "EN"}
        return f"{_OPEN}{words}{_CLOSE}" if foreign else words

    def same(self, words: str) -> bool:
        """Whether *words* of English are said the same: in English without a catalogue, with nothing to set apart."""
        return self._english and (words.isascii() or not _TURNS.search(words))

    @property
    def name(self) -> str:
        """The language as it calls itself."""
        if self.locale is None:
            return "English"
        said = self.locale.get_display_name(self.locale) or self.language
        return said[:1].upper() + said[1:]


IN_ENGLISH = Spoken("en", None, None)


@functools.lru_cache(maxsize=32)
def voice(language: str, own: str = "") -> Spoken:
    """Return the voice of *language*; *own* is the text of a catalogue that comes before amendiff's.

    Raises BadShape where there is no catalogue, or one cannot be used.
    """
    texts = [(f"strings/{language}.po", own)] if own else []
    texts += [(f"{name}.po", text) for name in _wider(language) if (text := _ours(name))]
    english = language.split("-")[0].lower() == "en"
    if not texts and not english:
        raise BadShape(
            f"there are no strings in the language {language!r}",
            hints=(f"write strings/{language}.po beside site.toml: docs/site.md says how",),
        )
    if english and not texts:
        return IN_ENGLISH if language == "en" else Spoken(language, None, None)
    from babel import Locale, UnknownLocaleError

    try:
        locale = None if english else Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        raise BadShape(f"{language!r} is no language that CLDR knows") from None
    made = [_translations(path, catalogue(path, text, language)) for path, text in texts]
    for one, other in pairwise(made):
        one.add_fallback(other)
    return Spoken(language, made[0], locale)


def _wider(language: str) -> list[str]:
    """``fr-CA``, then ``fr``."""
    parts = language.split("-")
    return ["-".join(parts[:n]) for n in range(len(parts), 0, -1)]


def _ours(name: str) -> str:
    path = files("amendiff.site").joinpath("languages", f"{name}.po")
    return path.read_text(encoding="utf-8") if re.fullmatch(r"[A-Za-z0-9-]+", name) and path.is_file() else ""


def catalogue(path: str, text: str, language: str) -> "Catalog":
    """Return the catalogue in *text*, the file at *path*. Raises BadShape where it would spoil a sentence."""
    from babel import UnknownLocaleError
    from babel.messages.pofile import PoFileError, read_po

    try:
        found = read_po(StringIO(text), language.replace("-", "_"), abort_invalid=True)
        _ = found.plural_expr  # read late: an unknown language shows here
    except (PoFileError, UnknownLocaleError, ValueError) as error:
        raise BadShape(f"{path} is no catalogue: {error}", at=Location(path)) from None
    for one in found:
        sources = one.id if isinstance(one.id, list | tuple) else (one.id,)
        wanted = _names(sources[-1]) if one.id else set()
        left_out = {"number"} if len(sources) > 1 else set()  # a form for one or for two may well say so in words
        for said in one.string if isinstance(one.string, list | tuple) else (one.string,):
            if one.id and said and not wanted - left_out <= _names(said) <= wanted:
                names = ", ".join(f"%({name})s" for name in sorted(wanted)) or "nothing"
                raise BadShape(
                    f"{said!r} does not name what its message does: {names}",
                    at=Location(path, one.lineno or 1, 1, said),
                )
    return found


def _names(message: str) -> set[str]:
    """What *message* names; a sign of per cent that begins no name stands for itself only when it is doubled."""
    return {found[1] or (found[2] and "") or "%" for found in _NAMED.finditer(message)} - {""}


def _translations(path: str, found: "Catalog") -> "NullTranslations":
    from babel.messages.mofile import write_mo
    from babel.support import Translations

    raw = BytesIO()
    write_mo(raw, found)
    raw.seek(0)
    try:
        return Translations(raw)
    except ValueError as error:  # its rule for plurals is none
        raise BadShape(f"{path} is no catalogue: {error}", at=Location(path)) from None
