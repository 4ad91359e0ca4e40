"""A site brought up to date: the same as one from nothing, whatever happened before, and whole, whatever stops it."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings as how, strategies as st

from amendiff.corpus import open_corpus
from amendiff.errors import OutputError
from amendiff.site import Settings, build, renewal, swap, workers
from amendiff.site.ledger import MARK
from examples import examples

pytestmark = pytest.mark.slow

HERE = Settings(base_url="https://texts.example/", languages=("en", "fr"))


def digest(target):
    return {
        path.relative_to(target).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(target.rglob("*"))
        if path.is_file()
    }


def write(texts, name, title="", words="We row.", related=""):
    (texts / name).mkdir(parents=True, exist_ok=True)
    more = f'related = ["{related}"]\n' if related else ""
    by = '[tabled]\nby = ["A. North"]\ndate = 2025-01-02\n'
    (texts / name / "dossier.toml").write_text(f'title = "{title or name}"\nbody = "Club"\n{more}{by}', "utf-8")
    (texts / name / "base.en.md").write_text(f"{words}\n\nWe rest.\n", "utf-8")


@pytest.fixture
def three(tmp_path):
    """A corpus of three dossiers, and its site."""
    texts = tmp_path / "texts"
    for name, related in (("one", "two"), ("two", ""), ("three", "")):
        write(texts, name, related=related)
    build(open_corpus(texts), HERE, tmp_path / "public")
    return texts, tmp_path / "public"


def part_of(path):
    """What is exchanged in one step."""
    return "/".join(path.split("/")[: 2 if path.startswith("fr/") else 1])


def anew(texts):
    """What a site from nothing holds."""
    target = texts.parent / "anew"
    shutil.rmtree(target, ignore_errors=True)
    build(open_corpus(texts), HERE, target)
    found = digest(target)
    shutil.rmtree(target)
    return found


NAMES = st.sampled_from(["one", "two", "three", "four"])
EDITS = st.one_of(
    st.tuples(st.just("words"), NAMES, st.sampled_from(["We swim.", "We walk."])),
    st.tuples(st.just("title"), NAMES, st.sampled_from(["A", "B"])),
    st.tuples(st.just("related"), NAMES, NAMES),
    st.tuples(st.just("remove"), st.sampled_from(["two", "three", "four"]), st.just("")),
    st.tuples(
        st.just("stray"),
        st.sampled_from(["stale.html", "one/stale.html", "fr/one/stale.html", "fr/x", "sponsors/x"]),
        st.just(""),
    ),
    st.tuples(
        st.just("lose"),
        st.sampled_from(["index.html", "one/index.html", "fr/one/index.html", "fr/index.html", "static/site.js"]),
        st.just(""),
    ),
)


def edit(texts, target, kind, name, value):
    if kind in ("words", "title", "related"):
        write(texts, name, **{kind: value})
    elif kind == "remove":
        shutil.rmtree(texts / name, ignore_errors=True)
    elif kind == "stray":
        (target / name).write_text("old")
    else:
        (target / name).unlink(missing_ok=True)


@pytest.mark.parametrize("exchange", [True, False])
@how(max_examples=examples(5), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rounds=st.lists(st.lists(EDITS, min_size=1, max_size=3), min_size=1, max_size=3))
def test_whatever_changed_it_comes_out_as_from_nothing(tmp_path_factory, exchange, rounds):
    folder = tmp_path_factory.mktemp("edited")
    texts, target = folder / "texts", folder / "public"
    for name in ("one", "two", "three"):
        write(texts, name)
    build(open_corpus(texts), HERE, target)

    with pytest.MonkeyPatch.context() as patch:
        if not exchange:
            patch.setattr(swap, "exchange", lambda *_: False)
        for edits in rounds:
            for one in edits:
                edit(texts, target, *one)
            built = build(open_corpus(texts), HERE, target)
            found = digest(target)
            assert anew(texts) == found
            assert (len(found), sum(path.endswith(".html") for path in found)) == (built.files, built.pages)
    assert ["public", "texts"] == sorted(path.name for path in folder.iterdir())


def killed(step, texts, target, exchange):
    """Build in another process that is killed before its *step*-th change of a name; return whether it came so far."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # this process may have threads; the other needs none
        child = os.fork()
    if not child:
        left = [step]

        def counted(work):
            def wrapped(*arguments):
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                return work(*arguments)

            return wrapped

        original = swap.exchange if exchange else lambda *_: False
        swap.exchange = counted(original)
        Path.rename, Path.replace = counted(Path.rename), counted(Path.replace)
        try:
            build(open_corpus(texts), HERE, target)
        finally:
            os._exit(0)
    return os.waitpid(child, 0)[1] == signal.SIGKILL


