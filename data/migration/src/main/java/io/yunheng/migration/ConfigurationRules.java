/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.migration.configuration.ConfigurationCode;
import io.yunheng.migration.configuration.MoveRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * What comparisons of estates and of hosts find.
 *
 * @param rules of every code
 */
public record ConfigurationRules(MoveRules<ConfigurationCode> rules) {
  private static final String FILE = "configuration.yaml";

  /** The rules that ship. */
  public static ConfigurationRules shipped() {
    return read(resource(FILE), FILE);
  }

  /** A data file that ships with this room. */
  public static byte[] resource(String name) {
    try (InputStream in =
        ConfigurationRules.class.getResourceAsStream("/yunheng/migration/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static ConfigurationRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("findings");
    MoveRules<ConfigurationCode> rules = MoveRules.read(root, ConfigurationCode.class);
    problems.throwIfAny();
    return new ConfigurationRules(rules);
  }
}
