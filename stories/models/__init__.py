from stories.models.facts import StoryFacts, StoryTheme
from stories.models.house import House
from stories.models.index import StoryIndexPage
from stories.models.review import ReviewTask
from stories.models.story import StoryPage

__all__ = ["House", "ReviewTask", "StoryFacts", "StoryIndexPage", "StoryPage", "StoryTheme"]
