"""What the site reads from others' addresses: from the public internet alone, and never too much or too long."""

import datetime
import gzip
import itertools
import socket
import ssl
import time
import zlib

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from common.fetching import MOST_REDIRECTS, NotFetched, fetch
from common.fetching.addresses import is_allowed
from common.fetching.body import MOST_BYTES
from tests.support.strange_server import StrangeServer

TEXT = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
ANY = ".".join("0000")
LEAKS = ("127.", "::1", "10.", "169.254", "Errno", "refused", "httpx")


def page(*answer):
    return lambda _request: answer


@pytest.fixture
def serve(settings):
    """A server of these pages on this machine, which may be read in this test; `public=True` leaves production's rule."""
    running = []

    def start(pages, *, public=False, tls=None):
        server = StrangeServer(pages, tls).__enter__()
        running.append(server)
        settings.FETCH_PORTS = {80, 443, *(one.port for one in running)}
        settings.FETCH_ALLOWED_NETWORKS = [] if public else ["127.0.0.0/8"]
        return server

    yield start
    for server in running:
        server.__exit__(None, None, None)


def refused(*args, within=2, **kwargs):
    begun = time.monotonic()
    with pytest.raises(NotFetched) as refusal:
        fetch(*args, **kwargs)
    assert time.monotonic() - begun < within
    sentence = refusal.value.sentence
    assert sentence.endswith(".") and not any(leak in sentence for leak in LEAKS), sentence
    return sentence


def test_it_works(serve):
    server = serve({"/agenda.ics": page(200, {"ETag": '"1"', "Last-Modified": "Mon, 01 Mar 2027 10:00:00 GMT"}, TEXT)})
    found = fetch(f"{server.url}/agenda.ics?key=1")
    assert (found.data, found.etag, found.last_modified, found.is_unchanged) == (TEXT, '"1"', "Mon, 01 Mar 2027 10:00:00 GMT", False)
    (request,) = server.asked
    assert request.headers["User-Agent"] == "dorp-rond-het-kind (+http://testserver)" and "Cookie" not in request.headers
    assert request.path == "/agenda.ics?key=1" and request.headers["Host"] == f"127.0.0.1:{server.port}"


def test_what_did_not_change_is_not_sent_again(serve):
    server = serve({"/": lambda request: (304, {}, b"") if request.headers["If-None-Match"] == '"1"' else (200, {}, TEXT)})
    assert fetch(server.url, etag='"1"').is_unchanged
    assert fetch(server.url, etag='"0"', last_modified="Mon, 01 Mar 2027 10:00:00 GMT").data == TEXT
    assert server.asked[1].headers["If-Modified-Since"] == "Mon, 01 Mar 2027 10:00:00 GMT"


def test_unchanged_is_no_answer_to_who_never_had_it(serve):
    assert "304" in refused(serve({"/": page(304, {}, b"")}).url)


def test_redirects_are_followed(serve):
    server = serve({"/": page(302, {"Location": "/b"}, b""), "/b": page(301, {"Location": "c"}, b""), "/c": page(200, {}, TEXT)})
    assert fetch(server.url).data == TEXT


def test_no_cookie_goes_along_to_the_next_step(serve):
    server = serve({"/": page(302, {"Location": "/b", "Set-Cookie": "a=1"}, b""), "/b": page(200, {}, TEXT)})
    fetch(server.url)
    assert "Cookie" not in server.asked[1].headers


def test_packed_text_is_unpacked(serve):
    pages = {
        "/gzip": page(200, {"Content-Encoding": "gzip"}, gzip.compress(TEXT)),
        "/zlib": page(200, {"Content-Encoding": "deflate"}, zlib.compress(TEXT)),
    }
    server = serve(pages)
    assert fetch(f"{server.url}/gzip").data == fetch(f"{server.url}/zlib").data == TEXT


def test_a_name_in_another_script_is_asked_as_the_internet_writes_it(serve):
    asked = []
    server = serve({"/": page(200, {}, TEXT)})
    fetch(f"http://bücherei.example:{server.port}/", resolve=lambda host, port: asked.append((host, port)) or ["127.0.0.1"])
    assert asked == [("xn--bcherei-n2a.example", server.port)]
    assert server.asked[0].headers["Host"] == f"xn--bcherei-n2a.example:{server.port}"


