/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

/**
 * A difference in how two tables are made. What it means is for whoever compares.
 *
 * @param column its name; empty where it is the table's
 * @param source what it is there; may be empty
 * @param target likewise
 */
public record StructureDifference(
    StructureCode code, String column, String source, String target) {}
