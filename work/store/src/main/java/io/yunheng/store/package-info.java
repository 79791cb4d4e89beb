/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
/**
 * Where an installation stays: one schema on SQLite or PostgreSQL, acts in a chain, evidence files,
 * the queue of jobs. Every write appends its act in the same transaction; rows of work are read
 * within a {@link io.yunheng.access.Scope} only. One store at a time holds an installation.
 *
 * <pre>{@code
 * try (Store store = Store.open(InstallationSettings.in(folder), clock, random)) {
 *   Person person = store.people().create(draft, author);
 *   List<WorkCase> cases = store.cases().list(scope, "", RowWindow.first(20)).rows();
 * }
 * }</pre>
 */
@NullMarked
package io.yunheng.store;

import org.jspecify.annotations.NullMarked;
