/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.page;

import java.util.List;

/**
 * What is particular to a page.
 *
 * @param narrow whether it is one form, read from top to bottom
 */
public record PageBody(String title, List<PagePart> parts, boolean narrow) {
  public PageBody {
    parts = List.copyOf(parts);
  }

  /** A page of full width. */
  public static PageBody wide(String title, List<PagePart> parts) {
    return new PageBody(title, parts, false);
  }

  /** A page that is one form. */
  public static PageBody narrow(String title, List<PagePart> parts) {
    return new PageBody(title, parts, true);
  }
}
