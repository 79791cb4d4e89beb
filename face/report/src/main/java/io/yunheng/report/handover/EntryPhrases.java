/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import io.yunheng.handover.OpenFormats;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.List;

/** What an entry says, in words. */
final class EntryPhrases {
  private static final String ENCRYPTED = "encrypted";

  private final Words words;
  private final OpenFormats open = OpenFormats.shipped();

  EntryPhrases(Words words) {
    this.words = words;
  }

  String kind(EntryRow row) {
    return words.word("handover.word.entry", row.of("kind"));
  }

  /** The format, and how sure that is unless it is certain. */
  String format(EntryRow row) {
    if (row.has("format.unknown")) {
      return words.word("handover.word.unknown-format", row.of("format.unknown"));
    }
    String type = row.of("format.type");
    String certainty = row.of("format.certainty");
    return type.isEmpty() || certainty.isEmpty() || certainty.equals("high")
        ? type
        : words.of("handover.format.sure", type, words.word("handover.word.certainty", certainty));
  }

  String decided(EntryRow row) {
    return row.has("sensitivity")
        ? words.word("handover.word.exposure", row.of("sensitivity"))
        : "";
  }

  /** What is proposed about sensitivity, and which rules were met. */
  String proposed(EntryRow row) {
    if (!row.has("proposed.sensitivity")) {
      return "";
    }
    String word = words.word("handover.word.exposure", row.of("proposed.sensitivity"));
    return row.has("reasons")
        ? words.of("handover.proposed.because", word, row.of("reasons"))
        : word;
  }

  /** The category as decided; else as proposed, and that it is. */
  String category(EntryRow row) {
    if (row.has("category")) {
      return words.word("handover.word.category", row.of("category"));
    }
    return row.has("proposed.category")
        ? words.of(
            "handover.proposed.only",
            words.word("handover.word.category", row.of("proposed.category")))
        : "";
  }

  String period(EntryRow row) {
    return row.has("period.from")
        ? words.of("handover.range", row.of("period.from"), row.of("period.to"))
        : "";
  }

  String validity(EntryRow row) {
    if (!row.has("validFrom") && !row.has("validUntil")) {
      return "";
    }
    return words.of("handover.range", row.of("validFrom"), row.of("validUntil"));
  }

  /** What else there is to know. */
  List<String> remarks(EntryRow row) {
    List<String> remarks = new ArrayList<>();
    switch (row.of("kind")) {
      case "link" -> remarks.add(words.of("handover.remark.target", row.of("target")));
      case "special" -> remarks.add(words.word("handover.word.special", row.of("type")));
      case "table" ->
          remarks.add(words.of("handover.remark.rows", row.of("rows"), row.of("rowSet")));
      case "lost" -> {
        remarks.add(words.word("handover.word.cause", row.of("cause")));
        if (row.has("why")) {
          remarks.add(row.of("why"));
        }
      }
      default -> {}
    }
    if (row.of("format.substance").equals(ENCRYPTED)) {
      remarks.add(words.of("handover.remark.encrypted"));
    }
    for (String key : List.of("plaintextSm3", "plaintextSha256")) {
      if (row.has(key)) {
        remarks.add(words.of("handover.remark." + key, row.of(key)));
      }
    }
    if (row.of("format.name").equals("differs")) {
      remarks.add(words.of("handover.remark.name-differs"));
    }
    if (row.has("rawPath")) {
      remarks.add(words.of("handover.remark.raw", row.of("rawPath")));
    }
    if (row.of("object.older").equals("true")) {
      remarks.add(
          words.of("handover.remark.older", row.of("object.key"), row.of("object.version")));
    } else if (row.has("object.key") && !row.of("path").endsWith(row.of("object.key"))) {
      remarks.add(words.of("handover.remark.object", row.of("object.key")));
    }
    if (row.has("sameFile")) {
      remarks.add(words.of("handover.remark.same-file"));
    }
    return remarks;
  }

  /** What people have yet to say of it. */
  List<String> lacks(EntryRow row) {
    List<String> lacks = new ArrayList<>();
    add(lacks, "description", !row.has("description"));
    add(lacks, "medium", !row.has("medium"));
    if (row.file() && row.has("format.substance")) {
      add(lacks, "sensitivity", !row.has("sensitivity"));
      add(lacks, "format", row.of("format.unknown").equals("unrecognised"));
      add(
          lacks,
          "key",
          row.of("format.substance").equals(ENCRYPTED)
              && !(row.has("decryption") && row.has("key")));
      add(
          lacks,
          "converter",
          !row.of("size").equals("0")
              && !row.has("converter")
              && !(row.has("format.type") && open.open(row.of("format.type"))));
    }
    return lacks;
  }

  private void add(List<String> lacks, String key, boolean lacking) {
    if (lacking) {
      lacks.add(words.of("handover.lacking." + key));
    }
  }

  String comma() {
    return words.of("list.comma");
  }
}
