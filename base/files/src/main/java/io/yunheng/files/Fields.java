/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Nothing;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads the fields of one mapping of a data file into a record; a field without a value counts as
 * missing.
 *
 * <p>What is missing or wrong is added to the problems and a harmless value is handed back, so that
 * reading goes on and everything wrong is heard of at once; whoever reads ends with {@link
 * Problems#throwIfAny()}. Not thread-safe.
 */
public final class Fields {
  private static final int LONGEST_VALUE_SHOWN = 80;

  private final String file;
  private final Problems problems;
  private final Map<String, Node> written;
  private final Map<String, Node> entries;
  private final int line;
  private final String path;

  private Fields(String file, Problems problems, Map<String, Node> entries, int line, String path) {
    this.file = file;
    this.problems = problems;
    this.written = entries;
    this.entries = new LinkedHashMap<>(entries);
    this.entries.values().removeIf(Nothing.class::isInstance);
    this.line = line;
    this.path = path;
  }

  /** The fields of a document, which has to be a mapping. */
  public static Fields of(String file, Node root, Problems problems) {
    if (root instanceof Mapping mapping) {
      return new Fields(file, problems, mapping.entries(), mapping.line(), "");
    }
    Fields none = new Fields(file, problems, Map.of(), root.line(), "");
    none.wrong("", root, "{...}");
    return none;
  }

  public String file() {
    return file;
  }

  public int line() {
    return line;
  }

  /** All entries as they were written, those without a value too. */
  public Map<String, Node> written() {
    return written;
  }

  /** The line a field begins in, that of the mapping if there is no such field. */
  public int line(String key) {
    Node node = entries.get(key);
    return node == null ? line : node.line();
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Reports every field that is not one of these. */
  public void only(String... known) {
    List<String> names = Arrays.asList(known);
    entries.forEach(
        (key, node) -> {
          if (!names.contains(key) && key.contains("：")) {
            problems.add(
                FaultCode.DATA_KEY_COLON,
                "file",
                file,
                "line",
                Integer.toString(node.line()),
                "key",
                shorten(key));
          } else if (!names.contains(key)) {
            problems.add(
                FaultCode.DATA_KEY_UNKNOWN,
                "file",
                file,
                "line",
                Integer.toString(node.line()),
                "key",
                path + key,
                "known",
                String.join(", ", names));
          }
        });
  }

  /** The names of all fields, in the order written. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** A text that has to be there and not blank. */
  public String text(String key) {
    Optional<String> text = optionalText(key);
    if (text.isEmpty() && !has(key)) {
      missing(key);
    }
    return text.orElse("");
  }

  /** A text that may be missing; if it is there it is not blank. */
  public Optional<String> optionalText(String key) {
    Node node = entries.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof Scalar(String text, int _) && !text.isBlank()) {
      return Optional.of(text);
    }
    wrong(key, node, "text");
    return Optional.empty();
  }

  /** A whole number that has to be there. */
  public int number(String key, int least, int most) {
    Node node = entries.get(key);
    if (node == null) {
      missing(key);
      return least;
    }
    if (node instanceof Scalar(String text, int _) && text.matches("-?[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    wrong(key, node, least + ".." + most);
    return least;
  }

  /** One of a closed set of words that has to be there. */
  public <T> T word(String key, Function<String, Optional<T>> of, T harmless, String known) {
    if (!has(key)) {
      missing(key);
      return harmless;
    }
    return optionalWord(key, of, known).orElse(harmless);
  }

  /** One of a closed set of words that may be missing. */
  public <T> Optional<T> optionalWord(String key, Function<String, Optional<T>> of, String known) {
    Node node = entries.get(key);
    if (node == null) {
      return Optional.empty();
    }
    Optional<T> word =
        node instanceof Scalar(String text, int _) ? of.apply(text) : Optional.empty();
    if (word.isEmpty()) {
      wrong(key, node, known);
    }
    return word;
  }

  /** One of a closed set of words that has to be there. */
  public <E extends Enum<E> & Word> E word(String key, Class<E> type, E harmless) {
    return word(key, code -> Word.of(type, code), harmless, Word.known(type));
  }

  /** A list of words of a closed set, none twice; empty if missing. */
  public <E extends Enum<E> & Word> List<E> words(String key, Class<E> type) {
    List<E> words = new ArrayList<>();
    for (String code : texts(key)) {
      Optional<E> word = Word.of(type, code);
      if (word.isEmpty() || words.contains(word.get())) {
        wrong(key, code, Word.known(type));
      } else {
        words.add(word.get());
      }
    }
    return List.copyOf(words);
  }

  /** A list of words of a closed set that has to hold something. */
  public <E extends Enum<E> & Word> List<E> someWords(String key, Class<E> type) {
    List<E> words = words(key, type);
    if (words.isEmpty() && texts(key).isEmpty()) {
      missing(key);
    }
    return words;
  }

  /** A list of texts in both languages; empty if missing. */
  public List<Text> bothList(String key) {
    List<Text> texts = new ArrayList<>();
    for (Fields one : list(key)) {
      one.only("zh", "en");
      texts.add(one.both());
    }
    return List.copyOf(texts);
  }

  /** A list of texts in both languages that has to hold something. */
  public List<Text> someBoth(String key) {
    List<Text> texts = bothList(key);
    if (texts.isEmpty()
        && !(entries.get(key) instanceof Sequence(List<Node> items, int _) && !items.isEmpty())) {
      missing(key);
    }
    return texts;
  }

  /** A whole number that may be missing. */
  public OptionalInt optionalNumber(String key, int least, int most) {
    return has(key) ? OptionalInt.of(number(key, least, most)) : OptionalInt.empty();
  }

  /** Whether something holds; false if missing. */
  public boolean flag(String key) {
    return optionalWord(
            key,
            word ->
                switch (word) {
                  case "true" -> Optional.of(true);
                  case "false" -> Optional.of(false);
                  default -> Optional.empty();
                },
            "true | false")
        .orElse(false);
  }

  /** A list of texts; empty if missing, one text stands for a list of one. */
  public List<String> texts(String key) {
    Node node = entries.get(key);
    if (node == null) {
      return List.of();
    }
    List<Node> items = node instanceof Sequence(List<Node> list, int _) ? list : List.of(node);
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      if (item instanceof Scalar(String text, int _)) {
        texts.add(text);
      } else {
        wrong(key, item, "text");
      }
    }
    return List.copyOf(texts);
  }

  /** A text in Chinese and English that has to be there. */
  public Text both(String key) {
    if (!has(key)) {
      missing(key);
      return Text.EMPTY;
    }
    return optionalBoth(key).orElse(Text.EMPTY);
  }

  /** A text in Chinese and English that may be missing. */
  public Optional<Text> optionalBoth(String key) {
    return fields(key)
        .map(
            fields -> {
              fields.only("zh", "en");
              return fields.both();
            });
  }

  /** The text whose {@code zh} and {@code en} are fields of this very mapping. */
  public Text both() {
    return new Text(text("zh"), text("en"));
  }

  /** A mapping that may be missing. */
  public Optional<Fields> fields(String key) {
    Node node = entries.get(key);
    if (node == null) {
      return Optional.empty();
    }
    if (node instanceof Mapping mapping) {
      return Optional.of(
          new Fields(file, problems, mapping.entries(), mapping.line(), path + key + "."));
    }
    wrong(key, node, "{...}");
    return Optional.empty();
  }

  /** A list of mappings; empty if missing. */
  public List<Fields> list(String key) {
    Node node = entries.get(key);
    if (node == null) {
      return List.of();
    }
    if (!(node instanceof Sequence(List<Node> items, int _))) {
      wrong(key, node, "[...]");
      return List.of();
    }
    List<Fields> list = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      if (item instanceof Mapping mapping) {
        String here = path + key + "[" + name(mapping, i) + "].";
        list.add(new Fields(file, problems, mapping.entries(), mapping.line(), here));
      } else {
        wrong(key + "[" + i + "]", item, "{...}");
      }
    }
    return List.copyOf(list);
  }

  /** A list of mappings that has to be there and hold something. */
  public List<Fields> someList(String key) {
    List<Fields> list = list(key);
    if (list.isEmpty()
        && !(entries.get(key) instanceof Sequence(List<Node> items, int _) && !items.isEmpty())) {
      missing(key);
    }
    return list;
  }

  /** The scalar fields as texts, in the order written. */
  public Map<String, String> scalars() {
    Map<String, String> scalars = new LinkedHashMap<>();
    entries.forEach(
        (key, node) -> {
          if (node instanceof Scalar(String text, int _)) {
            scalars.put(key, text);
          } else {
            wrong(key, node, "text");
          }
        });
    return scalars;
  }

  /** A field as it was written. */
  public Optional<Node> node(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** Reports a field whose value is none of what was expected. */
  public void wrong(String key, String value, String expected) {
    problems.add(
        FaultCode.DATA_VALUE_INVALID,
        "file",
        file,
        "line",
        Integer.toString(line(key)),
        "key",
        path + key,
        "value",
        shorten(value),
        "expected",
        expected);
  }

  /** Reports a field that names something there is not. */
  public void dangling(String key, String value) {
    problems.add(
        FaultCode.DATA_REFERENCE_UNKNOWN,
        "file",
        file,
        "line",
        Integer.toString(line(key)),
        "key",
        path + key,
        "value",
        shorten(value));
  }

  /**
   * Reports a field that names something that is not listed.
   *
   * @param known what could be named
   */
  public void unlisted(String key, String value, String known) {
    told(FaultCode.DATA_REFERENCE_UNLISTED, key, "value", shorten(value), "known", known);
  }

  /** Reports a field that is no day of the calendar. */
  public void noDay(String key, String value) {
    told(FaultCode.DATA_DATE_INVALID, key, "value", shorten(value));
  }

  /** Reports a day that is before the one on which the same thing begins. */
  public void reversed(String key, String value, String begin) {
    told(FaultCode.DATA_DATES_REVERSED, key, "value", value, "begin", begin);
  }

  /** Reports two fields that have to differ. */
  public void same(String key, String other, String value) {
    told(FaultCode.DATA_VALUES_SAME, key, "other", path + other, "value", shorten(value));
  }

  /** Reports a list that is too short. */
  public void tooFew(String key, int least, int size) {
    told(
        FaultCode.DATA_TOO_FEW,
        key,
        "least",
        Integer.toString(least),
        "value",
        Integer.toString(size));
  }

  private void told(FaultCode code, String key, String... more) {
    List<String> details = new ArrayList<>();
    details.addAll(List.of("file", file, "line", Integer.toString(line(key)), "key", path + key));
    details.addAll(List.of(more));
    problems.add(code, details.toArray(String[]::new));
  }

  /** Reports an id that was given before. */
  public void twice(String key, String value) {
    problems.add(
        FaultCode.DATA_ID_TWICE,
        "file",
        file,
        "line",
        Integer.toString(line(key)),
        "key",
        path + key,
        "value",
        shorten(value));
  }

  /** Reports a field that has to be there. */
  public void missing(String key) {
    problems.add(
        FaultCode.DATA_KEY_MISSING,
        "file",
        file,
        "line",
        Integer.toString(line),
        "key",
        path + key);
  }

  private void wrong(String key, Node node, String expected) {
    String value =
        switch (node) {
          case Scalar(String text, int _) -> text;
          case Nothing(int _) -> "null";
          case Sequence(List<Node> _, int _) -> "[...]";
          case Mapping(Map<String, Node> _, int _) -> "{...}";
        };
    problems.add(
        FaultCode.DATA_VALUE_INVALID,
        "file",
        file,
        "line",
        Integer.toString(node.line()),
        "key",
        path + key,
        "value",
        shorten(value),
        "expected",
        expected);
  }

  private static String name(Mapping mapping, int index) {
    return mapping.entries().get("id") instanceof Scalar(String text, int _)
        ? shorten(text)
        : Integer.toString(index);
  }

  private static String shorten(String value) {
    return value.length() <= LONGEST_VALUE_SHOWN
        ? value
        : value.substring(0, LONGEST_VALUE_SHOWN) + "…";
  }
}
