/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files.excel;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Which cell styles show a number as a date, and what date a number is. */
public final class CellFormats {
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  private final List<Boolean> dates = new ArrayList<>();
  private final boolean from1904;

  private CellFormats(boolean from1904) {
    this.from1904 = from1904;
  }

  public static CellFormats read(ExcelArchive archive, String file, String part, boolean from1904)
      throws IOException {
    CellFormats formats = new CellFormats(from1904);
    Optional<ExcelXml> found = ExcelXml.open(archive, file, part);
    if (found.isEmpty()) {
      return formats;
    }
    Map<Integer, String> codes = new HashMap<>();
    try (ExcelXml xml = found.get()) {
      boolean cells = false;
      while (xml.next()) {
        if (xml.starts("numFmt")) {
          codes.put(number(xml.attribute("numFmtId")), xml.attribute("formatCode").orElse(""));
        } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
          cells = xml.starts("cellXfs");
        } else if (cells && xml.starts("xf")) {
          formats.dates.add(date(number(xml.attribute("numFmtId")), codes));
        }
      }
    }
    return formats;
  }

  /** Whether numbers in cells of this style are dates. */
  boolean date(int style) {
    return style >= 0 && style < dates.size() && dates.get(style);
  }

  /** The moment a number stands for, to the second; empty if it is none. */
  Optional<String> moment(BigDecimal number) {
    BigDecimal day = number.setScale(0, RoundingMode.FLOOR);
    if (day.signum() < 0 || day.compareTo(BigDecimal.valueOf(2_958_465)) > 0) {
      return Optional.empty();
    }
    try {
      long days = day.longValueExact();
      long second =
          number.subtract(day).multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
      LocalDateTime start =
          from1904
              ? LocalDateTime.of(1904, 1, 1, 0, 0)
              : LocalDateTime.of(1899, 12, days < 60 ? 31 : 30, 0, 0);
      LocalDateTime moment = start.plusDays(days).plusSeconds(second);
      boolean dayOnly = moment.truncatedTo(ChronoUnit.DAYS).equals(moment);
      String time =
          String.format(
              Locale.ROOT,
              "T%02d:%02d:%02d",
              moment.getHour(),
              moment.getMinute(),
              moment.getSecond());
      return Optional.of(moment.toLocalDate() + (dayOnly ? "" : time));
    } catch (ArithmeticException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean date(int id, Map<Integer, String> codes) {
    String code = codes.get(id);
    if (code == null) {
      return (id >= 14 && id <= 22)
          || (id >= 27 && id <= 36)
          || (id >= 45 && id <= 47)
          || (id >= 50 && id <= 58);
    }
    String bare =
        code.split(";", 2)[0]
            .replaceAll("\"[^\"]*\"", "")
            .replaceAll("\\\\.", "")
            .replaceAll("_.", "")
            .replaceAll("\\[(?!h+\\]|m+\\]|s+\\])[^\\]]*\\]", "")
            .toLowerCase(Locale.ROOT);
    return !bare.contains("general") && bare.chars().anyMatch(c -> "ymdhs".indexOf(c) >= 0);
  }

  private static int number(Optional<String> text) {
    try {
      return Integer.parseInt(text.orElse("0"));
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
