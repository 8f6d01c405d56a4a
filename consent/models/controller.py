"""Who answers for the processing, as the record of GDPR 30 names them. Filled in by the organisation; nothing is invented."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="key", order=20)
class Controller(BaseGenericSetting):
    legal_entity = models.CharField(_("legal entity"), max_length=200, blank=True,
        help_text=_("The organisation that answers for the data, with its number."))  # fmt: skip
    address = models.CharField(_("address"), max_length=200, blank=True,
        help_text=_("Where it is established."))  # fmt: skip
    contact = models.CharField(_("contact"), max_length=200, blank=True,
        help_text=_("A number or address at which it is reached about personal data."))  # fmt: skip
    officer = models.CharField(_("data protection officer"), max_length=200, blank=True,
        help_text=_("Who advises on personal data; empty when there is none."))  # fmt: skip
    officer_contact = models.CharField(_("contact of the officer"), max_length=200, blank=True,
        help_text=_("How the officer is reached."))  # fmt: skip
    joint = models.CharField(_("together with"), max_length=200, blank=True,
        help_text=_("Who decides along on why and how data is used, if anybody."))  # fmt: skip
    processors = models.TextField(_("who works for it"), blank=True,
        help_text=_("Who keeps the site, its files and its mail, and in which country."))  # fmt: skip

    class Meta:
        verbose_name = _("who answers for the data")
