/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.InventoryRow;
import io.yunheng.catalog.Modality;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.Problems;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the inventory: lines of tab-separated fields under a header. */
final class InventoryReader {
  private static final List<String> HEADER =
      List.of(
          "id", "document", "path", "stage", "actors", "layer", "modality", "topic_zh", "topic_en");

  private final String file;
  private final Problems problems;
  private int line;

  private InventoryReader(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  static List<InventoryRow> read(String text, String file, Problems problems) {
    return new InventoryReader(file, problems).rows(text.lines().toList());
  }

  private List<InventoryRow> rows(List<String> lines) {
    List<InventoryRow> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String text : lines) {
      line++;
      String[] cells = text.split("\t", -1);
      if (line == 1) {
        if (!List.of(cells).equals(HEADER)) {
          wrong("header", text, String.join("\\t", HEADER));
        }
      } else if (cells.length != HEADER.size()) {
        wrong("row", Integer.toString(cells.length), Integer.toString(HEADER.size()));
      } else {
        rows.add(row(cells));
        if (!ids.add(cells[0])) {
          add(FaultCode.DATA_ID_TWICE, "id", cells[0], "");
        }
      }
    }
    return rows;
  }

  private InventoryRow row(String[] cells) {
    List<Actor> actors = new ArrayList<>();
    for (String code : cells[4].split(",", -1)) {
      actors.add(word(Actor.class, "actors", code, Actor.CUSTOMER));
    }
    return new InventoryRow(
        cells[0],
        cells[1],
        cells[2],
        word(Stage.class, "stage", cells[3], Stage.ALL),
        actors,
        word(ClauseLayer.class, "layer", cells[5], ClauseLayer.NOT_APPLICABLE),
        word(Modality.class, "modality", cells[6], Modality.STATEMENT),
        new Text(cells[7], cells[8]));
  }

  private <E extends Enum<E> & Word> E word(Class<E> type, String key, String code, E harmless) {
    Optional<E> word = Word.of(type, code);
    if (word.isEmpty()) {
      wrong(key, code, Word.known(type));
    }
    return word.orElse(harmless);
  }

  private void wrong(String key, String value, String expected) {
    add(FaultCode.DATA_VALUE_INVALID, key, value, expected);
  }

  private void add(FaultCode code, String key, String value, String expected) {
    problems.add(
        code,
        "file",
        file,
        "line",
        Integer.toString(line),
        "key",
        key,
        "value",
        value,
        "expected",
        expected);
  }
}
