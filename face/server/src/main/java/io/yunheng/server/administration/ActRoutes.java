/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.WorkOrganisation;
import io.yunheng.fault.Text;
import io.yunheng.fault.Word;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.FileName;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.ActFilter;
import io.yunheng.store.ActHead;
import io.yunheng.store.ActKind;
import io.yunheng.store.ActRecord;
import io.yunheng.store.ActTexts;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import io.yunheng.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What was done, for the audit administrator: who did what to what and when, without contents. */
public final class ActRoutes implements WebRoutes {
  private static final String PATH = "/administration/acts";

  private final Store store;
  private final PageWordsSource words;
  private final ActTexts texts = ActTexts.shipped();

  public ActRoutes(Store store, PageWordsSource words) {
    this.store = store;
    this.words = words;
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.installation(Operation.ACTS_OVERSEE),
            visit -> WebAnswer.page(page(visit, List.of()))),
        WebRoute.get(PATH + "/csv", RouteNeed.installation(Operation.ACTS_OVERSEE), this::csv),
        WebRoute.post(
            PATH + "/verify", RouteNeed.installation(Operation.ACTS_OVERSEE), this::verify));
  }

  private WebAnswer verify(Visit visit) {
    PagePart result =
        switch (store.acts().verify()) {
          case ChainVerdict.Sound(long acts) ->
              new PagePart.Remark(Tone.GOOD, visit.text("acts.sound", Long.toString(acts)));
          case ChainVerdict.Touched touched ->
              new PagePart.Remark(
                  Tone.BAD,
                  visit.text(
                      "acts.touched",
                      Long.toString(touched.sequence()),
                      visit.text("flaw." + touched.flaw().code())));
        };
    return WebAnswer.page(page(visit, List.of(result)));
  }

  private Optional<Person> person(Visit visit) {
    return visit.form("login").isEmpty()
        ? Optional.empty()
        : store.people().byLogin(visit.form("login"));
  }

  private ActFilter filter(Visit visit) {
    return new ActFilter(
        person(visit).map(Person::id),
        visit.formId("object"),
        Optional.empty(),
        Word.of(ActKind.class, visit.form("kind")),
        visit.formDay("since").map(day -> day.atStartOfDay(visit.zone()).toInstant()),
        visit.formDay("end").map(day -> day.plusDays(1).atStartOfDay(visit.zone()).toInstant()),
        Optional.empty());
  }

  private static Map<String, String> asked(Visit visit) {
    return Map.of(
        "login", visit.form("login"),
        "kind", visit.form("kind"),
        "object", visit.form("object"),
        "since", visit.form("since"),
        "end", visit.form("end"));
  }

  /** The acts that the filter gives, whole and without contents. */
  private WebAnswer csv(Visit visit) {
    ActFilter filter = filter(visit);
    ActFile file =
        new ActFile(
            window -> store.acts().oversee(filter, window).rows(),
            act ->
                List.of(
                    Long.toString(act.sequence()),
                    words.of(visit).second(act.at()),
                    act.person()
                        .map(this::personName)
                        .orElseGet(() -> visit.text(nobody(act.kind()))),
                    act.person().map(RandomId::text).orElse(""),
                    name(visit, act.kind()),
                    named(act.object()).orElse(""),
                    act.object().text()));
    return new WebAnswer.Streamed(
        new FileName(visit.text("acts.file", visit.today().toString())),
        OptionalLong.empty(),
        out ->
            file.write(
                List.of(
                    visit.text("acts.sequence"),
                    visit.text("acts.at"),
                    visit.text("acts.person"),
                    visit.text("acts.person-id"),
                    visit.text("acts.kind"),
                    visit.text("acts.object-name"),
                    visit.text("acts.object")),
                out));
  }

  private PageBody page(Visit visit, List<PagePart> first) {
    PageWords say = words.of(visit);
    FieldMaker make = new FieldMaker(visit);
    RowWindow window = PageNumber.window(visit);
    Optional<Person> person = person(visit);
    RowList<ActRecord> acts = store.acts().oversee(filter(visit), window);
    List<PagePart> parts = new ArrayList<>(first);
    ActHead head = store.acts().head();
    parts.add(
        new PagePart.FactList(
            List.of(
                new PagePart.Fact(
                    visit.text("acts.head"), new PageCell.Plain(Long.toString(head.sequence()))),
                new PagePart.Fact(
                    visit.text("acts.head.at"),
                    new PageCell.Plain(say.moment(Instant.ofEpochMilli(head.at())))),
                new PagePart.Fact("SM3", new PageCell.Mono(head.sm3())),
                new PagePart.Fact("SHA-256", new PageCell.Mono(head.sha256())))));
    parts.add(new PagePart.EntryForm(PATH + "/verify", "", List.of(), visit.text("acts.verify")));
    parts.add(
        new PagePart.EntryForm(
            PATH,
            "",
            List.of(
                make.optional("login", visit.form("login")),
                make.choice("kind", kinds(visit), visit.form("kind")),
                make.optional("object", visit.form("object")),
                make.day("since", visit.form("since")),
                make.day("end", visit.form("end"))),
            visit.text("form.search"),
            Tone.PLAIN,
            visit.form("login").isEmpty() || person.isPresent()
                ? Map.of()
                : Map.of("login", visit.text("permissions.nobody")),
            false));
    if (acts.total() > 0) {
      parts.add(
          new PagePart.LinkRow(
              List.of(
                  new PageCell.Link(
                      visit.text("acts.csv", Long.toString(acts.total())),
                      PageNumber.address(PATH + "/csv", asked(visit))))));
    }
    parts.add(listing(visit, say, window, acts));
    return PageBody.wide(visit.text("acts.title"), parts);
  }

  private List<FormField.Option> kinds(Visit visit) {
    List<FormField.Option> options = new ArrayList<>();
    options.add(new FormField.Option("", visit.text("word.all")));
    Arrays.stream(ActKind.values())
        .forEach(one -> options.add(new FormField.Option(one.code(), name(visit, one))));
    return options;
  }

  private String name(Visit visit, ActKind kind) {
    Text text = texts.of(kind);
    return visit.texts().of(text);
  }

  private PagePart listing(Visit visit, PageWords say, RowWindow window, RowList<ActRecord> acts) {
    Map<RandomId, String> names = new HashMap<>();
    boolean people = new Permits(say.rules()).installation(visit, Operation.PEOPLE_READ);
    return new PagePart.Listing(
        visit.text("acts.title"),
        List.of(
            visit.text("acts.sequence"),
            visit.text("acts.at"),
            visit.text("acts.person"),
            visit.text("acts.kind"),
            visit.text("acts.object")),
        acts.rows().stream()
            .map(
                one ->
                    List.<PageCell>of(
                        new PageCell.Plain(Long.toString(one.sequence())),
                        new PageCell.Unbroken(say.second(one.at())),
                        one.person()
                            .map(
                                id ->
                                    person(people, id, names.computeIfAbsent(id, this::personName)))
                            .orElseGet(() -> new PageCell.Plain(visit.text(nobody(one.kind())))),
                        new PageCell.Plain(name(visit, one.kind())),
                        object(people, one.object())))
            .toList(),
        visit.text("list.none"),
        PageNumber.of(visit, window, acts, asked(visit)));
  }

  /** Who did what no person is known for: a log-in that failed may be anybody's. */
  private static String nobody(ActKind kind) {
    return kind == ActKind.LOGIN_FAIL ? "acts.unknown-person" : "acts.system";
  }

  /** Whom or what it was done to, by name where it is a person or an organisation. */
  private PageCell object(boolean people, RandomId id) {
    return store
        .people()
        .find(id)
        .map(one -> person(people, id, one.name()))
        .or(() -> named(id).map(PageCell.Plain::new))
        .orElseGet(() -> new PageCell.Mono(id.text()));
  }

  private static PageCell person(boolean people, RandomId id, String name) {
    return people
        ? new PageCell.Link(name, "/administration/people/" + id)
        : new PageCell.Plain(name);
  }

  private Optional<String> named(RandomId id) {
    return store
        .people()
        .find(id)
        .map(Person::name)
        .or(() -> store.organisations().find(id).map(WorkOrganisation::name));
  }

  private String personName(RandomId id) {
    return store.people().find(id).map(Person::name).orElse(id.text());
  }
}
