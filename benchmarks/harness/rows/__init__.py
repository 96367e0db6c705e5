"""What is measured: a module a row, or a few that belong together. Each gives lines for the table and all its figures."""
from . import growth, parts, picture, serve, sweep

ROWS = {"picture": picture.measure, "sweep": sweep.measure, "serve": serve.measure, "parts": parts.measure, "growth": growth.measure}
