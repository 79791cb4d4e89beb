/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Text;
import java.util.List;
import java.util.Optional;

/**
 * One of the documents.
 *
 * @param number as published, for example {@code T/CCIA 004-2024}
 * @param part the clause the catalog is limited to
 * @param citable whether its numbers may be cited without checking an official text
 * @param status what copy the catalog rests on
 * @param applicability what it is limited to as a whole
 * @param files its clause files
 */
public record Document(
    String id,
    String number,
    Optional<String> part,
    boolean citable,
    Text shortName,
    Text title,
    Text status,
    Text scope,
    Applicability applicability,
    List<Term> terms,
    List<OwnStage> stages,
    List<Chapter> chapters,
    List<Defect> defects,
    List<String> files) {
  public Document {
    terms = List.copyOf(terms);
    stages = List.copyOf(stages);
    chapters = List.copyOf(chapters);
    defects = List.copyOf(defects);
    files = List.copyOf(files);
  }

  /** What the document calls a party. */
  public record Term(Actor actor, Text name) {}

  /** A stage of the document's own, the stages it falls on here, and the chapters it stands in. */
  public record OwnStage(Text name, List<Stage> ours, List<String> chapters) {
    public OwnStage {
      ours = List.copyOf(ours);
      chapters = List.copyOf(chapters);
    }
  }

  /**
   * A chapter or section.
   *
   * @param recovered whether its heading was lost in the copy and is ours
   * @param deployment the one that it is about, where it is about one
   */
  public record Chapter(
      String number, Text title, boolean recovered, Optional<Deployment> deployment) {
    /** Whether a paragraph stands in it, by its id without that of the document. */
    boolean holds(String paragraph) {
      return paragraph.startsWith(number)
          && paragraph.length() > number.length()
          && !Character.isDigit(paragraph.charAt(number.length()));
    }
  }

  /**
   * What is wrong with the copy.
   *
   * @param reading the id of the reading that deals with it
   */
  public record Defect(String id, Text text, List<String> clauses, Optional<String> reading) {
    public Defect {
      clauses = List.copyOf(clauses);
    }
  }
}
