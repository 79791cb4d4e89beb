/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.assessment.check.FaultSetting;
import io.yunheng.assessment.check.WrittenEstate;
import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Registers over an estate that was collected: those in which everything is right, and those with a
 * setting of the library of faults. {@code faults/registers.yaml} says what the words of the
 * library stand for here.
 */
final class LiveRegisters {
  /** When the estate of the library was collected. */
  private static final Instant LIBRARY = Instant.parse("2026-11-20T00:00:00Z");

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]+Z");
  private static final Pattern REFERENCE = Pattern.compile("@([a-z-]+)/(.*)");

  private final Estate collected;
  private final Map<String, String> words = new LinkedHashMap<>();
  private final Map<String, String> names;
  private final Set<Kind> complete = new LinkedHashSet<>();
  private final Map<String, Map<String, Node>> right = new LinkedHashMap<>();
  private final List<FaultSetting> settings = new ArrayList<>();
  private final Duration later;

  /**
   * Reads what is laid over an estate.
   *
   * @param folder the library of faults
   * @param digests what stands in the library for the digest of a file, and what it is
   */
  LiveRegisters(Path folder, Estate collected, Map<String, String> digests) {
    this.collected = collected;
    this.later = Duration.between(LIBRARY, collected.header().collectedAt());
    Problems problems = new Problems();
    Fields file = FaultSetting.fields(folder.resolve("registers.yaml"), problems);
    words.putAll(file.fields("words").orElseThrow().scalars());
    words.putAll(digests);
    names = file.fields("names").orElseThrow().scalars();
    file.texts("complete").forEach(code -> complete.add(Kind.of(code).orElseThrow()));
    Map<String, Map<String, Node>> correct =
        FaultSetting.resources(folder.resolve("correct.yaml"), "resources");
    for (String id : file.texts("laid")) {
      right.put(id, Optional.ofNullable(correct.get(id)).orElseThrow());
    }
    right.putAll(FaultSetting.resources(folder.resolve("registers.yaml"), "rows"));
    Set<String> chosen = new LinkedHashSet<>(file.texts("settings"));
    for (FaultSetting one : FaultSetting.read(folder.resolve("settings.yaml"), "settings")) {
      if (chosen.remove(one.id())) {
        settings.add(one);
      }
    }
    settings.addAll(FaultSetting.read(folder.resolve("registers.yaml"), "more"));
    problems.throwIfAny();
    if (!chosen.isEmpty()) {
      throw new IllegalArgumentException("no such settings: " + chosen);
    }
  }

  /** What is made on the registers, one at a time. */
  List<FaultSetting> settings() {
    return List.copyOf(settings);
  }

  /** What the finding of a setting has to name here. */
  List<String> named(FaultSetting setting) {
    return setting.named().stream().map(this::here).toList();
  }

  /** Writes the registers in which everything is right. */
  void write(Path file) {
    write(file, right);
  }

  /** Writes the registers with a setting. */
  void write(Path file, FaultSetting setting) {
    write(file, setting.madeOn(right));
  }

  private void write(Path file, Map<String, Map<String, Node>> rows) {
    Origin origin =
        new Origin("test", "register", collected.header().collectedAt(), Origin.Manner.TYPED);
    Estate.Builder estate =
        WrittenEstate.of(
            collected.header(),
            origin,
            rows.values().stream()
                .map(row -> ((Node.Mapping) here(new Node.Mapping(row, 1))).entries())
                .toList());
    complete.forEach(
        kind ->
            estate.add(
                new Coverage(kind, Coverage.WHOLE, Understanding.COMPLETE, "", "", 0, origin)));
    Estate written = estate.build();
    List<Kind> kinds =
        Stream.of(Kind.values())
            .filter(kind -> complete.contains(kind) || !written.all(kind).isEmpty())
            .toList();
    RegisterTemplate.write(file, kinds, written, Language.ZH);
  }

  private Node here(Node node) {
    return switch (node) {
      case Node.Scalar(String text, int line) -> new Node.Scalar(here(text), line);
      case Node.Sequence(List<Node> items, int line) ->
          new Node.Sequence(items.stream().map(this::here).toList(), line);
      case Node.Mapping(Map<String, Node> entries, int line) -> {
        Map<String, Node> all = new LinkedHashMap<>();
        entries.forEach((key, value) -> all.put(key, here(value)));
        yield new Node.Mapping(all, line);
      }
      case Node.Nothing nothing -> nothing;
    };
  }

  private String here(String text) {
    String word = words.getOrDefault(text, text);
    if (REFERENCE.matcher(word).matches()) {
      return id(word);
    }
    if (TIME.matcher(word).matches()) {
      return Instant.parse(word).plus(later).toString();
    }
    return names.containsKey(word) ? names.getOrDefault(word, word) : renamed(word);
  }

  private String renamed(String text) {
    Optional<String> longest =
        names.keySet().stream().filter(text::contains).max(Comparator.comparingInt(String::length));
    if (longest.isEmpty()) {
      return text;
    }
    int at = text.indexOf(longest.get());
    return renamed(text.substring(0, at))
        + names.getOrDefault(longest.get(), "")
        + renamed(text.substring(at + longest.get().length()));
  }

  private String id(String reference) {
    java.util.regex.Matcher matcher = REFERENCE.matcher(reference);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(reference);
    }
    Shape<?> shape = Kind.of(matcher.group(1)).orElseThrow().shape();
    List<String> found =
        collected.all(shape.kind()).stream()
            .filter(one -> matcher.group(2).isEmpty() || named(shape, one, matcher.group(2)))
            .map(Resource::id)
            .toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(reference + ": " + found);
    }
    return found.getFirst();
  }

  private static boolean named(Shape<?> shape, Resource one, String name) {
    for (int i = 0; i < shape.columns().size(); i++) {
      Column<?> column = shape.columns().get(i);
      if (column.name().equals("name")
          && shape.fact(one, i) instanceof Fact.Known<?>(Object value)) {
        return value.equals(name);
      }
    }
    return false;
  }
}
