/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.KeyPart;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.math.ec.rfc7748.X25519;

/** age v1 (age-encryption.org/v1): X25519 and scrypt recipients, armoured or not. */
final class Age {
  private static final String LABEL = "age-encryption.org/v1/";
  private static final int FILE_KEY = 16;
  private static final int TAG = 16;
  private static final int CHUNK = 1 << 16;
  private static final int DEAREST = 22;

  private final KeyBytes key;
  private final InspectionContext look;

  Age(KeyBytes key, InspectionContext look) {
    this.key = key;
    this.look = look;
  }

  InputStream plaintext(InputStream file) throws IOException {
    InputStream in = AgeArmour.taken(file);
    AgeHeader header = AgeHeader.read(in);
    byte[] fileKey = fileKey(header);
    byte[] macKey = hkdf(fileKey, new byte[0], "header");
    if (!MessageDigest.isEqual(mac(macKey, header.covered()), header.mac())) {
      throw damaged();
    }
    byte[] nonce = in.readNBytes(16);
    if (nonce.length < 16) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
    }
    return new Stream(in, hkdf(fileKey, nonce, "payload"));
  }

  private byte[] fileKey(AgeHeader header) throws InspectionStopException {
    List<AgeHeader.Stanza> stanzas = header.stanzas();
    boolean secret = stanzas.stream().anyMatch(stanza -> stanza.type().equals("scrypt"));
    if (secret) {
      if (stanzas.size() != 1) {
        throw damaged();
      }
      return scrypt(stanzas.getFirst());
    }
    List<Identity> identities = identities();
    Optional<byte[]> found = Optional.empty();
    for (AgeHeader.Stanza stanza : stanzas) {
      if (stanza.type().equals("X25519")) {
        byte[] share = share(stanza);
        for (Identity identity : identities) {
          Optional<byte[]> one = x25519(stanza, share, identity);
          found = found.or(() -> one);
        }
      }
    }
    return found.orElseThrow(() -> InspectionStopException.of(DeepCode.KEY_OR_DAMAGE, ""));
  }

  private static byte[] share(AgeHeader.Stanza stanza) throws InspectionStopException {
    if (stanza.arguments().size() != 1 || stanza.body().length != FILE_KEY + TAG) {
      throw damaged();
    }
    byte[] share = AgeHeader.base64(stanza.arguments().getFirst());
    if (share.length != 32) {
      throw damaged();
    }
    return share;
  }

  private static Optional<byte[]> x25519(AgeHeader.Stanza stanza, byte[] share, Identity identity)
      throws InspectionStopException {
    byte[] shared;
    try {
      KeyFactory keys = KeyFactory.getInstance("X25519");
      PrivateKey mine =
          keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, identity.scalar()));
      byte[] big = share.clone();
      big[31] &= 0x7f;
      for (int i = 0; i < 16; i++) {
        byte low = big[i];
        big[i] = big[31 - i];
        big[31 - i] = low;
      }
      PublicKey theirs =
          keys.generatePublic(
              new XECPublicKeySpec(NamedParameterSpec.X25519, new BigInteger(1, big)));
      KeyAgreement agreement = KeyAgreement.getInstance("X25519");
      agreement.init(mine);
      agreement.doPhase(theirs, true);
      shared = agreement.generateSecret();
    } catch (GeneralSecurityException e) {
      throw damaged();
    }
    byte[] salt = Arrays.copyOf(share, 64);
    System.arraycopy(identity.recipient(), 0, salt, 32, 32);
    return open(hkdf(shared, salt, LABEL + "X25519"), new byte[12], stanza.body(), 0, 32);
  }

  private byte[] scrypt(AgeHeader.Stanza stanza) throws InspectionStopException {
    if (stanza.arguments().size() != 2 || stanza.body().length != FILE_KEY + TAG) {
      throw damaged();
    }
    byte[] salt = AgeHeader.base64(stanza.arguments().getFirst());
    String work = stanza.arguments().get(1);
    if (salt.length != 16 || !work.matches("[1-9][0-9]?")) {
      throw damaged();
    }
    int log = Integer.parseInt(work);
    if (log > DEAREST || 1024L << log > look.limits().memory()) {
      throw InspectionStopException.of(DeepCode.KEY_WORK, "", "work", work);
    }
    if (!key.has(KeyPart.PASSPHRASE)) {
      throw key.missing(KeyPart.PASSPHRASE.code());
    }
    byte[] label = (LABEL + "scrypt").getBytes(StandardCharsets.US_ASCII);
    byte[] salted = Arrays.copyOf(label, label.length + 16);
    System.arraycopy(salt, 0, salted, label.length, 16);
    byte[] wrap = SCrypt.generate(key.passphrase(), salted, 1 << log, 8, 1, 32);
    return open(wrap, new byte[12], stanza.body(), 0, 32)
        .orElseThrow(() -> InspectionStopException.of(DeepCode.KEY_OR_DAMAGE, ""));
  }

  /** A private key and the public one that belongs to it. */
  private static final class Identity {
    private final byte[] scalar;
    private final byte[] recipient = new byte[32];

    Identity(byte[] scalar) {
      this.scalar = scalar;
      X25519.scalarMultBase(scalar, 0, recipient, 0);
    }

    byte[] scalar() {
      return scalar;
    }

    byte[] recipient() {
      return recipient;
    }
  }

  private List<Identity> identities() throws InspectionStopException {
    if (!key.has(KeyPart.PRIVATE_KEY)) {
      throw key.missing(KeyPart.PRIVATE_KEY.code());
    }
    List<Identity> identities = new ArrayList<>();
    String text = new String(key.of(KeyPart.PRIVATE_KEY), StandardCharsets.UTF_8);
    for (String line : text.lines().toList()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        Bech32.decoded(line.strip(), "AGE-SECRET-KEY-")
            .filter(scalar -> scalar.length == 32)
            .map(Identity::new)
            .ifPresent(identities::add);
      }
    }
    if (identities.isEmpty()) {
      throw key.unusable(KeyPart.PRIVATE_KEY);
    }
    return identities;
  }

  static byte[] hkdf(byte[] input, byte[] salt, String info) {
    try {
      HKDFParameterSpec.Builder builder = HKDFParameterSpec.ofExtract().addIKM(input);
      if (salt.length > 0) {
        builder.addSalt(salt);
      }
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(builder.thenExpand(info.getBytes(StandardCharsets.US_ASCII), 32));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] mac(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<byte[]> open(
      byte[] key, byte[] nonce, byte[] bytes, int from, int length) {
    try {
      Cipher cipher = Cipher.getInstance("ChaCha20-Poly1305");
      cipher.init(
          Cipher.DECRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce));
      return Optional.of(cipher.doFinal(bytes, from, length));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  static InspectionStopException damaged() {
    return InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, "");
  }

  /** The payload: chunks of 64 KiB, each with its tag, the last one marked. */
  private static final class Stream extends Chunks {
    private final InputStream in;
    private final byte[] key;
    private final byte[] nonce = new byte[12];
    private final byte[] chunk = new byte[CHUNK + TAG + 1];
    private int filled;
    private boolean first = true;
    private boolean last;

    Stream(InputStream in, byte[] key) {
      this.in = in;
      this.key = key;
    }

    @Override
    Optional<Piece> next() throws IOException {
      if (last) {
        return Optional.empty();
      }
      filled += in.readNBytes(chunk, filled, chunk.length - filled);
      last = filled <= CHUNK + TAG;
      int length = Math.min(filled, CHUNK + TAG);
      if (length == 0) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, "");
      }
      if (length < TAG) {
        throw damaged();
      }
      byte[] plain = open(length, last).orElseThrow(Age::damaged);
      if (plain.length == 0 && !first) {
        throw damaged();
      }
      if (!last) {
        chunk[0] = chunk[CHUNK + TAG];
        filled = 1;
        count();
      }
      first = false;
      return Optional.of(new Piece(plain));
    }

    private Optional<byte[]> open(int length, boolean asLast) throws InspectionStopException {
      nonce[11] = (byte) (asLast ? 1 : 0);
      Optional<byte[]> plain = Age.open(key, nonce, chunk, 0, length);
      if (plain.isEmpty()) {
        nonce[11] = (byte) (asLast ? 0 : 1);
        if (Age.open(key, nonce, chunk, 0, length).isPresent()) {
          throw InspectionStopException.of(
              asLast ? DeepCode.CIPHERTEXT_TRUNCATED : DeepCode.CIPHERTEXT_TRAILING, "");
        }
      }
      return plain;
    }

    private void count() throws InspectionStopException {
      for (int i = 10; i >= 0; i--) {
        nonce[i]++;
        if (nonce[i] != 0) {
          return;
        }
      }
      throw damaged();
    }
  }
}
