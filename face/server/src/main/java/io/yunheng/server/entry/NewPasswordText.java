/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.entry;

import io.yunheng.server.secret.PasswordFlaw;
import io.yunheng.server.secret.PasswordRules;
import io.yunheng.server.web.Visit;
import java.util.Map;

/** What is wrong with a password, at the field it belongs to. */
final class NewPasswordText {
  private NewPasswordText() {}

  static Map<String, String> problem(Visit visit, PasswordFlaw flaw, PasswordRules rules) {
    String text =
        switch (flaw) {
          case SHORT -> visit.text("password.short", Integer.toString(rules.leastLength()));
          case LONG -> visit.text("password.long", Integer.toString(PasswordRules.LONGEST));
          case FORMER -> visit.text("password.former", Integer.toString(rules.history()));
          case LISTED, OWN_NAME, ONE_CHARACTER, UNEQUAL -> visit.text("password." + flaw.code());
        };
    return Map.of(flaw == PasswordFlaw.UNEQUAL ? "repeated" : "new-password", text);
  }
}
