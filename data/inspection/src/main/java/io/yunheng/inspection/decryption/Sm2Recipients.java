/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.decryption;

import java.util.Collection;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.cms.RecipientInformation;

/** Tells recipients whose key is wrapped by SM2. */
final class Sm2Recipients {
  private Sm2Recipients() {}

  static boolean in(Collection<RecipientInformation> recipients) {
    return recipients.stream().anyMatch(one -> is(one.getKeyEncryptionAlgOID()));
  }

  /** SM2 as such, and SM2 for encryption (GM/T 0006). */
  static boolean is(String algorithm) {
    String sm2 = GMObjectIdentifiers.sm2p256v1.getId();
    return algorithm.equals(sm2) || algorithm.startsWith(sm2 + ".");
  }
}
