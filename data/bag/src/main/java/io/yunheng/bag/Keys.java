/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.ReplacedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.EncodedKeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** Keys in files: PKCS #8 (RFC 5958) and SubjectPublicKeyInfo (RFC 5280), as PEM (RFC 7468). */
public final class Keys {
  static final Provider PROVIDER = new BouncyCastleProvider();

  /** RFC 8410 section 3. */
  private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

  private static final int LARGEST = 1 << 16;
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int WIDTH = 64;

  /** A key that signs, with the one that checks its signatures. */
  public record Signing(KeyKind kind, PrivateKey key, Checking checking) {}

  /** A key that checks signatures. */
  public record Checking(KeyKind kind, PublicKey key) {
    private static final int ID_DIGITS = 16;

    /** The first 16 hex digits of its fingerprint. */
    public String id() {
      return fingerprint().substring(0, ID_DIGITS);
    }

    /** The SHA-256 of its SubjectPublicKeyInfo in 64 hex digits. */
    public String fingerprint() {
      try {
        return HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private Keys() {}

  /**
   * Makes a key, which only its owner may read, and beside it, with {@code .pub} at the end of its
   * name, the one that checks its signatures.
   *
   * @throws FaultException with {@code OUTPUT_EXISTS} if one of them is there, {@code
   *     OUTPUT_FAILED}
   */
  public static Checking generate(KeyKind kind, Path file) {
    Path beside = file.resolveSibling(file.getFileName() + ".pub");
    for (Path each : new Path[] {file, beside}) {
      if (Files.exists(each)) {
        throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", each.toString());
      }
    }
    try {
      KeyPairGenerator generator =
          switch (kind) {
            case ED25519 -> KeyPairGenerator.getInstance("Ed25519", PROVIDER);
            case SM2 -> KeyPairGenerator.getInstance("EC", PROVIDER);
          };
      if (kind == KeyKind.SM2) {
        generator.initialize(new ECGenParameterSpec("sm2p256v1"));
      }
      KeyPair pair = generator.generateKeyPair();
      write(file, PRIVATE, pair.getPrivate().getEncoded());
      write(beside, PUBLIC, pair.getPublic().getEncoded());
      return new Checking(kind, pair.getPublic());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, String label, byte[] encoded) {
    String body = Base64.getMimeEncoder(WIDTH, new byte[] {'\n'}).encodeToString(encoded);
    String pem = "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    ReplacedFile.write(file, out -> out.write(pem.getBytes(US_ASCII)));
  }

  /**
   * Reads a key that signs; the other one must lie beside it.
   *
   * @throws FaultException with {@code FILE_MISSING}, {@code KEY_UNUSABLE}
   */
  public static Signing signing(Path file) {
    byte[] der = der(file, PRIVATE);
    try {
      PrivateKeyInfo info = PrivateKeyInfo.getInstance(der);
      KeyKind kind = kind(info.getPrivateKeyAlgorithm(), file);
      PrivateKey key = factory(kind).generatePrivate(spec(new PKCS8EncodedKeySpec(der)));
      Checking checking = checking(file.resolveSibling(file.getFileName() + ".pub"));
      if (checking.kind() != kind) {
        throw unusable(file, checking.kind().code());
      }
      return new Signing(kind, key, checking);
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw unusable(file, "PKCS #8");
    }
  }

  /**
   * Reads a key that checks signatures.
   *
   * @throws FaultException with {@code FILE_MISSING}, {@code KEY_UNUSABLE}
   */
  public static Checking checking(Path file) {
    return checking(der(file, PUBLIC), file);
  }

  static Checking checking(byte[] der, Path file) {
    try {
      SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(der);
      KeyKind kind = kind(info.getAlgorithm(), file);
      return new Checking(kind, factory(kind).generatePublic(spec(new X509EncodedKeySpec(der))));
    } catch (GeneralSecurityException | IllegalArgumentException _) {
      throw unusable(file, "SubjectPublicKeyInfo");
    }
  }

  private static EncodedKeySpec spec(EncodedKeySpec spec) {
    return spec;
  }

  private static KeyFactory factory(KeyKind kind) throws GeneralSecurityException {
    return KeyFactory.getInstance(kind == KeyKind.ED25519 ? "Ed25519" : "EC", PROVIDER);
  }

  private static KeyKind kind(AlgorithmIdentifier algorithm, Path file) {
    ASN1ObjectIdentifier id = algorithm.getAlgorithm();
    if (id.equals(ED25519)) {
      return KeyKind.ED25519;
    }
    if (id.equals(X9ObjectIdentifiers.id_ecPublicKey)
        && GMObjectIdentifiers.sm2p256v1.equals(algorithm.getParameters())) {
      return KeyKind.SM2;
    }
    throw unusable(file, id.getId());
  }

  private static byte[] der(Path file, String label) {
    String text = new String(BoundedFile.bytes(file, file.toString(), LARGEST), US_ASCII);
    Matcher pem = PEM.matcher(text);
    while (pem.find()) {
      if (pem.group(1).equals(label)) {
        try {
          return Base64.getMimeDecoder().decode(pem.group(2));
        } catch (IllegalArgumentException _) {
          throw unusable(file, "PEM");
        }
      }
    }
    throw unusable(file, "-----BEGIN " + label + "-----");
  }

  private static FaultException unusable(Path file, String reason) {
    return FaultException.of(FaultCode.KEY_UNUSABLE, "file", file.toString(), "reason", reason);
  }
}
