/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.document;

import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/** Reads JSON and CSV for their form alone. */
public final class TextFiles {
  private static final int DEEPEST = 1_000;
  private static final int LONGEST_STRING = 1 << 26;

  private final InspectionContext look;

  public TextFiles(InspectionContext look) {
    this.look = look;
  }

  /** Reads JSON (RFC 8259), or several values one behind the other, to the end. */
  public void json(InputStream in) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .build())
            .build();
    long values = 0;
    int depth = 0;
    try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), in)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        look.time("");
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        }
        if (depth == 0) {
          values++;
        }
      }
    } catch (StreamConstraintsException e) {
      throw InspectionStopException.of(
          DeepCode.LIMIT_MEMORY, "", "limit", Integer.toString(LONGEST_STRING));
    } catch (JacksonException e) {
      InspectionStopException stop = InspectionStopException.from(e, "");
      if (stop.everything()) {
        throw stop;
      }
      throw InspectionStopException.of(DeepCode.JSON_MALFORMED, "");
    }
    look.count(ContentCount.VALUES, values);
    if (values == 0) {
      throw InspectionStopException.of(DeepCode.JSON_MALFORMED, "");
    }
  }

  /**
   * Reads CSV (RFC 4180), separated by commas, semicolons or tabs; quoted fields may hold lines.
   */
  public void csv(InputStream in, Charset charset) throws IOException {
    try (Reader reader =
        new BufferedReader(
            new InputStreamReader(
                in,
                charset
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)))) {
      new Rows(reader).read();
    } catch (CharacterCodingException e) {
      throw InspectionStopException.of(DeepCode.TEXT_ENCODING, "", "encoding", charset.name());
    }
  }

  private final class Rows {
    private final Reader reader;
    private char separator;
    private long rows;
    private long columns;
    private long first;
    private boolean quoted;
    private boolean begun;

    Rows(Reader reader) {
      this.reader = reader;
    }

    void read() throws IOException {
      columns = 1;
      boolean closed = false;
      boolean empty = true;
      int next = reader.read();
      if (next == '\ufeff') {
        next = reader.read();
      }
      for (; next >= 0; next = reader.read()) {
        char one = (char) next;
        if (quoted) {
          if (one == '"') {
            quoted = false;
            closed = true;
          }
        } else if (one == '"' && (!begun || closed)) {
          quoted = true;
          begun = true;
          closed = false;
          empty = false;
        } else if (one == '\n') {
          row(empty);
          empty = true;
          closed = false;
        } else if (separates(one)) {
          columns++;
          begun = false;
          closed = false;
          empty = false;
        } else if (one != '\r') {
          if (closed) {
            look.found(DeepCode.CSV_QUOTE, "", "row", Long.toString(rows + 1));
            closed = false;
          }
          begun = true;
          empty = false;
        }
      }
      if (quoted) {
        throw InspectionStopException.of(DeepCode.CSV_QUOTE, "", "row", Long.toString(rows + 1));
      }
      row(empty);
      look.count(ContentCount.ROWS, rows);
      look.count(ContentCount.COLUMNS, first);
    }

    private boolean separates(char one) {
      if (separator == 0 && rows == 0 && (one == ',' || one == ';' || one == '\t')) {
        separator = one;
      }
      return separator != 0 && one == separator;
    }

    private void row(boolean empty) throws InspectionStopException {
      look.time("");
      if (!empty) {
        rows++;
        if (rows == 1) {
          first = columns;
        } else if (columns != first) {
          look.found(DeepCode.CSV_RAGGED, "", "row", Long.toString(rows));
        }
      }
      columns = 1;
      begun = false;
    }
  }
}
