/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.fault.FaultException;
import io.yunheng.files.JsonOut;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Writes a JSON file piece by piece, with the types of text that OSCAL has. */
final class OscalJson {
  private static final String MARKUP = "\\`*_[]<>{}^~";
  private static final String NOTHING = "-";

  private final JsonOut json;

  private OscalJson(JsonOut json) {
    this.json = json;
  }

  /**
   * A property.
   *
   * @param own whether its name is ours; otherwise it is OSCAL's
   * @param kind what it is a property of, where there may be several
   */
  record Prop(String name, String value, boolean own, Optional<String> kind) {
    static Prop of(String name, String value) {
      return new Prop(name, value, true, Optional.empty());
    }

    static Prop of(String name, String value, String kind) {
      return new Prop(name, value, true, Optional.of(kind));
    }

    static Prop oscal(String name, String value) {
      return new Prop(name, value, false, Optional.empty());
    }
  }

  /**
   * Writes a file of one object, which stands whole or not at all.
   *
   * @throws FaultException if it cannot be written
   */
  static void write(Path file, Consumer<OscalJson> filling) {
    JsonOut.file(file, json -> filling.accept(new OscalJson(json)));
  }

  void object(String name, Runnable members) {
    json.object(name, members);
  }

  void object(Runnable members) {
    json.object(members);
  }

  /** A list, left out if it is empty: OSCAL has no empty ones. */
  <T> void list(String name, Collection<T> all, Consumer<T> each) {
    if (!all.isEmpty()) {
      json.array(name, all, each);
    }
  }

  /** A list of objects, left out if it is empty. */
  <T> void objects(String name, Collection<T> all, Consumer<T> members) {
    list(name, all, one -> object(() -> members.accept(one)));
  }

  void uuid(String name, OscalId id) {
    uuid(name, id.value());
  }

  void uuid(String name, UUID id) {
    json.text(name, id.toString());
  }

  void uuids(String name, Collection<UUID> ids) {
    list(name, ids, id -> json.text(id.toString()));
  }

  /** Text as it is. */
  void text(String name, String text) {
    json.text(name, text);
  }

  void texts(String name, Collection<String> texts) {
    list(name, texts, json::text);
  }

  void number(String name, long number) {
    json.number(name, number);
  }

  void truth(String name, boolean truth) {
    json.truth(name, truth);
  }

  /** OSCAL's {@code string}: one line, with nothing white around it, never empty. */
  void string(String name, String text) {
    json.text(name, line(text));
  }

  /** OSCAL's {@code markup-line}. */
  void title(String name, String text) {
    json.text(name, unmarked(line(text)));
  }

  /** OSCAL's {@code markup-multiline}; paragraphs are divided. */
  void prose(String name, String... paragraphs) {
    prose(name, List.of(paragraphs));
  }

  /** The same; left out if there is none. */
  void prose(String name, List<String> paragraphs) {
    if (!paragraphs.isEmpty()) {
      json.text(
          name,
          String.join(
              "\n\n", paragraphs.stream().map(OscalJson::line).map(OscalJson::unmarked).toList()));
    }
  }

  void props(Collection<Prop> props) {
    objects(
        "props",
        props,
        prop -> {
          text("name", prop.name());
          if (prop.own()) {
            text("ns", OscalId.NAMESPACE);
          }
          string("value", prop.value());
          prop.kind().ifPresent(kind -> text("class", kind));
        });
  }

  private static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().forEach(c -> line.appendCodePoint(breaks(c) ? ' ' : c));
    int from = 0;
    int to = line.length();
    while (from < to && white(line.charAt(from))) {
      from++;
    }
    while (to > from && white(line.charAt(to - 1))) {
      to--;
    }
    return from == to ? NOTHING : line.substring(from, to);
  }

  private static boolean breaks(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  private static boolean white(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
  }

  /** Text that says the same when it is read as Markdown. */
  private static String unmarked(String text) {
    if (text.chars().noneMatch(c -> MARKUP.indexOf(c) >= 0)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              if (MARKUP.indexOf(c) >= 0) {
                plain.append('\\');
              }
              plain.append((char) c);
            });
    return plain.toString();
  }
}
