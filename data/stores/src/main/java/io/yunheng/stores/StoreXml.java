/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A document of the S3 API: values, and entries that have values. Nothing outside of it is looked
 * up, and document types are refused.
 *
 * @param root the name of the outermost element
 * @param values of the outermost element, by name
 * @param entries in order
 */
record StoreXml(String root, Map<String, String> values, List<Entry> entries) {
  private static final int DEEPEST = 8;

  /** An element with elements. */
  record Entry(String name, Map<String, String> values) {
    String text(String value) {
      return values.getOrDefault(value, "");
    }
  }

  /** It is not a document that can be trusted or understood. */
  static final class Malformed extends Exception {
    Malformed(String reason) {
      super(reason);
    }
  }

  String text(String value) {
    return values.getOrDefault(value, "");
  }

  static StoreXml read(byte[] bytes) throws Malformed {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
      try {
        return read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new Malformed(PrintableWords.text(String.valueOf(e.getMessage())));
    }
  }

  private static StoreXml read(XMLStreamReader reader) throws XMLStreamException, Malformed {
    String root = "";
    Map<String, String> values = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    Map<String, String> inner = new HashMap<>();
    StringBuilder text = new StringBuilder();
    int depth = 0;
    boolean nested = false;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new Malformed("document type");
        case XMLStreamConstants.START_ELEMENT -> {
          depth++;
          if (depth > DEEPEST) {
            throw new Malformed("depth");
          }
          if (depth == 1) {
            root = reader.getLocalName();
          } else if (depth == 2) {
            inner = new HashMap<>();
            nested = false;
          } else if (depth == 3) {
            nested = true;
          }
          text.setLength(0);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA ->
            text.append(reader.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          String name = reader.getLocalName();
          if (depth == 3) {
            inner.put(name, text.toString());
          } else if (depth == 2 && nested) {
            entries.add(new Entry(name, Map.copyOf(inner)));
          } else if (depth == 2) {
            values.put(name, text.toString());
          }
          text.setLength(0);
          depth--;
        }
        default -> {}
      }
    }
    return new StoreXml(root, Map.copyOf(values), List.copyOf(entries));
  }
}
