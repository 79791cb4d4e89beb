/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.words;

import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.fault.Language;
import io.yunheng.report.view.Printable;

/** Says why something is unknown, and what would cure it. */
public record GapWords(Words words, KindLabels labels) {
  private static final String REGISTER = "register:";

  public static GapWords in(Language language) {
    return new GapWords(Words.in(language), KindLabels.load());
  }

  /** The reason in words; a code that has none as it is. */
  public String reason(String code) {
    return words.word("reason", code);
  }

  /** What is missing: a register by its name, a kind by its, else as it stands. */
  public String need(String need) {
    if (!need.startsWith(REGISTER)) {
      return Kind.of(need).map(this::kind).orElseGet(() -> Printable.text(need));
    }
    String rest = need.substring(REGISTER.length());
    int end = rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' ');
    String code = rest.substring(0, end);
    int dot = code.indexOf('.');
    return Kind.of(dot < 0 ? code : code.substring(0, dot))
        .map(
            found ->
                words.of(
                    "need.register",
                    kind(found)
                        + (dot < 0
                            ? ""
                            : words.of("list.comma")
                                + labels.column(found, code.substring(dot + 1), words.language()))
                        + Printable.text(rest.substring(end))))
        .orElse(Printable.text(need));
  }

  private String kind(Kind kind) {
    return labels.kind(kind, words.language());
  }
}
