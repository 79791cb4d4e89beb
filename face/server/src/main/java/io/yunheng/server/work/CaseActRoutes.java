/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Role;
import io.yunheng.access.Scope;
import io.yunheng.access.TargetKind;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.Word;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.register.RegisterActWords;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.ActContents;
import io.yunheng.store.ActFilter;
import io.yunheng.store.ActKind;
import io.yunheng.store.ActRecord;
import io.yunheng.store.ActTexts;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was done in a case, with what it changed from what to what, for who may read the case. */
public final class CaseActRoutes implements WebRoutes {
  /** Fields that few read. */
  private static final Set<String> REST =
      Set.of("sha256", "sm3", "by", "job", "caseDigest", "path", "object");

  /** Families of words by the field whose values they are. */
  private static final Map<String, List<String>> WORDS =
      Map.of(
          "state", List.of("evidence.state.", "job.state.", "person.", "case."),
          "standing", List.of("job.standing."),
          "purpose", List.of("invitation."),
          "kind", List.of("job.kind.", "evidence.kind."),
          "subject", List.of("subject."));

  /** More of them are folded. */
  private static final int MOST_LINES = 6;

  private final Store store;
  private final PageWordsSource words;
  private final Permits permits;
  private final CaseReads reads;
  private final ActTexts texts = ActTexts.shipped();
  private final RegisterActWords registers = new RegisterActWords();

