/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.bag.BagRules;
import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.ChunkScheme;
import io.yunheng.fixity.TreePath;
import io.yunheng.handover.DamageLocation;
import io.yunheng.handover.Depth;
import io.yunheng.handover.Disagreements;
import io.yunheng.handover.Discrepancy;
import io.yunheng.handover.Entry;
import io.yunheng.handover.PayloadPlace;
import io.yunheng.handover.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Goes through what is listed and what was found side by side, both in the order of paths. */
public final class ManifestMergeJoin {
  private static final int KEPT = 1_000;
  private static final int PAIRED = 100_000;

  private final ManifestFolder manifest;
  private final SpilledRecords records;
  private final boolean whole;
  private final int threads;
  private final boolean byChunks;
  private final Discrepancies all;
  private final Optional<DamageLocator> locating;
  private final List<LeafList> leaves = new ArrayList<>();
  private final Map<Discrepancy.Kind, Long> counts = new EnumMap<>(Discrepancy.Kind.class);
  private final Map<Discrepancy.Kind, List<Discrepancy>> kept =
      new EnumMap<>(Discrepancy.Kind.class);
  private final Map<String, String> missing = new HashMap<>();
  private final Map<String, String> added = new TreeMap<>();

  /** Folders that could not be read, with a slash at the end. */
  private final TreeSet<String> dark = new TreeSet<>();

  /** Empty folders that were not found as such, and may have something in them by now. */
  private final TreeSet<String> folders = new TreeSet<>();

  /** Names of listed digests that this program does not compute; there are few. */
  private final Set<String> unchecked = new TreeSet<>();

  /** Whether anything but an empty source was found. */
  private boolean occupied;

  private Disagreements disagreements = Disagreements.NONE;
  private long listed;
  private long listedOctets;
  private long found;
  private long read;
  private long readOctets;

  /**
   * A join.
   *
   * @param depth how much was read
   * @param threads that take entries apart
   * @param locating nothing if files have no chunk trees
   */
  public ManifestMergeJoin(
      ManifestFolder manifest,
      SpilledRecords records,
      Depth depth,
      int threads,
      Optional<DamageLocator> locating,
      Discrepancies all) {
    this.threads = threads;
    this.locating = locating;
    this.manifest = manifest;
    this.records = records;
    this.whole = depth instanceof Depth.Whole;
    this.byChunks = depth instanceof Depth.Whole(boolean alone) && alone;
    this.all = all;
    unchecked.addAll(manifest.unchecked());
  }

  public void run() throws IOException, InterruptedException {
    Map<Algorithm, ListCheck> lists = new EnumMap<>(Algorithm.class);
    Path file = manifest.folder().resolve(Layout.ENTRIES);
    try (EntryBlocks reader = new EntryBlocks(file, threads)) {
      for (Algorithm algorithm : manifest.algorithms()) {
        open(algorithm, lists);
      }
      if (manifest.chunking().isPresent()) {
        leaves(manifest.chunking().get());
      }
      try (Prefetcher<ListedEntry> entries =
              new Prefetcher<>("entries", () -> next(reader, lists));
          Prefetcher<Entry> found = new Prefetcher<>("found", this::next)) {
        join(entries, found);
      }
      for (ListCheck list : lists.values()) {
        disagreements = disagreements.and(list.end());
      }
      for (LeafList list : leaves) {
        disagreements = disagreements.and(list.end());
      }
    } finally {
      for (LeafList list : leaves) {
        list.close();
      }
      for (ListCheck list : lists.values()) {
        list.close();
      }
    }
  }

  private void join(Prefetcher<ListedEntry> entries, Prefetcher<Entry> found)
      throws IOException, InterruptedException {
    Optional<ListedEntry> entry = listed(entries);
    Optional<Entry> there = there(found);
    while (entry.isPresent() || there.isPresent()) {
      int order = order(entry, there);
      if (order < 0) {
        absent(entry.orElseThrow());
      } else if (order > 0) {
        extra(there.orElseThrow());
      } else {
        both(entry.orElseThrow(), there.orElseThrow());
      }
      entry = order <= 0 ? listed(entries) : entry;
      there = order >= 0 ? there(found) : there;
    }
    if (occupied) {
      folders.remove(PayloadPlace.ROOT);
    }
    folders.forEach(path -> report(new Discrepancy.Missing(path, 0)));
  }

