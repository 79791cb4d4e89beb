/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.document;

import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML for its form alone. Document types are not read and entities not followed. */
public final class XmlText {
  private static final int DEEPEST = 1_000;

  /** Limits of the platform that sound documents reach; depth and length are bounded here. */
  private static final List<String> FREE =
      List.of("maxElementDepth", "elementAttributeLimit", "maxXMLNameLimit");

  private XmlText() {}

  /** Is told of what is read. */
  @FunctionalInterface
  public interface Seen {
    /** Wants nothing. */
    Seen NOTHING = (element, attributes) -> {};

    /** An element begins; names without prefixes. */
    void element(String name, Map<String, String> attributes) throws IOException;

    /** Text within an element. */
    default void text(String element, String text) {}
  }

  /** Hands on the text of elements with a name. */
  public static Seen texts(String wanted, Consumer<String> taker) {
    return new Seen() {
      @Override
      public void element(String name, Map<String, String> attributes) {}

      @Override
      public void text(String element, String text) {
        if (element.equals(wanted)) {
          taker.accept(text);
        }
      }
    };
  }

  /**
   * Reads a document to its end.
   *
   * @param malformed the code for what is no XML
   * @return whether it is well-formed
   */
  public static boolean read(
      InputStream in, InspectionContext look, String place, DeepCode malformed, Seen seen)
      throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    FREE.forEach(limit -> factory.setProperty("jdk.xml." + limit, "0"));
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("refused");
        });
    Tokens tokens = new Tokens(in, look, place);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(tokens);
      try {
        return events(reader, look, place, seen);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      InspectionStopException stop = InspectionStopException.from(e, place);
      if (stop.code() != DeepCode.DAMAGED && stop.code() != DeepCode.TRUNCATED) {
        throw stop;
      }
      tokens.trouble();
      look.found(malformed, place);
      return false;
    }
  }

  private static boolean events(
      XMLStreamReader reader, InspectionContext look, String place, Seen seen)
      throws XMLStreamException, IOException {
    int depth = 0;
    String inside = "";
    while (reader.hasNext()) {
      look.time(place);
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > DEEPEST) {
            throw InspectionStopException.of(
                DeepCode.LIMIT_DEPTH, place, "limit", Integer.toString(DEEPEST));
          }
          look.count(ContentCount.ELEMENTS, 1);
          Map<String, String> attributes = new HashMap<>();
          for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
          }
          inside = reader.getLocalName();
          seen.element(inside, attributes);
        }
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          inside = "";
        }
        case XMLStreamConstants.CHARACTERS -> seen.text(inside, reader.getText());
        case XMLStreamConstants.DTD -> look.found(DeepCode.XML_DOCTYPE, place);
        case XMLStreamConstants.ENTITY_REFERENCE -> {
          look.found(DeepCode.XML_ENTITY, place);
          return false;
        }
        default -> {}
      }
    }
    return true;
  }

  /** Keeps one piece of markup or text from growing without bounds, since it may be held. */
  private static final class Tokens extends InputStream {
    private static final int LONGEST = 1 << 26;

    private final InputStream in;
    private final InspectionContext look;
    private final String place;
    private long since;
    private java.util.Optional<IOException> trouble = java.util.Optional.empty();

    Tokens(InputStream in, InspectionContext look, String place) {
      this.in = in;
      this.look = look;
      this.place = place;
    }

    /** Throws again what the parser may have taken for its own. */
    void trouble() throws IOException {
      if (trouble.isPresent()) {
        throw trouble.get();
      }
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      try {
        int read = in.read(into, offset, length);
        look.time(place);
        for (int i = 0; i < read; i++) {
          since = into[offset + i] == '<' ? 0 : since + 1;
        }
        if (since > LONGEST) {
          throw InspectionStopException.of(
              DeepCode.LIMIT_MEMORY, place, "limit", Integer.toString(LONGEST));
        }
        return read;
      } catch (IOException e) {
        trouble = java.util.Optional.of(e);
        throw e;
      }
    }
  }
}
