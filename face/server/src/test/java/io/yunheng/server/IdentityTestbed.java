/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;

/** The real Keycloak and slapd of {@code testbed/identity-up}. */
record IdentityTestbed(Properties all) {
  static IdentityTestbed find() {
    String file = System.getenv().getOrDefault("YUNHENG_IDENTITY", "");
    Properties all = new Properties();
    try (Reader in = Files.newBufferedReader(Path.of(file))) {
      all.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("YUNHENG_IDENTITY=" + file + " (testbed/identity-up)", e);
    }
    return new IdentityTestbed(all);
  }

  String of(String name) {
    return Objects.requireNonNull(all.getProperty(name), name);
  }

  /** The password of everybody. */
  String password() {
    try {
      return Files.readString(Path.of(of("password"))).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
