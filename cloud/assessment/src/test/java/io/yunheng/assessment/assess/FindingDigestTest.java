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
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.ItemResult;
import io.yunheng.assessment.ObjectResult;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.ResultWriter;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Understanding;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What moves the digest of what was found about an item and an object, and what does not. */
class FindingDigestTest {
  private static final Path EXAMPLE = Path.of("..", "..", "examples", "gov-cloud");
  private static final String NOW = "estates/now.jsonl";

  @TempDir Path folder;

  @Test
  void theSameCloudCollectedAgainHasTheSameDigests() throws IOException, InterruptedException {
    Estate estate = EstateReader.read(EXAMPLE.resolve(NOW));
    Assessment first = assess(EXAMPLE, 1);
    Assessment again =
        assess(copied(new CollectedAgain(Duration.ofMinutes(7), "yunheng 9.9").of(estate)), 1);
    assertThat(again.heading().estate().collectedAt())
        .isEqualTo(first.heading().estate().collectedAt().plus(Duration.ofMinutes(7)));
    assertThat(states(again)).isEqualTo(states(first)).hasSizeGreaterThan(46);
  }

  @Test
  void theRuleThatDecidesIsNoFact() throws InterruptedException {
    Assessment other = assess(EXAMPLE, 1, ScaleName.GBT28448);
    assertThat(other.heading().scale()).isEqualTo(ScaleName.GBT28448);
    assertThat(states(other)).isEqualTo(states(assess(EXAMPLE, 1)));
  }

  @Test
  void theDigestsAreTheSameOnAnyNumberOfThreads() throws InterruptedException {
    assertThat(states(assess(EXAMPLE, 4))).isEqualTo(states(assess(EXAMPLE, 1)));
  }

  @Test
  void aValueThatChangesNoCountMovesWhatItFeedsAlone() throws IOException, InterruptedException {
    Estate estate = EstateReader.read(EXAMPLE.resolve(NOW));
    CollectedAgain again = new CollectedAgain(Duration.ofMinutes(7), "yunheng 9.9");
    Assessment first = assess(EXAMPLE, 1);
    Assessment later =
        assess(
            copied(
                again.with(
                    estate,
                    Kind.SNAPSHOT,
                    "f68c26ab-1cbd-4a3e-be16-02551d462b22",
                    "status",
                    "error")),
            1);
    assertThat(counts(later)).isEqualTo(counts(first));
    assertThat(moved(first, later)).containsExactly("MLPS-L3-image-b platform");
  }

  @Test
  void whatTheCaseIsCalledIsNoFact() throws IOException, InterruptedException {
    Path copy = copied(EstateReader.read(EXAMPLE.resolve(NOW)));
    for (String estate : List.of("now", "before")) {
      Files.delete(copy.resolve("estates").resolve(estate + ".jsonl"));
    }
    Path settings = copy.resolve("case.yaml");
    String withoutEstates =
        Files.readString(settings)
            .replaceAll("(?m)^(estate|earlier):.*$", "")
            .replace("#asOf: 2026-11-20", "asOf: 2026-11-22");
    Files.writeString(settings, withoutEstates);
    Assessment first = assess(copy, 1);
    Files.writeString(settings, withoutEstates.replace("示例政务云", "另一个名称"));
    Assessment renamed = assess(copy, 1);
    assertThat(renamed.heading().name()).isEqualTo("另一个名称");
    assertThat(moved(first, renamed)).isEmpty();
  }

  @Test
  void everyObservationCountsAlsoThoseThatAreNotListed() throws InterruptedException {
    Assessment first = full("甲").assess();
    assertThat(moved(first, full("甲").assess())).isEmpty();
    Assessment renamed = full("乙").assess();
    assertThat(moved(first, renamed)).containsExactly("VOLUME tenant:a");
    assertThat(new String(ResultWriter.bytes(renamed), StandardCharsets.UTF_8))
        .doesNotContain("\"id\":\"v9\"");
  }

  /** Tenant a has more volumes than a result lists. */
  private static SmallCase full(String nameOfTheLast) {
    SmallCase one = SmallCase.healthy();
    for (int i = 3; i < 9; i++) {
      one.with(Kind.VOLUME, "v" + i, "tenant", "a", "encrypted", true);
    }
    return one.with(Kind.VOLUME, "v9", "tenant", "a", "encrypted", true, "name", nameOfTheLast);
  }

  @Test
  void whatIsThePlatformsCountsForEveryTenant() throws InterruptedException {
    Assessment first = SmallCase.healthy().assess();
    assertThat(moved(first, SmallCase.healthy().with(Kind.IMAGE, "i2", "signed", true).assess()))
        .containsExactly("IMAGE tenant:a", "IMAGE tenant:b");
    assertThat(
            moved(
                SmallCase.healthy().with(Kind.HOST, "h2", "state", "down").assess(),
                SmallCase.healthy().with(Kind.HOST, "h3", "state", "down").assess()))
        .as("another one is down")
        .containsExactly("HOST platform");
  }

