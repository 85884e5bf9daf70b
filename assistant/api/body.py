"""The body of a question as another program sends it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.answers import Filters, Question
from assistant.errors import QuestionRefused


def _whole(value: object) -> object:
    """To JSON 2020.0 is a whole number as well."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


# What is said of a field that is wrong, by the name pydantic gives the fault.
_WRONG = {
    "extra_forbidden": "is no field of a question",
    "missing": "is needed",
    "string_type": "should be text",
    "string_too_short": "should not be empty",
    "string_too_long": "is too long",
    "int_type": "should be a whole number",
    "greater_than_equal": "should be a year",
    "less_than_equal": "should be a year",
    "bool_type": "should be true or false",
    "list_type": "should be a list",
    "too_long": "is too long a list",
    "json_invalid": "is no JSON",
    "model_type": "should be an object",
}
_ANY = "is not of the shape that is described"

Year = Annotated[int, Field(ge=1, le=9999), BeforeValidator(_whole)]


class Body(BaseModel):
    """What POST /api/ask takes: a question, its limits, and whether to send sentences at once."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: str = Field(min_length=1, max_length=2000)
    documents: list[str] = Field(default=[], max_length=100)
    authorities: list[str] = Field(default=[], max_length=100)
    kinds: list[str] = Field(default=[], max_length=100)
    from_year: Year | None = Field(default=None, alias="from")
    to_year: Year | None = Field(default=None, alias="to")
    stream: bool = False

    @classmethod
    def of(cls, sent: bytes) -> Body:
        """Raises QuestionRefused, which names the first field that is wrong and never its value."""
        try:
            return cls.model_validate_json(sent)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(map(str, first["loc"]))
            named = f"The field {where}" if where else "The body"
            wrong = _WRONG.get(first["type"], _ANY)
            raise QuestionRefused(f"{named} {wrong}. See api/openapi.json.") from None

    def asked(self) -> Question:
        return Question(
            self.question,
            Filters(
                documents=tuple(self.documents),
                authorities=tuple(self.authorities),
                kinds=tuple(self.kinds),
                from_year=self.from_year,
                to_year=self.to_year,
            ),
        )
