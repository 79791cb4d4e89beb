/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.Language;
import io.yunheng.fault.Text;
import io.yunheng.report.responsibility.DutyPhrases;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Derivation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;

/** Collects what is lost, in both languages. */
final class LossList {
  private static final int MOST_NAMES = 8;

  private final DutyPhrases zh;
  private final DutyPhrases en;
  private final List<Loss> losses = new ArrayList<>();

  LossList(Derivation derivation, Catalog catalog) {
    this.zh = new DutyPhrases(derivation, catalog, Language.ZH);
    this.en = new DutyPhrases(derivation, catalog, Language.EN);
  }

  List<Loss> all() {
    return List.copyOf(losses);
  }

  void add(Loss loss) {
    losses.add(loss);
  }

  Text both(BiFunction<DutyPhrases, Words, String> saying) {
    return new Text(saying.apply(zh, zh.words()), saying.apply(en, en.words()));
  }

  /** Names, not too many of them. */
  static String some(DutyPhrases say, Collection<String> ids) {
    String names = say.names(ids.stream().limit(MOST_NAMES).toList());
    return ids.size() > MOST_NAMES ? names + " … (" + ids.size() + ")" : names;
  }

  static Map<String, List<String>> ids(
      String one, List<String> first, String other, List<String> second) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    ids.put(one, first);
    ids.put(other, second);
    return ids;
  }

  void derived(
      Loss.Kind kind, String service, Map<String, List<String>> ids, Text text, String pointer) {
    derived(kind, Optional.of(service), ids, text, pointer);
  }

  void derived(
      Loss.Kind kind,
      Optional<String> service,
      Map<String, List<String>> ids,
      Text text,
      String pointer) {
    losses.add(new Loss(kind, service, ids, OptionalInt.empty(), text, derived(pointer)));
  }

  void written(Loss.Kind kind, Map<String, List<String>> ids, Text text, String pointer) {
    losses.add(
        new Loss(
            kind,
            Optional.empty(),
            ids,
            OptionalInt.empty(),
            text,
            new Loss.Where(Loss.File.ARRANGEMENT, pointer)));
  }

  static Loss.Where derived(String pointer) {
    return new Loss.Where(Loss.File.RESULT, pointer);
  }
}
