/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.CaseCheck;
import io.yunheng.assessment.CaseEvidence;
import io.yunheng.assessment.CaseFile;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.CaseSettings;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.RegisterSource;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The registers of {@code examples/gov-cloud}: {@code -Dgolden.update=true} writes them from {@code
 * gov-cloud-registers.txt}.
 */
class GovCloudExampleTest {
  private static final Path CASE = Path.of("..", "..", "examples", "gov-cloud");
  private static final Path TEXT = Path.of("src", "test", "resources", "gov-cloud-registers.txt");
  private static final Instant TIME = Instant.parse("2026-11-20T00:00:00Z");
  private static final EstateHeader HEADER =
      new EstateHeader("example", "", TIME, EstateHeader.PLATFORM, List.of(), "example");
  private static final Origin ORIGIN = new Origin("example", "text", TIME, Origin.Manner.EXAMPLE);

  @Test
  void theRegistersSayWhatTheTextSays() throws IOException, InterruptedException {
    Estate written = fromText(EstateReader.read(CASE.resolve("estates/now.jsonl")));
    for (boolean papers : new boolean[] {true, false}) {
      Path file = CASE.resolve("registers").resolve(papers ? "papers.xlsx" : "cloud.xlsx");
      List<Kind> kinds =
          Arrays.stream(Kind.values())
              .filter(kind -> (kind.compareTo(Kind.ADDRESS_PREFIX) >= 0) == papers)
              .filter(kind -> !written.all(kind).isEmpty() || written.complete(kind))
              .toList();
      if (Boolean.getBoolean("golden.update")) {
        RegisterTemplate.write(file, kinds, written, Language.ZH);
      }
      Problems problems = new Problems();
      Estate read =
          RegisterReader.read(
              file,
              file.toString(),
              new RegisterSource(HEADER, CaseSettings.DEFAULT_ZONE, Origin.Manner.EXAMPLE),
              problems);
      problems.throwIfAny();
      for (Kind kind : kinds) {
        assertThat(facts(read, kind.shape()))
            .as(kind.code())
            .isEqualTo(facts(written, kind.shape()));
        assertThat(read.complete(kind)).as(kind.code()).isEqualTo(written.complete(kind));
      }
    }
  }

  @Test
  void theCaseIsWhole() throws InterruptedException {
    CaseFile file = CaseFolder.load(CASE);
    CaseEvidence evidence = CaseEvidence.of(file);

    assertThat(evidence.conflicts()).isEmpty();
    assertThat(evidence.evidence().earlier()).isPresent();
    assertThat(evidence.evidence().current().all(Kind.AUDIT_EVENT)).isNotEmpty();
  }

  @Test
  void rowsThatNothingPassesByAreTold() throws InterruptedException {
    CaseFile file = CaseFolder.load(CASE);

    CaseCheck check = CaseCheck.of(file, CaseEvidence.of(file), MlpsCatalog.level3Cloud());

    assertThat(check.blank()).extracting(CaseCheck.Blank::id).containsExactly("T-4", "T-5");
    assertThat(check.blank().getFirst().columns())
        .contains("steps", "expected", "seen", "document", "digest");
    assertThat(check.unregistered()).isEmpty();
  }

  private static <R extends Resource> List<List<Object>> facts(Estate estate, Shape<R> shape) {
    List<List<Object>> all = new ArrayList<>();
    for (R record : estate.all(shape)) {
      List<Object> facts = new ArrayList<>(List.of(record.id()));
      for (Column<R> column : shape.columns()) {
        Fact<?> fact = column.of(record);
        facts.add(fact.isUnknown() ? "unknown" : fact);
      }
      all.add(facts);
    }
    return all;
  }

  private static Estate fromText(Estate cloud) throws IOException {
    Estate.Builder builder = Estate.builder(HEADER);
    for (String line : Files.readAllLines(TEXT)) {
      List<String> parts = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      if (parts.getFirst().equals("complete")) {
        for (String code : parts.get(1).split(" ", -1)) {
          builder.add(
              new Coverage(
                  Kind.of(code).orElseThrow(),
                  Coverage.WHOLE,
                  Understanding.COMPLETE,
                  "",
                  "",
                  0,
                  ORIGIN));
        }
        continue;
      }
      Shape<?> shape = Kind.of(parts.getFirst()).orElseThrow().shape();
      Row row = shape.row(named(cloud, parts.get(1)), ORIGIN, Gap.notRecorded(ORIGIN));
      for (String assignment : parts.subList(2, parts.size())) {
        int equals = assignment.indexOf('=');
        int column = shape.index(assignment.substring(0, equals)).orElseThrow();
        row.set(column, fact(shape.columns().get(column), assignment.substring(equals + 1), cloud));
      }
      builder.add(shape.build(row));
    }
    return builder.build();
  }

  private static Fact<?> fact(Column<?> column, String text, Estate cloud) {
    if (text.equals("-")) {
      return Fact.none();
    }
    return switch (column.type()) {
      case TEXT, WORD, REF -> Fact.known(named(cloud, text));
      case BOOL -> Fact.known(Boolean.parseBoolean(text));
      case NUMBER -> Fact.known(Long.parseLong(text));
      case TIME -> Fact.known(Instant.parse(text));
      case TEXTS, REFS ->
          Fact.known(Arrays.stream(text.split(";", -1)).map(one -> named(cloud, one)).toList());
    };
  }

  private static String named(Estate cloud, String text) {
    if (!text.startsWith("@")) {
      return text;
    }
    int colon = text.indexOf(':');
    Kind kind = Kind.of(text.substring(1, colon)).orElseThrow();
    Shape<?> shape = kind.shape();
    int name = shape.index("name").orElseThrow();
    return cloud.all(kind).stream()
        .filter(
            one ->
                shape
                    .fact(one, name)
                    .optional()
                    .filter(text.substring(colon + 1)::equals)
                    .isPresent())
        .map(Resource::id)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(text));
  }
}
