/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Labels;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.ExcelCell;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import io.yunheng.report.responsibility.ArrangementForm.Column;
import io.yunheng.responsibility.AgreementContents;
import io.yunheng.responsibility.Behaviour;
import io.yunheng.responsibility.RoleRules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write into cells, in the words of the YAML form; what it cannot make out it keeps.
 */
final class FormCells {
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})\\s*[-/.年]\\s*([0-9]{1,2})\\s*[-/.月]\\s*([0-9]{1,2})\\s*日?");
  private static final List<String> LEVELS = List.of("一", "二", "三", "四", "五");
  private static final Pattern WHOLE = Pattern.compile("([0-9]{1,9})\\.0+");

  private final Labels labels = Labels.shipped();
  private final Set<String> behaviours;
  private final Map<String, String> titles = new HashMap<>();

  FormCells(Set<String> behaviours) {
    this.behaviours = behaviours;
    for (Behaviour one : RoleRules.shipped().behaviours()) {
      titles.put(one.title().zh(), one.id());
      titles.put(one.title().en().toLowerCase(Locale.ROOT), one.id());
    }
  }

  /** The cell's content; {@code line} is its row. */
  Node node(Column column, ExcelCell cell, int line) {
    String text = cell.text();
    return switch (column.kind()) {
      case TEXT, VALUE, REMARK -> new Scalar(text, line);
      case ID -> new Scalar(ItemText.id(text), line);
      case ITEMS -> sequence(ItemText.split(text), line);
      case WORDS ->
          sequence(
              ItemText.split(text).stream().map(one -> word(one, column.words())).toList(), line);
      case WORD -> new Scalar(word(text, column.words()), line);
      case BEHAVIOUR -> new Scalar(behaviour(text), line);
      case DAY -> new Scalar(day(text), line);
      case FLAG -> new Scalar(flag(text), line);
      case LEVEL, NUMBER -> new Scalar(number(text), line);
    };
  }

  /** A day as the YAML form has it. */
  static String day(String text) {
    Matcher day = DAY.matcher(text.strip());
    return day.matches()
        ? String.format(
            Locale.ROOT,
            "%s-%02d-%02d",
            day.group(1),
            Integer.parseInt(day.group(2)),
            Integer.parseInt(day.group(3)))
        : text.strip();
  }

  private static Node sequence(List<String> texts, int line) {
    return new Sequence(texts.stream().map(text -> (Node) new Scalar(text, line)).toList(), line);
  }

  /** The word that a text begins with or is called, else the text. */
  private String word(String text, List<? extends Word> words) {
    String found = word(text, code -> words.stream().anyMatch(word -> word.code().equals(code)));
    return words.stream()
        .filter(one -> called(one, found))
        .findFirst()
        .map(Word::code)
        .orElse(found);
  }

  private boolean called(Word word, String text) {
    Text label = word instanceof AgreementContents.Content one ? one.title() : labels.of(word);
    return label.zh().equals(text) || label.en().equalsIgnoreCase(text);
  }

  /** The first word of a text if that is one of those there are, else the text. */
  private static String word(String text, Predicate<String> known) {
    String whole = text.strip();
    String first = whole.split("\\s", 2)[0];
    return known.test(first) ? first : whole;
  }

  private String behaviour(String text) {
    String whole = text.strip();
    String word = word(whole, behaviours::contains);
    return behaviours.contains(word)
        ? word
        : titles.getOrDefault(whole, titles.getOrDefault(whole.toLowerCase(Locale.ROOT), whole));
  }

  private static String flag(String text) {
    String whole = text.strip().toLowerCase(Locale.ROOT);
    return switch (whole) {
      case "是", "true" -> "true";
      case "否", "false" -> "false";
      default -> text.strip();
    };
  }

  private static String number(String text) {
    int level = LEVELS.indexOf(text.strip().replaceAll("[第级]", ""));
    if (level >= 0 && text.contains("级")) {
      return Integer.toString(level + 1);
    }
    Matcher whole = WHOLE.matcher(text.strip());
    return whole.matches() ? whole.group(1) : text.strip();
  }
}
