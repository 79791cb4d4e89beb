/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the properties of a service are called that clauses depend on. */
public record ServiceProperties(Map<String, Text> names) {
  private static final String FILE = "properties.yaml";

  public ServiceProperties {
    names = Map.copyOf(names);
  }

  /** The names that ship. */
  public static ServiceProperties shipped() {
    try (InputStream in =
        ServiceProperties.class.getResourceAsStream("/yunheng/responsibility/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      Problems problems = new Problems();
      Fields root = Fields.of(FILE, YamlDocument.parse(in.readAllBytes(), FILE), problems);
      root.only("properties");
      Map<String, Text> names = new LinkedHashMap<>();
      root.fields("properties")
          .ifPresent(fields -> fields.names().forEach(name -> names.put(name, fields.both(name))));
      problems.throwIfAny();
      return new ServiceProperties(names);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of properties; one without a name is called by its key. */
  public Text of(Collection<String> keys) {
    List<Text> all = keys.stream().map(key -> names.getOrDefault(key, new Text(key, key))).toList();
    return new Text(
        String.join("、", all.stream().map(Text::zh).toList()),
        String.join(", ", all.stream().map(Text::en).toList()));
  }
}
