"""Front pages of invented authorities, in the forms that inspection reports have had."""

from ingest.lines import Line


def front(text: str, page: int = 1) -> tuple[Line, ...]:
    """The lines of a page written out in a test."""
    rows = [row.strip() for row in text.strip().splitlines()]
    return tuple(Line(row, page, y=15.0 * n) for n, row in enumerate(rows) if row)


ILACS_2019 = """
Anyshire County Council
Inspection of children’s social care services
Inspection dates: 10 June 2019 to 21 June 2019
Lead inspector: Ada Byron
Her Majesty’s Inspector
Judgement Grade
The impact of leaders on social work practice with children
Requires improvement to be good
and families
The experiences and progress of children who need help and Requires improvement
protection to be good
The experiences and progress of children in care and care
Good
leavers
Requires improvement
Overall effectiveness
to be good
Services for children in Anyshire have improved since the last inspection in 2016, when they
were judged inadequate. Leaders know what they have still to do.
"""

ILACS_2024 = """
Inspection of Anyborough local
authority children’s services
Inspection dates: 28 October to 8 November 2024
Lead inspector: Ada Byron, His Majesty’s Inspector
Judgement Grade
The impact of leaders on social work Good
practice with children and families
The experiences and progress of Inadequate
children who need help and protection
The experiences and progress of Good
children in care
The experiences and progress of care Outstanding
leavers
Overall effectiveness Inadequate
Children in Anyborough wait too long for help. In 2021, services were judged to be Good
and leaders have not kept that standard since then.
"""

CHILDRENS_HOME_2025 = """
SC000001
Registered provider: Anyshire County Council
Full inspection
Inspected under the social care common inspection framework
Inspection dates: 4 and 5 February 2025
Date of last inspection: 9 January 2024
Overall judgement at last inspection: good
"""

# From 2026 there is no overall grade.
ILACS_2026 = """
Inspection of Anyborough local authority children’s services
Inspection dates: 6 to 10 July 2026
Lead inspector: Ada Byron, His Majesty’s Inspector
Judgement Grade
The impact of leaders on social work Outstanding
practice with children and families
The experiences and progress of Good
children who need help and protection
The experiences and progress of Good
children in care
The experiences and progress of care Good
leavers
Children’s services in Anyborough are good and have become better since the last inspection,
when overall effectiveness was judged to be outstanding.
"""

SINGLE_2016 = """
Anytown City Council
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board¹
Inspection date: 13 June 2016 to 7 July 2016
Report published: 26 August 2016
Children’s services in Anytown require improvement
to be good
1. Children who need help and protection Requires improvement
2. Children looked after and achieving
Requires Improvement
permanence
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers Inadequate
3. Leadership, management and governance Require improvement
1 Ofsted produces this report under its power to combine reports in accordance with the Act.
"""

SINGLE_2014 = """
London Borough of Anyham
Inspection of services for children in need of help and
protection, children looked after and care leavers
and
Review of the effectiveness of the Local Safeguarding Children
Board
Inspection date: 4 November 2014 – 26 November 2014
Report published: 20 January 2015
The overall judgement is that children’s services are
inadequate
There are widespread and serious failures in the services.
The judgements on areas of the service that contribute to overall effectiveness are:
1. Children who need help and protection Inadequate
2. Children looked after and achieving
permanence Requires improvement
2.1 Adoption performance Good
2.2 Experiences and progress of care leavers Requires improvement
3. Leadership, management and governance Inadequate
"""

BOARD = """
The Local Safeguarding Children Board (LSCB)
The Local Safeguarding Children Board requires improvement
to be good
Executive summary
The board is chaired well.
"""

RECORD_2012 = """
Record of main findings:
Safeguarding services
Overall effectiveness Adequate
Capacity for improvement Good
Safeguarding outcomes for children and
young people
Children and young people are safe and Adequate
feel safe
Quality of provision Inadequate
Services for looked after children
Overall effectiveness Good
Capacity for improvement Outstanding
How good are outcomes for looked after
children and care leavers?
Being healthy Adequate
38
Quality of provision Good
Performance management and quality Good
assurance
"""

PROTECTION_2012 = """
Inspection of local authority arrangements
for the protection of children
Anyshire County Council
Inspection dates: 12 – 21 November 2012
Lead inspector Ada Byron HMI
Age group: All
Published: 21 December 2012
"""

LETTER_2018 = """
Ofsted
Piccadilly Gate
Store Street
2 August 2018
Grace Hopper
Anytown Metropolitan Borough Council
Anytown Town Hall
Dear Grace Hopper
Focused visit to Anytown Metropolitan Borough children’s services
This letter summarises the findings of a focused visit to Anytown Metropolitan
Borough children’s services on 10 and 11 July 2018. The inspectors were Ada
Byron, Her Majesty’s Inspector, and Alan Turing, Her Majesty’s Inspector.
Since the last inspection in May 2016, when overall effectiveness was judged to be
Good
leaders have worked on permanence.
Overall effectiveness Good
"""

MONITORING_2019 = """
14 May 2019
Grace Hopper
Director of Children’s Services
Dear Grace
Monitoring visit of Anyshire children’s services
This letter summarises the findings of the monitoring visit to Anyshire children’s
services on 16 and 17 April 2019. The visit was the second monitoring visit since the
local authority was judged inadequate in June 2018. The inspectors were Ada Byron,
Her Majesty’s Inspector, and Alan Turing HMI.
"""

JOINT_2017 = """
1 February 2017
Grace Hopper, Director of Children’s Services, Anyshire County Council
Alan Turing, Chief Constable
Dear local partnership
Joint targeted area inspection of the multi-agency response to abuse and
neglect in Anyshire
Between 5 and 9 December 2016, Ofsted and others undertook a joint inspection of
the response to abuse and neglect in Anyshire.
"""

SEND_2024 = """
Area SEND inspection of Anytown
Local Area Partnership
Inspection dates: 18 to 22 March 2024
Date of previous inspection: 3 June 2019
Inspection outcome
The local area partnership’s arrangements lead to inconsistent experiences and
outcomes for children and young people with special educational needs and/or
disabilities (SEND). The local area partnership must work jointly to make improvements.
The next full area SEND inspection will be within approximately three years.
Information about the local area partnership
Anytown Metropolitan Borough Council and NHS Any Integrated Care Board are responsible.
"""

PACK = """
Borough of Anytown
Children & Young People Scrutiny Committee
Thursday 7 November 2024
6.00 pm
Council Chamber, Anytown
Agenda Page
1.0 Apologies for Absence
2.0 Declarations of Interest
3.0 Minutes of the Previous Meeting 3 - 8
To confirm the minutes of the meeting held on 17 April 2024.
4.0 Ofsted inspection of children’s services
"""
