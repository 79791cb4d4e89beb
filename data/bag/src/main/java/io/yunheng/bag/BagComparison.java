/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.files.PackedSorter;
import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Compares what is in a bag with what its lists mention, in bounded memory: every mention becomes
 * an {@link PathMention}, all are sorted, and those of one path lie beside each other. Paths found
 * are kept in a file, so that they can be told.
 */
final class BagComparison implements AutoCloseable {
  /** Found; sources from here on, one for each digest that was made of it. */
  static final int FOUND = 0;

  /** Found, and no digest was made of it. */
  static final int FOUND_PLAIN = 0xFF;

  /** Listed; sources from here on, one for each manifest. */
  static final int LISTED = 0x100;

  /** To be fetched. */
  static final int FETCH = 0xFFFF;

  private static final byte[] NO_DIGEST = new byte[PathMention.DIGEST];

  private final Path foundFile;
  private final DataOutputStream found;
  private final PackedSorter entries;
  private final PathMention entry = new PathMention();
  private final MessageDigest sha256;
  private long offset;

  BagComparison(Path folder, BagLimits limits, BagRules rules) throws IOException {
    this.foundFile = folder.resolve("found");
    this.found =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(foundFile), 1 << 16));
    this.entries = new PackedSorter(folder, limits.sortBytes());
    this.sha256 =
        PlainDigests.of(Optional.ofNullable(rules.algorithms().get("sha256")).orElseThrow());
  }

  /** Takes down a path that was found; what it is known by from now on. */
  synchronized long found(String path) throws IOException {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    long mark = offset;
    found.writeInt(bytes.length);
    found.write(bytes);
    offset += 4L + bytes.length;
    return mark;
  }

  /** Adds a mention without a digest. */
  synchronized void add(int source, long line, long place, String path) {
    add(source, line, place, path, NO_DIGEST);
  }

  /** Adds a mention with a digest in hex. */
  synchronized void add(int source, long line, long place, String path, String hex) {
    byte[] digest = HexFormat.of().parseHex(hex);
    add(
        source,
        line,
        place,
        path,
        digest.length > PathMention.DIGEST
            ? sha256.digest(digest)
            : Arrays.copyOf(digest, PathMention.DIGEST));
  }

  private void add(int source, long line, long place, String path, byte[] digest) {
    byte[] name = sha256.digest(path.getBytes(StandardCharsets.UTF_8));
    String folded = fold(path);
    byte[] fold =
        folded.equals(path) ? name : sha256.digest(folded.getBytes(StandardCharsets.UTF_8));
    entry.set(fold, name, source, line, place, digest);
    try {
      entries.add(entry.bytes(), 0, PathMention.KEY, PathMention.WIDTH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What paths have in common that some systems take for the same. */
  static String fold(String path) {
    String composed = Normalizer.normalize(path, Normalizer.Form.NFC);
    return Normalizer.normalize(
        composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
  }

  /** What the judging of mentions needs to know. */
  interface Rules {
    /** The manifests, in the order of their sources. */
    List<Manifest> manifests();

    /** The digests made, in the order of their sources. */
    List<String> algorithms();

    /** Whether a file has to be listed in some manifest. */
    boolean allListed();

    /** Whether a file that is listed in one manifest has to be in every one. */
    boolean inEvery();

    /** The path that a line lists. */
    String pathAt(String file, long offset);
  }

  /** Judges all mentions; how many files are yet to be fetched. */
  long judge(Rules rules, Findings<BagCode> findings) throws IOException {
    found.close();
    entries.sort();
    try (RandomAccessFile names = new RandomAccessFile(foundFile.toFile(), "r")) {
      Judging judging = new Judging(rules, findings, names);
      PathMention one = new PathMention();
      while (entries.advance()) {
        one.read(entries.data(), entries.key());
        judging.add(one);
      }
      judging.end();
      return judging.toFetch;
    }
  }

  private static final class Judging {
    private final Rules rules;
    private final Findings<BagCode> findings;
    private final RandomAccessFile names;
    private final PathMention first = new PathMention();
    private final PathMention previous = new PathMention();
    private final PathMention fetch = new PathMention();
    private final PathMention firstListed = new PathMention();
    private final PathMention[] actual;
    private final boolean[] digested;
    private final PathMention[] listed;
    private final boolean[] lists;
    private boolean any;
    private boolean isFound;
    private boolean isListed;
    private boolean isFetch;
    private long toFetch;

    Judging(Rules rules, Findings<BagCode> findings, RandomAccessFile names) {
      this.rules = rules;
      this.findings = findings;
      this.names = names;
      this.actual = entries(rules.algorithms().size());
      this.digested = new boolean[actual.length];
      this.listed = entries(rules.manifests().size());
      this.lists = new boolean[listed.length];
    }

    private static PathMention[] entries(int count) {
      PathMention[] entries = new PathMention[count];
      Arrays.setAll(entries, _ -> new PathMention());
      return entries;
    }

    void add(PathMention one) throws IOException {
      boolean samePath = any && one.samePath(first);
      if (any && !samePath) {
        if (one.sameFolded(first)) {
          PathMention before = new PathMention();
          before.copyFrom(first);
          alike(before, one);
        }
        end();
      }
      if (!samePath) {
        first.copyFrom(one);
        any = true;
      }
      mention(one, samePath);
      previous.copyFrom(one);
    }

    private void mention(PathMention one, boolean samePath) {
      int source = one.source();
      if (source == FETCH) {
        isFetch = true;
        fetch.copyFrom(one);
      } else if (source >= LISTED) {
        listed(one, samePath && previous.source() == source);
      } else {
        isFound = true;
        if (source != FOUND_PLAIN) {
          actual[source].copyFrom(one);
          digested[source] = true;
        }
      }
    }

    private void listed(PathMention one, boolean again) {
      if (again) {
        boolean same = one.sameDigest(previous);
        ofLine(same ? BagCode.LINE_TWICE : BagCode.PATH_TWICE, one);
        return;
      }
      int manifest = one.source() - LISTED;
      lists[manifest] = true;
      listed[manifest].copyFrom(one);
      if (!isListed) {
        firstListed.copyFrom(one);
      }
      isListed = true;
    }

    void end() {
      if (!any) {
        return;
      }
      if (isListed) {
        judgeListed();
      } else if (isFound && rules.allListed()) {
        findings.add(BagCode.UNLISTED, () -> new Place.Member(path(first)));
      }
      if (isFetch && !isListed) {
        ofLine(BagCode.FETCH_UNLISTED, fetch);
      }
      any = false;
      isFound = false;
      isListed = false;
      isFetch = false;
      Arrays.fill(digested, false);
      Arrays.fill(lists, false);
    }

    private void judgeListed() {
      if (!isFound && isFetch) {
        toFetch++;
        ofLine(BagCode.TO_FETCH, firstListed);
      } else if (!isFound) {
        ofLine(BagCode.MISSING, firstListed);
      }
      for (int i = 0; i < lists.length; i++) {
        Manifest manifest = rules.manifests().get(i);
        if (lists[i]) {
          int algorithm = rules.algorithms().indexOf(manifest.algorithm());
          if (algorithm >= 0 && digested[algorithm] && !listed[i].sameDigest(actual[algorithm])) {
            ofLine(BagCode.DAMAGED, listed[i]);
          }
        } else if (rules.inEvery()) {
          findings.add(
              BagCode.NOT_IN_EVERY_MANIFEST,
              () -> new Place.Member(path(firstListed)),
              () -> Map.of("manifest", manifest.file()));
        }
      }
    }

    private void alike(PathMention one, PathMention other) {
      findings.add(
          BagCode.NAMES_ALIKE,
          () -> new Place.Member(path(one)),
          () -> Map.of("other", path(other)));
    }

    private void ofLine(BagCode code, PathMention at) {
      findings.add(code, () -> new Place.Line(file(at), at.line(), path(at)));
    }

    private String file(PathMention at) {
      return at.source() == FETCH
          ? BagReader.FETCH
          : rules.manifests().get(at.source() - LISTED).file();
    }

    private String path(PathMention at) {
      if (at.source() >= LISTED) {
        return rules.pathAt(file(at), at.offset());
      }
      try {
        names.seek(at.offset());
        byte[] bytes = new byte[names.readInt()];
        names.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    found.close();
    entries.close();
    Files.deleteIfExists(foundFile);
  }
}
