/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store;

import io.yunheng.access.InvitationPurpose;
import io.yunheng.access.InvitedRole;
import io.yunheng.access.RandomId;
import java.time.Instant;
import java.util.Optional;

/** A link to be handed out; see {@link io.yunheng.access.Invitation}. */
public record NewInvitation(
    InvitationPurpose purpose,
    Optional<RandomId> person,
    String name,
    String mail,
    Optional<RandomId> organisation,
    Optional<InvitedRole> role,
    Instant validTo) {}
