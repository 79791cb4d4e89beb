/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

/** The aspect of an item that a check feeds. */
public record AspectReference(String item, String aspect) {}
