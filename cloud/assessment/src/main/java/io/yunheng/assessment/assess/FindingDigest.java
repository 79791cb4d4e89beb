/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.AspectResult;
import io.yunheng.assessment.ObjectDecision;
import io.yunheng.catalog.AspectValue;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The digest of what the machine found about an item and an object. */
public final class FindingDigest {
  private FindingDigest() {}

  public static String of(
      Item item, AssessedObject object, ObjectDecision machine, List<AspectResult> aspects) {
    StringBuilder text = new StringBuilder();
    text.append(item.id()).append('\n').append(object.key()).append('\n');
    text.append(
            machine.decision().possible().stream()
                .map(Verdict::code)
                .collect(Collectors.joining(",")))
        .append('\n');
    for (AspectResult aspect : aspects) {
      text.append(aspect.id())
          .append(' ')
          .append(aspect.values().stream().map(AspectValue::code).collect(Collectors.joining(",")))
          .append(' ')
          .append(aspect.counts().satisfied())
          .append(' ')
          .append(aspect.counts().violated())
          .append(' ')
          .append(aspect.counts().unknown())
          .append('\n');
    }
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
