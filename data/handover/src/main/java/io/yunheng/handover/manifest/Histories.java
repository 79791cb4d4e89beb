/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.fault.FaultException;
import io.yunheng.handover.Overview;
import io.yunheng.handover.PayloadSource;
import io.yunheng.stores.ListedObject;
import io.yunheng.stores.ObjectListing;
import io.yunheng.stores.StoredObject;
import io.yunheng.stores.Versioning;
import java.util.Optional;

/** Finds out what a store keeps beside the latest versions of its objects. */
public final class Histories {
  private Histories() {}

  /** Asks a store; what it keeps and was not taken is counted by a listing of all versions. */
  public static Overview.History of(PayloadSource.Objects source) throws InterruptedException {
    Versioning versioning = source.store().versioning();
    if (source.versions() || versioning.kept() != Versioning.Kept.HERE) {
      return new Overview.History(
          source.versions(), versioning.kept(), 0, 0, 0, versioning.where());
    }
    return counted(source.store().list(true));
  }

  private static Overview.History counted(ObjectListing all) throws InterruptedException {
    long left = 0;
    long octets = 0;
    long deletions = 0;
    try {
      for (Optional<ListedObject> next = all.next(); next.isPresent(); next = all.next()) {
        switch (next.get()) {
          case ListedObject.Present(StoredObject object) when !object.latest() -> {
            left++;
            octets += object.size();
          }
          case ListedObject.DeleteMarker _ -> deletions++;
          default -> {}
        }
      }
    } catch (FaultException e) {
      return new Overview.History(
          false, Versioning.Kept.HERE, left, octets, deletions, e.fault().code().code());
    }
    return new Overview.History(false, Versioning.Kept.HERE, left, octets, deletions, "");
  }
}
