/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.reconcile;

import io.yunheng.fault.Word;

/** By what an entry stands for a resource; what comes first says more. */
public enum Means implements Word {
  /** A person says so in the mapping file. */
  MAPPED("mapped"),
  /** A person gave the entry the resource's id or name as its identifier. */
  IDENTIFIER("identifier"),
  /** The digests are the same. */
  DIGEST("digest"),
  /** The resource's id is in the path. */
  ID("id"),
  /** The entry was read from the resource. */
  SOURCE("source"),
  /** The resource's name is in the path, in a folder or with an ending of its kind. */
  NAME("name"),
  /** The name alone is in the path; that may be chance. */
  NAME_ONLY("name-only"),
  /** A file is called like a list of such resources. */
  LIST("list");

  private final String code;

  Means(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
