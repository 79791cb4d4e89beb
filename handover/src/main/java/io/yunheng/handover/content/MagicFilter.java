/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.handover.content;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.tika.detect.MagicDetector;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Tells of most files that have no sign of any format, without trying sign after sign as Tika does:
 * it looks for the first of them only, and for most of those only where two bytes fit. What may
 * have one is left to Tika.
 */
final class MagicFilter {
  private static final String FILE = "tika-mimetypes.xml";
  private static final MediaType FOUND = MediaType.parse("x/found");

  /** Letters that stand for themselves in a pattern without alternatives. */
  private static final Pattern LITERAL = Pattern.compile("[\\w% ]{4,}(?![?*{+\\w% ])");

  private static final Pattern ESCAPED_OR_CLASS = Pattern.compile("\\\\.|\\[[^\\]]*\\]");

  private static final Pattern HEX = Pattern.compile("0x([0-9a-fA-F]{2})+");
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(\\\\|n|r|x[0-9a-fA-F]{2}|[0-3][0-7]{2})");
  private static final Set<String> TYPES = Set.of("string", "stringignorecase", "unicodeLE");

  private final List<Clause> clauses;

  private MagicFilter(List<Clause> clauses) {
    this.clauses = List.copyOf(clauses);
  }

  /** A sign, or several of which some have to be there. */
  private interface Clause {
    boolean mayBeIn(byte[] head, HeadPairs pairs);
  }

  /** Bytes at one of several places. */
  private static final class Literal implements Clause {
    private final int from;
    private final int to;
    private final byte[] value;
    private final boolean anyCase;

    Literal(int from, int to, byte[] value, boolean anyCase) {
      this.from = from;
      this.to = to;
      this.anyCase = anyCase;
      this.value = value.clone();
      for (int i = 0; anyCase && i < value.length; i++) {
        this.value[i] = lower(value[i]);
      }
    }

    /** Behind the end Tika sees zeros, wherever there is more than one place. */
    @Override
    public boolean mayBeIn(byte[] head, HeadPairs pairs) {
      if (from + value.length > head.length) {
        return false;
      }
      if (!anyCase && value.length > 1 && value[1] != 0 && !pairs.has(value[0], value[1])) {
        return false;
      }
      for (int at = from; at <= Math.min(to, head.length); at++) {
        if (here(head, at)) {
          return true;
        }
      }
      return false;
    }

    private boolean here(byte[] head, int at) {
      for (int i = 0; i < value.length; i++) {
        byte found = at + i < head.length ? head[at + i] : 0;
        if ((anyCase ? lower(found) : found) != value[i]) {
          return false;
        }
      }
      return true;
    }

    private static byte lower(byte letter) {
      return letter >= 'A' && letter <= 'Z' ? (byte) (letter + ('a' - 'A')) : letter;
    }
  }

  /** Anything else, as Tika reads it; the letters, if any, have to be somewhere. */
  private record Other(MagicDetector detector, String letters) implements Clause {
    @Override
    public boolean mayBeIn(byte[] head, HeadPairs pairs) {
      for (int i = 1; i < letters.length(); i++) {
        if (!pairs.has((byte) letters.charAt(i - 1), (byte) letters.charAt(i))) {
          return false;
        }
      }
      try {
        return detector.detect(new ByteArrayInputStream(head), new Metadata()).equals(FOUND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A pattern that fits the beginning. */
  private record Expression(Pattern pattern) implements Clause {
    @Override
    public boolean mayBeIn(byte[] head, HeadPairs pairs) {
      return pattern.matcher(pairs.padded()).lookingAt();
    }
  }

  /** At least so many of several. */
  private record Some(int least, List<Clause> clauses) implements Clause {
    @Override
    public boolean mayBeIn(byte[] head, HeadPairs pairs) {
      int found = 0;
      for (Clause clause : clauses) {
        if (clause.mayBeIn(head, pairs)) {
          found++;
        }
      }
      return found >= least;
    }
  }

  /** That of the signs that come with Tika. */
  static MagicFilter ofTika() {
    try (InputStream in = Objects.requireNonNull(MimeTypes.class.getResourceAsStream(FILE))) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
      List<Clause> clauses = new ArrayList<>();
      for (Element type : children(root, "mime-type")) {
        for (Element magic : children(type, "magic")) {
          children(magic, "match").forEach(match -> clauses.add(clause(match)));
        }
      }
      return new MagicFilter(clauses);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node one = parent.getFirstChild(); one != null; one = one.getNextSibling()) {
      if (one instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }

  private static Clause clause(Element match) {
    if (match.hasAttribute("minShouldMatch")) {
      return new Some(
          Integer.parseInt(match.getAttribute("minShouldMatch")),
          children(match, "match").stream().map(MagicFilter::clause).toList());
    }
    String type = match.hasAttribute("type") ? match.getAttribute("type") : "string";
    String offset = match.hasAttribute("offset") ? match.getAttribute("offset") : "0";
    String value = match.getAttribute("value");
    Optional<byte[]> bytes = match.hasAttribute("mask") ? Optional.empty() : bytes(type, value);
    if (bytes.isPresent()) {
      String[] places = offset.split(":", -1);
      return new Literal(
          Integer.parseInt(places[0]),
          Integer.parseInt(places[places.length - 1]),
          bytes.get(),
          type.equals("stringignorecase"));
    }
    Optional<String> pattern =
        type.equals("regex") && offset.equals("0") ? text(value) : Optional.empty();
    if (pattern.isPresent()) {
      return new Expression(Pattern.compile(pattern.get()));
    }
    MagicDetector detector =
        MagicDetector.parse(
            FOUND,
            type,
            offset,
            value,
            match.hasAttribute("mask") ? match.getAttribute("mask") : null);
    return new Other(detector, type.equals("regex") ? letters(value) : "");
  }

  /** What a value stands for, unless that is better left to Tika. */
  private static Optional<byte[]> bytes(String type, String value) {
    if (!TYPES.contains(type)) {
      return Optional.empty();
    }
    if (value.startsWith("0x")) {
      return HEX.matcher(value).matches() && type.equals("string")
          ? Optional.of(HexFormat.of().parseHex(value.substring(2)))
          : Optional.empty();
    }
    return text(value)
        .map(
            text ->
                text.getBytes(
                    type.equals("unicodeLE")
                        ? StandardCharsets.UTF_16LE
                        : StandardCharsets.ISO_8859_1));
  }

  /**
   * With what is written with a backslash in its place; nothing where that is another than these.
   */
  private static Optional<String> text(String value) {
    if (ESCAPE.matcher(value).replaceAll("").contains("\\")) {
      return Optional.empty();
    }
    return Optional.of(
        ESCAPE
            .matcher(value)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        switch (found.group(1).charAt(0)) {
                          case '\\' -> "\\";
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
  private static String letters(String pattern) {
    String without = ESCAPED_OR_CLASS.matcher(pattern).replaceAll(".");
    Matcher literal = LITERAL.matcher(without);
    boolean plain = !without.contains("|") && !without.contains("(");
    return plain && literal.find() ? literal.group() : "";
  }

  /** Whether a sign of some format may be in the beginning of a file. */
  boolean mayHaveAny(byte[] head, HeadPairs pairs) {
    for (Clause clause : clauses) {
      if (clause.mayBeIn(head, pairs)) {
        return true;
      }
    }
    return false;
  }
}
