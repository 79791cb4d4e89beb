/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.http;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.BoundedFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Which certificate authorities are believed. Verification cannot be switched off. */
public final class Trust {
  private static final int MAX_BYTES = 4 << 20;

  private Trust() {}

  /**
   * The managers that check servers' certificates.
   *
   * @param cacert a PEM bundle that replaces the authorities of the Java runtime
   * @throws FaultException if the bundle cannot be read or holds no certificate
   */
  public static TrustManager[] managers(Optional<Path> cacert) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      if (cacert.isEmpty()) {
        factory.init((KeyStore) null);
      } else {
        factory.init(store(cacert.get()));
      }
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      String file = cacert.map(Path::toString).orElse("cacerts");
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE, "file", file, "reason", e.getClass().getSimpleName());
    }
  }

  private static KeyStore store(Path bundle) throws GeneralSecurityException, IOException {
    if (!Files.isRegularFile(bundle)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", bundle.toString());
    }
    Collection<? extends Certificate> certificates =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(
                new ByteArrayInputStream(BoundedFile.bytes(bundle, bundle.toString(), MAX_BYTES)));
    if (certificates.isEmpty()) {
      throw new KeyStoreMisses();
    }
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    int number = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("ca-" + number++, certificate);
    }
    return store;
  }

  /** A bundle without a certificate. */
  private static final class KeyStoreMisses extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
