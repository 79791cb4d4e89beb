/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.ClauseKind;
import io.yunheng.catalog.ClauseLayer;
import io.yunheng.catalog.Modality;
import io.yunheng.catalog.Stage;
import io.yunheng.files.Fields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a file of clauses and checks each by itself. */
final class ClauseReader {
  private ClauseReader() {}

  static List<SourcedValue<Clause>> read(Fields file, String document) {
    file.only("document", "chapter", "clauses");
    if (!file.text("document").equals(document)) {
      file.wrong("document", file.text("document"), document);
    }
    String chapter = file.text("chapter");
    List<SourcedValue<Clause>> clauses = new ArrayList<>();
    for (Fields fields : file.someList("clauses")) {
      Clause clause = clause(fields, document, chapter);
      check(clause, fields);
      clauses.add(new SourcedValue<>(clause, fields));
    }
    return clauses;
  }

  private static Clause clause(Fields fields, String document, String chapter) {
    fields.only(
        "id",
        "traces",
        "path",
        "heading",
        "stage",
        "actors",
        "layer",
        "modality",
        "kind",
        "judgement",
        "applicability",
        "title",
        "summary",
        "parameters",
        "methods",
        "evidence",
        "notes");
    if (fields.texts("traces").isEmpty()) {
      fields.missing("traces");
    }
    Optional<Fields> applicability = fields.fields("applicability");
    if (applicability.isEmpty()) {
      fields.missing("applicability");
    }
    return new Clause(
        fields.text("id"),
        document,
        chapter,
        fields.texts("traces"),
        fields.text("path"),
        fields.text("heading"),
        fields.word("stage", Stage.class, Stage.ALL),
        fields.someWords("actors", Actor.class),
        fields.word("layer", ClauseLayer.class, ClauseLayer.NOT_APPLICABLE),
        fields.word("modality", Modality.class, Modality.STATEMENT),
        fields.word("kind", ClauseKind.class, ClauseKind.DUTY),
        fields.optionalBoth("judgement"),
        applicability.map(ApplicabilityReader::read).orElseGet(ApplicabilityReader::none),
        fields.both("title"),
        fields.both("summary"),
        fields.list("parameters").stream().map(ParameterReader::read).toList(),
        fields.words("methods", AssessmentMethod.class),
        fields.bothList("evidence"),
        fields.bothList("notes"));
  }

  private static void check(Clause clause, Fields fields) {
    if (!clause.id().startsWith(clause.document() + "-")) {
      fields.wrong("id", clause.id(), clause.document() + "-...");
    }
    boolean task = clause.kind() != ClauseKind.APPLICABILITY;
    if (clause.kind() == ClauseKind.DUTY && clause.modality() == Modality.STATEMENT) {
      fields.wrong("kind", clause.kind().code(), ClauseKind.DUTY_UNMARKED.code());
    }
    if (clause.kind() != ClauseKind.DUTY && clause.judgement().isEmpty()) {
      fields.missing("judgement");
    }
    if (task && clause.methods().isEmpty()) {
      fields.missing("methods");
    }
    if (task && clause.evidence().isEmpty()) {
      fields.missing("evidence");
    }
    if (task == clause.applicability().defines().isPresent()) {
      if (task) {
        fields.wrong("kind", clause.kind().code(), ClauseKind.APPLICABILITY.code());
      } else {
        fields.missing("applicability.defines");
      }
    }
    if (!clause.actors().containsAll(clause.applicability().roles())) {
      fields.wrong("applicability.roles", clause.applicability().roles().toString(), "actors");
    }
    Set<String> parameters = new HashSet<>();
    for (Fields parameter : fields.list("parameters")) {
      if (!parameters.add(parameter.text("id"))) {
        parameter.twice("id", parameter.text("id"));
      }
    }
  }
}
