/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.fault.Fault;
import io.yunheng.fixity.TreeAccess;
import io.yunheng.report.handover.Amounts;
import io.yunheng.run.Phase;
import io.yunheng.run.Position;
import io.yunheng.run.Progress;
import io.yunheng.run.ProgressMeter;
import io.yunheng.run.Unit;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** Prints on the error stream how far work is, every two seconds. */
final class TerminalProgress implements Progress, AutoCloseable {
  /** The phase in which the way of computing digests is known, which is printed at once. */
  private static final String DIGESTS = "start-digests";

  private static final String TREES = "reach-files";
  private static final String COLLECT = "collect-parts";
  private static final long PAUSE_MILLIS = 2_000;

  private final Terminal terminal;
  private final ProgressMeter meter = new ProgressMeter();
  private final Thread printer;
  private volatile long began = System.nanoTime();
  private volatile String phase = "";

  TerminalProgress(Terminal terminal) {
    this.terminal = terminal;
    this.printer = Thread.ofPlatform().daemon().name("progress").start(this::print);
  }

  @Override
  public void begin(Phase next) {
    if (!next.code().equals(phase)) {
      phase = next.code();
      began = System.nanoTime();
    }
    meter.begin(next);
    if (next.code().equals(TREES) && next.subject().equals(TreeAccess.PORTABLE.code())) {
      terminal.note(terminal.text("tree.walk.portable"));
    }
    if (next.code().equals(DIGESTS)) {
      terminal.note(terminal.text("digests.path." + next.subject()));
    }
  }

  @Override
  public void count(Unit unit, long more) {
    meter.count(unit, more);
  }

  @Override
  public void warn(Fault fault) {
    terminal.warn(fault);
  }

  private void print() {
    try {
      while (true) {
        Thread.sleep(PAUSE_MILLIS);
        terminal.note(line());
      }
    } catch (InterruptedException _) {
      // The work has ended.
    }
  }

  private String line() {
    Position now = meter.position();
    List<String> parts = new ArrayList<>();
    parts.add(terminal.text("progress." + now.phase().code(), subject(now.phase())));
    for (Unit unit : Unit.values()) {
      OptionalLong total = now.total(unit);
      if (total.isPresent()) {
        parts.add(
            terminal.text(
                "unit." + unit.code() + ".of",
                amount(unit, now.done(unit)),
                amount(unit, total.getAsLong())));
      } else if (now.done(unit) > 0) {
        parts.add(terminal.text("unit." + unit.code(), amount(unit, now.done(unit))));
      }
    }
    long octets = now.done(Unit.OCTETS);
    if (octets > 0) {
      double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
      parts.add(terminal.text("progress.rate", Amounts.octets((long) (octets / seconds))));
      now.total(Unit.OCTETS)
          .ifPresent(
              all ->
                  parts.add(
                      terminal.text(
                          "progress.until",
                          end((long) (seconds * Math.max(0, all - octets) / octets)))));
    }
    return String.join(terminal.text("progress.and"), parts);
  }

  /** What is being collected, and which service is waited for. */
  private String subject(Phase of) {
    if (!of.code().equals(COLLECT)) {
      return of.subject();
    }
    String[] parts = of.subject().split(" ", 2);
    String kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.code().equals(parts[0]))
            .findFirst()
            .map(one -> KindLabels.load().kind(one, terminal.language()))
            .orElse(parts[0]);
    return parts.length < 2 ? kind : terminal.text("progress.collect-parts.of", kind, parts[1]);
  }

  private static Object amount(Unit unit, long count) {
    return unit == Unit.OCTETS ? Amounts.octets(count) : String.format(Locale.ROOT, "%,d", count);
  }

  private static String end(long seconds) {
    return LocalTime.now(ZoneId.systemDefault())
        .plusSeconds(seconds)
        .truncatedTo(ChronoUnit.SECONDS)
        .toString();
  }

  @Override
  public void close() {
    printer.interrupt();
  }
}
