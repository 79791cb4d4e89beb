/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.assessment.SubjectKind;
import io.yunheng.bag.KeyKind;
import io.yunheng.catalog.ScaleName;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.migration.RunKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are written as JSON and read back; what is none is refused. */
class JobJsonTest {
  private static final Path PATH = Path.of("文件夹/a b");
  private static final Optional<Path> SOME = Optional.of(PATH);
  private static final SourceAccess ACCESS =
      new SourceAccess(
          Optional.of("user"),
          List.of("crm=SECRET"),
          List.of("file"),
          List.of("public"),
          SOME,
          Optional.of("http://proxy:1"));

  static Stream<JobRequest<?>> requests() {
    return Stream.of(
        new AssessRequest(
            PATH,
            PATH,
            ScaleName.GBT28448,
            Optional.of(SubjectKind.TENANT),
            List.of(PATH),
            true,
            Language.EN),
        new CaseCheckRequest(PATH),
        new RegisterReadRequest(PATH),
        new FormReadRequest(PATH, PATH),
        new CaseInitRequest(
            PATH, "名称", SubjectKind.PLATFORM, Optional.of("t"), Optional.of("s"), Language.ZH),
        new WorkbookExportRequest(PATH, PATH, ScaleName.WORKBOOK, List.of(), false, Language.ZH),
        new WorkbookMergeRequest(PATH, PATH, "谁", List.of(PATH)),
        new CollectRequest(
            PATH,
            SOME,
            Optional.of("cloud"),
            SOME,
            Optional.empty(),
            SOME,
            100,
            true,
            3,
            Optional.empty(),
            SOME,
            Optional.of("谁"),
            Optional.of(List.of("10.0.0.0/8", "127.0.0.1"))),
        new EstateShowRequest(PATH),
        new InspectRequest(PATH, SOME, SOME, true),
        new DiffRequest(PATH, PATH),
        new ResponsibilityRequest(
            PATH,
            List.of("event"),
            Optional.of(LocalDate.of(2026, 11, 23)),
            Optional.of("service"),
            Optional.of("actor"),
            List.of("change"),
            SOME,
            SOME,
            false,
            true,
            Language.EN),
        new ArrangementRequest(SOME, PATH, true, Language.EN),
        new CatalogExportRequest(List.of("GBT31167-9.2-a"), PATH, false, Language.ZH),
        new KeyRequest(PATH, KeyKind.SM2),
        new CreateManifestRequest(
            List.of("a=s3://b"),
            PATH,
            true,
            Set.of(Algorithm.SHA_256),
            Optional.of(new ChunkScheme(1 << 20, Set.of(Algorithm.SM3))),
            true,
            true,
            4096,
            SOME,
            1,
            2,
            true,
            true,
            ACCESS,
            Language.ZH),
        new VerifyManifestRequest(
            PATH,
            Map.of("a", "s3://b"),
            List.of(PATH),
            SOME,
            false,
            true,
            Optional.of(new SampleRequest(0.01, 0.95, 7)),
            1,
            2,
            SOME,
            Optional.of(
                new DeepAccess(
                    SOME, List.of("postgresql://h/d"), List.of("S"), List.of(), List.of("d=r"))),
            true,
            ACCESS,
            Language.ZH),
        new SignManifestRequest(PATH, PATH, "签名人"),
        new ReconcileRequest(PATH, List.of(PATH), SOME, List.of("t"), SOME, true),
        new CompareRequest(
            "s3://a",
            "s3://b",
            Optional.of(RunKind.MIGRATION),
            Optional.of("名称"),
            Optional.of(CompareForm.HOSTS),
            SOME,
            Optional.empty(),
            SOME,
            true,
            new TreeAspects(true, true, 3),
            new ObjectAspects(true, false, true, Optional.of("http://proxy:1")),
            new DatabaseAccess(
                new DatabaseAccess.Side(Optional.of("u"), Optional.of("S"), SOME, List.of("s")),
                DatabaseAccess.Side.NONE,
                SOME,
                Optional.of(ZoneId.of("Asia/Shanghai")),
                true,
                true,
                2,
                10)),
        new BagCheckRequest(PATH, true, Language.EN));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void whatIsWrittenIsReadBack(JobRequest<?> request) {
    String text = JobJson.write(request);
    assertThat(text).doesNotContain("\n");
    assertThat(JobJson.read(text)).isEqualTo(request);
  }

  @Test
  void everyKindIsTried() {
    assertThat(requests().map(JobRequest::kind)).containsExactlyInAnyOrder(JobKind.values());
  }

  @Test
  void aRequestInAnotherFolderChangesNothingElse() {
    Path other = Path.of("/other");
    requests()
        .forEach(
            request -> {
              JobRequest<?> moved = request.into(other);
              assertThat(moved.kind()).isEqualTo(request.kind());
              if (request.target().isPresent()) {
                assertThat(moved.target()).as("%s", request.kind()).contains(other);
              } else {
                assertThat(moved).isEqualTo(request);
              }
            });
  }

  @Test
  void whatMayBeLeftOutIsLeftOut() {
    assertThat(
            JobJson.read(
                "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"arrangement\",\"request\":"
                    + "{\"output\":\"a.xlsx\",\"force\":false,\"language\":\"zh\"}}"))
        .isEqualTo(new ArrangementRequest(Optional.empty(), Path.of("a.xlsx"), false, Language.ZH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{\"yunheng\":\"job\",\"version\":2,\"kind\":\"diff\",\"request\":{}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"other\",\"request\":{}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\"}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\",\"request\":null}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\",\"request\":{}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\",\"request\":{\"before\":\"a\",\"after\":null}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\",\"request\":{\"before\":\"a\",\"after\":\"b\",\"more\":1}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\",\"request\":{\"before\":\"a\\u0000\",\"after\":\"b\"}}",
        "{\"yunheng\":\"job\",\"version\":\"1\",\"kind\":\"diff\",\"request\":{\"before\":\"a\",\"after\":\"b\"}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\",\"request\":{\"before\":1,\"after\":\"b\"}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\",\"request\":{\"before\":\"a\",\"after\":{}}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"diff\",\"request\":{\"before\":[\"a\"],\"after\":\"b\"}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"arrangement\",\"request\":{\"output\":\"a\",\"force\":\"true\",\"language\":\"zh\"}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"arrangement\",\"request\":{\"output\":\"a\",\"force\":1,\"language\":\"zh\"}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"arrangement\",\"request\":{\"output\":\"a\",\"force\":true,\"language\":0}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"arrangement\",\"request\":{\"output\":\"a\",\"force\":true,\"language\":\"ZH\"}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"arrangement\",\"request\":{\"output\":\"a\",\"language\":\"zh\"}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"create-manifest\",\"request\":{}}",
        "{\"yunheng\":\"job\",\"version\":1,\"kind\":\"key\",\"request\":{\"output\":\"a\",\"algorithm\":\"rsa\"}}"
      })
  void whatIsNoRequestIsRefused(String text) {
    assertRefused(text);
  }

  @Test
  void muchOfNothingIsRefused() {
    assertRefused("[".repeat(2 << 20));
    assertRefused("x".repeat(2 << 20));
  }

  private static void assertRefused(String text) {
    assertThatThrownBy(() -> JobJson.read(text))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.fault().code()).isEqualTo(FaultCode.JOB_REQUEST_INVALID));
  }
}
