"""amendiff's own templates, kept as compiled code beside them, as Python keeps its modules. Knows no page.

The code lies in ``__pycache__``, or where ``PYTHONPYCACHEPREFIX`` says. Who can write there can change amendiff itself,
so that it is trusted as much as that, and no more is kept: templates of a theme are compiled by each process, since
what lies beside them may come from anybody. What is damaged, or made of other text, or by another Python or Jinja, is
made anew; where nothing can be written, or Python may not, nothing is kept.
"""

import hashlib
import importlib.util
import marshal
import os
import sys
from contextlib import suppress
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

from amendiff.site.generator import VERSION

_SEAL = hashlib.sha256().digest_size


class Compiled(BytecodeCache):
    """The code of the templates in one folder, but not below it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the path of the code of the template *name*, or nothing where it is none of ours."""
        if filename is None or Path(filename).parent != self.folder:
            return ""
        try:
            return importlib.util.cache_from_source(str(self.folder / name.replace("/", "-")))
        except NotImplementedError:  # a Python that keeps no code
            return ""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give *bucket* the code that was kept, where it is whole and that of its template."""
        if not bucket.key:
            return
        with suppress(OSError, EOFError, ValueError, TypeError):
            raw = Path(bucket.key).read_bytes()
            if raw[:_SEAL] == _seal(bucket, raw[_SEAL:]):
                bucket.code = marshal.loads(raw[_SEAL:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of *bucket*, where Python may keep that of modules; whoever reads it sees all or nothing."""
        if not bucket.key or sys.dont_write_bytecode:
            return
        raw, place = marshal.dumps(bucket.code), Path(bucket.key)
        aside = place.with_name(f"{place.name}.{os.getpid()}")
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            aside.write_bytes(_seal(bucket, raw) + raw)
            aside.replace(place)


def _seal(bucket: Bucket, code: bytes) -> bytes:
    """What tells *code* from any that is damaged, or made of another text, under another name, by other programs."""
    made_by = importlib.util.MAGIC_NUMBER + f"{jinja2.__version__} {VERSION}".encode()
    return hashlib.sha256(b"\0".join((made_by, bucket.key.encode(), bucket.checksum.encode(), code))).digest()
