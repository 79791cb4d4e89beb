/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks whether bags are complete and valid (RFC 8493 section 3). Memory is bounded whatever a bag
 * holds: lists are compared by sorting, on disk where they are long, which takes about 80 bytes for
 * each time that a file is found, digested or listed, and the names of the files. Files are opened
 * only where they were found, never where a list says. While it works the bag must not change.
 */
public final class BagValidator {
  private final BagRules rules;
  private final FileDigests digests;
  private final BagLimits limits;
  private final Path scratch;
  private final BagReader reader;

  /**
   * A validator.
   *
   * @param digests makes the digests of payload files
   * @param scratch a folder for lists that are sorted on disk; what is put there is taken away
   */
  public BagValidator(BagRules rules, FileDigests digests, BagLimits limits, Path scratch) {
    this.rules = rules;
    this.digests = digests;
    this.limits = limits;
    this.scratch = scratch;
    this.reader = new BagReader(rules, limits);
  }

  /**
   * Whether everything is there that should be; no payload file is read.
   *
   * @throws FaultException with {@code FILE_MISSING} if there is no such folder, {@code
   *     FILE_UNREADABLE}, {@code DISK_FULL} or {@code OUTPUT_FAILED}
   * @throws InterruptedException if it is interrupted; nothing is left behind
   */
  public BagReport complete(Path root) throws InterruptedException {
    return check(root, false);
  }

  /**
   * Whether everything is there and unchanged.
   *
   * @throws FaultException as {@link #complete} does
   * @throws InterruptedException if it is interrupted
   */
  public BagReport validate(Path root) throws InterruptedException {
    return check(root, true);
  }

  /**
   * Whether a bag's tag files are there and unchanged; its payload is not looked at.
   *
   * @throws FaultException as {@link #complete} does
   * @throws InterruptedException if it is interrupted
   */
  public BagReport tags(Path root) throws InterruptedException {
    Findings<BagCode> findings = new Findings<>(rules.findings(), limits.kept());
    return check(reader.read(root, findings), findings, true, Checking::tagsOnly);
  }

  /**
   * The same of lists beside a payload, as {@link BagWriter#beside} writes them.
   *
   * @throws FaultException as {@link #complete} does
   * @throws InterruptedException if it is interrupted
   */
  public BagReport tagsBeside(Path root) throws InterruptedException {
    Findings<BagCode> findings = new Findings<>(rules.findings(), limits.kept());
    return check(reader.beside(root, findings), findings, true, Checking::tagsOnly);
  }

  private BagReport check(Path root, boolean digesting) throws InterruptedException {
    Findings<BagCode> findings = new Findings<>(rules.findings(), limits.kept());
    return check(reader.read(root, findings), findings, digesting, Checking::run);
  }

  private interface Work {
    BagReport on(Checking checking) throws IOException, InterruptedException;
  }

  private BagReport check(Bag bag, Findings<BagCode> findings, boolean digesting, Work work)
      throws InterruptedException {
    try {
      Path folder = Files.createTempDirectory(scratch, "bag-");
      try {
        return work.on(new Checking(bag, digesting, folder, findings));
      } finally {
        Files.deleteIfExists(folder);
      }
    } catch (IOException | UncheckedIOException e) {
      throw ReplacedFile.failed(scratch, e);
    }
  }

  private final class Checking {
    private final Bag bag;
    private final boolean digesting;
    private final Path folder;
    private final Findings<BagCode> findings;
    private long octets;
    private long files;

    Checking(Bag bag, boolean digesting, Path folder, Findings<BagCode> findings) {
      this.bag = bag;
      this.digesting = digesting;
      this.folder = folder;
      this.findings = findings;
    }

    BagReport run() throws IOException, InterruptedException {
      tags();
      Path data = bag.root().resolve(BagPath.PAYLOAD);
      if (!Files.isDirectory(data, LinkOption.NOFOLLOW_LINKS)) {
        findings.add(BagCode.PAYLOAD_FOLDER_MISSING, new Place.Part(BagPath.PAYLOAD));
        return BagReport.of(bag, false, Optional.empty(), 0, findings);
      }
      long toFetch = payload();
      Oxum found = new Oxum(octets, files);
      oxum(found, toFetch);
      return BagReport.of(bag, digesting, Optional.of(found), toFetch, findings);
    }

    BagReport tagsOnly() throws IOException, InterruptedException {
      tags();
      return BagReport.of(bag, false, Optional.empty(), 0, findings);
    }

    private void tags() throws IOException, InterruptedException {
      try (BagComparison comparison = new BagComparison(folder, limits, rules)) {
        boolean drafted = BagReader.before1(bag.version());
        for (int i = 0; i < bag.tagManifests().size(); i++) {
          Manifest manifest = bag.tagManifests().get(i);
          Set<String> manifests = new HashSet<>();
          int source = BagComparison.LISTED + i;
          list(
              manifest,
              source,
              comparison,
              line -> {
                if (line.path().startsWith(BagReader.MANIFEST)
                    && manifests.size() < limits.manifests()) {
                  manifests.add(line.path());
                }
              });
          for (Manifest payload : drafted ? List.<Manifest>of() : bag.manifests()) {
            if (!manifests.contains(payload.file())) {
              findings.add(
                  BagCode.TAG_OMITS_MANIFEST,
                  new Place.Part(manifest.file()),
                  Map.of("manifest", payload.file()));
            }
          }
        }
        List<String> algorithms =
            find(bag.tagManifests(), new PlainDigests(rules), "", BagPath.PAYLOAD, comparison);
        comparison.judge(new Listing(bag.tagManifests(), algorithms, false, false), findings);
      }
    }

