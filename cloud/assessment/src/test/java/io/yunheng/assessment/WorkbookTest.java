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
import java.util.Set;
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
            new RecordedRow.Writing(ROW, ScaleName.WORKBOOK, edited, "state-1", "李雷", TUESDAY));
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
            new WorkbookDispute(
                ROW, Field.RESULT, List.of(side("甲", "韩梅梅", MONDAY), side("乙", "李雷", TUESDAY))));
    assertThat(after.records().getFirst().entry())
        .isEqualTo(entry("甲", Optional.empty(), "附件3", ""));
  }

  @Test
  void aConflictIsOverWhenSomebodyWhoKnewItSettlesIt() {
    Workbook open =
        disputed(entry("甲", Optional.empty(), "", ""), entry("乙", Optional.empty(), "", ""));
    RecordedRow row = open.rows().getFirst();
    assertThat(row.settled().result()).as("a field in dispute goes out empty").isEmpty();

    Workbook evidence = open.plus(again(open, entry("", Optional.empty(), "附件9", ""), "王五").news());
    assertThat(evidence.conflicts()).as("another field settles nothing").hasSize(1);
    assertThat(evidence.records().getFirst().entry().evidence()).isEqualTo("附件9");

    Merged settled = again(open, entry("甲", Optional.empty(), "", ""), "王五");
    Workbook after = open.plus(settled.news());
    assertThat(settled.conflicts()).isEmpty();
    assertThat(after.conflicts()).as("also by the value that was there first").isEmpty();
    assertThat(after.rows().getFirst().author(Field.RESULT).orElseThrow().who()).isEqualTo("王五");

    Merged old = merge(after, edited(ROW, entry("乙", Optional.empty(), "", "")));
    assertThat(old.news()).as("the old sheet once more").isEmpty();
    assertThat(old.conflicts()).isEmpty();
  }

  @Test
  void eachFieldHasItsOwnAuthor() {
    Workbook others = others(entry("", Optional.of(Verdict.NON_COMPLIANT), "", "现场不符"));
    WorkbookRow sent = row(others, "state-1");
    Merged merged =
        WorkbookMerge.merge(
            "workbook.xlsx",
            List.of(sent),
            List.of(edited(ROW, entry("补充记录", Optional.of(Verdict.NON_COMPLIANT), "", "现场不符"))),
            others,
            "李雷",
            TUESDAY);
    RecordedRow after = others.plus(merged.news()).rows().getFirst();
    assertThat(after.author(Field.VERDICT).orElseThrow().who()).isEqualTo("韩梅梅");
    assertThat(after.author(Field.VERDICT).orElseThrow().when()).isEqualTo(MONDAY);
    assertThat(after.author(Field.VERDICT).orElseThrow().machine())
        .as("the verdict was given for what the machine had found then")
        .isEqualTo("state-0");
    assertThat(after.author(Field.REASON).orElseThrow().who()).isEqualTo("韩梅梅");
    assertThat(after.author(Field.RESULT).orElseThrow().who()).isEqualTo("李雷");
    assertThat(after.author(Field.EVIDENCE)).isEmpty();
  }

  @Test
  void theSameVerdictForDifferentReasonsIsAConflictOfReasonsOnly() {
    Workbook open =
        disputed(
            entry("", Optional.of(Verdict.NON_COMPLIANT), "", "原因一"),
            entry("", Optional.of(Verdict.NON_COMPLIANT), "", "原因二"));
    assertThat(open.conflicts()).extracting(WorkbookDispute::field).containsExactly(Field.REASON);
    assertThat(open.rows().getFirst().settled().verdict()).contains(Verdict.NON_COMPLIANT);
  }

  private static Workbook disputed(WorkbookEntry one, WorkbookEntry other) {
    Workbook others = others(one);
    return others.plus(merge(others, edited(ROW, other)).news());
  }

  /** Merges a sheet that went out of the case as it is. */
  private static Merged again(Workbook workbook, WorkbookEntry entry, String who) {
    return WorkbookMerge.merge(
        "workbook.xlsx",
        List.of(row(workbook, "state-1")),
        List.of(edited(ROW, entry)),
        workbook,
        who,
        TUESDAY);
  }

  private static WorkbookRow row(Workbook workbook, String state) {
    RecordedRow held = workbook.rows().getFirst();
    return new WorkbookRow(
        ROW,
        "平台",
        ScaleName.WORKBOOK,
        EnumSet.of(Verdict.COMPLIANT),
        state,
        EnumSet.of(Verdict.COMPLIANT, Verdict.NON_COMPLIANT, Verdict.NOT_APPLICABLE),
        held.settled(),
        held.disputed());
  }

  private static Side side(String value, String who, Instant when) {
    return new Side(value, who, when, ScaleName.WORKBOOK);
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
                WorkbookEntry.EMPTY,
                Set.of()),
            new WorkbookRow(
                TENANT,
                "租户一",
                ScaleName.WORKBOOK,
                EnumSet.of(Verdict.COMPLIANT, Verdict.PARTIAL),
                "state-2",
                EnumSet.complementOf(EnumSet.of(Verdict.INDETERMINATE)),
                WorkbookEntry.EMPTY,
                Set.of()));
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
                new RecordedRow.Writing(
                    ROW, ScaleName.WORKBOOK, entry, "state-0", "韩梅梅", MONDAY))));
  }

  private static EditedRow edited(RowKey key, WorkbookEntry entry) {
    return new EditedRow(key, entry, "", Optional.empty(), "row 7");
  }

  private static WorkbookEntry entry(
      String result, Optional<Verdict> verdict, String evidence, String reason) {
    return new WorkbookEntry(result, verdict, evidence, reason);
  }
}
