/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Text;
import io.yunheng.responsibility.arrangement.Agreement;
import io.yunheng.responsibility.arrangement.Arrangement;
import io.yunheng.responsibility.arrangement.Delegation;
import io.yunheng.responsibility.arrangement.Subject;
import io.yunheng.responsibility.transfer.Finding.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is found, in words. */
final class Findings {
  private final TransferBook book;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Agreement> agreements = new HashMap<>();
  private final List<Finding> all = new ArrayList<>();

  Findings(TransferBook book, Arrangement arrangement) {
    this.book = book;
    arrangement.organisations().forEach(one -> names.put(one.id(), one.name()));
    arrangement.agreements().forEach(one -> agreements.put(one.id(), one));
  }

  List<Finding> all() {
    return all;
  }

  Optional<Agreement> agreement(Delegation one) {
    return one.agreement().map(agreements::get);
  }

  void add(String rule, Subject about, Map<String, Text> more, Optional<String> bears) {
    TransferRule found = book.rule(rule);
    boolean justified = about instanceof Delegation one && one.justification().isPresent();
    State state =
        switch (found.weight()) {
          case BREACH -> State.BREACH;
          case OPEN -> State.OPEN;
          case DEVIATION -> justified ? State.JUSTIFIED : State.DEVIATION;
        };
    add(found, state, about, found.finding(), more, bears);
  }

  void add(String rule, Subject about, Map<String, Text> more) {
    add(rule, about, more, Optional.empty());
  }

  /** A rule that cannot be decided without knowing more. */
  void open(String rule, String need, Subject about, Map<String, Text> more) {
    add(book.rule(rule), State.OPEN, about, book.need(need), more, Optional.empty());
  }

  private void add(
      TransferRule rule,
      State state,
      Subject about,
      Text said,
      Map<String, Text> more,
      Optional<String> bears) {
    Map<String, Text> values = new LinkedHashMap<>(more);
    values.put("id", both(about.id()));
    if (about.parties().size() > 1) {
      values.put("from", both(name(about.parties().getFirst())));
      values.put("to", both(name(about.parties().get(1))));
    }
    values.put("agreement", both(agreementName(about)));
    all.add(
        new Finding(rule, state, about, filled(said, values), filled(rule.cure(), values), bears));
  }

  private String agreementName(Subject about) {
    return switch (about) {
      case Agreement one -> one.name();
      case Delegation one -> agreement(one).map(Agreement::name).orElse("-");
      default -> "-";
    };
  }

  String name(String id) {
    return names.getOrDefault(id, id);
  }

  static Text both(String text) {
    return new Text(text, text);
  }

  private static Text filled(Text text, Map<String, Text> values) {
    String zh = text.zh();
    String en = text.en();
    for (Map.Entry<String, Text> value : values.entrySet()) {
      zh = zh.replace("{" + value.getKey() + "}", value.getValue().zh());
      en = en.replace("{" + value.getKey() + "}", value.getValue().en());
    }
    return new Text(zh, en);
  }
}
