/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.RandomId;
import io.yunheng.casework.AnswerEdit;
import io.yunheng.casework.AnswerOutcome;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.RequestAnswer;
import io.yunheng.casework.RequestDescription;
import io.yunheng.casework.RequestLine;
import io.yunheng.casework.RequestMove;
import io.yunheng.casework.RequestQuestion;
import io.yunheng.casework.RequestState;
import io.yunheng.store.ActKind;
import io.yunheng.store.SaveResult;
import io.yunheng.store.SaveResult.Saved;
import io.yunheng.store.SaveResult.Stale;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.WriteTransaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Writes requests in a transaction, each time with its act. */
public final class RequestWriting {
  private final WriteTransaction transaction;
  private final Handle handle;
  private final ActAuthor author;
  private final String person;

  /**
   * Writes in a transaction.
   *
   * @param author a person
   */
  public RequestWriting(WriteTransaction transaction, ActAuthor author) {
    this.transaction = transaction;
    this.handle = transaction.handle();
    this.author = author;
    this.person = author.person().orElseThrow().text();
  }

  /** Asks. */
  public CaseRequest make(
      RandomId workCase, RequestDescription description, List<RequestQuestion> questions) {
    RandomId id = transaction.drawId();
    handle
        .createUpdate(
            """
            insert into case_request (id, work_case, number, kind, title, note, object, person, outside,
              due, state, made_at, made_by, version)
            select :id, :case, coalesce(max(number), 0) + 1, :kind, :title, :note, :object, :person, :outside,
              :due, 'requested', :at, :by, 1 from case_request where work_case = :case
            """)
        .bind("id", id.text())
        .bind("case", workCase.text())
        .bind("kind", description.kind().code())
        .bind("title", description.title())
        .bind("note", description.note())
        .bind("object", description.object())
        .bind("person", ColumnValue.of(description.person()))
        .bind("outside", description.outside())
        .bind("due", ColumnValue.ofDay(description.due()))
        .bind("at", transaction.at())
        .bind("by", person)
        .execute();
    for (int i = 0; i < questions.size(); i++) {
      ask(id, i + 1, questions.get(i));
    }
    step(id, RequestState.REQUESTED, "");
    act(
        ActKind.REQUEST_MAKE,
        id,
        workCase,
        1,
        described(FieldChanges.none(), Optional.empty(), description)
            .set("kind", description.kind().code())
            .set("questions", Integer.toString(questions.size())));
    return row(id);
  }

  private void ask(RandomId request, long number, RequestQuestion question) {
    handle
        .createUpdate(
            """
            insert into request_line (request, number, item, target, register, question, words, unlocks,
              answer, remark, outside, received, source, objection, answered_at, answered_by, version)
            values (:request, :number, :item, :target, :register, :question, :words, :unlocks,
              '', '', '', '', '', '', 0, '', 1)
            """)
        .bind("request", request.text())
        .bind("number", number)
        .bind("item", question.item())
        .bind("target", question.target())
        .bind("register", question.register())
        .bind("question", question.text())
        .bind("words", RequestColumns.list(question.words()))
        .bind("unlocks", RequestColumns.list(question.unlocks()))
        .execute();
  }

  private void step(RandomId request, RequestState state, String reason) {
    handle
        .createUpdate(
            """
            insert into request_step (request, number, state, at, by, reason)
            select :request, coalesce(max(number), 0) + 1, :state, :at, :by, :reason
              from request_step where request = :request
            """)
        .bind("request", request.text())
        .bind("state", state.code())
        .bind("at", transaction.at())
        .bind("by", person)
        .bind("reason", reason)
        .execute();
  }

