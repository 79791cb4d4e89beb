/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * After how many days evidence is told of as old.
 *
 * @param days by kind; a kind that is not there does not grow old
 */
public record EvidenceAges(Map<EvidenceKind, Integer> days) {
  private static final String FILE = "/yunheng/server/evidence-ages.yaml";
  private static final int MOST = 36_500;

  public EvidenceAges {
    days = Map.copyOf(days);
  }

  /** Those that ship. */
  public static EvidenceAges shipped() {
    byte[] bytes;
    try (InputStream in = Objects.requireNonNull(EvidenceAges.class.getResourceAsStream(FILE))) {
      bytes = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Problems problems = new Problems();
    Map<EvidenceKind, Integer> days = new EnumMap<>(EvidenceKind.class);
    for (Fields one :
        Fields.of(FILE, YamlDocument.parse(bytes, FILE), problems).someList("limits")) {
      one.only("kind", "days");
      days.put(
          one.word("kind", EvidenceKind.class, EvidenceKind.OTHER), one.number("days", 1, MOST));
    }
    problems.throwIfAny();
    return new EvidenceAges(days);
  }

  /** The day of a piece of evidence: its own, or else that of its upload. */
  public static LocalDate day(CaseEvidenceFile file, ZoneId zone) {
    return file.description().date().orElse(LocalDate.ofInstant(file.uploaded().at(), zone));
  }

  /** Whether a piece of evidence is older than its limit. */
  public boolean old(CaseEvidenceFile file, ZoneId zone, LocalDate today) {
    return Optional.ofNullable(days.get(file.description().kind()))
        .filter(limit -> day(file, zone).plusDays(limit).isBefore(today))
        .isPresent();
  }

  /** The first day of each kind that is not too old. */
  public Map<EvidenceKind, LocalDate> firstDays(LocalDate today) {
    Map<EvidenceKind, LocalDate> first = new EnumMap<>(EvidenceKind.class);
    days.forEach((kind, limit) -> first.put(kind, today.minusDays(limit)));
    return first;
  }
}
