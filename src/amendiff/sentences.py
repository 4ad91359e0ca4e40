"""Sentences that remember how they were made, so that a page can say them in its own language. Knows English alone.

A sentence is a string like any other, in English; ``spoken`` says it again in another voice. It stays one only where it
is put together by the functions here: whatever else is done to it leaves plain English words behind.

Messages are written out where they are used, as ``say("%(one)s and %(other)s", one=…, other=…)``: tools/strings finds
them there. What is given is never itself read as a message.
"""

from collections.abc import Iterable, Mapping
from datetime import date as Date
from typing import Any, Protocol

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)


class Voice(Protocol):
    """A language to say sentences in."""

    def message(self, message: str, context: str) -> str:
        """Return *message* in this language, with the same names of what is given."""

    def counted(self, number: int, one: str, many: str) -> str:
        """Return the message for *number* things in this language."""

    def day(self, when: Date) -> str:
        """Return a day."""

    def number(self, number: int) -> str:
        """Return a number with marks between its thousands."""

    def listed(self, parts: list[str], *, ended: bool) -> str:
        """Return parts of a sentence in a row; *ended*: with a word before the last."""

    def between(self, mark: str) -> str:
        """Return *mark*, which stands between parts, as this language writes it."""

    def given(self, words: str) -> str:
        """Return words of the record as they stand in a sentence of this language."""

    def same(self, words: str) -> bool:
        """Whether it is known that this language says a sentence, *words* in English, in the same words."""


class English:
    """The voice in which sentences are made."""

    def message(self, message: str, context: str) -> str:
        """Return *message* as it is."""
        return message

    def counted(self, number: int, one: str, many: str) -> str:
        """Return *one* or *many*."""
        return one if number == 1 else many

    def day(self, when: Date) -> str:
        """Return ``24 February 2025``."""
        return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"

    def number(self, number: int) -> str:
        """Return ``1,234``."""
        return f"{number:,}"

    def listed(self, parts: list[str], *, ended: bool) -> str:
        """Return ``A, B and C``, or ``A, B, C``."""
        return " and ".join([", ".join(parts[:-1]), parts[-1]] if ended and len(parts) > 1 else [", ".join(parts)])

    def between(self, mark: str) -> str:
        """Return *mark* as it is."""
        return mark

    def given(self, words: str) -> str:
        """Return *words* as they are."""
        return words

    def same(self, words: str) -> bool:
        """Return ``False``: who knows better says so."""
        return False


ENGLISH = English()


class Sentence(str):
    """Words in English that can be said in another language."""

    __slots__ = ("how",)
    how: tuple[Any, ...]

    def __reduce__(self) -> tuple[Any, ...]:
        return _made, (str(self), self.how)


def say(message: str, /, **given: object) -> Sentence:
    """Return *message* with what is *given* in it: ``say("changes the same words as %(others)s", others="L.12")``."""
    return _made(message % given, ("said", message, "", given))


def say_of(context: str, message: str, /, **given: object) -> Sentence:
    """Return *message* as ``say`` does; *context* tells it from others that English says in the same words."""
    return _made(message % given, ("said", message, context, given))


def count(number: int, one: str, many: str, /, **given: object) -> Sentence:
    """Return the message for *number* things, which it names ``%(number)s``."""
    numbered = {"number": number, **given}
    return _made(ENGLISH.counted(number, one, many) % numbered, ("counted", number, one, many, given))


def day(when: Date) -> Sentence:
    """Return a day in words."""
    return _made(ENGLISH.day(when), ("day", when))


def number(number: int) -> Sentence:
    """Return a number for people."""
    return _made(ENGLISH.number(number), ("number", number))


def listed(parts: Iterable[str]) -> Sentence:
    """Return *parts* as one says them: ``A, B and C``."""
    parts = tuple(parts)
    return _made(ENGLISH.listed([*parts], ended=True), ("listed", parts, True))


def row(parts: Iterable[str]) -> Sentence:
    """Return *parts* one after the other: ``A, B, C``."""
    parts = tuple(parts)
    return _made(ENGLISH.listed([*parts], ended=False), ("listed", parts, False))


def joined(between: str, parts: Iterable[str]) -> Sentence:
    """Return *parts* with *between* as a sign between them: sentences by a space, what stands alone by a semicolon."""
    parts = tuple(parts)
    return _made(between.join(parts), ("joined", between, parts))


def capital(words: str) -> Sentence:
    """Return *words* with a capital first letter."""
    return _made(words[:1].upper() + words[1:], ("capital", words))


def small(words: str) -> Sentence:
    """Return *words* with a small first letter."""
    return _made(words[:1].lower() + words[1:], ("small", words))


def own(words: str) -> Sentence:
    """Return *words* of the record to stand beside words of another language, by themselves."""
    return words if isinstance(words, Sentence) else _made(words, ("own", words))


def spoken(words: str, voice: Voice) -> str:
    """Return *words* in *voice*; words that are no sentence stay what they are."""
    if not isinstance(words, Sentence):
        return words
    return str(words) if voice.same(words) else _spoken(words.how, voice)


def _made(words: str, how: tuple[Any, ...]) -> Sentence:
    made = Sentence(words)
    made.how = how
    return made


def _spoken(how: tuple[Any, ...], voice: Voice) -> str:
    match how:
        case "said", message, context, given:
            return str(voice.message(message, context) % _given(given, voice))
        case "counted", number, one, many, given:
            numbered = {"number": str(number)} | _given(given, voice)
            return str(voice.counted(number, one, many) % numbered)
        case "day", when:
            return voice.day(when)
        case "number", number:
            return voice.number(number)
        case "listed", parts, ended:
            return voice.listed([_part(part, voice) for part in parts], ended=ended)
        case "joined", between, parts:
            return str(voice.between(between).join(_part(part, voice) for part in parts))
        case "capital", words:
            plain = spoken(words, voice)
            return plain[:1].upper() + plain[1:]
        case "small", words:
            plain = spoken(words, voice)
            return plain[:1].lower() + plain[1:]
        case "own", words:
            return voice.given(words)
        case _:
            raise ValueError(how)


def _given(given: Mapping[str, object], voice: Voice) -> dict[str, str]:
    return {name: _part(value, voice) for name, value in given.items()}


def _part(value: object, voice: Voice) -> str:
    if isinstance(value, Sentence):
        return _spoken(value.how, voice)
    return voice.given(value) if isinstance(value, str) else str(value)
