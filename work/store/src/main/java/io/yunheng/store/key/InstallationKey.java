/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.key;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which an installation seals its secrets: AES-256-GCM (NIST SP 800-38D) with a nonce
 * of 96 random bits before each sealed text, in base64. What a text is sealed for goes in as
 * additional data, so that it cannot be put elsewhere.
 */
public final class InstallationKey {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String CHECK = "installation";

  private final Path file;
  private final SecretKey key;
  private final SecureRandom random;

  private InstallationKey(Path file, byte[] key, SecureRandom random) {
    this.file = file;
    this.key = new SecretKeySpec(key, "AES");
    this.random = random;
  }

  /** Makes one, in a file that only its owner reads. */
  private static InstallationKey make(Path file, SecureRandom random) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    ReplacedFile.write(
        file,
        out ->
            out.write((HexFormat.of().formatHex(key) + "\n").getBytes(StandardCharsets.US_ASCII)));
    return new InstallationKey(file, key, random);
  }

  /**
   * Reads one.
   *
   * @throws FaultException with {@code INSTALLATION_KEY_UNUSABLE}
   */
  public static InstallationKey read(Path file, SecureRandom random) {
    try {
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      byte[] key = HexFormat.of().parseHex(text);
      if (key.length != KEY_BYTES) {
        throw unusable(file, "length");
      }
      return new InstallationKey(file, key, random);
    } catch (IOException e) {
      throw unusable(file, e.getClass().getSimpleName());
    } catch (IllegalArgumentException _) {
      throw unusable(file, "format");
    }
  }

  /** Reads one, or makes it where there is none. */
  public static InstallationKey makeOrRead(Path file, SecureRandom random) {
    return Files.exists(file) ? read(file, random) : make(file, random);
  }

  /** A text by which {@link #verify} knows the key again. */
  public String check() {
    return seal(CHECK, CHECK);
  }

  /**
   * Makes sure that this is the key of the installation.
   *
   * @throws FaultException with {@code INSTALLATION_KEY_UNUSABLE}
   */
  public void verify(String check) {
    open(check, CHECK);
  }

  /**
   * Seals a text.
   *
   * @param use what it is for: table and row
   */
  public String seal(String text, String use) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, use);
      byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
      System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
      return Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens a sealed text.
   *
   * @throws FaultException with {@code INSTALLATION_KEY_UNUSABLE} where it was sealed with another
   *     key, for another use, or was changed
   */
  public String open(String sealed, String use) {
    try {
      byte[] whole = Base64.getDecoder().decode(sealed);
      byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, use);
      return new String(
          cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw unusable(file, "other key");
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String use) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(use.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static FaultException unusable(Path file, String reason) {
    return FaultException.of(
        FaultCode.INSTALLATION_KEY_UNUSABLE, "file", file.toString(), "reason", reason);
  }
}
