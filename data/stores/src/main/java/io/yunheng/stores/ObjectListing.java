/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.util.Optional;

/** A listing, read page by page as it is used; no more than a page is held. For one thread. */
@FunctionalInterface
public interface ObjectListing {
  /**
   * The next entry; nothing at the end.
   *
   * @throws io.yunheng.fault.FaultException with a {@code STORE_} code if the listing cannot be
   *     read on; what came before is then not all there is
   * @throws InterruptedException if it is interrupted
   */
  Optional<ListedObject> next() throws InterruptedException;
}
