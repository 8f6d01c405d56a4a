import pytest

from initiatives.models import Initiative


@pytest.fixture
def empty_map(db):
    """Nothing of the demo is on it."""
    Initiative.objects.update(live=False)
