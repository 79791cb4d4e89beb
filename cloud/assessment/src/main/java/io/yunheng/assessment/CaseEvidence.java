/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.casefile.CaseContents;
import io.yunheng.assessment.casefile.CaseEntry;
import io.yunheng.assessment.casefile.CasePaths;
import io.yunheng.assessment.casefile.CaseYaml;
import io.yunheng.assessment.casefile.CountryCodes;
import io.yunheng.assessment.casefile.Coverages;
import io.yunheng.assessment.casefile.TestEvidence;
import io.yunheng.estate.CaseDocument;
import io.yunheng.estate.Conflict;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Estates;
import io.yunheng.estate.EventReader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Origin;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.RegisterSource;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The evidence of a case: what was collected, typed in and logged, as one estate.
 *
 * @param conflicts where the sources disagree; those data are unknown
 * @param estates the estates that were used, as paths in the case
 */
public record CaseEvidence(Evidence evidence, List<Conflict> conflicts, List<String> estates) {
  private static final String PRODUCER = "case";

  /** How the names of files end that are signatures of estates. */
  private static final String SIGNATURE = ".signature.json";

  public CaseEvidence {
    conflicts = List.copyOf(conflicts);
    estates = List.copyOf(estates);
  }

  /**
   * Reads all of it.
   *
   * @throws FaultException with everything that is wrong
   * @throws InterruptedException if it is interrupted
   */
  public static CaseEvidence of(CaseFile file) throws InterruptedException {
    Problems problems = new Problems();
    CaseEvidence evidence = new Gathering(file, problems).evidence();
    problems.throwIfAny();
    return evidence;
  }

  private static final class Gathering {
    private final CaseFile file;
    private final CaseSettings settings;
    private final Problems problems;
    private final Origin.Manner manner;

    Gathering(CaseFile file, Problems problems) {
      this.file = file;
      this.settings = file.settings();
      this.problems = problems;
      this.manner = settings.example() ? Origin.Manner.EXAMPLE : Origin.Manner.TYPED;
    }

    private record Lying(String path, Estate estate) {}

    CaseEvidence evidence() throws InterruptedException {
      List<Lying> lyingNow = new ArrayList<>();
      List<Lying> lyingBefore = new ArrayList<>();
      estates(lyingNow, lyingBefore);
      List<Estate> now = lyingNow.stream().map(Lying::estate).toList();
      List<Estate> before = lyingBefore.stream().map(Lying::estate).toList();
      Instant asOf = asOf(now);
      EstateHeader header =
          now.isEmpty()
              ? new EstateHeader(
                  settings.name(), "", asOf, EstateHeader.PLATFORM, List.of(), PRODUCER)
              : now.getFirst().header();
      List<Estate> sources = new ArrayList<>(now);
      EstateHeader typed =
          new EstateHeader(settings.name(), "", asOf, EstateHeader.PLATFORM, List.of(), PRODUCER);
      RegisterSource register = new RegisterSource(typed, settings.zone(), manner);
      for (CaseEntry entry : in(CaseContents.REGISTERS, ".xlsx")) {
        attempt(
            () ->
                sources.add(
                    RegisterReader.read(
                        file.resolve(entry.path()), entry.path(), register, problems)));
      }
      for (CaseEntry entry : in(CaseContents.EVENTS, "")) {
        attempt(
            () ->
                sources.add(
                    EventReader.read(
                        file.resolve(entry.path()), entry.path(), typed, Origin.Manner.RECORDED)));
      }
      Estates.Merged merged = merge(header, sources);
      documents(merged.estate());
      Estate current = CountryCodes.checked(TestEvidence.checked(merged.estate(), file.files()));
      return new CaseEvidence(
          new Evidence(
              settings.subject(),
              asOf,
              current,
              before.isEmpty()
                  ? Optional.empty()
                  : Optional.of(merge(before.getFirst().header(), before).estate())),
          merged.conflicts(),
          Stream.concat(lyingNow.stream(), lyingBefore.stream())
              .map(Lying::path)
              .distinct()
              .toList());
    }

