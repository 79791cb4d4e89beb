/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA224Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SHA384Digest;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.engines.RSABlindedEngine;
import org.bouncycastle.crypto.params.RSAKeyParameters;
import org.bouncycastle.crypto.signers.PSSSigner;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The signature that an image's properties claim, as Glance's guide "Image signature verification"
 * describes them.
 *
 * @param hash the algorithm of the digest that was signed, as the JDK names it; empty if unknown
 * @param certificate the id of the certificate
 */
record ImageSignature(String keyType, String hash, String certificate, String value) {
  static final List<String> PROPERTIES =
      List.of(
          "img_signature",
          "img_signature_hash_method",
          "img_signature_key_type",
          "img_signature_certificate_uuid");

  static ImageSignature of(JsonItem image) {
    return new ImageSignature(
        image.string("img_signature_key_type").orElse(""),
        ImageCheck.hash(image.string("img_signature_hash_method").orElse("")),
        image.string("img_signature_certificate_uuid").orElse(""),
        image.string("img_signature").orElse(""));
  }

  /** For people: the kind of key, the digest and the certificate. */
  String method() {
    return (keyType.isEmpty() ? "?" : keyType)
        + "/"
        + (hash.isEmpty() ? "?" : hash)
        + ", "
        + certificate;
  }

  /**
   * Whether the signature is one of this digest by the certificate's key.
   *
   * @param digest in hexadecimal digits
   * @throws IllegalArgumentException if the certificate, or the kind of signature, is not
   *     understood
   */
  boolean verifies(String digest, byte[] pem) {
    try {
      byte[] hashed = HexFormat.of().parseHex(digest);
      byte[] signature = Base64.getMimeDecoder().decode(value);
      X509Certificate named =
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem));
      PublicKey key = named.getPublicKey();
      if (keyType.equals("RSA-PSS") && key instanceof RSAPublicKey rsa) {
        return pss(rsa, hashed, signature);
      }
      String plain =
          keyType.startsWith("ECC_") ? "NONEwithECDSA" : keyType.equals("DSA") ? "NONEwithDSA" : "";
      if (plain.isEmpty()) {
        throw new IllegalArgumentException(keyType);
      }
      Signature verifier = Signature.getInstance(plain, new BouncyCastleProvider());
      verifier.initVerify(key);
      verifier.update(hashed);
      return verifier.verify(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(keyType, e);
    }
  }

  /** RSASSA-PSS (RFC 8017, section 8.1) with the longest salt, as Glance signs. */
  private boolean pss(RSAPublicKey key, byte[] hashed, byte[] signature) {
    Digest digest = digest();
    int encoded = (key.getModulus().bitLength() - 1 + 7) / 8;
    int salt = encoded - digest.getDigestSize() - 2;
    PSSSigner signer =
        PSSSigner.createRawSigner(
            new RSABlindedEngine(), digest, digest(), salt, PSSSigner.TRAILER_IMPLICIT);
    signer.init(false, new RSAKeyParameters(false, key.getModulus(), key.getPublicExponent()));
    signer.update(hashed, 0, hashed.length);
    return signer.verifySignature(signature);
  }

  private Digest digest() {
    return switch (hash) {
      case "sha-224" -> new SHA224Digest();
      case "sha-256" -> new SHA256Digest();
      case "sha-384" -> new SHA384Digest();
      case "sha-512" -> new SHA512Digest();
      default -> throw new IllegalArgumentException(hash);
    };
  }
}
