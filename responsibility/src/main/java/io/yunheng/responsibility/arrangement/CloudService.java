/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.arrangement;

import io.yunheng.catalog.standards.Profile;

/**
 * A cloud service.
 *
 * @param profile what is known of its use, by which clauses are selected
 */
public record CloudService(String id, String name, Profile profile) {}
