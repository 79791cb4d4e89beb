/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.finding.FindingRules;
import io.yunheng.finding.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Data about bags: weights and texts of findings, digests, versions, and names that some systems
 * reserve.
 *
 * @param findings weights and texts of every code
 * @param algorithms by name
 * @param current the version that is written
 * @param old versions that are read too
 * @param devices names that are no files' on Windows, in capitals
 */
public record BagRules(
    FindingRules<BagCode> findings,
    Map<String, BagAlgorithm> algorithms,
    String current,
    Set<String> old,
    Set<String> devices) {
  private static final String FILE = "bag.yaml";
  private static final Set<Weight> WEIGHTS =
      EnumSet.of(Weight.UNVERIFIED, Weight.INVALID, Weight.INCOMPLETE, Weight.NOTE);

  public BagRules {
    algorithms = Map.copyOf(algorithms);
    old = Set.copyOf(old);
    devices = Set.copyOf(devices);
  }

  /** The rules that ship, read when it is first asked for. */
  public static BagRules shipped() {
    return Shipped.RULES;
  }

  private static final class Shipped {
    static final BagRules RULES = read();
  }

  private static BagRules read() {
    try (InputStream in = BagRules.class.getResourceAsStream("/yunheng/bag/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws FaultException with everything that is wrong
   */
  public static BagRules read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("versions", "algorithms", "devices", "findings");
    Optional<Fields> versions = root.fields("versions");
    if (versions.isEmpty()) {
      root.missing("versions");
    }
    String current = versions.map(fields -> fields.text("current")).orElse("");
    List<String> old = versions.map(fields -> fields.texts("old")).orElse(List.of());
    Map<String, BagAlgorithm> algorithms = new LinkedHashMap<>();
    for (Fields fields : root.someList("algorithms")) {
      fields.only("name", "java", "octets", "weak");
      String name = fields.text("name");
      BagAlgorithm algorithm =
          new BagAlgorithm(
              name, fields.text("java"), fields.number("octets", 8, 64), fields.flag("weak"));
      if (algorithms.put(name, algorithm) != null) {
        fields.twice("name", name);
      }
    }
    FindingRules<BagCode> findings = FindingRules.read(root, BagCode.class, WEIGHTS, "section");
    Set<String> devices = Set.copyOf(root.texts("devices"));
    problems.throwIfAny();
    return new BagRules(findings, algorithms, current, Set.copyOf(old), devices);
  }

  /** Whether a part of the path is a name that Windows keeps for a device, endings aside. */
  boolean device(String path) {
    int from = 0;
    while (from <= path.length()) {
      int slash = path.indexOf('/', from);
      int end = slash < 0 ? path.length() : slash;
      int dot = path.indexOf('.', from);
      int stem = dot < 0 ? end : Math.min(dot, end);
      if (stem - from <= 6
          && devices.contains(path.substring(from, stem).strip().toUpperCase(Locale.ROOT))) {
        return true;
      }
      from = end + 1;
    }
    return false;
  }
}
