import time

from django.utils.translation import gettext as _

from common.fetching.refusal import NotFetched


class Deadline:
    """One end for all steps together: a server that sends a byte a second passes every timeout of a single step."""

    def __init__(self, seconds: float) -> None:
        self.at = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds, more than nothing; raises NotFetched when there are none."""
        left = self.at - time.monotonic()
        if left <= 0:
            raise self.passed()
        return left

    @staticmethod
    def passed() -> NotFetched:
        return NotFetched(_("This address takes too long to answer. Try again later."))
