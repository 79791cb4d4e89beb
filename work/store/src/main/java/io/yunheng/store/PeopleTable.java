/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.AccountKind;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.RandomId;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Accounts. */
public final class PeopleTable {
  private static final String COLUMNS =
      "id, login, name, mail, language, account, state, password_change, version";

  private final SqlStore store;

  PeopleTable(SqlStore store) {
    this.store = store;
  }

  /** Whether there is no account yet. */
  public boolean isEmpty() {
    return store.read(
        handle -> handle.createQuery("select count(*) from person").mapTo(Long.class).one() == 0);
  }

  /** The account of an id. */
  public Optional<Person> find(RandomId id) {
    return store.read(handle -> find(handle, id));
  }

  /** The account of a login in any form. */
  public Optional<Person> byLogin(String login) {
    return store.read(handle -> byLogin(handle, Person.normal(login)));
  }

  /**
   * Accounts in the order of their names.
   *
   * @param text what name, login or mail contains; empty for all
   */
  public RowList<Person> list(String text, RowWindow window) {
    String where =
        " from person where lower(name) like :text escape '!' or login like :text escape '!'"
            + " or lower(mail) like :text escape '!'";
    String like = ColumnValue.containing(Person.normal(text));
    return store.read(
        handle ->
            new RowList<>(
                handle
                    .createQuery(
                        "select " + COLUMNS + where + " order by name, id limit :most offset :from")
                    .bind("text", like)
                    .bind("most", window.most())
                    .bind("from", window.from())
                    .map((row, _) -> person(row))
                    .list(),
                handle
                    .createQuery("select count(*)" + where)
                    .bind("text", like)
                    .mapTo(Long.class)
                    .one()));
  }

  /**
   * Makes an account.
   *
   * @throws FaultException with {@code LOGIN_TAKEN}
   */
  public Person create(NewPerson draft, ActAuthor author) {
    return store.write(transaction -> create(transaction, draft, author));
  }

  static Person create(WriteTransaction transaction, NewPerson draft, ActAuthor author) {
    refuseTaken(transaction.handle(), draft.login());
    Person person =
        new Person(
            transaction.drawId(),
            draft.login(),
            draft.name(),
            draft.mail(),
            draft.language(),
            draft.account(),
            PersonState.ACTIVE,
            draft.passwordChange(),
            1);
    transaction
        .handle()
        .createUpdate(
            """
            insert into person (id, login, name, mail, language, account, state, password, password_at,
              password_change, failures, locked_until, notice, created_at, version)
            values (:id, :login, :name, :mail, :language, :account, :state, :password, :at,
              :change, 0, 0, '', :at, 1)
            """)
        .bind("id", person.id().text())
        .bind("login", person.login())
        .bind("name", person.name())
        .bind("mail", person.mail())
        .bind("language", person.language().code())
        .bind("account", person.account().code())
        .bind("state", person.state().code())
        .bind("password", draft.password())
        .bind("at", transaction.at())
        .bind("change", person.passwordChange())
        .execute();
    FieldChanges changes =
        FieldChanges.none()
            .set("login", person.login())
            .set("name", person.name())
            .set("mail", person.mail())
            .set("language", person.language().code())
            .set("account", person.account().code());
    transaction.act(author, ActKind.PERSON_CREATE, person.id(), 1, changes);
    return person;
  }

  /**
   * Saves login, name, mail, language, kind and state of an account.
   *
   * @param wanted with the version that was seen
   * @throws FaultException with {@code LOGIN_TAKEN}
   * @throws java.util.NoSuchElementException if there is no such account
   */
  public SaveResult<Person> change(Person wanted, ActAuthor author) {
    return store.write(transaction -> change(transaction, wanted, author));
  }

  static SaveResult<Person> change(WriteTransaction transaction, Person wanted, ActAuthor author) {
    Person was = find(transaction.handle(), wanted.id()).orElseThrow();
    FieldChanges changes =
        FieldChanges.none()
            .change("login", was.login(), wanted.login())
            .change("name", was.name(), wanted.name())
            .change("mail", was.mail(), wanted.mail())
            .change("language", was.language().code(), wanted.language().code())
            .change("account", was.account().code(), wanted.account().code())
            .change("state", was.state().code(), wanted.state().code());
    return transaction.save(
        was,
        wanted,
        Person::version,
        changes,
        version -> update(transaction, was, wanted, version, changes, author));
  }

  private static Person update(
      WriteTransaction transaction,
      Person was,
      Person wanted,
      long version,
      FieldChanges changes,
      ActAuthor author) {
    if (!was.login().equals(wanted.login())) {
      refuseTaken(transaction.handle(), wanted.login());
    }
    transaction
        .handle()
        .createUpdate(
            """
            update person set login = :login, name = :name, mail = :mail, language = :language,
              account = :account, state = :state, version = :version where id = :id
            """)
        .bind("login", wanted.login())
        .bind("name", wanted.name())
        .bind("mail", wanted.mail())
        .bind("language", wanted.language().code())
        .bind("account", wanted.account().code())
        .bind("state", wanted.state().code())
        .bind("version", version)
        .bind("id", wanted.id().text())
        .execute();
    transaction.act(author, ActKind.PERSON_CHANGE, wanted.id(), version, changes);
    return find(transaction.handle(), wanted.id()).orElseThrow();
  }

  private static void refuseTaken(Handle handle, String login) {
    if (byLogin(handle, login).isPresent()) {
      throw FaultException.of(FaultCode.LOGIN_TAKEN, "login", login);
    }
  }

  static Optional<Person> find(Handle handle, RandomId id) {
    return handle
        .createQuery("select " + COLUMNS + " from person where id = :id")
        .bind("id", id.text())
        .map((row, _) -> person(row))
        .findOne();
  }

  private static Optional<Person> byLogin(Handle handle, String login) {
    return handle
        .createQuery("select " + COLUMNS + " from person where login = :login")
        .bind("login", login)
        .map((row, _) -> person(row))
        .findOne();
  }

  private static Person person(ResultSet row) throws SQLException {
    return new Person(
        new RandomId(row.getString("id")),
        row.getString("login"),
        row.getString("name"),
        row.getString("mail"),
        ColumnValue.word(Language.class, row.getString("language")),
        ColumnValue.word(AccountKind.class, row.getString("account")),
        ColumnValue.word(PersonState.class, row.getString("state")),
        row.getBoolean("password_change"),
        row.getLong("version"));
  }
}
