/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.access.RandomId;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.OutlineReader;
import io.yunheng.assessment.ResultReader;
import io.yunheng.casework.AssessmentRun;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.report.assessment.AssessmentViews;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Results that were read, as long as there is room for them. A run never changes, so nothing of it
 * has to be read twice; what was used longest ago makes room. One result is read at a time.
 */
final class RunShelf {
  /** A larger result is only to be downloaded, in bytes. */
  static final long LARGEST = 192L << 20;

  /** Larger results are not compared in a page, in bytes. */
  static final long LARGEST_COMPARED = 32L << 20;

  private static final long ROOM = 256L << 20;
  private static final int COMPARISONS = 16;

  private record Book(Assessment assessment, Map<Language, AssessmentViews> views, long size) {}

  private record Pair(RandomId before, RandomId after) {}

  private final RunFolder folder;
  private final CatalogShelf shelf;
  private final SequencedMap<RandomId, Book> books = new LinkedHashMap<>(16, 0.75f, true);
  private final SequencedMap<Pair, AssessmentComparison> comparisons =
      new LinkedHashMap<>(16, 0.75f, true);

  RunShelf(RunFolder folder, CatalogShelf shelf) {
    this.folder = folder;
    this.shelf = shelf;
  }

  /**
   * The assessment of a run.
   *
   * @throws FaultException if its file is not there or too large
   */
  synchronized Assessment assessment(AssessmentRun run) {
    return book(run).assessment();
  }

  /** The parts of its pages in a language. */
  synchronized AssessmentViews views(AssessmentRun run, Language language) {
    Book book = book(run);
    return book.views()
        .computeIfAbsent(
            language, one -> AssessmentViews.of(book.assessment(), shelf.catalog().mlps(), one));
  }

  private Book book(AssessmentRun run) {
    Optional<Book> kept = Optional.ofNullable(books.get(run.id()));
    if (kept.isPresent()) {
      return kept.get();
    }
    Path file = folder.file(run, RunFolder.Kind.RESULT);
    long size = folder.size(run, RunFolder.Kind.RESULT).orElse(0L);
    makeRoom(size);
    Book book =
        new Book(
            ResultReader.read(file, shelf.checks(), LARGEST), new EnumMap<>(Language.class), size);
    books.put(run.id(), book);
    return book;
  }

  private void makeRoom(long size) {
    long used = books.values().stream().mapToLong(Book::size).sum();
    for (Iterator<Book> oldest = books.values().iterator();
        oldest.hasNext() && used + size > ROOM; ) {
      used -= oldest.next().size();
      oldest.remove();
    }
  }

  /**
   * What changed from one run to another.
   *
   * @throws FaultException if one is too large
   */
  synchronized AssessmentComparison comparison(AssessmentRun before, AssessmentRun after) {
    Pair pair = new Pair(before.id(), after.id());
    Optional<AssessmentComparison> kept = Optional.ofNullable(comparisons.get(pair));
    if (kept.isPresent()) {
      return kept.get();
    }
    AssessmentComparison made =
        AssessmentComparison.between(
            OutlineReader.read(compared(before)), OutlineReader.read(compared(after)));
    if (comparisons.size() >= COMPARISONS) {
      comparisons.pollFirstEntry();
    }
    comparisons.put(pair, made);
    return made;
  }

  private Path compared(AssessmentRun run) {
    long size = folder.size(run, RunFolder.Kind.RESULT).orElse(0L);
    if (size > LARGEST_COMPARED) {
      throw FaultException.of(
          FaultCode.FILE_TOO_LARGE,
          "file",
          RunFolder.Kind.RESULT.file(),
          "size",
          Long.toString(size),
          "limit",
          Long.toString(LARGEST_COMPARED));
    }
    return folder.file(run, RunFolder.Kind.RESULT);
  }
}
