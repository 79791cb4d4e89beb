/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one object from its beginning to its end. Where the connection breaks it is read on (RFC
 * 9110 sections 13.1.1 and 14.2), and only if it is still the same; never is a part of one version
 * put behind a part of another. For one thread.
 */
final class ObjectReader implements AutoCloseable {
  /** Who got so much further has got on. */
  private static final long PROGRESS = 1 << 20;

  private static final int PIECE = 1 << 14;

  private final ObjectStore store;
  private final StoredObject object;
  private final Optional<MessageDigest> md5;
  private final ObjectDetail detail;
  private final boolean endless;
  private StoreHttp.Reply reply;
  private long at;
  private long progress;
  private int attempts;

  /** One that has asked, and been answered with the object's beginning. */
  ObjectReader(ObjectStore store, StoredObject object) throws ReadFailure, InterruptedException {
    this.store = store;
    this.object = object;
    this.reply = store.ask("GET", object, Map.of());
    try {
      if (reply.status() != 200) {
        throw store.refused(object, reply);
      }
      this.detail = store.detail(object, reply.headers());
      check();
    } catch (ReadFailure e) {
      reply.close();
      throw e;
    }
    this.md5 = detail.contentMd5().map(_ -> newMd5());
    this.endless =
        reply.header("content-length").isEmpty()
            && detail.composed().filter(Composition.DynamicLarge.class::isInstance).isPresent();
  }

  /** What is read is what was listed; a store whose listing has another size says so always. */
  private void check() throws ReadFailure {
    if (store.same(object, detail)) {
      return;
    }
    boolean sameTime =
        object.modified().isPresent()
            && detail.modified().isPresent()
            && Math.abs(
                    object.modified().get().getEpochSecond()
                        - detail.modified().get().getEpochSecond())
                <= 1;
    boolean sameTag = object.etag().isPresent() && object.etag().equals(detail.etag());
    if (sameTag || (sameTime && object.size() == 0)) {
      throw ReadFailure.of(UnreadReason.LENGTH_DIFFERS, object.size() + " / " + detail.size());
    }
    throw new ReadFailure(new ReadFailure.Why.Changed(detail.etag()));
  }

  private static MessageDigest newMd5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  ObjectDetail detail() {
    return detail;
  }

  /** How many bytes were read. */
  long length() {
    return at;
  }

  /** Reads some; less than zero at the end, when all of it has come and is what the store said. */
  int read(byte[] into, int from, int most) throws ReadFailure, InterruptedException {
    while (true) {
      UnreadReason lost;
      try {
        int count = reply.body().read(into, from, most);
        if (count > 0) {
          at += count;
          progress += count;
          if (at > detail.size() && !endless) {
            throw ReadFailure.of(UnreadReason.LENGTH_DIFFERS, "> " + detail.size());
          }
          md5.ifPresent(each -> each.update(into, from, count));
          return count;
        }
        if (count < 0 && (endless || at == detail.size())) {
          verify();
          return -1;
        }
        lost = UnreadReason.TRUNCATED;
      } catch (Body.Stalled _) {
        lost = UnreadReason.STALLED;
      } catch (ReadFailure e) {
        throw e;
      } catch (IOException _) {
        lost = UnreadReason.TRUNCATED;
      }
      resume(lost);
    }
  }

  private void verify() throws ReadFailure {
    if (md5.isPresent()) {
      String found = HexFormat.of().formatHex(md5.get().digest());
      if (!found.equals(detail.contentMd5().orElse(""))) {
        throw ReadFailure.of(
            UnreadReason.ETAG_DIFFERS, detail.contentMd5().orElse("") + " / " + found);
      }
    }
  }

  private void resume(UnreadReason lost) throws ReadFailure, InterruptedException {
    while (true) {
      reply.close();
      if (progress >= PROGRESS) {
        attempts = 0;
      }
      progress = 0;
      if (attempts == store.http().settings().retries() || detail.etag().isEmpty()) {
        throw ReadFailure.of(lost, at + " / " + detail.size());
      }
      store.http().pause(attempts);
      attempts++;
      reply =
          store.ask(
              "GET",
              object,
              Map.of(
                  "Range", "bytes=" + at + "-", "If-Match", detail.etag().orElseThrow().quoted()));
      if (reply.status() == 200 && matches()) {
        if (skipped()) {
          return;
        }
      } else if (reply.status() == 206 && matches() && rightPart()) {
        return;
      } else {
        throw refused();
      }
    }
  }

  /** Why it cannot be read on. */
  private ReadFailure refused() throws InterruptedException {
    if (reply.status() == 206 && matches()) {
      return ReadFailure.of(UnreadReason.ANSWER_INVALID, reply.text("content-range"));
    }
    if (reply.status() / 100 == 2) {
      return new ReadFailure(new ReadFailure.Why.Changed(reply.header("etag").map(Etag::of)));
    }
    return store.refused(object, reply);
  }

  private boolean matches() {
    return reply.header("etag").map(Etag::of).equals(detail.etag());
  }

  private boolean rightPart() {
    String range = reply.text("content-range");
    return range.startsWith("bytes " + at + "-")
        && (endless || range.endsWith("/" + detail.size()));
  }

  /** A store that does not read from the middle sends all again; what was had is passed over. */
  private boolean skipped() throws InterruptedException {
    byte[] piece = new byte[PIECE];
    try {
      for (long left = at; left > 0; ) {
        int count = reply.body().read(piece, 0, (int) Math.min(left, PIECE));
        if (count < 0) {
          return false;
        }
        left -= count;
      }
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** What is known of it in the end, when all was read. */
  ObjectDetail end() throws InterruptedException {
    return store.completed(object, detail);
  }

  @Override
  public void close() {
    reply.close();
  }
}