  /** A page over a store. */
  public CaseActRoutes(Store store, PageWordsSource words, Permits permits) {
    this.store = store;
    this.permits = permits;
    this.words = words;
    this.reads = new CaseReads(store, words);
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            "/cases/{case}/acts",
            RouteNeed.workCase(Operation.CASE_ACTS),
            visit -> WebAnswer.page(page(visit))));
  }

  private PageBody page(Visit visit) {
    WorkCase one = reads.workCase(visit);
    Scope scope = reads.scope(visit, Operation.CASE_ACTS);
    RowWindow window = PageNumber.window(visit);
    RowList<ActRecord> acts = store.acts().list(scope, filter(visit, one), window);
    return PageBody.wide(
        visit.text("acts.title"),
        List.of(
            search(visit, one),
            new PagePart.Listing(
                visit.text("acts.title"),
                List.of(
                    visit.text("acts.at"),
                    visit.text("acts.person"),
                    visit.text("acts.kind"),
                    visit.text("acts.contents"),
                    ""),
                acts.rows().stream().map(act -> row(visit, one, scope, act)).toList(),
                visit.text("list.none"),
                PageNumber.of(visit, window, acts, kept(visit)))));
  }

  private static Map<String, String> kept(Visit visit) {
    return Map.of(
        "person", visit.form("person"),
        "kind", visit.form("kind"),
        "since", visit.form("since"),
        "end", visit.form("end"),
        "after", visit.form("after"));
  }

  private static ActFilter filter(Visit visit, WorkCase one) {
    ZoneId zone = one.description().timeZone();
    return new ActFilter(
        visit.formId("person"),
        Optional.empty(),
        Optional.of(one.id()),
        Word.of(ActKind.class, visit.form("kind")),
        visit.formDay("since").map(day -> day.atStartOfDay(zone).toInstant()),
        visit.formDay("end").map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()),
        after(visit));
  }

  /** The act after which those begin that are wanted. */
  private static Optional<Long> after(Visit visit) {
    return Optional.of(visit.form("after"))
        .filter(text -> text.matches("[0-9]{1,18}"))
        .map(Long::parseLong);
  }

  private PagePart search(Visit visit, WorkCase one) {
    FieldMaker make = new FieldMaker(visit);
    List<FormField.Option> people = new ArrayList<>();
    people.add(new FormField.Option("", visit.text("word.all")));
    store
        .acts()
        .people(reads.scope(visit, Operation.CASE_ACTS), one.id())
        .forEach(id -> people.add(new FormField.Option(id.text(), name(visit, id.text()))));
    List<FormField.Option> kinds = new ArrayList<>();
    kinds.add(new FormField.Option("", visit.text("word.all")));
    Stream.of(ActKind.values())
        .filter(kind -> words.rules().table().of(texts.reads(kind)).on() != TargetKind.INSTALLATION)
        .forEach(
            kind -> kinds.add(new FormField.Option(kind.code(), visit.texts().of(texts.of(kind)))));
    return new PagePart.EntryForm(
        visit.path(),
        "",
        List.of(
            make.choice("person", people, visit.form("person")),
            make.choice("kind", kinds, visit.form("kind")),
            make.day("since", visit.form("since")),
            make.day("end", visit.form("end"))),
        visit.text("form.search"),
        Tone.PLAIN,
        Map.of(),
        false);
  }

  private List<PageCell> row(Visit visit, WorkCase one, Scope scope, ActRecord act) {
    boolean shown = shows(visit, one, act.kind());
    Optional<ActContents> contents =
        shown ? store.acts().contents(scope, act.sequence()) : Optional.empty();
    List<PageCell> said = new ArrayList<>();
    if (shown) {
      object(visit, one, act).ifPresent(said::add);
      contents
          .map(found -> lines(visit, act.kind(), found, false))
          .filter(lines -> !lines.isEmpty())
          .ifPresent(
              lines ->
                  said.add(
                      lines.size() > MOST_LINES
                          ? new PageCell.Folded(
                              visit.text("acts.many", Integer.toString(lines.size())), lines)
                          : new PageCell.Plain(String.join(visit.text("list.semicolon"), lines))));
    } else {
      said.add(new PageCell.Plain(visit.text("acts.contents.withheld")));
    }
    List<String> more = new ArrayList<>();
    more.add(visit.text("acts.number", Long.toString(act.sequence())));
    contents.ifPresent(found -> more.addAll(lines(visit, act.kind(), found, true)));
    return List.of(
        new PageCell.Unbroken(words.of(visit).second(act.at())),
        new PageCell.Unbroken(
            act.person().map(id -> name(visit, id.text())).orElse(visit.text("acts.system"))),
        new PageCell.Unbroken(visit.texts().of(texts.of(act.kind()))),
        new PageCell.Several(said),
        new PageCell.Folded(visit.text("acts.more"), more));
  }

  /** What it was done to, where that has a page that the visitor may see. */
  private Optional<PageCell> object(Visit visit, WorkCase one, ActRecord act) {
    String path = "/cases/" + one.id();
    return switch (act.kind()) {
      case EVIDENCE_ADD, EVIDENCE_REPLACE, EVIDENCE_WITHDRAW, EVIDENCE_SCAN ->
          store
              .evidence()
              .find(reads.scope(visit, Operation.EVIDENCE_READ), act.object())
              .map(
                  file ->
                      new PageCell.Link(
                          file.description().path(), path + "/evidence/" + file.id()));
      case JOB_ASK, JOB_CANCEL, JOB_FINISH ->
          store
              .jobs()
              .find(reads.scope(visit, Operation.JOB_READ), act.object())
              .map(
                  job ->
                      new PageCell.Link(
                          new JobWords(visit, words.of(visit)).kind(job.ask().kind()),
                          path + "/jobs/" + job.id()));
      case RUN_KEEP ->
          Optional.of(
              new PageCell.Link(visit.text("case.way.results"), path + "/runs/" + act.object()));
      default -> Optional.empty();
    };
  }

  private boolean shows(Visit visit, WorkCase one, ActKind kind) {
    Operation operation = texts.reads(kind);
    return words.rules().table().of(operation).on() == TargetKind.CASE
        ? permits.workCase(visit, operation, one.id(), one.organisation())
        : permits.whole(visit, operation, one.id(), one.organisation());
  }

  /**
   * What an act says.
   *
   * @param rest whether what few read is wanted: digests, ids and what the object says already
   */
  private List<String> lines(Visit visit, ActKind kind, ActContents contents, boolean rest) {
    List<String> lines = new ArrayList<>();
    if (!rest) {
      contents.reason().ifPresent(reason -> lines.add(visit.text("acts.reason", reason)));
    }
    JsonNode before = JsonMapper.shared().readTree(contents.before().orElse("{}"));
    JsonNode after = JsonMapper.shared().readTree(contents.after().orElse("{}"));
    Set<String> fields = new TreeSet<>(before.propertyNames());
    fields.addAll(after.propertyNames());
    fields.removeIf(field -> REST.contains(field) != rest);
    for (String field : fields) {
      String was = value(visit, kind, field, before);
      String is = value(visit, kind, field, after);
      String label =
          kind == ActKind.REGISTER_CHANGE && texts.field(field).isEmpty()
              ? registers.label(visit, field)
              : texts.field(field).map(visit.texts()::of).orElse(field);
      if (before.has(field)) {
        lines.add(visit.text("acts.changed", label, shown(visit, was), shown(visit, is)));
      } else if (!is.isEmpty()) {
        lines.add(visit.text("acts.set", label, is));
      }
    }
    return lines;
  }

  /** A value in words, where its field has a closed set of them. */
  private String value(Visit visit, ActKind kind, String field, JsonNode fields) {
    String value = fields.path(field).stringValue("");
    if (kind == ActKind.REGISTER_CHANGE) {
      return registers.value(visit, field, value);
    }
    if (field.equals("role")) {
      return Word.of(Role.class, value).map(words.of(visit)::role).orElse(value);
    }
    if (field.equals("size") && value.matches("[0-9]{1,15}")) {
      return PageWords.size(Long.parseLong(value));
    }
    return WORDS.getOrDefault(field, List.of()).stream()
        .map(family -> family + value)
        .filter(visit.texts().keys()::contains)
        .findFirst()
        .map(visit::text)
        .orElseGet(() -> name(visit, value));
  }

  private static String shown(Visit visit, String value) {
    return value.isEmpty() ? visit.text("acts.empty") : value;
  }

  /** The name of whom or what an id stands for, of those that have one; else the text itself. */
  private String name(Visit visit, String text) {
    return RandomId.parse(text)
        .flatMap(
            id ->
                store
                    .people()
                    .find(id)
                    .map(Person::name)
                    .or(() -> store.organisations().find(id).map(WorkOrganisation::name))
                    .or(() -> caseName(visit, id)))
        .orElse(text);
  }

  private Optional<String> caseName(Visit visit, RandomId id) {
    return store
        .cases()
        .find(reads.scope(visit, Operation.CASE_READ), id)
        .map(one -> one.description().name());
  }
}
