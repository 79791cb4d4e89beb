/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.manifest;

import io.yunheng.bag.BagInfo;
import io.yunheng.handover.Descriptions;
import io.yunheng.handover.Overview;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The metadata of a bag that every program shows (RFC 8493 section 2.2.2). */
public final class Information {
  private Information() {}

  public static BagInfo of(Overview overview) {
    List<BagInfo.Element> elements = new ArrayList<>();
    Descriptions.Parties parties = overview.parties();
    add(elements, "Source-Organization", parties.from());
    add(elements, "External-Description", parties.title());
    add(elements, "External-Identifier", parties.agreement());
    elements.add(new BagInfo.Element("Bag-Software-Agent", "Yunheng"));
    elements.add(new BagInfo.Element("Handover-Manifest", Layout.OVERVIEW));
    return new BagInfo(elements);
  }

  private static void add(List<BagInfo.Element> elements, String label, Optional<String> value) {
    value.ifPresent(text -> elements.add(new BagInfo.Element(label, text)));
  }
}
