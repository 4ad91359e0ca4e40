"""What is equal for certain, as blocks: in order, equal, and as good as a group for each provision."""

from hypothesis import given, strategies as st

from amendiff.comparison.anchors import anchored, between, ends_and_anchors
from amendiff.comparison.chains import heaviest
from amendiff.comparison.groups import Group, Groups

values = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def _weigh(at, to):
    return sum(1.0 + n % 3 for n in range(at, to))


@given(values, values)
def test_blocks_are_equal_and_in_order_and_gaps_are_the_rest(a, b):
    for find in (anchored, ends_and_anchors):
        blocks = find(a, b, _weigh, set())
        x = y = covered = 0
        for i, j, size in blocks:
            assert a[i : i + size] == b[j : j + size]
            assert x <= i
            assert y <= j
            assert 0 < size
            x, y, covered = i + size, j + size, covered + size
        gaps = between(blocks, (0, len(a), 0, len(b)))

        assert len(a) - covered == sum(end - i for i, end, _, _ in gaps)
        assert len(b) - covered == sum(last - j for _, _, j, last in gaps)


def test_what_stands_once_is_found_before_what_repeats():
    assert [(0, 1, 3)] == anchored("xay", "wxaya", _weigh, set())


@given(st.permutations("abcdefgh"), st.permutations("abcdefgh"))
def test_of_what_stands_once_and_crosses_the_heaviest_stays(a, b):
    chain = heaviest((at, b.index(value), _weigh(at, at + 1)) for at, value in enumerate(a))

    assert sum(_weigh(at, at + 1) for at, _ in chain) == sum(
        _weigh(i, i + size) for i, _, size in anchored(a, b, _weigh, set())
    )


parts = st.lists(st.integers(1, 4), max_size=6)


@given(parts)
def test_groups_are_the_same_one_by_one_in_a_row_and_in_slices(sizes):
    blocks = [part for n, size in enumerate(sizes) for part in ((n * 9, n * 9 + 1, size), Group((n * 9 + 8,), ()))]
    groups = Groups(blocks)

    assert sum(sizes) + len(sizes) == len(groups)
    assert list(groups) == [groups[at] for at in range(len(groups))] == list(groups[:])
    assert [(at, one) for at, one in enumerate(groups) if not one.new] == list(groups.apart())
