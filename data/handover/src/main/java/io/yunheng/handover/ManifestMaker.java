/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.bag.BagRules;
import io.yunheng.bag.BagWriter;
import io.yunheng.database.DatabaseRecord;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.LargeFileSettings;
import io.yunheng.fixity.TreeDigests;
import io.yunheng.handover.manifest.Choice;
import io.yunheng.handover.manifest.FoundRecords;
import io.yunheng.handover.manifest.Histories;
import io.yunheng.handover.manifest.Information;
import io.yunheng.handover.manifest.Journal;
import io.yunheng.handover.manifest.KnownIdentities;
import io.yunheng.handover.manifest.Layout;
import io.yunheng.handover.manifest.Lists;
import io.yunheng.handover.manifest.LongWork;
import io.yunheng.handover.manifest.Payload;
import io.yunheng.handover.manifest.PayloadName;
import io.yunheng.handover.manifest.SourceReader;
import io.yunheng.handover.manifest.SpilledRecords;
import io.yunheng.handover.manifest.Throttle;
import io.yunheng.handover.manifest.WorkLock;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates a manifest: reads the data once, records results in a journal, and writes the lists in
 * the order of paths. After an interruption, the same request resumes where it stopped.
 */
public final class ManifestMaker {
  private final BagRules rules;
  private final DigestEngine engine;
  private final Progress progress;

