/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Institution;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whom documents bind as customers.
 *
 * @param byDocument the institutions that a document binds, by the beginning of its clauses' ids;
 *     any where it is not there
 */
public record BoundInstitutions(Map<String, Set<Institution>> byDocument) {
  private static final String FILE = "institutions.yaml";

  public BoundInstitutions {
    byDocument = Map.copyOf(byDocument);
  }

  /** Those that ship. */
  public static BoundInstitutions shipped() {
    try (InputStream in =
        BoundInstitutions.class.getResourceAsStream("/yunheng/responsibility/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      Problems problems = new Problems();
      Fields root = Fields.of(FILE, YamlDocument.parse(in.readAllBytes(), FILE), problems);
      Map<String, Set<Institution>> byDocument = new HashMap<>();
      root.names()
          .forEach(
              name -> byDocument.put(name, Set.copyOf(root.someWords(name, Institution.class))));
      problems.throwIfAny();
      return new BoundInstitutions(byDocument);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of the id of a clause, which tells its document. */
  static String document(String clause) {
    return clause.substring(0, clause.indexOf('-'));
  }

  /** Whether the document of a clause binds a customer that is such an institution. */
  public boolean binds(String clause, Institution customer) {
    return Optional.ofNullable(byDocument.get(document(clause)))
        .map(bound -> bound.contains(customer))
        .orElse(true);
  }
}
