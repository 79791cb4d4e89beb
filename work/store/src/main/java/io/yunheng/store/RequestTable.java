/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.AnswerEdit;
import io.yunheng.casework.AnswerOutcome;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.PastAnswer;
import io.yunheng.casework.RequestDescription;
import io.yunheng.casework.RequestFile;
import io.yunheng.casework.RequestLine;
import io.yunheng.casework.RequestMove;
import io.yunheng.casework.RequestQuestion;
import io.yunheng.casework.RequestState;
import io.yunheng.casework.RequestStep;
import io.yunheng.store.rows.RequestColumns;
import io.yunheng.store.rows.RequestWriting;
import io.yunheng.store.rows.RowSelect;
import io.yunheng.store.rows.ScopeFilter;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.SqlStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** What is asked of people in cases, and what they answered. */
public final class RequestTable {
  /** How many questions a request has at most. */
  public static final int MOST_QUESTIONS = 500;

  private final SqlStore store;

  RequestTable(SqlStore store) {
    this.store = store;
  }

  /** The request of an id, if it is in the scope. */
  public Optional<CaseRequest> find(Scope scope, RandomId id) {
    return store.read(handle -> find(handle, scope, id));
  }

  /** The request of a number in a case, if it is in the scope. */
  public Optional<CaseRequest> numbered(Scope scope, RandomId workCase, long number) {
    return store.read(
        handle ->
            select(scope)
                .where("q.work_case = :case", "case", workCase.text())
                .where("q.number = :number", "number", number)
                .one(handle, RequestColumns::request));
  }

  private static Optional<CaseRequest> find(Handle handle, Scope scope, RandomId id) {
    return select(scope).where("q.id = :id", "id", id.text()).one(handle, RequestColumns::request);
  }

  /**
   * Requests that are in the scope: those that are due first before the others, those without a
   * last day at the end.
   */
  public RowList<CaseRequest> list(Scope scope, RequestFilter filter, RowWindow window) {
    return store.read(
        handle ->
            select(scope, filter)
                .window(
                    handle,
                    "case when q.due = '' then 1 else 0 end, q.due, q.made_at, q.id",
                    window,
                    RequestColumns::request));
  }

  /** How many requests in the scope are in each state. */
  public Map<RequestState, Long> counts(Scope scope, RequestFilter filter) {
    Map<RequestState, Long> counts = new EnumMap<>(RequestState.class);
    store
        .read(handle -> select(scope, filter).counts(handle, "q.state"))
        .forEach((state, rows) -> counts.put(ColumnValue.word(RequestState.class, state), rows));
    return counts;
  }

  private static RowSelect select(Scope scope, RequestFilter filter) {
    RowSelect rows =
        select(scope)
            .where(
                filter.states().stream()
                    .sorted()
                    .map(state -> "'" + state.code() + "'")
                    .collect(Collectors.joining(", ", "q.state in (", ")")));
    filter.workCase().ifPresent(one -> rows.where("q.work_case = :case", "case", one.text()));
    filter.person().ifPresent(one -> rows.where("q.person = :person", "person", one.text()));
    filter
        .before()
        .ifPresent(day -> rows.where("q.due <> '' and q.due < :before", "before", day.toString()));
    return rows;
  }

  private static RowSelect select(Scope scope) {
    return new RowSelect(RequestColumns.NAMES, RequestColumns.FROM)
        .within(ScopeFilter.parts(scope, "q.work_case", "q.object", "q.id"));
  }

  /** The questions of a request in their order; none where it is not in the scope. */
  public List<RequestLine> lines(Scope scope, RandomId request) {
    return part(scope, request, RequestColumns::lines);
  }

  /** The files of a request; those of its questions too. */
  public List<RequestFile> files(Scope scope, RandomId request) {
    return part(scope, request, RequestColumns::files);
  }

