"""Invented stories, people and projects, so that a stranger sees a living village at once. `load_demo` refuses in production."""
