/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.manifest;

import io.yunheng.bag.BagRules;
import io.yunheng.bag.SignatureCheck;
import io.yunheng.bag.Statement;
import io.yunheng.cli.Terminal;
import io.yunheng.finding.Finding;
import io.yunheng.finding.Weight;
import io.yunheng.handover.DamageLocation;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.Verification;
import io.yunheng.report.handover.Amounts;
import io.yunheng.report.handover.ClauseVerdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of comparing a manifest as lines. */
final class VerificationText {
  private static final int SHOWN = 10;
  private static final int RANGES = 5;

  private final Terminal terminal;
  private final BagRules book = BagRules.shipped();

  VerificationText(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Verification verification) {
    Verification.Amounts amounts = verification.amounts();
    line("verify.stand." + verification.stand().code());
    line(
        "verify.amounts",
        amounts.listed(),
        Amounts.octets(amounts.listedOctets()),
        amounts.found(),
        amounts.read(),
        Amounts.octets(amounts.readOctets()));
    if (amounts.reused() > 0) {
      line("verify.reused", amounts.reused());
    }
    switch (verification.depth()) {
      case Depth.Whole(boolean byChunks) -> {
        if (byChunks) {
          line("verify.by-chunks");
        }
      }
      case Depth.Presence _ -> line("verify.presence");
      case Depth.Sample(double share, double _, long seed) ->
          line(
              "verify.sample",
              Amounts.percent(share),
              Amounts.percent(verification.confidence().orElse(0)),
              Long.toString(seed));
    }
    if (!verification.unchecked().isEmpty()) {
      line("verify.unchecked", names(verification.unchecked()));
    }
    lists(verification);
    for (SignatureCheck one : verification.signatures()) {
      line(
          "verify.signature." + one.state().code(),
          one.statement().map(Statement::signer).orElse(one.file()),
          one.key(),
          one.statement().map(statement -> statement.made().toString()).orElse(""));
    }
    if (verification.trust()
        && verification.signatures().stream()
            .noneMatch(one -> one.state() == SignatureCheck.State.TRUSTED)) {
      line("verify.untrusted");
    }
    for (Discrepancy.Kind kind : Discrepancy.Kind.values()) {
      Long count = verification.counts().get(kind);
      if (count != null) {
        line("verify.kind." + kind.code(), count);
        List<Discrepancy> some =
            verification.kept().stream().filter(one -> one.kind() == kind).limit(SHOWN).toList();
        some.forEach(this::discrepancy);
        if (count > some.size()) {
          line("verify.more", count - some.size());
        }
      }
    }
    for (Verification.Move move : verification.moves().stream().limit(SHOWN).toList()) {
      line("verify.move", move.from(), move.to());
    }
  }

  private static String names(List<String> names) {
    String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return names.size() > SHOWN ? first + ", …" : first;
  }

  /** What it comes to for clauses, a line each. */
  void print(List<ClauseVerdict> clauses) {
    line("verify.clauses");
    for (ClauseVerdict one : clauses) {
      line(
          "verify.clause",
          one.clause(),
          terminal.text("verdict." + one.verdict().code()),
          one.first().what().in(terminal.language()));
    }
  }

  private void lists(Verification verification) {
    for (Finding finding : verification.lists().findings().stream().limit(SHOWN).toList()) {
      if (finding.weight() != Weight.NOTE) {
        line(
            "verify.list",
            book.findings().what(finding, terminal.language()),
            book.findings().cure(finding, terminal.language()));
      }
    }
    if (verification.disagreeing() > 0) {
      line("verify.disagreeing", verification.disagreeing());
      verification.disagreements().first().stream()
          .limit(SHOWN)
          .forEach(
              one ->
                  line(
                      one.path().isEmpty() ? "verify.disagreeing.list" : "verify.disagreeing.at",
                      one.path(),
                      one.list()));
    }
  }

  private void discrepancy(Discrepancy one) {
    switch (one) {
      case Discrepancy.Missing(String path, long size) ->
          line("verify.item", path, Amounts.octets(size));
      case Discrepancy.Resized(
              String path,
              long listed,
              long found,
              Optional<DamageLocation> where) -> {
        line("verify.item.resized", path, listed, found);
        where.ifPresent(this::where);
      }
      case Discrepancy.Damaged(String path, long size, var _, Optional<DamageLocation> where) -> {
        line("verify.item", path, Amounts.octets(size));
        where.ifPresent(this::where);
      }
      case Discrepancy.OtherKind(String path, String listed, String found) ->
          line("verify.item.other", path, listed, found);
      case Discrepancy.OtherTarget(String path, String listed, String found) ->
          line("verify.item.other", path, listed, found);
      case Discrepancy.OtherRows(String path, long listed, long found) ->
          line("verify.item.rows", path, listed, found);
      case Discrepancy.Added(String path, String _, long size) ->
          line("verify.item", path, Amounts.octets(size));
      case Discrepancy.Unread(String path, var _, String why) -> line("verify.item.why", path, why);
      case Discrepancy.NeverTaken(String path, var _) -> line("verify.item.plain", path);
      case Discrepancy.Undigested(String path) -> line("verify.item.plain", path);
    }
  }

  private void where(DamageLocation where) {
    switch (where) {
      case DamageLocation.Unknown(DamageLocation.Cause cause, String _) ->
          line("verify.where.unknown." + cause.code());
      case DamageLocation.Known known -> {
        if (known.chunks() > 0) {
          String ranges =
              known.ranges().stream()
                  .limit(RANGES)
                  .map(range -> range.from() + "–" + (range.to() - 1))
                  .collect(Collectors.joining(", "));
          line("verify.where.ranges", Amounts.octets(known.octets()), ranges);
        }
        if (known.count() > RANGES) {
          line("verify.where.beyond", known.count() - RANGES);
        }
        switch (known.rest()) {
          case AS_LISTED -> {}
          case CUT -> line("verify.where.cut");
          case MORE -> line("verify.where.more" + (known.chunks() == 0 ? "-only" : ""));
          case MOVED ->
              line(
                  "verify.where.moved-" + (known.moved() > 0 ? "on" : "back"),
                  Math.abs(known.moved()));
        }
      }
    }
  }

  private void line(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
