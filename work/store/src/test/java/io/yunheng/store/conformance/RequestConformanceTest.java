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
import io.yunheng.casework.AnswerEdit;
import io.yunheng.casework.AnswerOutcome;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.PastAnswer;
import io.yunheng.casework.RequestAnswer;
import io.yunheng.casework.RequestDescription;
import io.yunheng.casework.RequestFile;
import io.yunheng.casework.RequestKind;
import io.yunheng.casework.RequestLine;
import io.yunheng.casework.RequestMove;
import io.yunheng.casework.RequestProgress;
import io.yunheng.casework.RequestQuestion;
import io.yunheng.casework.RequestState;
import io.yunheng.casework.RequestStep;
import io.yunheng.casework.WorkCase;
import io.yunheng.store.RequestFilter;
import io.yunheng.store.RequestTable;
import io.yunheng.store.RowWindow;
import io.yunheng.store.SaveResult;
import java.time.LocalDate;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests: what is asked, what is answered by several people, and how both come to an end. */
@ParameterizedClass
@EnumSource(Backend.class)
class RequestConformanceTest extends OnBothDatabases {
  private static final RowWindow NINE = RowWindow.first(9);
  private static final LocalDate DUE = LocalDate.of(2026, 12, 1);
  private static final RequestQuestion QUESTION =
      new RequestQuestion(
          "L3-CNS1-01", "cloud", "", "机房在哪里？", List.of("境内", "境外"), List.of("L3-CNS1-01"));

  private Person asks;
  private Person answers;
  private WorkCase work;
  private WorkCase foreign;

