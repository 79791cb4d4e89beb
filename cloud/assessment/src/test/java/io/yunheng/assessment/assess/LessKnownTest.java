/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Decision;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.Packs;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import io.yunheng.run.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whoever knows less can exclude less: when a part of the example's cloud was not read, no verdict
 * that was possible before is excluded now, and so nothing passes because it was not seen.
 */
class LessKnownTest {
  private static final MlpsCatalog CATALOG = MlpsCatalog.level3Cloud();
  private static final List<CheckPack> PACKS;
  private static final Dossier EXAMPLE;
  private static final Map<String, Decision> KNOWN;

  static {
    try {
      PACKS = new Packs(CATALOG, Analyses.all()).load(List.of());
      EXAMPLE = Dossier.open(CaseFolder.load(Path.of("..", "..", "examples", "gov-cloud")));
      KNOWN = decisions(EXAMPLE.evidence().current());
    } catch (InterruptedException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final long SEED = 20_261_121;

  static Stream<Kind> kinds() {
    return Arrays.stream(Kind.values())
        .filter(
            kind ->
                !EXAMPLE.evidence().current().all(kind).isEmpty()
                    || EXAMPLE.evidence().current().complete(kind));
  }

  static Stream<String> columns() {
    return kinds()
        .flatMap(
            kind ->
                kind.shape().columns().stream()
                    .map(column -> column.name())
                    .map(column -> kind.code() + "." + column));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindThatCouldNotBeReadExcludesNothing(Kind kind) throws InterruptedException {
    assertNothingMoreExcluded(kind.code(), without(kind));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aKindOfWhichSomeMayBeMissingExcludesNothing(Kind kind) throws InterruptedException {
    Estate all = EXAMPLE.evidence().current();
    assertNothingMoreExcluded(
        kind.code(), all.with(all.header(), coverages(all, kind, Understanding.PARTIAL)));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aColumnThatIsUnknownExcludesNothing(String place) throws InterruptedException {
    String[] parts = place.split("\\.", 2);
    Kind hidden = Kind.of(parts[0]).orElseThrow();
    assertNothingMoreExcluded(
        place, hiding((kind, column) -> kind == hidden && column.equals(parts[1])));
  }

  @ParameterizedTest
  @MethodSource("columns")
  void aColumnThatIsUnknownForSomeExcludesNothing(String place) throws InterruptedException {
    String[] parts = place.split("\\.", 2);
    Kind hidden = Kind.of(parts[0]).orElseThrow();
    SplittableRandom random = new SplittableRandom(SEED);
    assertNothingMoreExcluded(
        place + " seed " + SEED,
        hiding(
            (kind, column) -> kind == hidden && column.equals(parts[1]) && random.nextBoolean()));
  }

  private static void assertNothingMoreExcluded(String hidden, Estate less)
      throws InterruptedException {
    Map<String, Decision> now = decisions(less);
    List<String> wrong = new ArrayList<>();
    KNOWN.forEach(
        (place, before) -> {
          Decision after = now.getOrDefault(place, Decision.open());
          if (!after.possible().containsAll(before.possible())) {
            wrong.add(place + ": " + before.possible() + " -> " + after.possible());
          }
        });
    assertThat(wrong).as(hidden).isEmpty();
  }

  private static Estate without(Kind kind) {
    Estate all = EXAMPLE.evidence().current();
    Estate.Builder builder = Estate.builder(all.header());
    for (Kind other : Kind.values()) {
      if (other != kind) {
        copy(all, other.shape(), builder, (_, _) -> false);
      }
    }
    coverages(all, kind, Understanding.FAILED).forEach(builder::add);
    return builder.build();
  }

  private static Estate hiding(BiPredicate<Kind, String> hidden) {
    Estate all = EXAMPLE.evidence().current();
    Estate.Builder builder = Estate.builder(all.header());
    for (Kind kind : Kind.values()) {
      copy(all, kind.shape(), builder, hidden);
    }
    all.coverages().forEach(builder::add);
    return builder.build();
  }

  private static List<Coverage> coverages(Estate all, Kind kind, Understanding status) {
    List<Coverage> coverages =
        new ArrayList<>(
            all.coverages().stream().filter(coverage -> coverage.kind() != kind).toList());
    coverages.add(
        new Coverage(
            kind,
            Coverage.WHOLE,
            status,
            "http-503",
            "",
            0,
            new Origin("test", "", all.header().collectedAt(), Origin.Manner.LIVE)));
    return coverages;
  }

  private static <R extends Resource> void copy(
      Estate all, Shape<R> shape, Estate.Builder builder, BiPredicate<Kind, String> hidden) {
    for (R record : all.all(shape)) {
      Row row = shape.row(record.id(), record.origin(), Gap.notRecorded(record.origin()));
      for (int i = 0; i < shape.columns().size(); i++) {
        String column = shape.columns().get(i).name();
        Origin origin = all.origin(record, column);
        row.set(
            i,
            hidden.test(shape.kind(), column)
                ? Fact.unknown(new Gap(Understanding.FAILED, "http-503", "", origin))
                : shape.fact(record, i));
        builder.origin(shape.kind(), record.id(), column, origin);
      }
      builder.add(shape.build(row));
    }
  }

  private static Map<String, Decision> decisions(Estate current) throws InterruptedException {
    Evidence evidence = EXAMPLE.evidence();
    Assessment assessment =
        new Assessor(CATALOG, PACKS, 1, "test")
            .assess(
                new Dossier(
                    EXAMPLE.settings(),
                    EXAMPLE.address(),
                    new Evidence(evidence.subject(), evidence.asOf(), current, evidence.earlier()),
                    EXAMPLE.conflicts(),
                    EXAMPLE.workbook()),
                ScaleName.WORKBOOK,
                Progress.SILENT);
    Map<String, Decision> decisions = new TreeMap<>();
    for (ItemResult item : assessment.items()) {
      for (ObjectResult object : item.objects()) {
        decisions.put(item.id() + " " + object.object(), object.decision());
      }
    }
    return decisions;
  }
}
