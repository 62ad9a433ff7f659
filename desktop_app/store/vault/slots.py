"""A slot: what one person's password opens. Each has a key pair, so that a new data key reaches it without the password.

The password's key (KEK) opens the slot's private key, AES-256-GCM with vault id, uid and parameters authenticated; the
private key (ECDH on P-256, SP 800-56A) opens the data key. So whoever removes a colleague can give everybody else the
new data key, and nobody who knew the old one can read the new one from an old copy of the file.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from desktop_app.store.faults import Fault, StoreFault
from desktop_app.store.vault.costs import KEY_BYTES, SALT_BYTES, Cost, derive

RECOVERY = "recovery"
"""The uid of the slot that the printed recovery key opens."""
_NONCE_BYTES = 12
_CURVE = ec.SECP256R1()


class WrongPassword(Exception):
    """No such name, or another password: which of the two is not told. Nothing was changed."""


class Wrap(msgspec.Struct, frozen=True):
    """The data key, for the owner of one public key."""

    ephemeral: bytes
    nonce: bytes
    sealed: bytes


class Slot(msgspec.Struct, frozen=True):
    """One person's way to the data key. `handle` finds it by the name typed and tells nobody the name.

    `wrap` is taken out while the person is locked out: then no password leads to the data key.
    """

    uid: str
    handle: bytes
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes
    public: bytes
    wrap: Wrap | None
    mark: bytes = b""


def handle_of(vault_id: bytes, name: str) -> bytes:
    """What finds a slot by the name as it is compared; the name itself is nowhere in the file."""
    return sha256(b"name\0" + vault_id + name.encode()).digest()[:16]


def make_slot(vault_id: bytes, uid: str, name: str, secret: bytes, cost: Cost, data: bytes) -> Slot:
    """A slot with a key pair of its own that `secret` opens."""
    pair = ec.generate_private_key(_CURVE)
    private = pair.private_numbers().private_value.to_bytes(KEY_BYTES)
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(_NONCE_BYTES)
    sealed = AESGCM(derive(secret, salt, cost)).encrypt(nonce, private, _told(vault_id, uid, cost))
    public = _point(pair.public_key())
    slot = Slot(uid, handle_of(vault_id, name), cost, salt, nonce, sealed, public, _wrap(vault_id, uid, public, data))
    return marked(vault_id, slot)


def rewrapped(vault_id: bytes, slot: Slot, data: bytes) -> Slot:
    """The same slot, opened by the same password, with another data key inside; one that is locked stays so."""
    return slot if slot.wrap is None else released(vault_id, slot, data)


def locked(vault_id: bytes, slot: Slot) -> Slot:
    """The same slot without the way to the data key. Nobody needs the key for that, and nobody undoes it without."""
    return marked(vault_id, msgspec.structs.replace(slot, wrap=None))


def released(vault_id: bytes, slot: Slot, data: bytes) -> Slot:
    """The same slot with the data key inside."""
    return marked(vault_id, msgspec.structs.replace(slot, wrap=_wrap(vault_id, slot.uid, slot.public, data)))


def private_key(vault_id: bytes, slot: Slot, secret: bytes) -> bytes:
    """What the password opens; WrongPassword and StoreFault tell a wrong one from a slot that was changed."""
    if slot.mark != _mark(vault_id, slot) or not _bearable(slot.cost):
        raise StoreFault(Fault.VAULT_TAMPERED)
    try:
        return AESGCM(derive(secret, slot.salt, slot.cost)).decrypt(
            slot.nonce, slot.sealed, _told(vault_id, slot.uid, slot.cost)
        )
    except (InvalidTag, ValueError) as error:
        raise WrongPassword from error


def data_key(vault_id: bytes, slot: Slot, private: bytes) -> bytes:
    """The data key in a slot whose private key is open; WrongPassword where the slot is locked."""
    if slot.wrap is None:
        raise WrongPassword
    try:
        pair = ec.derive_private_key(int.from_bytes(private), _CURVE)
        shared = pair.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, slot.wrap.ephemeral))
        key = _wrapping_key(shared, slot.wrap.ephemeral, slot.public)
        return AESGCM(key).decrypt(slot.wrap.nonce, slot.wrap.sealed, _told(vault_id, slot.uid, None))
    except (InvalidTag, ValueError) as error:
        raise StoreFault(Fault.VAULT_TAMPERED) from error


def marked(vault_id: bytes, slot: Slot) -> Slot:
    """With a digest of its fields, so that a slot changed by hand is not taken for a wrong password."""
    return msgspec.structs.replace(slot, mark=_mark(vault_id, slot))


def _bearable(cost: Cost) -> bool:
    """Whether a desk computer can try it at all: a file may not make it hang."""
    return 0 <= cost.memory_kib <= 4 * 1024 * 1024 and 1 <= cost.passes <= 10_000_000 and 1 <= cost.lanes <= 64


def _mark(vault_id: bytes, slot: Slot) -> bytes:
    return sha256(vault_id + msgspec.json.encode(msgspec.structs.replace(slot, mark=b""))).digest()


def _told(vault_id: bytes, uid: str, cost: Cost | None) -> bytes:
    """What is authenticated with a ciphertext: it cannot be moved to another vault or person, or made cheaper."""
    return msgspec.json.encode([vault_id, uid, cost])


def _wrap(vault_id: bytes, uid: str, public: bytes, data: bytes) -> Wrap:
    once = ec.generate_private_key(_CURVE)
    shared = once.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(_CURVE, public))
    ephemeral, nonce = _point(once.public_key()), secrets.token_bytes(_NONCE_BYTES)
    key = _wrapping_key(shared, ephemeral, public)
    return Wrap(ephemeral, nonce, AESGCM(key).encrypt(nonce, data, _told(vault_id, uid, None)))


def _wrapping_key(shared: bytes, ephemeral: bytes, public: bytes) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, None, b"safekeeping wrap" + ephemeral + public).derive(shared)


def _point(public: ec.EllipticCurvePublicKey) -> bytes:
    return public.public_bytes(Encoding.X962, PublicFormat.CompressedPoint)
