/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Problems;
import io.yunheng.files.excel.CellFormats;
import io.yunheng.files.excel.ExcelArchive;
import io.yunheng.files.excel.ExcelXml;
import io.yunheng.files.excel.SheetWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an xlsx file row by row, as Excel, WPS and LibreOffice write it. Holds no state; safe for
 * use by many threads.
 */
public final class ExcelReader {
  private final ExcelLimits limits;

  public ExcelReader(ExcelLimits limits) {
    this.limits = limits;
  }

  /**
   * Shows the visitor the sheets and rows of a file.
   *
   * @param file the name to use in faults
   * @param problems where formulas, merged cells and too many rows are told; reading goes on after
   *     them
   * @throws FaultException if the file is missing, not an xlsx, broken, protected, hostile or too
   *     large
   */
  public void read(Path path, String file, ExcelVisitor visitor, Problems problems) {
    try (ExcelArchive archive = ExcelArchive.open(path, file, limits)) {
      String workbook = target(archive, file, "_rels/.rels", "/officeDocument", "");
      String folder = workbook.substring(0, workbook.lastIndexOf('/') + 1);
      String relations = folder + "_rels/" + workbook.substring(folder.length()) + ".rels";
      Map<String, String> sheets = new LinkedHashMap<>();
      boolean from1904 = sheets(archive, file, workbook, sheets);
      Map<String, String> targets = targets(archive, file, relations, folder);
      CellFormats formats =
          CellFormats.read(
              archive, file, targets.getOrDefault("/styles", folder + "styles.xml"), from1904);
      List<String> texts = List.of();
      boolean textsRead = false;
      for (Map.Entry<String, String> sheet : sheets.entrySet()) {
        if (!visitor.wants(sheet.getKey())) {
          continue;
        }
        if (!textsRead) {
          texts =
              texts(
                  archive,
                  file,
                  targets.getOrDefault("/sharedStrings", folder + "sharedStrings.xml"));
          textsRead = true;
        }
        String part = targets.get(sheet.getValue());
        if (part == null) {
          throw archive.unreadable(sheet.getKey());
        }
        new SheetWalk(file, sheet.getKey(), limits.rows(), texts, formats, problems)
            .walk(archive, part, visitor);
        visitor.end(sheet.getKey());
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * A property that somebody gave the workbook, by its name.
   *
   * @param file the name to use in faults
   * @return empty where it has none of the name
   * @throws FaultException as {@link #read} does
   */
  public Optional<String> property(Path path, String file, String name) {
    try (ExcelArchive archive = ExcelArchive.open(path, file, limits)) {
      Optional<ExcelXml> found = ExcelXml.open(archive, file, "docProps/custom.xml");
      if (found.isEmpty()) {
        return Optional.empty();
      }
      try (ExcelXml xml = found.get()) {
        boolean inside = false;
        while (xml.next()) {
          if (xml.starts("property")) {
            inside = xml.attribute("name").filter(name::equals).isPresent();
          } else if (inside && xml.starts("lpwstr")) {
            return Optional.of(xml.text());
          }
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static FaultException unreadable(String file, IOException e) {
    return new FaultException(
        Fault.of(
            FaultCode.EXCEL_UNREADABLE, "file", file, "reason", String.valueOf(e.getMessage())),
        e);
  }

  /** Sheet names and their relation ids; returns whether dates count from 1904. */
  private static boolean sheets(
      ExcelArchive archive, String file, String part, Map<String, String> sheets)
      throws IOException {
    boolean from1904 = false;
    try (ExcelXml xml =
        ExcelXml.open(archive, file, part).orElseThrow(() -> archive.unreadable(part))) {
      while (xml.next()) {
        if (xml.starts("workbookPr")) {
          from1904 =
              xml.attribute("date1904")
                  .filter(value -> value.equals("1") || value.equals("true"))
                  .isPresent();
        } else if (xml.starts("sheet")) {
          String name = xml.attribute("name").orElse("");
          if (sheets.put(name, "#" + xml.attribute("id").orElse("")) != null) {
            throw archive.unreadable(name);
          }
        }
      }
    }
    return from1904;
  }

  /** Targets by relation id (with a hash before it) and by the end of their type. */
  private static Map<String, String> targets(
      ExcelArchive archive, String file, String part, String folder) throws IOException {
    Map<String, String> targets = new HashMap<>();
    try (ExcelXml xml =
        ExcelXml.open(archive, file, part).orElseThrow(() -> archive.unreadable(part))) {
      while (xml.next()) {
        if (xml.starts("Relationship")
            && xml.attribute("TargetMode").filter("External"::equals).isEmpty()) {
          String target = xml.attribute("Target").orElse("");
          String whole = target.startsWith("/") ? target.substring(1) : folder + target;
          String type = xml.attribute("Type").orElse("");
          targets.put("#" + xml.attribute("Id").orElse(""), whole);
          targets.putIfAbsent(type.substring(Math.max(0, type.lastIndexOf('/'))), whole);
        }
      }
    }
    return targets;
  }

  private static String target(
      ExcelArchive archive, String file, String part, String type, String folder)
      throws IOException {
    String target = targets(archive, file, part, folder).get(type);
    if (target == null) {
      throw FaultException.of(FaultCode.EXCEL_OTHER_FORMAT, "file", file);
    }
    return target;
  }

  private List<String> texts(ExcelArchive archive, String file, String part) throws IOException {
    List<String> texts = new ArrayList<>();
    long length = 0;
    var found = ExcelXml.open(archive, file, part);
    if (found.isEmpty()) {
      return texts;
    }
    try (ExcelXml xml = found.get()) {
      while (xml.next()) {
        if (xml.starts("si")) {
          String text = xml.richText("si");
          length += text.length() + 16L;
          if (length > limits.text()) {
            throw FaultException.of(
                FaultCode.EXCEL_TOO_LARGE,
                "file",
                file,
                "part",
                part,
                "limit",
                limits.text() / (1 << 20) + " MiB");
          }
          texts.add(text);
        }
      }
    }
    return texts;
  }
}
