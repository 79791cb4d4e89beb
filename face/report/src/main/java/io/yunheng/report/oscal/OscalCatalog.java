/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.report.oscal.OscalJson.Prop;
import io.yunheng.report.words.Words;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The clauses as an OSCAL catalog: a group for each document, a control for each clause, with its
 * title and summary in our own words.
 */
public final class OscalCatalog {
  private final Catalog catalog;
  private final Words words;
  private final OscalJson json;

  private OscalCatalog(Catalog catalog, Language language, OscalJson json) {
    this.catalog = catalog;
    this.words = Words.in(language);
    this.json = json;
  }

  /**
   * Writes it over whatever is there; the file is whole or not there at all.
   *
   * @param day the day that the file stands for
   * @throws FaultException if it cannot be written
   */
  public static void write(Catalog catalog, Language language, LocalDate day, Path file) {
    OscalJson.write(file, json -> new OscalCatalog(catalog, language, json).all(day));
  }

  private void all(LocalDate day) {
    json.object(
        "catalog",
        () -> {
          json.uuid(
              "uuid",
              OscalId.root()
                  .of("catalog", catalog.digest(), words.language().code(), day.toString()));
          json.object(
              "metadata",
              () -> {
                OscalHead.write(
                    json, words.of("oscal.catalog"), day, catalog.digest(), words.language());
                json.prose("remarks", words.of("oscal.catalog.remarks"));
              });
          json.objects("groups", catalog.documents(), this::group);
        });
  }

  private void group(Document document) {
    Language language = words.language();
    json.text("id", document.id());
    json.text("class", "document");
    json.title("title", document.number() + " " + document.title().in(language));
    json.props(List.of(Prop.of("citable", document.citable() ? "yes" : "no")));
    json.objects(
        "parts",
        List.of(document),
        one -> {
          json.text("id", one.id() + "_ovw");
          json.text("name", "overview");
          json.prose("prose", one.scope().in(language), one.status().in(language));
        });
    json.objects(
        "controls",
        catalog.clauses().stream().filter(one -> one.document().equals(document.id())).toList(),
        this::control);
  }

  private void control(Clause clause) {
    json.text("id", clause.id());
    json.text("class", clause.kind().code());
    json.title("title", clause.title().in(words.language()));
    json.props(props(clause));
    json.objects(
        "parts",
        List.of(clause),
        one -> {
          json.text("id", one.id() + "_smt");
          json.text("name", "statement");
          json.prose("prose", one.summary().in(words.language()));
        });
  }

  private static List<Prop> props(Clause clause) {
    List<Prop> props = new ArrayList<>();
    props.add(Prop.of("path", clause.path()));
    props.add(Prop.of("stage", clause.stage().code()));
    props.add(Prop.of("layer", clause.layer().code()));
    props.add(Prop.of("modality", clause.modality().code()));
    for (Actor actor : clause.actors()) {
      props.add(Prop.of("actor", actor.code()));
    }
    for (Actor actor : clause.bound()) {
      props.add(Prop.of("bound", actor.code()));
    }
    clause.traces().stream()
        .filter(id -> !id.equals(clause.id()))
        .forEach(id -> props.add(Prop.of("covers", id)));
    return props;
  }
}
