/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Condition;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Industry;
import io.yunheng.catalog.Institution;
import io.yunheng.catalog.ServiceModel;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.Word;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.AgreementTerm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The sheets and columns in which an arrangement is filled in. */
final class ArrangementForm {
  /** What is said once: the rows name it, in the column {@link #ITEM}. */
  static final String HEAD = "arrangement";

  static final String ITEM = "item";
  static final String VALUE = "value";

  /** What agreements state, each on its own row; in the YAML form it is part of the agreement. */
  static final String CONTENTS = "contents";

  /** Sheets for people only. */
  static final List<String> UNREAD = List.of("notes", "requirements");

  /** Sheets that have to be there. */
  static final Set<String> NEEDED = Set.of(HEAD, "organisations", "services", "acts");

  /** What a cell holds. */
  enum Kind {
    /** A text, kept as it is. */
    TEXT,
    /** An id, in quotes where {@link ItemText} says so. */
    ID,
    /** Ids. */
    ITEMS,
    DAY,
    FLAG,
    /** 1 to 5. */
    LEVEL,
    NUMBER,
    /** A word of a closed set; what comes after it is for people. */
    WORD,
    WORDS,
    BEHAVIOUR,
    /** Whatever it is, depending on the row. */
    VALUE,
    /** Not read. */
    REMARK
  }

  /**
   * A column.
   *
   * @param key the key in the YAML form, with a dot where it is nested
   * @param width in characters
   * @param refers the section whose ids it names
   * @param words the closed set
   */
  record Column(
      String key,
      Kind kind,
      int width,
      boolean needed,
      Optional<String> refers,
      List<? extends Word> words) {
    private Column must() {
      return new Column(key, kind, width, true, refers, words);
    }
  }

  /** A sheet for a section of the YAML form. */
  record Sheet(String section, List<Column> columns) {
    /** What the sheet is called. */
    String name(Words words) {
      return ArrangementForm.name(words, section);
    }

    /** Title and key of a column, as its heading shows them. */
    String heading(Words words, String key) {
      return words.of("form." + section + "." + key) + " " + key;
    }
  }

  /** What there is to say once. */
  static final List<Column> SAID_ONCE = List.of(text("name", 0).must(), day("asOf").must());

  static final List<Sheet> SHEETS =
      List.of(
          new Sheet(
              HEAD,
              List.of(
                  text(ITEM, 20).must(),
                  column("value", Kind.VALUE, 48).must(),
                  column("hint", Kind.REMARK, 44))),
          new Sheet(
              "organisations",
              List.of(
                  column("id", Kind.ID, 18).must(),
                  text("name", 40).must(),
                  column("several", Kind.FLAG, 12),
                  word("institution", Institution.values(), 26),
                  text("seat", 10),
                  column("operations", Kind.ITEMS, 16))),
          services(),
          new Sheet(
              "acts",
              List.of(
                  refers("organisation", "organisations", 18).must(),
                  refers("service", "services", 16),
                  column("does", Kind.BEHAVIOUR, 58).must(),
                  several("toward", "organisations", 26),
                  text("note", 34))),
          agreements(),
          scoped(
              "delegations",
              refers("agreement", "agreements", 14),
              day("since"),
              text("justification", 30)),
          scoped("authorisations", day("validFrom"), day("validTo")),
          new Sheet(
              "norms",
              List.of(
                  column("id", Kind.ID, 14).must(),
                  text("name", 36),
                  several("services", "services", 24).must(),
                  text("document", 30),
                  column("months", Kind.NUMBER, 12))),
          new Sheet(
              "supervisions",
              List.of(
                  column("id", Kind.ID, 14).must(),
                  refers("norm", "norms", 14),
                  refers("service", "services", 14),
                  refers("by", "organisations", 14).must(),
                  refers("over", "organisations", 14).must(),
                  day("on").must(),
                  text("found", 48).must(),
                  text("document", 28))),
          new Sheet(
              CONTENTS,
              List.of(
                  refers("agreement", "agreements", 16).must(),
                  new Column(
                          "content",
                          Kind.WORD,
                          58,
                          false,
                          Optional.empty(),
                          AgreementContents.shipped().all())
                      .must(),
                  text("passage", 30).must())));

  private ArrangementForm() {}

  static String name(Words words, String section) {
    return words.of("form.sheet." + section);
  }

  /** What one does for another on a service, and which work it is. */
  private static Sheet scoped(String section, Column... further) {
    List<Column> columns =
        List.of(
            column("id", Kind.ID, 14).must(),
            refers("service", "services", 14),
            refers("from", "organisations", 14).must(),
            refers("to", "organisations", 14).must(),
            column("clauses", Kind.ITEMS, 26),
            words("layers", ClauseLayer.values(), 30),
            words("stages", Stage.values(), 20));
    return new Sheet(section, Stream.concat(columns.stream(), Arrays.stream(further)).toList());
  }

  private static Sheet services() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                column("id", Kind.ID, 16).must(),
                text("name", 26).must(),
                word("model", ServiceModel.values(), 10),
                word("deployment", Deployment.values(), 16),
                word("industry", Industry.values(), 16),
                column("level", Kind.LEVEL, 8)));
    for (Condition condition : Condition.values()) {
      String key = "facts." + condition.code();
      columns.add(column(key, Kind.FLAG, Math.max(20, key.length())));
    }
    columns.add(column("systems", Kind.LEVEL, 10));
    columns.add(several("builtOn", "services", 16));
    return new Sheet("services", List.copyOf(columns));
  }

  private static Sheet agreements() {
    List<Column> columns =
        new ArrayList<>(
            List.of(
                column("id", Kind.ID, 12).must(),
                text("name", 24),
                several("parties", "organisations", 22).must(),
                day("signed"),
                day("validFrom"),
                day("validTo"),
                text("document", 24)));
    for (AgreementTerm term : AgreementTerm.values()) {
      columns.add(text("terms." + term.code(), 20));
    }
    columns.add(several("services", "services", 18));
    columns.add(refers("supplier", "organisations", 14));
    columns.add(column("clauses", Kind.ITEMS, 22));
    columns.add(words("layers", ClauseLayer.values(), 26));
    columns.add(words("stages", Stage.values(), 18));
    return new Sheet("agreements", List.copyOf(columns));
  }

  private static Column column(String key, Kind kind, int width) {
    return new Column(key, kind, width, false, Optional.empty(), List.of());
  }

  private static Column text(String key, int width) {
    return column(key, Kind.TEXT, width);
  }

  private static Column day(String key) {
    return column(key, Kind.DAY, 13);
  }

  private static Column refers(String key, String section, int width) {
    return new Column(key, Kind.ID, width, false, Optional.of(section), List.of());
  }

  private static Column several(String key, String section, int width) {
    return new Column(key, Kind.ITEMS, width, false, Optional.of(section), List.of());
  }

  private static Column word(String key, Word[] words, int width) {
    return new Column(key, Kind.WORD, width, false, Optional.empty(), List.of(words));
  }

  private static Column words(String key, Word[] words, int width) {
    return new Column(key, Kind.WORDS, width, false, Optional.empty(), List.of(words));
  }
}