    private long payload() throws IOException, InterruptedException {
      try (BagComparison comparison = new BagComparison(folder, limits, rules)) {
        for (int i = 0; i < bag.manifests().size(); i++) {
          list(bag.manifests().get(i), BagComparison.LISTED + i, comparison, _ -> {});
        }
        if (bag.fetch()) {
          reader.fetch(
              bag,
              findings,
              line ->
                  comparison.add(BagComparison.FETCH, line.number(), line.offset(), line.path()));
        }
        octets = 0;
        files = 0;
        List<String> algorithms = find(bag.manifests(), digests, BagPath.PAYLOAD, "", comparison);
        boolean inEvery = !BagReader.before1(bag.version());
        return comparison.judge(new Listing(bag.manifests(), algorithms, true, inEvery), findings);
      }
    }

    private void list(
        Manifest manifest, int source, BagComparison comparison, Consumer<ManifestLine> also)
        throws InterruptedException {
      reader.lines(
          bag,
          manifest,
          findings,
          line -> {
            comparison.add(source, line.number(), line.offset(), line.path(), line.checksum());
            also.accept(line);
          });
    }

    /** Adds what is there; the digests that were made of it. */
    private List<String> find(
        List<Manifest> manifests,
        FileDigests engine,
        String start,
        String leftOut,
        BagComparison comparison)
        throws IOException, InterruptedException {
      List<String> algorithms =
          manifests.stream()
              .map(Manifest::algorithm)
              .filter(name -> digesting && engine.algorithms().contains(name))
              .toList();
      for (Manifest manifest : manifests) {
        boolean known = rules.algorithms().containsKey(manifest.algorithm());
        if (digesting && known && !algorithms.contains(manifest.algorithm())) {
          findings.add(
              BagCode.ALGORITHM_UNKNOWN,
              new Place.Part(manifest.file()),
              Map.of("algorithm", manifest.algorithm()));
        }
      }
      try (Walk walk = new Walk(bag.root(), start, leftOut, limits, findings)) {
        if (algorithms.isEmpty()) {
          while (next(walk, comparison).isPresent()) {
            if (Thread.interrupted()) {
              throw new InterruptedException();
            }
          }
        } else {
          engine.digest(
              () -> nextToDigest(walk, comparison),
              Set.copyOf(algorithms),
              result -> digested(result, algorithms, comparison));
        }
      }
      return algorithms;
    }

    private synchronized Optional<Walk.Found> next(Walk walk, BagComparison comparison)
        throws IOException {
      Optional<Walk.Found> found = walk.next();
      if (found.isPresent()) {
        plain(found.get().path(), comparison.found(found.get().path()), comparison);
        count(found.get().size());
      }
      return found;
    }

    private synchronized Optional<BagFile> nextToDigest(Walk walk, BagComparison comparison) {
      try {
        while (true) {
          Optional<Walk.Found> found = walk.next();
          if (found.isEmpty()) {
            return Optional.empty();
          }
          Walk.Found file = found.get();
          long mark = comparison.found(file.path());
          if (file.readable()) {
            return Optional.of(new BagFile(file.path(), file.location(), file.size(), mark));
          }
          plain(file.path(), mark, comparison);
          count(0);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void plain(String path, long mark, BagComparison comparison) {
      comparison.add(BagComparison.FOUND_PLAIN, 0, mark, path);
    }

    private synchronized void count(long size) {
      octets += size;
      files++;
    }

    private void digested(
        FileDigests.Result result, List<String> algorithms, BagComparison comparison) {
      switch (result) {
        case FileDigests.Result.Digested(BagFile file, long length, Map<String, String> made) -> {
          for (int i = 0; i < algorithms.size(); i++) {
            String hex = Optional.ofNullable(made.get(algorithms.get(i))).orElseThrow();
            comparison.add(BagComparison.FOUND + i, 0, file.mark(), file.path(), hex);
          }
          count(length);
        }
        case FileDigests.Result.Unread(BagFile file, String reason) -> {
          plain(file.path(), file.mark(), comparison);
          findings.add(
              BagCode.UNREADABLE,
              () -> new Place.Member(file.path()),
              () -> Map.of("reason", reason));
          count(file.size());
        }
      }
    }

    private void oxum(Oxum found, long toFetch) {
      List<String> values = bag.info().values(BagInfo.OXUM);
      if (values.size() > 1) {
        findings.add(BagCode.OXUM_TWICE, new Place.Part(BagReader.INFO));
      }
      for (String value : values) {
        Optional<Oxum> stated = Oxum.of(value);
        Map<String, String> details = Map.of("stated", value, "found", found.toString());
        if (stated.isEmpty()) {
          findings.add(BagCode.OXUM_MALFORMED, new Place.Part(BagReader.INFO), details);
        } else if (toFetch == 0 && !stated.get().equals(found)) {
          findings.add(BagCode.OXUM_WRONG, new Place.Part(BagReader.INFO), details);
        }
      }
    }

    private final class Listing implements BagComparison.Rules {
      private final List<Manifest> manifests;
      private final List<String> algorithms;
      private final boolean allListed;
      private final boolean inEvery;

      Listing(
          List<Manifest> manifests, List<String> algorithms, boolean allListed, boolean inEvery) {
        this.manifests = manifests;
        this.algorithms = algorithms;
        this.allListed = allListed;
        this.inEvery = inEvery;
      }

      @Override
      public List<Manifest> manifests() {
        return manifests;
      }

      @Override
      public List<String> algorithms() {
        return algorithms;
      }

      @Override
      public boolean allListed() {
        return allListed;
      }

      @Override
      public boolean inEvery() {
        return inEvery;
      }

      @Override
      public String pathAt(String file, long offset) {
        return reader.pathAt(bag.root(), file, offset);
      }
    }
  }
}