  /** Saves what a request says of itself. */
  public SaveResult<CaseRequest> change(CaseRequest was, CaseRequest wanted) {
    FieldChanges changes =
        described(FieldChanges.none(), Optional.of(was.description()), wanted.description());
    return transaction.save(
        was,
        wanted,
        CaseRequest::version,
        changes,
        version -> {
          RequestDescription description = wanted.description();
          handle
              .createUpdate(
                  """
                  update case_request set title = :title, note = :note, object = :object, person = :person,
                    outside = :outside, due = :due, version = :version where id = :id
                  """)
              .bind("title", description.title())
              .bind("note", description.note())
              .bind("object", description.object())
              .bind("person", ColumnValue.of(description.person()))
              .bind("outside", description.outside())
              .bind("due", ColumnValue.ofDay(description.due()))
              .bind("version", version)
              .bind("id", was.id().text())
              .execute();
          act(ActKind.REQUEST_CHANGE, was.id(), was.workCase(), version, changes);
          return row(was.id());
        });
  }

  private static FieldChanges described(
      FieldChanges changes, Optional<RequestDescription> was, RequestDescription is) {
    return changes
        .change("title", was.map(RequestDescription::title).orElse(""), is.title())
        .change("note", was.map(RequestDescription::note).orElse(""), is.note())
        .change("object", was.map(RequestDescription::object).orElse(""), is.object())
        .change(
            "person",
            was.map(one -> ColumnValue.of(one.person())).orElse(""),
            ColumnValue.of(is.person()))
        .change("outside", was.map(RequestDescription::outside).orElse(""), is.outside())
        .change(
            "due",
            was.map(one -> ColumnValue.ofDay(one.due())).orElse(""),
            ColumnValue.ofDay(is.due()));
  }

  /** Answers some questions, or none where one was answered by somebody else meanwhile. */
  public AnswerOutcome answer(CaseRequest request, List<AnswerEdit> edits) {
    if (!request.state().waitsForAnswer()) {
      return new AnswerOutcome.NotAsked(request.state());
    }
    Map<Long, RequestLine> lines = lines(request);
    List<RequestLine> stale = new ArrayList<>();
    Map<RequestLine, RequestAnswer> answers = new LinkedHashMap<>();
    for (AnswerEdit edit : edits) {
      RequestLine line =
          Optional.ofNullable(lines.get(edit.line()))
              .orElseThrow(() -> new IllegalArgumentException("no such question"));
      if (line.version() != edit.version()) {
        stale.add(line);
      } else if (!line.answer().equals(edit.answer())) {
        answers.put(line, edit.answer());
      }
    }
    if (!stale.isEmpty()) {
      return new AnswerOutcome.Stale(stale);
    }
    FieldChanges changes = FieldChanges.none();
    answers.forEach(
        (line, answer) -> {
          answer(request.id(), line, answer);
          told(changes, line, answer);
        });
    if (!changes.isEmpty()) {
      act(ActKind.REQUEST_ANSWER, request.id(), request.workCase(), request.version(), changes);
    }
    return new AnswerOutcome.Made();
  }

  private Map<Long, RequestLine> lines(CaseRequest request) {
    Map<Long, RequestLine> lines = new HashMap<>();
    RequestColumns.lines(handle, request.id()).forEach(line -> lines.put(line.number(), line));
    return lines;
  }

  private static void told(FieldChanges changes, RequestLine line, RequestAnswer is) {
    RequestAnswer was = line.answer();
    String name = "answer/" + line.number();
    changes
        .change(name, was.text(), is.text())
        .change(name + "/remark", was.remark(), is.remark())
        .change(name + "/outside", was.outside(), is.outside())
        .change(
            name + "/received", ColumnValue.ofDay(was.received()), ColumnValue.ofDay(is.received()))
        .change(name + "/source", was.source(), is.source());
  }

