/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.files.SortedRecords;
import io.yunheng.fixity.TreeDigests;
import io.yunheng.fixity.TreeEntry;
import io.yunheng.fixity.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** All entries of a side, sorted on disk: no order of a listing is trusted. */
final class SortedSide {
  /** Versions of a key that are kept at a time; the rest is counted. */
  private static final int MOST_VERSIONS = 10_000;

  /** The entries of one key, the newest first. */
  record Group(ObjectKey key, List<SideItem> items, int count) {
    Group {
      items = List.copyOf(items);
    }

    /** What the key stands for now, if it is not deleted. */
    Optional<SideItem> present() {
      return items.stream()
          .filter(item -> item.latest() && item.state() != SideItem.State.MARKER)
          .findFirst();
    }
  }

  private final ObjectSide side;
  private final Difference.Where where;
  private final SortedRecords sorted;
  private final Consumer<Difference> told;
  private Optional<SortedRecords.Pair> ahead = Optional.empty();

  private SortedSide(
      ObjectSide side, Difference.Where where, SortedRecords sorted, Consumer<Difference> told) {
    this.side = side;
    this.where = where;
    this.sorted = sorted;
    this.told = told;
  }

  static SortedSide of(
      ObjectSide side, Difference.Where where, SortedRecords sorted, Consumer<Difference> told)
      throws IOException, InterruptedException {
    SortedSide gathered = new SortedSide(side, where, sorted, told);
    try {
      gathered.gather();
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
    gathered.ahead = sorted.next();
    return gathered;
  }

  ObjectSide side() {
    return side;
  }

  Difference.Where where() {
    return where;
  }

  private void gather() throws IOException, InterruptedException {
    switch (side) {
      case ObjectSide.Listed(ObjectStore store, boolean versions) -> {
        ObjectListing listing = store.list(versions);
        for (Optional<ListedObject> next = listing.next();
            next.isPresent();
            next = listing.next()) {
          switch (next.get()) {
            case ListedObject.Present(StoredObject object) ->
                add(store, object.key(), SideItem.of(object));
            case ListedObject.DeleteMarker marker ->
                add(store, marker.key(), SideItem.marker(marker));
            case ListedObject.Unusable(String shown, UnreadReason reason) ->
                notRead(shown, reason.code(), "");
          }
        }
      }
      case ObjectSide.Contents contents ->
          ObjectDigests.of(
              contents.store(),
              contents.algorithms(),
              contents.engine(),
              contents.threads(),
              outcome -> add(contents.store(), outcome));
      case ObjectSide.Tree tree ->
          TreeDigests.of(tree.root(), tree.algorithms(), tree.engine(), tree.threads(), this::add);
    }
  }

  private void add(ObjectStore store, ObjectOutcome outcome) {
    switch (outcome) {
      case ObjectOutcome.Digested read -> add(store, read.object().key(), SideItem.of(read));
      case ObjectOutcome.Changed(StoredObject object, Optional<Etag> _) ->
          unread(store, object, "changed", "");
      case ObjectOutcome.Archived(StoredObject object, String storageClass) ->
          unread(store, object, "archived", storageClass);
      case ObjectOutcome.Unread(StoredObject object, UnreadReason reason, String detail) ->
          unread(store, object, reason.code(), detail);
      case ObjectOutcome.Deleted _ -> {
        // Only the latest are read.
      }
      case ObjectOutcome.Unusable(ListedObject.Unusable entry) ->
          notRead(entry.shown(), entry.reason().code(), "");
    }
  }

  private void unread(ObjectStore store, StoredObject object, String reason, String detail) {
    notRead(object.key().shown(), reason, detail);
    add(store, object.key(), SideItem.unread());
  }

  private void add(TreeEntry found) {
    switch (found) {
      case TreeEntry.Digested(var path, var stat, var digests, var _, var _) ->
          key(path)
              .ifPresentOrElse(
                  key -> add(key, SideItem.ofFile(stat.size(), digests)),
                  () ->
                      notRead(
                          PrintableWords.text(path.toString()),
                          UnreadReason.KEY_UNUSABLE.code(),
                          ""));
      case TreeEntry.Changed(var path, var _, var _) -> unread(path, "changed", "");
      case TreeEntry.Link(var path, var _) -> unread(path, "link", "");
      case TreeEntry.Special(var path, var type) -> unread(path, "special", type.name());
      case TreeEntry.Unread(var path, var _, var why) -> unread(path, "unreachable", why);
      case TreeEntry.EmptyDirectory _ -> {
        // Stores have no directories.
      }
    }
  }

  private static Optional<ObjectKey> key(TreePath path) {
    return path.text().map(ObjectKey::new);
  }

  private void unread(TreePath path, String reason, String detail) {
    notRead(PrintableWords.text(path.toString()), reason, PrintableWords.text(detail));
    key(path).ifPresent(key -> add(key, SideItem.unread()));
  }

  private synchronized void notRead(String shown, String reason, String detail) {
    told.accept(new Difference.NotRead(where, shown, reason, detail));
  }

  private void add(ObjectStore store, ObjectKey key, SideItem item) {
    add(
        new ObjectKey(
            key.text().startsWith(store.address().prefix())
                ? key.text().substring(store.address().prefix().length())
                : key.text()),
        item);
  }

  private void add(ObjectKey key, SideItem item) {
    try {
      sorted.add(key.bytes(), item.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of the next key. */
  Optional<Group> next() throws IOException {
    if (ahead.isEmpty()) {
      return Optional.empty();
    }
    byte[] key = ahead.get().key();
    List<SideItem> items = new ArrayList<>();
    int count = 0;
    while (ahead.isPresent() && Arrays.equals(ahead.get().key(), key)) {
      if (count < MOST_VERSIONS) {
        items.add(SideItem.of(ahead.get().value()));
      }
      count++;
      ahead = sorted.next();
    }
    return Optional.of(
        new Group(new ObjectKey(new String(key, StandardCharsets.UTF_8)), items, count));
  }
}
