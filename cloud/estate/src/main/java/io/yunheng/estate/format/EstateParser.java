/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Resource;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * One reading of one file. The calling thread takes the file apart into lines and reads all small
 * lines; batches of resource lines are read by other threads and handed to the sink in order, so
 * that the result and the first fault do not depend on the number of threads.
 */
public final class EstateParser implements AutoCloseable {
  private static final byte[] HEADER = prefix(EstateFormat.HEADER);
  private static final byte[] DEFINITION = prefix(EstateFormat.DEFINITION);
  private static final byte[] COVERAGE = prefix(EstateFormat.COVERAGE);
  private static final byte[] RESOURCE = prefix(EstateFormat.KIND);
  private static final byte[] END = prefix(EstateFormat.END);

  private final FileFaults faults;
  private final LineSource source;
  private final EstateSink sink;
  private final int threads;
  private final ExecutorService workers;
  private final ConcurrentLinkedQueue<ResourceParser> parsers = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<Batch> batches = new ConcurrentLinkedQueue<>();
  private final Deque<Future<Batch.Result>> pending = new ArrayDeque<>();
  private final EstateDefinitions definitions = new EstateDefinitions();
  private final Order order = new Order();
  private Batch batch = new Batch();
  private boolean resourcesBegun;
  private boolean faultHandedOver;
  private long records;

  /**
   * @param threads how many threads read; with 1 the calling thread does everything
   */
  public EstateParser(InputStream in, String name, EstateSink sink, int threads)
      throws IOException {
    this.faults = new FileFaults(name);
    this.source = new LineSource(in, faults);
    this.sink = sink;
    this.threads = threads;
    this.workers = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
  }

  private static byte[] prefix(String member) {
    return ("{\"" + member + "\":").getBytes(StandardCharsets.US_ASCII);
  }

  /** Reads the file; the result is its address. */
  public String run() throws IOException, InterruptedException {
    try {
      header();
      while (source.next()) {
        checkText();
        if (source.startsWith(RESOURCE)) {
          resourcesBegun = true;
          batch.add(source);
          if (batch.isFull()) {
            submit();
            drain(threads);
          }
        } else if (source.startsWith(DEFINITION)) {
          SmallLine.read(source, faults).define(definitions);
        } else if (source.startsWith(COVERAGE) && !resourcesBegun) {
          sink.coverage(SmallLine.read(source, faults).coverage(definitions));
        } else if (source.startsWith(END)) {
          return end();
        } else {
          throw faults.at(source.line(), FaultCode.ESTATE_LINE_UNKNOWN);
        }
      }
      throw faults.at(source.line(), FaultCode.ESTATE_TRUNCATED);
    } catch (FaultException e) {
      if (!faultHandedOver) {
        finishResources();
      }
      throw e;
    }
  }

  private void header() throws IOException {
    boolean ended = source.next();
    boolean begun = source.length() == 0 || startsLikeHeader();
    if (!ended && begun) {
      throw faults.at(1, FaultCode.ESTATE_TRUNCATED);
    }
    if (!source.startsWith(HEADER)) {
      throw faults.at(1, FaultCode.ESTATE_FOREIGN);
    }
    checkText();
    sink.header(SmallLine.read(source, faults).header());
  }

  /** Whether what there is of the first line could go on to be a header. */
  private boolean startsLikeHeader() {
    for (int i = 0; i < Math.min(source.length(), HEADER.length); i++) {
      if (source.bytes()[source.start() + i] != HEADER[i]) {
        return false;
      }
    }
    return true;
  }

  private void checkText() {
    source.checkUtf8();
    int length = source.length();
    if (length > 0 && source.bytes()[source.start() + length - 1] == '\r') {
      throw faults.at(source.line(), FaultCode.ESTATE_LINE_BREAK);
    }
  }

  private String end() throws IOException, InterruptedException {
    SmallLine.End end = SmallLine.read(source, faults).end();
    long line = source.line();
    finishResources();
    String actual = source.digestBefore();
    String address = source.digestWith();
    if (end.records() != records) {
      throw faults.at(
          line,
          FaultCode.ESTATE_COUNT_WRONG,
          "expected",
          Long.toString(end.records()),
          "actual",
          Long.toString(records));
    }
    if (!end.sha256().equals(actual)) {
      throw faults.at(line, FaultCode.ESTATE_CORRUPT, "expected", end.sha256(), "actual", actual);
    }
    if (source.next() || source.unended()) {
      throw faults.at(source.line(), FaultCode.ESTATE_AFTER_END);
    }
    return address;
  }

  /** Hands over all resources met so far, or throws the first fault among them. */
  private void finishResources() throws InterruptedException {
    submit();
    drain(0);
  }

  private void submit() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    if (batch.isEmpty()) {
      return;
    }
    Batch full = batch;
    EstateDefinitions.Snapshot known = definitions.snapshot();
    FutureTask<Batch.Result> task = new FutureTask<>(() -> read(full, known));
    pending.add(task);
    if (threads == 1) {
      task.run();
    } else {
      workers.execute(task);
    }
    Batch free = batches.poll();
    batch = free == null ? new Batch() : free;
  }

  private Batch.Result read(Batch full, EstateDefinitions.Snapshot known) {
    ResourceParser free = parsers.poll();
    ResourceParser parser = free == null ? new ResourceParser(faults) : free;
    Batch.Result result = parser.read(full, known);
    parsers.add(parser);
    full.clear();
    batches.add(full);
    return result;
  }

  /** Hands over results in order until at most so many batches are under way. */
  private void drain(int most) throws InterruptedException {
    while (pending.size() > most) {
      handOver(await(pending.remove()));
    }
  }

  private void handOver(Batch.Result result) {
    List<Resource> resources = result.resources();
    if (!resources.isEmpty()) {
      refuse(order.next(resources.getFirst(), result.firstLine(), faults));
      order.last(resources.getLast());
    }
    for (int i = 0; i < resources.size(); i++) {
      sink.resource(resources.get(i), result.origins().getOrDefault(i, Map.of()));
    }
    records += resources.size();
    refuse(result.fault());
  }

  private void refuse(Optional<FaultException> fault) {
    if (fault.isPresent()) {
      faultHandedOver = true;
      throw fault.get();
    }
  }

  private static Batch.Result await(Future<Batch.Result> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException("reading resources failed", e.getCause());
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
