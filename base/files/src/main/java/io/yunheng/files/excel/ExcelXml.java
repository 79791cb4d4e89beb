/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files.excel;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Walks through the XML of one part; names are looked at without their namespace. Refuses documents
 * with a DTD.
 */
public final class ExcelXml implements AutoCloseable {
  private final String file;
  private final String part;
  private final InputStream in;
  private final XMLStreamReader reader;
  private int event = XMLStreamConstants.START_DOCUMENT;

  private ExcelXml(String file, String part, InputStream in, XMLStreamReader reader) {
    this.file = file;
    this.part = part;
    this.in = in;
    this.reader = reader;
  }

  public static Optional<ExcelXml> open(ExcelArchive archive, String file, String part)
      throws IOException {
    Optional<InputStream> in = archive.part(part);
    if (in.isEmpty()) {
      return Optional.empty();
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    try {
      return Optional.of(
          new ExcelXml(file, part, in.get(), factory.createXMLStreamReader(in.get())));
    } catch (XMLStreamException e) {
      in.get().close();
      throw broken(file, part, e);
    }
  }

  /** Goes on to the next start or end of an element; false at the end of the document. */
  public boolean next() {
    try {
      while (reader.hasNext()) {
        event = reader.next();
        switch (event) {
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw FaultException.of(FaultCode.EXCEL_XML_ENTITY, "file", file, "part", part);
          case XMLStreamConstants.START_ELEMENT, XMLStreamConstants.END_ELEMENT -> {
            return true;
          }
          default -> {}
        }
      }
      return false;
    } catch (XMLStreamException e) {
      throw broken(file, part, e);
    }
  }

  public boolean starts(String name) {
    return event == XMLStreamConstants.START_ELEMENT && reader.getLocalName().equals(name);
  }

  public boolean ends(String name) {
    return event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(name);
  }

  /** An attribute of the element that just started, whatever its namespace. */
  public Optional<String> attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return Optional.of(reader.getAttributeValue(i));
      }
    }
    return Optional.empty();
  }

  /** The text up to the end of the element that just started, which must have no elements in it. */
  public String text() {
    StringBuilder text = new StringBuilder();
    try {
      while (reader.hasNext()) {
        event = reader.next();
        switch (event) {
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
              text.append(
                  reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw FaultException.of(FaultCode.EXCEL_XML_ENTITY, "file", file, "part", part);
          case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.START_ELEMENT -> {
            return text.toString();
          }
          default -> {}
        }
      }
      return text.toString();
    } catch (XMLStreamException e) {
      throw broken(file, part, e);
    }
  }

  /** The text of a string item that just started: its runs in order, without phonetic guides. */
  public String richText(String element) {
    StringBuilder text = new StringBuilder();
    while (next() && !ends(element)) {
      if (starts("rPh")) {
        boolean more = next();
        while (more && !ends("rPh")) {
          more = next();
        }
      } else if (starts("t")) {
        text.append(text());
      }
    }
    return plain(text.toString());
  }

  /**
   * A text with the escapes {@code _x000D_} that Excel writes for characters XML cannot hold
   * undone.
   */
  static String plain(String text) {
    int from = text.indexOf("_x");
    if (from < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    int copied = 0;
    while (from >= 0) {
      int code = code(text, from);
      if (code >= 0) {
        plain.append(text, copied, from).append((char) code);
        copied = from + 7;
        from = text.indexOf("_x", copied);
      } else {
        from = text.indexOf("_x", from + 1);
      }
    }
    return plain.append(text, copied, text.length()).toString();
  }

  private static int code(String text, int at) {
    if (at + 7 > text.length() || text.charAt(at + 6) != '_') {
      return -1;
    }
    int code = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }

  private static FaultException broken(String file, String part, @Nullable Exception cause) {
    String reason =
        cause == null || cause.getMessage() == null
            ? part
            : part + ": " + cause.getMessage().lines().findFirst().orElse("");
    return FaultException.of(FaultCode.EXCEL_UNREADABLE, "file", file, "reason", reason);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
