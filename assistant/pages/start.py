"""The script Streamlit runs for every visit and every click. app.py serves it."""

from assistant.errors import AssistantError
from assistant.pages.chat import page
from assistant.pages.serving import can_answer, enquiries, settings, the_reader, the_shelf
from assistant.pages.trouble import draw_trouble

try:
    served = enquiries().of(the_reader())
except AssistantError as error:
    draw_trouble(str(error))
else:
    days = settings().conversation_days
    page(served, served.library, can_answer, settings().show_withheld, the_shelf(), days)
