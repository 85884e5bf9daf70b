"""Words exchanged for others: with another meaning (PAIRS, by kind), with the same (SAME)."""

Pairs = tuple[tuple[str, str], ...]


def _pairs(text: str) -> Pairs:
    found = []
    for line in text.strip().splitlines():
        one, two = line.split("/")
        found.append((one.strip(), two.strip()))
    return tuple(found)


PAIRS: dict[str, Pairs] = {
    "unit": _pairs("""
        hours / days
        weeks / months
        working days / working weeks
        day / week
        month / year
        years / weeks
        minutes / hours
        million / billion
        thousand / million
        per cent / percentage points
        metres / kilometres
        per week / per month
        a year / a month
        annually / monthly
        weekly / daily
        quarterly / annually"""),
    "by_to": _pairs("""
        rose by / rose to
        fell by / fell to
        increased by / increased to
        decreased by / decreased to
        reduced by / reduced to
        grew by / grew to
        up by / up to
        increase of / increase to
        reduction of / reduction to
        cut by / cut to"""),
    "direction": _pairs("""
        increase / decrease
        increased / decreased
        increases / decreases
        increasing / decreasing
        rose / fell
        risen / fallen
        rise / fall
        rising / falling
        higher / lower
        highest / lowest
        more / fewer
        more than / less than
        at least / at most
        above / below
        over / under
        up / down
        improved / worsened
        improvement / decline
        better / worse
        best / worst
        larger / smaller
        large / small
        longer / shorter
        overspend / underspend
        surplus / deficit
        growth / reduction
        exceeded / fell short of
        strengthened / weakened
        gained / lost
        majority / minority
        maximum / minimum
        north / south
        east / west
        first / last"""),
    "date": _pairs("""
        January / June
        February / September
        March / October
        April / November
        May 20 / July 20
        August / December
        Monday / Thursday
        Tuesday / Friday
        Wednesday / Saturday
        spring / autumn
        summer / winter"""),
    "grade": _pairs("""
        outstanding / good
        requires improvement / outstanding
        inadequate / good
        good / requires improvement to be good
        strong / weak
        effective / ineffective
        sufficient / insufficient
        high / low
        very good / poor
        red / green
        amber / red
        significant / minor
        satisfactory / unsatisfactory
        well / poorly"""),
    "order": _pairs("""
        before / after
        earlier / later
        prior to / following
        previous / next
        until / from
        first / second
        begins / ends
        start / end
        since / until
        new / former
        current / previous"""),
    "quantity": _pairs("""
        some / all
        most / all
        many / few
        several / all
        a few / most
        some / no
        a number of / all
        half / most
        sometimes / always
        often / always
        usually / rarely
        not all / all
        almost all / all
        a small number of / most
        any / some
        only / also
        both / neither
        each / one"""),
    "decision": _pairs("""
        granted / refused
        approved / rejected
        agreed / refused
        accepted / rejected
        allowed / dismissed
        permitted / prohibited
        upheld / overturned
        supported / opposed
        in favour of / against
        passed / defeated
        include / exclude
        included / excluded
        including / excluding
        confirmed / denied
        succeeded / failed
        met / missed
        open / closed
        opened / closed
        won / lost
        started / stopped
        present / absent
        required / not required
        must / need not
        can / cannot
        with / without
        able / unable
        likely / unlikely
        possible / impossible
        appropriate / inappropriate
        compliant / non-compliant
        lawful / unlawful
        continue / cease
        public / private
        children / adults
        internal / external
        temporary / permanent
        statutory / voluntary"""),
    "cause": _pairs("""
        after / because of
        following / as a result of
        and then / and so
        while / because
        when / because
        despite / because of
        although / because"""),
    "stage": _pairs("""
        proposed / approved
        recommended / decided
        plans to / has begun to
        will be / has been
        is expected to / did
        should / must
        may / will
        could / will
        considered / agreed
        intends to / has agreed to
        draft / final
        noted / approved
        requested / received
        aims to / manages to
        planned / completed
        might / will
        forecast / actual"""),
}

# The first is a pattern.
SAME: tuple[tuple[str, str], ...] = (
    (r"per cent", "%"),
    (r"(\d+)%", r"\1 per cent"),
    (r"(\d+(?:\.\d+)?)m", r"\1 million"),
    (r"(\d+(?:\.\d+)?) million", r"\1m"),
    (r"(\d{1,3}),(\d{3})", r"\1\2"),
    (r"(\d{1,2}) (January|February|March|April|June|July|August)", r"\2 \1"),
    (r"(\d{1,2}) (September|October|November|December)", r"\2 \1"),
    (r"approximately", "about"),
    (r"about", "around"),
    (r"however, ", ""),
    (r"In addition, ", ""),
    (r"has been", "was"),
    (r"have been", "were"),
    (r"purchased", "bought"),
    (r"commenced", "began"),
    (r"began", "started"),
    (r"in order to", "to"),
    (r"prior to", "before"),
    (r"subsequent to", "after"),
    (r"a number of", "several"),
    (r"children in care", "looked after children"),
    (r"looked after children", "children in care"),
    (r"approximately", "roughly"),
    (r"ensure", "make sure"),
    (r"ensures", "makes sure"),
    (r"assist", "help"),
    (r"require", "need"),
    (r"requires", "needs"),
    (r"sufficient", "enough"),
    (r"obtain", "get"),
    (r"residents", "people who live there"),
    (r"received", "got"),
    (r"also ", ""),
    (r"[Tt]he Council", "the authority"),
    (r"[Tt]he local authority", "the council"),
    (r"employees", "staff"),
    (r"staff", "workers"),
    (r"meeting", "session"),
    (r"provide", "give"),
    (r"provides", "gives"),
    (r"provided", "gave"),
    (r"stated", "said"),
    (r"noted that", "observed that"),
    (r"improve", "get better"),
    (r"took place", "was held"),
    (r"was held", "took place"),
    (r"in relation to", "about"),
    (r"regarding", "about"),
    (r"monitoring", "checking"),
    (r"significant", "considerable"),
    (r"quickly", "promptly"),
    (r"promptly", "quickly"),
    (r"timely", "prompt"),
    (r"support", "help"),
    (r"concerns", "worries"),
    (r"demonstrates", "shows"),
    (r"as well as", "and"),
    (r"must not", "may not"),
    (r"is not", "isn't"),
    (r"are not", "aren't"),
    (r"did not", "didn't"),
    (r"annual", "yearly"),
    (r"per annum", "a year"),
    (r"utilise", "use"),
    (r"located in", "in"),
)  # fmt: skip
