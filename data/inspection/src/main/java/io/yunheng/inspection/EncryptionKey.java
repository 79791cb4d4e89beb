/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How a file was encrypted and where its key lies.
 *
 * @param files that hold the key, by what they hold
 * @param variables that hold parts of the key instead; texts only, no bytes
 */
public record EncryptionKey(
    EncryptionScheme method, Map<KeyPart, Path> files, Map<KeyPart, Variable> variables) {
  /**
   * A variable of the environment.
   *
   * @param environment where it is looked up
   */
  public record Variable(String name, Map<String, String> environment) {
    public Variable {
      environment = Map.copyOf(environment);
    }

    /** What it holds; empty if it is not set. */
    public String value() {
      return environment.getOrDefault(name, "");
    }

    @Override
    public String toString() {
      return "$" + name;
    }
  }

  public EncryptionKey {
    files = Map.copyOf(files);
    variables = Map.copyOf(variables);
  }

  /** A key that lies in files only. */
  public EncryptionKey(EncryptionScheme method, Map<KeyPart, Path> files) {
    this(method, files, Map.of());
  }

  /** What there is of it. */
  public Set<KeyPart> parts() {
    Set<KeyPart> parts = new HashSet<>(files.keySet());
    parts.addAll(variables.keySet());
    return parts;
  }
}