    private static Estates.Merged merge(EstateHeader header, List<Estate> sources) {
      Estates.Merged merged =
          sources.size() == 1
              ? new Estates.Merged(sources.getFirst(), List.of())
              : Estates.merge(header, sources);
      List<Coverage> settled = Coverages.settled(merged.estate().coverages());
      return new Estates.Merged(merged.estate().with(header, settled), merged.conflicts());
    }

    /** The estates named, or the newest and the one of the same cloud before it. */
    private void estates(List<Lying> now, List<Lying> before) throws InterruptedException {
      now.addAll(read(settings.estate()));
      before.addAll(read(settings.earlier()));
      if (!now.isEmpty() || !settings.estate().isEmpty()) {
        return;
      }
      List<Lying> found =
          read(
              in(CaseContents.ESTATES, "").stream()
                  .map(CaseEntry::path)
                  .filter(path -> !path.endsWith(SIGNATURE))
                  .toList());
      found.sort(Comparator.comparing(Gathering::collected).reversed());
      if (found.isEmpty()) {
        return;
      }
      Lying newest = found.getFirst();
      now.add(newest);
      if (before.isEmpty()) {
        found.stream()
            .skip(1)
            .filter(one -> one.estate().header().cloud().equals(newest.estate().header().cloud()))
            .filter(one -> collected(one).isBefore(collected(newest)))
            .findFirst()
            .ifPresent(before::add);
      }
    }

    private static Instant collected(Lying one) {
      return one.estate().header().collectedAt();
    }

    private List<Lying> read(List<String> paths) throws InterruptedException {
      List<Lying> estates = new ArrayList<>();
      for (String path : paths) {
        read(path).ifPresent(estates::add);
      }
      return estates;
    }

    private Optional<Lying> read(String path) throws InterruptedException {
      Optional<String> inside = CasePaths.inside(path);
      if (inside.isEmpty()) {
        problems.add(FaultCode.PATH_ESCAPES, "file", CaseYaml.NAME, "path", path);
        return Optional.empty();
      }
      try {
        return Optional.of(new Lying(inside.get(), EstateReader.read(file.resolve(inside.get()))));
      } catch (FaultException e) {
        problems.add(e);
        return Optional.empty();
      }
    }

    private Instant asOf(List<Estate> now) {
      if (settings.asOf().isPresent()) {
        return settings.asOf().get();
      }
      Optional<Instant> collected =
          now.stream().map(estate -> estate.header().collectedAt()).max(Comparator.naturalOrder());
      if (collected.isEmpty()) {
        problems.add(FaultCode.CASE_MOMENT_MISSING, "file", CaseYaml.NAME);
      }
      return collected.orElse(Instant.EPOCH);
    }

    /** Papers that are registered have to be there, and be the ones that were registered. */
    private void documents(Estate estate) {
      for (CaseDocument document : estate.all(CaseDocument.SHAPE)) {
        if (!(document.path() instanceof Fact.Known<String>(String path))) {
          continue;
        }
        Optional<CaseEntry> entry = CasePaths.inside(path).flatMap(this::paper);
        String place = document.origin().call();
        if (entry.isEmpty()) {
          problems.add(FaultCode.DOCUMENT_MISSING, "place", place, "path", path);
        } else if (document.digest() instanceof Fact.Known<String>(String digest)
            && !digest.equalsIgnoreCase(entry.get().sha256())) {
          problems.add(
              FaultCode.DOCUMENT_DIGEST_DIFFERS,
              "place",
              place,
              "path",
              path,
              "expected",
              digest,
              "actual",
              entry.get().sha256());
        }
      }
    }

    private Optional<CaseEntry> paper(String path) {
      return file.files().stream()
          .filter(
              entry ->
                  entry.path().equals(path)
                      || entry.path().equals(CaseContents.DOCUMENTS + "/" + path))
          .findFirst();
    }

    private List<CaseEntry> in(String room, String ending) {
      return file.files().stream()
          .filter(entry -> entry.path().startsWith(room + "/") && entry.path().endsWith(ending))
          .toList();
    }

    private void attempt(Runnable reading) {
      try {
        reading.run();
      } catch (FaultException e) {
        problems.add(e);
      }
    }
  }
}
