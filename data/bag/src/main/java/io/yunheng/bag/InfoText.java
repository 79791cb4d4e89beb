/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Metadata as text (RFC 8493 section 2.2.2). */
final class InfoText {
  private InfoText() {}

  /**
   * Whether an element comes back from its text as it was.
   *
   * @throws FaultException with {@code BAG_LABEL_INVALID} if it would not
   */
  static void check(BagInfo.Element element) {
    String label = element.label();
    boolean bad = label.isEmpty() || !label.strip().equals(label) || control(label, false);
    boolean ours = label.equalsIgnoreCase(BagInfo.OXUM) || label.equalsIgnoreCase(BagInfo.DATE);
    if (bad || ours || label.indexOf(':') >= 0 || !value(element.value())) {
      throw FaultException.of(
          FaultCode.BAG_LABEL_INVALID, "label", label, "value", element.value());
    }
  }

  private static boolean value(String value) {
    if (control(value, true)) {
      return false;
    }
    return value.lines().allMatch(line -> !line.isEmpty() && line.strip().equals(line))
        && !value.isEmpty()
        && !value.endsWith("\n");
  }

  private static boolean control(String text, boolean lines) {
    return text.chars().anyMatch(c -> (c < ' ' && !(lines && c == '\n')) || c == 0x7F)
        || text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  static byte[] of(List<BagInfo.Element> elements) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (BagInfo.Element element : elements) {
      String text = element.label() + ": " + element.value().replace("\n", "\n  ") + "\n";
      out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
    return out.toByteArray();
  }
}
