"""Strict schemas: what they look like, and every trap is found."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, RootModel, create_model

from factcheck.errors import UsageError
from factcheck.llm.schema import check_strict, strict_schema


class Label(StrEnum):
    SUPPORTED = "supported"
    NOT_FOUND = "not_found"


class Fact(BaseModel):
    """One fact."""

    quote: str = Field(description="word for word")
    title: str
    value: str | None = None
    label: Label
    kind: Literal["fact"]
    first: Annotated[Label, Field(description="a reference with a neighbour")]


class Facts(BaseModel):
    facts: list[Fact]


class Node(BaseModel):
    name: str
    parts: list[Node]


def test_the_whole_schema() -> None:
    labels = {"enum": ["supported", "not_found"], "type": "string"}
    fact = {
        "description": "One fact.",
        "properties": {
            "quote": {"description": "word for word", "type": "string"},
            "title": {"type": "string"},
            "value": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "label": {"$ref": "#/$defs/Label"},
            "kind": {"type": "string", "enum": ["fact"]},
            "first": {**labels, "description": "a reference with a neighbour"},
        },
        "type": "object",
        "required": ["quote", "title", "value", "label", "kind", "first"],
        "additionalProperties": False,
    }
    assert strict_schema(Facts) == {
        "properties": {"facts": {"items": {"$ref": "#/$defs/Fact"}, "type": "array"}},
        "type": "object",
        "required": ["facts"],
        "additionalProperties": False,
        "$defs": {"Fact": fact, "Label": labels},
    }


def test_keys_keep_their_order() -> None:
    names = ["zebra", "quote", "apple", "label"]
    model = create_model("Ordered", **dict.fromkeys(names, (str, ...)))  # type: ignore[call-overload]
    assert list(strict_schema(model)["properties"]) == names


def test_a_schema_may_hold_itself() -> None:
    schema = strict_schema(Node)
    assert schema["type"] == "object"
    assert schema["$defs"]["Node"]["required"] == ["name", "parts"]


def one(kind: Any, default: Any = ..., name: str = "Model") -> type[BaseModel]:
    return create_model(name, field=(kind, default))


class Cat(BaseModel):
    kind: Literal["cat"]


class Dog(BaseModel):
    kind: Literal["dog"]


class Open(BaseModel):
    model_config = ConfigDict(extra="allow")
    a: str


class Empty(BaseModel):
    pass


def deep() -> type[BaseModel]:
    model = one(str)
    for level in range(6):
        model = one(model, name=f"Level{level}")
    return model


TRAPS: dict[str, Callable[[], type[BaseModel]]] = {
    "non-null default": lambda: one(str, "x"),
    "default of an inner model": lambda: one(one(int, 0, name="Inner")),
    "discriminator": lambda: one(Annotated[Cat | Dog, Field(discriminator="kind")]),
    "dictionary": lambda: one(dict[str, int]),
    "dictionary of anything": lambda: one(dict[str, Any]),
    "Any": lambda: one(Any),
    "object": lambda: one(object),
    "list of anything": lambda: one(list),
    "list of Any": lambda: one(list[Any]),
    "extra allowed": lambda: Open,
    "extra allowed inside": lambda: one(list[Open]),
    "tuple": lambda: one(tuple[str, int]),
    "root array": lambda: RootModel[list[str]],
    "root string": lambda: RootModel[str],
    "Decimal": lambda: one(Decimal),
    "minLength": lambda: one(Annotated[str, Field(min_length=1)]),
    "maxLength": lambda: one(Annotated[str, Field(max_length=9)]),
    "pattern": lambda: one(Annotated[str, Field(pattern="a")]),
    "minimum": lambda: one(Annotated[int, Field(ge=0)]),
    "maxItems": lambda: one(Annotated[list[str], Field(max_length=2)]),
    "nothing in it": lambda: one(Empty),
    "name with a space": lambda: one(str, name="a b"),
    "name too long": lambda: one(str, name="a" * 65),
    "name with brackets": lambda: one(str, name="Facts[int]"),
    "too deep": deep,
    "too many": lambda: create_model("Wide", **{f"f{i}": (str, ...) for i in range(101)}),  # type: ignore[call-overload]
}


@pytest.mark.parametrize("trap", TRAPS)
def test_every_trap_is_found(trap: str) -> None:
    with pytest.raises(UsageError, match="cannot be strict"):
        strict_schema(TRAPS[trap]())


def test_all_problems_are_told_with_their_place() -> None:
    class Inner(BaseModel):
        a: dict[str, str]

    class Outer(BaseModel):
        b: Any
        inner: list[Inner]

    with pytest.raises(UsageError) as caught:
        strict_schema(Outer)
    assert "$.b: has no type (Any)" in str(caught.value)
    assert "$defs.Inner.a: is a dictionary" in str(caught.value)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": [], "additionalProperties": False},
        {"anyOf": [{"type": "object"}]},
        {"type": "object", "properties": {"a": {"oneOf": [{"type": "string"}]}}, "additionalProperties": False},
    ],
)
def test_schemas_written_by_hand(schema: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        check_strict(schema)
