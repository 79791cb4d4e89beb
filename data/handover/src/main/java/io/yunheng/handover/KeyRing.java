/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.BoundedFile;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.handover.manifest.PathPattern;
import io.yunheng.inspection.EncryptionKey;
import io.yunheng.inspection.EncryptionRules;
import io.yunheng.inspection.EncryptionScheme;
import io.yunheng.inspection.KeyPart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which key opens which entries: those whose key has a name in the manifest, or whose paths fit.
 * The first rule that fits counts. docs/formats/handover.md has the format of the file.
 */
public final class KeyRing {
  /** No key. */
  public static final KeyRing NONE = new KeyRing(List.of());

  private static final int LARGEST = 4 << 20;

  private record Rule(Optional<String> reference, List<PathPattern> paths, EncryptionKey key) {
    boolean fits(String path, Optional<String> said) {
      return (reference.isPresent() && reference.equals(said))
          || paths.stream().anyMatch(pattern -> pattern.matches(path));
    }
  }

  private final List<Rule> rules;

  private KeyRing(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * Reads a file of keys. Names of files in it are relative to its folder.
   *
   * @param environment where variables are looked up
   * @throws FaultException with everything that is wrong: with the file, with files that it names
   *     ({@code FILE_MISSING}), with variables that are not set ({@code DATABASE_PASSWORD_MISSING})
   */
  public static KeyRing read(Path file, Map<String, String> environment) {
    Problems problems = new Problems();
    String name = file.toString();
    Fields root =
        Fields.of(name, YamlDocument.parse(BoundedFile.bytes(file, name, LARGEST), name), problems);
    root.only("keys");
    EncryptionRules methods = EncryptionRules.shipped();
    List<Rule> rules = new ArrayList<>();
    for (Fields fields : root.someList("keys")) {
      rules.add(rule(fields, file, environment, methods, problems));
    }
    problems.throwIfAny();
    return new KeyRing(rules);
  }

  /**
   * The names of the variables that a file of keys wants; what is wrong with the file is told when
   * it is read.
   *
   * @throws FaultException if the file cannot be read as YAML
   */
  public static Set<String> variables(Path file) {
    String name = file.toString();
    Fields root =
        Fields.of(
            name, YamlDocument.parse(BoundedFile.bytes(file, name, LARGEST), name), new Problems());
    return root.someList("keys").stream()
        .flatMap(fields -> parts(fields, "variables").values().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Rule rule(
      Fields fields,
      Path file,
      Map<String, String> environment,
      EncryptionRules methods,
      Problems problems) {
    fields.only("key", "paths", "method", "files", "variables");
    Optional<String> reference = fields.optionalText("key");
    List<PathPattern> paths = fields.texts("paths").stream().map(PathPattern::new).toList();
    if (reference.isEmpty() && paths.isEmpty()) {
      fields.missing("key");
    }
    Map<KeyPart, Path> files = new EnumMap<>(KeyPart.class);
    parts(fields, "files")
        .forEach(
            (part, text) -> {
              Path place = file.resolveSibling(text);
              if (!Files.isRegularFile(place)) {
                problems.add(FaultCode.FILE_MISSING, "file", place.toString());
              }
              files.put(part, place);
            });
    Map<KeyPart, EncryptionKey.Variable> variables = new EnumMap<>(KeyPart.class);
    parts(fields, "variables")
        .forEach(
            (part, text) -> {
              if (environment.getOrDefault(text, "").isEmpty()) {
                problems.add(FaultCode.DATABASE_PASSWORD_MISSING, "place", "$" + text);
              }
              if (files.containsKey(part)) {
                fields.twice("variables", part.code());
              }
              String value = environment.getOrDefault(text, "");
              variables.put(part, new EncryptionKey.Variable(text, Map.of(text, value)));
            });
    EncryptionScheme method = fields.word("method", EncryptionScheme.class, EncryptionScheme.AGE);
    EncryptionKey key = new EncryptionKey(method, files, variables);
    if (fields.has("method") && !methods.enough(key)) {
      fields.missing(
          methods.of(method).keys().stream()
              .map(
                  set ->
                      set.stream().map(KeyPart::code).sorted().collect(Collectors.joining(" + ")))
              .collect(Collectors.joining(" | ", "files: ", "")));
    }
    return new Rule(reference, paths, key);
  }

  private static Map<KeyPart, String> parts(Fields fields, String member) {
    Map<KeyPart, String> parts = new EnumMap<>(KeyPart.class);
    Optional<Fields> some = fields.fields(member);
    if (some.isPresent()) {
      some.get().only(Arrays.stream(KeyPart.values()).map(KeyPart::code).toArray(String[]::new));
      for (KeyPart part : KeyPart.values()) {
        some.get().optionalText(part.code()).ifPresent(text -> parts.put(part, text));
      }
    }
    return parts;
  }

  /**
   * The key for an entry.
   *
   * @param said what the manifest says where its key is to be had
   */
  public Optional<EncryptionKey> of(String path, Optional<String> said) {
    return rules.stream().filter(rule -> rule.fits(path, said)).map(Rule::key).findFirst();
  }
}
