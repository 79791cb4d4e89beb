/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Nothing;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes an arrangement as YAML, version 1: the same arrangement gives the same bytes. */
public final class ArrangementYaml {
  /** An entry that is not longer than this, in characters, stands on one line. */
  private static final int LINE = 120;

  private static final Pattern PLAIN =
      Pattern.compile("true|false|[1-9][0-9]{0,3}|[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null");

  private ArrangementYaml() {}

  /** The file's content, in UTF-8. */
  public static byte[] bytes(Arrangement arrangement) {
    StringBuilder text = new StringBuilder();
    ArrangementNodes.of(arrangement)
        .entries()
        .forEach(
            (key, node) -> {
              text.append(key).append(':');
              if (node instanceof Sequence(List<Node> items, int _) && !items.isEmpty()) {
                text.append('\n');
                items.forEach(item -> entry(text, item));
              } else {
                text.append(' ').append(flow(node)).append('\n');
              }
            });
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void entry(StringBuilder text, Node item) {
    String line = flow(item);
    if (!(item instanceof Mapping(Map<String, Node> entries, int _)) || line.length() <= LINE) {
      text.append("- ").append(line).append('\n');
      return;
    }
    String lead = "- ";
    for (Map.Entry<String, Node> one : entries.entrySet()) {
      text.append(lead).append(one.getKey()).append(": ").append(flow(one.getValue())).append('\n');
      lead = "  ";
    }
  }

  private static String flow(Node node) {
    return switch (node) {
      case Scalar(String text, int _) -> scalar(text);
      case Nothing(int _) -> "null";
      case Sequence(List<Node> items, int _) ->
          items.stream().map(ArrangementYaml::flow).collect(Collectors.joining(", ", "[", "]"));
      case Mapping(Map<String, Node> entries, int _) ->
          entries.entrySet().stream()
              .map(one -> one.getKey() + ": " + flow(one.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
    };
  }

  private static String scalar(String text) {
    return plain(text) ? text : quoted(text);
  }

  /** Whether it means itself wherever it stands: begins with a letter, and has nothing special. */
  private static boolean plain(String text) {
    if (PLAIN.matcher(text).matches()) {
      return true;
    }
    return !text.isEmpty()
        && Character.isLetter(text.codePointAt(0))
        && !text.endsWith(" ")
        && !WORDS.contains(text.toLowerCase(Locale.ROOT))
        && text.codePoints()
            .allMatch(c -> Character.isLetterOrDigit(c) || " ._-/()（）《》“”、。，；：？！".indexOf(c) >= 0);
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                  if (shown(c)) {
                    quoted.appendCodePoint(c);
                  } else {
                    quoted.append(
                        String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                  }
                }
              }
            });
    return quoted.append('"').toString();
  }

  private static boolean shown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
