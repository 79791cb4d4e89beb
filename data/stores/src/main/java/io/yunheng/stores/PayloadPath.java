/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the content of an object lies in the payload of a bag, and back: {@code
 * docs/formats/objects.md}. What comes out is relative, climbs nowhere, and can be a file's name on
 * every usual file system; keys that differ have paths that differ, letter case counted.
 */
public final class PayloadPath {
  /** Bytes of a name, at most; file systems allow 255. */
  private static final int LONGEST_NAME = 200;

  /** Bytes of a path, at most; Linux allows 4,095, and the bag has a place of its own. */
  private static final int LONGEST = 3500;

  private static final String EMPTY = "=-";
  private static final String GOES_ON = "=+";
  private static final String APART = "=~";
  private static final String VERSION = "=@";
  private static final int ENDING_DIGITS = 16;
  private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
  private static final String DIGITS = "0123456789ABCDEF";
  private static final String FORBIDDEN = "<>:\"|?*\\=%";
  private static final Set<String> DEVICES =
      Set.of("CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$");

  private PayloadPath() {}

  /** The path of a key, without {@code data/}; nothing if it would be too long. */
  public static Optional<String> of(ObjectKey key) {
    StringBuilder path = new StringBuilder();
    String text = key.text();
    int from = 0;
    while (true) {
      int slash = text.indexOf('/', from);
      name(text.substring(from, slash < 0 ? text.length() : slash), path);
      if (slash < 0) {
        break;
      }
      path.append('/');
      from = slash + 1;
    }
    return bounded(path.toString());
  }

  /** The path of an object: that of its key, or of the version if it is an older one. */
  public static Optional<String> of(StoredObject object) {
    return object.latest() ? of(object.key()) : version(object.key(), object.version().orElse(""));
  }

  /**
   * A path of its own for a key that would otherwise clash: with one that differs in case alone, or
   * as a file with a directory.
   */
  public static Optional<String> apart(ObjectKey key) {
    return of(key).flatMap(path -> bounded(path + APART + digest(key.bytes())));
  }

  /**
   * The path of an older version or a delete marker of a key; no two of one store have the same.
   */
  public static Optional<String> version(ObjectKey key, String version) {
    byte[] id = version.getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(key.bytes(), key.bytes().length + 1 + id.length);
    System.arraycopy(id, 0, both, key.bytes().length + 1, id.length);
    return of(key).flatMap(path -> bounded(path + VERSION + digest(both)));
  }

  /** The path without the ending of one that is apart, or of a version. */
  public static String bare(String path) {
    int from = Math.max(path.lastIndexOf(APART), path.lastIndexOf(VERSION));
    return from > path.lastIndexOf('/') ? path.substring(0, from) : path;
  }

  private static Optional<String> bounded(String path) {
    return Optional.of(path)
        .filter(each -> each.getBytes(StandardCharsets.UTF_8).length <= LONGEST);
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes))
          .substring(0, ENDING_DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void name(String part, StringBuilder path) {
    if (part.isEmpty()) {
      path.append(EMPTY);
      return;
    }
    boolean device = device(part);
    int length = 0;
    for (int i = 0; i < part.length(); ) {
      int c = part.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean first = i == 0;
      boolean last = next == part.length();
      String piece =
          (first && (device || c == '~' || c == ' '))
                  || (last && (c == '.' || c == ' '))
                  || hidden(c)
              ? escaped(c)
              : Character.toString(c);
      int bytes = piece.getBytes(StandardCharsets.UTF_8).length;
      if (length + bytes > LONGEST_NAME) {
        path.append(GOES_ON).append('/');
        length = 0;
      }
      if (length == 0 && !first && c < 0x80) {
        piece = escaped(c);
        bytes = piece.length();
      }
      path.append(piece);
      length += bytes;
      i = next;
    }
  }

  private static boolean hidden(int c) {
    return c < ' ' || c == 0x7f || FORBIDDEN.indexOf(c) >= 0;
  }

  private static String escaped(int c) {
    return "=" + DIGITS.charAt(c >> 4) + DIGITS.charAt(c & 15);
  }

  /** A name that Windows keeps for a device, whatever follows its first dot. */
  private static boolean device(String part) {
    int dot = part.indexOf('.');
    String stem =
        (dot < 0 ? part : part.substring(0, dot)).stripTrailing().toUpperCase(Locale.ROOT);
    boolean numbered =
        stem.length() == 4
            && (stem.startsWith("COM") || stem.startsWith("LPT"))
            && "0123456789\u00b9\u00b2\u00b3".indexOf(stem.charAt(3)) >= 0;
    return numbered || DEVICES.contains(stem);
  }

  /**
   * The key that a path stands for; nothing if {@link #of}, {@link #apart} and {@link #version}
   * make no such path.
   */
  public static Optional<ObjectKey> key(String path) {
    String rest = bare(path);
    String ending = path.substring(rest.length());
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    boolean joined = true;
    for (String name : rest.split("/", -1)) {
      if (!joined) {
        key.write('/');
      }
      joined = name.endsWith(GOES_ON);
      String bare = joined ? name.substring(0, name.length() - GOES_ON.length()) : name;
      if (!bare.equals(EMPTY) && !decode(bare, key)) {
        return Optional.empty();
      }
    }
    Optional<ObjectKey> found = ObjectKey.of(key.toByteArray());
    return found.filter(each -> of(each).filter(rest::equals).isPresent() && fits(each, ending));
  }

  private static boolean fits(ObjectKey key, String ending) {
    return ending.isEmpty()
        || ending.equals(APART + digest(key.bytes()))
        || (ending.startsWith(VERSION)
            && ending.length() == VERSION.length() + ENDING_DIGITS
            && HEX.matcher(ending.substring(VERSION.length())).matches());
  }

  private static boolean decode(String name, ByteArrayOutputStream key) {
    for (int i = 0; i < name.length(); ) {
      int c = name.codePointAt(i);
      if (c == '=') {
        if (i + 2 >= name.length()) {
          return false;
        }
        int high = Character.digit(name.charAt(i + 1), 16);
        int low = Character.digit(name.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          return false;
        }
        key.write(high * 16 + low);
        i += 3;
      } else {
        key.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
        i += Character.charCount(c);
      }
    }
    return true;
  }
}
