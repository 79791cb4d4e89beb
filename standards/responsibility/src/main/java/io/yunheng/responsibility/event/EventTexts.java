/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.event;

import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Attribution.Loss;
import io.yunheng.responsibility.Attribution.Need;
import io.yunheng.responsibility.Attribution.Step;
import io.yunheng.responsibility.ServiceProperties;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words of an attribution. */
record EventTexts(
    Map<String, Text> needs, Text unsettled, Map<String, Text> flaws, Map<String, Rule> losses) {
  private static final String FILE = "attribution.yaml";

  /** Why somebody bears a loss. */
  record Rule(Text because, List<String> clauses) {
    Rule {
      clauses = List.copyOf(clauses);
    }
  }

  EventTexts {
    needs = Map.copyOf(needs);
    flaws = Map.copyOf(flaws);
    losses = Map.copyOf(losses);
  }

  static EventTexts shipped() {
    try (InputStream in = EventTexts.class.getResourceAsStream("/yunheng/responsibility/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE);
      }
      return read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EventTexts read(byte[] bytes) {
    Problems problems = new Problems();
    Fields root = Fields.of(FILE, YamlDocument.parse(bytes, FILE), problems);
    root.only("needs", "if", "flaws", "losses");
    Map<String, Text> needs = new HashMap<>();
    root.fields("needs")
        .ifPresent(fields -> fields.names().forEach(name -> needs.put(name, fields.both(name))));
    Map<String, Text> flaws = new HashMap<>();
    root.fields("flaws")
        .ifPresent(fields -> fields.names().forEach(name -> flaws.put(name, fields.both(name))));
    Map<String, Rule> losses = new HashMap<>();
    for (Fields fields : root.someList("losses")) {
      fields.only("id", "because", "clauses");
      losses.put(fields.text("id"), new Rule(fields.both("because"), fields.texts("clauses")));
    }
    Text unsettled = root.both("if");
    problems.throwIfAny();
    return new EventTexts(needs, unsettled, flaws, losses);
  }

  Need need(String id, Map<String, String> values) {
    return new Need(
        filled(Optional.ofNullable(needs.get(id)).orElseThrow(), values), id.startsWith("which-"));
  }

  /** That it is not known whether a clause applies, as properties of the service are missing. */
  Need applies(String clause, Collection<String> keys) {
    Text text = Optional.ofNullable(needs.get("applies")).orElseThrow();
    Text named = ServiceProperties.shipped().of(keys);
    return new Need(
        new Text(
            text.zh().replace("{clause}", clause).replace("{needs}", named.zh()),
            text.en().replace("{clause}", clause).replace("{needs}", named.en())),
        false);
  }

  Loss loss(String who, Optional<Step> recourse, String id, Map<String, String> values) {
    Rule rule = Optional.ofNullable(losses.get(id)).orElseThrow();
    return new Loss(who, recourse, rule.clauses(), filled(rule.because(), values));
  }

  /** A loss that somebody bears only if it was its part. */
  Loss unsettled(Loss loss, String name) {
    Text begin = filled(unsettled, Map.of("who", name));
    return new Loss(
        loss.organisation(),
        loss.recourse(),
        loss.clauses(),
        new Text(begin.zh() + loss.because().zh(), begin.en() + loss.because().en()));
  }

  /** A loss for which there is no recourse, as an agreement has a flaw. */
  Loss unclear(String who, String id, Map<String, String> values, Attribution.Flaw flaw) {
    Rule rule = Optional.ofNullable(losses.get(id)).orElseThrow();
    Text why =
        Optional.ofNullable(flaws.get(flaw.name().toLowerCase(Locale.ROOT).replace('_', '-')))
            .orElseThrow();
    Text because = filled(rule.because(), values);
    return new Loss(
        who,
        Optional.empty(),
        rule.clauses(),
        new Text(because.zh().replace("{why}", why.zh()), because.en().replace("{why}", why.en())));
  }

  private static Text filled(Text text, Map<String, String> values) {
    String zh = text.zh();
    String en = text.en();
    for (Map.Entry<String, String> value : values.entrySet()) {
      zh = zh.replace("{" + value.getKey() + "}", value.getValue());
      en = en.replace("{" + value.getKey() + "}", value.getValue());
    }
    return new Text(zh, en);
  }
}
