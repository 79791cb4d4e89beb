/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.RandomId;
import io.yunheng.access.RoleGrant;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.GrantColumns;
import io.yunheng.store.sql.WriteTransaction;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Hands over all that somebody does in an organisation to somebody else; one act. */
final class WorkHandover {
  private final WriteTransaction transaction;
  private final Handle handle;
  private final RandomId organisation;
  private final RandomId from;
  private final RandomId to;

  WorkHandover(WriteTransaction transaction, RandomId organisation, RandomId from, RandomId to) {
    this.transaction = transaction;
    this.handle = transaction.handle();
    this.organisation = organisation;
    this.from = from;
    this.to = to;
  }

  /** How many grants, cases, records and open requests were handed over. */
  int run(LocalDate today, ActAuthor author) {
    int grants = grants(today, author);
    int cases =
        handle.execute(
            """
            update work_case set owner = ?, version = version + 1 where owner = ? and organisation = ?
            """,
            to.text(),
            from.text(),
            organisation.text());
    int records = inCases("update case_record set owner = ? where owner = ?");
    int requests =
        inCases(
            """
            update case_request set person = ?, version = version + 1
            where person = ? and state in ('requested', 'submitted', 'returned')\
            """);
    handle.execute(
        """
        update membership set deputy = ?, version = version + 1
        where organisation = ? and deputy = ? and person <> ?
        """,
        to.text(),
        organisation.text(),
        from.text(),
        to.text());
    handle.execute(
        """
        update membership set deputy = '', version = version + 1
        where organisation = ? and deputy = ? and person = ?
        """,
        organisation.text(),
        from.text(),
        to.text());
    transaction.act(
        author,
        ActKind.WORK_HAND_OVER,
        from,
        0,
        FieldChanges.none()
            .set("organisation", organisation.text())
            .set("to", to.text())
            .set("grants", Integer.toString(grants))
            .set("cases", Integer.toString(cases))
            .set("records", Integer.toString(records))
            .set("requests", Integer.toString(requests)));
    return grants + cases + records + requests;
  }

  /** Gives rows of cases of the organisation to somebody else; how many. */
  private int inCases(String update) {
    return handle.execute(
        update + " and work_case in (select id from work_case where organisation = ?)",
        to.text(),
        from.text(),
        organisation.text());
  }

  private int grants(LocalDate today, ActAuthor author) {
    List<RoleGrant> all =
        handle
            .createQuery(
                "select "
                    + GrantColumns.NAMES
                    + " from role_grant where person = :person and ended_at = 0")
            .bind("person", from.text())
            .map((row, _) -> GrantColumns.grant(row))
            .list();
    int count = 0;
    for (RoleGrant grant : all) {
      if (inOrganisation(grant.scope())) {
        GrantColumns.end(transaction, grant.id());
        if (grant.until().filter(today::isAfter).isEmpty()) {
          LocalDate since = grant.since().isAfter(today) ? grant.since() : today;
          RoleGrant next =
              new RoleGrant(
                  transaction.drawId(), to, grant.role(), grant.scope(), since, grant.until());
          GrantColumns.insert(transaction, next, author);
          count++;
        }
      }
    }
    return count;
  }

  private boolean inOrganisation(GrantScope scope) {
    Optional<RandomId> workCase = GrantColumns.workCase(scope);
    return scope.equals(new GrantScope.InOrganisation(organisation))
        || workCase.filter(this::ofOrganisation).isPresent();
  }

  private boolean ofOrganisation(RandomId workCase) {
    return handle
            .createQuery("select count(*) from work_case where id = :id and organisation = :of")
            .bind("id", workCase.text())
            .bind("of", organisation.text())
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
