/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateReader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Golden;
import io.yunheng.estate.Instance;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Origin.Manner;
import io.yunheng.estate.Row;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keeps the specification true: its tables, its example and the faults it names. */
class SpecificationTest {
  private static final Path PAGE = Golden.file("docs/formats/estate.md");

  private final KindLabels labels = KindLabels.load();

  @Test
  void theTablesOfKindsAreCurrent() throws IOException {
    String tables = Arrays.stream(Kind.values()).map(this::table).collect(Collectors.joining("\n"));
    Golden.checkPart(PAGE, "kinds", "\n" + tables + "\n");
  }

  private String table(Kind kind) {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            "### `%s` %s · %s%n%n%s · %s%n%n| column | type | 中文 | English |%n|---|---|---|---|%n",
            kind.code(),
            labels.kind(kind, Language.ZH),
            labels.kind(kind, Language.EN),
            labels.about(kind, Language.ZH),
            labels.about(kind, Language.EN)));
    for (Column<?> column : kind.shape().columns()) {
      table.append(
          String.format(
              "| `%s` | %s | %s | %s |%n",
              column.name(),
              type(column),
              said(kind, column, Language.ZH),
              said(kind, column, Language.EN)));
    }
    return table.toString();
  }

  private static String type(Column<?> column) {
    String target = column.target().map(Kind::code).orElse("");
    return switch (column.type()) {
      case TEXT -> "text";
      case WORD -> "word";
      case BOOL -> "boolean";
      case NUMBER -> "number";
      case TIME -> "time";
      case TEXTS -> "texts";
      case REF -> "→ " + target;
      case REFS -> "→ " + target + "[]";
    };
  }

  private String said(Kind kind, Column<?> column, Language language) {
    String label = labels.column(kind, column.name(), language);
    if (column.words().isEmpty()) {
      return label;
    }
    return column.words().stream()
        .map(word -> "`" + word + "` " + labels.word(kind, column.name(), word, language))
        .collect(
            Collectors.joining(
                language == Language.ZH ? "；" : "; ",
                label + (language == Language.ZH ? "：" : ": "),
                ""));
  }

  @Test
  void theExampleIsCurrentAndReadsBack() throws IOException, InterruptedException {
    Estate estate = example();
    String text = new String(RoundTripTest.bytes(estate), StandardCharsets.UTF_8);
    Golden.checkPart(PAGE, "example", "\n```json\n" + text + "```\n\n");
    String shown = Golden.part(PAGE, "example");
    String lines = shown.substring(shown.indexOf('{'), shown.lastIndexOf("```"));
    byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
    assertThat(EstateReader.read(new ByteArrayInputStream(bytes), "example")).isEqualTo(estate);
  }

  private static Estate example() {
    Instant time = Instant.parse("2026-11-21T08:00:00Z");
    Origin servers = new Origin("openstack", "GET /v2.1/servers/detail", time, Manner.LIVE);
    Origin register =
        new Origin("register", "systems.xlsx, sheet 'instance', row 4", time, Manner.TYPED);
    Gap denied =
        new Gap(Understanding.DENIED, "not-shown", "os_compute_api:os-hypervisors", servers);
    Row row = Instance.SHAPE.row("5f2c", servers, Gap.notRecorded(servers));
    Map.of(
            "name", Fact.known("web-1"),
            "tenant", Fact.known("t-17"),
            "host", Fact.unknown(denied),
            "state", Fact.known("active"),
            "created", Fact.known(Instant.parse("2025-03-02T10:15:00Z")),
            "addresses", Fact.known(List.of("10.0.0.5")),
            "keyPair", Fact.none(),
            "locked", Fact.known(false),
            "system", Fact.known("门户网站"))
        .forEach((column, fact) -> row.set(Instance.SHAPE.index(column).orElseThrow(), fact));
    return Estate.builder(
            new EstateHeader(
                "门户",
                "https://cloud.example/v3",
                time,
                EstateHeader.TENANT,
                List.of("t-17"),
                "yunheng 0.1.0"))
        .add(new Coverage(Kind.INSTANCE, "t-17", Understanding.COMPLETE, "", "", 1, servers))
        .add(Instance.SHAPE.build(row))
        .origin(Kind.INSTANCE, "5f2c", "system", register)
        .build();
  }

  @Test
  void everyEstateFaultIsNamed() throws IOException {
    String page = Files.readString(PAGE);
    for (FaultCode code : FaultCode.values()) {
      if (code.code().startsWith("estate-")) {
        assertThat(page).contains(code.code().replaceFirst("^estate-member-", "-member-"));
      }
    }
  }

  @Test
  void theLimitsOnThePageAreThoseOfTheReader() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains("version " + EstateFormat.VERSION)
        .contains(String.format("%,d bytes", EstateFormat.MAX_LINE))
        .contains("over " + (EstateFormat.FREE_EXPANSION >> 20) + " MiB")
        .contains("over " + EstateFormat.MAX_EXPANSION + " times");
  }

  @Test
  void membersOfTheFormatAreNoColumns() {
    for (Kind kind : Kind.values()) {
      assertThat(kind.shape().columns().stream().map(Column::name))
          .doesNotContain("kind", "id", "origin", "origins", "unknown");
    }
  }

  @Test
  void columnsThatAreThereOrListedTwiceAreRefused() {
    assertThatThrownBy(
            () ->
                EstateReader.read(
                    new ByteArrayInputStream(
                        HandMade.sealed(
                            HandMade.HEADER,
                            HandMade.ORIGIN,
                            HandMade.GAP,
                            HandMade.INSTANCE.replace("\"host\":0", "\"host\":0,\"host\":0"))),
                    "twice"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.ESTATE_MEMBER_TWICE));
  }
}
