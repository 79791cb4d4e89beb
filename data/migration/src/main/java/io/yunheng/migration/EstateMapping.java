/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.estate.Kind;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What people know about a move that estates do not say.
 *
 * @param pairs resources that are the same thing
 * @param left resources that were left behind on purpose
 * @param added resources that are new on purpose
 * @param values what a text of a column is called after the move
 * @param flavorsBefore sizes of machines by flavour
 * @param flavorsAfter likewise after the move
 * @param tenantsBefore ids or names of the tenants that moved; none stands for all
 * @param tenantsAfter likewise after the move
 */
public record EstateMapping(
    List<Pair> pairs,
    List<Single> left,
    List<Single> added,
    Map<Named, String> values,
    Map<String, Size> flavorsBefore,
    Map<String, Size> flavorsAfter,
    List<String> tenantsBefore,
    List<String> tenantsAfter) {

  /** Two resources, each by id or by a name that only it has. */
  public record Pair(Kind kind, String before, String after) {}

  /** A resource, by id or by a name that only it has, and why it has no partner. */
  public record Single(Kind kind, String resource, String why) {}

  /** A text in a column before the move. */
  public record Named(Kind kind, String column, String before) {}

  /** Of a machine; the memory in MiB, the disk in GiB. */
  public record Size(int cpus, int memoryMiB, int diskGiB) {
    /** Whether this has no less of anything. */
    boolean holds(Size other) {
      return cpus >= other.cpus && memoryMiB >= other.memoryMiB && diskGiB >= other.diskGiB;
    }

    @Override
    public String toString() {
      return cpus + " CPU, " + memoryMiB + " MiB, " + diskGiB + " GiB";
    }
  }

  public EstateMapping {
    pairs = List.copyOf(pairs);
    left = List.copyOf(left);
    added = List.copyOf(added);
    values = Map.copyOf(values);
    flavorsBefore = Map.copyOf(flavorsBefore);
    flavorsAfter = Map.copyOf(flavorsAfter);
    tenantsBefore = List.copyOf(tenantsBefore);
    tenantsAfter = List.copyOf(tenantsAfter);
  }

  /** Nothing is known. */
  public static EstateMapping none() {
    return new EstateMapping(
        List.of(), List.of(), List.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of());
  }

  /**
   * Reads a mapping file, as {@code docs/formats/comparison.md} specifies.
   *
   * @throws FaultException with everything that is wrong
   */
  public static EstateMapping read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only(
        "pairs", "left", "added", "values", "flavors", "tenants", "hosts", "schemas", "tables");
    List<Pair> pairs = new ArrayList<>();
    for (Fields one : root.list("pairs")) {
      one.only("kind", "before", "after");
      kind(one).ifPresent(kind -> pairs.add(new Pair(kind, one.text("before"), one.text("after"))));
    }
    Map<Named, String> values = new HashMap<>();
    for (Fields one : root.list("values")) {
      one.only("kind", "column", "before", "after");
      Optional<Kind> kind = kind(one);
      String column = one.text("column");
      if (kind.isPresent()) {
        if (kind.get().shape().index(column).isEmpty()) {
          one.dangling("column", column);
        }
        Named named = new Named(kind.get(), column, one.text("before"));
        if (values.put(named, one.text("after")) != null) {
          one.twice("before", named.before());
        }
      }
    }
    Map<String, Size> before = new HashMap<>();
    Map<String, Size> after = new HashMap<>();
    for (Fields one : root.list("flavors")) {
      one.only("side", "name", "cpus", "memoryMiB", "diskGiB");
      Size size =
          new Size(
              one.number("cpus", 1, 99_999),
              one.number("memoryMiB", 1, 999_999_999),
              one.optionalNumber("diskGiB", 0, 999_999_999).orElse(0));
      String name = one.text("name");
      String side = one.text("side");
      if (!List.of("before", "after", "both").contains(side)) {
        one.wrong("side", side, "before | after | both");
      }
      boolean twice = !side.equals("after") && before.put(name, size) != null;
      twice |= !side.equals("before") && after.put(name, size) != null;
      if (twice) {
        one.twice("name", name);
      }
    }
    Optional<Fields> tenants = root.fields("tenants");
    tenants.ifPresent(one -> one.only("before", "after"));
    EstateMapping mapping =
        new EstateMapping(
            pairs,
            singles(root, "left"),
            singles(root, "added"),
            values,
            before,
            after,
            tenants.map(one -> one.texts("before")).orElse(List.of()),
            tenants.map(one -> one.texts("after")).orElse(List.of()));
    problems.throwIfAny();
    return mapping;
  }

  private static List<Single> singles(Fields root, String key) {
    List<Single> singles = new ArrayList<>();
    for (Fields one : root.list(key)) {
      one.only("kind", "resource", "why");
      kind(one)
          .ifPresent(kind -> singles.add(new Single(kind, one.text("resource"), one.text("why"))));
    }
    return singles;
  }

  private static Optional<Kind> kind(Fields fields) {
    if (!fields.has("kind")) {
      fields.missing("kind");
    }
    return fields.optionalWord("kind", Kind::of, "a kind");
  }
}
