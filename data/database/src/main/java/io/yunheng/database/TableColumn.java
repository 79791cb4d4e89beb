/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.database;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param type as the engine writes it
 * @param base the name that its type has in the engine's catalog, an array's element's
 * @param family of its values
 * @param element of the elements of an array, else {@link ValueFamily#NONE}
 * @param length most characters, bytes or bits; -1 where there is no limit
 * @param scale digits after the point of numbers and seconds; -1 where there is no limit
 * @param unsigned whether a number is never negative
 * @param collation as the engine calls it; empty where there is none
 * @param foldsCase whether the collation takes upper and lower case for the same
 * @param injective whether the server's own digest sees every difference that we see
 * @param reason why there is no form for its values, if there is none
 */
record TableColumn(
    String name,
    String type,
    String base,
    ValueFamily family,
    ValueFamily element,
    long length,
    int scale,
    boolean unsigned,
    boolean nullable,
    String collation,
    boolean foldsCase,
    boolean injective,
    Optional<UncomparedReason> reason) {
  boolean comparable() {
    return family != ValueFamily.NONE;
  }
}
