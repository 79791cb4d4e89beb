/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.Workbook;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.casework.CaseRecord;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.RecordComment;
import io.yunheng.casework.RecordEdit;
import io.yunheng.casework.RecordFinding;
import io.yunheng.casework.RecordMove;
import io.yunheng.casework.RecordRefusal;
import io.yunheng.casework.RecordRefusal.Reason;
import io.yunheng.casework.RecordSeen;
import io.yunheng.casework.RecordStage;
import io.yunheng.casework.RecordStep;
import io.yunheng.casework.RecordTask;
import io.yunheng.casework.RecordWriting;
import io.yunheng.casework.RequestDescription;
import io.yunheng.casework.RequestKind;
import io.yunheng.casework.RequestMove;
import io.yunheng.casework.RequestQuestion;
import io.yunheng.casework.WorkCase;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.store.RecordTable;
import io.yunheng.store.SaveResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Records: what several people write about a row, what it stands for, and how it is reviewed. */
@ParameterizedClass
@EnumSource(Backend.class)
class RecordConformanceTest extends OnBothDatabases {
  private static final RowKey ROW = new RowKey("L3-CNS1-01", "tenant:a");
  private static final RowKey OTHER = new RowKey("L3-CNS1-01", "tenant:b");
  private static final RecordFinding FIRST = finding("1");
  private static final RecordFinding SECOND = finding("2");
  private static final WorkbookEntry FAILS =
      new WorkbookEntry("租户间可互访", Optional.of(Verdict.NON_COMPLIANT), "截图 3", "规则放通");

  private Person writes;
  private Person reviews;
  private RandomId organisation;
  private WorkCase work;
  private WorkCase foreign;

