/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.ActAuthor;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.EvidenceScan;
import io.yunheng.fault.FaultException;
import io.yunheng.server.settings.EvidenceSettings;
import io.yunheng.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the server does for evidence by itself, one thing after the other: has it scanned for
 * malware where a scanner is set, and drops uploads that nobody goes on with.
 */
public final class EvidenceCare implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EvidenceCare.class);
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int AT_ONCE = 20;

  private final Store store;
  private final InstantSource clock;
  private final Duration unfinished;
  private final Optional<MalwareScanner> scanner;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("evidence").factory());
  private final ScheduledFuture<?> rounds;
  private volatile boolean closed;
  private volatile String state = "";

  public EvidenceCare(Store store, EvidenceSettings settings, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.unfinished = settings.unfinished();
    this.scanner = settings.scanner().map(one -> new MalwareScanner(one, PATIENCE));
    this.rounds =
        timer.scheduleWithFixedDelay(this::round, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether a scanner is set. */
  public boolean scans() {
    return scanner.isPresent();
  }

  /** The version of the scanner when it was asked last; empty where it does not answer. */
  String scannerState() {
    return state;
  }

  private void round() {
    try {
      store.upkeep().dropUploads(clock.instant().minus(unfinished));
      if (scanner.isPresent()) {
        scan(scanner.get());
      }
    } catch (RuntimeException e) {
      LOG.warn("evidence is not looked after: {}", e.getClass().getName());
    }
  }

  private void scan(MalwareScanner one) {
    try {
      state = one.version();
      List<CaseEvidenceFile> next = store.upkeep().unscanned(AT_ONCE);
      for (CaseEvidenceFile evidence : next) {
        if (closed) {
          return;
        }
        scan(one, evidence);
      }
    } catch (IOException e) {
      state = "";
    }
  }

  private void scan(MalwareScanner one, CaseEvidenceFile evidence) throws IOException {
    String answer;
    try {
      answer = one.scan(store.upkeep().file(evidence));
    } catch (FaultException e) {
      answer = e.fault().code().code() + " ERROR";
    }
    store
        .evidence()
        .scanned(evidence.id(), new EvidenceScan(answer, clock.instant()), ActAuthor.system());
  }

  @Override
  public void close() {
    closed = true;
    rounds.cancel(false);
    timer.shutdown();
    try {
      if (!timer.awaitTermination(EVERY.toSeconds(), TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
