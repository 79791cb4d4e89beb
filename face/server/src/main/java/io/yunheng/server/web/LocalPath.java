/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

/** Paths on this server, so that nobody is sent elsewhere by what a request says. */
public final class LocalPath {
  private LocalPath() {}

  /** Whether a text is a path on this server and nothing else. */
  public static boolean isLocal(String path) {
    return path.startsWith("/")
        && !path.startsWith("//")
        && path.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\');
  }

  /** The path, or the first page where it is none. */
  public static String orHome(String path) {
    return isLocal(path) ? path : "/";
  }
}
