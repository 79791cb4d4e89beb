/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.standard;

import io.yunheng.catalog.Artefact;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.CrossWalk;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.HighRiskCase;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.Labels;
import io.yunheng.catalog.Parameter;
import io.yunheng.catalog.TextualReading;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Spacing;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The page of a clause: what the text asks in our words, how it is found out, who has to act and
 * when, what papers it asks for, and what corresponds to it in the other documents.
 */
final class ClausePage {
  private static final Pattern CODE = Pattern.compile("\\b(?:SEC|GOV|CCIA|EXIT|MLPS)\\b(?!-)");

  private final Visit visit;
  private final Catalog catalog;
  private final Labels labels;
  private final Clause clause;
  private final List<PagePart> parts = new ArrayList<>();

  private ClausePage(Visit visit, Catalog catalog, Clause clause) {
    this.visit = visit;
    this.catalog = catalog;
    this.labels = catalog.labels();
    this.clause = clause;
  }

  static PageBody of(Visit visit, Catalog catalog, Document document, Clause clause) {
    return new ClausePage(visit, catalog, clause).body(document);
  }

  /** The address of the page of a clause. */
  static String path(Clause clause) {
    return "/standards/" + clause.document() + "/" + clause.id();
  }

  /** The way back to the search, and to a document. */
  static PagePart trail(Visit visit, PageCell.Link... further) {
    List<PageCell.Link> links = new ArrayList<>();
    links.add(new PageCell.Link(visit.text("standard.title"), "/standards"));
    links.addAll(List.of(further));
    return new PagePart.LinkRow(links);
  }

  /** Words of closed sets by their names. */
  static <W extends Word> String words(Visit visit, Labels labels, List<W> words) {
    return words.stream()
        .map(word -> labels.of(word).in(visit.language()))
        .collect(Collectors.joining(visit.text("list.comma")));
  }

  private PageBody body(Document document) {
    parts.add(
        trail(visit, new PageCell.Link(said(document.shortName()), "/standards/" + document.id())));
    parts.add(
        new PagePart.OfRun(new RunPart.Lede(List.of(new PageCell.Plain(said(clause.summary()))))));
    facts(document);
    if (!document.citable()) {
      parts.add(new PagePart.Remark(Tone.WARN, said(document.status())));
    }
    parameters();
    practice();
    artefacts();
    counterparts();
    catalog.mlps().item(clause.id()).ifPresent(this::item);
    readings();
    List<String> notes = clause.notes().stream().map(this::said).toList();
    points("standard.notes", notes);
    return PageBody.wide(place(visit, catalog, clause) + " " + said(clause.title()), parts);
  }

  /** Where a clause stands, as people cite it: the document, and the number in it. */
  static String place(Visit visit, Catalog catalog, Clause clause) {
    String document =
        catalog
            .document(clause.document())
            .map(one -> one.citable() ? one.number() : one.shortName().in(visit.language()))
            .orElse(clause.document());
    return document
        + " "
        + catalog.mlps().item(clause.id()).map(Item::clause).orElseGet(clause::path);
  }

  /** A text in the language; documents that it calls by their codes are called by their names. */
  private String said(Text text) {
    Matcher codes = CODE.matcher(text.in(visit.language()));
    return Spacing.of(
        codes.replaceAll(
            code ->
                Matcher.quoteReplacement(
                    catalog
                        .document(code.group())
                        .map(
                            one ->
                                visit.text(
                                    "standard.named", one.shortName().in(visit.language()), ""))
                        .orElse(code.group())
                        .strip())));
  }

  private void facts(Document document) {
    List<PagePart.Fact> facts = new ArrayList<>();
    fact(facts, "standard.where", document.number() + " " + clause.path());
    fact(facts, "standard.heading", clause.heading());
    fact(facts, "standard.actors", words(visit, labels, clause.bound()));
    fact(facts, "standard.stage", said(labels.of(clause.stage())));
    fact(facts, "standard.modality", said(labels.of(clause.modality())));
    fact(facts, "standard.kind", said(labels.of(clause.kind())));
    fact(facts, "standard.layer", said(labels.of(clause.layer())));
    facts.add(new PagePart.Fact(visit.text("standard.number"), new PageCell.Mono(clause.id())));
    parts.add(new PagePart.FactList(facts));
  }

  private void fact(List<PagePart.Fact> facts, String key, String value) {
    if (!value.isBlank()) {
      facts.add(new PagePart.Fact(visit.text(key), new PageCell.Plain(value)));
    }
  }

  private void points(String heading, List<String> texts) {
    if (!texts.isEmpty()) {
      parts.add(new PagePart.Heading(visit.text(heading)));
      parts.add(new PagePart.OfRun(new RunPart.Points(texts)));
    }
  }

