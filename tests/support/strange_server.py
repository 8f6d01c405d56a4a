"""A web server that behaves as a test tells it to: slow, endless, packed, leading in circles."""

import threading
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

Answer = tuple[int, dict[str, str], bytes | Iterable[bytes]]


class StrangeServer:
    """`with StrangeServer({"/": lambda request: (200, {}, b"text")}) as server: server.url`. `asked` holds each request that came in."""

    def __init__(self, pages: dict[str, Callable[[Any], Answer]], tls: Any = None) -> None:
        self.pages, self.asked, self.over = pages, [], threading.Event()
        handler = type("Handler", (StrangeHandler,), {"strange": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.server.daemon_threads = True
        self.server.handle_error = lambda *_args: None  # who asked has gone, or did not like the certificate
        self.scheme = "https" if tls else "http"
        if tls:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True, do_handshake_on_connect=False)
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def port(self) -> int:
        return self.server.server_port

    @property
    def url(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.port}"

    def __enter__(self) -> "StrangeServer":
        self.thread.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.over.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


class StrangeHandler(BaseHTTPRequestHandler):
    strange: StrangeServer

    def do_GET(self) -> None:
        self.strange.asked.append(self)
        status, headers, body = self.strange.pages[self.path.split("?")[0]](self)
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            for piece in [body] if isinstance(body, bytes) else body:
                self.wfile.write(piece)
                self.wfile.flush()
        except OSError:
            return  # who asked has gone

    def log_message(self, *_args: object) -> None:
        pass
