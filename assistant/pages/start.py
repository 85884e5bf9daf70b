"""The script Streamlit runs for every visit and every click. app.py serves it."""

from assistant.errors import AssistantError
from assistant.pages.chat import page
from assistant.pages.serving import can_answer, settings, the_assistant, the_shelf
from assistant.pages.trouble import draw_trouble

try:
    assistant, library = the_assistant()
except AssistantError as error:
    draw_trouble(str(error))
else:
    days = settings().conversation_days
    page(assistant, library, can_answer, settings().show_withheld, the_shelf(), days)
