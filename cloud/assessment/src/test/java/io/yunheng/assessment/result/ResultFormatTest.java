/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.AssessmentComparison;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.Basis;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.ComparisonWriter;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Outline;
import io.yunheng.assessment.OutlineReader;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.ResultWriter;
import io.yunheng.assessment.assess.SmallCase;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Conflict;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code -Dgolden.update=true} keeps what comes out. */
class ResultFormatTest {
  private static final Path EXAMPLE = Path.of("..", "..", "examples", "gov-cloud");
  private static final Path SPECIFICATION = Path.of("..", "..", "docs", "formats", "result.md");
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @TempDir Path folder;

  @Test
  void theBytesAreTheKeptOnes() throws IOException, InterruptedException {
    keptAs("platform.json", ResultWriter.bytes(platform().assess()));
    keptAs("tenant.json", ResultWriter.bytes(tenant().assess()));
  }

  @ParameterizedTest
  @EnumSource(ScaleName.class)
  void theSameCaseGivesTheSameBytesOnAnyNumberOfThreads(ScaleName scale)
      throws InterruptedException {
    byte[] first = ResultWriter.bytes(platform().assess(scale));
    assertThat(ResultWriter.bytes(platform().assess(scale))).isEqualTo(first);
    assertThat(ResultWriter.bytes(platform().assess(scale, 4))).isEqualTo(first);
  }

  @Test
  void theExampleGivesTheSameBytesOnAnyNumberOfThreads() throws InterruptedException {
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(List.of());
    byte[] one = example(catalog, packs, 1);
    assertThat(example(catalog, packs, 3)).isEqualTo(one);
    assertThat(example(catalog, packs, 1)).isEqualTo(one);
  }

  private static byte[] example(MlpsCatalog catalog, List<CheckPack> packs, int threads)
      throws InterruptedException {
    return ResultWriter.bytes(
        new Assessor(catalog, packs, threads, "test")
            .assess(Dossier.open(CaseFolder.load(EXAMPLE)), ScaleName.WORKBOOK, Progress.SILENT));
  }

  @Test
  void everyKeyIsSpecified() throws IOException, InterruptedException {
    String specification = Files.readString(SPECIFICATION);
    Set<String> keys = new TreeSet<>();
    for (SmallCase one : List.of(platform(), tenant())) {
      keys(MAPPER.readTree(ResultWriter.bytes(one.assess())), keys);
    }
    keys(MAPPER.readTree(ComparisonWriter.text(comparison())), keys);
    assertThat(keys).allSatisfy(key -> assertThat(specification).contains("`" + key + "`"));
    for (Basis basis : Basis.values()) {
      assertThat(specification).contains("`" + basis.code() + "`");
    }
    for (AssessmentComparison.Direction direction : AssessmentComparison.Direction.values()) {
      assertThat(specification).contains("`" + direction.code() + "`");
    }
  }

  private static void keys(JsonNode node, Set<String> keys) {
    node.propertyNames().stream()
        .filter(name -> !node.path(name).isString() || !name.contains("."))
        .forEach(keys::add);
    node.forEach(child -> keys(child, keys));
  }

