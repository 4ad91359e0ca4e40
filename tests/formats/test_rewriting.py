"""The file of an amendment written anew: other operations, the same comments."""

from hypothesis import assume, given
from inline_snapshot import snapshot

from amendiff.formats.rewriting import rewritten
from amendiff.formats.toml import decode
from amendiff.model.amendment import Amendment
from amendiff.model.operation import Delete, Insert
from strategies import Tabled, sets

SOURCE = '''\
id = "A1"  # its name
against = "tabled+A0"
sequence = 1

# The first.
[[operations]]
kind = "insert"
# Beside the bridge:
at = "op1"  # of the draft
after = "bridge"
text = """
and the mill"""

# The second.
[[operations]]
kind = "delete"
at = "op2"
words = "old"

# At last.
[decision]
outcome = "pending"
'''
FIRST = Insert(at="op1", after="bridge", text="and the mill")
SECOND = Delete(at="op2", words="old")


def test_nothing_new_leaves_the_file_as_it_is() -> None:
    assert SOURCE == rewritten(SOURCE, [[FIRST], [SECOND]], "tabled+A0")


def test_other_addresses_keep_every_comment() -> None:
    moved = Insert(at="op4", after="bridge", text="and the mill", occurrence=2)

    assert rewritten(SOURCE, [[moved], [SECOND]], "tabled", ["Carried over.\nSee there."]) == snapshot('''\
# Carried over.
# See there.
id = "A1"  # its name
against = "tabled"
sequence = 1

# The first.
[[operations]]
kind = "insert"
# Beside the bridge:
at = "op4" # of the draft
after = "bridge"
text = """
and the mill"""
occurrence = 2

# The second.

[[operations]]
kind = "delete"
at = "op2"
words = "old"

# At last.
[decision]
outcome = "pending"
''')


def test_one_left_out_and_one_made_two() -> None:
    two = [Delete(at="op3", words="old", occurrence=1), Delete(at="op3", words="old", occurrence=3)]

    assert rewritten(SOURCE, [[], two], "tabled+A0") == snapshot("""\
id = "A1"  # its name
against = "tabled+A0"
sequence = 1

# The first.
[[operations]]
# The second.
kind = "delete"
at = "op3"
words = "old"
occurrence = 1

[[operations]]
kind = "delete"
at = "op3"
words = "old"
occurrence = 3

# At last.
[decision]
outcome = "pending"
""")
    assert (FIRST,) == decode(rewritten(SOURCE, [[FIRST], []], "tabled+A0"), Amendment).operations


def test_operations_in_one_line() -> None:
    source = 'id = "A1"\noperations = [{kind = "delete", at = "op2", words = "old"}]\nsequence = 3\n[decision]\n'

    found = decode(rewritten(source, [[SECOND, FIRST]], "tabled"), Amendment)

    assert (("A1", 3), (SECOND, FIRST)) == ((found.id, found.sequence), found.operations)


@given(sets(most=2), sets(most=1))
def test_what_is_written_is_read_back(tabled: Tabled, other: Tabled) -> None:
    import msgspec
    import tomlkit

    one = tabled.amendments[0]
    assume(one.operations)
    source = tomlkit.dumps(msgspec.to_builtins(one))
    new = [[operation] * (n % 3) for n, operation in enumerate(one.operations, 1)]
    new[0] = list(other.amendments[0].operations)

    found = decode(rewritten(source, new, "tabled", ["a \x00 remark"]), Amendment)

    assert tuple(operation for some in new for operation in some) == found.operations
