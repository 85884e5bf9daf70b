"""The script Streamlit runs for every visit and every click. app.py serves it."""

from functools import partial

from assistant.access.identity import ADMINISTRATOR, READER
from assistant.errors import AssistantError
from assistant.pages.administering import (
    draw_way_to_records,
    records_are_asked_for,
    records_page,
)
from assistant.pages.asker import asker_of_the_page
from assistant.pages.chat import page
from assistant.pages.handing_over import draw_on_record
from assistant.pages.serving import (
    can_answer,
    enquiries,
    settings,
    the_access,
    the_keeping,
    the_office,
    the_reader,
    the_shelf,
)
from assistant.pages.sign_in import draw_no_role, draw_sign_in, draw_signed_in, of_one_reader
from assistant.pages.trouble import draw_trouble

try:
    access = the_access()
    who = asker_of_the_page(access)
    of_one_reader(who)
    if who is None:
        draw_sign_in(access)
    elif not who.may(READER):
        draw_no_role(who, access)
    elif who.may(ADMINISTRATOR) and records_are_asked_for():
        records_page(the_office(who))
    else:
        served = enquiries().of(the_reader(who))
        page(
            served,
            served.library,
            partial(can_answer, who),
            settings().show_withheld,
            the_shelf(who),
            settings().conversation_days,
            partial(draw_signed_in, who, access, more=draw_way_to_records),
            the_keeping(who, served.library),
        )
        draw_on_record(settings().record_days, bool(who.name))
except AssistantError as error:
    draw_trouble(str(error))
