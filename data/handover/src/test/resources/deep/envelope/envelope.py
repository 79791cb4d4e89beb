"""A second implementation of docs/formats/envelope.md, on the cryptography package: envelope.py FORM LOG KEY-HEX SALT-HEX < plain > envelope"""
import struct
import sys

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORMS = {
    "aes-256-gcm": (1, 32, hashes.SHA256, algorithms.AES),
    "sm4-gcm": (2, 16, hashes.SM3, algorithms.SM4),
}


def digest(kind, data):
    running = hashes.Hash(kind())
    running.update(data)
    return running.finalize()


def envelope(form, log, key, salt, plain):
    number, size, kind, cipher = FORMS[form]
    fixed = b"YHENVLP1" + struct.pack(">BB6xQ", number, log, len(plain))
    info = b"yunheng envelope v1" + fixed
    made = HKDF(kind(), size + 7 + 16, salt, info).derive(key)
    head = fixed + salt + made[size + 7:]
    out = head + digest(kind, head)[:16]
    pieces = [plain[i:i + (1 << log)] for i in range(0, len(plain), 1 << log)] or [b""]
    for i, piece in enumerate(pieces):
        nonce = made[size:size + 7] + struct.pack(">IB", i, i == len(pieces) - 1)
        sealing = Cipher(cipher(made[:size]), modes.GCM(nonce)).encryptor()
        out += sealing.update(piece) + sealing.finalize() + sealing.tag
    return out


if __name__ == "__main__":
    form, log, key, salt = sys.argv[1:]
    made = envelope(form, int(log), bytes.fromhex(key), bytes.fromhex(salt), sys.stdin.buffer.read())
    sys.stdout.buffer.write(made)
