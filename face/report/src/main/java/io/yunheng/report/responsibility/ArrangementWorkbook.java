/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.files.Node;
import io.yunheng.files.Node.Mapping;
import io.yunheng.files.Node.Nothing;
import io.yunheng.files.Node.Scalar;
import io.yunheng.files.Node.Sequence;
import io.yunheng.files.ReplacedFile;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.ArrangementNodes;
import io.yunheng.responsibility.RoleRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * An arrangement as an Excel file to fill in: a sheet for each section of its file format, choices
 * where there are some, a sheet that explains every column, and one with the requirements and their
 * ids. {@link ArrangementSheets} reads it.
 */
public final class ArrangementWorkbook {
  private ArrangementWorkbook() {}

  /**
   * Writes it over whatever is there; the file is whole or not there at all.
   *
   * @param arrangement what is filled in; with none it is a template
   * @throws FaultException if it cannot be written, or a text is too long for a cell
   */
  public static void write(
      Optional<Arrangement> arrangement,
      RoleRules roles,
      Catalog catalog,
      Language language,
      Path file) {
    try (XSSFWorkbook book = new XSSFWorkbook()) {
      FormWords words = new FormWords(roles, catalog, language);
      FormNotes notes = new FormNotes(words);
      FormSheets sheets =
          new FormSheets(book, words, notes.choices(), String.valueOf(file.getFileName()));
      Map<String, List<Map<String, Node>>> rows =
          arrangement.map(ArrangementWorkbook::rows).orElseGet(Map::of);
      for (ArrangementForm.Sheet sheet : ArrangementForm.SHEETS) {
        if (sheet.section().equals(ArrangementForm.HEAD)) {
          sheets.head(sheet, rows.getOrDefault(ArrangementForm.HEAD, List.of(Map.of())).getFirst());
        } else {
          sheets.table(sheet, rows.getOrDefault(sheet.section(), List.of()));
        }
      }
      FormPages pages = new FormPages(book, words);
      notes.write(pages);
      pages.requirements(catalog);
      ReplacedFile.write(file, book::write);
    } catch (IOException e) {
      throw ReplacedFile.failed(file, e);
    }
  }

  /** The rows of each sheet; a cell is a scalar or a sequence of scalars. */
  private static Map<String, List<Map<String, Node>>> rows(Arrangement arrangement) {
    Map<String, List<Map<String, Node>>> rows = new LinkedHashMap<>();
    Mapping written = ArrangementNodes.of(arrangement);
    rows.put(ArrangementForm.HEAD, List.of(written.entries()));
    written
        .entries()
        .forEach(
            (section, node) -> {
              if (node instanceof Sequence(List<Node> items, int _)) {
                List<Map<String, Node>> all = new ArrayList<>();
                items.forEach(item -> all.addAll(rows(item)));
                rows.put(section, all);
                if (section.equals("agreements")) {
                  rows.put(
                      ArrangementForm.CONTENTS,
                      all.stream().flatMap(row -> contents(row).stream()).toList());
                }
              }
            });
    return rows;
  }

  /** An entry as a row, or a row for each behaviour of an act. */
  private static List<Map<String, Node>> rows(Node entry) {
    Map<String, Node> row = new LinkedHashMap<>();
    flatten("", entry, row);
    if (row.get("does") instanceof Sequence(List<Node> behaviours, int _)) {
      return behaviours.stream()
          .map(
              behaviour -> {
                Map<String, Node> one = new LinkedHashMap<>(row);
                one.put("does", behaviour);
                return one;
              })
          .toList();
    }
    return List.of(row);
  }

  /** A row for each content of an agreement. */
  private static List<Map<String, Node>> contents(Map<String, Node> agreement) {
    String prefix = ArrangementForm.CONTENTS + ".";
    List<Map<String, Node>> contents = new ArrayList<>();
    agreement.forEach(
        (key, passage) -> {
          if (key.startsWith(prefix)) {
            Map<String, Node> row = new LinkedHashMap<>();
            row.put("agreement", agreement.getOrDefault("id", passage));
            row.put("content", new Scalar(key.substring(prefix.length()), 0));
            row.put("passage", passage);
            contents.add(row);
          }
        });
    return contents;
  }

  private static void flatten(String path, Node node, Map<String, Node> row) {
    switch (node) {
      case Mapping(Map<String, Node> entries, int _) ->
          entries.forEach(
              (key, inner) -> flatten(path.isEmpty() ? key : path + "." + key, inner, row));
      case Scalar _, Sequence _ -> row.put(path, node);
      case Nothing _ -> {}
    }
  }
}
