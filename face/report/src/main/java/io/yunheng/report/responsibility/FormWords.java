/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Labels;
import io.yunheng.fault.Language;
import io.yunheng.fault.Word;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.Behaviour;
import io.yunheng.responsibility.RoleRules;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a form shows words of closed sets, so that people understand them and they can be read back.
 */
final class FormWords {
  private final RoleRules roles;
  private final Labels labels;
  private final Words words;

  FormWords(RoleRules roles, Catalog catalog, Language language) {
    this.roles = roles;
    this.labels = catalog.labels();
    this.words = Words.in(language);
  }

  Words words() {
    return words;
  }

  String of(String key) {
    return words.of(key);
  }

  /** What a word is called. */
  String label(Word word) {
    return (word instanceof AgreementContents.Content one ? one.title() : labels.of(word))
        .in(words.language());
  }

  /** The word itself, then what it is called if that says more. */
  String shown(Word word) {
    String label = label(word);
    if (label.toLowerCase(Locale.ROOT).startsWith(word.code().toLowerCase(Locale.ROOT))) {
      return word.code();
    }
    return switch (words.language()) {
      case ZH -> word.code() + " " + label;
      case EN -> word.code() + " (" + label + ")";
    };
  }

  /** The id of a behaviour and what it is called. */
  String behaviour(String id) {
    return roles.behaviour(id).map(this::shown).orElse(id);
  }

  /** How a flag is written: true, false. */
  List<String> flags() {
    return Stream.of(of("form.flag").split("\\|", -1)).toList();
  }

  /** The choices of a column, as its cells show them; none if it has none. */
  List<String> choices(ArrangementForm.Column column) {
    return switch (column.kind()) {
      case FLAG -> flags();
      case LEVEL -> List.of("1", "2", "3", "4", "5");
      case WORD, WORDS -> column.words().stream().map(this::shown).toList();
      case BEHAVIOUR -> roles.behaviours().stream().map(this::shown).toList();
      case TEXT, ID, ITEMS, DAY, NUMBER, VALUE, REMARK -> List.of();
    };
  }

  private String shown(Behaviour behaviour) {
    return behaviour.id() + " " + behaviour.title().in(words.language());
  }
}
