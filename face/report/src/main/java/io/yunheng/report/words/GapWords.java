/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.words;

import io.yunheng.estate.Column;
import io.yunheng.estate.ColumnType;
import io.yunheng.estate.Kind;
import io.yunheng.estate.KindLabels;
import io.yunheng.fault.Language;
import io.yunheng.report.view.Printable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says why something is unknown, and what would cure it.
 *
 * @param names what people call a resource, by its id; the id itself where it has no name
 */
public record GapWords(Words words, KindLabels labels, UnaryOperator<String> names) {
  private static final String REGISTER = "register:";
  private static final Pattern SAMPLE =
      Pattern.compile("(\\S+)(?: \\((.*)\\))? (\\d{1,6})/(\\d{1,6})");
  private static final Pattern CELL = Pattern.compile("(\\S+) (\\S+(?:, \\S+)*)");
  private static final Pattern PLACE = Pattern.compile("(.+), sheet '(.+)', row (\\d{1,9})");

  public GapWords(Words words, KindLabels labels) {
    this(words, labels, UnaryOperator.identity());
  }

  public static GapWords in(Language language) {
    return new GapWords(Words.in(language), KindLabels.load());
  }

  /** The reason in words; a code that has none as it is. */
  public String reason(String code) {
    return words.word("reason", code);
  }

  /** Where a datum was read: a row of a register in words, else the file or call as it stands. */
  public String place(String call) {
    Matcher row = PLACE.matcher(call);
    return row.matches()
        ? words.of(
            "need.place", Printable.text(row.group(1)), Printable.text(row.group(2)), row.group(3))
        : Printable.text(call);
  }

  /** What is missing: a register, a service, an act or a file by its name, else as it stands. */
  public String need(String need) {
    if (need.startsWith(REGISTER)) {
      return register(need.substring(REGISTER.length()))
          .map(Printable::text)
          .orElseGet(() -> Printable.text(need));
    }
    return Printable.text(Kind.of(need).map(this::kind).orElseGet(() -> other(need)));
  }

  private String other(String need) {
    int blank = need.indexOf(' ');
    String first = blank < 0 ? need : need.substring(0, blank);
    String rest = blank < 0 ? "" : need.substring(blank + 1);
    int colon = need.indexOf(':');
    String after = colon < 0 ? "" : need.substring(colon + 1).strip();
    return switch (colon < 0 ? first : need.substring(0, colon)) {
      case "extension" -> words.of("need.extension", after);
      case "service" -> words.of("need.service", words.word("service", after));
      case "events" -> words.of("need.events", after);
      case "admin" -> words.of("need.admin", after);
      case "?" -> words.of("need.object", names.apply(rest));
      case "estates/" -> words.of("need.earlier-estate");
      case "case.yaml" -> rest.equals("platformReport") ? words.of("need.platform-report") : need;
      default -> Kind.of(first).map(kind -> act(kind, rest)).orElse(need);
    };
  }

  /** A kind of events, and which of them: by whom and what. */
  private String act(Kind kind, String rest) {
    return words.of(
        "need.act",
        kind(kind),
        Arrays.stream(rest.split(" ", -1))
            .map(code -> code(kind, code).orElseGet(() -> words.word("told.verb", code)))
            .collect(Collectors.joining(" ")));
  }

  private Optional<String> register(String rest) {
    int end = rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' ');
    String code = rest.substring(0, end);
    String tail = rest.substring(end).strip();
    int dot = code.indexOf('.');
    return Kind.of(dot < 0 ? code : code.substring(0, dot))
        .map(
            found -> {
              String name =
                  kind(found)
                      + (dot < 0
                          ? ""
                          : words.of("list.comma")
                              + labels.column(found, code.substring(dot + 1), words.language()));
              return tail.isEmpty() ? words.of("need.register", name) : rows(found, name, tail);
            });
  }

  /** Which rows or cells of a register. */
  private String rows(Kind kind, String register, String tail) {
    Matcher sample = SAMPLE.matcher(tail);
    if (sample.matches() && Kind.of(sample.group(1)).isPresent()) {
      Kind tested = Kind.of(sample.group(1)).orElseThrow();
      String alike =
          sample.group(2) == null
              ? ""
              : words.of(
                  "need.alike",
                  Arrays.stream(sample.group(2).split(", ", -1))
                      .map(value -> value(tested, value))
                      .collect(Collectors.joining(words.of("list.comma"))));
      int had = Integer.parseInt(sample.group(3));
      int enough = Integer.parseInt(sample.group(4));
      return words.of(
          "need.sample", register, kind(tested), alike, Integer.toString(enough - had), had);
    }
    Matcher cell = CELL.matcher(tail);
    if (cell.matches()) {
      List<String> columns = List.of(cell.group(2).split(", ", -1));
      if (columns.stream().allMatch(column -> kind.shape().index(column).isPresent())) {
        return words.of(
            "need.cell",
            register,
            names.apply(cell.group(1)),
            columns.stream()
                .map(column -> labels.column(kind, column, words.language()))
                .collect(Collectors.joining(words.of("list.comma"))));
      }
    }
    return words.of("need.row", register, names.apply(tail));
  }

  /** A value by which things are alike: a word of its kind, yes and no of its only such column. */
  private String value(Kind kind, String value) {
    if (value.equals("-")) {
      return words.of("detail.none");
    }
    if (!value.equals("true") && !value.equals("false")) {
      return code(kind, value).orElseGet(() -> names.apply(value));
    }
    List<Column<?>> flags =
        kind.shape().columns().stream()
            .<Column<?>>map(column -> column)
            .filter(column -> column.type() == ColumnType.BOOL)
            .toList();
    String said = words.of("detail." + value);
    return flags.size() == 1
        ? words.of(
            "need.flag", labels.column(kind, flags.getFirst().name(), words.language()), said)
        : said;
  }

  private Optional<String> code(Kind kind, String code) {
    return kind.shape().columns().stream()
        .filter(column -> column.words().contains(code))
        .findFirst()
        .map(column -> labels.word(kind, column.name(), code, words.language()));
  }

  private String kind(Kind kind) {
    return labels.kind(kind, words.language());
  }
}
