/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Derivation;
import io.yunheng.responsibility.Duties;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What OSCAL cannot carry of an arrangement: everything, each by itself, with where it is to be
 * found instead.
 *
 * @param name of the arrangement
 * @param asOf the day it is looked at
 * @param groups duties that have the same people, which losses name by their number
 */
public record OscalLosses(String name, LocalDate asOf, List<Duties.Group> groups, List<Loss> all) {
  public OscalLosses {
    groups = List.copyOf(groups);
    all = List.copyOf(all);
  }

  /** Finds them. Pure. */
  public static OscalLosses of(Derivation derivation, Catalog catalog) {
    List<Duties.Group> groups = derivation.duties().groups();
    Arrangement arrangement = derivation.arrangement();
    LossList lost = new LossList(derivation, catalog);
    new PeopleLosses(groups, lost).find(derivation.duties().all());
    new FindingLosses(derivation, lost).find();
    new PaperLosses(derivation, lost).find();
    return new OscalLosses(arrangement.name(), arrangement.asOf(), groups, lost.all());
  }

  /** How many there are of each kind that there is. */
  public Map<Loss.Kind, Integer> counts() {
    Map<Loss.Kind, Integer> counts = new EnumMap<>(Loss.Kind.class);
    all.forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
    return counts;
  }

  /**
   * Why OSCAL has no place for each kind that there is, with how many there are; for other outputs.
   */
  public List<String> summary(Language language) {
    Words words = Words.in(language);
    return counts().entrySet().stream()
        .map(one -> words.of("oscal.lost", why(words, one.getKey()), one.getValue()))
        .toList();
  }

  /** Each of them in words, for other outputs. */
  public List<String> texts(Language language) {
    return all.stream().map(one -> one.text().in(language)).toList();
  }

  private static String why(Words words, Loss.Kind kind) {
    return words.of("oscal.lost." + kind.code());
  }

  /**
   * Writes them over whatever is there; the file is whole or not there at all.
   *
   * @throws FaultException if it cannot be written
   */
  public void write(Path file) {
    Words zh = Words.in(Language.ZH);
    Words en = Words.in(Language.EN);
    OscalJson.write(
        file,
        json -> {
          json.text("yunheng", "oscal-not-carried");
          json.number("version", 1);
          json.text("oscal", OscalHead.VERSION);
          json.text("name", name);
          json.text("asOf", asOf.toString());
          json.number("count", all.size());
          json.objects(
              "kinds",
              counts().entrySet(),
              one -> {
                json.text("kind", one.getKey().code());
                json.number("count", one.getValue());
                json.text("zh", why(zh, one.getKey()));
                json.text("en", why(en, one.getKey()));
              });
          json.objects(
              "people",
              groups,
              group -> {
                json.number("number", group.number());
                json.text("service", group.service());
                json.texts(
                    "clauses", group.duties().stream().map(duty -> duty.clause().id()).toList());
              });
          json.objects("lost", all, one -> write(json, one));
        });
  }

  private static void write(OscalJson json, Loss loss) {
    json.text("kind", loss.kind().code());
    loss.service().ifPresent(service -> json.text("service", service));
    json.object("ids", () -> loss.ids().forEach(json::texts));
    loss.layers().ifPresent(layers -> json.number("layers", layers));
    json.text("zh", loss.text().zh());
    json.text("en", loss.text().en());
    json.object(
        "where",
        () -> {
          json.text("file", loss.where().file().code());
          json.text("pointer", loss.where().pointer());
        });
  }
}
