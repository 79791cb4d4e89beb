/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.rows;

import io.yunheng.access.RandomId;
import io.yunheng.fault.Word;
import io.yunheng.store.ActContents;
import io.yunheng.store.ActFilter;
import io.yunheng.store.ActHead;
import io.yunheng.store.ActKind;
import io.yunheng.store.ActRecord;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads acts for people. */
public final class ActReader {
  private static final String COLUMNS =
      "sequence, at, person, behalf, session, kind, object, work_case, version";

  private ActReader() {}

  /** Acts in a scope, the last one first. */
  public static RowList<ActRecord> list(
      Handle handle, ActFilter filter, ScopeFilter scope, RowWindow window) {
    RowSelect select = new RowSelect(COLUMNS, "act").within(scope);
    filter.person().ifPresent(id -> select.where("person = :person", "person", id.text()));
    filter.object().ifPresent(id -> select.where("object = :object", "object", id.text()));
    filter.workCase().ifPresent(id -> select.where("work_case = :case", "case", id.text()));
    filter.kind().ifPresent(kind -> select.where("kind = :kind", "kind", kind.code()));
    filter.from().ifPresent(at -> select.where("at >= :from", "from", at.toEpochMilli()));
    filter.until().ifPresent(at -> select.where("at < :until", "until", at.toEpochMilli()));
    filter.after().ifPresent(last -> select.where("sequence > :after", "after", last));
    return select.window(handle, "sequence desc", window, (row, _) -> act(row));
  }

  /** The act of a sequence, if it is in a scope. */
  public static Optional<ActRecord> find(Handle handle, long sequence, ScopeFilter scope) {
    return new RowSelect(COLUMNS, "act")
        .within(scope)
        .where("sequence = :sequence", "sequence", sequence)
        .one(handle, (row, _) -> act(row));
  }

  /** The texts of an act that are there. */
  public static ActContents contents(Handle handle, long sequence) {
    Map<String, String> texts =
        handle
            .createQuery("select part, body from act_text where sequence = :sequence")
            .bind("sequence", sequence)
            .map((row, _) -> Map.entry(row.getString("part"), row.getString("body")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new ActContents(
        Optional.ofNullable(texts.get("reason")),
        Optional.ofNullable(texts.get("before")),
        Optional.ofNullable(texts.get("after")));
  }

  /** The end of the chain. */
  public static ActHead head(Handle handle, RandomId installation) {
    return handle
        .createQuery("select sequence, at, sm3, sha256 from act order by sequence desc limit 1")
        .map(
            (row, _) ->
                new ActHead(
                    installation,
                    row.getLong("sequence"),
                    row.getLong("at"),
                    row.getString("sm3"),
                    row.getString("sha256")))
        .one();
  }

  private static ActRecord act(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    return new ActRecord(
        row.getLong("sequence"),
        Instant.ofEpochMilli(row.getLong("at")),
        RandomId.parse(row.getString("person")),
        RandomId.parse(row.getString("behalf")),
        RandomId.parse(row.getString("session")),
        Word.of(ActKind.class, kind).orElseThrow(() -> new IllegalStateException(kind)),
        new RandomId(row.getString("object")),
        RandomId.parse(row.getString("work_case")),
        row.getLong("version"));
  }
}
