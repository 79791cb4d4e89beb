/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Evidence;
import io.yunheng.estate.Agreement;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Resource;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who operates the assessed cloud, as the registers say, and who is known to be somebody else.
 *
 * <p>Settings: {@code provider}, columns that tell who it is, separated by a bar, each a kind, a
 * dot, a column and conditions of the records; the first that tells anybody decides. {@code others}
 * likewise: all of them tell other organisations, but none that a column of {@code provider} tells.
 * Names are compared without blanks, width of characters and case.
 */
final class CloudOperator {
  private final Register register;
  private final Map<String, String> names;
  private final Set<String> perhaps = new TreeSet<>();
  private final Set<String> others = new TreeSet<>();

  CloudOperator(Evidence evidence, Settings settings) {
    this.register = Register.of(evidence);
    Map<String, String> first = new TreeMap<>();
    for (String text : told("provider", settings)) {
      Map<String, String> here = names(text, evidence, settings);
      perhaps.addAll(here.keySet());
      if (first.isEmpty()) {
        first.putAll(here);
      }
    }
    this.names = first;
    for (String text : told("others", settings)) {
      others.addAll(names(text, evidence, settings).keySet());
    }
    others.removeAll(perhaps);
  }

  /** What the registers call whoever operates it; empty if they do not tell. */
  List<String> names() {
    return List.copyOf(names.values());
  }

  /**
   * Whether an agreement is with whoever operates the cloud; not known where nobody is told, or
   * another name that the registers do not give to another organisation.
   */
  ReachAnswer provides(Agreement agreement) {
    return switch (agreement.provider()) {
      case Fact.None<String>() -> ReachAnswer.NO;
      case Fact.Unknown<String>(var gap) -> ReachAnswer.open(gap);
      case Fact.Known<String>(String name) -> {
        String plain = plain(name);
        if (names.isEmpty()) {
          yield ReachAnswer.open(
              register.gap("operator-not-told", "register:" + Kind.CLOUD.code() + ".operator"));
        }
        yield names.containsKey(plain) || others.contains(plain)
            ? ReachAnswer.of(names.containsKey(plain))
            : ReachAnswer.open(
                register.gap(
                    "provider-differs",
                    "register:"
                        + Kind.AGREEMENT.code()
                        + ".provider "
                        + name
                        + " ≠ "
                        + String.join(", ", names())));
      }
    };
  }

  private static List<String> told(String name, Settings settings) {
    return Arrays.asList(settings.text(name).split("\\|", -1));
  }

  private static Map<String, String> names(String text, Evidence evidence, Settings settings) {
    List<String> words = new ArrayList<>(List.of(text.strip().split("\\s+", -1)));
    String first = words.getFirst();
    int dot = first.indexOf('.');
    words.set(0, dot < 0 ? first : first.substring(0, dot));
    RecordCondition condition =
        RecordCondition.parse(String.join(" ", words), evidence.asOf(), settings);
    OptionalInt column = condition.kind().shape().index(first.substring(dot + 1));
    if (dot < 0 || column.isEmpty()) {
      throw settings.wrong("provider");
    }
    Estate estate = evidence.current();
    Map<String, String> names = new TreeMap<>();
    for (Resource record : estate.all(condition.kind())) {
      if (condition.of(record).yes()) {
        condition
            .kind()
            .shape()
            .fact(record, column.getAsInt())
            .optional()
            .map(Object::toString)
            .filter(name -> !plain(name).isEmpty())
            .ifPresent(name -> names.putIfAbsent(plain(name), name.strip()));
      }
    }
    return names;
  }

  /** A name without what people write in more than one way. */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .replaceAll("[\\s\\p{Z}]+", "")
        .toLowerCase(Locale.ROOT);
  }
}
