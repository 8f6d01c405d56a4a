from partners.agenda.views import home

__all__ = ["home"]
