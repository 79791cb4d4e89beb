/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.identity;

import io.yunheng.access.ActAuthor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.InvitationPurpose;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.server.secret.SecretToken;
import io.yunheng.server.settings.PeopleSettings;
import io.yunheng.store.NewInvitation;
import io.yunheng.store.Store;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands out links. Each is told once to whoever asked for it, and never again. */
public final class InvitationDesk {
  private static final Duration RESET = Duration.ofHours(24);
  private static final List<Role> NAMED_FIRST =
      List.of(Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR);

  private final Store store;
  private final PeopleSettings settings;
  private final Supplier<URI> origin;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Hands out links.
   *
   * @param origin of the public address, known once the server listens
   */
  public InvitationDesk(
      Store store,
      PeopleSettings settings,
      Supplier<URI> origin,
      InstantSource clock,
      SecureRandom random) {
    this.store = store;
    this.settings = settings;
    this.origin = origin;
    this.clock = clock;
    this.random = random;
  }

  /** A link to the set-up; empty once there is an account. Links given out before are withdrawn. */
  public Optional<String> setUp() {
    if (!store.people().isEmpty()) {
      return Optional.empty();
    }
    store
        .invitations()
        .open()
        .forEach(one -> store.invitations().end(one.id(), ActAuthor.system()));
    return Optional.of(
        link(
            new NewInvitation(
                InvitationPurpose.SET_UP,
                Optional.empty(),
                "",
                "",
                Optional.empty(),
                Optional.of(
                    new InvitedRole(
                        Role.SYSTEM_ADMINISTRATOR,
                        new GrantScope.Installation(),
                        Optional.empty())),
                until(settings.invitation())),
            ActAuthor.system()));
  }

  /** A link for a further administrator. */
  public String administrator(Role role, String name, String mail, ActAuthor author) {
    return invite(
        name,
        mail,
        Optional.empty(),
        new InvitedRole(role, new GrantScope.Installation(), Optional.empty()),
        author);
  }

  /** A link for somebody who works for an organisation, in it or in a case. */
  public String invite(
      String name,
      String mail,
      Optional<RandomId> organisation,
      InvitedRole role,
      ActAuthor author) {
    return link(
        new NewInvitation(
            InvitationPurpose.INVITE,
            Optional.empty(),
            name,
            mail,
            organisation,
            Optional.of(role),
            until(settings.invitation())),
        author);
  }

  /** A link to become a member of an organisation, without a role yet. */
  public String member(String name, String mail, RandomId organisation, ActAuthor author) {
    return link(
        new NewInvitation(
            InvitationPurpose.INVITE,
            Optional.empty(),
            name,
            mail,
            Optional.of(organisation),
            Optional.empty(),
            until(settings.invitation())),
        author);
  }

  /** A link to set a new password. */
  public String reset(Person person, ActAuthor author) {
    return link(
        new NewInvitation(
            InvitationPurpose.RESET,
            Optional.of(person.id()),
            "",
            "",
            Optional.empty(),
            Optional.empty(),
            until(RESET)),
        author);
  }

  /** The administrators that nobody holds and nobody was invited for. */
  public List<Role> unnamed(LocalDate today) {
    return NAMED_FIRST.stream()
        .filter(role -> store.grants().holders(role, today).isEmpty())
        .filter(
            role ->
                store.invitations().open().stream()
                    .noneMatch(one -> one.role().filter(asked -> asked.role() == role).isPresent()))
        .toList();
  }

  private String link(NewInvitation draft, ActAuthor author) {
    SecretToken token = SecretToken.draw(random);
    store.invitations().make(draft, token.digest(), author);
    return origin.get() + "/invitation/" + token.text();
  }

  private Instant until(Duration life) {
    return clock.instant().plus(life);
  }
}
