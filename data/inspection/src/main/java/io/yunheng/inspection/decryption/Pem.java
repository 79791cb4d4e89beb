/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import io.yunheng.inspection.KeyPart;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.security.Provider;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Reads private keys and certificates, PEM or DER; keys may be under a passphrase. */
final class Pem {
  private final KeyBytes key;
  private final Provider provider;

  Pem(KeyBytes key, Provider provider) {
    this.key = key;
    this.provider = provider;
  }

  PrivateKeyInfo privateKey() throws InspectionStopException {
    byte[] bytes = key.of(KeyPart.PRIVATE_KEY);
    try {
      if (bytes[0] == 0x30) {
        return info(der(bytes));
      }
      try (PEMParser parser =
          new PEMParser(new StringReader(new String(bytes, StandardCharsets.ISO_8859_1)))) {
        for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
          switch (next) {
            case PrivateKeyInfo _,
                PKCS8EncryptedPrivateKeyInfo _,
                PEMKeyPair _,
                PEMEncryptedKeyPair _ -> {
              return info(next);
            }
            default -> {}
          }
        }
      }
    } catch (IOException | OperatorCreationException | PKCSException | RuntimeException e) {
      throw key.unusable(key.has(KeyPart.PASSPHRASE) ? KeyPart.PASSPHRASE : KeyPart.PRIVATE_KEY);
    }
    throw key.unusable(KeyPart.PRIVATE_KEY);
  }

  private static Object der(byte[] bytes) throws IOException {
    ASN1Primitive any = ASN1Primitive.fromByteArray(bytes);
    try {
      return PrivateKeyInfo.getInstance(any);
    } catch (IllegalArgumentException e) {
      return new PKCS8EncryptedPrivateKeyInfo(bytes);
    }
  }

  private PrivateKeyInfo info(Object found)
      throws IOException, OperatorCreationException, PKCSException {
    return switch (found) {
      case PrivateKeyInfo info -> info;
      case PEMKeyPair pair -> pair.getPrivateKeyInfo();
      case PEMEncryptedKeyPair locked ->
          locked
              .decryptKeyPair(
                  new JcePEMDecryptorProviderBuilder()
                      .setProvider(provider)
                      .build(key.characters()))
              .getPrivateKeyInfo();
      case PKCS8EncryptedPrivateKeyInfo locked ->
          locked.decryptPrivateKeyInfo(
              new JceOpenSSLPKCS8DecryptorProviderBuilder()
                  .setProvider(provider)
                  .build(key.characters()));
      default -> throw key.unusable(KeyPart.PRIVATE_KEY);
    };
  }

  PrivateKey usable(PrivateKeyInfo info) throws InspectionStopException {
    try {
      return new JcaPEMKeyConverter().setProvider(provider).getPrivateKey(info);
    } catch (IOException | RuntimeException e) {
      throw key.unusable(KeyPart.PRIVATE_KEY);
    }
  }

  Optional<X509CertificateHolder> certificate() throws InspectionStopException {
    if (!key.has(KeyPart.CERTIFICATE)) {
      return Optional.empty();
    }
    byte[] bytes = key.of(KeyPart.CERTIFICATE);
    try {
      if (bytes[0] == 0x30) {
        return Optional.of(new X509CertificateHolder(bytes));
      }
      try (PEMParser parser =
          new PEMParser(new StringReader(new String(bytes, StandardCharsets.ISO_8859_1)))) {
        for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
          if (next instanceof X509CertificateHolder holder) {
            return Optional.of(holder);
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      throw key.unusable(KeyPart.CERTIFICATE);
    }
    throw key.unusable(KeyPart.CERTIFICATE);
  }
}
