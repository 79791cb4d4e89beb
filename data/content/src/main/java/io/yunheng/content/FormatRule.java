/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.files.Fields;
import java.util.List;

/** A format that has all of these signs. */
record FormatRule(
    String id,
    String type,
    Certainty certainty,
    Substance substance,
    List<String> extensions,
    List<Sign> signs) {
  FormatRule {
    extensions = List.copyOf(extensions);
    signs = List.copyOf(signs);
  }

  static FormatRule read(Fields fields) {
    fields.only("id", "type", "certainty", "substance", "extensions", "signs");
    String type = fields.text("type");
    if (!type.isEmpty() && !TypeName.wellFormed(type)) {
      fields.wrong("type", type, "type/subtype");
    }
    return new FormatRule(
        fields.text("id"),
        type,
        fields.word("certainty", Certainty.class, Certainty.LOW),
        fields.word("substance", Substance.class, Substance.BINARY),
        fields.texts("extensions"),
        fields.someList("signs").stream().map(Sign::read).toList());
  }

  boolean in(byte[] head, HeadPairs pairs) {
    for (Sign sign : signs) {
      if (!sign.in(head, pairs)) {
        return false;
      }
    }
    return true;
  }
}
