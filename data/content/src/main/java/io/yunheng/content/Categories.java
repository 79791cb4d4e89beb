/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The rules by which it is proposed what files are for. Thread-safe. */
public final class Categories {
  private static final String FILE = "categories.yaml";

  private final List<CategoryRule> rules;

  private Categories(List<CategoryRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** The rules that ship. */
  public static Categories shipped() {
    return read(Rules.shipped(FILE), FILE);
  }

  /**
   * Rules of one's own.
   *
   * @throws FaultException with everything that is wrong with them
   */
  public static Categories read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("rules");
    Set<String> ids = new HashSet<>();
    List<CategoryRule> rules = new ArrayList<>();
    for (Fields fields : root.someList("rules")) {
      CategoryRule rule = CategoryRule.read(fields);
      if (!ids.add(rule.id())) {
        fields.twice("id", rule.id());
      }
      rules.add(rule);
    }
    problems.throwIfAny();
    return new Categories(rules);
  }

  /**
   * By the first rule that fits; other where none does.
   *
   * @param path relative, with slashes
   */
  public CategoryProposal of(String path, Format format) {
    PathName name = PathName.of(path);
    return rules.stream()
        .filter(rule -> rule.fits(name, format))
        .findFirst()
        .map(rule -> new CategoryProposal(rule.category(), Optional.of(rule.id())))
        .orElseGet(() -> new CategoryProposal(FileCategory.OTHER, Optional.empty()));
  }
}
