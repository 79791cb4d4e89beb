/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import io.yunheng.content.SensitivityRule.Card;
import io.yunheng.content.SensitivityRule.Identity;
import io.yunheng.content.SensitivityRule.Issuer;
import io.yunheng.content.SensitivityRule.Mail;
import io.yunheng.content.SensitivityRule.Marking;
import io.yunheng.content.SensitivityRule.Phone;
import io.yunheng.content.SensitivityRule.Shape;
import io.yunheng.content.SensitivityRule.Shapes;
import io.yunheng.content.SensitivityRule.Texts;
import io.yunheng.content.SensitivityRule.Words;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The rules by which it is proposed whether a file is sensitive. Thread-safe. */
public final class Sensitivity {
  private static final String FILE = "sensitivity.yaml";
  private static final String KINDS = "identity | card | phone | mail | texts | shapes | words";

  private final List<SensitivityRule> rules;
  private final Needles needles;
  private final Numbers numbers;
  private final Addresses addresses;

  private Sensitivity(List<SensitivityRule> rules, Marking marking) {
    this.rules = List.copyOf(rules);
    this.needles = new Needles(rules, marking);
    this.numbers = new Numbers(rules);
    this.addresses = new Addresses(rules);
  }

  /** The rules that ship. */
  public static Sensitivity shipped() {
    return read(Rules.shipped(FILE), FILE);
  }

  /**
   * Rules of one's own.
   *
   * @throws FaultException with everything that is wrong with them
   */
  public static Sensitivity read(byte[] bytes, String file) {
    Problems problems = new Problems();
    Fields root = Fields.of(file, YamlDocument.parse(bytes, file), problems);
    root.only("rules", "marking");
    Set<String> ids = new HashSet<>();
    List<SensitivityRule> rules = new ArrayList<>();
    for (Fields fields : root.someList("rules")) {
      SensitivityRule rule = rule(fields);
      if (!ids.add(rule.id())) {
        fields.twice("id", rule.id());
      }
      rules.add(rule);
    }
    Marking marking =
        root.fields("marking")
            .map(Sensitivity::marking)
            .orElseGet(() -> new Marking(List.of(), List.of(), Map.of(), List.of(), List.of()));
    problems.throwIfAny();
    return new Sensitivity(rules, marking);
  }

  private static SensitivityRule rule(Fields fields) {
    String id = fields.text("id");
    int least = fields.number("least", 1, 1_000_000);
    String kind = fields.text("kind");
    return switch (kind) {
      case "identity" -> {
        fields.only("id", "kind", "least", "regions");
        yield new Identity(id, least, some(fields, "regions", text -> text.matches("[1-9][0-9]")));
      }
      case "card" -> {
        fields.only("id", "kind", "least", "issuers");
        yield new Card(
            id, least, fields.someList("issuers").stream().map(Sensitivity::issuer).toList());
      }
      case "phone" -> {
        fields.only("id", "kind", "least");
        yield new Phone(id, least);
      }
      case "mail" -> {
        fields.only("id", "kind", "least", "not");
        yield new Mail(id, least, Set.copyOf(fields.texts("not")));
      }
      case "texts" -> {
        fields.only("id", "kind", "least", "texts");
        yield new Texts(
            id, least, List.copyOf(some(fields, "texts", text -> fits(text) && ascii(text))));
      }
      case "shapes" -> {
        fields.only("id", "kind", "least", "shapes");
        yield new Shapes(
            id, least, fields.someList("shapes").stream().map(Sensitivity::shape).toList());
      }
      case "words" -> {
        fields.only("id", "kind", "least", "words");
        yield new Words(id, least, List.copyOf(some(fields, "words", Sensitivity::fits)));
      }
      case String other -> {
        fields.wrong("kind", other, KINDS);
        yield new Phone(id, least);
      }
    };
  }

  private static boolean ascii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static boolean fits(String text) {
    return text.length() >= 2 && text.length() <= 40;
  }

  private static Set<String> some(Fields fields, String key, Predicate<String> good) {
    List<String> texts = fields.texts(key);
    if (texts.isEmpty()) {
      fields.missing(key);
    }
    texts.stream()
        .filter(good.negate())
        .findFirst()
        .ifPresent(text -> fields.wrong(key, text, "..."));
    return new LinkedHashSet<>(texts);
  }

  private static Issuer issuer(Fields fields) {
    fields.only("prefix", "shortest", "longest");
    String prefix = fields.text("prefix");
    if (!prefix.matches("[0-9]{1,6}")) {
      fields.wrong("prefix", prefix, "0..999999");
    }
    int shortest = fields.number("shortest", 16, 19);
    return new Issuer(prefix, shortest, fields.number("longest", shortest, 19));
  }

  private static Shape shape(Fields fields) {
    fields.only("prefix", "of", "shortest", "longest");
    String prefix = fields.text("prefix");
    if (!fits(prefix) || !ascii(prefix)) {
      fields.wrong("prefix", prefix, "2..40 ASCII");
    }
    int shortest = fields.number("shortest", 1, 100);
    return new Shape(
        prefix,
        fields.word("of", Alphabet.class, Alphabet.LETTERS),
        shortest,
        fields.number("longest", shortest, 100));
  }

  private static Marking marking(Fields fields) {
    fields.only("before", "after", "around", "decoration", "heading");
    Map<String, String> around =
        new LinkedHashMap<>(fields.fields("around").map(Fields::scalars).orElse(Map.of()));
    Marking marking =
        new Marking(
            fields.texts("before"),
            fields.texts("after"),
            around,
            fields.texts("decoration"),
            fields.texts("heading"));
    for (String key : List.of("before", "after", "decoration", "heading")) {
      fields.texts(key).stream()
          .filter(text -> text.isEmpty() || text.length() > 20)
          .forEach(text -> fields.wrong(key, text, "1..20"));
    }
    return marking;
  }

  /** A scan of a whole file; the name is looked at right away. */
  public Scan scan(String path) {
    return scan(path, Long.MAX_VALUE);
  }

  /**
   * A scan of a file's beginning.
   *
   * @param path relative, with slashes
   * @param limit bytes of the content to look at, at most
   */
  public Scan scan(String path, long limit) {
    return new Scan(this, path, limit);
  }

  List<SensitivityRule> rules() {
    return rules;
  }

  Needles needles() {
    return needles;
  }

  Numbers numbers() {
    return numbers;
  }

  Addresses addresses() {
    return addresses;
  }
}
