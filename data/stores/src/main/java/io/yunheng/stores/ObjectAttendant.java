/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import io.yunheng.fixity.Attendant;
import java.io.IOException;
import java.util.Optional;

/**
 * Processes objects in addition to digesting them. Called on several threads, for one object by one
 * thread at a time.
 *
 * @param <W> what watches an object
 */
public interface ObjectAttendant<W extends Attendant.Watch> {
  /**
   * Before the bytes of an object come.
   *
   * @throws IOException if it cannot be dealt with; it then counts as not read
   */
  W begin(StoredObject object) throws IOException;

  /**
   * What became of an entry of the listing, each once.
   *
   * @param watch what watched it, if it was read to its end
   */
  void told(ObjectOutcome outcome, Optional<W> watch);
}
