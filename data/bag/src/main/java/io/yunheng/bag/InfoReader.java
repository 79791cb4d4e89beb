/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.bag;

import io.yunheng.finding.Findings;
import io.yunheng.finding.Place;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code bag-info.txt} (RFC 8493 section 2.2.2). */
final class InfoReader {
  private final BagLimits limits;

  InfoReader(BagLimits limits) {
    this.limits = limits;
  }

  /**
   * The elements that can be understood.
   *
   * @param lenient whether white space around the colon may be any, as in the drafts
   */
  BagInfo read(TagText text, String file, boolean lenient, Findings<BagCode> findings)
      throws InterruptedException {
    if (!text.regular(file)) {
      return BagInfo.NONE;
    }
    Reading reading = new Reading(file, lenient, findings);
    text.lines(file, (number, _, line) -> reading.line(number, line));
    return reading.result();
  }

  private final class Reading {
    private final String file;
    private final boolean lenient;
    private final Findings<BagCode> findings;
    private final List<BagInfo.Element> elements = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private String label = "";
    private int lines;

    Reading(String file, boolean lenient, Findings<BagCode> findings) {
      this.file = file;
      this.lenient = lenient;
      this.findings = findings;
    }

    void line(long number, String line) {
      if (++lines > limits.elements()) {
        if (lines == limits.elements() + 1) {
          findings.add(BagCode.TOO_MANY, new Place.Part(file));
        }
        return;
      }
      boolean indented = line.startsWith(" ") || line.startsWith("\t");
      int colon = line.indexOf(':');
      if (indented && !label.isEmpty()) {
        value.append('\n').append(unpadded(line));
      } else if (indented || colon < 1) {
        flush();
        findings.add(BagCode.INFO_MALFORMED, new Place.Line(file, number, ""));
      } else {
        flush();
        begin(number, line, colon);
      }
    }

    private void begin(long number, String line, int colon) {
      label = line.substring(0, colon).strip();
      String rest = line.substring(colon + 1);
      value.append(unpadded(rest).stripTrailing());
      boolean exact = rest.length() - unpadded(rest).length() == 1;
      if (!lenient && (!exact || label.length() != colon)) {
        findings.add(BagCode.INFO_SPACING, new Place.Line(file, number, ""));
      }
    }

    private void flush() {
      if (!label.isEmpty()) {
        elements.add(new BagInfo.Element(label, value.toString()));
      }
      label = "";
      value.setLength(0);
    }

    private static String unpadded(String line) {
      int from = 0;
      while (from < line.length() && (line.charAt(from) == ' ' || line.charAt(from) == '\t')) {
        from++;
      }
      return line.substring(from);
    }

    BagInfo result() {
      flush();
      return new BagInfo(elements);
    }
  }
}
