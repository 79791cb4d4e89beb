/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody who follows an invitation is granted.
 *
 * @param until the last day of the grant; empty while there is no end
 */
public record InvitedRole(Role role, GrantScope scope, Optional<LocalDate> until) {}
