"""No request reaches an address of this machine or its network, whatever name or redirect leads there.

The check stands where the connection is made, on the very address that is connected to: a name that resolves to another address the
second time gains nothing.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

import httpcore
import httpx

from tidings.errors import TidingsError

NAT64 = IPv6Network("64:ff9b::/96")
UNICAST = IPv6Network("2000::/3")  # all that is given out for the internet; what packs an IPv4 address of a network's own lies outside
RESERVED = (IPv4Network("192.0.0.0/24"), IPv4Network("192.88.99.0/24"), IPv6Network("3fff::/20"))  # which Python does not all know


class PrivateAddressError(TidingsError):
    """A name led to an address that is not of the public internet."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet; an IPv4 address packed into IPv6 counts as what it holds."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    inner = _inner(ip) if isinstance(ip, IPv6Address) else None
    if inner is not None:
        return is_public(str(inner))
    known = ip in UNICAST if isinstance(ip, IPv6Address) else not ip.is_multicast
    return known and ip.is_global and not any(ip.version == net.version and ip in net for net in RESERVED)


def _inner(ip: IPv6Address) -> IPv4Address | None:
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)


def resolved(host: str, port: int, private: bool) -> list[str]:
    """The addresses of a host; PrivateAddressError where one of them is private and that is not allowed."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise httpcore.ConnectError(f"the name {host} is not known") from error
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not private and not all(map(is_public, addresses)):
        raise PrivateAddressError(f"{host} is an address of a private network")
    return addresses


class GuardedBackend(httpcore.NetworkBackend):
    """Connections to checked addresses only."""

    def __init__(self, private: bool) -> None:
        self.private = private
        self.inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers."""
        failed: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in resolved(host, port, self.private):
            try:
                return self.inner.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed or httpcore.ConnectError(f"the name {host} is not known")


def guarded_transport(private: bool) -> httpx.BaseTransport:
    """An httpx transport whose connections go through `GuardedBackend`. httpx has no other way to hand one in than its pool."""
    transport = httpx.HTTPTransport()
    transport._pool.close()
    transport._pool = httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(trust_env=False), network_backend=GuardedBackend(private)
    )
    return transport
