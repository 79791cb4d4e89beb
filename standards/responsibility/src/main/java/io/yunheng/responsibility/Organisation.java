/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

/**
 * A party.
 *
 * @param several whether it stands for a set of organisations alike
 */
public record Organisation(String id, String name, boolean several) {}
