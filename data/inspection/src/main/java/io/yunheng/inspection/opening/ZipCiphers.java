/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA1Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/** The two encryptions of zip entries: the traditional one (APPNOTE 6.1) and AES (AE-1, AE-2). */
final class ZipCiphers {
  private static final int[] CRC = table();

  private ZipCiphers() {}

  private static int[] table() {
    int[] table = new int[256];
    for (int i = 0; i < 256; i++) {
      int value = i;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) != 0 ? value >>> 1 ^ 0xedb88320 : value >>> 1;
      }
      table[i] = value;
    }
    return table;
  }

  static InputStream traditional(InputStream in, byte[] passphrase, int check, String place)
      throws IOException {
    Traditional plain = new Traditional(in, passphrase);
    byte[] header = plain.readNBytes(12);
    if (header.length < 12) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, place);
    }
    if ((header[11] & 0xff) != check) {
      throw InspectionStopException.of(DeepCode.KEY_OR_DAMAGE, place);
    }
    return plain;
  }

  /**
   * A stream of AES-CTR with HMAC-SHA1 behind it.
   *
   * @param size of the encrypted data with salt and authenticator
   * @param strength 1 to 3 for 128 to 256 bits
   */
  static InputStream aes(InputStream in, byte[] passphrase, long size, int strength, String place)
      throws IOException {
    if (strength < 1 || strength > 3) {
      throw InspectionStopException.of(DeepCode.DAMAGED, place);
    }
    int key = 8 + 8 * strength;
    byte[] salt = in.readNBytes(key / 2);
    byte[] verifier = in.readNBytes(2);
    long length = size - key / 2 - 2 - 10;
    if (verifier.length < 2 || length < 0) {
      throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, place);
    }
    PKCS5S2ParametersGenerator generator = new PKCS5S2ParametersGenerator(new SHA1Digest());
    generator.init(passphrase, salt, 1000);
    byte[] all = ((KeyParameter) generator.generateDerivedParameters(8 * (2 * key + 2))).getKey();
    if (!Arrays.equals(all, 2 * key, 2 * key + 2, verifier, 0, 2)) {
      throw InspectionStopException.of(DeepCode.KEY_OR_DAMAGE, place);
    }
    return new Aes(
        in, Arrays.copyOf(all, key), Arrays.copyOfRange(all, key, 2 * key), length, place);
  }

  private static final class Traditional extends InputStream {
    private final InputStream in;
    private int zero = 0x12345678;
    private int one = 0x23456789;
    private int two = 0x34567890;

    Traditional(InputStream in, byte[] passphrase) {
      this.in = in;
      for (byte each : passphrase) {
        update(each & 0xff);
      }
    }

    private void update(int plain) {
      zero = zero >>> 8 ^ CRC[(zero ^ plain) & 0xff];
      one = (one + (zero & 0xff)) * 134775813 + 1;
      two = two >>> 8 ^ CRC[(two ^ one >>> 24) & 0xff];
    }

    private int plain(int next) {
      int mask = (two | 2) & 0xffff;
      int plain = (next ^ (mask * (mask ^ 1)) >>> 8) & 0xff;
      update(plain);
      return plain;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      return next < 0 ? -1 : plain(next);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      for (int i = 0; i < read; i++) {
        into[offset + i] = (byte) plain(into[offset + i] & 0xff);
      }
      return read;
    }
  }

  private static final class Aes extends InputStream {
    private static final int BATCH = 256;

    private final InputStream in;
    private final Cipher cipher;
    private final Mac mac;
    private final String place;
    private final byte[] counters = new byte[16 * BATCH];
    private byte[] mask = new byte[0];
    private int at;
    private long block;
    private long left;
    private boolean checked;

    Aes(InputStream in, byte[] key, byte[] macKey, long length, String place) {
      this.in = in;
      this.left = length;
      this.place = place;
      try {
        this.cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        this.mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(macKey, "HmacSHA1"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private byte next() {
      if (at == mask.length) {
        Arrays.fill(counters, (byte) 0);
        for (int i = 0; i < BATCH; i++) {
          block++;
          for (int j = 0; j < 8; j++) {
            counters[16 * i + j] = (byte) (block >>> (8 * j));
          }
        }
        mask = cipher.update(counters);
        at = 0;
      }
      return mask[at++];
    }

    private void check() throws IOException {
      if (checked) {
        return;
      }
      byte[] stated = in.readNBytes(10);
      if (stated.length < 10) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, place);
      }
      if (!MessageDigest.isEqual(stated, Arrays.copyOf(mac.doFinal(), 10))) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_DAMAGED, place);
      }
      checked = true;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (left == 0) {
        check();
        return -1;
      }
      int read = in.read(into, offset, (int) Math.min(length, left));
      if (read < 0) {
        throw InspectionStopException.of(DeepCode.CIPHERTEXT_TRUNCATED, place);
      }
      mac.update(into, offset, read);
      for (int i = 0; i < read; i++) {
        into[offset + i] ^= next();
      }
      left -= read;
      return read;
    }
  }
}
