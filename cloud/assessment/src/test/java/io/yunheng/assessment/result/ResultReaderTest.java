/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yunheng.assessment.Analyses;
import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseFolder;
import io.yunheng.assessment.Check;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.ResultReader;
import io.yunheng.assessment.ResultWriter;
import io.yunheng.assessment.assess.SmallCase;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Kind;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultReaderTest {
  private static final Path EXAMPLE = Path.of("..", "..", "examples", "gov-cloud");
  private static final long MOST = 64 << 20;

  @TempDir Path folder;

  @Test
  void whatIsReadIsWrittenAgainAsTheSameBytes() throws IOException, InterruptedException {
    byte[] bytes = ResultWriter.bytes(written().assess());
    assertThat(ResultWriter.bytes(read(bytes, Map.of()))).isEqualTo(bytes);
  }

  @Test
  void theExampleIsReadAgain() throws IOException, InterruptedException {
    MlpsCatalog catalog = MlpsCatalog.level3Cloud();
    List<CheckPack> packs = new Packs(catalog, Analyses.all()).load(List.of());
    Assessment assessment =
        new Assessor(catalog, packs, 1, "test")
            .assess(Dossier.open(CaseFolder.load(EXAMPLE)), ScaleName.WORKBOOK, Progress.SILENT);
    byte[] bytes = ResultWriter.bytes(assessment);
    Assessment again =
        read(
            bytes,
            packs.stream()
                .flatMap(pack -> pack.checks().stream())
                .collect(Collectors.toMap(Check::id, Function.identity())));
    assertThat(ResultWriter.bytes(again)).isEqualTo(bytes);
    assertThat(again.items().getFirst().objects().getFirst().aspects())
        .flatExtracting(aspect -> aspect.checks())
        .allSatisfy(check -> assertThat(check.check().finding().zh()).isNotBlank());
  }

  @Test
  void aCheckThatIsNotThereHasItsIdInPlaceOfAFinding() throws IOException, InterruptedException {
    Assessment again = read(ResultWriter.bytes(written().assess()), Map.of());
    assertThat(again.items())
        .flatExtracting(item -> item.objects())
        .flatExtracting(object -> object.aspects())
        .flatExtracting(aspect -> aspect.checks())
        .isNotEmpty()
        .allSatisfy(
            check -> assertThat(check.check().finding().en()).isEqualTo(check.check().id()));
  }

  @Test
  void whatIsNoResultIsRefused() throws IOException, InterruptedException {
    String good = new String(ResultWriter.bytes(written().assess()), StandardCharsets.UTF_8);
    for (String bad :
        List.of(
            "",
            "[]",
            good.substring(0, good.length() / 2),
            good.replaceFirst("\"version\":1", "\"version\":2"),
            good.replaceFirst("\"possible\":\\[\"", "\"possible\":[\"indeterminate\",\""),
            good.replaceFirst("\"basis\":\"rules\"", "\"basis\":\"wishes\""),
            good.replaceFirst("\"origin\":0", "\"origin\":4711"),
            "[".repeat(100_000))) {
      assertThat(
              catchThrowableOfType(
                  FaultException.class, () -> read(bad.getBytes(StandardCharsets.UTF_8), Map.of())))
          .as(bad.substring(0, Math.min(40, bad.length())))
          .extracting(fault -> fault.faults().getFirst().code())
          .isEqualTo(FaultCode.RESULT_INVALID);
    }
  }

  @Test
  void aLargerFileThanAllowedIsNotRead() throws IOException {
    Path file = Files.write(folder.resolve("result.json"), new byte[11]);
    assertThat(
            catchThrowableOfType(FaultException.class, () -> ResultReader.read(file, Map.of(), 10)))
        .extracting(fault -> fault.faults().getFirst().code())
        .isEqualTo(FaultCode.FILE_TOO_LARGE);
  }

  private Assessment read(byte[] bytes, Map<String, Check> checks) throws IOException {
    return ResultReader.read(Files.write(folder.resolve("result.json"), bytes), checks, MOST);
  }

  private static SmallCase written() {
    return SmallCase.healthy()
        .with(Kind.VOLUME, "v3", "tenant", "b", "encrypted", false)
        .with(Kind.VOLUME, "v4", "tenant", "b", "encrypted", SmallCase.DENIED)
        .denied(Kind.SITE)
        .wrote("VOLUME", "tenant:a", ScaleName.WORKBOOK, Verdict.PARTIAL, "抽查到明文", "earlier");
  }
}
