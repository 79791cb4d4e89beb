/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog;

import io.yunheng.fault.Word;

/** What kind of institution an organisation is, as some documents bind only some kinds. */
public enum Institution implements Word {
  /** A securities company, a fund company and alike (the securities and futures document, 3.7). */
  SECURITIES("securities"),
  FUTURES("futures"),
  /** An institution with public functions in the market, such as an exchange, or its subsidiary. */
  MARKET_CORE("market-core"),
  /** A body of the government. */
  PUBLIC_BODY("public-body"),
  OTHER("other");

  private final String code;

  Institution(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether it is a securities or futures institution. */
  public boolean market() {
    return switch (this) {
      case SECURITIES, FUTURES, MARKET_CORE -> true;
      case PUBLIC_BODY, OTHER -> false;
    };
  }
}
