/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.time.Instant;
import java.util.Optional;

/**
 * A link that was handed out.
 *
 * @param person whom it is for, where the account is there already
 * @param name of whom it is for, as the inviter wrote it; empty where he wrote none
 * @param mail address of whom it is for; empty where there is none
 * @param organisation that he becomes a member of
 * @param role that he is granted
 * @param validTo from this moment on it opens nothing
 * @param used when it was used; empty while it was not
 * @param ended when it was withdrawn; empty while it was not
 */
public record Invitation(
    RandomId id,
    InvitationPurpose purpose,
    Optional<RandomId> person,
    String name,
    String mail,
    Optional<RandomId> organisation,
    Optional<InvitedRole> role,
    Instant validTo,
    Optional<RandomId> madeBy,
    Instant madeAt,
    Optional<Instant> used,
    Optional<Instant> ended) {

  /** Whether it still opens something. */
  public boolean open(Instant now) {
    return used.isEmpty() && ended.isEmpty() && now.isBefore(validTo);
  }
}
