/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import java.util.Optional;

/**
 * What a new case is to be of.
 *
 * @param name a person's name for it
 * @param tenant the id of the customer's tenant, for a tenant's system
 * @param system the name of the customer's system
 */
public record CaseDraft(
    String name, SubjectKind subject, Optional<String> tenant, Optional<String> system) {}
