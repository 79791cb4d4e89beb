/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.detect.MagicDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What has to be in a file's beginning, or several things of which some have to. */
sealed interface MagicClause {
  /** Whether it is there, as Tika would find it. */
  boolean in(byte[] head, HeadPairs pairs);

  /** The only byte with which it can be there, and where; nothing if that is not plain. */
  default Optional<First> first() {
    return Optional.empty();
  }

  /** A byte at a place. */
  record First(int at, byte value) {}

  /** Bytes at one of several places, of which some bits count. */
  final class Literal implements MagicClause {
    private final int from;
    private final int to;
    private final byte[] value;
    private final byte[] mask;
    private final boolean anyCase;
    private final boolean plain;

    /**
     * A literal.
     *
     * @param to the last place where it may begin
     * @param mask nothing if all bits count
     * @param anyCase whether letters of ASCII may be large or small
     */
    Literal(int from, int to, byte[] value, Optional<byte[]> mask, boolean anyCase) {
      this.from = from;
      this.to = to;
      int length = Math.max(value.length, mask.map(bits -> bits.length).orElse(0));
      this.mask = new byte[length];
      Arrays.fill(this.mask, (byte) -1);
      mask.ifPresent(bits -> System.arraycopy(bits, 0, this.mask, 0, bits.length));
      this.value = Arrays.copyOf(value, length);
      for (int i = 0; i < length; i++) {
        this.value[i] = anyCase ? small(this.value[i]) : (byte) (this.value[i] & this.mask[i]);
      }
      this.anyCase = anyCase;
      this.plain = mask.isEmpty();
    }

    /** Behind the end Tika sees zeros, wherever there is more than one place. */
    @Override
    public boolean in(byte[] head, HeadPairs pairs) {
      if (from + value.length > head.length) {
        return false;
      }
      if (plain && !mayBe(pairs)) {
        return false;
      }
      byte one = value[0];
      byte other = anyCase ? large(one) : one;
      byte bits = mask[0];
      int last = Math.min(to, head.length - 1);
      for (int at = from; at <= last; at++) {
        int found = head[at] & bits;
        if ((found == one || found == other) && here(head, at)) {
          return true;
        }
      }
      return to >= head.length && here(head, head.length);
    }

    /** Whether each two bytes of it are next to each other anywhere. */
    private boolean mayBe(HeadPairs pairs) {
      for (int i = 1; i < value.length; i++) {
        byte one = value[i - 1];
        byte other = value[i];
        boolean there =
            other == 0
                || pairs.has(one, other)
                || (anyCase
                    && (pairs.has(large(one), other)
                        || pairs.has(one, large(other))
                        || pairs.has(large(one), large(other))));
        if (!there) {
          return false;
        }
      }
      return true;
    }

    private static byte small(byte letter) {
      return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
    }

    private static byte large(byte letter) {
      return letter >= 'a' && letter <= 'z' ? (byte) (letter - ('a' - 'A')) : letter;
    }

