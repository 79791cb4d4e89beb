/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.TestRecord;
import io.yunheng.estate.Understanding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that registered tests name as their evidence. A test that passed proves nothing while
 * the file is not in the case or is not the one with that digest: its result is not known then. One
 * that failed stays failed. Records that a collector made itself are not looked at.
 */
public final class TestEvidence {
  /** The file is not in the case. */
  public static final String MISSING = "evidence-file-missing";

  /** The file has another digest. */
  public static final String DIFFERS = "evidence-digest-differs";

  private static final Set<String> REASONS = Set.of(MISSING, DIFFERS);

  private TestEvidence() {}

  /** The estate, where a result that its file does not show is not known. */
  public static Estate checked(Estate estate, List<CaseEntry> files) {
    Map<String, TestRecord> changed = new HashMap<>();
    for (TestRecord record : estate.all(TestRecord.SHAPE)) {
      wrong(estate, record, files)
          .ifPresent(gap -> changed.put(record.id(), record.withResult(Fact.unknown(gap))));
    }
    return changed.isEmpty()
        ? estate
        : ChangedEstate.of(
            estate,
            one -> one instanceof TestRecord record ? changed.getOrDefault(one.id(), record) : one);
  }

  /** Why the file of a test shows nothing, where that was found before. */
  public static Optional<Gap> unproven(TestRecord record) {
    return record.result().why().filter(gap -> REASONS.contains(gap.reason()));
  }

  private static Optional<Gap> wrong(Estate estate, TestRecord record, List<CaseEntry> files) {
    boolean typed = estate.origin(record, "document").collector().equals(RegisterReader.COLLECTOR);
    if (!typed
        || record.result().is("fail")
        || !(record.document() instanceof Fact.Known<String>(String path))) {
      return Optional.empty();
    }
    Optional<CaseEntry> entry = CasePaths.inside(path).flatMap(inside -> find(files, inside));
    String reason =
        entry.isEmpty()
            ? MISSING
            : record
                    .digest()
                    .optional()
                    .filter(digest -> !plain(digest).equalsIgnoreCase(entry.get().sha256()))
                    .isPresent()
                ? DIFFERS
                : "";
    return reason.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Gap(
                Understanding.PARTIAL,
                reason,
                "register:" + Kind.TEST_RECORD.code() + " " + record.id() + " " + path,
                record.origin()));
  }

  private static String plain(String digest) {
    String text = digest.strip();
    return text.regionMatches(true, 0, "sha256:", 0, 7) ? text.substring(7) : text;
  }

  private static Optional<CaseEntry> find(List<CaseEntry> files, String path) {
    return files.stream()
        .filter(
            entry ->
                entry.path().equals(path)
                    || entry.path().equals(CaseContents.DOCUMENTS + "/" + path))
        .findFirst();
  }
}
