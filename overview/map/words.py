"""What the script of the map says, in the language of the page."""

from django.utils.translation import gettext as _


def words() -> dict[str, str]:
    """`%s` and `%t` are filled in by the script."""
    return {
        "zoomIn": _("Closer"),
        "zoomOut": _("Further away"),
        "left": _("To the west"),
        "right": _("To the east"),
        "up": _("To the north"),
        "down": _("To the south"),
        "all": _("Show all of it"),
        "map": _("Map. Arrow keys move it, plus and minus bring it closer or further away."),
        "cluster": _("%s found in and around %t"),
        "one": _("%s, %t"),
        "close": _("Close"),
        "shown": _("%s on the map, %t of them outside what you see now."),
        "allShown": _("%s on the map."),
        "same": _("At the same place:"),
        "failed": _("The map with streets does not load. The drawing and the list work."),
    }
