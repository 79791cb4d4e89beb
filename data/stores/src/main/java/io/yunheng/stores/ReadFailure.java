/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.IOException;
import java.util.Optional;

/** An object cannot be read on, whatever is tried. */
final class ReadFailure extends IOException {
  /** Why not. */
  sealed interface Why {
    record Unread(UnreadReason reason, String detail) implements Why {}

    record Changed(Optional<Etag> after) implements Why {}

    record Archived(String storageClass) implements Why {}
  }

  private final Why why;

  ReadFailure(Why why) {
    super(why.toString());
    this.why = why;
  }

  static ReadFailure of(UnreadReason reason, String detail) {
    return new ReadFailure(new Why.Unread(reason, PrintableWords.text(detail)));
  }

  /** Why, in a word and the store's. */
  String said() {
    return switch (why) {
      case Why.Unread(UnreadReason reason, String detail) -> (reason.code() + " " + detail).strip();
      case Why.Changed _ -> "changed";
      case Why.Archived(String storageClass) -> ("archived " + storageClass).strip();
    };
  }

  /** What became of the object. */
  ObjectOutcome outcome(StoredObject object) {
    return switch (why) {
      case Why.Unread(UnreadReason reason, String detail) ->
          new ObjectOutcome.Unread(object, reason, detail);
      case Why.Changed(Optional<Etag> after) -> new ObjectOutcome.Changed(object, after);
      case Why.Archived(String storageClass) -> new ObjectOutcome.Archived(object, storageClass);
    };
  }
}