  RecordConformanceTest(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void twoPeople() {
    writes = person("writes");
    reviews = person("reviews");
    organisation = organisation("一");
    work = newCase(organisation, "云平台", writes);
    foreign = newCase(organisation("二"), "网站", reviews);
  }

  private static RecordFinding finding(String state) {
    return new RecordFinding(
        RandomId.parse(state.repeat(32)), ScaleName.WORKBOOK, state.repeat(64));
  }

  private RecordTable table() {
    return store.records();
  }

  private Scope scope() {
    return overCase(work.id());
  }

  private SaveResult<CaseRecord> write(
      Person by, WorkbookEntry entry, RecordFinding finding, boolean confirms, long version) {
    return table()
        .write(
            scope(),
            work.id(),
            new RecordEdit(ROW, entry, List.of(work.id()), finding, confirms, version),
            by(by));
  }

  private CaseRecord written(
      Person by, WorkbookEntry entry, RecordFinding finding, boolean confirms, long version) {
    return saved(write(by, entry, finding, confirms, version));
  }

  private static CaseRecord saved(SaveResult<CaseRecord> result) {
    return switch (result) {
      case SaveResult.Saved<CaseRecord>(CaseRecord row) -> row;
      case SaveResult.Stale<CaseRecord>(CaseRecord current) ->
          throw new AssertionError("stale: " + current);
    };
  }

  private List<RecordRefusal> move(
      Person by, RowKey row, RecordFinding finding, RecordMove move, long version) {
    return table()
        .move(scope(), work.id(), List.of(new RecordSeen(row, finding, version)), move, by(by));
  }

  private CaseRecord found(RowKey row) {
    return table().find(scope(), work.id(), row).orElseThrow();
  }

  @Test
  void whatIsWrittenStaysWithAllThatWasWrittenBefore() {
    assertThat(table().find(scope(), work.id(), ROW)).isEmpty();
    CaseRecord one = written(writes, FAILS, FIRST, false, 0);
    assertThat(one.version()).isEqualTo(1);
    assertThat(one.entry()).isEqualTo(FAILS);
    assertThat(one.files()).containsExactly(work.id());
    assertThat(one.written().orElseThrow().by()).isEqualTo(writes.id());
    assertThat(one.stage()).isEqualTo(RecordStage.OPEN);
    assertThat(written(writes, FAILS, FIRST, false, 1)).as("nothing changed").isEqualTo(one);
    WorkbookEntry more = new WorkbookEntry("三个租户可互访", FAILS.verdict(), "截图 3", "规则放通");
    written(reviews, more, FIRST, false, 1);
    reopen();
    assertThat(found(ROW).entry()).isEqualTo(more);
    assertThat(table().writings(scope(), work.id(), ROW))
        .extracting(RecordWriting::entry)
        .containsExactly(FAILS, more);
    assertThat(table().all(scope(), work.id())).containsExactly(found(ROW));
  }

  @Test
  void twoPeopleNeverWriteOverOneAnother() {
    CaseRecord one = written(writes, FAILS, FIRST, false, 0);
    WorkbookEntry passes = new WorkbookEntry("", Optional.of(Verdict.COMPLIANT), "", "已整改");
    assertThat(write(reviews, passes, FIRST, false, 0)).isEqualTo(new SaveResult.Stale<>(one));
    assertThat(found(ROW).entry()).isEqualTo(FAILS);
  }

  @Test
  void aVerdictStandsForWhatItWasWrittenForUntilItIsConfirmed() {
    written(writes, FAILS, FIRST, false, 0);
    assertThat(found(ROW).moved(FIRST.state())).isFalse();
    assertThat(found(ROW).moved(SECOND.state())).isTrue();
    WorkbookEntry noted = new WorkbookEntry("再看", FAILS.verdict(), "截图 3", "规则放通");
    written(reviews, noted, SECOND, false, 1);
    assertThat(found(ROW).finding()).as("a note of another person").isEqualTo(FIRST);
    written(reviews, noted, SECOND, true, 2);
    assertThat(found(ROW).finding()).isEqualTo(SECOND);
    assertThat(move(writes, ROW, SECOND, RecordMove.SUBMIT, 3)).isEmpty();
  }

  @Test
  void whatAFileOfTheCaseSaysIsWhatStandsInTheTable() {
    written(writes, FAILS, FIRST, false, 0);
    written(reviews, FAILS, SECOND, true, 1);
    Workbook workbook = RecordWriting.workbook(table().history(scope(), work.id()), RandomId::text);
    RecordedRow row = workbook.rows().getFirst();
    assertThat(row.entry()).isEqualTo(found(ROW).entry());
    assertThat(row.lead().machine()).isEqualTo(found(ROW).finding().state());
    assertThat(row.lead().who()).isEqualTo(reviews.id().text());
  }

  @Test
  void recordsAreSubmittedReturnedAndReviewedByASecondPerson() {
    CaseRecord one = written(writes, FAILS, FIRST, false, 0);
    assertThat(move(reviews, ROW, FIRST, RecordMove.REVIEW, 1))
        .containsExactly(new RecordRefusal(ROW, Reason.STAGE));
    assertThat(move(writes, ROW, FIRST, RecordMove.SUBMIT, 1)).isEmpty();
    assertThat(move(writes, ROW, FIRST, RecordMove.REVIEW, 2))
        .containsExactly(new RecordRefusal(ROW, Reason.OWN));
    assertThat(move(reviews, ROW, SECOND, RecordMove.REVIEW, 2))
        .containsExactly(new RecordRefusal(ROW, Reason.MOVED));
    assertThat(move(reviews, ROW, FIRST, RecordMove.RETURN, 2)).isEmpty();
    WorkbookEntry mended = new WorkbookEntry("两个租户", FAILS.verdict(), "截图 4", "规则放通");
    assertThat(written(writes, mended, FIRST, false, 3).stage()).isEqualTo(RecordStage.RETURNED);
    assertThat(move(writes, ROW, FIRST, RecordMove.SUBMIT, 4)).isEmpty();
    assertThat(move(reviews, ROW, FIRST, RecordMove.REVIEW, 1))
        .containsExactly(new RecordRefusal(ROW, Reason.STALE));
    assertThat(move(reviews, ROW, FIRST, RecordMove.REVIEW, 5)).isEmpty();
    assertThat(found(ROW).stage()).isEqualTo(RecordStage.REVIEWED);
    assertThat(written(writes, FAILS, FIRST, false, 6).stage())
        .as("another word has to be reviewed again")
        .isEqualTo(RecordStage.OPEN);
    assertThat(table().steps(scope(), work.id(), ROW))
        .extracting(RecordStep::stage)
        .containsExactly(
            RecordStage.SUBMITTED,
            RecordStage.RETURNED,
            RecordStage.SUBMITTED,
            RecordStage.REVIEWED,
            RecordStage.OPEN);
    assertThat(one.id()).isEqualTo(found(ROW).id());
  }

  @Test
  void severalRowsMoveTogetherOrNotAtAll() {
    written(writes, FAILS, FIRST, false, 0);
    List<RecordSeen> both = List.of(new RecordSeen(OTHER, FIRST, 0), new RecordSeen(ROW, FIRST, 9));
    assertThat(table().move(scope(), work.id(), both, RecordMove.SUBMIT, by(writes)))
        .containsExactly(new RecordRefusal(ROW, Reason.STALE));
    assertThat(
            table().find(scope(), work.id(), OTHER).map(CaseRecord::stage).orElse(RecordStage.OPEN))
        .isEqualTo(RecordStage.OPEN);
    assertThat(move(writes, OTHER, FIRST, RecordMove.SUBMIT, 0)).isEmpty();
    assertThat(found(OTHER).finding()).as("what the machine had found").isEqualTo(FIRST);
    assertThat(found(OTHER).written()).isEmpty();
    assertThat(move(reviews, OTHER, SECOND, RecordMove.REVIEW, 1))
        .containsExactly(new RecordRefusal(OTHER, Reason.MOVED));
  }

  @Test
  void workIsAssignedWithoutMakingAnybodysWordsStale() {
    RecordTask task =
        new RecordTask(Optional.of(writes.id()), Optional.of(LocalDate.of(2026, 12, 1)));
    assertThat(table().assign(scope(), work.id(), List.of(ROW, OTHER), task, by(reviews)))
        .isEqualTo(2);
    assertThat(table().assign(scope(), work.id(), List.of(ROW, OTHER), task, by(reviews))).isZero();
    assertThat(found(ROW).task()).isEqualTo(task);
    assertThat(written(writes, FAILS, FIRST, false, 0).task()).isEqualTo(task);
    table().assign(scope(), work.id(), List.of(ROW), RecordTask.NONE, by(reviews));
    assertThat(written(writes, WorkbookEntry.EMPTY, FIRST, false, 1).version()).isEqualTo(2);
  }

  @Test
  void whoLeavesHandsOverHisRecordsAndOpenRequestsInThatOrganisation() {
    RecordTask task = new RecordTask(Optional.of(writes.id()), Optional.empty());
    table().assign(scope(), work.id(), List.of(ROW), task, by(reviews));
    table().assign(overCase(foreign.id()), foreign.id(), List.of(ROW), task, by(reviews));
    CaseRequest open = ask();
    CaseRequest over = ask();
    SaveResult<CaseRequest> _ =
        store.requests().move(scope(), over, RequestMove.WITHDRAW, Map.of(), by(reviews));
    store
        .memberships()
        .handOver(organisation, writes.id(), reviews.id(), LocalDate.of(2026, 11, 24), by(reviews));
    assertThat(found(ROW).task().owner()).contains(reviews.id());
    assertThat(table().all(overCase(foreign.id()), foreign.id()).getFirst().task().owner())
        .as("of another organisation")
        .contains(writes.id());
    assertThat(asked(open)).contains(reviews.id());
    assertThat(asked(over)).as("nothing is to be done any more").contains(writes.id());
  }

  private CaseRequest ask() {
    return store
        .requests()
        .make(
            work.id(),
            new RequestDescription(
                RequestKind.MATERIAL, "合同", "", "", Optional.of(writes.id()), "", Optional.empty()),
            List.of(RequestQuestion.of("请提供合同")),
            by(reviews));
  }

  private Optional<RandomId> asked(CaseRequest request) {
    return store.requests().find(scope(), request.id()).orElseThrow().description().person();
  }

  @Test
  void remarksStayInTheirOrder() {
    table().comment(scope(), work.id(), ROW, "请补截图", by(reviews));
    table().comment(scope(), work.id(), ROW, "已补", by(writes));
    assertThat(table().comments(scope(), work.id(), ROW))
        .extracting(RecordComment::text)
        .containsExactlyInAnyOrder("请补截图", "已补");
  }

  @Test
  void nothingOfARecordIsSeenOrWrittenOutsideTheScope() {
    written(writes, FAILS, FIRST, false, 0);
    table().comment(scope(), work.id(), ROW, "请补截图", by(reviews));
    Scope elsewhere = overCase(foreign.id());
    for (Scope scope : List.of(elsewhere, overObject(work.id(), "tenant:a"))) {
      assertThat(table().find(scope, work.id(), ROW)).isEmpty();
      assertThat(table().all(scope, work.id())).isEmpty();
      assertThat(table().writings(scope, work.id(), ROW)).isEmpty();
      assertThat(table().comments(scope, work.id(), ROW)).isEmpty();
      assertThat(table().history(scope, work.id())).isEmpty();
      assertThatThrownBy(() -> table().comment(scope, work.id(), ROW, "x", by(reviews)))
          .isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(
              () -> table().assign(scope, work.id(), List.of(ROW), RecordTask.NONE, by(reviews)))
          .isInstanceOf(NoSuchElementException.class);
    }
  }
}
