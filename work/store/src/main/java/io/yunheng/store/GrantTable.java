/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.AccessSubject;
import io.yunheng.access.ActAuthor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.Person;
import io.yunheng.access.PersonState;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.RoleGrant;
import io.yunheng.store.sql.ColumnValue;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.GrantColumns;
import io.yunheng.store.sql.SqlStore;
import io.yunheng.store.sql.WriteTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Which roles were granted to whom, over what. */
public final class GrantTable {
  private static final String SELECT = "select " + GrantColumns.NAMES + " from role_grant where ";

  private final SqlStore store;

  GrantTable(SqlStore store) {
    this.store = store;
  }

  /**
   * A person as the decision about an operation sees him: with all grants that were not ended;
   * empty where the account is not active.
   */
  public Optional<AccessSubject> subject(RandomId person) {
    return store.read(
        handle ->
            PeopleTable.find(handle, person)
                .filter(one -> one.state() == PersonState.ACTIVE)
                .map(
                    one ->
                        new AccessSubject(
                            person,
                            one.account(),
                            by(handle, "person", person),
                            declared(handle, person))));
  }

  private static Map<RandomId, RandomId> declared(Handle handle, RandomId person) {
    return handle
        .createQuery(
            """
            select d.work_case, c.organisation from independence d
            join work_case c on c.id = d.work_case where d.person = :person
            """)
        .bind("person", person.text())
        .map(
            (row, _) ->
                Map.entry(
                    new RandomId(row.getString("work_case")),
                    new RandomId(row.getString("organisation"))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** The grant of an id, unless it was ended. */
  public Optional<RoleGrant> find(RandomId id) {
    return store.read(handle -> by(handle, "id", id).stream().findFirst());
  }

  /** The grants of a person that were not ended, of any day. */
  public List<RoleGrant> ofPerson(RandomId person) {
    return store.read(handle -> by(handle, "person", person));
  }

  /** The grants over an organisation that were not ended, of any day. */
  public List<RoleGrant> overOrganisation(RandomId organisation) {
    return store.read(handle -> by(handle, "organisation", organisation));
  }

  /** The grants over a case, or a part of it, that were not ended, of any day. */
  public List<RoleGrant> overCase(RandomId workCase) {
    return store.read(handle -> by(handle, "work_case", workCase));
  }

  /**
   * Who holds a role over the installation on a day.
   *
   * @param role of an administrator
   */
  public List<RandomId> holders(Role role, LocalDate today) {
    return store.read(
        handle ->
            handle
                .createQuery(SELECT + "ended_at = 0 and scope = 'installation' and role = :role")
                .bind("role", role.code())
                .map((row, _) -> GrantColumns.grant(row))
                .list()
                .stream()
                .filter(grant -> grant.holdsOn(today))
                .map(RoleGrant::person)
                .distinct()
                .toList());
  }

  /** Grants a role. */
  public RoleGrant give(
      RandomId person,
      Role role,
      GrantScope scope,
      LocalDate since,
      Optional<LocalDate> until,
      ActAuthor author) {
    return store.write(transaction -> give(transaction, person, role, scope, since, until, author));
  }

  static RoleGrant give(
      WriteTransaction transaction,
      RandomId person,
      Role role,
      GrantScope scope,
      LocalDate since,
      Optional<LocalDate> until,
      ActAuthor author) {
    RoleGrant grant = new RoleGrant(transaction.drawId(), person, role, scope, since, until);
    GrantColumns.insert(transaction, grant, author);
    FieldChanges changes =
        FieldChanges.none()
            .set("person", person.text())
            .set("role", role.code())
            .set("scope", scope.kind().code())
            .set("object", GrantColumns.over(scope))
            .set("since", since.toString())
            .set("until", ColumnValue.ofDay(until));
    transaction.act(
        author, ActKind.GRANT_GIVE, grant.id(), GrantColumns.workCase(scope), 1, changes);
    return grant;
  }

  /**
   * Ends a grant at once.
   *
   * @return false where it was ended already
   */
  public boolean end(RandomId id, ActAuthor author) {
    return store.write(transaction -> end(transaction, id, author));
  }

  private static boolean end(WriteTransaction transaction, RandomId id, ActAuthor author) {
    Optional<RoleGrant> grant = by(transaction.handle(), "id", id).stream().findFirst();
    grant.ifPresent(
        one -> {
          GrantColumns.end(transaction, id);
          transaction.act(
              author,
              ActKind.GRANT_END,
              id,
              GrantColumns.workCase(one.scope()),
              2,
              FieldChanges.none());
        });
    return grant.isPresent();
  }

  /**
   * Saves the account of an administrator and grants him a further role with it; both or neither.
   *
   * @param wanted with the version that was seen
   * @throws java.util.NoSuchElementException if there is no such account
   */
  public SaveResult<Person> giveFurther(
      Person wanted, Role role, LocalDate since, ActAuthor author) {
    return store.write(
        transaction -> {
          SaveResult<Person> saved = PeopleTable.change(transaction, wanted, author);
          if (saved instanceof SaveResult.Saved<Person>) {
            give(
                transaction,
                wanted.id(),
                role,
                new GrantScope.Installation(),
                since,
                Optional.empty(),
                author);
          }
          return saved;
        });
  }

  /**
   * Saves the account of an administrator and ends one of his grants with it; both or neither. A
   * grant that was ended already leaves the account as it is.
   *
   * @param wanted with the version that was seen
   * @throws java.util.NoSuchElementException if there is no such account
   */
  public SaveResult<Person> endFurther(Person wanted, RandomId grant, ActAuthor author) {
    return store.write(
        transaction -> {
          Person was = PeopleTable.find(transaction.handle(), wanted.id()).orElseThrow();
          return was.version() == wanted.version() && end(transaction, grant, author)
              ? PeopleTable.change(transaction, wanted, author)
              : new SaveResult.Stale<>(was);
        });
  }

  private static List<RoleGrant> by(Handle handle, String column, RandomId id) {
    return handle
        .createQuery(SELECT + column + " = :id and ended_at = 0 order by granted_at, id")
        .bind("id", id.text())
        .map((row, _) -> GrantColumns.grant(row))
        .list();
  }
}