  private void answer(RandomId request, RequestLine line, RequestAnswer answer) {
    if (line.answered().isPresent()) {
      handle.execute(
          """
          insert into request_past (request, line, version, answer, remark, outside, received, source,
            answered_at, answered_by)
          select request, number, version, answer, remark, outside, received, source, answered_at, answered_by
            from request_line where request = ? and number = ?
          """,
          request.text(),
          line.number());
    }
    handle
        .createUpdate(
            """
            update request_line set answer = :answer, remark = :remark, outside = :outside, received = :received,
              source = :source, answered_at = :at, answered_by = :by, version = version + 1
              where request = :request and number = :number
            """)
        .bind("answer", answer.text())
        .bind("remark", answer.remark())
        .bind("outside", answer.outside())
        .bind("received", ColumnValue.ofDay(answer.received()))
        .bind("source", answer.source())
        .bind("at", transaction.at())
        .bind("by", person)
        .bind("request", request.text())
        .bind("number", line.number())
        .execute();
  }

  /** Brings a request into another state. */
  public SaveResult<CaseRequest> move(
      CaseRequest was, CaseRequest seen, RequestMove move, Map<Long, String> objections) {
    if (was.version() != seen.version() || !move.from(was.state())) {
      return new Stale<>(was);
    }
    long version = was.version() + 1;
    FieldChanges changes =
        FieldChanges.none().change("state", was.state().code(), move.to().code());
    lines(was).values().stream()
        .filter(line -> !line.objection().equals(objections.getOrDefault(line.number(), "")))
        .forEach(
            line -> {
              String objection = objections.getOrDefault(line.number(), "");
              handle.execute(
                  "update request_line set objection = ?, version = version + 1 where request = ?"
                      + " and number = ?",
                  objection,
                  was.id().text(),
                  line.number());
              changes.change("objection/" + line.number(), line.objection(), objection);
            });
    handle.execute(
        "update case_request set state = ?, version = ? where id = ?",
        move.to().code(),
        version,
        was.id().text());
    step(was.id(), move.to(), author.reason().orElse(""));
    act(ActKind.REQUEST_MOVE, was.id(), was.workCase(), version, changes);
    return new Saved<>(row(was.id()));
  }

  /** Lets a piece of evidence belong to a request; whether it does. */
  public boolean attach(CaseRequest request, long line, RandomId evidence) {
    boolean possible =
        request.state().waitsForAnswer()
            && (line == 0 || lines(request).containsKey(line))
            && handle
                .createQuery(
                    "select count(*) from evidence where id = :id and work_case = :case and state ="
                        + " 'current'")
                .bind("id", evidence.text())
                .bind("case", request.workCase().text())
                .mapTo(Long.class)
                .one()
                .equals(1L);
    if (!possible) {
      return false;
    }
    int added =
        handle
            .createUpdate(
                """
                insert into request_file (request, line, evidence, added_at, added_by)
                values (:request, :line, :evidence, :at, :by) on conflict do nothing
                """)
            .bind("request", request.id().text())
            .bind("line", line)
            .bind("evidence", evidence.text())
            .bind("at", transaction.at())
            .bind("by", person)
            .execute();
    if (added > 0) {
      attached(request, FieldChanges.none().set(file(line), evidence.text()));
    }
    return true;
  }

  /** Ends that; whether it did. */
  public boolean detach(CaseRequest request, long line, RandomId evidence) {
    if (!request.state().waitsForAnswer()) {
      return false;
    }
    int removed =
        handle.execute(
            "delete from request_file where request = ? and line = ? and evidence = ?",
            request.id().text(),
            line,
            evidence.text());
    if (removed > 0) {
      attached(request, FieldChanges.none().change(file(line), evidence.text(), ""));
    }
    return removed > 0;
  }

  private static String file(long line) {
    return "file/" + line;
  }

  private void attached(CaseRequest request, FieldChanges changes) {
    act(ActKind.REQUEST_ATTACH, request.id(), request.workCase(), request.version(), changes);
  }

  private void act(
      ActKind kind, RandomId request, RandomId workCase, long version, FieldChanges changes) {
    transaction.act(author, kind, request, Optional.of(workCase), version, changes);
  }

  private CaseRequest row(RandomId id) {
    return new RowSelect(RequestColumns.NAMES, RequestColumns.FROM)
        .where("q.id = :id", "id", id.text())
        .one(handle, RequestColumns::request)
        .orElseThrow();
  }
}
