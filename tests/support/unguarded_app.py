"""The product's page without its content policy: what the browser does when that net is gone."""

from app import app as guarded

app = guarded._app
