"""Rising whole numbers as few bytes: each as its distance from the one before, seven bits a byte (LEB128)."""

from __future__ import annotations

from collections.abc import Sequence

FULL = 0x7F
MORE = 0x80  # set on each byte of a distance but its last


def packed(numbers: Sequence[int]) -> bytes:
    """The bytes of numbers that rise.

    >>> packed([5, 6, 300]).hex()
    '0501a602'
    """
    found = bytearray()
    before = 0
    for number in numbers:
        distance = number - before
        before = number
        while distance > FULL:
            found.append(distance & FULL | MORE)
            distance >>= 7
        found.append(distance)
    return bytes(found)


def unpacked(held: bytes) -> list[int]:
    """The numbers again.

    >>> unpacked(bytes.fromhex("0501a602"))
    [5, 6, 300]
    """
    found: list[int] = []
    number = distance = shift = 0
    for byte in held:
        distance |= (byte & FULL) << shift
        if byte & MORE:
            shift += 7
            continue
        number += distance
        found.append(number)
        distance = shift = 0
    return found
