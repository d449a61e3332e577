"""Gives the Params of wrappers the docs that they have at run time, as the Python reference does not import them."""

import ast

import griffe


class ParamDocs(griffe.Extension):
    """Takes the third argument of Param as the docs of the attribute."""

    def on_attribute_instance(self, *, node, attr, **_):
        call = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Param":
            attr.docstring = griffe.Docstring(ast.literal_eval(call.args[2]), parent=attr)
