/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fixity.Algorithm;
import java.util.Map;
import java.util.Optional;

/** The result for one entry of a listing. Every entry yields exactly one; none is omitted. */
public sealed interface ObjectOutcome {
  /**
   * It was read to its end, all of one version.
   *
   * @param digests of the whole content, in lower-case hex
   * @param md5 whether the content was checked against an MD5 that the store states
   */
  record Digested(
      StoredObject object, ObjectDetail detail, Map<Algorithm, String> digests, boolean md5)
      implements ObjectOutcome {
    public Digested {
      digests = Map.copyOf(digests);
    }
  }

  /**
   * It is not what was listed, or changed while it was read; it counts as not read.
   *
   * @param after empty if it is gone
   */
  record Changed(StoredObject object, Optional<Etag> after) implements ObjectOutcome {}

  /**
   * It lies in an archive and has to be restored before it can be read.
   *
   * @param storageClass in the store's words
   */
  record Archived(StoredObject object, String storageClass) implements ObjectOutcome {}

  /**
   * It could not be read to its end.
   *
   * @param detail what the store or the network said; may be empty
   */
  record Unread(StoredObject object, UnreadReason reason, String detail) implements ObjectOutcome {}

  /** It was deleted; there is nothing to read. */
  record Deleted(ListedObject.DeleteMarker marker) implements ObjectOutcome {}

  /** An entry that names nothing that can be asked for. */
  record Unusable(ListedObject.Unusable entry) implements ObjectOutcome {}
}
