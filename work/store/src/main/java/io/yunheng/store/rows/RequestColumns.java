/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseMark;
import io.yunheng.casework.CaseRequest;
import io.yunheng.casework.PastAnswer;
import io.yunheng.casework.RequestAnswer;
import io.yunheng.casework.RequestDescription;
import io.yunheng.casework.RequestFile;
import io.yunheng.casework.RequestKind;
import io.yunheng.casework.RequestLine;
import io.yunheng.casework.RequestProgress;
import io.yunheng.casework.RequestQuestion;
import io.yunheng.casework.RequestState;
import io.yunheng.casework.RequestStep;
import io.yunheng.store.sql.ColumnValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** How requests stand in their rows. */
public final class RequestColumns {
  /** The table that {@link #NAMES} are of. */
  public static final String FROM = "case_request q";

  /** Those that {@link #request} reads. */
  public static final String NAMES =
      """
      q.id, q.work_case, q.number, q.kind, q.title, q.note, q.object, q.person, q.outside, q.due, q.state,
        q.made_at, q.made_by, q.version,
        (select count(*) from request_line l where l.request = q.id) as questions,
        (select count(*) from request_line l where l.request = q.id and (l.answer <> '' or l.remark <> ''
          or exists (select 1 from request_file f where f.request = l.request and f.line = l.number))) as answered\
      """;

  private static final String LINES =
      "l.number, l.item, l.target, l.register, l.question, l.words, l.unlocks, l.answer, l.remark,"
          + " l.outside, l.received, l.source, l.objection, l.answered_at, l.answered_by,"
          + " l.version";

  private static final String LIST = "\n";

  private RequestColumns() {}

  /** The request of a row. */
  public static CaseRequest request(ResultSet row, StatementContext context) throws SQLException {
    return new CaseRequest(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("work_case")),
        row.getLong("number"),
        new RequestDescription(
            ColumnValue.word(RequestKind.class, row.getString("kind")),
            row.getString("title"),
            row.getString("note"),
            row.getString("object"),
            ColumnValue.id(row.getString("person")),
            row.getString("outside"),
            ColumnValue.day(row.getString("due"))),
        ColumnValue.word(RequestState.class, row.getString("state")),
        MarkColumns.mark(row, "made_at", "made_by"),
        new RequestProgress(row.getLong("questions"), row.getLong("answered")),
        row.getLong("version"));
  }

  /** The questions of a request in their order. */
  public static List<RequestLine> lines(Handle handle, RandomId request) {
    List<RequestFile> files = files(handle, request);
    return new RowSelect(LINES, "request_line l")
        .where("l.request = :request", "request", request.text())
        .all(handle, "l.number", (row, _) -> line(row, files));
  }

  private static RequestLine line(ResultSet row, List<RequestFile> files) throws SQLException {
    long number = row.getLong("number");
    Optional<CaseMark> answered = MarkColumns.maybe(row, "answered_at", "answered_by");
    return new RequestLine(
        number,
        new RequestQuestion(
            row.getString("item"),
            row.getString("target"),
            row.getString("register"),
            row.getString("question"),
            list(row.getString("words")),
            list(row.getString("unlocks"))),
        answer(row),
        row.getString("objection"),
        answered,
        files.stream().filter(file -> file.line() == number).toList(),
        row.getLong("version"));
  }

  private static RequestAnswer answer(ResultSet row) throws SQLException {
    return new RequestAnswer(
        row.getString("answer"),
        row.getString("remark"),
        row.getString("outside"),
        ColumnValue.day(row.getString("received")),
        row.getString("source"));
  }

  /** The files of a request, those that were added first before the others. */
  public static List<RequestFile> files(Handle handle, RandomId request) {
    return new RowSelect("f.line, f.evidence, f.added_at, f.added_by", "request_file f")
        .where("f.request = :request", "request", request.text())
        .all(
            handle,
            "f.line, f.added_at, f.evidence",
            (row, _) ->
                new RequestFile(
                    row.getLong("line"),
                    new RandomId(row.getString("evidence")),
                    MarkColumns.mark(row, "added_at", "added_by")));
  }

  /** What a question was answered with before, the last first. */
  public static List<PastAnswer> past(Handle handle, RandomId request, long line) {
    return new RowSelect(
            "p.answer, p.remark, p.outside, p.received, p.source, p.answered_at, p.answered_by,"
                + " p.version",
            "request_past p")
        .where("p.request = :request", "request", request.text())
        .where("p.line = :line", "line", line)
        .all(
            handle,
            "p.version desc",
            (row, _) ->
                new PastAnswer(
                    answer(row),
                    MarkColumns.mark(row, "answered_at", "answered_by"),
                    row.getLong("version")));
  }

  /** The states of a request, the first first. */
  public static List<RequestStep> steps(Handle handle, RandomId request) {
    return new RowSelect("t.state, t.at, t.by, t.reason", "request_step t")
        .where("t.request = :request", "request", request.text())
        .all(
            handle,
            "t.number",
            (row, _) ->
                new RequestStep(
                    ColumnValue.word(RequestState.class, row.getString("state")),
                    MarkColumns.mark(row, "at", "by"),
                    row.getString("reason")));
  }

  private static List<String> list(String column) {
    return column.isEmpty() ? List.of() : List.of(column.split(LIST));
  }

  /** Texts without line breaks in one column. */
  public static String list(List<String> texts) {
    return texts.stream().map(one -> one.replace(LIST, " ")).collect(Collectors.joining(LIST));
  }
}
