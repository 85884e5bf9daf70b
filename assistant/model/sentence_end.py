"""Where the first sentence of a model's reply ends, while the rest of it is still to come."""

from __future__ import annotations

import re

from assistant.model.tokens import ROUND, TOKEN, numbers_in, without_tokens

_TOKENS = rf"(?:\s*(?:{TOKEN.pattern}))+"
_STOP = r"[.!?…]+[\"'”’)*_]*"
_MARK = re.compile(rf"{_STOP}|\n")
_WHOLE = re.compile(rf"{_STOP}(?:{_TOKENS}|{ROUND.pattern})?\s*\Z", re.I)
_BEHIND = re.compile(rf"(?:(?:[ \t]*(?:{TOKEN.pattern}))+\.?|{ROUND.pattern}(?=\s))?", re.I)
_CITED = re.compile(rf"{_TOKENS}[*_ \t]*\Z", re.I)
_ALONE = re.compile(rf"\s*\n{_TOKENS}[ \t]*(?=\n|\Z)", re.I)  # tokens on a line of their own
_LETTERED = re.compile(r"\(\d{1,2}\)\s+\w")  # "(1) to act", of a list
# What may be a token, a bullet or a number when more has come.
_UNDECIDED = re.compile(
    rf"(?:{_TOKENS}|{ROUND.pattern})?\s*(?:[*_`(]{{0,3}}\\?(?:[\[【［〔(^][^\])】］〕\n]{{0,60}})?"
    r"|and|an?|or?|to?|[,;&/–—*#>•+-]+|\d{1,2}[.)]?)?\s*\Z",
    re.I,
)
BULLET = re.compile(r"\s*(?:[-*+•–][ \t]+|\d{1,2}[.)][ \t]+)")
ROW = re.compile(r"\s*(?:#|\||```|\*\*[^*]*\*\*:?\s*\Z)")  # a heading or a row of a table
FORWARD = re.compile(rf"(?:{BULLET.pattern})?{_TOKENS}", re.I)
LEAD_IN = re.compile(r":[*_]*\s*\Z")
# A full stop after these ends no sentence.
_SHORT = re.compile(
    r"(?:(?:^|\n)\s*\d{1,2}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Cllrs?|St|Rev|Sir|No|para|paras|vs|approx|p|pp)|\b[A-Z])\.$"
)
_LOOK_BACK = 200  # characters; longer than any tokens
_SHORT_LINE = 40  # characters; a longer line without an end goes on in the next


def first_end(buffer: str, start: int = 0, *, forward: bool) -> tuple[int, int]:
    """Where the first sentence ends with its tokens, 0 while that is not known; what is read.

    Before `start` no sentence ends: what an earlier look at the same sentence has read.
    `forward` says that in its line the tokens stand before their sentences.
    """
    has_words = start > 0
    for mark in _MARK.finditer(buffer, start):
        so_far = buffer[: mark.end()]
        has_words = has_words or bool(re.search(r"[^\W\d]", without_tokens(so_far)))
        if not has_words and not ROW.match(so_far):
            continue
        rest = buffer[mark.end() :] if mark[0] != "\n" else buffer[mark.start() :]
        if _UNDECIDED.match(rest):
            break
        end: int | None
        if mark[0] == "\n":
            end = _end_of_line(buffer[: mark.start()], rest)
        else:
            end = _end_at_stop(buffer, mark, forward=forward)
        if end is None:
            break
        if end:
            return end, 0
        start = mark.end()
    return 0, start


def is_whole(sentence: str) -> bool:
    """Whether it has its full stop and its tokens."""
    return bool(_WHOLE.search(sentence) and numbers_in(sentence))


def without_late_tokens(sentence: str) -> tuple[str, bool]:
    """A sentence, and whether its only tokens stand in a paragraph of their own.

    Tokens on a line of their own behind a sentence that has some repeat them, and are taken off.
    """
    late = _ALONE.search(sentence)
    if late and numbers_in(sentence[: late.start()]):
        return sentence[: late.start()], False
    return sentence, bool(late and re.match(r"\s*\n[ \t]*\n", late[0]))


def _end_at_stop(buffer: str, mark: re.Match[str], *, forward: bool) -> int | None:
    behind = _BEHIND.match(buffer, mark.end())
    after = behind.end() if behind else mark.end()
    rest = buffer[after:]
    if _UNDECIDED.match(rest):
        return None
    so_far = buffer[max(0, mark.end() - _LOOK_BACK) : mark.end()]
    tokens, ends_line = buffer[mark.end() : after].strip(), re.match(r"[ \t]*\n", rest)
    if tokens and forward and not ends_line:
        return mark.end()
    if tokens.startswith("(") and _LETTERED.search(so_far):
        return 0
    if not rest[0].isspace() or (not tokens and _SHORT.search(so_far)):
        return 0
    alone = _ALONE.match(rest)
    if tokens or ends_line or _CITED.search(so_far[: -len(mark[0])]):
        return after + (alone.end() if alone else 0)
    return after if re.match(r"\s+[A-Z“\"‘'*_]", rest) else 0


def _end_of_line(line: str, rest: str) -> int:
    """Its end, 0 where the sentence goes on in the next line; `rest` begins with the break."""
    if alone := _ALONE.match(rest):
        return len(line) + alone.end()
    following = rest.lstrip()
    tail = line[-_LOOK_BACK:]
    ended = _CITED.search(tail) or LEAD_IN.search(without_tokens(tail)) or ROW.match(line)
    begins = BULLET.match(following) or ROW.match(following) or FORWARD.match(following)
    if ended or begins or re.match(r"\n[ \t]*\n", rest):
        return len(line)
    goes_on = re.match(r"[a-z\d£$(]", following)
    return 0 if goes_on or len(line.strip().split("\n")[-1]) >= _SHORT_LINE else len(line)