  @Test
  void whatWasWrittenIsReadForComparing() throws IOException, InterruptedException {
    Assessment assessment = platform().assess();
    Path file = folder.resolve("result.json");
    Files.write(file, ResultWriter.bytes(assessment));
    Outline outline = OutlineReader.read(file);
    assertThat(outline).isEqualTo(Outline.of(assessment));
    assertThat(outline.items()).hasSize(5);
    assertThat(outline.items().get("VOLUME"))
        .satisfies(
            item -> {
              assertThat(item.decision())
                  .isEqualTo(assessment.item("VOLUME").orElseThrow().decision());
              assertThat(item.objects()).containsOnlyKeys("tenant:a", "tenant:b");
            });
    assertThat(AssessmentComparison.between(outline, outline).changes()).isEmpty();
    assertThat(AssessmentComparison.between(outline, outline).same()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{}",
        "{\"yunheng\":\"estate\",\"version\":1}",
        "{\"yunheng\":\"assessment\",\"version\":2}",
        "{\"yunheng\":\"assessment\",\"version\":1,\"heading\":[]}"
      })
  void whatIsNoResultIsRefused(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("result.json"), text);
    assertThat(catchThrowableOfType(FaultException.class, () -> OutlineReader.read(file)))
        .extracting(fault -> fault.faults().getFirst().code())
        .isEqualTo(FaultCode.RESULT_INVALID);
  }

  @Test
  void aResultThatWasTamperedWithOrNestsDeeplyIsRefused() throws IOException, InterruptedException {
    String good = new String(ResultWriter.bytes(platform().assess()), StandardCharsets.UTF_8);
    for (String bad :
        List.of(
            good.substring(0, good.length() / 2),
            good.replaceFirst("\"possible\":\\[\"", "\"possible\":[\"indeterminate\",\""),
            good.replaceFirst("\"basis\":\"rules\"", "\"basis\":\"wishes\""),
            good.replaceFirst("\"id\":\"ZONE\"", "\"id\":\"HOST\""),
            "[".repeat(100_000))) {
      Path file = Files.writeString(folder.resolve("result.json"), bad);
      assertThat(catchThrowableOfType(FaultException.class, () -> OutlineReader.read(file)))
          .as(bad.substring(0, 40))
          .extracting(fault -> fault.faults().getFirst().code())
          .isEqualTo(FaultCode.RESULT_INVALID);
    }
  }

  @Test
  void aComparisonSaysWhatChangedAndWhy() throws IOException, InterruptedException {
    AssessmentComparison comparison = comparison();
    assertThat(comparison.changes())
        .extracting(change -> change.item() + " " + change.direction().code())
        .containsExactly(
            "HOST newly-known",
            "IMAGE worse",
            "PAPER newly-known",
            "VOLUME facts-only",
            "ZONE newly-known");
    assertThat(comparison.changes().get(4).causes())
        .extracting(cause -> cause.object() + " " + cause.before() + " " + cause.after())
        .containsExactly("* open complete");
    assertThat(comparison.changes().get(1).causes())
        .extracting(cause -> cause.object() + " " + cause.before() + " " + cause.after())
        .containsExactly("tenant:a all some", "tenant:b all some");
    assertThat(comparison.changes().get(1).causes().getFirst().appeared())
        .containsExactly("violated image-signed image i2");
    keptAs("comparison.json", ComparisonWriter.text(comparison).getBytes(StandardCharsets.UTF_8));
  }

  private static AssessmentComparison comparison() throws InterruptedException {
    SmallCase later =
        SmallCase.healthy()
            .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false)
            .with(Kind.IMAGE, "i2", "signed", false)
            .wrote("PAPER", "platform", ScaleName.WORKBOOK, Verdict.COMPLIANT, "", "");
    return AssessmentComparison.between(
        Outline.of(platform().assess()), Outline.of(later.assess()));
  }

  private static SmallCase platform() {
    return SmallCase.healthy()
        .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false)
        .with(Kind.VOLUME, "v4", "tenant", "b", "encrypted", SmallCase.DENIED)
        .with(Kind.HOST, "h2", "state", SmallCase.DENIED)
        .denied(Kind.SITE)
        .wrote("VOLUME", "tenant:a", ScaleName.WORKBOOK, Verdict.PARTIAL, "抽查到明文", "earlier")
        .conflict(
            new Conflict(
                Kind.HOST,
                "h1",
                "site",
                List.of(
                    new Conflict.Claim(Fact.known("s"), SmallCase.ORIGIN),
                    new Conflict.Claim(Fact.none(), register()))));
  }

  private static Origin register() {
    return new Origin("register", "hosts.xlsx", SmallCase.AS_OF, Origin.Manner.TYPED);
  }

  private static SmallCase tenant() {
    return SmallCase.healthy()
        .ofTenant("a")
        .report(3, Optional.of(SmallCase.AS_OF.plus(Duration.ofDays(90))))
        .inherited("HOST", "partial", "R-9");
  }

  private static void keptAs(String name, byte[] bytes) throws IOException {
    JsonNode tree = MAPPER.readTree(bytes);
    String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
    Path kept = Path.of("src", "test", "resources", "golden", "result", name);
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, text);
    }
    assertThat(text).isEqualTo(Files.readString(kept));
  }
}
