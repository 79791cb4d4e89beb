/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a snapshot of a cloud was collected by its own word, which nobody checked: what its first
 * line says, as {@code docs/formats/estate.md} specifies it. A compressed snapshot is not opened.
 */
public final class SnapshotWord {
  private static final Pattern FIRST = Pattern.compile("\\A\\{\"yunheng\":\\s*\"estate\"[^\\n]*");
  private static final Pattern COLLECTED =
      Pattern.compile("\"collectedAt\":\\s*\"([0-9T:.-]{1,40}Z)\"");

  private SnapshotWord() {}

  /** By the first bytes of a file. */
  public static Optional<Instant> in(byte[] head) {
    Matcher line = FIRST.matcher(new String(head, StandardCharsets.UTF_8));
    if (!line.find()) {
      return Optional.empty();
    }
    Matcher collected = COLLECTED.matcher(line.group());
    try {
      return collected.find() ? Optional.of(Instant.parse(collected.group(1))) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /**
   * Whether the date of a piece of evidence is the one that the snapshot itself says.
   *
   * @param bytes the file, if the visitor may read it
   */
  public static boolean says(CaseEvidenceFile one, Optional<Path> bytes, ZoneId zone) {
    return one.description().kind() == EvidenceKind.ESTATE
        && one.description().date().isPresent()
        && bytes
            .flatMap(SnapshotWord::of)
            .map(at -> LocalDate.ofInstant(at, zone))
            .equals(one.description().date());
  }

  private static Optional<Instant> of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in(in.readNBytes(ContentTypes.HEAD));
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
