/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.read;

import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.openstack.ServiceKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an OpenStack offers and how far checks judge it ({@code constructs.yaml}).
 *
 * @param known what checks judge, or what decides nothing
 * @param unnamed the items that something could decide that is not named
 */
record ConstructData(Set<String> known, Map<String, Entry> constructs, List<String> unnamed) {
  private static final String DATA = "/yunheng/openstack/constructs.yaml";
  private static final String ITEM = "MLPS-L3-";

  /** One that could decide items and that no check judges. */
  record Entry(
      Text name,
      String standing,
      List<String> items,
      String service,
      Optional<Counting> counting) {}

  /**
   * How many there are: the entries of a list.
   *
   * @param service whose list it is
   * @param field empty if each entry counts
   * @param normal the value of the field of an entry that does not count; empty where the field is
   *     a list that has to be longer than {@code moreThan}
   * @param optional whether a service that does not know the path has none
   * @param under the construct without which there can be none; empty if there is no such
   */
  record Counting(
      ServiceKind service,
      String list,
      String member,
      String field,
      String normal,
      int moreThan,
      boolean optional,
      String under) {}

  static ConstructData extensions() {
    return read("extensions", "extension");
  }

  /** The resources of the interfaces: a service, a slash and the first part of a path. */
  static ConstructData resources() {
    return read("resources", "service");
  }

  static ConstructData services() {
    return read("services", "service");
  }

  private static ConstructData read(String part, String kind) {
    try (InputStream in = ConstructData.class.getResourceAsStream(DATA)) {
      if (in == null) {
        throw new IllegalStateException(DATA + " is not on the class path");
      }
      Problems problems = new Problems();
      Fields root = Fields.of(DATA, YamlDocument.parse(in.readAllBytes(), DATA), problems);
      Fields fields = root.fields(part).orElseThrow();
      Set<String> known = new HashSet<>(fields.texts("judged"));
      known.addAll(fields.texts("noBearing"));
      Map<String, Entry> constructs = new HashMap<>();
      for (Fields one : fields.someList("constructs")) {
        one.only(
            "id",
            "name",
            "standing",
            "items",
            "service",
            "list",
            "member",
            "field",
            "normal",
            "moreThan",
            "optional",
            "under");
        constructs.put(
            one.text("id"),
            new Entry(
                one.both("name"),
                one.text("standing"),
                items(one.texts("items")),
                one.optionalText("service").orElse("network"),
                counting(one)));
      }
      List<String> unnamed = items(root.fields("unnamed").orElseThrow().texts(kind));
      problems.throwIfAny();
      return new ConstructData(Set.copyOf(known), Map.copyOf(constructs), unnamed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Counting> counting(Fields one) {
    return one.optionalText("list")
        .map(
            list ->
                new Counting(
                    service(one.optionalText("service").orElse("network")),
                    list,
                    one.text("member"),
                    one.optionalText("field").orElse(""),
                    one.optionalText("normal").orElse(""),
                    one.optionalNumber("moreThan", 0, 100).orElse(0),
                    one.optionalText("optional").isPresent(),
                    one.optionalText("under").orElse("")));
  }

  private static ServiceKind service(String name) {
    return ServiceKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static List<String> items(List<String> names) {
    List<String> items = new ArrayList<>();
    names.forEach(name -> items.add(ITEM + name));
    return List.copyOf(items);
  }
}
