/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.bag.BagLimits;
import io.yunheng.bag.BagReport;
import io.yunheng.bag.BagRules;
import io.yunheng.bag.BagValidator;
import io.yunheng.bag.FastDigests;
import io.yunheng.bag.Signatures;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.DigestEngine;
import io.yunheng.fixity.LargeFileSettings;
import io.yunheng.handover.manifest.Choice;
import io.yunheng.handover.manifest.DamageLocator;
import io.yunheng.handover.manifest.DeepWork;
import io.yunheng.handover.manifest.Discrepancies;
import io.yunheng.handover.manifest.FoundRecords;
import io.yunheng.handover.manifest.Journal;
import io.yunheng.handover.manifest.KnownIdentities;
import io.yunheng.handover.manifest.LongWork;
import io.yunheng.handover.manifest.ManifestFolder;
import io.yunheng.handover.manifest.ManifestMergeJoin;
import io.yunheng.handover.manifest.PayloadName;
import io.yunheng.handover.manifest.SourceReader;
import io.yunheng.handover.manifest.SpilledRecords;
import io.yunheng.handover.manifest.Throttle;
import io.yunheng.handover.manifest.WorkLock;
import io.yunheng.run.Phase;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongConsumer;
import tools.jackson.databind.JsonNode;

/**
 * Verifies data against a manifest. It reads every file once, records results in a journal, and
 * compares in the order of paths; memory use does not grow with the number of entries.
 */
public final class Verifier {
  private static final int SORT_MEMORY = 64 << 20;

  private final BagRules rules;
  private final DigestEngine engine;
  private final Progress progress;

  public Verifier(BagRules rules, DigestEngine engine, Progress progress) {
    this.rules = rules;
    this.engine = engine;
    this.progress = progress;
  }

  /**
   * How much a manifest says that it lists.
   *
   * @throws FaultException as {@link #verify} does
   */
  public static Overview.Share listed(Path manifest) {
    ManifestFolder folder = ManifestFolder.open(manifest);
    return new Overview.Share(folder.files(), folder.octets());
  }

  /**
   * What a manifest says of itself, as docs/formats/handover.md has it.
   *
   * @throws FaultException as {@link #verify} does
   */
  public static JsonNode overview(Path manifest) {
    return ManifestFolder.open(manifest).overview();
  }

  /**
   * Compares; what differs is part of the result.
   *
   * @param all takes every discrepancy, in the order of paths
   * @throws FaultException with {@code HANDOVER_NONE} if it is no manifest of ours, {@code
   *     HANDOVER_ENTRY_INVALID}, {@code FILE_MISSING} if a payload is not there, {@code
   *     JOURNAL_OTHER} if the state is one of another manifest, {@code HANDOVER_BUSY}, {@code
   *     DISK_FULL}, {@code OUTPUT_FAILED}
   * @throws InterruptedException if it is interrupted; it can be asked for again
   */
  public Verification verify(VerifyRequest request, Discrepancies all) throws InterruptedException {
    ManifestFolder manifest = ManifestFolder.open(request.manifest());
    try {
      Files.createDirectories(request.work());
      try (WorkLock _ = WorkLock.acquire(request.work().resolve("lock"));
          KnownIdentities seen = new KnownIdentities();
          SpilledRecords records = new SpilledRecords(request.work(), SORT_MEMORY)) {
        BagReport lists = lists(request, manifest);
        Depth depth = depth(request, manifest);
        Choice choice = choice(depth, manifest);
        begin(depth, manifest);
        long reused = found(request, depth, choice, manifest, seen, records);
        progress.begin(Phase.of("compare-lists"));
        Verification compared = compare(request, depth, manifest, lists, records, reused, all);
        return request.deep().isPresent()
            ? compared.with(
                new DeepWork(request, request.deep().get(), manifest, choice, progress).run())
            : compared;
      }
    } catch (IOException e) {
      throw ReplacedFile.failed(request.work(), e);
    }
  }

  private void begin(Depth depth, ManifestFolder manifest) {
    Phase phase = Phase.of("read-files").total(Unit.FILES, manifest.files());
    progress.begin(
        depth instanceof Depth.Whole ? phase.total(Unit.OCTETS, manifest.octets()) : phase);
  }