@pytest.mark.parametrize("exchange", [True, False])
def test_a_build_killed_while_it_swaps_leaves_whole_folders_and_the_next_mends_it(three, exchange):
    texts, target = three
    write(texts, "two", title="New")
    write(texts, "four")
    shutil.rmtree(texts / "three")
    expected = anew(texts)
    before = digest(target)
    step = 0
    while True:
        step += 1
        shutil.copytree(target, target.parent / "kept")
        if not killed(step, texts, target, exchange):
            break
        if target.exists():
            now = digest(target)
            for part in {part_of(path) for path in now} - {MARK}:
                held = [
                    {path: code for path, code in one.items() if part_of(path) == part}
                    for one in (now, before, expected)
                ]
                assert held[0] in held[1:], (step, part)
        else:
            assert not exchange
        build(open_corpus(texts), HERE, target)
        assert expected == digest(target), step
        assert ["kept", "public", "texts"] == sorted(path.name for path in target.parent.iterdir())
        shutil.rmtree(target)
        (target.parent / "kept").rename(target)

    assert (step > 8) == exchange
    assert expected == digest(target)


def test_a_change_taken_back_after_a_killed_build_is_taken_back_on_the_page(three):
    texts, target = three
    before = digest(target)
    write(texts, "two", words="We swim.")
    assert killed(7, texts, target, exchange=True)

    write(texts, "two")
    build(open_corpus(texts), HERE, target)

    assert before == digest(target)


def test_a_first_build_that_is_killed_leaves_no_site_and_no_hindrance(three):
    texts, _ = three
    target = texts.parent / "first"
    assert killed(1, texts, target, exchange=True)
    assert not target.exists()

    build(open_corpus(texts), HERE, target)

    assert anew(texts) == digest(target)
    assert ["first", "public", "texts"] == sorted(path.name for path in texts.parent.iterdir())


def test_of_two_builds_at_once_one_waits_for_the_other(three):
    texts, target = three
    write(texts, "two", title="New")
    ready, go, order = threading.Event(), threading.Event(), []

    def slow(done, total, name):
        ready.set()
        go.wait(20)
        order.append("first")

    first = threading.Thread(target=build, args=(open_corpus(texts), HERE, target, slow))
    first.start()
    assert ready.wait(20)
    second = threading.Thread(
        target=lambda: (build(open_corpus(texts), HERE, target), order.append("second")),
    )
    second.start()
    second.join(0.3)
    assert second.is_alive()
    go.set()
    first.join(20)
    second.join(20)

    assert "second" == order[-1]
    assert anew(texts) == digest(target)


def test_a_process_that_dies_is_told_and_changes_nothing(three, monkeypatch):
    texts, target = three
    write(texts, "two", title="New")
    before = digest(target)
    monkeypatch.setattr(renewal, "MANY", 2)
    monkeypatch.setattr(workers, "processors", lambda: 2)
    monkeypatch.setattr(workers, "_START", "raise SystemExit")

    with pytest.raises(OutputError, match="has ended before its time"):
        build(open_corpus(texts), Settings(title="All anew"), target)

    assert before == digest(target)
    assert ["public", "texts"] == sorted(path.name for path in target.parent.iterdir())


def test_a_program_needs_no_guard_to_build_with_all_processors(three):
    texts, target = three
    script = texts.parent / "script.py"
    script.write_text(
        "from amendiff.corpus import open_corpus\nfrom amendiff.site import Settings, build, renewal, workers\n"
        "renewal.MANY, workers.processors = 2, lambda: 2\n"
        f"print(build(open_corpus({str(texts)!r}), Settings(), {str(target)!r}).dossiers)\n"
    )

    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False)

    assert ("3\n", "") == (done.stdout, done.stderr)


def test_a_build_with_nothing_to_do_loads_no_templates(three):
    texts, target = three
    tell = (
        "import sys; from amendiff.corpus import open_corpus; from amendiff.site import Settings, build; "
        f"here = Settings(base_url={HERE.base_url!r}, languages={HERE.languages!r}); "
        f"build(open_corpus({str(texts)!r}), here, {str(target)!r}); "
        "print(*sorted(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", tell], capture_output=True, text=True, check=True)

    loaded = set(done.stdout.split())
    assert set() == {"jinja2", "multiprocessing", "concurrent.futures", "amendiff.analyse"} & loaded
