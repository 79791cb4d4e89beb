/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Artefact;
import io.yunheng.catalog.Stage;
import io.yunheng.files.Fields;
import java.util.ArrayList;
import java.util.List;

/** Reads the artefacts. */
final class ArtefactReader {
  private ArtefactReader() {}

  static List<SourcedValue<Artefact>> read(Fields root) {
    root.only("artefacts");
    List<SourcedValue<Artefact>> artefacts = new ArrayList<>();
    for (Fields fields : root.someList("artefacts")) {
      artefacts.add(new SourcedValue<>(artefact(fields), fields));
    }
    return artefacts;
  }

  private static Artefact artefact(Fields fields) {
    fields.only("id", "name", "makers", "stages", "moment", "clauses", "contents", "interval");
    if (fields.texts("clauses").isEmpty()) {
      fields.missing("clauses");
    }
    return new Artefact(
        fields.text("id"),
        fields.both("name"),
        fields.someWords("makers", Actor.class),
        fields.someWords("stages", Stage.class),
        fields.both("moment"),
        fields.texts("clauses"),
        fields.someList("contents").stream().map(ArtefactReader::content).toList(),
        fields.fields("interval").map(ArtefactReader::interval));
  }

  private static Artefact.Content content(Fields fields) {
    fields.only("id", "zh", "en", "clauses");
    return new Artefact.Content(fields.text("id"), fields.both(), fields.texts("clauses"));
  }

  private static Artefact.Interval interval(Fields fields) {
    fields.only("clause", "parameter");
    return new Artefact.Interval(fields.text("clause"), fields.text("parameter"));
  }
}