  private BagReport lists(VerifyRequest request, ManifestFolder manifest)
      throws InterruptedException {
    BagValidator validator =
        new BagValidator(
            rules,
            new FastDigests(engine, request.threads(), Progress.SILENT),
            BagLimits.STANDARD,
            request.work());
    return manifest.bag()
        ? validator.tags(request.manifest())
        : validator.tagsBeside(request.manifest());
  }

  /** How much is read; without chunk trees there is nothing to compare by them alone. */
  private static Depth depth(VerifyRequest request, ManifestFolder manifest) {
    return request.depth() instanceof Depth.Whole && manifest.chunking().isEmpty()
        ? new Depth.Whole()
        : request.depth();
  }

  /** How long files are read: by one of their trees alone, or so that work on them can be kept. */
  private static LargeFileSettings longs(Depth depth, ManifestFolder manifest) {
    if (manifest.chunking().isEmpty()) {
      return LargeFileSettings.USUAL;
    }
    ChunkScheme chunking = manifest.chunking().get();
    return depth instanceof Depth.Whole(boolean byChunks) && byChunks
        ? LargeFileSettings.treesAlone(chunking.ofOne())
        : LargeFileSettings.keeping();
  }

  private static Choice choice(Depth depth, ManifestFolder manifest) {
    return switch (depth) {
      case Depth.Whole _ -> Choice.ALL;
      case Depth.Presence _ -> Choice.NONE;
      case Depth.Sample sample -> sample.choice(manifest.files());
    };
  }

  /** Reads what is there; how much of it was known from before. */
  private long found(
      VerifyRequest request,
      Depth depth,
      Choice choice,
      ManifestFolder manifest,
      KnownIdentities seen,
      SpilledRecords records)
      throws IOException, InterruptedException {
    Path file = request.state().orElse(request.work().resolve("journal"));
    long head;
    long old;
    String purpose = manifest.purpose(depth);
    LargeFileSettings how = longs(depth, manifest);
    try (LongWork longs =
            LongWork.open(
                request.work(), purpose, () -> {}, request.pause(), how.chunking(), false);
        Journal journal = Journal.open(file, purpose, () -> {}, request.pause(), seen::add)) {
      head = journal.head();
      old = journal.old();
      SourceReader reading =
          new SourceReader(
              manifest.algorithms(),
              engine,
              request.threads(),
              new Throttle(request.rate()),
              progress,
              how,
              manifest.chunking().map(_ -> longs),
              manifest.bag() ? PayloadName::inBag : PayloadName::of,
              choice,
              Optional.empty(),
              Optional.empty(),
              request.work(),
              new FoundRecords(journal, records),
              seen,
              SourceReader.none());
      for (ManifestFolder.Part part : manifest.parts(request.payloads())) {
        reading.read(part.prefix(), part.source());
      }
    }
    FoundRecords.collect(file, head, old, seen, records);
    return seen.hits();
  }

  private Verification compare(
      VerifyRequest request,
      Depth depth,
      ManifestFolder manifest,
      BagReport lists,
      SpilledRecords records,
      long reused,
      Discrepancies all)
      throws IOException, InterruptedException {
    records.sort();
    Throttle throttle = new Throttle(request.rate());
    LongConsumer again =
        octets -> {
          throttle.acquire(octets);
          progress.count(Unit.OCTETS, octets);
        };
    Optional<DamageLocator> locating =
        manifest
            .chunking()
            .map(
                chunking ->
                    new DamageLocator(
                        manifest.parts(request.payloads()),
                        chunking,
                        engine,
                        request.threads(),
                        again));
    ManifestMergeJoin join =
        new ManifestMergeJoin(manifest, records, depth, request.threads(), locating, all);
    join.run();
    OptionalDouble confidence =
        depth instanceof Depth.Sample sample
            ? OptionalDouble.of(sample.reached(join.read()))
            : OptionalDouble.empty();
    return new Verification(
        request.manifest(),
        request.when(),
        depth,
        lists,
        Signatures.check(request.manifest(), request.trusted()),
        !request.trusted().isEmpty(),
        join.disagreements(),
        new Verification.Amounts(
            join.listed(),
            join.listedOctets(),
            join.found(),
            join.read(),
            join.readOctets(),
            reused),
        join.counts(),
        join.kept(),
        join.moves(),
        confidence,
        join.unchecked(),
        Optional.empty());
  }
}
