/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementReader;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Passages;
import io.yunheng.responsibility.ResponsibilityRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The OSCAL files of an arrangement, in a folder. */
record Written(Derivation derivation, Path folder, List<Path> files) {
  static final Catalog CATALOG = Catalog.shipped();
  private static final ResponsibilityRules BOOKS = ResponsibilityRules.shipped();
  private static final Path EXAMPLES =
      Path.of(
          Optional.ofNullable(System.getProperty("yunheng.root")).orElseThrow(),
          "examples",
          "responsibility");

  static List<Path> examples() {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Derivation derived(String yaml) {
    Arrangement arrangement =
        ArrangementReader.read(
            yaml.getBytes(StandardCharsets.UTF_8), "test.yaml", BOOKS.roles().ids());
    return Derivation.of(arrangement, Passages.NOT_LOOKED, CATALOG, BOOKS);
  }

  static Written of(Path example, Language language, Path folder) throws IOException {
    return of(derived(Files.readString(example)), language, folder);
  }

  static Written of(Derivation derivation, Language language, Path folder) {
    return new Written(
        derivation, folder, OscalFolder.write(derivation, CATALOG, language, folder));
  }

  /** Organisations that show one behaviour each and hand on to four. */
  static String generated(int organisations, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> behaviours = BOOKS.roles().ids().stream().sorted().toList();
    StringBuilder text =
        new StringBuilder("arrangement: 1\nname: generated\nasOf: 2026-11-21\norganisations:\n");
    for (int n = 0; n < organisations; n++) {
      text.append("- {id: o").append(n).append(", name: 组织").append(n).append("}\n");
    }
    text.append("services: [{id: s, name: s, model: IaaS, industry: securities, level: 3}]\n");
    text.append("acts:\n");
    for (int n = 0; n < organisations; n++) {
      text.append("- {organisation: o").append(n).append(", does: [");
      text.append(behaviours.get(random.nextInt(behaviours.size()))).append("]}\n");
    }
    text.append("delegations:\n");
    for (int n = 0; n < organisations * 4; n++) {
      int from = random.nextInt(organisations);
      int step = n % 3 == 0 ? 1 : 1 + random.nextInt(organisations - 1);
      text.append("- {id: d").append(n).append(", from: o").append(from);
      text.append(", to: o").append((from + step) % organisations).append("}\n");
    }
    return text.toString();
  }

  JsonNode json(String name) throws IOException {
    return json(folder.resolve(name));
  }

  static JsonNode json(Path file) throws IOException {
    return JsonMapper.shared().readTree(Files.readString(file));
  }

  List<Path> plans() {
    return named("ssp-");
  }

  List<Path> named(String prefix) {
    return files.stream().filter(file -> name(file).startsWith(prefix)).toList();
  }

  static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
