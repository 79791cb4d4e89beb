/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.files.SortedRecords;
import io.yunheng.fixity.Algorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares two stores, or a store and a tree, key by key, in bounded memory. Same is only what is
 * proved to be: by digests of what was read, by ETags that are the same, or by the MD5 that both
 * stores state.
 */
public final class ObjectComparison {
  /**
   * What came of it.
   *
   * @param source keys of the source
   * @param target keys of the target
   * @param same keys whose contents are proved the same
   * @param differences that were told, of any kind
   * @param undecided keys of which it is not known whether they are the same
   * @param unmatched keys whose content types were not compared, as a side does not tell them
   */
  public record Summary(
      long source, long target, long same, long differences, long undecided, long unmatched) {}

  private enum Verdict {
    SAME,
    DIFFERENT,
    OPEN
  }

  private final SortedSide source;
  private final SortedSide target;
  private final boolean ask;
  private final Consumer<Difference> told;
  private long sources;
  private long targets;
  private long same;
  private long differences;
  private long undecided;
  private long unmatched;

  private ObjectComparison(
      SortedSide source, SortedSide target, boolean ask, Consumer<Difference> told) {
    this.source = source;
    this.target = target;
    this.ask = ask;
    this.told = told;
  }

  /**
   * Compares.
   *
   * @param ask whether stores are asked one by one for the content types that their listings lack
   * @param scratch a folder for what is sorted on disk, which is taken away
   * @param memory bytes to sort in, for each side
   * @param told takes the differences; those of what was not read come first, and may come on
   *     several threads, one at a time
   * @throws io.yunheng.fault.FaultException if a listing cannot be read to its end
   * @throws InterruptedException if it is interrupted
   */
  public static Summary of(
      ObjectSide source,
      ObjectSide target,
      boolean ask,
      Path scratch,
      long memory,
      Consumer<Difference> told)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(scratch, "compare-");
    try (SortedRecords ours = new SortedRecords(folder, memory);
        SortedRecords theirs = new SortedRecords(folder, memory)) {
      ObjectComparison comparison =
          new ObjectComparison(
              SortedSide.of(source, Difference.Where.SOURCE, ours, told),
              SortedSide.of(target, Difference.Where.TARGET, theirs, told),
              ask,
              told);
      return comparison.run();
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  private Summary run() throws IOException, InterruptedException {
    Optional<SortedSide.Group> left = source.next();
    Optional<SortedSide.Group> right = target.next();
    while (left.isPresent() || right.isPresent()) {
      int order =
          left.isEmpty() ? 1 : right.isEmpty() ? -1 : left.get().key().compareTo(right.get().key());
      if (order < 0) {
        one(left.orElseThrow(), Difference.Where.SOURCE);
      } else if (order > 0) {
        one(right.orElseThrow(), Difference.Where.TARGET);
      } else {
        both(left.orElseThrow(), right.orElseThrow());
      }
      left = order <= 0 ? source.next() : left;
      right = order >= 0 ? target.next() : right;
    }
    return new Summary(sources, targets, same, differences, undecided, unmatched);
  }

  private void report(Difference difference) {
    differences++;
    told.accept(difference);
  }

  private void one(SortedSide.Group group, Difference.Where where) {
    Optional<SideItem> present = group.present();
    if (present.isPresent()) {
      long size = present.get().size();
      if (where == Difference.Where.SOURCE) {
        sources++;
        report(new Difference.Missing(group.key(), size));
      } else {
        targets++;
        report(new Difference.Extra(group.key(), size));
      }
    } else if (where == Difference.Where.SOURCE) {
      report(new Difference.Versions(group.key(), group.count(), 0, 0));
    } else {
      report(new Difference.Versions(group.key(), 0, group.count(), 0));
    }
  }

  private void both(SortedSide.Group left, SortedSide.Group right) throws InterruptedException {
    ObjectKey key = left.key();
    Optional<SideItem> ours = left.present();
    Optional<SideItem> theirs = right.present();
    sources += ours.isPresent() ? 1 : 0;
    targets += theirs.isPresent() ? 1 : 0;
    if (ours.isPresent() && theirs.isPresent()) {
      pair(key, ours.get(), theirs.get());
    } else if (ours.isPresent()) {
      report(new Difference.Missing(key, ours.get().size()));
    } else if (theirs.isPresent()) {
      report(new Difference.Extra(key, theirs.get().size()));
    }
    if (versions(source.side()) && versions(target.side())) {
      versions(left, right);
    }
  }

  private static boolean versions(ObjectSide side) {
    return side instanceof ObjectSide.Listed listed && listed.versions();
  }

  private void pair(ObjectKey key, SideItem left, SideItem right) throws InterruptedException {
    if (left.state() == SideItem.State.UNREAD || right.state() == SideItem.State.UNREAD) {
      undecided++;
      return;
    }
    SideItem ours = settled(source, key, left);
    SideItem theirs = settled(target, key, right);
    if (ours.size() != theirs.size()) {
      report(new Difference.Size(key, ours.size(), theirs.size()));
    } else {
      Verdict verdict = content(key, ours, theirs, true);
      if (verdict == Verdict.OPEN && (ours.md5().isEmpty() || theirs.md5().isEmpty())) {
        ours = asked(source, key, ours);
        theirs = asked(target, key, theirs);
        verdict = content(key, ours, theirs, true);
      }
      same += verdict == Verdict.SAME ? 1 : 0;
      if (verdict == Verdict.OPEN) {
        undecided++;
        report(new Difference.Unproven(key));
      }
    }
    metadata(key, ours, theirs);
  }

  /** What Swift lists as empty may be composed; other stores list what they have. */
  private SideItem settled(SortedSide side, ObjectKey key, SideItem item)
      throws InterruptedException {
    boolean unsure =
        item.state() == SideItem.State.LISTED
            && item.size() == 0
            && side.side() instanceof ObjectSide.Listed(SwiftStore _, boolean _);
    return unsure || (ask && item.contentType().isEmpty()) ? asked(side, key, item) : item;
  }

  private SideItem asked(SortedSide side, ObjectKey key, SideItem item)
      throws InterruptedException {
    if (item.state() == SideItem.State.LISTED
        && item.md5().isEmpty()
        && side.side() instanceof ObjectSide.Listed(ObjectStore store, boolean _)) {
      ObjectKey whole = new ObjectKey(store.address().prefix() + key.text());
      if (store.look(item.object(whole)) instanceof ObjectStore.Seen(ObjectDetail detail)) {
        return item.seen(detail);
      }
    }
    return item;
  }

  private Verdict content(ObjectKey key, SideItem ours, SideItem theirs, boolean tell) {
    boolean compared = false;
    for (Map.Entry<Algorithm, String> digest : ours.digests().entrySet()) {
      String other = theirs.digests().getOrDefault(digest.getKey(), "");
      if (!other.isEmpty() && !other.equals(digest.getValue())) {
        return different(key, Difference.Proof.DIGEST, digest.getValue(), other, tell);
      }
      compared |= !other.isEmpty();
    }
    if (compared) {
      return Verdict.SAME;
    }
    if (!ours.md5().isEmpty() && !theirs.md5().isEmpty()) {
      return ours.md5().equals(theirs.md5())
          ? Verdict.SAME
          : different(key, Difference.Proof.MD5, ours.md5(), theirs.md5(), tell);
    }
    boolean sameTag = !ours.etag().isEmpty() && ours.etag().equals(theirs.etag());
    return sameTag && new Etag(ours.etag()).form() != Etag.Form.OTHER ? Verdict.SAME : Verdict.OPEN;
  }

  private Verdict different(
      ObjectKey key, Difference.Proof proof, String ours, String theirs, boolean tell) {
    if (tell) {
      report(new Difference.Content(key, proof, ours, theirs));
    }
    return Verdict.DIFFERENT;
  }

  private void metadata(ObjectKey key, SideItem ours, SideItem theirs) {
    if (ours.contentType().isEmpty() || theirs.contentType().isEmpty()) {
      unmatched++;
    } else if (!ours.contentType().equals(theirs.contentType())) {
      report(
          new Difference.Metadata(
              key, Difference.Field.CONTENT_TYPE, ours.contentType(), theirs.contentType()));
    }
    if (!ours.storageClass().isEmpty()
        && !theirs.storageClass().isEmpty()
        && !ours.storageClass().equals(theirs.storageClass())) {
      report(
          new Difference.Metadata(
              key, Difference.Field.STORAGE_CLASS, ours.storageClass(), theirs.storageClass()));
    }
  }

  /** The newest was compared already; the older ones are by place. */
  private void versions(SortedSide.Group left, SortedSide.Group right) {
    int common = Math.min(left.items().size(), right.items().size());
    int first = common;
    for (int i = 0; i < common && first == common; i++) {
      SideItem ours = left.items().get(i);
      SideItem theirs = right.items().get(i);
      boolean marker = ours.state() == SideItem.State.MARKER;
      if (marker != (theirs.state() == SideItem.State.MARKER)
          || (!marker
              && (ours.size() != theirs.size()
                  || content(left.key(), ours, theirs, false) != Verdict.SAME))) {
        first = i;
      }
    }
    if (left.count() != right.count() || first < common) {
      report(new Difference.Versions(left.key(), left.count(), right.count(), first));
    }
  }
}
