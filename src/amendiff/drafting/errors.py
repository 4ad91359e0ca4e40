"""What drafting raises on purpose. That words are not understood is no error: it is told in the instruction."""

from amendiff.errors import AmendiffError


class NotExpressible(AmendiffError):
    """The dialect has no way to say what an operation does."""

    code = "AD251"
