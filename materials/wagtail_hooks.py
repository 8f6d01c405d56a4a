from wagtail.snippets.models import register_snippet

from materials.desk import BorrowingViewSetGroup

register_snippet(BorrowingViewSetGroup)
