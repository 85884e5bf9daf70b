"""Word lists of the rules: what English official prose counts, grades, denies and compares with."""

from __future__ import annotations

from eval.offline.passages import stem

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen twenty"
).split()
NUMBER_WORDS = {word: str(n) for n, word in enumerate(_SMALL)} | {
    "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70",
    "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000", "million": "1000000",
    "half": "1/2", "third": "1/3", "thirds": "1/3", "quarter": "1/4", "quarters": "1/4",
    "once": "1", "twice": "2", "double": "2", "doubled": "2", "dozen": "12",
}  # fmt: skip
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
GRADES = ("requires improvement", "outstanding", "inadequate", "good", "adequate", "satisfactory")
NEGATIONS = frozenset(
    "no not never none neither nor without cannot lack lacks lacked lacking fail fails failed"
    " unable nobody nothing rarely hardly seldom nowhere absent".split()
)
QUANTIFIERS = {
    "all": "all every everyone always entirely fully whole each universally invariably",
    "most": "most majority mostly generally usually largely typically almost nearly often",
    "some": "some several sometimes occasionally partly partially many minority",
    "few": "few rarely seldom hardly",
}
# The two sides of a scale; any word of one side is the opposite of any word of the other.
SCALES = (
    "increase rise rose risen grow grew grown climb raise up / decrease fall fell fallen drop"
    " decline shrink reduce lower down",
    "improve better / decline deteriorate worsen worse",
    "more greater / less fewer", "high / low", "strong strength robust / weak weakness",
    "before / after", "above / below", "early / late", "first / last", "good well / poor poorly",
    "effective / ineffective", "consistent / inconsistent", "timely prompt promptly / untimely"
    " delayed late", "appropriate / inappropriate", "sufficient / insufficient",
    "stable / unstable", "safe / unsafe", "regular / irregular", "success / failure",
    "always / never", "majority / minority", "maximum / minimum", "gain / lose",
    "clear / unclear", "available / unavailable", "include / exclude", "accept / reject decline",
    "open / close", "quick fast rapid swift swiftly quickly / slow slowly",
    "positive / negative", "likely / unlikely", "able / unable", "satisfied / dissatisfied",
    "met / unmet", "known / unknown", "large / small", "long / short", "internal / external",
    "complete / incomplete", "adequate / inadequate", "support / oppose", "start begin / end",
    "present / absent", "permanent / temporary", "confident / unsure", "show / hide",
    "warm / cold", "careful / careless", "overspend overspent / underspend underspent",
    "inside / outside", "local locally / outside", "won / lost", "boys / girls",
)  # fmt: skip
OPPOSITE: dict[str, frozenset[str]] = {}
for _scale in SCALES:
    _sides = [frozenset(map(stem, side.split())) for side in _scale.split(" / ")]
    for _side, _other in (_sides, _sides[::-1]):
        for _word in _side:
            OPPOSITE[_word] = OPPOSITE.get(_word, frozenset()) | _other

# Words that say the same in this kind of text.
ALIKE = (
    "get receive obtain", "offer provide give", "rate judge grade", "finish complete end",
    "seldom rarely", "start begin", "call name", "look after care", "make take", "say tell report",
    "child children young", "worker staff", "need require", "help support", "show find",
    "about approximately around some roughly", "also too", "big large", "pupil student child",
    "award give grant", "keep maintain", "set establish create", "visit see", "use used",
)  # fmt: skip
SYNONYMS: dict[str, frozenset[str]] = {}
for _group in ALIKE:
    _stems = frozenset(map(stem, _group.split()))
    for _word in _stems:
        SYNONYMS[_word] = SYNONYMS.get(_word, frozenset()) | _stems

# What is meant, allowed, wished or advised is not what is.
MODES = {
    "should": "should must ought recommend recommended recommends required",
    "may": "may might could possibly perhaps potentially",
    "will": "will shall aim aims aimed intend intends intended hope hopes proposes proposed expect"
    " expects expected",
}
CAUSES = frozenset("because since due cause caused result resulted led leads thanks".split())
