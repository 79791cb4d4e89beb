/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.WorkbookConflict.Field;
import io.yunheng.assessment.WorkbookConflict.Side;
import io.yunheng.assessment.WorkbookMerge.Merged;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkbookTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-17T02:00:00Z");
  private static final RowKey ROW = new RowKey("MLPS-L3-network-a", "platform");
  private static final RowKey TENANT = new RowKey("MLPS-L3-backup-a", "tenant:t1");

  @TempDir Path folder;

  @Test
  void whatWasEditedIsTakenOverWithWhoAndWhen() {
    WorkbookEntry edited = entry("有备案", Optional.empty(), "附件3", "");
    Merged merged = merge(Workbook.EMPTY, edited(ROW, edited));
    Workbook workbook = Workbook.EMPTY.plus(merged.news());
    assertThat(workbook.records())
        .containsExactly(
            new WorkbookRecord(ROW, ScaleName.WORKBOOK, edited, "state-1", "李雷", TUESDAY));
    assertThat(merged.missing()).containsExactly(TENANT);
  }

  @Test
  void mergingTheSameSheetAgainChangesNothing() {
    EditedRow row = edited(ROW, entry("有备案", Optional.of(Verdict.COMPLIANT), "", ""));
    Workbook once = Workbook.EMPTY.plus(merge(Workbook.EMPTY, row).news());
    assertThat(merge(once, row).news()).isEmpty();
  }

  @Test
  void aRowThatWasNotEditedLeavesWhatOthersWrote() {
    Workbook others = others(entry("别人写的", Optional.empty(), "", ""));
    assertThat(merge(others, edited(ROW, WorkbookEntry.EMPTY)).news()).isEmpty();
  }

  @Test
  void changesOfDifferentCellsAreBothKept() {
    Workbook others = others(entry("别人写的", Optional.empty(), "", ""));
    Merged merged = merge(others, edited(ROW, entry("", Optional.empty(), "附件3", "")));
    assertThat(merged.conflicts()).isEmpty();
    assertThat(others.plus(merged.news()).records().getFirst().entry())
        .isEqualTo(entry("别人写的", Optional.empty(), "附件3", ""));
  }

  @Test
  void changesOfTheSameCellAreAConflictThatKeepsBothSides() {
    Workbook others = others(entry("甲", Optional.empty(), "", ""));
    Merged merged = merge(others, edited(ROW, entry("乙", Optional.empty(), "附件3", "")));
    Workbook after = others.plus(merged.news());
    assertThat(after.conflicts())
        .containsExactly(
            new WorkbookConflict(
                ROW, Field.RESULT, "", new Side("甲", "韩梅梅", MONDAY), new Side("乙", "李雷", TUESDAY)));
    assertThat(after.records().getFirst().entry())
        .isEqualTo(entry("甲", Optional.empty(), "附件3", ""));
  }

  @Test
  void aConflictIsOverWhenSomebodyWritesTheRowAnew() {
    Workbook others = others(entry("甲", Optional.empty(), "", ""));
    Workbook after =
        others.plus(merge(others, edited(ROW, entry("乙", Optional.empty(), "", ""))).news());
    assertThat(after.conflicts()).hasSize(1);
    WorkbookRecord anew =
        new WorkbookRecord(
            ROW,
            ScaleName.WORKBOOK,
            entry("甲乙", Optional.empty(), "", ""),
            "state-1",
            "李雷",
            TUESDAY);
    assertThat(after.plus(List.of(new Workbook.Entry.Written(anew))).conflicts()).isEmpty();
  }

  @Test
  void aVerdictAndItsReasonGoTogether() {
    Workbook others = others(entry("", Optional.of(Verdict.COMPLIANT), "", "原因一"));
    Merged merged =
        merge(others, edited(ROW, entry("", Optional.of(Verdict.NOT_APPLICABLE), "", "原因二")));
    assertThat(merged.conflicts())
        .extracting(WorkbookConflict::field)
        .containsExactly(Field.VERDICT);
    assertThat(others.plus(merged.news()).records().getFirst().entry().reason()).isEqualTo("原因一");
  }

  @Test
  void theMachinesVerdictIsChangedOnlyWithAReason() {
    assertThat(faults(edited(ROW, entry("", Optional.of(Verdict.COMPLIANT), "", "")))).isEmpty();
    assertThat(faults(edited(ROW, entry("", Optional.of(Verdict.NON_COMPLIANT), "", ""))))
        .extracting(Fault::code)
        .containsExactly(FaultCode.WORKBOOK_REASON_MISSING);
    assertThat(faults(edited(ROW, entry("", Optional.of(Verdict.NON_COMPLIANT), "", "实地核查不符"))))
        .isEmpty();
  }

  @Test
  void whatTheMachineLeftOpenIsDecidedWithoutAReasonButNotWhatItExcluded() {
    assertThat(faults(edited(TENANT, entry("", Optional.of(Verdict.PARTIAL), "", "")))).isEmpty();
    assertThat(faults(edited(TENANT, entry("", Optional.of(Verdict.NON_COMPLIANT), "", ""))))
        .extracting(Fault::code)
        .containsExactly(FaultCode.WORKBOOK_REASON_MISSING);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(
            faults(
                edited(ROW, entry("", Optional.of(Verdict.PARTIAL), "", "")),
                edited(TENANT, entry("a", Optional.empty(), "", "")),
                edited(TENANT, entry("b", Optional.empty(), "", "")),
                edited(new RowKey("MLPS-L3-network-a", "tenant:x"), WorkbookEntry.EMPTY)))
        .extracting(Fault::code)
        .containsExactly(
            FaultCode.WORKBOOK_VERDICT_INVALID,
            FaultCode.WORKBOOK_ROW_TWICE,
            FaultCode.WORKBOOK_ROW_UNKNOWN);
  }

  @Test
  void theFileGivesBackWhatWasWritten() {
    Workbook others = others(entry("甲\n\"引号\"", Optional.of(Verdict.COMPLIANT), "", "原因"));
    Workbook after =
        others.plus(merge(others, edited(ROW, entry("乙", Optional.empty(), "", ""))).news());
    Path file = folder.resolve("workbook").resolve("records.jsonl");
    assertThat(WorkbookFile.read(file)).isEqualTo(Workbook.EMPTY);
    WorkbookFile.write(file, after);
    assertThat(WorkbookFile.read(file)).isEqualTo(after);
    assertThat(folder.resolve("workbook")).isDirectoryContaining(path -> path.equals(file));
  }

  @Test
  void theFileIsOneObjectALine() throws IOException {
    Path file = folder.resolve("records.jsonl");
    WorkbookFile.write(file, others(entry("甲", Optional.of(Verdict.COMPLIANT), "乙", "丙")));
    assertThat(Files.readString(file))
        .isEqualTo(
            """
            {"yunheng":"workbook","version":1}
            {"record":"MLPS-L3-network-a","object":"platform","scale":"workbook","result":"甲","verdict":"compliant","evidence":"乙","reason":"丙","machine":"state-0","who":"韩梅梅","when":"2026-11-16T02:00:00Z"}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "{\"yunheng\":\"estate\",\"version\":1} ~ DATA_VALUE_INVALID",
        "{\"yunheng\":\"workbook\",\"version\":2} ~ DATA_VALUE_INVALID",
        "{\"yunheng\":\"workbook\",\"version\":1}\\n{\"record\":\"a\" ~ JSON_MALFORMED",
        "{\"yunheng\":\"workbook\",\"version\":1}\\n"
            + "{\"record\":\"a\",\"object\":\"b\",\"colour\":1} ~ DATA_KEY_UNKNOWN",
        "[] ~ DATA_VALUE_INVALID",
      })
  void aFileThatIsWrongIsRefused(String content, FaultCode code) throws IOException {
    Path file = folder.resolve("records.jsonl");
    Files.writeString(file, content.replace("\\n", "\n"));
    try {
      WorkbookFile.read(file);
      assertThat(content).isEmpty();
    } catch (FaultException e) {
      assertThat(e.faults()).extracting(Fault::code).contains(code);
    }
  }

  private static Merged merge(Workbook workbook, EditedRow... rows) {
    List<WorkbookRow> base =
        List.of(
            new WorkbookRow(
                ROW,
                "平台",
                ScaleName.WORKBOOK,
                EnumSet.of(Verdict.COMPLIANT),
                "state-1",
                EnumSet.of(Verdict.COMPLIANT, Verdict.NON_COMPLIANT, Verdict.NOT_APPLICABLE),
                WorkbookEntry.EMPTY),
            new WorkbookRow(
                TENANT,
                "租户一",
                ScaleName.WORKBOOK,
                EnumSet.of(Verdict.COMPLIANT, Verdict.PARTIAL),
                "state-2",
                EnumSet.complementOf(EnumSet.of(Verdict.INDETERMINATE)),
                WorkbookEntry.EMPTY));
    return WorkbookMerge.merge("workbook.xlsx", base, List.of(rows), workbook, "李雷", TUESDAY);
  }

  private static List<Fault> faults(EditedRow... rows) {
    try {
      merge(Workbook.EMPTY, rows);
      return List.of();
    } catch (FaultException e) {
      return e.faults();
    }
  }

  private static Workbook others(WorkbookEntry entry) {
    return new Workbook(
        List.of(
            new Workbook.Entry.Written(
                new WorkbookRecord(ROW, ScaleName.WORKBOOK, entry, "state-0", "韩梅梅", MONDAY))));
  }

  private static EditedRow edited(RowKey key, WorkbookEntry entry) {
    return new EditedRow(key, entry, "", Optional.empty(), "row 7");
  }

  private static WorkbookEntry entry(
      String result, Optional<Verdict> verdict, String evidence, String reason) {
    return new WorkbookEntry(result, verdict, evidence, reason);
  }
}
