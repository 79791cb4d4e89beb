/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.sample;

/** A page is not as the check expects it. */
final class PageFlaw extends RuntimeException {
  private static final long serialVersionUID = 1;

  PageFlaw(String message) {
    super(message);
  }
}
