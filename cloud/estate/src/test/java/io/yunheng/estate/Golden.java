/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files of the repository that tests keep current: compared, or written anew with {@code
 * -Dgolden.update=true}.
 */
public final class Golden {
  private Golden() {}

  /** A file of the repository, by its path from the root. */
  public static Path file(String path) {
    return Path.of(System.getProperty("yunheng.root", "../..")).resolve(path);
  }

  /** The whole file has to be this text. */
  public static void check(Path file, String text) throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("run with -Dgolden.update=true and review").content().isEqualTo(text);
  }

  /** The part of the file between the two comments with this name has to be this text. */
  public static void checkPart(Path file, String name, String text) throws IOException {
    String whole = Files.readString(file);
    check(file, before(whole, name) + text + after(whole, name));
  }

  /** The part of the file between the two comments with this name. */
  public static String part(Path file, String name) throws IOException {
    String whole = Files.readString(file);
    return whole.substring(
        before(whole, name).length(), whole.length() - after(whole, name).length());
  }

  private static String before(String whole, String name) {
    String mark = "<!-- " + name + ":begin -->\n";
    assertThat(whole).contains(mark);
    return whole.substring(0, whole.indexOf(mark) + mark.length());
  }

  private static String after(String whole, String name) {
    String mark = "<!-- " + name + ":end -->\n";
    assertThat(whole).contains(mark);
    return whole.substring(whole.indexOf(mark));
  }
}