  private void open(Algorithm algorithm, Map<Algorithm, ListCheck> lists) throws IOException {
    boolean common = BagRules.shipped().algorithms().containsKey(algorithm.code());
    String name = common ? "manifest-" + algorithm.code() + ".txt" : Layout.list(algorithm.code());
    Path file = manifest.folder().resolve(name);
    if (Files.isRegularFile(file)) {
      lists.put(algorithm, new ListCheck(file, name, manifest.bag() ? Layout.PAYLOAD : ""));
    } else {
      disagreements = disagreements.and(whole(name));
    }
  }

  /** A list that is not there disagrees as a whole. */
  private static Disagreements whole(String list) {
    return new Disagreements(1, List.of(new Disagreements.Disagreement(list, "")));
  }

  private void leaves(ChunkScheme chunking) throws IOException {
    for (Algorithm algorithm : Algorithm.values()) {
      Path file = manifest.folder().resolve(Layout.leaves(algorithm.code()));
      if (!chunking.algorithms().contains(algorithm)) {
        continue;
      }
      if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        leaves.add(new LeafList(file, algorithm, chunking));
      } else {
        disagreements = disagreements.and(whole(Layout.leaves(algorithm.code())));
      }
    }
  }

  /** The next entry, once it was held against the other lists. */
  private Optional<ListedEntry> next(EntryBlocks entries, Map<Algorithm, ListCheck> lists)
      throws IOException, InterruptedException {
    Optional<ListedEntry> next = entries.next();
    if (next.isPresent() && next.get().kind() == ListedEntry.Kind.FILE) {
      ListedEntry file = next.get();
      byte[] path = file.path().getBytes(UTF_8);
      for (Map.Entry<Algorithm, ListCheck> list : lists.entrySet()) {
        list.getValue().file(path, file.digests().getOrDefault(list.getKey(), ""));
      }
      for (LeafList list : leaves) {
        list.file(file);
      }
    }
    return next;
  }

  private Optional<Entry> next() throws IOException {
    return records.next().map(record -> EntryBytes.read(record, FileIdentity.SIZE));
  }

  private Optional<ListedEntry> listed(Prefetcher<ListedEntry> entries)
      throws IOException, InterruptedException {
    Optional<ListedEntry> next = entries.next();
    if (next.isPresent()) {
      switch (next.get().kind()) {
        case FILE -> {
          listed++;
          next.get().unchecked().stream().limit(KEPT - unchecked.size()).forEach(unchecked::add);
          listedOctets += next.get().size();
        }
        case TABLE -> listed++;
        default -> {}
      }
    }
    return next;
  }

  private Optional<Entry> there(Prefetcher<Entry> entries)
      throws IOException, InterruptedException {
    Optional<Entry> next = entries.next();
    if (next.isPresent()) {
      String path = next.get().place().path();
      occupied |= !path.equals(PayloadPlace.ROOT);
      for (int slash = path.indexOf('/');
          slash > 0 && !folders.isEmpty();
          slash = path.indexOf('/', slash + 1)) {
        folders.remove(path.substring(0, slash));
      }
      found += next.get() instanceof Entry.OfFile || next.get() instanceof Entry.OfTable ? 1 : 0;
    }
    return next;
  }

  private static int order(Optional<ListedEntry> entry, Optional<Entry> there) {
    if (entry.isEmpty() || there.isEmpty()) {
      return entry.isPresent() ? -1 : 1;
    }
    return Arrays.compareUnsigned(
        entry.get().path().getBytes(UTF_8), there.get().place().path().getBytes(UTF_8));
  }

  private void absent(ListedEntry entry) {
    if (entry.kind() == ListedEntry.Kind.LOST) {
      report(new Discrepancy.NeverTaken(entry.path(), Optional.empty()));
      return;
    }
    if (manifest.bag() && entry.kind() != ListedEntry.Kind.FILE) {
      return;
    }
    String above = dark.floor(entry.path());
    if (above != null && entry.path().startsWith(above)) {
      report(new Discrepancy.Unread(entry.path(), Discrepancy.Kind.UNREAD, above));
    } else if (entry.kind() == ListedEntry.Kind.FOLDER) {
      folders.add(entry.path());
    } else {
      report(new Discrepancy.Missing(entry.path(), entry.size()));
      if (missing.size() < PAIRED && entry.size() > 0) {
        key(entry.digests(), entry.tree()).ifPresent(key -> missing.put(key, entry.path()));
      }
    }
  }

  private void extra(Entry there) {
    switch (there) {
      case Entry.OfFile file -> {
        read(file);
        report(
            new Discrepancy.Added(
                file.place().path(), ListedEntry.Kind.of(file).code(), file.size()));
        if (added.size() < PAIRED) {
          key(file.digests(), file.tree()).ifPresent(key -> added.put(file.place().path(), key));
        }
      }
      case Entry.Lost lost -> lost(lost);
      case Entry.OfFolder _ -> {}
      case Entry.OfLink _, Entry.Special _, Entry.OfTable _, Entry.OfMarker _ ->
          report(new Discrepancy.Added(there.place().path(), ListedEntry.Kind.of(there).code(), 0));
    }
  }

  private void lost(Entry.Lost lost) {
    String path = lost.place().path();
    switch (lost.cause()) {
      case FOLDER_UNREAD -> {
        dark.add(path.equals(PayloadPlace.ROOT) ? "" : path + "/");
        report(new Discrepancy.Unread(path, Discrepancy.Kind.UNREAD, lost.why()));
      }
      case FILE_UNREAD, ARCHIVED, UNPLACED, NOT_TAKEN ->
          report(new Discrepancy.Unread(path, Discrepancy.Kind.UNREAD, lost.why()));
      case CHANGED -> report(new Discrepancy.Unread(path, Discrepancy.Kind.CHANGING, lost.why()));
    }
  }

  /** By what files of the same bytes are told; by their trees where those alone are compared. */
  private Optional<String> key(Map<Algorithm, String> digests, Optional<FileTree> tree) {
    if (byChunks && tree.isPresent()) {
      Map<Algorithm, String> roots = tree.get().roots();
      return leaves.stream()
          .findFirst()
          .flatMap(list -> Optional.ofNullable(roots.get(list.algorithm())));
    }
    return Optional.ofNullable(digests.get(Algorithm.SHA_256))
        .or(() -> digests.values().stream().findFirst());
  }

  private void both(ListedEntry entry, Entry there) throws InterruptedException {
    if (entry.kind() == ListedEntry.Kind.LOST) {
      Optional<Long> size =
          there instanceof Entry.OfFile file ? Optional.of(file.size()) : Optional.empty();
      report(new Discrepancy.NeverTaken(entry.path(), size));
      return;
    }
    switch (there) {
      case Entry.Lost lost -> lost(lost);
      case Entry.OfFile file when entry.kind() == ListedEntry.Kind.FILE -> file(entry, file);
      case Entry.OfTable table when entry.kind() == ListedEntry.Kind.TABLE -> table(entry, table);
      case Entry.OfLink(var _, TreePath target) when entry.kind() == ListedEntry.Kind.LINK -> {
        if (!entry.target().equals(Optional.of(target.toString()))) {
          report(
              new Discrepancy.OtherTarget(
                  entry.path(), entry.target().orElse(""), target.toString()));
        }
      }
      case Entry other -> {
        ListedEntry.Kind kind = ListedEntry.Kind.of(other);
        if (entry.kind() != kind) {
          report(new Discrepancy.OtherKind(entry.path(), entry.kind().code(), kind.code()));
        }
      }
    }
  }

  private void table(ListedEntry entry, Entry.OfTable table) {
    if (table.rows() == Entry.OfTable.UNREAD) {
      return;
    }
    read++;
    if (entry.rows() != table.rows() || !entry.rowSet().equals(table.rowSet())) {
      report(new Discrepancy.OtherRows(entry.path(), entry.rows(), table.rows()));
    }
  }

  private void file(ListedEntry entry, Entry.OfFile file) throws InterruptedException {
    read(file);
    if (entry.size() != file.size()) {
      Optional<DamageLocation> where = looked(file) ? where(entry, file) : Optional.empty();
      report(new Discrepancy.Resized(entry.path(), entry.size(), file.size(), where));
      return;
    }
    if (!looked(file)) {
      if (whole) {
        report(new Discrepancy.Undigested(entry.path()));
      }
      return;
    }
    Set<Algorithm> wrong = EnumSet.noneOf(Algorithm.class);
    boolean compared = compare(file.digests(), entry.digests(), wrong);
    if (file.tree().isPresent()) {
      Map<Algorithm, String> roots = entry.tree().map(FileTree::roots).orElse(Map.of());
      compared |= compare(file.tree().get().roots(), roots, wrong);
    }
    if (!wrong.isEmpty()) {
      report(new Discrepancy.Damaged(entry.path(), entry.size(), wrong, where(entry, file)));
    } else if (!compared && whole) {
      report(new Discrepancy.Undigested(entry.path()));
    }
  }

  /** Whether there is something to compare; digests that differ are added. */
  private static boolean compare(
      Map<Algorithm, String> found, Map<Algorithm, String> listed, Set<Algorithm> wrong) {
    boolean compared = false;
    for (Map.Entry<Algorithm, String> digest : found.entrySet()) {
      String expected = listed.get(digest.getKey());
      if (expected != null) {
        compared = true;
        if (!expected.equals(digest.getValue())) {
          wrong.add(digest.getKey());
        }
      }
    }
    return compared;
  }

  private Optional<DamageLocation> where(ListedEntry entry, Entry.OfFile file)
      throws InterruptedException {
    if (locating.isEmpty() || entry.tree().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        leaves.isEmpty()
            ? new DamageLocation.Unknown(DamageLocation.Cause.LIST_SHORT, "")
            : locating.get().where(entry, file, leaves.getFirst()));
  }

  private static boolean looked(Entry.OfFile file) {
    return !file.digests().isEmpty() || file.tree().isPresent();
  }

  private void read(Entry.OfFile file) {
    if (looked(file)) {
      read++;
      readOctets += file.size();
    }
  }

  private void report(Discrepancy one) {
    all.add(one);
    counts.merge(one.kind(), 1L, Long::sum);
    List<Discrepancy> some = kept.computeIfAbsent(one.kind(), _ -> new ArrayList<>());
    if (some.size() < KEPT) {
      some.add(one);
    }
  }

  public Disagreements disagreements() {
    return disagreements;
  }

  /** Names of listed digests that this program does not compute. */
  public List<String> unchecked() {
    return List.copyOf(unchecked);
  }

  public long listed() {
    return listed;
  }

  public long listedOctets() {
    return listedOctets;
  }

  public long found() {
    return found;
  }

  public long read() {
    return read;
  }

  public long readOctets() {
    return readOctets;
  }

  public Map<Discrepancy.Kind, Long> counts() {
    return counts;
  }

  public List<Discrepancy> kept() {
    return kept.values().stream().flatMap(List::stream).toList();
  }

  /** Pairs of a missing file and one that is not listed with the same digests. */
  public List<Verification.Move> moves() {
    List<Verification.Move> moves = new ArrayList<>();
    added.forEach(
        (path, key) -> {
          String from = missing.remove(key);
          if (from != null && moves.size() < KEPT) {
            moves.add(new Verification.Move(from, path));
          }
        });
    return moves;
  }
}