  /** The states that a request went through, the first first. */
  public List<RequestStep> steps(Scope scope, RandomId request) {
    return part(scope, request, RequestColumns::steps);
  }

  /** What a question was answered with before, the last first. */
  public List<PastAnswer> past(Scope scope, RandomId request, long line) {
    return part(scope, request, (handle, id) -> RequestColumns.past(handle, id, line));
  }

  private <T> List<T> part(
      Scope scope, RandomId request, BiFunction<Handle, RandomId, List<T>> read) {
    return store.read(
        handle ->
            find(handle, scope, request)
                .map(found -> read.apply(handle, found.id()))
                .orElse(List.of()));
  }

  /**
   * Asks.
   *
   * @param questions 1 to {@link #MOST_QUESTIONS}
   * @param author a person
   */
  public CaseRequest make(
      RandomId workCase,
      RequestDescription description,
      List<RequestQuestion> questions,
      ActAuthor author) {
    if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
      throw new IllegalArgumentException("a request has 1 to " + MOST_QUESTIONS + " questions");
    }
    return store.write(
        transaction ->
            new RequestWriting(transaction, author).make(workCase, description, questions));
  }

  /**
   * Saves what a request says of itself.
   *
   * @param scope of what the author may change
   * @param wanted with the version that was seen
   * @throws java.util.NoSuchElementException if there is no such request in the scope
   */
  public SaveResult<CaseRequest> change(Scope scope, CaseRequest wanted, ActAuthor author) {
    return store.write(
        transaction -> {
          CaseRequest was = find(transaction.handle(), scope, wanted.id()).orElseThrow();
          return new RequestWriting(transaction, author).change(was, wanted);
        });
  }

  /**
   * Answers some questions of a request that waits for answers; all of them or none, as one act.
   *
   * @param scope of what the author may answer
   * @throws java.util.NoSuchElementException if there is no such request in the scope
   */
  public AnswerOutcome answer(
      Scope scope, RandomId request, List<AnswerEdit> edits, ActAuthor author) {
    return store.write(
        transaction -> {
          CaseRequest one = find(transaction.handle(), scope, request).orElseThrow();
          return new RequestWriting(transaction, author).answer(one, edits);
        });
  }

  /**
   * Brings a request into another state.
   *
   * @param scope of what the author may do so with
   * @param seen the request with the version that was seen
   * @param objections what is said of the answers to some questions, by their numbers
   * @return stale too where the move is not possible in the state that it is in
   * @throws java.util.NoSuchElementException if there is no such request in the scope
   */
  public SaveResult<CaseRequest> move(
      Scope scope,
      CaseRequest seen,
      RequestMove move,
      Map<Long, String> objections,
      ActAuthor author) {
    return store.write(
        transaction -> {
          CaseRequest was = find(transaction.handle(), scope, seen.id()).orElseThrow();
          return new RequestWriting(transaction, author).move(was, seen, move, objections);
        });
  }

  /**
   * Lets a piece of evidence of its case belong to a request that waits for answers.
   *
   * @param scope of what the author may answer
   * @param line the number of a question; 0 for the request as a whole
   * @return whether it does so now
   * @throws java.util.NoSuchElementException if there is no such request in the scope
   */
  public boolean attach(
      Scope scope, RandomId request, long line, RandomId evidence, ActAuthor author) {
    return store.write(
        transaction -> {
          CaseRequest one = find(transaction.handle(), scope, request).orElseThrow();
          return new RequestWriting(transaction, author).attach(one, line, evidence);
        });
  }

  /**
   * Ends that. The evidence itself stays in the case.
   *
   * @return whether it belonged to a request that waits for answers
   */
  public boolean detach(
      Scope scope, RandomId request, long line, RandomId evidence, ActAuthor author) {
    return store.write(
        transaction -> {
          CaseRequest one = find(transaction.handle(), scope, request).orElseThrow();
          return new RequestWriting(transaction, author).detach(one, line, evidence);
        });
  }
}
