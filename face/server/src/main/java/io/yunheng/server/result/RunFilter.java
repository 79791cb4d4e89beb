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
 * @param rules {@code differ} for those on which the two verdict rules differ
 * @param text that the title, the number or the object contains
 */
record RunFilter(String verdict, String layer, String by, String risk, String rules, String text) {
  static final RunFilter NONE = new RunFilter("", "", "", "", "", "");

  /** As the address says. */
  static RunFilter of(Visit visit) {
    return new RunFilter(
        visit.form("verdict"),
        visit.form("layer"),
        visit.form("by"),
        visit.form("risk"),
        visit.form("rules"),
        visit.form("text"));
  }

  /** Only those with a verdict. */
  static RunFilter verdict(Verdict verdict) {
    return NONE.only("verdict", verdict.code());
  }

  /** Of the same layer and text, those that one more word lets through; all for an empty one. */
  RunFilter only(String name, String value) {
    return new RunFilter(
        name.equals("verdict") ? value : "",
        layer,
        name.equals("by") ? value : "",
        name.equals("risk") ? value : "",
        name.equals("rules") ? value : "",
        text);
  }

  /** Only those of a layer. */
  static RunFilter ofLayer(String layer) {
    return new RunFilter("", layer, "", "", "", "");
  }

  /** Whether it leaves something out. */
  boolean narrows() {
    return !said().isEmpty();
  }

  /** Whether a row is shown. */
  boolean lets(VerdictRow row, Visit visit) {
    return (verdict.isEmpty() || row.verdict().code().equals(verdict))
        && (layer.isEmpty() || row.item().layer().equals(layer))
        && (by.isEmpty() || row.byPerson() == by.equals("person"))
        && (risk.isEmpty() || !row.raised().isEmpty())
        && (rules.isEmpty() || row.other().isPresent())
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

  /** What it leaves in, by name; nothing for all. */
  Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    said.put("verdict", verdict);
    said.put("layer", layer);
    said.put("by", by);
    said.put("risk", risk);
    said.put("rules", rules);
    said.put("text", text);
    said.values().removeIf(String::isEmpty);
    return said;
  }

  /** The address of what it shows. */
  String address(String path) {
    return with(path) + "#tree";
  }

  /** An address that carries it along. */
  String with(String address) {
    StringBuilder with = new StringBuilder(address);
    char before = address.indexOf('?') < 0 ? '?' : '&';
    for (Map.Entry<String, String> one : said().entrySet()) {
      with.append(before)
          .append(one.getKey())
          .append('=')
          .append(URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8));
      before = '&';
    }
    return with.toString();
  }
}
