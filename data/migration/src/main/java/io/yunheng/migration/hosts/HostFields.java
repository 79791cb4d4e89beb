/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.hosts;

import io.yunheng.migration.HostCollection;
import io.yunheng.migration.configuration.ConfigurationCode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Compares the fields of entries that both sides of a section have. */
public final class HostFields {
  /** As openssl writes the end of a certificate: {@code Jun 1 12:00:00 2027 GMT}. */
  private static final DateTimeFormatter END =
      DateTimeFormatter.ofPattern("MMM d HH:mm:ss yyyy z", Locale.ENGLISH);

  /** Takes what is found. */
  public interface Sink {
    void report(ConfigurationCode code, String section, String key, Map<String, String> details);
  }

  private final HostCollection before;
  private final HostCollection after;
  private final Instant now;
  private final int soonDays;
  private final String section;
  private final Sink sink;
  private final Map<String, Map<String, String>> earlier;
  private final Map<String, Map<String, String>> later;

  public HostFields(
      HostCollection before,
      HostCollection after,
      Instant now,
      int soonDays,
      String section,
      Sink sink,
      Map<String, Map<String, String>> earlier,
      Map<String, Map<String, String>> later) {
    this.before = before;
    this.after = after;
    this.now = now;
    this.soonDays = soonDays;
    this.section = section;
    this.sink = sink;
    this.earlier = earlier;
    this.later = later;
  }

  public void field(
      HostRules.FieldRule rule, String key, Map<String, String> one, Map<String, String> other) {
    if (rule.how() == HostRules.How.EXPECTED || rule.how() == HostRules.How.ORDER) {
      return;
    }
    String was = one.get(rule.name());
    String is = other.get(rule.name());
    if (was == null || is == null || was.equals("(withheld)") || is.equals("(withheld)")) {
      report(ConfigurationCode.ENTRY_NOT_COMPARABLE, rule, key, shown(was), shown(is));
      return;
    }
    if (rule.how() == HostRules.How.EXPIRY) {
      expiry(rule, key, was, is);
    } else if (!was.equals(is)) {
      different(rule, key, was, is, one);
    }
  }

  private static String shown(@org.jspecify.annotations.Nullable String value) {
    return value == null || value.isBlank() ? "-" : value;
  }

  private void different(
      HostRules.FieldRule rule, String key, String was, String is, Map<String, String> one) {
    switch (rule.how()) {
      case SAME, LOOK -> report(rule.code(), rule, key, was, is);
      case AT_LEAST -> atLeast(rule, key, was, is);
      case VERSION -> {
        Optional<Integer> order = Versions.compare(one.getOrDefault("form", "dpkg"), is, was);
        if (order.isEmpty()) {
          report(ConfigurationCode.ENTRY_TO_LOOK_AT, rule, key, was, is);
        } else if (order.get() != 0) {
          report(order.get() < 0 ? rule.less() : rule.more(), rule, key, was, is);
        }
      }
      case MODE -> mode(rule, key, was, is);
      case WORDS -> {
        Set<String> had = words(was);
        Set<String> has = words(is);
        if (!had.equals(has)) {
          report(had.containsAll(has) ? rule.less() : rule.more(), rule, key, was, is);
        }
      }
      case WANTED -> {
        if (rule.words().contains(was) && !rule.words().contains(is)) {
          report(rule.code(), rule, key, was, is);
        }
      }
      case DIGEST -> {
        if (!linesTell(key)) {
          report(rule.code(), rule, key, was, is);
        }
      }
      case EXPECTED, EXPIRY, ORDER -> {}
    }
  }

  private static Set<String> words(String text) {
    Set<String> words = new TreeSet<>(List.of(text.strip().split("[ ,]+")));
    words.remove("");
    return words;
  }

  private void atLeast(HostRules.FieldRule rule, String key, String was, String is) {
    if (!was.matches("[0-9]{1,15}") || !is.matches("[0-9]{1,15}")) {
      report(ConfigurationCode.ENTRY_NOT_COMPARABLE, rule, key, was, is);
    } else if (Long.parseLong(is) * 100 < Long.parseLong(was) * (100 - rule.tolerance())) {
      report(rule.code(), rule, key, was, is);
    }
  }

  private void mode(HostRules.FieldRule rule, String key, String was, String is) {
    if (!was.matches("[0-7]{1,5}") || !is.matches("[0-7]{1,5}")) {
      report(ConfigurationCode.ENTRY_NOT_COMPARABLE, rule, key, was, is);
      return;
    }
    int had = Integer.parseInt(was, 8);
    int has = Integer.parseInt(is, 8);
    if (had != has) {
      report((has & ~had) == 0 ? rule.less() : rule.more(), rule, key, was, is);
    }
  }

  /** Whether the lines of a file were read on both sides and something in them is different. */
  private boolean linesTell(String file) {
    if (before.gap("option").isPresent() || after.gap("option").isPresent()) {
      return false;
    }
    Predicate<String> ofFile = key -> key.startsWith(file + "#");
    Map<String, Map<String, String>> one = new java.util.TreeMap<>(before.entries("option"));
    Map<String, Map<String, String>> other = new java.util.TreeMap<>(after.entries("option"));
    one.keySet().removeIf(ofFile.negate());
    other.keySet().removeIf(ofFile.negate());
    return !one.equals(other);
  }

  private void expiry(HostRules.FieldRule rule, String key, String was, String is) {
    Optional<Instant> ended = moment(was);
    Optional<Instant> ends = moment(is);
    if (ended.isEmpty() || ends.isEmpty()) {
      report(ConfigurationCode.ENTRY_NOT_COMPARABLE, rule, key, was, is);
    } else if (ends.get().isBefore(now)) {
      report(rule.code(), rule, key, was, is);
    } else if (ends.get().isBefore(now.plus(Duration.ofDays(soonDays)))) {
      report(ConfigurationCode.CERTIFICATE_SOON_EXPIRED, rule, key, was, is);
    } else if (ends.get().isBefore(ended.get())) {
      report(ConfigurationCode.CERTIFICATE_EARLIER, rule, key, was, is);
    }
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(ZonedDateTime.parse(text.replaceAll(" +", " "), END).toInstant());
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** Tells of the first entry, of those that both sides have, that stands in another place. */
  public void order(HostRules.FieldRule rule) {
    List<String> one = ordered(earlier, later.keySet(), rule.name());
    List<String> other = ordered(later, earlier.keySet(), rule.name());
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      if (!one.get(i).equals(other.get(i))) {
        report(rule.code(), rule, one.get(i), Integer.toString(i + 1), other.get(i));
        return;
      }
    }
  }

  private static List<String> ordered(
      Map<String, Map<String, String>> entries, Set<String> shared, String field) {
    return entries.keySet().stream()
        .filter(shared::contains)
        .sorted(
            Comparator.comparingLong((String key) -> place(entries, key, field))
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }

  private static long place(Map<String, Map<String, String>> entries, String key, String field) {
    String text = Optional.ofNullable(entries.get(key)).map(e -> e.get(field)).orElse("");
    return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
  }

  private void report(
      ConfigurationCode code, HostRules.FieldRule rule, String key, String was, String is) {
    sink.report(
        code, section, key, Map.of("field", rule.name(), "before", shown(was), "after", shown(is)));
  }
}
