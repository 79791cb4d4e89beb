/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import io.yunheng.content.Format;
import io.yunheng.content.Formats;
import io.yunheng.content.Substance;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.finding.Finding;
import io.yunheng.finding.Weight;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.restore.Restoration;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Deep checks of files that are handed over, with what people said of them. Thread-safe.
 *
 * @param open whether a media type is that of a published format
 */
public record DeepFiles(
    DeepChecks checks, Formats formats, Predicate<String> open, Restorer restorer) {
  private static final Set<DeepCode> KEYLESS =
      Set.of(
          DeepCode.KEY_MISSING,
          DeepCode.KEY_UNUSABLE,
          DeepCode.ENTRY_ENCRYPTED,
          DeepCode.DOCUMENT_ENCRYPTED);

  /**
   * A file.
   *
   * @param path in the manifest
   * @param file where it is; nothing if nobody can say
   * @param size that is listed, in bytes
   * @param said whether people said that it is encrypted
   * @param cipher in words, as people said; may be empty
   * @param record of the database that it is a dump of
   */
  public record Subject(
      String path,
      Optional<Path> file,
      long size,
      Optional<KeyEntry> key,
      boolean said,
      String cipher,
      Optional<DatabaseRecord> record) {}

  /**
   * Checks a file; whatever goes wrong is an outcome.
   *
   * @throws InterruptedException if it is interrupted
   */
  public DeepFile check(Subject subject) throws InterruptedException {
    if (subject.file().isEmpty()) {
      return unread(subject, DeepCode.UNREADABLE);
    }
    try {
      Format format = format(subject.path(), subject.file().get());
      return check(subject, subject.file().get(), format);
    } catch (IOException e) {
      return unread(subject, DeepCode.UNREADABLE);
    } catch (RuntimeException e) {
      return unread(subject, DeepCode.CHECK_FAILED);
    }
  }

  private Format format(String path, Path file) throws IOException {
    try (InputStream in =
        Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      return formats.of(path, MemorySegment.ofArray(in.readNBytes(Formats.HEAD)));
    }
  }

  private DeepFile unread(Subject subject, DeepCode code) {
    Set<Trait> traits = subject.said() ? EnumSet.of(Trait.ENCRYPTED) : Set.of();
    return new DeepFile(
        subject.path(),
        subject.size(),
        InspectionOutcome.NOT_CHECKED,
        InspectionKind.NONE,
        traits,
        Map.of(),
        List.of(checks.rules().finding(code, "")),
        Optional.empty(),
        Optional.empty());
  }

  private DeepFile check(Subject subject, Path file, Format format) throws InterruptedException {
    Set<Trait> traits = EnumSet.noneOf(Trait.class);
    boolean nothing = format instanceof Format.Unknown(var why, var _) && why == Format.Why.EMPTY;
    boolean published = format instanceof Format.Known known && open.test(known.mediaType());
    if (!nothing && !published) {
      traits.add(Trait.CLOSED);
    }
    boolean encrypted = subject.said() || format.substance() == Substance.ENCRYPTED;
    if (encrypted) {
      traits.add(Trait.ENCRYPTED);
    }
    if (nothing && !encrypted) {
      return new DeepFile(
          subject.path(),
          subject.size(),
          InspectionOutcome.SOUND,
          InspectionKind.NONE,
          traits,
          Map.of(),
          List.of(checks.rules().finding(DeepCode.EMPTY, "")),
          Optional.empty(),
          Optional.empty());
    }
    DeepResult result = checks.check(file, format, subject.key());
    List<Finding> findings = new ArrayList<>(result.findings());
    if (subject.said() && subject.key().isEmpty() && format.substance() != Substance.ENCRYPTED) {
      findings.add(
          checks
              .rules()
              .finding(
                  DeepCode.KEY_MISSING,
                  "",
                  "method",
                  subject.cipher().isEmpty() ? "?" : subject.cipher(),
                  "part",
                  "?"));
    }
    Optional<Restoration> restoration =
        dump(result.check()) && !weighs(findings, Weight.DAMAGED)
            ? restorer.restore(file, format, subject.record())
            : Optional.empty();
    Optional<RestoredDatabase> restored = restoration.flatMap(Restoration::restored);
    if (restored.isPresent()) {
      traits.add(Trait.RESTORED);
      findings.removeIf(finding -> finding.code() == DeepCode.NO_LIBRARY);
      if (restoration.get().compared()) {
        traits.add(Trait.RECORD_COMPARED);
      }
    }
    restoration.ifPresent(one -> findings.addAll(one.findings()));
    if (has(findings, DeepCode.ENTRY_ENCRYPTED) || has(findings, DeepCode.DOCUMENT_ENCRYPTED)) {
      traits.add(Trait.ENCRYPTED);
    }
    InspectionOutcome outcome = outcome(findings);
    if (subject.key().isPresent() && outcome == InspectionOutcome.SOUND && proven(findings)) {
      traits.add(Trait.CONTENT_COMPARED);
    }
    findings.sort(Comparator.comparing(Finding::weight));
    return new DeepFile(
        subject.path(),
        subject.size(),
        outcome,
        result.check(),
        traits,
        result.counts(),
        findings,
        result instanceof DeepResult.Opened opened ? opened.listing() : Optional.empty(),
        restored);
  }

  private static boolean dump(InspectionKind check) {
    return check == InspectionKind.SQL_DUMP || check == InspectionKind.POSTGRESQL_CUSTOM;
  }

  private static boolean weighs(List<Finding> findings, Weight weight) {
    return findings.stream().anyMatch(finding -> finding.weight() == weight);
  }

  private static boolean has(List<Finding> findings, DeepCode code) {
    return findings.stream().anyMatch(finding -> finding.code() == code);
  }

  private static InspectionOutcome outcome(List<Finding> findings) {
    if (weighs(findings, Weight.DAMAGED)) {
      return InspectionOutcome.DAMAGED;
    }
    if (weighs(findings, Weight.KEY) || has(findings, DeepCode.KEY_OR_DAMAGE)) {
      return InspectionOutcome.WRONG_KEY;
    }
    if (findings.stream().map(Finding::code).anyMatch(KEYLESS::contains)) {
      return InspectionOutcome.KEY_MISSING;
    }
    return weighs(findings, Weight.UNVERIFIED)
        ? InspectionOutcome.NOT_CHECKED
        : InspectionOutcome.SOUND;
  }

  /** Whether what was decrypted is known to be what was encrypted. */
  private static boolean proven(List<Finding> findings) {
    return !has(findings, DeepCode.DIGEST_UNCOMPARED) || !has(findings, DeepCode.NOT_AUTHENTICATED);
  }
}
