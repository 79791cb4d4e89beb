/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.casework;

/**
 * An item on an object in a run.
 *
 * @param object the assessment object; empty for an item that was assessed on none
 * @param verdict on the object, a code
 * @param itemVerdict on the item over all its objects, a code
 * @param byPerson whether a person decided
 * @param state a code of what is open
 * @param place where it begins in the file of the run, in bytes
 */
public record RunItem(
    String item,
    String object,
    String objectName,
    String layer,
    String controlPoint,
    String verdict,
    String itemVerdict,
    boolean byPerson,
    String state,
    long place) {}
