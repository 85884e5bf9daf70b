"""Words that may stand for one another in a council's papers, and words that exclude each other."""

# One line, one meaning, however long.
# ruff: noqa: E501

from __future__ import annotations

from assistant.verification.words import stem_of

# One line, one meaning: broad on purpose, since every line's opposite stands in OPPOSED.
SAME = """
council authority local la directorate
child children youngster pupil kid young people
judged judge judgement judgment rated rating graded grade assessed
staff worker practitioner workforce employee professional colleague personnel
leader leadership manager management senior executive
timely time prompt promptly swift swiftly quick quickly speedy rapid rapidly soon
help support assist assistance aid
improve better improvement strengthen enhance progress
worse worsen deteriorate decline weaken deterioration
show demonstrate evidence indicate reveal reflect suggest display
begin start commence launch started open
finish end complete conclude completion
large big substantial considerable significant significantly considerably major
small little minor modest slight slightly
parent mother father carer family relative
home house placement accommodation placed live property dwelling housing
carry conduct undertake undertaken complete perform do done hold held take took
ensure make sure secure guarantee
receive get got given gain obtain award awarded gave give
give provide offer deliver supply provision
meet met fulfil satisfy achieve achieved reach reached hit
need require requirement needed necessary
recognise identify identified spot notice detect
problem issue difficulty concern shortcoming deficiency challenge
strong effective effectively well good strength robust sound secure
weak poor poorly weakness ineffective
plan planning strategy planned
visit seen see saw meet
listen hear heard listened view voice opinion
money funding budget finance financial fund resource
meeting committee panel board session
approve approved endorse endorsed agree agreed accept accepted
refuse refused reject rejected decline declined turned
think believe feel consider regard view felt thought
about approximately around roughly
school education college educational
team service unit department
area district borough county region locality
use used using utilise apply
keep kept remain stay maintain continue still retain going went
allow enable let permit
decide decision determine resolve resolved
check review scrutinise audit examine monitor oversee oversight monitoring scrutiny supervision
understand understanding grasp aware awareness know knowledge understood
delay late slow slowly drift
risk danger harm dangerous harmful threat
safe safeguard protect protection safety safeguarding safely
develop developing development build built
important vital crucial key essential critical
recent recently latest
appoint appointed recruit hire recruitment hired
increase rise grow higher rose risen growth up climb went more increasing greater
decrease fall fewer drop lower reduce decline fell fallen down reduction less cut
percent share proportion percentage rate
total number overall
publish issued release publication published
contact referral refer
assess assessment evaluate evaluation
train training trained
employ employment job work
member councillor
chair chaired preside led lead lead
attend attended attendance present
year annual annually yearly
week weekly
month monthly
quarter quarterly
aim goal objective target ambition
vulnerable risk
enough sufficient sufficiently adequate adequately
clear clearly
thorough thoroughly comprehensive detailed careful carefully
experience experienced
leave leaver leaving left
foster fostering fosterer
adopt adoption adoptive adopter
health healthcare medical
advise advice guidance advisory guide
respond response react reply
cost price charge spend spent spending expenditure fee pay paid
buy purchase bought
ask asked request requested
tell told inform informed
rare rarely seldom infrequent uncommon
often frequent frequently regular regularly
varied variable inconsistent inconsistency inconsistently variability vary varies uneven patchy mixed
consistent consistently consistency
wait waiting delay
happen occur take place
permanent permanency permanence
stable stability settled
complaint complain complained
record recorded recording write written note
document report paper
share shared sharing
partner partnership agency multi-agency
join joint jointly together
relationship bond
chance opportunity
result outcome impact effect
reason cause rationale
vote voted
law legal statutory legislation
rule regulation
transfer move moved moving
return returned back
stop cease stopped ceased end
prevent avoid
stay remain
question query
answer reply
choose choice select chosen selected
value valued appreciate
happy pleased satisfied content
worry worried concern concerned anxious
proud pride
kind caring warm
skilled skilful experienced expert
sensitive sensitively thoughtful
highly very extremely particularly especially
lack shortage absence short
gap shortfall
near close closely nearby
far distance distant
outside beyond
inside within
free exempt
ill unwell sick
fit suitable appropriate appropriately suitably right
quality standard
pupil student learner
teacher teaching taught
doctor gp physician
nurse nursing
elderly older old
disabled disability disabilities
home-educated elective
street road
rent rental tenancy tenant
vehicle car
waste rubbish refuse
library libraries
swap exchange
describe described account
explain explained explanation
overspend deficit shortfall
surplus underspend
saving save saved
revenue income
workload caseload
turnover
vacancy vacant vacancies
absence absent
exclude exclusion excluded
achieve attain attainment achievement
reduce lessen lower
quickly fast
initial initially first
chief head
allocate allocated assigned assign
gather gathered collect collected information
analyse analysis analytical
drive driven
shape shaped influence
purpose purposeful
direct directly
talk speak spoke conversation discuss discussed discussion
write letter
challenge challenging
visit visited
search sought seek
create created establish established set introduce introduced
change changed alter reform revise revised amend amended update updated
approach method way model
arrangement process procedure system
accurate accurately correct correctly right rightly
handle handled deal dealt process processed
predict foresee forecast anticipate
purpose meant intended intend
address addressed speak spoke
routinely usual course normally
unhappy dissatisfied discontented
last final end
keep kept hold held
happen going
look looked care cared
currently now present
previous previously earlier past former last
following next subsequent
"""
# Each side of a line excludes the others, whatever stands around it.
OPPOSED = """
north|south|east|west|central
northern|southern|eastern|western
daily|weekly|fortnightly|monthly|quarterly|termly|annually annual yearly
monday|tuesday|wednesday|thursday|friday|saturday|sunday
weekday|weekend
morning|afternoon|evening|night
spring|summer|autumn|winter
boy male man men|girl female woman women
mother|father|grandparent
brother|sister
son|daughter
primary|secondary|tertiary|nursery
internal internally|external externally
urban|rural
adult|child children
easy easily simple|difficult hard difficulty
proud pride|ashamed shame embarrassed
happy pleased satisfied content|unhappy dissatisfied disappointed sad angry
strong strength robust effective good well excellent sound secure|weak weakness poor poorly ineffective
excellent outstanding exemplary|poor weak inadequate failing
approve approved accept accepted agree agreed endorse endorsed support supported grant granted carried carry passed pass|reject rejected refuse refused decline declined oppose opposed dismissed lost defeated
common commonplace widespread|rare rarely uncommon
continue continued carry|stop stopped cease ceased end ended discontinue discontinued suspended
open opened opening|close closed closing
start started begin began|end ended finish finished
high higher highest|low lower lowest
early earlier|late later
quick quickly prompt promptly swift swiftly timely rapid rapidly|slow slowly delay delayed delays late
increase increased rise rose grew|decrease decreased fall fell reduce reduced drop dropped declined
improve improved improving better|deteriorate deteriorated worsen worsened worse declined weakened
overspend deficit shortfall|underspend surplus
include included including|exclude excluded excluding
present attended attend|absent missed absence
success successful succeed succeeded|failure unsuccessful fail failed
positive positively|negative negatively
safe safely|unsafe dangerous
first|last
majority|minority
full fully|partial partially
permanent permanently|temporary temporarily interim
public|private
formal|informal
paid|unpaid voluntary
mandatory compulsory|optional voluntary
verbal verbally oral telephone|written writing
online|post paper
rich|poor
old older|young younger
inside|outside
local locally|national nationally
hot|cold
day|night
win won|lose lost conceded
regain regained gained|lost lose
overspent|underspent
show shown|hide hid hidden conceal concealed
poorer worse|better
gain gained|lose lost
employ employed|dismiss dismissed
recruit recruited|dismiss dismissed
praise praised commend commended welcome welcomed|criticise criticised condemn
calm|chaotic
stable stability settled|unstable instability unsettled
consistent consistently|inconsistent inconsistently variable
sufficient enough adequate|insufficient inadequate
clear clearly|unclear confused
confident|anxious unsure
thorough comprehensive detailed|superficial limited brief
many numerous|few
best|worst
better|worse
more|less fewer
most|least
above over|below under
before|after
major|minor
wide widely|narrow narrowly
long|short
large big|small
expensive|cheap
near close|far distant
allow permit permitted allowed|forbid prohibit prohibited banned
confirm confirmed|deny denied
visible|hidden
overrepresented|underrepresented
police|probation|housing|health|education|fire
teacher|nurse|doctor|solicitor
fostering|adoption
borrow|lend
buy bought purchase|sell sold
arrive arrived|leave left
remember|forget
known|unknown
available|unavailable
met|missed
underestimate|overestimate
ahead|behind
"""


def _sets(lines: str) -> dict[str, frozenset[str]]:
    """Each stem with all that stand on a line with it."""
    groups: dict[str, frozenset[str]] = {}
    for line in lines.strip().splitlines():
        stems = frozenset(map(stem_of, line.split()))
        for stem in stems:
            groups[stem] = groups.get(stem, frozenset()) | stems
    return groups


def _opposites(lines: str) -> dict[str, frozenset[str]]:
    """Each stem with those on the other sides of its lines."""
    against: dict[str, frozenset[str]] = {}
    for line in lines.strip().splitlines():
        sides = [frozenset(map(stem_of, side.split())) for side in line.split("|")]
        for side in sides:
            others = frozenset().union(*sides) - side
            for stem in side:
                against[stem] = against.get(stem, frozenset()) | others
    return against


ALIKE = _sets(SAME)
OPPOSITE = _opposites(OPPOSED)
