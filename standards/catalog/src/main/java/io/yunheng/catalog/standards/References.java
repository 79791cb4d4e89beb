/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.catalog.Artefact;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.InventoryRow;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ParameterUnit;
import io.yunheng.catalog.Relation;
import io.yunheng.catalog.TextualReading;
import io.yunheng.catalog.Theme;
import io.yunheng.files.Fields;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Checks over all files that ids are given once and that what is named is there. */
final class References {
  private final Map<String, Clause> clauses = new HashMap<>();
  private final Set<String> documents;
  private final Set<String> readings;

  References(
      List<SourcedValue<Document>> documents,
      List<SourcedValue<Clause>> clauses,
      List<SourcedValue<TextualReading>> readings) {
    this.documents = unique(documents, Document::id);
    unique(clauses, Clause::id);
    clauses.forEach(one -> this.clauses.putIfAbsent(one.value().id(), one.value()));
    this.readings = unique(readings, TextualReading::id);
  }

  void clauses(List<SourcedValue<Clause>> written, List<InventoryRow> inventory, MlpsCatalog mlps) {
    Set<String> ids = inventory.stream().map(InventoryRow::id).collect(Collectors.toSet());
    for (SourcedValue<Clause> one : written) {
      for (String trace : one.value().traces()) {
        if (!ids.contains(trace)) {
          one.fields().dangling("traces", trace);
        }
      }
      if (one.value().id().startsWith("MLPS-")) {
        Optional<Item> item = mlps.item(one.value().id());
        if (item.isEmpty()) {
          one.fields().dangling("id", one.value().id());
        } else if (!item.get().clause().equals(one.value().path())) {
          one.fields().wrong("path", one.value().path(), item.get().clause());
        }
      }
    }
  }

  void documents(List<SourcedValue<Document>> written) {
    for (SourcedValue<Document> one : written) {
      List<Fields> defects = one.fields().list("defects");
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < defects.size(); i++) {
        Document.Defect defect = one.value().defects().get(i);
        if (!ids.add(defect.id())) {
          defects.get(i).twice("id", defect.id());
        }
        clausesOf(defects.get(i), "clauses", defect.clauses());
        defect.reading().ifPresent(reading -> reading(defectFields(one, defect), reading));
      }
    }
  }

  void artefacts(List<SourcedValue<Artefact>> written) {
    unique(written, Artefact::id);
    for (SourcedValue<Artefact> one : written) {
      clausesOf(one.fields(), "clauses", one.value().clauses());
      List<Fields> contents = one.fields().list("contents");
      Set<String> ids = new HashSet<>();
      for (int i = 0; i < contents.size(); i++) {
        Artefact.Content content = one.value().contents().get(i);
        if (!ids.add(content.id())) {
          contents.get(i).twice("id", content.id());
        }
        clausesOf(contents.get(i), "clauses", content.clauses());
      }
      one.value().interval().ifPresent(interval -> interval(one.fields(), interval));
    }
  }

  void crossWalk(CrossWalkReader crossWalk) {
    unique(crossWalk.themes(), Theme::id);
    unique(crossWalk.clashes(), Clash::id);
    for (SourcedValue<Relation> one : crossWalk.relations()) {
      clausesOf(one.fields(), "from", List.of(one.value().from()));
      clausesOf(one.fields(), "to", List.of(one.value().to()));
    }
    for (SourcedValue<Theme> one : crossWalk.themes()) {
      one.value().readings().forEach(reading -> reading(one.fields(), "readings", reading));
    }
    for (SourcedValue<Clash> one : crossWalk.clashes()) {
      one.value().readings().forEach(reading -> reading(one.fields(), "readings", reading));
      for (String document : one.value().documents()) {
        if (!documents.contains(document)) {
          one.fields().dangling("documents", document);
        }
      }
    }
  }

  void readings(List<SourcedValue<TextualReading>> written) {
    for (SourcedValue<TextualReading> one : written) {
      clausesOf(one.fields(), "clauses", one.value().clauses());
    }
  }

  private void interval(Fields artefact, Artefact.Interval interval) {
    Clause clause = clauses.get(interval.clause());
    boolean isSpan =
        clause != null
            && clause
                .parameter(interval.parameter())
                .filter(parameter -> parameter.unit() == ParameterUnit.DURATION)
                .isPresent();
    if (!isSpan) {
      artefact.dangling("interval", interval.clause() + " " + interval.parameter());
    }
  }

  private void clausesOf(Fields fields, String key, List<String> named) {
    for (String clause : named) {
      if (!clauses.containsKey(clause)) {
        fields.dangling(key, clause);
      }
    }
  }

  private static Fields defectFields(SourcedValue<Document> document, Document.Defect defect) {
    return document.fields().list("defects").get(document.value().defects().indexOf(defect));
  }

  private void reading(Fields fields, String reading) {
    reading(fields, "reading", reading);
  }

  private void reading(Fields fields, String key, String reading) {
    if (!readings.contains(reading)) {
      fields.dangling(key, reading);
    }
  }

  private static <T> Set<String> unique(List<SourcedValue<T>> written, Function<T, String> id) {
    Set<String> ids = new HashSet<>();
    for (SourcedValue<T> one : written) {
      if (!ids.add(id.apply(one.value()))) {
        one.fields().twice("id", id.apply(one.value()));
      }
    }
    return ids;
  }
}