NOT_PUBLIC = [
    "127.0.0.1", "127.1.2.3", ANY, "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1", "::", "::1", "fe80::1", "fe80::1%eth0", "fc00::1", "fd12::1", "fec0::1", "ff02::1",
    "2001:db8::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::7f00:1",
    "2002:7f00:1::", "2002:a00:1::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "4000::1", "no address",
]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_that_is_not_public(address):
    assert not is_allowed(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.190.0.1", "2a02:2c40::1", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1"])
def test_an_address_that_is_public(address):
    assert is_allowed(address)


HOSTS = [
    "127.0.0.1", "localhost", ANY, "10.0.0.1", "192.168.0.1", "169.254.169.254", "[::1]", "[::]", "[::ffff:127.0.0.1]", "[fe80::1]",
    "2130706433", "0x7f000001", "017700000001", "0177.0.0.1", "127.1", "127。0。0。1", "[::ffff:a00:1]", "[64:ff9b::7f00:1]",
]  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_it_refuses_an_address_inside(host, serve):
    server = serve({"/": page(200, {}, TEXT)}, public=True)
    refused(f"http://{host}:{server.port}/")
    refused(f"http://{host}/")
    assert server.asked == []


def test_it_refuses_a_name_that_resolves_to_an_address_inside(serve):
    server = serve({"/": page(200, {}, TEXT)}, public=True)
    refused(f"http://calendar.example:{server.port}/", resolve=lambda *_: ["127.0.0.1"])
    refused(f"http://calendar.example:{server.port}/", resolve=lambda *_: ["8.8.8.8", "10.0.0.1"])
    assert server.asked == []


def test_a_name_that_points_elsewhere_a_moment_later_changes_nothing(serve):
    """It is resolved once, and the connection goes there: the second answer is never asked for."""
    server = serve({"/": page(200, {}, TEXT)})
    answers = iter([["127.0.0.1"], ["169.254.169.254"]])
    assert fetch(f"http://calendar.example:{server.port}/", resolve=lambda *_: next(answers)).data == TEXT
    assert next(answers) == ["169.254.169.254"]


def test_when_one_address_is_silent_the_next_is_asked(serve):
    server = serve({"/": page(200, {}, TEXT)})
    assert fetch(f"http://calendar.example:{server.port}/", resolve=lambda *_: ["127.0.0.9", "127.0.0.1"]).data == TEXT


def test_it_refuses_a_redirect_to_an_address_inside(serve):
    inside = serve({"/": page(200, {}, b"secret")})
    outside = serve({"/": page(302, {"Location": f"http://intern.example:{inside.port}/"}, b"")})
    where = {"calendar.example": ["127.0.0.1"], "intern.example": ["10.0.0.1"]}
    refused(f"http://calendar.example:{outside.port}/", resolve=lambda host, _port: where[host])
    assert len(outside.asked) == 1 and inside.asked == []


@pytest.mark.parametrize("location", ["file:///etc/passwd", "gopher://x.example/", "http://[", "//user:secret@x.example/", "http://x.example:22/"])
def test_it_refuses_a_redirect_to_what_is_no_web_address(location, serve):
    refused(serve({"/": page(302, {"Location": location}, b"")}).url)


def test_it_refuses_redirects_in_a_circle(serve):
    server = serve({"/": page(302, {"Location": "/b"}, b""), "/b": page(302, {"Location": "/"}, b"")})
    refused(f"{server.url}/")
    assert len(server.asked) == 2


def test_it_refuses_redirects_without_end(serve):
    numbers = itertools.count()
    server = serve(dict.fromkeys(["/", *(f"/{number}" for number in range(9))], lambda _request: (307, {"Location": f"/{next(numbers)}"}, b"")))
    refused(f"{server.url}/")
    assert len(server.asked) == MOST_REDIRECTS + 1


STRANGE = [
    "", "agenda", "file:///etc/passwd", "gopher://x.example/", "ftp://x.example/", "javascript:alert(1)", "//x.example/", "http://", "http:///a",
    "http://user:secret@x.example/", "http://x.example\\@127.0.0.1/", "http://x.example:22/", "http://x.example:8000/", "http://x.example:99999/",
    "http://x.example/\r\nHost: y", "http://x.example/\x00", "http://[::1", "http://xn--/", "http://a..example/", f"http://{'a' * 70}.example/",
    "https://" + "a" * 70_000,
]  # fmt: skip


@pytest.mark.parametrize("address", STRANGE)
def test_it_refuses_what_is_no_web_address(address):
    refused(address)


def test_a_name_nobody_has(serve):
    def nobody(*_args):
        raise socket.gaierror

    refused("https://nobody.example/", resolve=nobody)
    refused("https://nobody.example/", resolve=lambda *_: [])


