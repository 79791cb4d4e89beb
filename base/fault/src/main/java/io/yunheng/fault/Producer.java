/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The program and its version, as everything that it writes names its maker.
 *
 * @param name the program, {@code yunheng}
 * @param version numbers with dots, with or without a qualifier: {@code 1.2.0}, {@code 1.3.0-rc.1}
 */
public record Producer(String name, String version) {
  private static final String BUILD = "producer.properties";
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)*(-[0-9A-Za-z.]+)?");

  public Producer {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a program has a name");
    }
    if (!VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("not a version: " + version);
    }
  }

  /** Reads the name and the version that the build wrote into this room. */
  public static Producer load() {
    Properties build = new Properties();
    try (InputStream in = Producer.class.getResourceAsStream(BUILD)) {
      if (in == null) {
        throw new IllegalStateException(BUILD + " is not on the class path");
      }
      build.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Producer(build.getProperty("name", ""), build.getProperty("version", ""));
  }

  /** Both in one text, for example {@code yunheng 1.2.0}. */
  public String text() {
    return name + " " + version;
  }
}
