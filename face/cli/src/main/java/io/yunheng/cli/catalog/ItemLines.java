/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.catalog;

import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.ControlPoint;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Layer;
import io.yunheng.catalog.Level;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.Scale;
import io.yunheng.catalog.Verdict;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.Language;
import io.yunheng.report.words.GapWords;
import io.yunheng.report.words.Words;
import java.util.Map;
import java.util.stream.Collectors;

/** How an item of the cloud extension is assessed, for people. */
final class ItemLines {
  private final Terminal terminal;
  private final Language language;
  private final MlpsCatalog mlps;
  private final Words words;
  private final GapWords kinds;

  ItemLines(Terminal terminal, Catalog catalog) {
    this.terminal = terminal;
    this.language = terminal.language();
    this.mlps = catalog.mlps();
    this.words = Words.in(language);
    this.kinds = GapWords.in(language);
  }

  void print(Item item) {
    terminal.line("");
    say(
        "item.unit",
        item.unit(),
        layer(item.layer()),
        point(item.controlPoint()),
        words.word("object", item.object().code()),
        words.word("side", item.side().code()),
        words.word("decided", item.decidedBy().code()));
    say("item.requirement", item.requirement().in(language));
    say("item.interpretation", item.interpretation().in(language));
    say("item.method", item.method().in(language));
    say("item.expected", item.expected().in(language));
    item.aspects().forEach(this::aspect);
    item.scales().values().forEach(this::scale);
    item.gaps().forEach(gap -> say("item.gap", gap.in(language)));
    item.notes().forEach(note -> say("item.note", note.in(language)));
    for (String id : item.highRisk()) {
      mlps.highRiskCase(id)
          .ifPresent(
              risk ->
                  say(
                      "item.risk",
                      risk.id(),
                      risk.title().in(language),
                      risk.minLevel(),
                      risk.mitigation()
                          .map(text -> text.in(language))
                          .orElse(terminal.text("item.risk.none"))));
    }
  }

  private void aspect(Aspect aspect) {
    say(
        "item.aspect",
        aspect.question().in(language),
        terminal.text("item.by." + aspect.decidedBy().code()),
        aspect.sources().isEmpty()
            ? "-"
            : aspect.sources().stream().map(kinds::need).collect(Collectors.joining(", ")),
        aspect.openstack().in(language).isEmpty() ? "-" : aspect.openstack().in(language));
  }

  private void scale(Scale scale) {
    terminal.line(terminal.text("scale." + scale.name().code()));
    for (Map.Entry<Verdict, Level> level : scale.levels().entrySet()) {
      say(
          "item.level",
          terminal.text("verdict." + level.getKey().code()),
          level.getValue().condition().in(language));
    }
  }

  private String layer(String id) {
    return mlps.layers().stream()
        .filter(layer -> layer.id().equals(id))
        .map(Layer::name)
        .map(name -> name.in(language))
        .findFirst()
        .orElse(id);
  }

  private String point(String id) {
    return mlps.controlPoints().stream()
        .filter(point -> point.id().equals(id))
        .map(ControlPoint::name)
        .map(name -> name.in(language))
        .findFirst()
        .orElse(id);
  }

  private void say(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
