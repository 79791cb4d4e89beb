/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.catalog.Actor;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What agreements have to hold besides the terms of handing on work. */
public record AgreementContents(List<Content> all) {
  private static final String FILE = "contents.yaml";

  public AgreementContents {
    all = List.copyOf(all);
  }

  /**
   * Something that an agreement has to hold.
   *
   * @param roles of the party that supplies or works under it, one of these
   * @param clauses those that ask for it
   */
  public record Content(String id, List<Actor> roles, List<String> clauses, Text title)
      implements Word {
    public Content {
      roles = List.copyOf(roles);
      clauses = List.copyOf(clauses);
    }

    @Override
    public String code() {
      return id;
    }
  }

  /** The contents that ship. */
  public static AgreementContents shipped() {
    try (InputStream in =
        AgreementContents.class.getResourceAsStream("/yunheng/responsibility/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads contents.
   *
   * @throws FaultException with everything that is wrong
   */
  public static AgreementContents read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("contents");
    List<Content> all = new ArrayList<>();
    Set<String> ids = new LinkedHashSet<>();
    for (Fields fields : root.someList("contents")) {
      fields.only("id", "roles", "clauses", "title");
      Content one =
          new Content(
              fields.text("id"),
              fields.someWords("roles", Actor.class),
              fields.texts("clauses"),
              fields.both("title"));
      all.add(one);
      if (one.clauses().isEmpty()) {
        fields.missing("clauses");
      }
      if (!ids.add(one.id())) {
        fields.twice("id", one.id());
      }
    }
    problems.throwIfAny();
    return new AgreementContents(all);
  }

  public Optional<Content> content(String id) {
    return all.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  public List<String> ids() {
    return all.stream().map(Content::id).toList();
  }
}
