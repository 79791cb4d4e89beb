/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.openstack.http;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes secrets out of answers: values of fields that are secret by name, values of any field whose
 * name sounds secret, and texts that are secret by their look. What was there is replaced by
 * {@value #MARK}; what was absent stays absent.
 */
public final class Redaction {
  /** Stands where a secret was. */
  public static final String MARK = "***";

  private static final Set<String> SECRET_FIELDS =
      Set.of(
          "access",
          "adminpass",
          "auth",
          "blob",
          "os-ext-srv-attr:user_data",
          "passcode",
          "payload",
          "personality",
          "private_key",
          "user_data");
  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "pass(word|wd|phrase|code)|(^|[_.-])pwd|secret([_.-]?(key|value|access.*))?$|token$"
              + "|api[_.-]?key|access[_.-]?key|private[_.-]?key|credential[_.-]?value|auth[_.-]?key");
  private static final Set<String> NOT_SECRET = Set.of("password_expires_at");
  private static final Pattern SECRET_LOOK =
      Pattern.compile(
          "-----BEGIN [A-Z ]*PRIVATE KEY-----"
              + "|\\bgAAAAA[A-Za-z0-9_=-]{60,}"
              + "|\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}\\."
              + "|\\bAKIA[0-9A-Z]{16}\\b"
              + "|://[^/\\s:@]*:[^/\\s@]+@"
              + "|(?i)(password|passwd|pwd|secret|token|api_?key)\\s*[=:]\\s*\\S");

  private Redaction() {}

  /** The document without secrets; the argument is changed. */
  public static JsonNode redact(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          object.replace(field.getKey(), field(field.getKey(), field.getValue()));
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          array.set(i, redact(array.get(i)));
        }
      }
      case StringNode text -> {
        return SECRET_LOOK.matcher(text.stringValue()).find() ? StringNode.valueOf(MARK) : text;
      }
      default -> {
        return node;
      }
    }
    return node;
  }

  /** The text, or {@link #MARK} if it looks like a secret. */
  public static String redact(String text) {
    return SECRET_LOOK.matcher(text).find() ? MARK : text;
  }

  /** An address as it may be shown: without login and query. */
  public static String shown(URI uri) {
    String text = uri.toString();
    int query = text.indexOf('?');
    String bare = query < 0 ? text : text.substring(0, query);
    return uri.getRawUserInfo() == null
        ? bare
        : bare.replace(uri.getRawUserInfo() + "@", MARK + "@");
  }

  private static JsonNode field(String name, JsonNode value) {
    if (value.isNull() || value.isBoolean() || !secretName(name)) {
      return redact(value);
    }
    if (value.isString() && value.stringValue().isEmpty()) {
      return value;
    }
    return value.isContainer() && !SECRET_FIELDS.contains(name.toLowerCase(Locale.ROOT))
        ? redact(value)
        : StringNode.valueOf(MARK);
  }

  private static boolean secretName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (SECRET_FIELDS.contains(lower)) {
      return true;
    }
    return !NOT_SECRET.contains(lower) && SECRET_NAME.matcher(lower).find();
  }
}
