/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.Word;

/** Why it is not, or not certainly, there; words in {@code reconcile.yaml}. */
public enum UnmatchedReason implements Word {
  NOTHING("nothing"),
  LOST("lost"),
  NAME_ONLY("name-only"),
  NAME_SHARED("name-shared"),
  LIST_NOT_OPENED("list-not-opened"),
  FEWER_OBJECTS("fewer-objects"),
  FEWER_BYTES("fewer-bytes"),
  DIGEST_DIFFERS("digest-differs"),
  SOME_LOST("some-lost"),
  NAME_UNKNOWN("name-unknown"),
  KIND_NOT_COVERED("kind-not-covered"),
  MAPPING_UNCLEAR("mapping-unclear");

  private final String code;

  UnmatchedReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
