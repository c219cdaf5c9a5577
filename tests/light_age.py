"""Sealing by a passphrase as age does it, with a work factor of a thousandth.

age makes every sealing and every opening by a passphrase cost a second of a whole core, and lets
nobody choose. What is written here is an age file like any other, and it is opened by the real
library, which does as much work as the file asks for. Written after the description of the format
(age-encryption.org/v1) and RFC 8439; good for tests alone.
"""

import hashlib
import hmac
import os
import struct
from base64 import b64encode
from itertools import count

WORK = 8  # two to the power of this; the library takes 17 to 19
_CHUNK = 64 << 10
_ROUND = (
    *((0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15)),
    *((0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14)),
)
_WORD = 0xFFFF_FFFF


def encrypt(plaintext: bytes, passphrase: str) -> bytes:
    """What `pyrage.passphrase.encrypt` answers, sooner."""
    salt, file_key, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    label = b"age-encryption.org/v1/scrypt" + salt
    wrap = hashlib.scrypt(passphrase.encode(), salt=label, n=1 << WORK, r=8, p=1, dklen=32)
    head = b"age-encryption.org/v1\n-> scrypt %s %d\n%s\n---" % (
        _text(salt), WORK, _text(_locked(wrap, bytes(12), file_key)),
    )  # fmt: skip
    mac = hmac.digest(_derived(file_key, b"", b"header"), head, "sha256")
    body = _stream(_derived(file_key, nonce, b"payload"), plaintext)
    return head + b" " + _text(mac) + b"\n" + nonce + body


def _text(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _derived(key: bytes, salt: bytes, info: bytes) -> bytes:
    """HKDF-SHA256, one block."""
    return hmac.digest(hmac.digest(salt or bytes(32), key, "sha256"), info + b"\x01", "sha256")


def _stream(key: bytes, data: bytes) -> bytes:
    """Chunks, each under its number, the last one marked as that."""
    parts = [data[at : at + _CHUNK] for at in range(0, len(data), _CHUNK)] or [b""]
    last = len(parts) - 1
    return b"".join(
        _locked(key, n.to_bytes(11, "big") + bytes([n == last]), part)
        for n, part in enumerate(parts)
    )


def _locked(key: bytes, nonce: bytes, data: bytes) -> bytes:
    """ChaCha20-Poly1305 with nothing said in the open."""
    blocks = (_block(key, nonce, n) for n in count())
    once = next(blocks)[:32]
    pad = b"".join(next(blocks) for _ in range(-(-len(data) // 64)))[: len(data)]
    hidden = (int.from_bytes(data, "big") ^ int.from_bytes(pad, "big")).to_bytes(len(data), "big")
    told = hidden + bytes(-len(hidden) % 16) + struct.pack("<QQ", 0, len(hidden))
    return hidden + _poly1305(once, told)


def _poly1305(key: bytes, told: bytes) -> bytes:
    r = int.from_bytes(key[:16], "little") & 0x0FFFFFFC_0FFFFFFC_0FFFFFFC_0FFFFFFF
    total = 0
    for at in range(0, len(told), 16):
        part = told[at : at + 16] + b"\x01"
        total = (total + int.from_bytes(part, "little")) * r % ((1 << 130) - 5)
    return ((total + int.from_bytes(key[16:], "little")) % (1 << 128)).to_bytes(16, "little")


def _block(key: bytes, nonce: bytes, number: int) -> bytes:
    """Sixty-four bytes of ChaCha20."""
    start = struct.unpack("<16I", b"expand 32-byte k" + key + struct.pack("<I", number) + nonce)
    s = list(start)
    for _ in range(10):
        for a, b, c, d in _ROUND:
            for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                s[x] = (s[x] + s[y]) & _WORD
                word = s[z] ^ s[x]
                s[z] = (word << turn | word >> (32 - turn)) & _WORD
    return struct.pack("<16I", *((one + two) & _WORD for one, two in zip(s, start, strict=True)))
