from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from network.models import EmbedHost, Municipality, Organisation, Region


class OrganisationViewSet(ModelViewSet):
    model = Organisation
    url_prefix = "organisaties"
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "kind", "municipality", "status"]
    list_filter = ["kind", "status", "municipality"]
    search_fields = ["name", "also_known_as", "kbo"]
    ordering = ["name"]
    copy_view_enabled = False
    panels = [
        FieldPanel("name"),
        FieldPanel("kind"),
        FieldPanel("municipality"),
        FieldPanel("description"),
        FieldPanel("status"),
        MultiFieldPanel([FieldPanel("website"), FieldRowPanel([FieldPanel("email"), FieldPanel("phone")])], heading=_("For everybody")),
        MultiFieldPanel(
            [FieldPanel("also_known_as"), FieldPanel("kbo"), FieldPanel("private_contact"), FieldPanel("slug")],
            heading=_("More"), classname="collapsed",
        ),
    ]  # fmt: skip


class RegionForm(forms.ModelForm):
    municipalities = forms.ModelMultipleChoiceField(
        Municipality.objects.of_today(), widget=forms.CheckboxSelectMultiple, label=_("Municipalities"),
        help_text=_("Which municipalities count as this region."),
    )  # fmt: skip


class RegionViewSet(ModelViewSet):
    """The site stands on the first: it can be changed, not taken away."""

    model = Region
    url_prefix = "streken"
    icon = "globe"
    menu_label = _("Regions")
    list_display = ["name", "slug"]
    form_fields = ["name", "slug", "municipalities"]
    copy_view_enabled = False

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return forms.modelform_factory(Region, form=RegionForm, fields=self.form_fields)


class EmbedHostViewSet(ModelViewSet):
    model = EmbedHost
    url_prefix = "inbedden"
    icon = "link-external"
    menu_label = _("Agenda on other websites")
    list_display = ["host", "organisation"]
    list_filter = ["organisation"]
    search_fields = ["host"]
    form_fields = ["organisation", "host"]
    copy_view_enabled = False


class NetworkViewSetGroup(ModelViewSetGroup):
    items = (OrganisationViewSet, RegionViewSet, EmbedHostViewSet)
    menu_label = _("Network")
    menu_icon = "group"
    menu_order = 235
