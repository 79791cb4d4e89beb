/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Paths that people wrote in a case: relative, with {@code /} or {@code \}, never leading out of
 * it.
 */
public final class CasePaths {
  private CasePaths() {}

  /** The path as the case's contents write it; empty when it leads out of the case. */
  public static Optional<String> inside(String written) {
    String path = Normalizer.normalize(written.strip(), Normalizer.Form.NFC).replace('\\', '/');
    List<String> parts =
        Arrays.stream(path.split("/", -1)).filter(part -> !part.equals(".")).toList();
    boolean escapes =
        parts.isEmpty()
            || parts.stream()
                .anyMatch(part -> part.isEmpty() || part.equals("..") || part.contains(":"))
            || path.indexOf('\0') >= 0;
    return escapes ? Optional.empty() : Optional.of(String.join("/", parts));
  }

  /** Adds a problem for each path of {@code case.yaml} that is not a file of the case. */
  public static void require(List<String> written, CaseContents contents, Problems problems) {
    for (String path : written) {
      Optional<String> inside = inside(path);
      if (inside.isEmpty()) {
        problems.add(FaultCode.PATH_ESCAPES, "file", CaseYaml.NAME, "path", path);
      } else if (contents.find(inside.get()).isEmpty()) {
        problems.add(FaultCode.FILE_MISSING, "file", path);
      }
    }
  }
}
