"""How templates become Python: as Jinja does it, without what no template here asks for. Knows no page.

Jinja hands the names that a template knows to each function that it calls, in case it wants them, and escapes what was
escaped before. Both are a good part of the time that a page takes. Filters can still ask for what they want.
"""

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

VERSION = 2
"""Raised where other code is made of the same template, so that what was kept is made anew."""


class Generator(CodeGenerator):
    """Functions are called with what the template gives them, and what is to be escaped goes through ``put``.

    ``put``, of the environment, does what ``finalize`` does, and escapes.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802  # Jinja calls it so
        """Write a call that gives no context."""
        self.visit(node.node, frame)
        self.write("(")
        if node.args:  # what follows is written with a comma before it
            self.visit(node.args[0], frame)
        elif node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller:
            self.write("*()")
        rest = nodes.Call(node.node, node.args[1:], node.kwargs, node.dyn_args, node.dyn_kwargs, lineno=node.lineno)
        self.signature(rest, frame, {"caller": "caller"} if forward_caller else None)
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write("environment.put(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if _escapes(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _escapes(frame: Frame) -> bool:
    """Whether it is certain that what is put out there is escaped."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile
