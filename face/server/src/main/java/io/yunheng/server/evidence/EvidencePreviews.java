/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.evidence;

import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.fault.FaultException;
import io.yunheng.jobs.PicturePreview;
import io.yunheng.jobs.PicturePreview.Why;
import io.yunheng.jobs.PictureWorkers;
import io.yunheng.server.settings.JobSettings;
import io.yunheng.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small pictures of evidence, made by worker processes. They are kept in memory for a while, each
 * under the id of its piece of evidence, so never for two cases, and made anew when they are gone.
 */
public final class EvidencePreviews implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EvidencePreviews.class);
  private static final Set<String> TYPES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/bmp", "image/x-ms-bmp");
  private static final long MILLION = 1_000_000;
  private static final int AT_ONCE = 2;
  private static final int WAITING = 64;
  private static final int KEPT = 1_000;
  private static final long KEPT_BYTES = 24L << 20;

  /** What depends on how busy the machine was is tried again after this. */
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final Store store;
  private final InstantSource clock;
  private final PictureWorkers workers;
  private final ThreadPoolExecutor threads;
  private final Map<RandomId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

  private record Kept(CompletableFuture<PicturePreview> answer, Instant asked) {
    long bytes() {
      return done().map(Kept::bytes).orElse(0L);
    }

    Optional<PicturePreview> done() {
      return answer.isDone() ? Optional.of(answer.resultNow()) : Optional.empty();
    }

    private static long bytes(PicturePreview preview) {
      return switch (preview) {
        case PicturePreview.Made(var picture) -> picture.size();
        case PicturePreview.None _ -> 0L;
      };
    }

    boolean stale(Instant now) {
      return done()
          .filter(one -> one instanceof PicturePreview.None(var why) && passing(why))
          .map(_ -> now.isAfter(asked.plus(AGAIN)))
          .orElse(false);
    }

    private static boolean passing(Why why) {
      return switch (why) {
        case TIME, ENDED -> true;
        case BYTES, FORM, PIXELS, BROKEN, MEMORY -> false;
      };
    }
  }

  public EvidencePreviews(Store store, JobSettings settings, InstantSource clock) {
    int most = Math.min(AT_ONCE, settings.workers());
    this.store = store;
    this.clock = clock;
    this.workers = new PictureWorkers(most, settings.heap());
    this.threads =
        new ThreadPoolExecutor(
            most,
            most,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().daemon().name("previews-", 0).factory());
  }

  /** Starts the worker process that waits; returns at once. */
  public void start() {
    workers.warm();
  }

  /** The bytes of the largest file of which there are pictures. */
  long mostBytes() {
    return workers.mostBytes();
  }

  /** The same in millions of pixels. */
  long mostMegapixels() {
    return workers.mostPixels() / MILLION;
  }

  /** Whether a piece of evidence is of a form that pictures are made of. */
  static boolean pictured(CaseEvidenceFile one) {
    return TYPES.contains(one.content().type());
  }

  /**
   * What came of making the picture of a piece of evidence, which is begun if it was not; empty
   * while it is being made.
   *
   * @param patience for which it is waited
   */
  Optional<PicturePreview> of(CaseEvidenceFile one, Duration patience) {
    CompletableFuture<PicturePreview> answer;
    try {
      answer = asked(one);
    } catch (RejectedExecutionException _) {
      return Optional.empty();
    }
    try {
      return Optional.of(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException | CancellationException _) {
      return Optional.of(new PicturePreview.None(Why.ENDED));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private CompletableFuture<PicturePreview> asked(CaseEvidenceFile one) {
    Instant now = clock.instant();
    synchronized (kept) {
      Kept before = kept.get(one.id());
      if (before != null && !before.stale(now)) {
        return before.answer();
      }
      CompletableFuture<PicturePreview> answer = new CompletableFuture<>();
      threads.execute(() -> make(one, answer));
      kept.put(one.id(), new Kept(answer, now));
      return answer;
    }
  }

  private void make(CaseEvidenceFile one, CompletableFuture<PicturePreview> answer) {
    try {
      answer.complete(workers.preview(store.upkeep().file(one)));
    } catch (InterruptedException _) {
      answer.complete(new PicturePreview.None(Why.ENDED));
      Thread.currentThread().interrupt();
    } catch (FaultException e) {
      LOG.warn("preview: {}", e.fault().code().code());
      answer.complete(new PicturePreview.None(Why.ENDED));
    } catch (RuntimeException e) {
      LOG.warn("preview: {}", e.getClass().getName());
      answer.complete(new PicturePreview.None(Why.ENDED));
    }
    drop();
  }

  /** Drops what was not looked at for longest, as long as there is too much. */
  private void drop() {
    synchronized (kept) {
      long bytes = kept.values().stream().mapToLong(Kept::bytes).sum();
      Iterator<Kept> eldest = kept.values().iterator();
      while ((bytes > KEPT_BYTES || kept.size() > KEPT) && eldest.hasNext()) {
        Kept one = eldest.next();
        if (one.answer().isDone()) {
          bytes -= one.bytes();
          eldest.remove();
        }
      }
    }
  }

  /** Drops what was made of a piece of evidence. */
  void forget(RandomId evidence) {
    synchronized (kept) {
      kept.remove(evidence);
    }
  }

  /** Ends its worker processes. */
  @Override
  public void close() {
    threads.shutdownNow();
    workers.close();
  }
}
