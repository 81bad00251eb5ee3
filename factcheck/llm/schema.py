"""Wire models as strict JSON schemas, and what makes a schema one that some provider refuses or does not enforce."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from pydantic import BaseModel

from factcheck.errors import UsageError

_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_DEEPEST = 5
_MOST_PROPERTIES = 100
_SAYS_A_TYPE = frozenset({"type", "anyOf", "$ref", "enum", "const"})
# What OpenAI or Azure refuses in strict mode; the check that it meant belongs into code.
_REFUSED = {
    "oneOf": "is not taken: use a union without a discriminator (anyOf)",
    "discriminator": "is not taken: use a union without a discriminator",
    "allOf": "is not taken",
    "not": "is not taken",
    "if": "is not taken",
    "prefixItems": "is not taken: a tuple must be a list or an object",
    "patternProperties": "is not taken",
    "propertyNames": "is not taken: a dictionary must be a list of objects",
    "minProperties": "is not enforced",
    "maxProperties": "is not enforced",
    **dict.fromkeys(("minLength", "maxLength", "pattern", "format"), "is not enforced: validate the text in code"),
    **dict.fromkeys(
        ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"),
        "is not enforced: validate the number in code",
    ),
    **dict.fromkeys(("minItems", "maxItems", "uniqueItems", "contains"), "is not enforced: validate the list in code"),
}


@cache
def strict_schema(model: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of a wire model for strict mode, in the order of its fields, which is the order of the answer.

    Every key is required and no other allowed. Raises :class:`UsageError` where :func:`check_strict` finds a trap. The
    result is shared: do not change it.
    """
    raw = model.model_json_schema(mode="validation")
    definitions = raw.pop("$defs", {})
    if "$ref" in raw:  # a model that holds itself
        raw = definitions[raw["$ref"].rpartition("/")[2]]
    schema: dict[str, Any] = _strict(raw, definitions)
    if kept := {name: _strict(definitions[name], definitions) for name in sorted(_named(schema, definitions))}:
        schema["$defs"] = kept
    check_strict(schema, model.__name__)
    return schema


def check_strict(schema: Mapping[str, Any], name: str = "answer") -> None:
    """Raises :class:`UsageError` with everything in a schema that strict mode refuses or silently ignores."""
    problems = list(_root_problems(schema, name))
    for path, part in _parts(schema, "$"):
        problems += [f"{path}: {problem}" for problem in _problems(part)]
    if _depth(schema) > _DEEPEST:
        problems.append(f"more than {_DEEPEST} objects and lists in one another")
    if _properties(schema) > _MOST_PROPERTIES:
        problems.append(f"more than {_MOST_PROPERTIES} properties")
    if problems:
        raise UsageError(f"schema {name!r} cannot be strict: {'; '.join(problems)}")


def _strict(node: Any, definitions: Mapping[str, Any]) -> Any:
    if isinstance(node, list):
        return [_strict(item, definitions) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node and len(node) > 1:  # strict mode takes nothing beside a reference
        target = definitions[node["$ref"].rpartition("/")[2]]
        node = {**target, **{key: value for key, value in node.items() if key != "$ref"}}
    # Titles repeat the names and cost tokens; a default of null says that the key may be missing, which it may not.
    kept = {k: v for k, v in node.items() if k != "title" and not (k == "default" and v is None)}
    strict = {
        key: {name: _strict(item, definitions) for name, item in value.items()}
        if key == "properties"
        else (value if key in ("enum", "const", "default", "examples") else _strict(value, definitions))
        for key, value in kept.items()
    }
    if "const" in strict:
        strict["enum"] = [strict.pop("const")]
    if strict.get("type") == "object" and "properties" in strict:
        strict["required"] = list(strict["properties"])
        strict.setdefault("additionalProperties", False)
    return strict


def _named(schema: Any, definitions: Mapping[str, Any]) -> set[str]:
    """The definitions that a schema needs, also through one another."""
    found: set[str] = set()
    waiting: list[Any] = [schema]
    while waiting:
        for _, part in _parts(waiting.pop(), "$"):
            name = str(part.get("$ref", "")).rpartition("/")[2]
            if name in definitions and name not in found:
                found.add(name)
                waiting.append(_strict(definitions[name], definitions))
    return found


def _parts(node: Any, path: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every schema in a schema, with where it stands."""
    if not isinstance(node, Mapping):
        return
    yield path, node
    for group in ("properties", "$defs"):
        for name, part in (node.get(group) or {}).items():
            yield from _parts(part, f"{path}.{name}" if group == "properties" else f"$defs.{name}")
    for key in ("anyOf", "oneOf", "allOf", "prefixItems"):
        for index, part in enumerate(node.get(key) or []):
            yield from _parts(part, f"{path}.{key}[{index}]")
    for key in ("items", "additionalProperties", "not"):
        yield from _parts(node.get(key), f"{path}.{key}")


def _root_problems(schema: Mapping[str, Any], name: str) -> Iterator[str]:
    if not _NAME.fullmatch(name):
        yield "its name must be 1 to 64 of A-Z, a-z, 0-9, _ and -"
    if schema.get("type") != "object":
        yield "its root must be an object"


def _problems(part: Mapping[str, Any]) -> Iterator[str]:
    yield from (f"{key} {why}" for key, why in _REFUSED.items() if key in part)
    if not _SAYS_A_TYPE & set(part) and not {"oneOf", "allOf"} & set(part):
        yield "has no type (Any)"
    if part.get("default") is not None:
        yield "has a default, which strict mode refuses: every key is required"
    if {"number", "string"} <= {item.get("type") for item in part.get("anyOf") or [] if isinstance(item, Mapping)}:
        yield "is a number or a string (Decimal): take a string, and make it a number in code"
    if "$ref" in part and len(part) > 1:
        yield "has keys beside $ref"
    if part.get("type") == "array" and "prefixItems" not in part and not part.get("items"):
        yield "is a list of anything"
    if part.get("type") == "object":
        yield from _object_problems(part)


def _object_problems(part: Mapping[str, Any]) -> Iterator[str]:
    properties = part.get("properties")
    if part.get("additionalProperties") is not False:
        yield (
            "allows keys that it does not name (extra='allow')"
            if properties
            else "is a dictionary: use a list of objects with a key and a value"
        )
    elif not properties:
        yield "is an object without keys"
    if sorted(part.get("required", [])) != sorted(properties or {}):
        yield "does not require all of its keys"


def _depth(schema: Mapping[str, Any]) -> int:
    definitions = schema.get("$defs", {})

    def deep(node: Any, seen: frozenset[str]) -> int:
        if not isinstance(node, Mapping):
            return 0
        name = str(node.get("$ref", "")).rpartition("/")[2]
        if name:
            return 0 if name in seen else deep(definitions.get(name), seen | {name})
        inner = [*(node.get("properties") or {}).values(), *(node.get("anyOf") or []), node.get("items")]
        here = 1 if node.get("type") in ("object", "array") else 0
        return here + max((deep(part, seen) for part in inner), default=0)

    return deep(schema, frozenset())


def _properties(schema: Mapping[str, Any]) -> int:
    return sum(len(part.get("properties") or {}) for _, part in _parts(schema, "$"))
