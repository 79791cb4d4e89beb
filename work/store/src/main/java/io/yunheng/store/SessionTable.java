/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Factor;
import io.yunheng.access.RandomId;
import io.yunheng.access.Session;
import io.yunheng.access.TokenDigest;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Who is logged in. Of a token only its digest is kept. */
public final class SessionTable {
  private static final String COLUMNS =
      "id, person, factors, began_at, seen_at, proved_at, address, agent, ended_at";

  private final SqlStore store;

  SessionTable(SqlStore store) {
    this.store = store;
  }

  /** The session of a token, ended or not. */
  public Optional<Session> find(TokenDigest token) {
    return store.read(
        handle ->
            handle
                .createQuery("select " + COLUMNS + " from session where token = :token")
                .bind("token", token.text())
                .map((row, _) -> session(row))
                .findOne());
  }

  /** The sessions of a person that were not ended, the last one first. */
  public List<Session> ofPerson(RandomId person) {
    return store.read(handle -> running(handle, person));
  }

  /** All sessions that were not ended, the last one used first. */
  public RowList<Session> list(RowWindow window) {
    return store.read(
        handle ->
            new RowList<>(
                handle
                    .createQuery(
                        "select "
                            + COLUMNS
                            + " from session where ended_at = 0"
                            + " order by seen_at desc, id limit :most offset :from")
                    .bind("most", window.most())
                    .bind("from", window.from())
                    .map((row, _) -> session(row))
                    .list(),
                handle
                    .createQuery("select count(*) from session where ended_at = 0")
                    .mapTo(Long.class)
                    .one()));
  }

  /**
   * Begins one.
   *
   * @param proved when the person proved who he is; a moment to come is now
   * @param address from where
   * @param agent the browser, as it calls itself
   */
  public Session begin(
      RandomId person,
      TokenDigest token,
      Set<Factor> factors,
      Instant proved,
      String address,
      String agent) {
    return store.write(
        transaction -> {
          Instant now = Instant.ofEpochMilli(transaction.at());
          Session session =
              new Session(
                  transaction.drawId(),
                  person,
                  factors,
                  now,
                  now,
                  proved.isAfter(now) ? now : proved,
                  address,
                  agent,
                  Optional.empty());
          transaction
              .handle()
              .createUpdate(
                  """
                  insert into session (id, token, person, factors, began_at, seen_at, proved_at, address,
                    agent, ended_at, ended_why)
                  values (:id, :token, :person, :factors, :at, :at, :proved, :address, :agent, 0, '')
                  """)
              .bind("id", session.id().text())
              .bind("token", token.text())
              .bind("person", person.text())
              .bind("factors", codes(factors))
              .bind("at", transaction.at())
              .bind("proved", session.proved().toEpochMilli())
              .bind("address", address)
              .bind("agent", agent)
              .execute();
          FieldChanges changes =
              FieldChanges.none().set("factors", codes(factors)).set("address", address);
          transaction.act(ActAuthor.in(session), ActKind.SESSION_BEGIN, session.id(), 0, changes);
          return session;
        });
  }

  /** Notes that a session was used now. */
  public void seen(RandomId id) {
    store.write(
        transaction ->
            transaction
                .handle()
                .createUpdate("update session set seen_at = :at where id = :id and ended_at = 0")
                .bind("at", transaction.at())
                .bind("id", id.text())
                .execute());
  }

  /**
   * Notes that the person proved again who he is; the session goes on under another token.
   *
   * @param token the new one
   * @param factors all by which he has proved it in this session
   */
  public void proved(Session session, TokenDigest token, Set<Factor> factors) {
    store.write(
        transaction -> {
          transaction
              .handle()
              .createUpdate(
                  """
                  update session set proved_at = :at, seen_at = :at, factors = :factors, token = :token
                  where id = :id and ended_at = 0
                  """)
              .bind("at", transaction.at())
              .bind("factors", codes(factors))
              .bind("token", token.text())
              .bind("id", session.id().text())
              .execute();
          transaction.act(
              ActAuthor.in(session),
              ActKind.SESSION_PROVE,
              session.id(),
              0,
              FieldChanges.none().set("factors", codes(factors)));
          return session;
        });
  }

  /**
   * Ends one.
   *
   * @param why a code
   * @return false where it was ended already
   */
  public boolean end(RandomId id, String why, ActAuthor author) {
    return store.write(transaction -> end(transaction, id, why, author));
  }

  /**
   * Ends all sessions of a person.
   *
   * @param except one that goes on
   * @param why a code
   * @return how many
   */
  public int endAll(RandomId person, Optional<RandomId> except, String why, ActAuthor author) {
    return store.write(
        transaction -> {
          int count = 0;
          for (Session session : running(transaction.handle(), person)) {
            if (except.filter(session.id()::equals).isEmpty()
                && end(transaction, session.id(), why, author)) {
              count++;
            }
          }
          return count;
        });
  }

  private static boolean end(
      WriteTransaction transaction, RandomId id, String why, ActAuthor author) {
    int ended =
        transaction
            .handle()
            .createUpdate(
                "update session set ended_at = :at, ended_why = :why where id = :id and ended_at ="
                    + " 0")
            .bind("at", transaction.at())
            .bind("why", why)
            .bind("id", id.text())
            .execute();
    if (ended > 0) {
      transaction.act(author, ActKind.SESSION_END, id, 0, FieldChanges.none().set("why", why));
    }
    return ended > 0;
  }

  private static List<Session> running(Handle handle, RandomId person) {
    return handle
        .createQuery(
            "select "
                + COLUMNS
                + " from session where person = :person and ended_at = 0"
                + " order by seen_at desc, id")
        .bind("person", person.text())
        .map((row, _) -> session(row))
        .list();
  }

  private static String codes(Set<Factor> factors) {
    return factors.stream().sorted().map(Factor::code).collect(Collectors.joining(" "));
  }

  private static Session session(ResultSet row) throws SQLException {
    Set<Factor> factors =
        Arrays.stream(row.getString("factors").split(" "))
            .filter(code -> !code.isEmpty())
            .map(code -> ColumnValue.word(Factor.class, code))
            .collect(Collectors.toSet());
    return new Session(
        new RandomId(row.getString("id")),
        new RandomId(row.getString("person")),
        factors,
        Instant.ofEpochMilli(row.getLong("began_at")),
        Instant.ofEpochMilli(row.getLong("seen_at")),
        Instant.ofEpochMilli(row.getLong("proved_at")),
        row.getString("address"),
        row.getString("agent"),
        ColumnValue.moment(row.getLong("ended_at")));
  }
}