def test_a_resolver_that_never_answers():
    refused("https://slow.example/", resolve=lambda *_: time.sleep(1) or [], seconds=0.3)


def test_nobody_listens(serve):
    server = serve({})
    server.server.server_close()
    refused(server.url)


@pytest.mark.parametrize("status", [204, 206, 401, 403, 404, 410, 500, 302])
def test_any_other_answer_is_no_text(status, serve):
    assert str(status) in refused(serve({"/": page(status, {}, b"")}).url)


def drip(pieces):
    def give(_request):
        def slowly():
            for piece in pieces:
                time.sleep(0.05)
                yield piece

        return 200, {"Content-Length": "5000"}, slowly()

    return give


def test_a_slow_drip_ends(serve):
    refused(serve({"/": drip([b"x"] * 200)}).url, seconds=0.5, within=1.5)


def test_headers_that_drip_end_too(serve):
    def slowly(request):
        for _ in range(200):
            time.sleep(0.05)
            request.wfile.write(b"H")
            request.wfile.flush()

    refused(serve({"/": slowly}).url, seconds=0.5, within=1.5)


def test_a_server_that_says_nothing(serve):
    server = serve({"/": lambda request: request.strange.over.wait(5) and (200, {}, TEXT)})
    refused(server.url, seconds=0.3, within=1.5)


def test_redirects_share_one_deadline(serve):
    pages = {f"/{number}": lambda _request, number=number: time.sleep(0.2) or (302, {"Location": f"/{number + 1}"}, b"") for number in range(5)}
    refused(f"{serve(pages).url}/0", seconds=0.5, within=1.5)


def test_a_body_of_fifty_megabytes(serve):
    sent = []
    pieces = (sent.append(1) or bytes(2**20) for _ in range(50))
    assert "5 MB" in refused(serve({"/": page(200, {}, pieces)}).url)
    assert len(sent) < 30, "it reads no further than it needs"


def test_a_body_just_small_enough(serve):
    assert len(fetch(serve({"/": page(200, {}, bytes(MOST_BYTES))}).url).data) == MOST_BYTES
    refused(serve({"/": page(200, {}, bytes(MOST_BYTES + 1))}).url)


def test_a_gzip_bomb(serve):
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(2**20)) for _ in range(100)) + packer.flush()
    assert len(bomb) < 2**20
    assert "5 MB" in refused(serve({"/": page(200, {"Content-Encoding": "gzip"}, bomb)}).url)


BROKEN = {
    "packed otherwise": ({"Content-Encoding": "br"}, TEXT),
    "packed twice": ({"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(TEXT))),
    "not packed at all": ({"Content-Encoding": "gzip"}, TEXT),
    "half of it, packed": ({"Content-Encoding": "gzip"}, gzip.compress(TEXT)[:-9]),
    "less than it says": ({"Content-Length": "5000"}, TEXT),
    "pieces that are none": ({"Transfer-Encoding": "chunked"}, b"zz\r\n" + TEXT),
    "a header without end": ({"X-Long": "x" * 200_000}, TEXT),
}


@pytest.mark.parametrize(("headers", "body"), BROKEN.values(), ids=BROKEN)
def test_what_comes_in_broken(headers, body, serve):
    refused(serve({"/": page(200, headers, body)}).url)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Of calendar.example, which signs for itself: a context for the server, and one for a reader who knows it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "calendar.example")]), datetime.datetime.now(datetime.UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
    made = made.not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName("calendar.example")]), critical=False).sign(key, hashes.SHA256())
    path = tmp_path_factory.mktemp("tls") / "both.pem"
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(path)
    return server, ssl.create_default_context(cafile=path)


def test_the_certificate_is_that_of_the_name_not_of_the_address(certificate, serve):
    server = serve({"/": page(200, {}, TEXT)}, tls=certificate[0])
    here = {"resolve": lambda *_: ["127.0.0.1"]}
    assert fetch(f"https://calendar.example:{server.port}/", tls=certificate[1], **here).data == TEXT
    refused(f"https://other.example:{server.port}/", tls=certificate[1], **here)
    refused(f"https://calendar.example:{server.port}/", **here)  # nobody we trust signed it
    assert len(server.asked) == 1


def test_proxies_of_the_environment_are_not_asked(serve, monkeypatch):
    proxy = serve({"/": page(200, {}, b"from the proxy")})
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, proxy.url)
    server = serve({"/": page(200, {}, TEXT)})
    assert fetch(server.url).data == TEXT and proxy.asked == []
