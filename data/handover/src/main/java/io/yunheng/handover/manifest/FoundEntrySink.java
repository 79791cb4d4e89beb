/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.fixity.Algorithm;
import io.yunheng.fixity.Attendant;
import io.yunheng.fixity.Stat;
import io.yunheng.fixity.TreeEntry;
import io.yunheng.fixity.TreePath;
import io.yunheng.handover.ContentInspector;
import io.yunheng.handover.Entry;
import io.yunheng.handover.PayloadPlace;
import io.yunheng.run.Progress;
import io.yunheng.run.Unit;
import io.yunheng.stores.PayloadPath;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes entries of a tree as it is read, and keeps them. Thread-safe. */
final class FoundEntrySink implements Attendant<FoundEntrySink.Watching> {
  private final String prefix;
  private final PayloadPlace.Naming naming;
  private final Optional<ContentInspector> looking;
  private final Optional<PayloadCopier> copying;
  private final Choice choice;
  private final Throttle throttle;
  private final Progress progress;
  private final FoundRecords records;
  private final KnownIdentities seen;
  private final Optional<LongWork> longs;
  private final ThreadLocal<FileIdentity> identity = ThreadLocal.withInitial(FileIdentity::new);

  /**
   * Intake of one source.
   *
   * @param prefix of all its paths, empty or with a slash at its end
   * @param choice of files that are read; of the others only their size is told
   * @param longs what is kept of long files half way, if anything is
   */
  FoundEntrySink(
      String prefix,
      PayloadPlace.Naming naming,
      Optional<ContentInspector> looking,
      Optional<PayloadCopier> copying,
      Choice choice,
      Throttle throttle,
      Progress progress,
      FoundRecords records,
      KnownIdentities seen,
      Optional<LongWork> longs) {
    this.prefix = prefix;
    this.naming = naming;
    this.looking = looking;
    this.copying = copying;
    this.choice = choice;
    this.throttle = throttle;
    this.progress = progress;
    this.records = records;
    this.seen = seen;
    this.longs = longs;
  }

  /** One file on its way. */
  final class Watching implements Watch {
    private final PayloadPlace place;
    private final byte[] identity;
    private final Optional<ContentInspector.Look> look;
    private final Optional<PayloadCopier.Copy> copy;
    private final Optional<LongWork.Point> from;
    private final Optional<LongWork.Course> course;
    private long at;

    private Watching(PayloadPlace place, byte[] identity, Stat stat) throws IOException {
      this.place = place;
      this.identity = identity;
      this.look = looking.map(how -> how.at(place.path()));
      this.from =
          longs.flatMap(work -> work.of(identity)).filter(point -> copied(copying, place, point));
      this.course = longs.map(work -> work.course(identity, stat.size(), from));
      if (copying.isEmpty()) {
        this.copy = Optional.empty();
      } else if (from.isPresent()) {
        this.copy = Optional.of(copying.get().goOn(place.path(), from.get().position()));
      } else {
        this.copy = Optional.of(copying.get().begin(place.path()));
      }
    }

    /** One of an object, which is always read from its beginning. */
    private Watching(PayloadPlace place) throws IOException {
      this.place = place;
      this.identity = FileIdentity.NONE;
      this.look = looking.map(how -> how.at(PayloadPath.bare(place.path())));
      this.from = Optional.empty();
      this.course = Optional.empty();
      this.copy =
          copying.isPresent() ? Optional.of(copying.get().begin(place.path())) : Optional.empty();
    }

    private static boolean copied(
        Optional<PayloadCopier> copying, PayloadPlace place, LongWork.Point point) {
      return copying.isEmpty() || copying.get().reaches(place.path(), point.position());
    }

    PayloadPlace place() {
      return place;
    }

    /** Bytes that came by. */
    long octets() {
      return at;
    }

    @Override
    public void passed(long octets) {
      throttle.acquire(octets);
      progress.count(Unit.OCTETS, octets);
    }

    @Override
    public void bytes(MemorySegment piece) {
      passed(piece.byteSize());
      look.ifPresent(one -> one.bytes(piece));
      if (at >= from.map(LongWork.Point::position).orElse(0L)) {
        copy.ifPresent(one -> one.bytes(piece));
      }
      at += piece.byteSize();
    }