  private void parameters() {
    points("standard.parameters", clause.parameters().stream().map(this::parameter).toList());
  }

  private String parameter(Parameter one) {
    String text =
        visit.text(
            "standard.parameter",
            said(one.name()),
            one.value().in(visit.language()),
            said(labels.of(one.source())));
    return one.why().map(why -> text + visit.text("list.semicolon") + said(why)).orElse(text);
  }

  private void practice() {
    List<String> texts = new ArrayList<>();
    if (!clause.methods().isEmpty()) {
      texts.add(
          visit.text("standard.methods")
              + visit.text("list.colon")
              + words(visit, labels, clause.methods()));
    }
    clause.evidence().forEach(one -> texts.add(said(one)));
    clause
        .judgement()
        .ifPresent(
            one ->
                texts.add(visit.text("standard.judgement") + visit.text("list.colon") + said(one)));
    points("standard.practice", texts);
  }

  private void artefacts() {
    List<Artefact> artefacts = catalog.artefactsOf(clause);
    if (artefacts.isEmpty()) {
      return;
    }
    parts.add(new PagePart.Heading(visit.text("standard.artefacts")));
    parts.add(
        new PagePart.Listing(
            visit.text("standard.artefacts"),
            List.of(
                visit.text("standard.artefact"),
                visit.text("standard.makers"),
                visit.text("standard.moment"),
                visit.text("standard.contents")),
            artefacts.stream()
                .map(
                    one ->
                        List.<PageCell>of(
                            new PageCell.Plain(said(one.name())),
                            new PageCell.Plain(words(visit, labels, one.makers())),
                            new PageCell.Plain(said(one.moment())),
                            new PageCell.Plain(
                                one.contents().stream()
                                    .map(content -> said(content.name()))
                                    .collect(Collectors.joining(visit.text("list.semicolon"))))))
                .toList(),
            visit.text("list.none")));
  }

  private void counterparts() {
    List<CrossWalk.Link> links = catalog.crossWalk().of(clause.id());
    parts.add(new PagePart.Heading(visit.text("standard.counterparts")));
    parts.add(
        new PagePart.Listing(
            visit.text("standard.counterparts"),
            List.of(
                visit.text("standard.clause"),
                visit.text("standard.relation"),
                visit.text("standard.gap"),
                visit.text("standard.theme")),
            links.stream().map(this::counterpart).toList(),
            visit.text("standard.counterparts.none")));
  }

  private List<PageCell> counterpart(CrossWalk.Link link) {
    String id = link.relation().to();
    PageCell other =
        catalog
            .clause(id)
            .map(
                one ->
                    (PageCell)
                        new PageCell.Link(
                            visit.text(
                                "standard.named",
                                catalog
                                    .document(one.document())
                                    .map(document -> said(document.shortName()))
                                    .orElse(one.document()),
                                said(one.title())),
                            path(one)))
            .orElseGet(() -> new PageCell.Plain(id));
    return List.of(
        other,
        new PageCell.Plain(said(labels.of(link.relation().kind()))),
        new PageCell.Plain(link.relation().gap().map(this::said).orElse("")),
        new PageCell.Plain(said(link.theme().title())));
  }

  private void item(Item item) {
    parts.add(new PagePart.Heading(visit.text("standard.item")));
    List<PagePart.Fact> facts = new ArrayList<>();
    fact(facts, "standard.item.clause", place(visit, catalog, clause));
    fact(facts, "standard.item.unit", catalog.mlps().evaluation() + " " + item.unit());
    fact(facts, "standard.item.requirement", said(item.requirement()));
    fact(facts, "standard.item.interpretation", said(item.interpretation()));
    fact(facts, "standard.item.method", said(item.method()));
    fact(facts, "standard.item.expected", said(item.expected()));
    parts.add(new PagePart.FactList(facts));
    points(
        "standard.item.aspects",
        item.aspects().stream().map(aspect -> said(aspect.question())).toList());
    points(
        "standard.item.high-risks",
        item.highRisk().stream()
            .flatMap(id -> catalog.mlps().highRiskCase(id).stream())
            .map(this::risk)
            .toList());
  }

  private String risk(HighRiskCase one) {
    return one.mitigation()
        .map(text -> visit.text("standard.item.high-risk", said(one.title()), said(text)))
        .orElseGet(() -> said(one.title()));
  }

  private void readings() {
    for (TextualReading reading : catalog.readingsOf(clause)) {
      parts.add(
          new PagePart.OfRun(
              new RunPart.Block(
                  visit.text("standard.reading", said(reading.title())),
                  List.of(),
                  List.of(
                      line("problem", reading.problem()),
                      line("reading", reading.reading()),
                      line("why", reading.why())))));
    }
  }

  private PagePart line(String which, Text text) {
    return new PagePart.Prose(visit.text("standard.reading." + which, said(text)));
  }
}
