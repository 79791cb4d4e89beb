/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.cli.Terminal;
import io.yunheng.handover.ReconcileRules;
import io.yunheng.handover.ReconciledResource;
import io.yunheng.handover.Reconciliation;
import io.yunheng.handover.UnmatchedReason;
import io.yunheng.report.handover.Amounts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a provider still has, as lines. */
final class ReconciliationText {
  private static final int SHOWN = 20;
  private static final List<String> ORDER =
      List.of("not-handed-over", "ambiguous", "not-comparable");

  private final Terminal terminal;
  private final ReconcileRules book;

  ReconciliationText(Terminal terminal, ReconcileRules book) {
    this.terminal = terminal;
    this.book = book;
  }

  void print(Reconciliation reconciliation) {
    line("reconcile.outcome." + reconciliation.outcome().code());
    Map<String, Long> counts = reconciliation.counts();
    line(
        "reconcile.amounts",
        reconciliation.entries(),
        counts.getOrDefault("handed-over", 0L),
        counts.getOrDefault("not-expected", 0L));
    for (String code : ORDER) {
      if (counts.getOrDefault(code, 0L) > 0) {
        line("reconcile." + code, counts.getOrDefault(code, 0L));
        reasons(reconciliation.all().stream().filter(one -> one.code().equals(code)).toList());
      }
    }
  }

  private void reasons(List<ReconciledResource> all) {
    Map<UnmatchedReason, List<ReconciledResource>> byReason = new TreeMap<>();
    for (UnmatchedReason reason : UnmatchedReason.values()) {
      List<ReconciledResource> some =
          all.stream().filter(one -> one.because().filter(reason::equals).isPresent()).toList();
      if (!some.isEmpty()) {
        byReason.put(reason, some);
      }
    }
    byReason.forEach(
        (reason, some) -> {
          line("reconcile.reason", book.what(reason, terminal.language()));
          some.stream().limit(SHOWN).forEach(this::one);
          if (some.size() > SHOWN) {
            line("reconcile.more", some.size() - SHOWN);
          }
          line("reconcile.cure", book.cure(reason, terminal.language()));
        });
  }

  private void one(ReconciledResource one) {
    switch (one) {
      case ReconciledResource.Ambiguous(var what, var _, var _, var entries) ->
          line(
              "reconcile.item.entries",
              what.toString(),
              entries.first().getFirst(),
              entries.count(),
              Amounts.octets(entries.octets()));
      case ReconciledResource.NotComparable(var what, var _, String detail, String need) ->
          line("reconcile.item.gap", what.toString(), detail, need.isEmpty() ? "-" : need);
      case ReconciledResource.HandedOver _,
          ReconciledResource.NotHandedOver _,
          ReconciledResource.NotExpected _ ->
          line("reconcile.item", one.what().toString());
    }
  }

  /** Names of strangers must not steer the terminal. */
  private void line(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
