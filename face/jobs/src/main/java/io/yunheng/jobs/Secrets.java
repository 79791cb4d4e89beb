/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The values of what requests name: passwords, keys, tokens, and the settings that stand beside
 * them. They are given when a job is run, and are no part of it.
 */
public final class Secrets {
  /** None. */
  public static final Secrets NONE = new Secrets(Map.of());

  private final Map<String, String> values;

  private Secrets(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /** These, by name. */
  public static Secrets of(Map<String, String> values) {
    return new Secrets(values);
  }

  /** All, by name. */
  public Map<String, String> values() {
    return values;
  }

  /** Those that a request may want. */
  public Secrets within(JobReach reach) {
    Map<String, String> some = new TreeMap<>(values);
    some.keySet().removeIf(name -> !wanted(reach.secrets(), name));
    return new Secrets(some);
  }

  private static boolean wanted(Set<String> names, String name) {
    return names.stream()
        .anyMatch(
            one ->
                one.endsWith("*")
                    ? name.startsWith(one.substring(0, one.length() - 1))
                    : name.equals(one));
  }

  @Override
  public String toString() {
    return "Secrets[" + values.size() + "]";
  }
}
