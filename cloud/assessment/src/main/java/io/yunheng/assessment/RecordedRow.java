/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.WorkbookConflict.Field;
import io.yunheng.assessment.WorkbookConflict.Side;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What people wrote in a row as it stands, field by field.
 *
 * @param entry the values; of a field in dispute the one that was there first
 * @param authors of the fields in which something is written
 */
public record RecordedRow(
    RowKey row,
    WorkbookEntry entry,
    Map<Field, Authorship> authors,
    List<WorkbookDispute> disputes) {
  private static final Authorship NOBODY =
      new Authorship("", Instant.EPOCH, ScaleName.WORKBOOK, "");

  public RecordedRow {
    authors = Collections.unmodifiableMap(new EnumMap<>(authors));
    disputes = List.copyOf(disputes);
  }

  /** A row in which nobody has written. */
  static RecordedRow blank(RowKey row) {
    return new RecordedRow(row, WorkbookEntry.EMPTY, new EnumMap<>(Field.class), List.of());
  }

  public Optional<Authorship> author(Field field) {
    return Optional.ofNullable(authors.get(field));
  }

  public Optional<WorkbookDispute> dispute(Field field) {
    return disputes.stream().filter(one -> one.field() == field).findFirst();
  }

  /** Who stands for the row as a whole: the author of the verdict, or else of another field. */
  public Authorship lead() {
    for (Field field : List.of(Field.VERDICT, Field.RESULT, Field.EVIDENCE, Field.REASON)) {
      if (authors.containsKey(field)) {
        return author(field).orElseThrow();
      }
    }
    return NOBODY;
  }

  /** The values without those in dispute: of these a person has to choose anew. */
  public WorkbookEntry settled() {
    boolean verdict = dispute(Field.VERDICT).isPresent();
    boolean reason = verdict || dispute(Field.REASON).isPresent();
    return new WorkbookEntry(
        dispute(Field.RESULT).isPresent() ? "" : entry.result(),
        verdict ? Optional.empty() : entry.verdict(),
        dispute(Field.EVIDENCE).isPresent() ? "" : entry.evidence(),
        reason ? "" : entry.reason());
  }

  /** This after a record of the row. */
  RecordedRow after(Writing record) {
    Authorship author =
        new Authorship(record.who(), record.when(), record.scale(), record.machine());
    Map<Field, Authorship> all = new EnumMap<>(Field.class);
    for (Field field : Field.values()) {
      String now = field.of(record.entry());
      boolean same = now.equals(field.of(entry)) && !record.settles().contains(field);
      if (!now.isEmpty()) {
        all.put(field, same ? author(field).orElse(author) : author);
      }
    }
    confirmed(record, all);
    return new RecordedRow(row, record.entry(), all, List.of());
  }

  /**
   * A verdict stands for what the machine had found when it, or its reason, was written, or its
   * author last wrote in the row.
   */
  private void confirmed(Writing record, Map<Field, Authorship> all) {
    Optional<Authorship> verdict = Optional.ofNullable(all.get(Field.VERDICT));
    boolean reason = !record.entry().reason().equals(entry.reason());
    if (verdict.isPresent() && (reason || verdict.get().who().equals(record.who()))) {
      all.put(
          Field.VERDICT,
          new Authorship(
              verdict.get().who(), verdict.get().when(), verdict.get().scale(), record.machine()));
    }
  }

  /** This with the conflicts that are still open. */
  RecordedRow with(List<WorkbookConflict> open) {
    List<WorkbookDispute> all = new ArrayList<>();
    for (Field field : Field.values()) {
      List<Side> sides = new ArrayList<>();
      Authorship mine = author(field).orElse(NOBODY);
      String value = field == Field.VERDICT ? pair(entry) : field.of(entry);
      sides.add(new Side(value, mine.who(), mine.when(), mine.scale()));
      open.stream()
          .filter(conflict -> conflict.field() == field)
          .map(WorkbookConflict::other)
          .filter(other -> sides.stream().noneMatch(side -> alike(field, side, other)))
          .forEach(sides::add);
      if (sides.size() > 1) {
        all.add(new WorkbookDispute(row, field, sides));
      }
    }
    return new RecordedRow(row, entry, authors, all);
  }

  private static boolean alike(Field field, Side one, Side other) {
    return field == Field.VERDICT
        ? one.verdict().equals(other.verdict())
        : one.value().equals(other.value());
  }

  /** The fields in dispute. */
  public Set<Field> disputed() {
    Set<Field> fields = EnumSet.noneOf(Field.class);
    disputes.forEach(dispute -> fields.add(dispute.field()));
    return fields;
  }

  /** A verdict and its reason in one text. */
  static String pair(WorkbookEntry entry) {
    return entry.verdict().map(Verdict::code).orElse("")
        + (entry.reason().isEmpty() ? "" : ": " + entry.reason());
  }

  /**
   * A person's record for an item and an object.
   *
   * @param scale the scale its verdict is of
   * @param machine the digest of what the machine had found when it was written; empty if unknown
   * @param settles the fields whose conflicts it ends
   */
  public record Writing(
      RowKey row,
      ScaleName scale,
      WorkbookEntry entry,
      String machine,
      String who,
      Instant when,
      Set<Field> settles) {
    public Writing {
      Set<Field> fields = EnumSet.noneOf(Field.class);
      fields.addAll(settles);
      settles = Collections.unmodifiableSet(fields);
    }

    /** A record that settles nothing. */
    public Writing(
        RowKey row,
        ScaleName scale,
        WorkbookEntry entry,
        String machine,
        String who,
        Instant when) {
      this(row, scale, entry, machine, who, when, Set.of());
    }
  }
}
