"""The site as a server of its own thread: our WSGI application and nothing round it."""

import threading
from types import TracebackType

from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler, get_internal_wsgi_application
from django.db import connections


class SilentHandler(WSGIRequestHandler):
    def log_message(self, *_args: object) -> None:
        pass


class SiteServer:
    """`with SiteServer() as server: server.url`. The port is free when it is asked for, so several may run at once."""

    def __init__(self) -> None:
        self.server = ThreadedWSGIServer(("127.0.0.1", 0), SilentHandler, allow_reuse_address=False)
        self.server.set_app(get_internal_wsgi_application())
        self.thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def _serve(self) -> None:
        try:
            self.server.serve_forever(poll_interval=0.02)
        finally:
            connections.close_all()

    def __enter__(self) -> "SiteServer":
        self.thread.start()
        return self

    def __exit__(self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None) -> None:
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()
