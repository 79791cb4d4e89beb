/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fault.Word;

/** Why an object was not read; words and cures are in {@code objects.yaml}. */
public enum UnreadReason implements Word {
  /** Its key is not UTF-8, or the listing's entry is not whole. */
  KEY_UNUSABLE("key-unusable"),
  /** The store does not let this account read it. */
  DENIED("denied"),
  /** It is encrypted with a key that the store does not have. */
  CUSTOMER_KEY("customer-key"),
  /** The store cannot use the key that it is encrypted with. */
  KEY_UNAVAILABLE("key-unavailable"),
  /** Neither retries nor waiting helped: throttled, broken connections, errors of the store. */
  UNREACHABLE("unreachable"),
  /** Nothing, or too little, came for too long. */
  STALLED("stalled"),
  /** Fewer bytes came than the store had announced, again and again. */
  TRUNCATED("truncated"),
  /** More bytes, or another length, came than the listing or the headers say. */
  LENGTH_DIFFERS("length-differs"),
  /** What came does not have the MD5 that the store states. */
  ETAG_DIFFERS("etag-differs"),
  /** The store sends on to another place, where credentials are not carried. */
  REDIRECTED("redirected"),
  /** The answer is not understood. */
  ANSWER_INVALID("answer-invalid"),
  /** The place to write to failed. */
  TARGET_FAILED("target-failed");

  private final String code;

  UnreadReason(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }
}
