/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.server.page.PagePart;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which rows of a long list a page shows, and the ways to the others. */
public final class PageNumber {
  /** Rows on one page. */
  public static final int ROWS = 50;

  private PageNumber() {}

  /** The window that an address asks for. */
  public static RowWindow window(Visit visit) {
    return window(visit, ROWS);
  }

  /** The window of some rows that an address asks for. */
  public static RowWindow window(Visit visit, int rows) {
    String from = visit.form("from");
    return new RowWindow(from.matches("[0-9]{1,9}") ? Long.parseLong(from) : 0, rows);
  }

  /**
   * The line below a list; empty where it shows all rows.
   *
   * @param kept what else the address says
   */
  public static Optional<PagePart.Paging> of(
      Visit visit, RowWindow window, RowList<?> list, Map<String, String> kept) {
    return of(visit, visit.path(), window, list, kept);
  }

  /**
   * The same below a list that is shown at another address.
   *
   * @param kept what else the address says
   */
  public static Optional<PagePart.Paging> of(
      Visit visit, String path, RowWindow window, RowList<?> list, Map<String, String> kept) {
    if (list.total() <= list.rows().size()) {
      return Optional.empty();
    }
    long last = window.from() + list.rows().size();
    return Optional.of(
        new PagePart.Paging(
            visit.text(
                "paging.shown",
                Long.toString(Math.min(window.from() + 1, last)),
                Long.toString(last),
                Long.toString(list.total())),
            window.from() == 0
                ? ""
                : address(path, Math.max(0, window.from() - window.most()), kept),
            last >= list.total() ? "" : address(path, last, kept),
            visit.text("paging.before"),
            visit.text("paging.after")));
  }

  /** An address with what it says; nothing of what is empty. */
  public static String address(String path, Map<String, String> kept) {
    String said = said(kept);
    return said.isEmpty() ? path : path + "?" + said.substring(1);
  }

  private static String address(String path, long from, Map<String, String> kept) {
    return path + "?from=" + from + said(kept);
  }

  private static String said(Map<String, String> kept) {
    StringBuilder address = new StringBuilder();
    new TreeMap<>(kept)
        .forEach(
            (name, value) -> {
              if (!value.isEmpty()) {
                address
                    .append('&')
                    .append(name)
                    .append('=')
                    .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
              }
            });
    return address.toString();
  }
}
