"""The keepers' menu: people, consents, what ends soon, notices, terms, the log."""

import datetime
from typing import Any

import django_filters
from django.forms import FileInput
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from consent.desk.generic import GuardianshipForm, NoticeDeleteView, NoticeForm, PeopleView, TermCreateView, TermsView
from consent.desk.permissions import LookOnly
from consent.enums import RecordState
from consent.models import ConsentEvent, ConsentRecord, Guardianship, Notice, Person, Term


class PersonViewSet(ModelViewSet):
    model = Person
    url_prefix = "toestemming/mensen"
    icon = "user"
    menu_label = _("People")
    list_display = ["code", "public_alias", Column("kind", label=_("Kind"), accessor="get_kind_display"), "may_be_recognisable"]
    list_filter = ["kind", "may_be_recognisable"]
    index_view_class = PeopleView
    index_template_name = "consent/people.html"
    inspect_view_enabled = True
    inspect_template_name = "consent/person.html"
    inspect_view_fields_exclude = ["id", "uid", "number", "first_name_hash", "last_name_hash", "full_name_hash"]
    copy_view_enabled = False
    panels = [
        FieldPanel("kind"),
        FieldPanel("public_alias"),
        FieldRowPanel([FieldPanel("first_name"), FieldPanel("last_name")]),
        FieldPanel("birth_date"),
        FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]),
        MultiFieldPanel([FieldPanel("may_be_recognisable"), FieldPanel("recognisable_asked_on")], heading=_("May this person be recognisable?")),
        MultiFieldPanel([FieldPanel("language"), FieldPanel("needs"), FieldPanel("deceased_on")], heading=_("More"), classname="collapsed"),
    ]


class GuardianshipViewSet(ModelViewSet):
    model = Guardianship
    url_prefix = "toestemming/ouders"
    icon = "group"
    menu_label = _("Who decides along")
    list_display = ["child", "relation", "guardian", "alone", "valid_from", "valid_to"]
    list_filter = ["alone"]
    copy_view_enabled = False
    edit_handler = ObjectList([
        FieldPanel("child"),
        FieldPanel("guardian"),
        FieldPanel("relation"),
        FieldRowPanel([FieldPanel("alone"), FieldPanel("evidence")]),
        FieldRowPanel([FieldPanel("valid_from"), FieldPanel("valid_to")]),
        MultiFieldPanel(
            [FieldPanel("out_of_reach_since"), FieldPanel("decided_by"), FieldPanel("decided_on")], heading=_("More"), classname="collapsed"
        ),
    ], base_form_class=GuardianshipForm)  # fmt: skip


class RecordFilterSet(WagtailFilterSet):
    ends_in = django_filters.ChoiceFilter(
        label=_("Ends"), method="filter_ends", choices=[("7", _("within 7 days")), ("30", _("within 30 days")), ("90", _("within 90 days"))]
    )

    class Meta:
        model = ConsentRecord
        fields = ["ends_in", "state", "capacity"]

    def filter_ends(self, queryset: Any, _name: str, value: str) -> Any:
        now = timezone.now()
        return queryset.filter(state=RecordState.GIVEN, valid_until__range=(now, now + datetime.timedelta(days=int(value))))


class LookOnlyViewSet(ModelViewSet):
    inspect_view_enabled = True
    copy_view_enabled = False
    form_fields: list[str] = []

    @property
    def permission_policy(self) -> LookOnly:
        return LookOnly(self.model)


class RecordsView(IndexView):
    def get_base_queryset(self) -> Any:
        return ConsentRecord.objects.select_related("subject", "giver")


class RecordViewSet(LookOnlyViewSet):
    model = ConsentRecord
    url_prefix = "toestemming/antwoorden"
    icon = "check"
    menu_label = _("Consents")
    inspect_template_name = "consent/record.html"
    list_display = ["subject", "giver", Column("state", label=_("State"), accessor="get_state_display"), "valid_from", "valid_until"]
    filterset_class = RecordFilterSet
    index_view_class = RecordsView


class NoticeViewSet(ModelViewSet):
    model = Notice
    url_prefix = "toestemming/teksten"
    icon = "doc-full"
    menu_label = _("Notices")
    list_display = ["title", "audience", "language", "version", "signed_off_at"]
    list_filter = ["audience", "language"]
    delete_view_class = NoticeDeleteView
    edit_handler = ObjectList([
        FieldRowPanel([FieldPanel("key"), FieldPanel("version")]),
        FieldRowPanel([FieldPanel("audience"), FieldPanel("language")]),
        FieldPanel("title"),
        FieldPanel("body"),
        FieldPanel("sound", widget=FileInput(attrs={"accept": ".mp3,.m4a"})),
    ], base_form_class=NoticeForm)  # fmt: skip
    edit_template_name = "consent/notice.html"


class TermViewSet(ModelViewSet):
    model = Term
    url_prefix = "toestemming/termijnen"
    icon = "date"
    menu_label = _("Terms")
    list_display = ["key", "value", "valid_from", "source"]
    form_fields = ["key", "value", "valid_from", "source"]
    index_view_class = TermsView
    index_template_name = "consent/terms.html"
    add_view_class = TermCreateView
    copy_view_enabled = False


class EventViewSet(LookOnlyViewSet):
    model = ConsentEvent
    url_prefix = "toestemming/logboek"
    icon = "list-ul"
    menu_label = _("Log")
    list_display = ["at", Column("kind", label=_("Kind"), accessor="get_kind_display"), "story_uid", "person_uid", "actor"]
    list_filter = ["kind"]


class KeeperGroup(ModelViewSetGroup):
    menu_label = _("Consent")
    menu_icon = "key"
    menu_order = 220
    items = (PersonViewSet, GuardianshipViewSet, RecordViewSet, NoticeViewSet, TermViewSet, EventViewSet)
