/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.standard;

import io.yunheng.catalog.Actor;
import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Clause;
import io.yunheng.catalog.Document;
import io.yunheng.catalog.Labels;
import io.yunheng.catalog.Stage;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunCell;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.result.CatalogShelf;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Searches the standards and shows their clauses. */
public final class StandardRoutes implements WebRoutes {
  private static final String PATH = "/standards";
  private static final RouteNeed NEED =
      new RouteNeed.LoggedIn("the standards are the same for everybody and tell of no case");

  private final CatalogShelf shelf;
  private Optional<ClauseIndex> index = Optional.empty();

  public StandardRoutes(CatalogShelf shelf) {
    this.shelf = shelf;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(PATH, NEED, visit -> WebAnswer.page(search(visit))),
        WebRoute.get(PATH + "/{document}", NEED, visit -> WebAnswer.page(document(visit))),
        WebRoute.get(
            PATH + "/{document}/{clause}",
            NEED,
            visit ->
                WebAnswer.page(
                    ClausePage.of(
                        visit,
                        shelf.catalog(),
                        document(visit, shelf.catalog()),
                        clause(visit, shelf.catalog())))));
  }

  private synchronized ClauseIndex index() {
    if (index.isEmpty()) {
      index = Optional.of(new ClauseIndex(shelf.catalog()));
    }
    return index.get();
  }

  private static Document document(Visit visit, Catalog catalog) {
    return catalog
        .document(visit.request().pathVariable("document"))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private static Clause clause(Visit visit, Catalog catalog) {
    return catalog
        .clause(visit.request().pathVariable("clause"))
        .filter(one -> one.document().equals(visit.request().pathVariable("document")))
        .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
  }

  private PageBody search(Visit visit) {
    Catalog catalog = shelf.catalog();
    String text = visit.form("text");
    String document = visit.form("document");
    Optional<Stage> stage = Word.of(Stage.class, visit.form("stage"));
    Optional<Actor> actor = Word.of(Actor.class, visit.form("actor"));
    boolean asked = !(text + document).isEmpty() || stage.isPresent() || actor.isPresent();
    List<PagePart> parts = new ArrayList<>();
    parts.add(form(visit, catalog));
    if (asked) {
      List<Clause> found =
          index().find(text).stream()
              .filter(one -> document.isEmpty() || one.document().equals(document))
              .filter(one -> stage.isEmpty() || one.stage() == stage.get())
              .filter(one -> actor.isEmpty() || one.bound().contains(actor.get()))
              .toList();
      if (!found.isEmpty()) {
        parts.add(new PagePart.Prose(visit.text("standard.found", Integer.toString(found.size()))));
      }
      parts.add(
          listing(
              visit,
              catalog,
              visit.text("standard.clauses"),
              found,
              Map.of(
                  "text",
                  text,
                  "document",
                  document,
                  "stage",
                  visit.form("stage"),
                  "actor",
                  visit.form("actor"))));
    } else {
      parts.add(new PagePart.Heading(visit.text("standard.documents")));
      parts.add(documents(visit, catalog));
    }
    return PageBody.wide(visit.text("standard.title"), parts);
  }

  private static PagePart form(Visit visit, Catalog catalog) {
    FieldMaker make = new FieldMaker(visit);
    FormField.Option any = new FormField.Option("", visit.text("standard.any"));
    List<FormField.Option> documents = new ArrayList<>(List.of(any));
    catalog
        .documents()
        .forEach(
            one ->
                documents.add(
                    new FormField.Option(one.id(), one.shortName().in(visit.language()))));
    return new PagePart.OfRun(
        new RunPart.Filter(
            visit.text("standard.search"),
            List.of(),
            PATH,
            Map.of(),
            List.of(
                make.search("text"),
                make.choice("document", documents, visit.form("document")),
                make.choice(
                    "stage",
                    options(visit, catalog.labels(), any, Stage.values()),
                    visit.form("stage")),
                make.choice(
                    "actor",
                    options(visit, catalog.labels(), any, Actor.values()),
                    visit.form("actor"))),
            visit.text("standard.search")));
  }

  private static <E extends Enum<E> & Word> List<FormField.Option> options(
      Visit visit, Labels labels, FormField.Option any, E[] words) {
    List<FormField.Option> options = new ArrayList<>(List.of(any));
    Arrays.stream(words)
        .forEach(
            one ->
                options.add(new FormField.Option(one.code(), labels.of(one).in(visit.language()))));
    return options;
  }

  private static PagePart documents(Visit visit, Catalog catalog) {
    return new PagePart.Listing(
        visit.text("standard.documents"),
        List.of(
            visit.text("standard.document"),
            visit.text("standard.number"),
            visit.text("standard.scope"),
            visit.text("standard.clauses")),
        catalog.documents().stream()
            .map(
                one ->
                    List.of(
                        new PageCell.Link(
                            one.shortName().in(visit.language()), PATH + "/" + one.id()),
                        new PageCell.Plain(number(visit, one)),
                        new PageCell.Plain(one.scope().in(visit.language())),
                        (PageCell)
                            new PageCell.Plain(
                                Long.toString(
                                    catalog.clauses().stream()
                                        .filter(clause -> clause.document().equals(one.id()))
                                        .count()))))
            .toList(),
        visit.text("list.none"));
  }

  private static String number(Visit visit, Document one) {
    return one.part()
        .map(part -> visit.text("standard.part", one.number(), part))
        .orElse(one.number());
  }

  private PageBody document(Visit visit) {
    Catalog catalog = shelf.catalog();
    Document one = document(visit, catalog);
    List<PagePart> parts = new ArrayList<>();
    parts.add(ClausePage.trail(visit));
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(
                    visit.text("standard.number"), new PageCell.Plain(number(visit, one))),
                new PagePart.Fact(
                    visit.text("standard.name"),
                    new PageCell.Plain(one.title().in(visit.language()))),
                new PagePart.Fact(
                    visit.text("standard.scope"),
                    new PageCell.Plain(one.scope().in(visit.language()))))));
    if (!one.citable()) {
      parts.add(new PagePart.Remark(Tone.WARN, one.status().in(visit.language())));
    }
    parts.add(
        listing(
            visit,
            catalog,
            visit.text("standard.clauses"),
            catalog.clauses().stream()
                .filter(clause -> clause.document().equals(one.id()))
                .toList(),
            Map.of()));
    return PageBody.wide(one.shortName().in(visit.language()), parts);
  }

  private static PagePart listing(
      Visit visit, Catalog catalog, String caption, List<Clause> all, Map<String, String> kept) {
    RowWindow window = PageNumber.window(visit);
    int from = (int) Math.min(window.from(), all.size());
    List<Clause> shown = all.subList(from, Math.min(all.size(), from + window.most()));
    Labels labels = catalog.labels();
    return new PagePart.Listing(
        caption,
        List.of(
            visit.text("standard.clause"),
            visit.text("standard.line"),
            visit.text("standard.actors"),
            visit.text("standard.stage"),
            visit.text("standard.modality")),
        shown.stream()
            .map(
                clause ->
                    List.<PageCell>of(
                        new PageCell.Plain(ClausePage.place(visit, catalog, clause)),
                        new PageCell.OfRun(
                            new RunCell.Stack(
                                List.of(
                                    new PageCell.Link(
                                        clause.title().in(visit.language()),
                                        ClausePage.path(clause)),
                                    hits(
                                        clause.summary().in(visit.language()),
                                        visit.form("text"))))),
                        new PageCell.Plain(ClausePage.words(visit, labels, clause.bound())),
                        new PageCell.OfRun(
                            new RunCell.Fine(labels.of(clause.stage()).in(visit.language()))),
                        new PageCell.OfRun(
                            new RunCell.Fine(labels.of(clause.modality()).in(visit.language())))))
            .toList(),
        visit.text("standard.found.none"),
        PageNumber.of(visit, window, new RowList<>(shown, all.size()), kept));
  }

  /** A text in which the words of a search are marked. */
  private static PageCell hits(String text, String query) {
    List<String> pieces = new ArrayList<>();
    String words =
        Arrays.stream(query.strip().split("\\s+"))
            .filter(word -> !word.isEmpty())
            .map(Pattern::quote)
            .collect(Collectors.joining("|"));
    int from = 0;
    if (!words.isEmpty()) {
      Matcher matcher =
          Pattern.compile(words, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher(text);
      while (matcher.find()) {
        pieces.add(text.substring(from, matcher.start()));
        pieces.add(matcher.group());
        from = matcher.end();
      }
    }
    pieces.add(text.substring(from));
    return new PageCell.OfRun(new RunCell.Hits(pieces));
  }
}
