/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.result;

import io.yunheng.catalog.Verdict;
import io.yunheng.server.web.Visit;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which verdicts of a run are shown, as the address says; an empty word stands for all.
 *
 * @param by {@code machine} or {@code person}
 * @param risk {@code yes} for those that bring about a high-risk case
 * @param text that the title, the number or the object contains
 */
record RunFilter(String verdict, String layer, String by, String risk, String text) {
  /** As the address says. */
  static RunFilter of(Visit visit) {
    return new RunFilter(
        visit.form("verdict"),
        visit.form("layer"),
        visit.form("by"),
        visit.form("risk"),
        visit.form("text"));
  }

  /** Only those with a verdict. */
  static RunFilter verdict(Verdict verdict) {
    return new RunFilter(verdict.code(), "", "", "", "");
  }

  /** Whether it leaves something out. */
  boolean narrows() {
    return !(verdict + layer + by + risk + text).isEmpty();
  }

  /** Whether a row is shown. */
  boolean lets(VerdictRow row, Visit visit) {
    return (verdict.isEmpty() || row.verdict().code().equals(verdict))
        && (layer.isEmpty() || row.item().layer().equals(layer))
        && (by.isEmpty() || row.byPerson() == by.equals("person"))
        && (risk.isEmpty() || !row.raised().isEmpty())
        && (text.isEmpty()
            || (row.item().clause()
                    + " "
                    + row.item().id()
                    + " "
                    + row.item().unit()
                    + " "
                    + row.item().title().in(visit.language())
                    + " "
                    + row.objectName())
                .toLowerCase(Locale.ROOT)
                .contains(text.toLowerCase(Locale.ROOT)));
  }

  /** The address of what it shows. */
  String address(String path) {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("verdict", verdict);
    said.put("layer", layer);
    said.put("by", by);
    said.put("risk", risk);
    said.put("text", text);
    StringBuilder address = new StringBuilder(path);
    char before = '?';
    for (Map.Entry<String, String> one : said.entrySet()) {
      if (!one.getValue().isEmpty()) {
        address
            .append(before)
            .append(one.getKey())
            .append('=')
            .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
        before = '&';
      }
    }
    return address.append("#tree").toString();
  }
}