  public ManifestMaker(BagRules rules, DigestEngine engine, Progress progress) {
    this.rules = rules;
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * Makes one.
   *
   * @throws FaultException with {@code FILE_MISSING} if a source is not there, {@code
   *     OUTPUT_EXISTS}, {@code OUTPUT_INSIDE_SOURCE}, {@code JOURNAL_OTHER} if there is unfinished
   *     work of another request, {@code HANDOVER_BUSY} if another process is at it, {@code
   *     DISK_FULL}, {@code OUTPUT_FAILED}
   * @throws InterruptedException if it is interrupted; it can be asked for again
   */
  public Overview make(ManifestRequest request) throws InterruptedException {
    for (PayloadSource source : request.sources()) {
      if (source instanceof PayloadSource.Tree(String _, Path root)) {
        check(root, request.output());
      }
    }
    Path work = request.output().resolve(Layout.WORK);
    try {
      requireOurs(request.output(), work);
      Files.createDirectories(work);
      try (WorkLock _ = WorkLock.acquire(work.resolve("lock"));
          KnownIdentities seen = new KnownIdentities()) {
        return new Making(request, work, seen).run();
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(request.output(), e);
    }
  }

  private static void check(Path root, Path output) {
    if (!Files.isDirectory(root) && !Files.isRegularFile(root)) {
      throw FaultException.of(FaultCode.FILE_MISSING, "file", root.toString());
    }
    Path inside = real(output);
    Path outside = real(root);
    if (inside.startsWith(outside) || outside.startsWith(inside)) {
      throw FaultException.of(
          FaultCode.OUTPUT_INSIDE_SOURCE, "output", output.toString(), "source", root.toString());
    }
  }

  /** The path without links as far as it exists. */
  private static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    for (Path part = absolute; part != null; part = part.getParent()) {
      try {
        return part.toRealPath().resolve(part.relativize(absolute));
      } catch (IOException _) {
        // Not there yet: what it lies in may be.
      }
    }
    return absolute;
  }

  private static void requireOurs(Path output, Path work) throws IOException {
    if (Files.isDirectory(output) && !Files.isDirectory(work)) {
      try (Stream<Path> entries = Files.list(output)) {
        if (entries.findAny().isPresent()) {
          throw FaultException.of(FaultCode.OUTPUT_EXISTS, "path", output.toString());
        }
      }
    }
  }

  private final class Making {
    private final ManifestRequest request;
    private final Path work;
    private final KnownIdentities seen;
    private final Instant made;
    private final List<Algorithm> ours;
    private final BagWriter writer;

    Making(ManifestRequest request, Path work, KnownIdentities seen) throws IOException {
      this.request = request;
      this.work = work;
      this.seen = seen;
      this.made = begun();
      List<Algorithm> asked =
          Arrays.stream(Algorithm.values()).filter(request.algorithms()::contains).toList();
      List<Algorithm> common =
          asked.stream().filter(one -> rules.algorithms().containsKey(one.code())).toList();
      this.ours = asked.stream().filter(one -> !common.contains(one)).toList();
      BagWriter.reopen(request.output(), common);
      this.writer =
          request.bag()
              ? BagWriter.begin(request.output(), rules, common)
              : BagWriter.beside(request.output(), rules, common);
    }

    private Instant begun() throws IOException {
      Path file = work.resolve("begun");
      if (Files.exists(file)) {
        return Instant.parse(Files.readString(file));
      }
      ReplacedFile.write(file, out -> out.write(request.made().toString().getBytes(UTF_8)));
      return request.made();
    }

    Overview run() throws IOException, InterruptedException {
      progress.begin(Phase.of("read-files"));
      Path file = work.resolve("journal");
      Journal.Before copies = request.bag() ? () -> TreeDigests.force(request.output()) : () -> {};
      Overview overview;
      Map<String, DatabaseRecord> databases = SourceReader.none();
      try (SpilledRecords records = new SpilledRecords(work, SORT_MEMORY);
          LongWork longs =
              LongWork.open(work, purpose(), copies, request.pause(), request.chunking(), true)) {
        Journal.Before before =
            () -> {
              longs.force();
              copies.force();
            };
        long head;
        long old;
        try (Journal journal = Journal.open(file, purpose(), before, request.pause(), seen::add)) {
          head = journal.head();
          old = journal.old();
          SourceReader reading =
              new SourceReader(
                  request.algorithms(),
                  engine,
                  request.threads(),
                  new Throttle(request.rate()),
                  progress,
                  request.chunking().map(LargeFileSettings::trees).orElse(LargeFileSettings.USUAL),
                  request.chunking().map(_ -> longs),
                  PayloadName::of,
                  Choice.ALL,
                  request.looking(),
                  request.bag()
                      ? Optional.of(request.output().resolve(Layout.PAYLOAD))
                      : Optional.empty(),
                  work,
                  new FoundRecords(journal, records),
                  seen,
                  databases);
          for (PayloadSource source : request.sources()) {
            reading.read(request.prefix(source), source);
          }
        }
        FoundRecords.collect(file, head, old, seen, records);
        Payload payload = new Payload(request.output().resolve(Layout.PAYLOAD));
        if (request.bag() && old > head) {
          payload.tidy(records);
        }
        List<Overview.Source> sources = new ArrayList<>();
        for (PayloadSource source : request.sources()) {
          sources.add(listed(source));
        }
        progress.begin(Phase.of("write-lists"));
        overview =
            new Lists(request, sources, made, writer, ours, databases, longs.leaves())
                .write(records);
      }
      writer.finish(
          Information.of(overview), made.atOffset(java.time.ZoneOffset.UTC).toLocalDate());
      Payload.remove(work);
      return overview;
    }

    private Overview.Source listed(PayloadSource source) throws InterruptedException {
      return new Overview.Source(
          request.sources().size() == 1 ? "" : source.label(),
          source.kind(),
          source.location(),
          source instanceof PayloadSource.Objects objects
              ? Optional.of(Histories.of(objects))
              : Optional.empty(),
          source instanceof PayloadSource.Tree ? engine.access().unseen() : Set.of());
    }

    private String purpose() {
      return Stream.of(
              Stream.of("yunheng-journal/3", request.bag() ? "bag" : "beside"),
              request.algorithms().stream().sorted().map(Algorithm::code),
              request.chunking().stream().map(ManifestMaker::purpose),
              Stream.of(request.looking().isPresent() ? "scan " + request.scanLimit() : "fixity"),
              request.sources().stream().map(ManifestMaker::purpose))
          .flatMap(each -> each)
          .map(text -> text.replace("%", "%25").replace("\n", "%0A"))
          .collect(Collectors.joining("|"));
    }
  }

  private static String purpose(PayloadSource source) {
    boolean versions = source instanceof PayloadSource.Objects objects && objects.versions();
    return source.label() + "=" + source.location() + (versions ? " versions" : "");
  }

  private static String purpose(ChunkScheme chunking) {
    return chunking.algorithms().stream()
        .sorted()
        .map(Algorithm::code)
        .collect(Collectors.joining(" ", "chunks " + chunking.size() + " ", ""));
  }

  /** For sorting, in bytes. */
  private static final int SORT_MEMORY = 64 << 20;
}
