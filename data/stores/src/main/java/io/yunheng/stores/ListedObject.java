/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.time.Instant;
import java.util.Optional;

/** An entry of a store's listing. */
public sealed interface ListedObject {
  /** An object, or a version of one. */
  record Present(StoredObject object) implements ListedObject {}

  /** A version that says that the object was deleted; only in listings of all versions. */
  record DeleteMarker(ObjectKey key, String version, boolean latest, Optional<Instant> modified)
      implements ListedObject {}

  /**
   * An entry whose key is no text, or that lacks what an entry must have; nothing of it can be
   * asked for.
   *
   * @param shown as far as it can be shown
   */
  record Unusable(String shown, UnreadReason reason) implements ListedObject {}
}
