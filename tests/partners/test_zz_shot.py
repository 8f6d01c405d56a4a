import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from network.factories import MembershipFactory, OrganisationFactory, PlaceFactory
from tests.activities.calendars import GOOGLE, as_sent, calendar
from django.test import Client
from tests.support.server import SiteServer
from tests.support.chromium import *
from playwright.sync_api import sync_playwright
import tests.support.chromium as ch
WHEN="DTSTART:20280310T140000\nDURATION:PT2H\n"
def test_shot(open_db):
    bib = OrganisationFactory(slug="bib", name="De Boekerij")
    PlaceFactory(organisation=bib, name="De Boekerij", street="Werft 16")
    c=Client(headers={"Origin":"http://testserver"}); c.force_login(MembershipFactory(organisation=bib).user, backend="partners.backends.PartnerBackend")
    H="/partner/organisatie/bib/agenda-binnenhalen/"
    data=as_sent(GOOGLE.replace("2027","2028").replace("END:VCALENDAR","")).decode()+calendar(WHEN+"RRULE:FREQ=SECONDLY",WHEN+"LOCATION:Zaal\\, Kerkstraat 1\\, 2440 Geel").decode().split("EN\r\n",1)[1]
    w=c.post(H+"?taal=nl", {"file": SimpleUploadedFile("a.ics", data.encode())}).headers["Location"]
    with SiteServer() as s, sync_playwright() as p:
        b=p.chromium.launch(executable_path=ch.find(), args=ch.ARGUMENTS)
        x=b.new_context(viewport={"width":420,"height":900}); 
        x.add_cookies([{"name":"sessionid","value":c.cookies["sessionid"].value,"url":s.url}])
        g=x.new_page(); g.goto(s.url+w+"?taal=nl"); g.screenshot(path="/tmp/imp/plan.png", full_page=True)
        g.goto(s.url+H+"?taal=nl"); g.screenshot(path="/tmp/imp/start.png", full_page=True); b.close()
