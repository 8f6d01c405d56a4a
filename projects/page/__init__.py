"""One project, all of it on one page: each part asks a fixed number of queries, whatever stands in it (docs/projects.md)."""

from projects.page.context import project_context

__all__ = ["project_context"]
