/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import java.util.List;

/** Metadata of a bag, in order; labels may be repeated (RFC 8493 section 2.2.2). */
public record BagInfo(List<Element> elements) {
  public static final String OXUM = "Payload-Oxum";
  public static final String DATE = "Bagging-Date";

  /** No metadata. */
  public static final BagInfo NONE = new BagInfo(List.of());

  /**
   * One element.
   *
   * @param value where it was continued on further lines, with a line feed between them
   */
  public record Element(String label, String value) {}

  public BagInfo {
    elements = List.copyOf(elements);
  }

  /** All values of a label, in whatever letter case it was written. */
  public List<String> values(String label) {
    return elements.stream()
        .filter(element -> element.label().equalsIgnoreCase(label))
        .map(Element::value)
        .toList();
  }
}
