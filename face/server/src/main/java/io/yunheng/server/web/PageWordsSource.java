/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessRules;

/** Makes the words of a visit. */
public record PageWordsSource(AccessRules rules) {
  public PageWords of(Visit visit) {
    return new PageWords(visit, rules);
  }
}
