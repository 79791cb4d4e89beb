/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.fault.Word;
import java.util.Locale;

/** What a key file holds. */
public enum KeyPart implements Word {
  /** OpenPGP secret keys, a PKCS #8 or traditional PEM private key, or age identities. */
  PRIVATE_KEY,
  /** The X.509 certificate that the private key belongs to, PEM or DER. */
  CERTIFICATE,
  /** A passphrase in UTF-8: of the data, or of the private key if there is one. */
  PASSPHRASE,
  /** The bytes of a symmetric key: as they are, or in hex with an optional line end. */
  RAW_KEY;

  @Override
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
