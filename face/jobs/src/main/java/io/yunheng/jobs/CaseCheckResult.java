/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.yunheng.assessment.CaseCheck;
import io.yunheng.assessment.CaseEvidence;
import io.yunheng.assessment.CaseFile;
import io.yunheng.assessment.EstateSeal;
import io.yunheng.estate.Gap;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/** What a case lacks. */
public record CaseCheckResult(
    CaseFile file, CaseEvidence evidence, CaseCheck check, List<EstateSeal> seals)
    implements JobResult {
  private record Summary(
      @JsonProperty("case") String name,
      String address,
      List<MissingKind> missing,
      List<DanglingValue> dangling,
      List<BlankRow> blank,
      List<String> unregistered,
      List<Seal> estates) {}

  private record Seal(String path, String state, String signer, String key) {
    static Seal of(EstateSeal seal) {
      return new Seal(seal.path(), seal.state().code(), seal.signer(), seal.key());
    }
  }

  private record MissingKind(String kind, int records, List<MissingPart> gaps, List<String> items) {
    static MissingKind of(CaseCheck.Missing missing) {
      return new MissingKind(
          missing.kind().code(),
          missing.records(),
          missing.gaps().stream().map(MissingPart::of).toList(),
          missing.items());
    }
  }

  private record MissingPart(String status, String reason, String need) {
    static MissingPart of(Gap gap) {
      return new MissingPart(gap.status().code(), gap.reason(), gap.need());
    }
  }

  private record DanglingValue(
      String kind, String column, String place, String target, String value) {
    static DanglingValue of(CaseCheck.Dangling dangling) {
      return new DanglingValue(
          dangling.kind().code(),
          dangling.column(),
          dangling.origin().call(),
          dangling.target().code(),
          dangling.value());
    }
  }

  private record BlankRow(String kind, String id, List<String> columns, String place) {
    static BlankRow of(CaseCheck.Blank blank) {
      return new BlankRow(blank.kind().code(), blank.id(), blank.columns(), blank.origin().call());
    }
  }

  /** Whether every estate is signed as the case asks; it asks nothing if it names no keys. */
  public boolean sealed() {
    return file.settings().collectorKeys().isEmpty()
        || seals.stream().allMatch(seal -> seal.state() == EstateSeal.State.TRUSTED);
  }

  @Override
  public Standing standing() {
    return check.missing().isEmpty()
            && check.dangling().isEmpty()
            && check.blank().isEmpty()
            && sealed()
        ? Standing.CLEAN
        : Standing.OPEN;
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public void write(Writer out) {
    ResultJson.write(
        out,
        new Summary(
            file.settings().name(),
            file.address(),
            check.missing().stream().map(MissingKind::of).toList(),
            check.dangling().stream().map(DanglingValue::of).toList(),
            check.blank().stream().map(BlankRow::of).toList(),
            check.unregistered(),
            seals.stream().map(Seal::of).toList()));
  }
}
