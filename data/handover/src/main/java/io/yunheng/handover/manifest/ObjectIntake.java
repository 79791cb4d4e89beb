/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.handover.Entry;
import io.yunheng.handover.PayloadPlace;
import io.yunheng.stores.ListedObject;
import io.yunheng.stores.ObjectAttendant;
import io.yunheng.stores.ObjectDetail;
import io.yunheng.stores.ObjectKey;
import io.yunheng.stores.ObjectListing;
import io.yunheng.stores.ObjectOutcome;
import io.yunheng.stores.PayloadPath;
import io.yunheng.stores.StoredObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes entries of the objects of a store as they are read. Thread-safe. */
final class ObjectIntake implements ObjectAttendant<FoundEntrySink.Watching> {
  private static final long NANOS = 1_000_000_000L;

  private final FoundEntrySink intake;
  private final KnownIdentities clashing;
  private final ThreadLocal<FileIdentity> identity = ThreadLocal.withInitial(FileIdentity::new);

  /**
   * Intake of one store.
   *
   * @param clashing keys that cannot lie beside others, see {@link #mark}
   */
  ObjectIntake(FoundEntrySink intake, KnownIdentities clashing) {
    this.intake = intake;
    this.clashing = clashing;
  }

  /** What stands for a key among those that clash. */
  static byte[] mark(ObjectKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.bytes());
      return Arrays.copyOf(digest, FileIdentity.SIZE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The part of a listing that has to be read; what becomes of the rest is told here. */
  ObjectListing unread(ObjectListing all) {
    return () -> {
      Optional<ListedObject> next = all.next();
      while (next.isPresent()
          && next.get() instanceof ListedObject.Present(StoredObject object)
          && settled(object)) {
        next = all.next();
      }
      return next;
    };
  }

  private boolean settled(StoredObject object) {
    Optional<PayloadPlace> found = place(object);
    if (found.isEmpty()) {
      intake.other(new Entry.Lost(nowhere(object.key().text()), Entry.Cause.UNPLACED, ""));
      return true;
    }
    PayloadPlace place = found.get();
    Optional<byte[]> known = identity.get().of(place.path().getBytes(UTF_8), object);
    if (known.isPresent() && intake.known(place, object.size(), known.get())) {
      return true;
    }
    if (intake.chosen(place)) {
      return false;
    }
    intake.other(
        new Entry.OfFile(
            place,
            object.size(),
            Map.of(),
            FileFacts.of(modified(object.modified()), ObjectFacts.of(object)),
            Optional.empty(),
            Optional.empty()));
    return true;
  }

  private Optional<PayloadPlace> place(StoredObject object) {
    boolean apart = object.latest() && clashing.mark(mark(object.key()));
    return place(apart ? PayloadPath.apart(object.key()) : PayloadPath.of(object));
  }

  private Optional<PayloadPlace> place(Optional<String> path) {
    return path.map(one -> new PayloadPlace(intake.prefix() + one, Optional.empty()));
  }

  /** Where something is told of that has no path. */
  private PayloadPlace nowhere(String shown) {
    String path = PayloadPath.apart(new ObjectKey("?")).orElseThrow();
    byte[] digest = mark(new ObjectKey(shown));
    return new PayloadPlace(
        intake.prefix() + path + java.util.HexFormat.of().formatHex(digest), Optional.empty());
  }

  @Override
  public FoundEntrySink.Watching begin(StoredObject object) throws java.io.IOException {
    return intake.watch(place(object).orElseThrow());
  }

  @Override
  public void told(ObjectOutcome outcome, Optional<FoundEntrySink.Watching> watch) {
    switch (outcome) {
      case ObjectOutcome.Digested read -> file(read, watch.orElseThrow());
      case ObjectOutcome.Changed(StoredObject object, var _) ->
          lost(object, Entry.Cause.CHANGED, "");
      case ObjectOutcome.Archived(StoredObject object, String storageClass) ->
          lost(object, Entry.Cause.ARCHIVED, storageClass);
      case ObjectOutcome.Unread(StoredObject object, var reason, String detail) ->
          lost(object, Entry.Cause.FILE_UNREAD, (reason.code() + " " + detail).strip());
      case ObjectOutcome.Deleted(ListedObject.DeleteMarker marker) -> deleted(marker);
      case ObjectOutcome.Unusable(ListedObject.Unusable entry) ->
          intake.other(
              new Entry.Lost(
                  nowhere(entry.shown()),
                  Entry.Cause.UNPLACED,
                  entry.reason().code() + " " + entry.shown()));
    }
  }

  private void deleted(ListedObject.DeleteMarker marker) {
    ObjectKey key = marker.key();
    Optional<PayloadPlace> place = place(PayloadPath.version(key, marker.version()));
    intake.other(
        place.isPresent()
            ? new Entry.OfMarker(
                place.get(), key.text(), marker.version(), modified(marker.modified()))
            : new Entry.Lost(nowhere(key.text()), Entry.Cause.UNPLACED, ""));
  }

  private void lost(StoredObject object, Entry.Cause cause, String why) {
    intake.other(new Entry.Lost(place(object).orElseThrow(), cause, why));
  }

  private void file(ObjectOutcome.Digested read, FoundEntrySink.Watching watch) {
    StoredObject object = read.object();
    ObjectDetail detail = read.detail();
    PayloadPlace place = watch.place();
    intake.file(
        watch,
        watch.octets(),
        read.digests(),
        FileFacts.of(
            modified(detail.modified().or(object::modified)),
            ObjectFacts.of(object, detail, read.md5())),
        identity.get().of(place.path().getBytes(UTF_8), object).orElse(FileIdentity.NONE),
        Optional.empty());
  }

  private static OptionalLong modified(Optional<Instant> moment) {
    if (moment.isEmpty()) {
      return OptionalLong.empty();
    }
    Instant at = moment.get();
    return OptionalLong.of(at.getEpochSecond() * NANOS + at.getNano());
  }
}
