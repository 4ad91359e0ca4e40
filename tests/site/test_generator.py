"""Templates say the same as Jinja's own code does."""

import pytest
from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.exceptions import UndefinedError
from markupsafe import Markup, escape

from amendiff.site.generator import VERSION, Generator

PARTS = """{% macro badge(name, colour="k1") %}
<b class="{{ colour }}">{{ name }}{{ caller() if caller is defined }}</b>
{% endmacro %}"""


class Ours(Environment):
    code_generator_class = Generator
    put = staticmethod(escape)


def said(kind: type[Environment], template: str) -> str:
    templates = {"parts": PARTS, "base": "[{% block main %}{% endblock %}]", "page": template}
    made = kind(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined)
    made.globals |= {"joined": lambda *parts, between="-": between.join(map(str, parts)), "safe": Markup}
    return made.get_template("page").render(words="<w>", parts=["a", "<b>"], named={"between": "&"}, off=False)


@pytest.mark.parametrize(
    "template",
    [
        "{{ words }}, {{ safe(words) }}, {{ 3 }}, {{ '<'|upper }}, {{ none }}",
        "{{ joined() }}{{ joined('x') }}{{ joined('x', 'y', between='<') }}{{ joined(between='+') }}",
        "{{ joined(*parts) }}{{ joined(*parts, **named) }}{{ joined('x', **named) }}{{ joined('x', *parts) }}",
        "{% import 'parts' as m with context %}{{ m.badge(words) }}{{ m.badge('x', colour=words) }}",
        "{% from 'parts' import badge %}{% call badge(words) %}{{ words }}{% endcall %}",
        "{% for one in parts %}{{ joined(one, loop.index) }}{{ ', ' if not loop.last }}{% endfor %}",
        "{% for one in [[1, [2]]] recursive %}{{ one if one is number else loop(one) }};{% endfor %}",
        "{% set ns = namespace(a=words) %}{% set ns.a = joined(ns.a, 'x') %}{{ ns.a }}",
        "{% extends 'base' %}{% block main %}{{ super() }}{{ joined(words, words.upper()) }}{% endblock %}",
        "{{ joined(words) if missing is defined else joined('none') }}",
        "{{ dict(**{'class': words}) }}{{ dict(class=words) }}",
        "{% macro tag(for='', class='') %}{{ for }}{{ class }}{% endmacro %}{{ tag(class='<', for=words) }}",
        "{% autoescape false %}{{ words }}{% set x %}<p>{{ words }}{% endset %}{{ x }}{% endautoescape %}",
        "{% autoescape off %}<p>{{ words }}</p>{% endautoescape %}{{ words }}",
        "{% filter upper %}<p>{{ words }}</p>{% endfilter %}{% include 'parts' %}{{ cycler('a', words).next() }}",
    ],
)
def test_a_template_says_what_jinja_makes_of_it(template: str) -> None:
    assert said(Environment, template) == said(Ours, template)


@pytest.mark.parametrize(
    "template", ["{{ missing }}", "{{ missing() }}", "{{ words.missing }}", "{{ joined(missing) }}"]
)
def test_an_unknown_name_is_an_error(template: str) -> None:
    with pytest.raises(UndefinedError):
        said(Ours, template)


def test_what_is_kept_as_compiled_is_made_anew_when_other_code_is_made() -> None:
    """Where this fails since templates become other code, raise VERSION."""
    made = Ours(autoescape=True).compile("{{ a(1) }}", raw=True)
    (body,) = (line.strip() for line in made.split("\n") if line.strip().startswith("yield env"))

    assert (2, "yield environment.put((undefined(name='a') if l_0_a is missing else l_0_a)(1))") == (VERSION, body)
