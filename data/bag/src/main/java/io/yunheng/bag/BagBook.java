/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is known of bags beside their form: findings' weights and words, digests, versions, names
 * that some systems reserve.
 *
 * @param words of every code
 * @param algorithms by name
 * @param current the version that is written
 * @param old versions that are read too
 * @param devices names that are no files' on Windows, in capitals
 */
public record BagBook(
    Map<FindingCode, Words> words,
    Map<String, BagAlgorithm> algorithms,
    String current,
    Set<String> old,
    Set<String> devices) {
  private static final String FILE = "bag.yaml";
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /**
   * The weight and the words of a code.
   *
   * @param section of RFC 8493 that it follows from
   */
  public record Words(Weight weight, String section, Text finding, Text cure) {}

  public BagBook {
    words = Map.copyOf(words);
    algorithms = Map.copyOf(algorithms);
    old = Set.copyOf(old);
    devices = Set.copyOf(devices);
  }

  /** The book that ships, read when it is first asked for. */
  public static BagBook shipped() {
    return Shipped.BOOK;
  }

  private static final class Shipped {
    static final BagBook BOOK = read();
  }

  private static BagBook read() {
    try (InputStream in = BagBook.class.getResourceAsStream("/yunheng/bag/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a book.
   *
   * @throws FaultException with everything that is wrong
   */
  public static BagBook read(byte[] bytes, String file) {
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
    Map<FindingCode, Words> words = new EnumMap<>(FindingCode.class);
    for (Fields fields : root.someList("findings")) {
      fields.only("id", "weight", "section", "finding", "cure");
      FindingCode code = fields.word("id", FindingCode.class, FindingCode.UNREADABLE);
      Words one =
          new Words(
              fields.word("weight", Weight.class, Weight.UNVERIFIED),
              fields.text("section"),
              fields.both("finding"),
              fields.both("cure"));
      if (words.put(code, one) != null) {
        fields.twice("id", code.code());
      }
    }
    for (FindingCode code : FindingCode.values()) {
      if (!words.containsKey(code)) {
        root.missing("findings." + code.code());
      }
    }
    Set<String> devices = Set.copyOf(root.texts("devices"));
    problems.throwIfAny();
    return new BagBook(words, algorithms, current, Set.copyOf(old), devices);
  }

  public Weight weight(FindingCode code) {
    return of(code).weight();
  }

  /** What is the matter, in one sentence. */
  public String what(Finding finding, Language language) {
    return fill(of(finding.code()).finding().in(language), finding);
  }

  /** What to do about it, in one sentence. */
  public String cure(Finding finding, Language language) {
    return fill(of(finding.code()).cure().in(language), finding);
  }

  private Words of(FindingCode code) {
    return Objects.requireNonNull(words.get(code));
  }

  private static String fill(String text, Finding finding) {
    Map<String, String> values = new HashMap<>(finding.details());
    switch (finding) {
      case Finding.OfTagFile(FindingCode _, String file, Map<String, String> _) ->
          values.put("place", file);
      case Finding.OfLine(
              FindingCode _,
              String file,
              long line,
              String path,
              Map<String, String> _) -> {
        values.put("place", file + ":" + line);
        values.put("path", path);
      }
      case Finding.OfFile(FindingCode _, String path, Map<String, String> _) -> {
        values.put("place", path);
        values.put("path", path);
      }
    }
    Matcher matcher = PLACE.matcher(text);
    return matcher.replaceAll(
        place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "?")));
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
