"""Step: the question without what is said before and after it: a greeting, thanks, why one asks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.documents import Document
from assistant.question.councils import authorities_in
from assistant.question.mentions import mentions_in
from assistant.question.scope import sources_in
from assistant.text.sentences import pieces_of
from assistant.text.words import STOP_WORDS, words_in

_THANKS = r"(?:many thanks|thanks|thank you|cheers)(?: (?:very much|so much|a lot|in advance))?"
_GREETING = re.compile(
    rf"^\W*(?:(?:hi|hello|hey|good (?:morning|afternoon|evening|day)|dear \w+|{_THANKS})"
    r"(?: (?:there|all|both|everyone|again))?(?:\s*[,.!:–-]+\s+|\s+(?=\w+)))+",
    re.IGNORECASE,
)
_CLOSING = re.compile(rf"(?:[\s,.!–-]+(?:{_THANKS}|please))+\W*$", re.IGNORECASE)
# "I heard that …, is that right?" asks whether it is so.
_HEARD = re.compile(
    r"^\W{0,5}(?:i|we)(?:['’]ve| have| was| were)? (?:heard?|understand|understood|believe|think"
    r"|told|gather|assume)(?: that)? ",
    re.IGNORECASE,
)
_IS_IT_SO = re.compile(
    r"\W(?:is|was) (?:that|this|it) (?:right|true|correct|so|the case)\W{0,5}$", re.IGNORECASE
)
_WH = r"(?:what|which|who|whom|whose|when|where|why|how)\b"
_ASKS = re.compile(
    rf"^\W*(?:and |but |so )?(?:{_WH}|(?:in|at|by|to|for|on|of) (?:what|which|whom)\b"
    r"|(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\b)",
    re.IGNORECASE,
)
# A sentence may begin with a small letter where somebody types.
_BEFORE_ONE = re.compile(
    rf"(?<=[.!?])\s+(?={_WH}|(?:is|are|was|were|do|does|did|has|have|can|could)\b)", re.IGNORECASE
)
# "I would be grateful to know what …", "please tell me how many …".
_TO_KNOW = re.compile(
    r"^.{0,400}?\b(?:(?:tell|remind|show) (?:me|us)|let (?:me|us) know|wonder(?:ing|ed)?"
    rf"|to (?:know|find out|see|understand|hear|be told))\s+(?={_WH})",
    re.IGNORECASE,
)
_OF_YOU = re.compile(r"^\W*(?:can|could|will|would) (?:you|i|we)\b", re.IGNORECASE)
_POINTING = re.compile(
    r"\b(?:it|its|they|them|their|this|that|these|those|he|she|there)\b", re.IGNORECASE
)


def question_in(text: str, documents: Sequence[Document]) -> str:
    """The question of a text, with the council that the rest of it names; the same text where
    there is no other question than the whole."""
    bare = _CLOSING.sub("?" if text.rstrip().endswith("?") else "", _GREETING.sub("", text))
    bare = bare if words_in(bare) else text
    bare = _claimed(bare) or bare
    asking, others = _apart(bare)
    if not others:
        return _to_the_point(bare)
    if _POINTING.search(asking) or not set(words_in(asking)) - STOP_WORDS:
        return bare
    held = {document.facts.authority for document in documents}
    if not any(authorities_in(asking, held)):
        if any(m.definite and m.sources for m in mentions_in(others, sources_in(documents))):
            return bare
        named, _ = authorities_in(others, held)
        asking = f"{asking.rstrip(' ?.!')} in {' and '.join(named)}?" if named else asking
    return _to_the_point(asking)


def _claimed(text: str) -> str:
    """What is asked to be so, as a question; "" where that is told by what was said before."""
    checking = _IS_IT_SO.search(text)
    claim = _HEARD.sub("", text[: checking.start()]).strip(" ,.;–-") if checking else ""
    return f"{claim}?" if set(words_in(claim)) - STOP_WORDS else ""


def _apart(text: str) -> tuple[str, str]:
    """The one sentence that asks, and the others; ("", "") where there is no such one."""
    said = [piece.text for part in _BEFORE_ONE.split(text) for piece in pieces_of(part)]
    asking = [s for s in said if s.rstrip().endswith("?") or _ASKS.match(s) or _TO_KNOW.match(s)]
    if len(asking) != 1:
        return "", ""
    return asking[0], " ".join(s for s in said if s != asking[0])


def _to_the_point(text: str) -> str:
    """From the word that asks on, where somebody says first that they ask."""
    told = _TO_KNOW.match(text) if _OF_YOU.match(text) or not _ASKS.match(text) else None
    return text[told.end() :] if told else text
