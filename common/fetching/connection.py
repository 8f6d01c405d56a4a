"""A connection to exactly the addresses that were checked: a name that points elsewhere a moment later changes nothing."""

import ssl
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

import httpcore
import httpx

from common.fetching.deadline import Deadline


class TimedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self.stream, self.deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.stream.read(max_bytes, self.deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.stream.write(buffer, self.deadline.left())

    def start_tls(self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None) -> httpcore.NetworkStream:
        return TimedStream(self.stream.start_tls(ssl_context, server_hostname, self.deadline.left()), self.deadline)

    def close(self) -> None:
        self.stream.close()

    def get_extra_info(self, info: str) -> Any:
        return self.stream.get_extra_info(info)


class PinnedBackend(httpcore.NetworkBackend):
    """Knows no names: whatever host is asked for, it goes to the first of its addresses that answers."""

    def __init__(self, addresses: Iterable[str], deadline: Deadline) -> None:
        self.addresses, self.deadline, self.below = list(addresses), deadline, httpcore.SyncBackend()

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore.NetworkStream:
        failure: Exception = httpcore.ConnectError()
        for number, address in enumerate(self.addresses):
            share = self.deadline.left() / (len(self.addresses) - number)  # one that is silent leaves time for the next
            try:
                return TimedStream(self.below.connect_tcp(address, port, share, local_address, socket_options), self.deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class PinnedTransport(httpx.BaseTransport):
    """TLS still asks for a certificate of the host's name: the name stays in the request, only the way to it is fixed."""

    def __init__(self, addresses: Iterable[str], deadline: Deadline, tls: ssl.SSLContext | None) -> None:
        self.pool = httpcore.ConnectionPool(ssl_context=tls or public_tls(), network_backend=PinnedBackend(addresses, deadline))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path)
        answer = self.pool.handle_request(httpcore.Request(request.method, url, headers=request.headers.raw))
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer))

    def close(self) -> None:
        self.pool.close()


class Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()


@lru_cache
def public_tls() -> ssl.SSLContext:
    """Reading all certificates takes some thirty milliseconds. What the environment says of certificates is not asked."""
    return httpx.create_ssl_context(trust_env=False)