    @Override
    public Optional<byte[]> kept() {
      return from.map(
          point -> {
            byte[] state = new byte[point.state().remaining()];
            point.state().duplicate().get(state);
            return state;
          });
    }

    @Override
    public long again() {
      return looking.map(ContentInspector::needed).orElse(0L);
    }

    @Override
    public void skip(long to) {
      at = to;
    }

    @Override
    public void leaves(Algorithm algorithm, long first, byte[] digests) {
      course.ifPresent(one -> one.leaves(algorithm, first, digests));
    }

    @Override
    public void halfway(long position, Supplier<byte[]> state) {
      course.ifPresent(one -> one.halfway(position, state));
    }

    @Override
    public void drop() {
      copy.ifPresent(PayloadCopier.Copy::drop);
    }
  }

  @Override
  public Optional<Watching> begin(TreePath path, Stat stat) throws IOException {
    PayloadPlace place = place(path);
    byte[] key = place.path().getBytes(UTF_8);
    byte[] same = identity.get().of(key, stat);
    if (known(place, stat.size(), same)) {
      return Optional.empty();
    }
    if (stat.type() == Stat.Type.FILE && !choice.read(key)) {
      FileFacts facts = FileFacts.of(stat, List.of());
      other(new Entry.OfFile(place, stat.size(), Map.of(), facts, Optional.empty()));
      return Optional.empty();
    }
    return Optional.of(new Watching(place, same, stat));
  }

  /** What watches an object. */
  Watching watch(PayloadPlace place) throws IOException {
    return new Watching(place);
  }

  /** Whether it was read before, is unchanged since, and need not be read again. */
  boolean known(PayloadPlace place, long size, byte[] identity) {
    boolean there = copying.isEmpty() || copying.get().there(place.path(), size);
    if (there && seen.mark(identity)) {
      progress.count(Unit.REUSED, 1);
      return true;
    }
    return false;
  }

  /** Whether the file at a path is read. */
  boolean chosen(PayloadPlace place) {
    return choice.read(place.path().getBytes(UTF_8));
  }

  String prefix() {
    return prefix;
  }

  @Override
  public void found(TreeEntry found, Optional<Watching> watch) {
    switch (found) {
      case TreeEntry.Digested read -> file(read, watch.orElseThrow());
      case TreeEntry.Changed(TreePath path, Stat _, Stat _) ->
          other(new Entry.Lost(place(path), Entry.Cause.CHANGED, ""));
      case TreeEntry.Link(TreePath path, TreePath target) ->
          other(new Entry.OfLink(place(path), target));
      case TreeEntry.EmptyDirectory(TreePath path) -> other(new Entry.OfFolder(place(path)));
      case TreeEntry.Special(TreePath path, Stat.Type type) ->
          other(new Entry.Special(place(path), type));
      case TreeEntry.Unread(TreePath path, boolean directory, String why) ->
          other(
              new Entry.Lost(
                  place(path),
                  directory ? Entry.Cause.FOLDER_UNREAD : Entry.Cause.FILE_UNREAD,
                  why));
    }
  }

  private PayloadPlace place(TreePath path) {
    return PayloadPlace.of(prefix, path, naming);
  }

  private void file(TreeEntry.Digested read, Watching watch) {
    Stat stat = read.stat();
    file(
        watch,
        stat.size(),
        read.digests(),
        FileFacts.of(stat, read.attributes()),
        watch.identity,
        watch.course.flatMap(course -> course.tree(read.roots())));
  }

  /** A file was read to its end. */
  void file(
      Watching watch,
      long size,
      Map<Algorithm, String> digests,
      FileFacts facts,
      byte[] identity,
      Optional<FileTree> tree) {
    watch.copy.ifPresent(copy -> copy.end(facts.modified()));
    Optional<Nature> nature = watch.look.map(look -> look.end(size, facts.modified().orElse(0)));
    Entry entry = new Entry.OfFile(watch.place, size, digests, facts, nature, tree);
    records.add(identity, EntryBytes.of(entry));
    progress.count(Unit.FILES, 1);
  }

  void other(Entry entry) {
    records.add(FileIdentity.NONE, EntryBytes.of(entry));
  }
}
