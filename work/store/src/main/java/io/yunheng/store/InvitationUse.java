/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.Invitation;
import io.yunheng.access.RandomId;
import io.yunheng.access.TokenDigest;
import io.yunheng.store.sql.FieldChanges;
import io.yunheng.store.sql.WriteTransaction;
import java.time.LocalDate;
import java.util.Optional;

/** What happens when somebody follows a link. */
final class InvitationUse {
  private InvitationUse() {}

  /** Marks the invitation of a token as used; empty where it is not open. */
  static Optional<Invitation> take(WriteTransaction transaction, TokenDigest token) {
    return transaction
        .handle()
        .createQuery(
            """
            update invitation set used_at = :at
            where token = :token and used_at = 0 and ended_at = 0 and valid_to > :at
            returning id
            """)
        .bind("at", transaction.at())
        .bind("token", token.text())
        .mapTo(String.class)
        .findOne()
        .flatMap(id -> InvitationTable.find(transaction.handle(), new RandomId(id)));
  }

  /** Makes the person what the invitation says. */
  static void grant(
      WriteTransaction transaction,
      Invitation invitation,
      RandomId person,
      LocalDate today,
      ActAuthor author) {
    transaction.act(
        author,
        ActKind.INVITATION_USE,
        invitation.id(),
        0,
        FieldChanges.none().set("person", person.text()));
    ActAuthor inviter =
        new ActAuthor(invitation.madeBy(), Optional.empty(), Optional.empty(), Optional.empty());
    invitation
        .organisation()
        .filter(organisation -> !member(transaction, organisation, person, today))
        .ifPresent(
            organisation ->
                MembershipTable.create(
                    transaction, organisation, person, today, Optional.empty(), inviter));
    invitation
        .role()
        .ifPresent(
            role ->
                GrantTable.give(
                    transaction, person, role.role(), role.scope(), today, role.until(), inviter));
  }

  private static boolean member(
      WriteTransaction transaction, RandomId organisation, RandomId person, LocalDate today) {
    return transaction
            .handle()
            .createQuery(
                """
                select count(*) from membership where organisation = :organisation
                  and person = :person and since <= :today and (until = '' or until >= :today)
                """)
            .bind("organisation", organisation.text())
            .bind("person", person.text())
            .bind("today", today.toString())
            .mapTo(Long.class)
            .one()
        > 0;
  }
}
