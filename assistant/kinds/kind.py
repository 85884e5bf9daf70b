"""The form of a kind of document: all that is true of one kind alone, as data.

A new kind is one file with a `Kind` in it and one line in `every.py`. Patterns are regular
expressions, in any case; `^` stands at the start of a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from re import Pattern
from typing import Literal


@dataclass(frozen=True, slots=True)
class Sign:
    """One way a front page tells the kind: all that is given has to hold.

    `title` is looked for in its title, each of `front` in the words of its first `pages`;
    `least` of the `labels` begin a line there. `without` may not stand in the title, where that
    is looked at, else nowhere in those pages. A document of more than `longest` pages is none (0:
    any length).
    """

    title: str = ""
    front: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    least: int = 1
    pages: int = 1
    without: str = ""
    longest: int = 0

    @property
    def in_words(self) -> str:
        """What has to hold, for a person: the patterns as they stand."""
        said = [f"a title with {self.title}"] if self.title else []
        where = "page 1" if self.pages == 1 else f"pages 1 to {self.pages}"
        said += [f"on {where} {pattern}" for pattern in self.front]
        if self.labels:
            said.append(f"{self.least} or more lines that begin with {' | '.join(self.labels)}")
        said += [f"at most {self.longest} pages"] if self.longest else []
        said += [f"not {self.without}"] if self.without else []
        return "; ".join(said)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that a kind prints as such: the words that ask for it, the headings it stands under.

    Under an `only` heading there is nothing but the list, whether in bullets or in paragraphs; an
    item that has a printed number is one under any heading that says so (`numbered`). `free` are
    what else such a question is made of: other words make it a question about the text. What is
    `called` so in a question is under such a heading or nowhere.
    """

    asked: str
    headings: str = ""
    only: str = ""
    numbered: str = ""
    free: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """How the front of a paper on a visit prints whose it is, who came and when.

    `named` find the `name` in a title; a piece of a title with `no_name` is none. A line that
    begins with `under` says that it is no council, and whose it is. `dates` label the
    days (`rest`), a sentence with `held` tells them, and none took longer than `longest`. People
    stand behind `roles` (`role`, `colon`, `names`), in a sentence of a letter (`in_letters`), or in
    the rows below the line `table` (`in_tables`); `ranks` beside a name are none of it, and what
    has one of the `jobs` is no name.
    """

    named: tuple[Pattern[str], ...]
    no_name: str
    under: Pattern[str]
    dates: Pattern[str]
    held: Pattern[str]
    longest: timedelta
    ranks: Pattern[str]
    jobs: Pattern[str]
    roles: Pattern[str]
    in_letters: Pattern[str]
    table: str
    in_tables: Pattern[str]


@dataclass(frozen=True, slots=True)
class Grading:
    """Where a kind prints its grades: in a table, in headings, in a sentence.

    `areas` are those whose names it knows: a heading of one may carry its grade. A table without a
    header begins with one of `first_rows`, or below a heading that is all of `record`. Where a row
    of it begins with one of `boxed`, the overall grade stands in a sentence above it, one of the
    `verdicts` (`grade`). The `board` is graded in a heading of its own, by its name and its short
    one. Where `outcomes` are given, pairs of a pattern and what it is called, there is nothing
    else.
    """

    areas: tuple[str, ...] = ()
    first_rows: tuple[str, ...] = ()
    record: str = ""
    boxed: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    board: tuple[str, str] | None = None
    outcomes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: how it is told, what people call it, where its facts are printed.

    `called` are the nouns that name it for certain, `also` those that may mean other things as
    well: a question that names one of the first that is not there is told so. A noun of several
    words ("action plan") calls it only whole.

    `dated` says which day a document is known by: of the meeting, of the visit or inspection, or
    of publication. `authority` says whose it is: the council that is `printed`, the `body` that
    wrote it, or `none`. `grading` says where its grades are printed, `front` how a paper on a visit
    prints who came where and when. Of the lines of any paper: `about_title` begins the particulars
    that follow a title, `no_title` is all of one that is no title, `office` of one that heads
    nothing, `imprint` begins what stands behind it all.

    `titled` says where its title stands, `lists` are those it prints, `particulars` are pairs of
    patterns: what is asked of a meeting or a report, and how its line begins. `decides` finds the
    sentence, the label or the heading of what was decided.

    `people` is what the people are called whom it names ("" where it names none), `held` what
    happened on its days, `by` whose work it is, `words` what else is said of it where only its
    head, its grades or it itself is asked for. `areas` are pairs (pattern, name) of what is graded,
    `of_areas` words that say no more of an area once it is named, `verdict` is what a sentence on
    the whole speaks of. `said_as` and `short` are pairs: everyday words and short names, and
    the words it uses. `examples` are questions people ask of it, "{name}" standing for the
    document or the council ("the 2024 inspection", "Anytown").
    """

    name: str
    about: str
    signs: tuple[Sign, ...] = ()
    called: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    dated: Literal["published", "met", "visited"] = "published"
    authority: Literal["printed", "body", "none"] = "printed"
    front: Front | None = None
    about_title: str = ""
    no_title: str = ""
    office: str = ""
    imprint: str = ""
    titled: Literal["printed", "committee", "minutes"] = "printed"
    names_subject: bool = False
    people: str = ""
    held: str = r"meeting|held|took place"
    by: str = ""
    words: str = ""
    grading: Grading | None = None
    areas: tuple[tuple[str, str], ...] = ()
    of_areas: str = ""
    verdict: str = ""
    particulars: tuple[tuple[str, str], ...] = ()
    lists: tuple[Listing, ...] = ()
    decides: Pattern[str] | None = None
    said_as: tuple[tuple[str, str], ...] = ()
    short: tuple[tuple[str, str], ...] = ()
    examples: tuple[str, ...] = ()

    @property
    def nouns(self) -> tuple[str, ...]:
        """Every noun that may call it."""
        return self.called + self.also
