/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.benchmarks;

import gov.loc.repository.bagit.creator.BagCreator;
import gov.loc.repository.bagit.hash.StandardSupportedAlgorithms;
import gov.loc.repository.bagit.reader.BagReader;
import gov.loc.repository.bagit.verify.BagVerifier;
import java.nio.file.Path;
import java.util.Set;

/** The Library of Congress's bagit-java, as a peer. */
public final class BagitJava {
  private BagitJava() {}

  /** Arguments: {@code create} or {@code verify}, and a folder, which becomes or is a bag. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    if (arguments[0].equals("create")) {
      BagCreator.bagInPlace(folder, Set.of(StandardSupportedAlgorithms.SHA256), true);
    } else {
      try (BagVerifier verifier = new BagVerifier()) {
        verifier.isValid(new BagReader().read(folder), false);
      }
    }
  }
}
