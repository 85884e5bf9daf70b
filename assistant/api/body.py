"""The body of a question as another program sends it."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from assistant.answers import Filters, Question
from assistant.errors import QuestionRefused


def _whole(value: object) -> object:
    """To JSON 2020.0 is a whole number as well."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


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
            where = ".".join(map(str, first["loc"])) or "The body"
            raise QuestionRefused(f"{where}: {first['msg']}. See api/openapi.json.") from None

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