  RequestConformanceTest(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void twoPeople() {
    asks = person("asks");
    answers = person("answers");
    work = newCase(organisation("一"), "云平台", asks);
    foreign = newCase(organisation("二"), "网站", answers);
  }

  private RequestTable table() {
    return store.requests();
  }

  private Scope scope() {
    return overCase(work.id());
  }

  private static RequestDescription description(
      String title, Optional<RandomId> person, Optional<LocalDate> due) {
    return new RequestDescription(
        RequestKind.MATERIAL, title, "", "", person, person.isPresent() ? "" : "某云公司", due);
  }

  private CaseRequest make(String title, Optional<LocalDate> due) {
    return table()
        .make(
            work.id(),
            description(title, Optional.of(answers.id()), due),
            List.of(QUESTION, RequestQuestion.of("请提供合同")),
            by(asks));
  }

  private AnswerOutcome answer(CaseRequest request, long line, String text, long version) {
    return table()
        .answer(
            scope(),
            request.id(),
            List.of(new AnswerEdit(line, RequestAnswer.typed(text, ""), version)),
            by(answers));
  }

  private SaveResult<CaseRequest> move(
      Person by, CaseRequest seen, RequestMove move, Map<Long, String> objections, String why) {
    return table()
        .move(scope(), seen, move, objections, why.isEmpty() ? by(by) : by(by).because(why));
  }

  private CaseRequest moved(Person by, CaseRequest seen, RequestMove move) {
    return saved(move(by, seen, move, Map.of(), ""));
  }

  private RandomId evidence(WorkCase in, Person owner) {
    Scope there = overCase(in.id());
    PartialUpload upload =
        store
            .uploads()
            .begin(
                in.id(),
                owner.id(),
                new EvidenceDescription(
                    "合同.txt", "", EvidenceKind.DOCUMENT, "", Optional.empty(), ""),
                1,
                by(owner));
    store.uploads().part(there, upload.id(), 0, new byte[] {'x'});
    FinishedUpload end =
        store
            .uploads()
            .finish(there, upload.id(), "text/plain", Optional.empty(), true, by(owner))
            .orElseThrow();
    return ((FinishedUpload.Added) end).evidence().id();
  }

  private static <T> T saved(SaveResult<T> result) {
    return switch (result) {
      case SaveResult.Saved<T>(T row) -> row;
      case SaveResult.Stale<T>(T current) -> throw new AssertionError("stale: " + current);
    };
  }

  @Test
  void aRequestIsKeptWithItsQuestions() {
    CaseRequest one = make("合同", Optional.of(DUE));
    assertThat(one.number()).isEqualTo(1);
    assertThat(make("证照", Optional.empty()).number()).isEqualTo(2);
    assertThat(one.state()).isEqualTo(RequestState.REQUESTED);
    assertThat(one.progress()).isEqualTo(new RequestProgress(2, 0));
    reopen();
    assertThat(table().find(scope(), one.id())).contains(one);
    List<RequestLine> lines = table().lines(scope(), one.id());
    assertThat(lines).extracting(RequestLine::number).containsExactly(1L, 2L);
    assertThat(lines.getFirst().question()).isEqualTo(QUESTION);
    assertThat(lines.getFirst().isAnswered()).isFalse();
    assertThat(table().steps(scope(), one.id()))
        .extracting(RequestStep::state)
        .containsExactly(RequestState.REQUESTED);
    assertThat(
            table()
                .make(
                    foreign.id(),
                    description("别处", Optional.empty(), Optional.empty()),
                    List.of(QUESTION),
                    by(answers))
                .number())
        .isEqualTo(1);
  }

  @Test
  void nothingOfARequestIsSeenOutsideTheScope() {
    CaseRequest one = make("合同", Optional.of(DUE));
    answer(one, 1, "境内", 1);
    Scope elsewhere = overCase(foreign.id());
    assertThat(table().find(elsewhere, one.id())).isEmpty();
    assertThat(table().numbered(elsewhere, work.id(), one.number())).isEmpty();
    assertThat(table().numbered(scope(), work.id(), one.number() + 1)).isEmpty();
    assertThat(table().numbered(scope(), work.id(), one.number()))
        .map(CaseRequest::id)
        .contains(one.id());
    assertThat(table().lines(elsewhere, one.id())).isEmpty();
    assertThat(table().steps(elsewhere, one.id())).isEmpty();
    assertThat(table().past(elsewhere, one.id(), 1)).isEmpty();
    assertThat(table().files(elsewhere, one.id())).isEmpty();
    assertThat(table().list(elsewhere, RequestFilter.of(work.id()), NINE).total()).isZero();
    assertThat(table().counts(elsewhere, RequestFilter.of(work.id()))).isEmpty();
    assertThatThrownBy(() -> table().answer(elsewhere, one.id(), List.of(), by(answers)))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(
            () -> table().move(elsewhere, one, RequestMove.SUBMIT, Map.of(), by(answers)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void twoPeopleNeverAnswerOverOneAnother() {
    CaseRequest one = make("合同", Optional.empty());
    assertThat(answer(one, 1, "境内", 1)).isEqualTo(new AnswerOutcome.Made());
    AnswerOutcome stale =
        table()
            .answer(
                scope(),
                one.id(),
                List.of(
                    new AnswerEdit(2, RequestAnswer.typed("见附件", ""), 1),
                    new AnswerEdit(1, RequestAnswer.typed("境外", ""), 1)),
                by(asks));
    assertThat(stale).isInstanceOf(AnswerOutcome.Stale.class);
    assertThat(((AnswerOutcome.Stale) stale).lines())
        .singleElement()
        .satisfies(line -> assertThat(line.answer().text()).isEqualTo("境内"));
    List<RequestLine> lines = table().lines(scope(), one.id());
    assertThat(lines.get(0).answer().text()).isEqualTo("境内");
    assertThat(lines.get(0).answered().orElseThrow().by()).isEqualTo(answers.id());
    assertThat(lines.get(1).answer()).isEqualTo(RequestAnswer.NONE);
    assertThat(table().find(scope(), one.id()).orElseThrow().progress())
        .isEqualTo(new RequestProgress(2, 1));
  }

  @Test
  void anAnswerKeepsWhatWasAnsweredBeforeAndFromWhomItCame() {
    CaseRequest one = make("合同", Optional.empty());
    answer(one, 1, "境外", 1);
    String file = "f".repeat(32);
    RequestAnswer told = new RequestAnswer("境内", "两地", "某云公司 李工", Optional.of(DUE), file);
    table().answer(scope(), one.id(), List.of(new AnswerEdit(1, told, 2)), by(asks));
    assertThat(table().lines(scope(), one.id()).getFirst().answer()).isEqualTo(told);
    assertThat(table().past(scope(), one.id(), 1))
        .singleElement()
        .satisfies(
            past -> {
              assertThat(past.answer().text()).isEqualTo("境外");
              assertThat(past.mark().by()).isEqualTo(answers.id());
            })
        .extracting(PastAnswer::version)
        .isEqualTo(2L);
  }

  @Test
  void aRequestGoesToAndFroUntilItIsAccepted() {
    CaseRequest one = make("合同", Optional.empty());
    answer(one, 1, "境内", 1);
    CaseRequest submitted = moved(answers, one, RequestMove.SUBMIT);
    assertThat(answer(submitted, 1, "境外", 2))
        .isEqualTo(new AnswerOutcome.NotAsked(RequestState.SUBMITTED));
    assertThat(move(asks, one, RequestMove.ACCEPT, Map.of(), ""))
        .isEqualTo(new SaveResult.Stale<>(submitted));
    CaseRequest returned =
        saved(move(asks, submitted, RequestMove.RETURN, Map.of(1L, "缺盖章页"), "请补齐"));
    assertThat(returned.state()).isEqualTo(RequestState.RETURNED);
    assertThat(table().lines(scope(), one.id()).getFirst().objection()).isEqualTo("缺盖章页");
    answer(returned, 1, "境内，已盖章", 3);
    CaseRequest accepted =
        moved(asks, moved(answers, returned, RequestMove.SUBMIT), RequestMove.ACCEPT);
    assertThat(move(asks, accepted, RequestMove.WITHDRAW, Map.of(), ""))
        .isEqualTo(new SaveResult.Stale<>(accepted));
    assertThat(table().lines(scope(), one.id()).getFirst().objection()).isEmpty();
    assertThat(table().steps(scope(), one.id()))
        .extracting(RequestStep::state)
        .containsExactly(
            RequestState.REQUESTED,
            RequestState.SUBMITTED,
            RequestState.RETURNED,
            RequestState.SUBMITTED,
            RequestState.ACCEPTED);
    assertThat(table().steps(scope(), one.id()).get(2).reason()).isEqualTo("请补齐");
    assertThat(moved(asks, accepted, RequestMove.RETURN).state())
        .as("a new test may show that it was not enough")
        .isEqualTo(RequestState.RETURNED);
  }

  private RequestFilter waitingFor(Person person) {
    return RequestFilter.of(work.id())
        .in(EnumSet.of(RequestState.REQUESTED, RequestState.RETURNED))
        .asked(Optional.of(person.id()));
  }

  @Test
  void listsSayWhatIsDueFirstAndCountInTheScope() {
    CaseRequest later = make("以后", Optional.of(DUE.plusDays(9)));
    CaseRequest never = make("不限", Optional.empty());
    CaseRequest soon = make("马上", Optional.of(DUE));
    RequestFilter all = RequestFilter.of(work.id());
    assertThat(table().list(scope(), all, NINE).rows())
        .extracting(CaseRequest::id)
        .containsExactly(soon.id(), later.id(), never.id());
    moved(answers, soon, RequestMove.SUBMIT);
    assertThat(table().counts(scope(), all))
        .isEqualTo(Map.of(RequestState.REQUESTED, 2L, RequestState.SUBMITTED, 1L));
    RequestFilter mine = waitingFor(answers);
    assertThat(table().list(scope(), mine, NINE).rows())
        .extracting(CaseRequest::id)
        .containsExactly(later.id(), never.id());
    assertThat(table().list(scope(), mine.dueBefore(DUE.plusDays(10)), NINE).total()).isEqualTo(1);
    assertThat(table().list(scope(), waitingFor(asks), NINE).total()).isZero();
    assertThat(table().list(scope(), all.in(EnumSet.of(RequestState.SUBMITTED)), NINE).rows())
        .extracting(CaseRequest::id)
        .containsExactly(soon.id());
  }

  @Test
  void anObjectsScopeSeesTheRequestsAboutIt() {
    RequestDescription about =
        new RequestDescription(
            RequestKind.MATERIAL, "合同", "", "cloud", Optional.empty(), "", Optional.empty());
    CaseRequest one = table().make(work.id(), about, List.of(QUESTION), by(asks));
    make("其余", Optional.empty());
    Scope object = overObject(work.id(), "cloud");
    assertThat(table().list(object, RequestFilter.of(work.id()), NINE).rows())
        .extracting(CaseRequest::id)
        .containsExactly(one.id());
  }

  @Test
  void whatARequestSaysOfItselfHasAVersion() {
    CaseRequest one = make("合同", Optional.empty());
    CaseRequest later = one.with(description("合同与附件", Optional.empty(), Optional.of(DUE)));
    CaseRequest changed = saved(table().change(scope(), later, by(asks)));
    assertThat(changed.description().outside()).isEqualTo("某云公司");
    assertThat(changed.description().due()).contains(DUE);
    assertThat(table().change(scope(), later, by(asks))).isEqualTo(new SaveResult.Stale<>(changed));
  }

  @Test
  void filesOfTheCaseBelongToAQuestionWhileItWaits() {
    CaseRequest one = make("合同", Optional.empty());
    RandomId file = evidence(work, asks);
    RandomId other = evidence(foreign, answers);
    assertThat(table().attach(scope(), one.id(), 2, file, by(answers))).isTrue();
    assertThat(table().attach(scope(), one.id(), 2, file, by(answers))).isTrue();
    assertThat(table().attach(scope(), one.id(), 0, file, by(answers))).isTrue();
    assertThat(table().attach(scope(), one.id(), 9, file, by(answers))).isFalse();
    assertThat(table().attach(scope(), one.id(), 1, other, by(answers)))
        .as("of another case")
        .isFalse();
    assertThat(table().files(scope(), one.id()))
        .extracting(RequestFile::line)
        .containsExactly(0L, 2L);
    assertThat(table().lines(scope(), one.id()).get(1).isAnswered()).isTrue();
    assertThat(table().detach(scope(), one.id(), 0, file, by(answers))).isTrue();
    assertThat(table().detach(scope(), one.id(), 0, file, by(answers))).isFalse();
    CaseRequest submitted = moved(answers, one, RequestMove.SUBMIT);
    assertThat(table().detach(scope(), one.id(), 2, file, by(answers))).isFalse();
    assertThat(table().attach(scope(), one.id(), 1, file, by(answers))).isFalse();
    assertThat(table().find(scope(), submitted.id()).orElseThrow().progress().answered())
        .isEqualTo(1);
  }

  @Test
  void aRequestAsksSomethingButNotTooMuch() {
    RequestDescription description = description("合同", Optional.empty(), Optional.empty());
    assertThatThrownBy(() -> table().make(work.id(), description, List.of(), by(asks)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                table()
                    .make(
                        work.id(),
                        description,
                        Collections.nCopies(RequestTable.MOST_QUESTIONS + 1, QUESTION),
                        by(asks)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(table().list(scope(), RequestFilter.of(work.id()), NINE).total()).isZero();
  }
}
