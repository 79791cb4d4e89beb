/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.fault.Word;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The two families of ciphers of an envelope; its layout is in {@code docs/formats/envelope.md}.
 */
public enum EnvelopeForm implements Word {
  /** AES-256-GCM with HKDF and digest by SHA-256. */
  AES_256_GCM(1, 32),
  /** SM4-GCM (RFC 8998) with HKDF and digest by SM3. */
  SM4_GCM(2, 16);

  static final byte[] MAGIC = "YHENVLP1".getBytes(StandardCharsets.US_ASCII);
  static final int FIXED = 24;
  static final int SALT = 32;
  static final int CHECK = 16;
  static final int HEADER = FIXED + SALT + 2 * CHECK;
  static final int TAG = 16;
  static final int LEAST_LOG = 12;
  static final int MOST_LOG = 24;
  private static final int PREFIX = 7;
  private static final byte[] LABEL = "yunheng envelope v1".getBytes(StandardCharsets.US_ASCII);

  private final int number;
  private final int keyBytes;

  EnvelopeForm(int number, int keyBytes) {
    this.number = number;
    this.keyBytes = keyBytes;
  }

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How long a key is, in bytes. */
  public int keyBytes() {
    return keyBytes;
  }

  int number() {
    return number;
  }

  static Optional<EnvelopeForm> numbered(int number) {
    return Arrays.stream(values()).filter(form -> form.number == number).findFirst();
  }

  private Digest hash() {
    return switch (this) {
      case AES_256_GCM -> new SHA256Digest();
      case SM4_GCM -> new SM3Digest();
    };
  }

  /** The first bytes of the digest of some bytes. */
  byte[] digest(byte[] bytes, int length) {
    Digest digest = hash();
    digest.update(bytes, 0, length);
    byte[] all = new byte[digest.getDigestSize()];
    digest.doFinal(all, 0);
    return Arrays.copyOf(all, CHECK);
  }

  /** Derives what an envelope's key is good for. */
  Secrets secrets(byte[] key, byte[] header) {
    byte[] info =
        ByteBuffer.allocate(LABEL.length + FIXED).put(LABEL).put(header, 0, FIXED).array();
    byte[] salt = Arrays.copyOfRange(header, FIXED, FIXED + SALT);
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(hash());
    hkdf.init(new HKDFParameters(key, salt, info));
    byte[] all = new byte[keyBytes + PREFIX + CHECK];
    hkdf.generateBytes(all, 0, all.length);
    return new Secrets(
        this,
        Arrays.copyOf(all, keyBytes),
        Arrays.copyOfRange(all, keyBytes, keyBytes + PREFIX),
        Arrays.copyOfRange(all, keyBytes + PREFIX, all.length));
  }

  /** The key of the chunks, the beginning of their nonces, and the value that tells the key. */
  static final class Secrets {
    private final EnvelopeForm form;
    private final byte[] key;
    private final byte[] prefix;
    private final byte[] check;

    private Secrets(EnvelopeForm form, byte[] key, byte[] prefix, byte[] check) {
      this.form = form;
      this.key = key;
      this.prefix = prefix;
      this.check = check;
    }

    byte[] check() {
      return check;
    }

    /** A chunk encrypted or decrypted; none if it is not authentic. */
    Optional<byte[]> chunk(boolean seal, long number, boolean last, byte[] bytes, int length) {
      byte[] nonce =
          ByteBuffer.allocate(12)
              .put(prefix)
              .putInt((int) number)
              .put((byte) (last ? 1 : 0))
              .array();
      return switch (form) {
        case AES_256_GCM -> aes(seal, nonce, bytes, length);
        case SM4_GCM -> sm4(seal, nonce, bytes, length);
      };
    }

    private Optional<byte[]> aes(boolean seal, byte[] nonce, byte[] bytes, int length) {
      try {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
            seal ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
            new SecretKeySpec(key, "AES"),
            new GCMParameterSpec(8 * TAG, nonce));
        return Optional.of(cipher.doFinal(bytes, 0, length));
      } catch (GeneralSecurityException e) {
        return Optional.empty();
      }
    }

    private Optional<byte[]> sm4(boolean seal, byte[] nonce, byte[] bytes, int length) {
      GCMBlockCipher cipher = (GCMBlockCipher) GCMBlockCipher.newInstance(new SM4Engine());
      cipher.init(seal, new AEADParameters(new KeyParameter(key), 8 * TAG, nonce));
      byte[] out = new byte[cipher.getOutputSize(length)];
      try {
        int done = cipher.processBytes(bytes, 0, length, out, 0);
        done += cipher.doFinal(out, done);
        return Optional.of(Arrays.copyOf(out, done));
      } catch (InvalidCipherTextException e) {
        return Optional.empty();
      }
    }
  }
}