    private boolean here(byte[] head, int at) {
      for (int i = 0; i < value.length; i++) {
        byte found = at + i < head.length ? head[at + i] : 0;
        if (((anyCase ? small(found) : found) & mask[i]) != value[i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<First> first() {
      boolean exact = to == from && mask[0] == -1 && !anyCase;
      return exact ? Optional.of(new First(from, value[0])) : Optional.empty();
    }

    /** Whether Tika finds the same: the bits that count, whatever the others are, and no others. */
    boolean agrees(MagicDetector detector) {
      byte[] others = new byte[from + value.length];
      for (int i = 0; i < value.length; i++) {
        others[from + i] = anyCase ? large(value[i]) : (byte) (value[i] | ~mask[i]);
      }
      byte[] right = new byte[from + value.length];
      System.arraycopy(value, 0, right, from, value.length);
      boolean agrees = Other.found(detector, right) && Other.found(detector, others);
      for (int i = 0; i < value.length && to == from; i++) {
        byte[] wrong = right.clone();
        wrong[from + i] ^= (byte) Integer.lowestOneBit(mask[i] & 0xff);
        agrees &= mask[i] == 0 || !Other.found(detector, wrong);
      }
      return agrees;
    }
  }

  /** A pattern that fits the beginning. */
  record Expression(Pattern pattern) implements MagicClause {
    @Override
    public boolean in(byte[] head, HeadPairs pairs) {
      return pattern.matcher(pairs.padded()).lookingAt();
    }
  }

  /** Anything else, as Tika reads it; the letters, if any, have to be somewhere. */
  record Other(MagicDetector detector, String letters) implements MagicClause {
    static final MediaType FOUND = MediaType.parse("x/found");

    @Override
    public boolean in(byte[] head, HeadPairs pairs) {
      for (int i = 1; i < letters.length(); i++) {
        if (!pairs.has((byte) letters.charAt(i - 1), (byte) letters.charAt(i))) {
          return false;
        }
      }
      return found(detector, head);
    }

    static boolean found(MagicDetector detector, byte[] head) {
      try {
        return detector.detect(new ByteArrayInputStream(head), new Metadata()).equals(FOUND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** At least so many of several. */
  record Some(int least, List<MagicClause> clauses) implements MagicClause {
    public Some {
      clauses = List.copyOf(clauses);
    }

    @Override
    public boolean in(byte[] head, HeadPairs pairs) {
      int found = 0;
      for (int i = 0; i < clauses.size() && found < least; i++) {
        found += clauses.get(i).in(head, pairs) ? 1 : 0;
      }
      return found >= least;
    }
  }

  /** Both. */
  record Both(MagicClause one, MagicClause other) implements MagicClause {
    @Override
    public boolean in(byte[] head, HeadPairs pairs) {
      return one.in(head, pairs) && other.in(head, pairs);
    }

    @Override
    public Optional<First> first() {
      return one.first();
    }
  }

  /** The clause of a {@code match}, with those within it. */
  static MagicClause of(Element match) {
    List<MagicClause> within = children(match, "match").stream().map(MagicClause::of).toList();
    if (match.hasAttribute("minShouldMatch")) {
      return new Some(Integer.parseInt(match.getAttribute("minShouldMatch")), within);
    }
    MagicClause itself = alone(match);
    return within.isEmpty() ? itself : new Both(itself, new Some(1, within));
  }

  private static MagicClause alone(Element match) {
    String type = match.hasAttribute("type") ? match.getAttribute("type") : "string";
    String offset = match.hasAttribute("offset") ? match.getAttribute("offset") : "0";
    String value = match.getAttribute("value");
    Optional<String> mask =
        match.hasAttribute("mask") ? Optional.of(match.getAttribute("mask")) : Optional.empty();
    MagicDetector detector =
        MagicDetector.parse(Other.FOUND, type, offset, value, mask.orElse(null));
    if (type.equals("regex")) {
      Optional<String> pattern = offset.equals("0") ? Written.pattern(value) : Optional.empty();
      return pattern
          .<MagicClause>map(text -> new Expression(Pattern.compile(text)))
          .orElseGet(() -> new Other(detector, Written.letters(value)));
    }
    Optional<byte[]> bytes = Written.bytes(type, value);
    Optional<byte[]> bits = mask.flatMap(text -> Written.bytes(type, text));
    if (bytes.isPresent() && bits.isPresent() == mask.isPresent()) {
      String[] places = offset.split(":", -1);
      int from = Integer.parseInt(places[0]);
      int to = Integer.parseInt(places[places.length - 1]);
      boolean anyCase = type.equals("stringignorecase");
      Literal literal = new Literal(from, to, bytes.get(), bits, anyCase);
      if (!(anyCase && bits.isPresent()) && literal.agrees(detector)) {
        return literal;
      }
    }
    return new Other(detector, "");
  }

  /** How Tika writes what has to be there. */
  final class Written {
    /** Letters that stand for themselves in a pattern without alternatives. */
    private static final Pattern LITERAL = Pattern.compile("[\\w% ]{4,}(?![?*{+\\w% ])");

    private static final Pattern ESCAPED_OR_CLASS = Pattern.compile("\\\\.|\\[[^\\]]*\\]");
    private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{2})+");
    private static final Pattern NUMBER = Pattern.compile("(big|little|host)(16|32)");
    private static final Pattern IN_PATTERNS =
        Pattern.compile("\\\\(\\\\|n|r|x[0-9a-fA-F]{2}|[0-3][0-7]{2})");
    private static final Pattern IN_TEXTS =
        Pattern.compile("\\\\(\\\\|n|r| |x[0-9a-fA-F]{2}|[0-3]?[0-7]{1,2})");

    private Written() {}

    /** The bytes of a value; nothing if that is better left to Tika. */
    static Optional<byte[]> bytes(String type, String value) {
      Matcher number = NUMBER.matcher(type);
      if (number.matches()) {
        return number(number, value);
      }
      boolean text = type.startsWith("string");
      if (value.startsWith("0x")) {
        return text && HEX.matcher(value).matches()
            ? Optional.of(HexFormat.of().parseHex(value.substring(2)))
            : Optional.empty();
      }
      if (type.equals("unicodeLE")) {
        return text(value, IN_TEXTS).map(letters -> letters.getBytes(StandardCharsets.UTF_16LE));
      }
      return text
          ? text(value, IN_TEXTS).map(letters -> letters.getBytes(StandardCharsets.ISO_8859_1))
          : Optional.empty();
    }

    private static Optional<byte[]> number(Matcher type, String value) {
      boolean big = type.group(1).equals("big");
      int length = Integer.parseInt(type.group(2)) / Byte.SIZE;
      long number =
          value.startsWith("0x")
              ? Long.parseLong(value.substring(2), 16)
              : Long.parseLong(value, 8);
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) (number >>> (Byte.SIZE * (big ? length - 1 - i : i)));
      }
      return Optional.of(bytes);
    }

    /** A pattern; nothing if that is better left to Tika. */
    static Optional<String> pattern(String value) {
      return text(value, IN_PATTERNS);
    }

    /**
     * With what is written with a backslash in its place; nothing where that is another than these.
     */
    private static Optional<String> text(String value, Pattern escape) {
      if (escape.matcher(value).replaceAll("").contains("\\")) {
        return Optional.empty();
      }
      return Optional.of(
          escape
              .matcher(value)
              .replaceAll(
                  found ->
                      Matcher.quoteReplacement(
                          switch (found.group(1).charAt(0)) {
                            case '\\' -> "\\";
                            case ' ' -> "\0 ";
                            case 'n' -> "\n";
                            case 'r' -> "\r";
                            case 'x' -> letter(found.group(1).substring(1), 16);
                            default -> letter(found.group(1), 8);
                          })));
    }

    private static String letter(String digits, int radix) {
      return Character.toString(Integer.parseInt(digits, radix));
    }

    /** Letters that whatever fits a pattern has in it; none where that is not plain. */
    static String letters(String pattern) {
      String without = ESCAPED_OR_CLASS.matcher(pattern).replaceAll(".");
      boolean plain = !without.contains("|") && !without.contains("(?i");
      Matcher literal = LITERAL.matcher(without.substring(without.lastIndexOf(')') + 1));
      return plain && literal.find() ? literal.group() : "";
    }
  }

  /** The elements of a name within another one. */
  static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node one = parent.getFirstChild(); one != null; one = one.getNextSibling()) {
      if (one instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }
}