  @Test
  void whyItIsUnknownCountsAndWhereThatWasMetDoesNot() throws InterruptedException {
    Assessment first = unread(SmallCase.DENIED);
    Gap elsewhere =
        new Gap(
            SmallCase.DENIED.status(),
            SmallCase.DENIED.reason(),
            SmallCase.DENIED.need(),
            new Origin("other", "GET /other", Instant.EPOCH, Origin.Manner.LIVE));
    assertThat(moved(first, unread(elsewhere))).isEmpty();
    Gap broken = new Gap(Understanding.FAILED, "http-500", "service:volume", SmallCase.ORIGIN);
    assertThat(moved(first, unread(broken))).containsExactly("VOLUME tenant:b");
    assertThat(moved(SmallCase.healthy().assess(), SmallCase.healthy().denied(Kind.ZONE).assess()))
        .as("whether there are more")
        .isNotEmpty();
    assertThat(
            moved(
                SmallCase.healthy().with(Kind.VOLUME, "v3", "tenant", SmallCase.DENIED).assess(),
                SmallCase.healthy().with(Kind.VOLUME, "v3", "tenant", broken).assess()))
        .as("why nobody knows whose it is")
        .containsExactly("VOLUME tenant:a", "VOLUME tenant:b");
  }

  private static Assessment unread(Gap gap) throws InterruptedException {
    return SmallCase.healthy().with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", gap).assess();
  }

  @Test
  void theReportThatAVerdictIsTakenOverFromCounts() throws InterruptedException {
    Instant end = SmallCase.AS_OF.plus(Duration.ofDays(90));
    Assessment first = inherited(end).assess();
    assertThat(moved(first, inherited(end).assess())).isEmpty();
    assertThat(moved(first, inherited(end.plusSeconds(1)).assess()))
        .contains("HOST tenant:a")
        .doesNotContain("VOLUME tenant:a");
  }

  private static SmallCase inherited(Instant end) {
    return SmallCase.healthy()
        .ofTenant("a")
        .report(3, Optional.of(end))
        .inherited("HOST", "partial", "R-9");
  }

  @Test
  void aRecordIsStaleWhereTheFactsMoved() throws InterruptedException {
    String state = object(full("甲").assess(), "VOLUME", "tenant:a").state();
    ObjectResult same = object(written(full("甲"), state).assess(), "VOLUME", "tenant:a");
    assertThat(same.record()).isPresent();
    assertThat(same.stale()).isFalse();
    ObjectResult moved = object(written(full("乙"), state).assess(), "VOLUME", "tenant:a");
    assertThat(moved.stale()).isTrue();
    assertThat(moved.aspects().getFirst().counts()).isEqualTo(same.aspects().getFirst().counts());
    assertThat(moved.machine()).isEqualTo(same.machine());
  }

  private static SmallCase written(SmallCase one, String state) {
    return one.wrote("VOLUME", "tenant:a", ScaleName.WORKBOOK, Verdict.COMPLIANT, "", state);
  }

  @Test
  void whatIsWrittenDownSufficesToMakeThemAnew() throws InterruptedException {
    for (SmallCase one :
        new SmallCase[] {
          SmallCase.healthy()
              .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false, "name", "卷 3")
              .with(Kind.VOLUME, "v4", "tenant", "b", "encrypted", SmallCase.DENIED)
              .with(Kind.HOST, "h2", "state", SmallCase.DENIED, "site", "s")
              .with(Kind.HOST, "h3", "state", "down")
              .denied(Kind.ZONE),
          inherited(SmallCase.AS_OF.plus(Duration.ofDays(90)))
        }) {
      Assessment assessment = one.assess();
      assertThat(WrittenDigests.of(JsonMapper.shared().readTree(ResultWriter.bytes(assessment))))
          .isEqualTo(states(assessment));
    }
  }

  private Path copied(Estate now) throws IOException {
    Path copy = folder.resolve("case");
    try (Stream<Path> all = Files.walk(EXAMPLE)) {
      for (Path one : (Iterable<Path>) all::iterator) {
        Path to = copy.resolve(EXAMPLE.relativize(one));
        if (Files.isDirectory(one)) {
          Files.createDirectories(to);
        } else {
          Files.copy(one, to);
        }
      }
    }
    Files.delete(copy.resolve(NOW));
    EstateWriter.write(now, copy.resolve(NOW));
    return copy;
  }

  private static Assessment assess(Path folder, int threads) throws InterruptedException {
    return assess(folder, threads, ScaleName.WORKBOOK);
  }

  private static Assessment assess(Path folder, int threads, ScaleName scale)
      throws InterruptedException {
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(List.of());
    return new Assessor(catalog, packs, threads, "test")
        .assess(Dossier.open(CaseFolder.load(folder)), scale, Progress.SILENT);
  }

  private static Map<String, String> states(Assessment assessment) {
    Map<String, String> states = new TreeMap<>();
    for (ItemResult item : assessment.items()) {
      for (ObjectResult object : item.objects()) {
        states.put(item.id() + " " + object.object(), object.state());
      }
    }
    return states;
  }

  private static Map<String, String> counts(Assessment assessment) {
    Map<String, String> counts = new TreeMap<>();
    for (ItemResult item : assessment.items()) {
      for (ObjectResult object : item.objects()) {
        counts.put(
            item.id() + " " + object.object(),
            object.machine()
                + " "
                + object.aspects().stream().map(aspect -> aspect.counts().toString()).toList());
      }
    }
    return counts;
  }

  private static Set<String> moved(Assessment before, Assessment after) {
    Map<String, String> then = states(before);
    Map<String, String> now = states(after);
    assertThat(now.keySet()).isEqualTo(then.keySet());
    Set<String> moved = new TreeSet<>(now.keySet());
    moved.removeIf(key -> Objects.equals(now.get(key), then.get(key)));
    return moved;
  }

  private static ObjectResult object(Assessment assessment, String item, String key) {
    return assessment.item(item).orElseThrow().objects().stream()
        .filter(object -> object.object().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
