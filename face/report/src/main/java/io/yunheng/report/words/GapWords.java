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
  private static final String SERVICE = "service:";
  private static final Pattern SAMPLE =
      Pattern.compile("(\\S+)(?: \\((.*)\\))? (\\d{1,6})/(\\d{1,6})");
  private static final Pattern CELL = Pattern.compile("(\\S+) (\\S+(?:, \\S+)*)");
  private static final Pattern HTTP = Pattern.compile("http-(\\d{3})");
  private static final Pattern CERTIFICATE =
      Pattern.compile("(\\S+) \\(secret:decrypt, creator@(\\S+)\\)");
  private static final CloudCodes CLOUD_CODES = CloudCodes.shipped();
  private static final Pattern PLACE = Pattern.compile("(.+), sheet '(.+)', row (\\d{1,9})");

  public GapWords(Words words, KindLabels labels) {
    this(words, labels, UnaryOperator.identity());
  }

  public static GapWords in(Language language) {
    return new GapWords(Words.in(language), KindLabels.load());
  }

  /** The reason in words; a code that has none as it is. */
  public String reason(String code) {
    String said = words.word("reason", code);
    Matcher http = HTTP.matcher(said);
    return http.matches() ? words.of("reason.http", http.group(1)) : said;
  }

  /** Where a datum was read: a row of a register in words, else the file or call as it stands. */
  public String place(String call) {
    Matcher row = PLACE.matcher(call);
    return row.matches()
        ? words.of(
            "need.place", Printable.text(row.group(1)), Printable.text(row.group(2)), row.group(3))
        : Printable.text(call);
  }

  /**
   * What is missing: a register, a service, a permission, an act or a file by its name, with the
   * code that a cloud has for it; else as it stands.
   */
  public String need(String need) {
    if (need.startsWith(REGISTER)) {
      return register(need.substring(REGISTER.length()))
          .map(Printable::text)
          .orElseGet(() -> Printable.text(need));
    }
    return Printable.text(Kind.of(need).map(this::kind).orElseGet(() -> other(need)));
  }

  private String other(String need) {
    Matcher certificate = CERTIFICATE.matcher(need);
    if (certificate.matches()) {
      return words.of(
          "need.certificate-of", certificate.group(1), names.apply(certificate.group(2)));
    }
    int blank = need.indexOf(' ');
    String first = blank < 0 ? need : need.substring(0, blank);
    String rest = blank < 0 ? "" : need.substring(blank + 1);
    int colon = need.indexOf(':');
    String after = colon < 0 ? "" : need.substring(colon + 1).strip();
    return switch (colon < 0 ? first : need.substring(0, colon)) {
      case "--verify-images" -> words.of("need.verify-images");
      case "certificate" -> words.of("need.certificate", rest);
      case "admin" -> words.of("need.admin", after);
      case "?" -> words.of("need.object", names.apply(rest));
      case "estates/" -> words.of("need.earlier-estate");
      case "case.yaml" -> rest.equals("platformReport") ? words.of("need.platform-report") : need;
      default ->
          Kind.of(first)
              .map(kind -> act(kind, rest))
              .or(() -> service(need))
              .orElseGet(() -> coded(need));
    };
  }

  /** A service by its type, or its endpoint in a region. */
  private Optional<String> service(String need) {
    String type = need.startsWith(SERVICE) ? need.substring(SERVICE.length()) : need;
    int colon = type.indexOf(':');
    String code = colon < 0 ? type : type.substring(0, colon);
    String name = words.word("service", code);
    String region = colon < 0 ? "" : type.substring(colon + 1);
    if (name.equals(code) || region.contains("_")) {
      return Optional.empty();
    }
    return Optional.of(
        region.isEmpty()
            ? words.of("need.service", name)
            : words.of("need.endpoint", name, region));
  }

  /** What a cloud has a code for: its name, with the code behind it, and in which tenant. */
  private String coded(String need) {
    int at = need.indexOf('@');
    String code = at < 0 ? need : need.substring(0, at);
    return CLOUD_CODES
        .name(code)
        .map(
            name ->
                at < 0
                    ? words.of("need.coded", name.in(words.language()), CLOUD_CODES.shown(code))
                    : words.of(
                        "need.coded-at",
                        name.in(words.language()),
                        CLOUD_CODES.shown(code),
                        names.apply(need.substring(at + 1))))
        .orElse(need);
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
