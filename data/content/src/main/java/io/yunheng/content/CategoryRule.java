/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.files.Fields;
import java.util.List;
import java.util.Locale;

/** A category and what a file has to have for it: one of each list that is not empty. */
record CategoryRule(
    String id,
    FileCategory category,
    List<String> types,
    List<String> extensions,
    List<String> names,
    List<String> folders) {
  CategoryRule {
    types = List.copyOf(types);
    extensions = List.copyOf(extensions);
    names = List.copyOf(names);
    folders = List.copyOf(folders);
  }

  static CategoryRule read(Fields fields) {
    fields.only("id", "category", "types", "extensions", "names", "folders");
    CategoryRule rule =
        new CategoryRule(
            fields.text("id"),
            fields.word("category", FileCategory.class, FileCategory.OTHER),
            fields.texts("types"),
            fields.texts("extensions"),
            fields.texts("names"),
            fields.texts("folders"));
    if (rule.types.isEmpty()
        && rule.extensions.isEmpty()
        && rule.names.isEmpty()
        && rule.folders.isEmpty()) {
      fields.missing("types");
    }
    rule.types.stream()
        .filter(type -> !TypeName.wellFormed(type))
        .forEach(type -> fields.wrong("types", type, "type/subtype"));
    for (String key : List.of("extensions", "names", "folders")) {
      fields.texts(key).stream()
          .filter(text -> !text.equals(text.toLowerCase(Locale.ROOT)) || text.contains("/"))
          .forEach(text -> fields.wrong(key, text, text.toLowerCase(Locale.ROOT)));
    }
    return rule;
  }

  /** A name that goes against the content says nothing. */
  boolean fits(PathName path, Format format) {
    String name = path.name().toLowerCase(Locale.ROOT);
    boolean trusted = format.naming() != Format.Naming.DIFFERS;
    return (types.isEmpty()
            || (format instanceof Format.Known known && types.stream().anyMatch(known::is)))
        && (extensions.isEmpty() || (trusted && extensions.contains(path.extension())))
        && (names.isEmpty() || names.contains(name))
        && (folders.isEmpty()
            || path.folders().stream()
                .anyMatch(folder -> folders.contains(folder.toLowerCase(Locale.ROOT))));
  }
}
