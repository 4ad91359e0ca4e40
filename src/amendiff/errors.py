"""What amendiff raises on purpose, each with a stable code.

* AmendiffError
  + InputError           AD1xx  a file is not what it should be (encoding, size, TOML, fields, Markdown structure)
  + TargetError          AD2xx  an operation does not name exactly one place
    - TargetNotFound, TargetAmbiguous, InsideWord, TypographyDiffers, BadRange, WrongKind, NoChange
    (AD208: no operations give the new text)
  + SetError             AD3xx  a set of amendments has no text of its own
    - UnknownAmendment, MissingParent, Cycle, SetConflict, NotAdopted
  + CorpusError          AD4xx  the files of a corpus disagree with each other
  + ReferenceProblem    AD5xx  a reference on the command line names nothing, or two things
  + OutputError          AD6xx  a result could not be written

An error carries facts; only ``cli`` decides how they look. Codes never change meaning.
"""

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Location:
    """Where in a file something stands. Lines and columns count from 1; *source* is the line itself."""

    path: str
    line: int = 0
    column: int = 0
    source: str = ""


class AmendiffError(Exception):
    """Carries a message, the place and hints; ``code`` is stable."""

    code = "AD000"

    def __init__(
        self,
        message: str,
        *,
        code: str | None = None,
        at: Location | None = None,
        hints: tuple[str, ...] = (),
        field: tuple[str | int, ...] = (),
    ) -> None:
        super().__init__(message)
        if code is not None:
            self.code = code
        self.at = at
        self.hints = hints
        self.field = field
        """The path of keys inside a file (``("operations", 1, "old")``), from which the line is found."""

    def located(self, at: Location) -> Self:
        """Set the place, where none is known yet, and return the error itself."""
        self.at = self.at or at
        return self


class InputError(AmendiffError):
    """A file is not what it should be."""

    code = "AD100"


class NotText(InputError):
    """Not UTF-8, or with control characters that no text holds."""

    code = "AD101"


class TooLarge(InputError):
    """Larger than the stated limit."""

    code = "AD102"


class BadSyntax(InputError):
    """Not TOML, or not JSON."""

    code = "AD103"


class BadShape(InputError):
    """A field is missing, unknown, or of another type than it should be."""

    code = "AD104"


class FileMissing(InputError):
    """No such file or folder."""

    code = "AD105"


class OutsideCorpus(InputError):
    """A link leads out of the corpus."""

    code = "AD106"


class BadArchive(InputError):
    """Not a file that can be read: AD110 no such file, AD111 broken XML,
    AD112 a password, AD113 macros, AD114 a modification that does not say what or where.
    """

    code = "AD110"


class StructureError(InputError):
    """A Markdown text whose parts cannot be told without guessing."""

    code = "AD120"


class TargetError(AmendiffError):
    """An operation does not name exactly one place."""

    code = "AD200"


class TargetNotFound(TargetError):
    """An operation names no provision, or words that do not stand there."""

    code = "AD201"


class TargetAmbiguous(TargetError):
    """An operation names more than one place."""

    code = "AD202"


class InsideWord(TargetError):
    """The quotation begins or ends inside a word."""

    code = "AD203"


class TypographyDiffers(TargetError):
    """The words stand there but for quotation marks, apostrophes, dashes, spaces or Unicode normalisation."""

    code = "AD204"


class BadRange(TargetError):
    """A range that runs backwards, spans levels, or whose provisions are not neighbours."""

    code = "AD205"


class WrongKind(TargetError):
    """The provision is of a kind that the operation cannot act on."""

    code = "AD206"


class NoChange(TargetError):
    """The operation would change nothing."""

    code = "AD207"


class SetError(AmendiffError):
    """A set of amendments has no text of its own."""

    code = "AD300"


class UnknownAmendment(SetError):
    """No amendment of that name, or more than one."""

    code = "AD301"


class MissingParent(SetError):
    """The set lacks an amendment on which another in it depends."""

    code = "AD302"


class Cycle(SetError):
    """Amendments drafted against each other in a circle."""

    code = "AD303"


class SetConflict(SetError):
    """Two operations of the set change the same words differently."""

    code = "AD304"


class NotAdopted(SetError):
    """A version named after an amendment that was not adopted."""

    code = "AD305"


class CorpusError(AmendiffError):
    """The files of a corpus disagree with each other."""

    code = "AD400"


class ReferenceProblem(AmendiffError):
    """A reference names nothing, or two things."""

    code = "AD500"


class OutputError(AmendiffError):
    """A result could not be written."""

    code = "AD600"


class NotCarried(OutputError):
    """The format, or the file to be changed, cannot hold what is asked for."""

    code = "AD610"


class ExtraMissing(OutputError):
    """The format needs a package that is not installed."""

    code = "AD611"
