/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Deployment;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.Stage;
import io.yunheng.files.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the documents. */
final class DocumentReader {
  private DocumentReader() {}

  static List<SourcedValue<Document>> read(Fields root) {
    root.only("documents");
    List<SourcedValue<Document>> documents = new ArrayList<>();
    for (Fields fields : root.someList("documents")) {
      Document document = document(fields);
      check(document, fields);
      documents.add(new SourcedValue<>(document, fields));
    }
    return documents;
  }

  private static Document document(Fields fields) {
    fields.only(
        "id",
        "number",
        "part",
        "citable",
        "short",
        "title",
        "status",
        "scope",
        "applicability",
        "terms",
        "stages",
        "chapters",
        "defects",
        "files");
    Optional<Fields> applicability = fields.fields("applicability");
    if (applicability.isEmpty()) {
      fields.missing("applicability");
    }
    if (!fields.has("citable")) {
      fields.missing("citable");
    }
    if (fields.texts("files").isEmpty()) {
      fields.missing("files");
    }
    return new Document(
        fields.text("id"),
        fields.text("number"),
        fields.optionalText("part"),
        fields.flag("citable"),
        fields.both("short"),
        fields.both("title"),
        fields.both("status"),
        fields.both("scope"),
        applicability.map(ApplicabilityReader::read).orElseGet(ApplicabilityReader::none),
        fields.someList("terms").stream().map(DocumentReader::term).toList(),
        fields.someList("stages").stream().map(DocumentReader::stage).toList(),
        fields.someList("chapters").stream().map(DocumentReader::chapter).toList(),
        fields.list("defects").stream().map(DocumentReader::defect).toList(),
        fields.texts("files"));
  }

  private static Document.Term term(Fields fields) {
    fields.only("actor", "zh", "en");
    return new Document.Term(fields.word("actor", Actor.class, Actor.CUSTOMER), fields.both());
  }

  private static Document.OwnStage stage(Fields fields) {
    fields.only("zh", "en", "ours", "chapters");
    return new Document.OwnStage(
        fields.both(), fields.someWords("ours", Stage.class), fields.texts("chapters"));
  }

  private static Document.Chapter chapter(Fields fields) {
    fields.only("number", "zh", "en", "recovered", "deployment");
    return new Document.Chapter(
        fields.text("number"),
        fields.both(),
        fields.flag("recovered"),
        fields.has("deployment")
            ? Optional.of(fields.word("deployment", Deployment.class, Deployment.PRIVATE))
            : Optional.empty());
  }

  private static Document.Defect defect(Fields fields) {
    fields.only("id", "zh", "en", "clauses", "reading");
    return new Document.Defect(
        fields.text("id"), fields.both(), fields.texts("clauses"), fields.optionalText("reading"));
  }

  private static void check(Document document, Fields fields) {
    List<String> numbers = document.chapters().stream().map(Document.Chapter::number).toList();
    List<Fields> stages = fields.list("stages");
    for (int i = 0; i < document.stages().size(); i++) {
      for (String chapter : document.stages().get(i).chapters()) {
        if (!numbers.contains(chapter)) {
          stages.get(i).dangling("chapters", chapter);
        }
      }
    }
  }
}
