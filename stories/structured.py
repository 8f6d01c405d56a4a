"""schema.org for search engines: an Article by the network, without any personal name."""

from typing import TYPE_CHECKING, Any

from django.conf import settings

from stories.sharing import share_url

if TYPE_CHECKING:
    from stories.models import StoryPage


def absolute(url: str) -> str:
    return url if "://" in url else settings.SITE_URL + url


def article(story: "StoryPage") -> dict[str, Any]:
    network = {"@type": "Organization", "name": settings.WAGTAIL_SITE_NAME, "url": settings.SITE_URL}
    data = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": story.title,
        "description": story.summary,
        "inLanguage": story.locale.language_code,
        "url": absolute(story.get_url() or ""),
        "image": absolute(share_url(story.house_number)),
        "author": network,
        "publisher": network,
        "isAccessibleForFree": True,
    }
    if story.first_published_at:
        data["datePublished"] = story.first_published_at.isoformat()
        data["dateModified"] = (story.last_published_at or story.first_published_at).isoformat()
    if story.municipality_name:
        data["contentLocation"] = {"@type": "Place", "name": story.municipality_name}
    return data
