/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.CloudAccess;
import io.yunheng.casework.CloudTrial;
import io.yunheng.casework.WorkCase;
import io.yunheng.http.Secret;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.server.job.CloudFile;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageBody;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.web.FieldMaker;
import io.yunheng.server.web.PageWordsSource;
import io.yunheng.server.web.Permits;
import io.yunheng.server.web.RouteNeed;
import io.yunheng.server.web.Visit;
import io.yunheng.server.web.WebAnswer;
import io.yunheng.server.web.WebRoute;
import io.yunheng.server.web.WebRoutes;
import io.yunheng.store.SaveResult;
import io.yunheng.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clouds of a case: registered, changed, tried. A secret is written and never shown. */
public final class CloudRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/clouds";
  private static final int LONGEST_NAME = 100;
  private static final List<String> EXPOSURES = List.of("public", "internal", "admin");

  private final Store store;
  private final Runnable wake;
  private final List<String> networks;
  private final CaseReads reads;
  private final PageWordsSource words;
  private final Permits permits;

  /**
   * Pages of clouds.
   *
   * @param wake tells the runner that something was asked for
   * @param networks that collecting may connect to
   */
  public CloudRoutes(
      Store store, Runnable wake, List<String> networks, PageWordsSource words, Permits permits) {
    this.store = store;
    this.wake = wake;
    this.networks = List.copyOf(networks);
    this.words = words;
    this.permits = permits;
    this.reads = new CaseReads(store, words);
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.workCase(Operation.CLOUD_READ),
            visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post(PATH, RouteNeed.workCase(Operation.CLOUD_CHANGE), this::create),
        WebRoute.get(
            PATH + "/{cloud}",
            RouteNeed.workCase(Operation.CLOUD_READ),
            visit -> {
              WorkCase one = reads.workCase(visit);
              return WebAnswer.page(one(visit, one, cloud(visit, one), Map.of()));
            }),
        WebRoute.post(PATH + "/{cloud}", RouteNeed.workCase(Operation.CLOUD_CHANGE), this::change),
        WebRoute.post(
            PATH + "/{cloud}/try", RouteNeed.workCase(Operation.CLOUD_CHANGE), this::attempt));
  }

  private CloudAccess cloud(Visit visit, WorkCase one) {
    return reads.cloud(visit, one, visit.id("cloud"), Operation.CLOUD_READ);
  }

  private boolean may(Visit visit, WorkCase one, Operation operation) {
    return permits.workCase(visit, operation, one.id(), one.organisation());
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    WorkCase one = reads.workCase(visit);
    List<CloudAccess> clouds =
        store.clouds().list(reads.scope(visit, Operation.CLOUD_READ), one.id());
    List<PagePart> parts = new ArrayList<>();
    if (networks.isEmpty()) {
      parts.add(new PagePart.Remark(Tone.WARN, visit.text("cloud.no-networks")));
    }
    parts.add(
        new PagePart.Listing(
            visit.text("cloud.title"),
            List.of(
                visit.text("cloud.field.name"),
                visit.text("cloud.field.auth_url"),
                visit.text("cloud.tried")),
            clouds.stream().map(cloud -> row(visit, one, cloud)).toList(),
            visit.text("cloud.none")));
    if (may(visit, one, Operation.CLOUD_CHANGE)) {
      parts.add(new PagePart.Heading(visit.text("cloud.make")));
      parts.add(new PagePart.Prose(visit.text("cloud.make.why")));
      parts.add(
          new PagePart.EntryForm(
              "/cases/" + one.id() + "/clouds",
              "",
              fields(visit, visit.form("name"), sentOrUsual(visit), Optional.empty()),
              visit.text("cloud.submit"),
              Tone.PLAIN,
              problems,
              true));
    }
    return PageBody.wide(visit.text("cloud.title"), parts);
  }

  private List<PageCell> row(Visit visit, WorkCase one, CloudAccess cloud) {
    return List.of(
        new PageCell.Link(cloud.name(), "/cases/" + one.id() + "/clouds/" + cloud.id()),
        new PageCell.Mono(CloudFile.read(cloud).getOrDefault("auth_url", "")),
        cloud
            .tried()
            .map(trial -> trial(visit, trial))
            .orElse(new PageCell.Plain(visit.text("cloud.not-tried"))));
  }

  private PageCell trial(Visit visit, CloudTrial trial) {
    JsonNode result = parse(trial);
    boolean denied = result.path("incomplete").values().stream().anyMatch(JobResultParts::denied);
    String key =
        result.path("standing").asString("").equals("broken")
            ? "cloud.trial.broken"
            : denied
                ? "cloud.trial.lacking"
                : result.path("incomplete").isEmpty() ? "cloud.trial.whole" : "cloud.trial.partly";
    Tone tone =
        switch (key) {
          case "cloud.trial.broken" -> Tone.BAD;
          case "cloud.trial.lacking" -> Tone.WARN;
          case String _ -> Tone.GOOD;
        };
    return new PageCell.Several(
        List.of(
            new PageCell.Mark(visit.text(key), tone),
            new PageCell.Plain(words.of(visit).moment(trial.at()))));
  }

  private static JsonNode parse(CloudTrial trial) {
    try {
      return JsonMapper.shared().readTree(trial.result());
    } catch (JacksonException _) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private PageBody one(Visit visit, WorkCase one, CloudAccess cloud, Map<String, String> problems) {
    List<PagePart> parts = new ArrayList<>();
    String path = "/cases/" + one.id() + "/clouds";
    cloud
        .tried()
        .ifPresentOrElse(
            trial -> tried(visit, trial, parts),
            () -> parts.add(new PagePart.Prose(visit.text("cloud.not-tried"))));
    if (may(visit, one, Operation.CLOUD_CHANGE)) {
      parts.add(
          new PagePart.EntryForm(
              path + "/" + cloud.id() + "/try",
              visit.text("cloud.try"),
              List.of(),
              visit.text("cloud.try.submit")));
    }
    if (may(visit, one, Operation.COLLECT)) {
      parts.add(
          new PagePart.EntryForm(
              "/cases/" + one.id() + "/jobs/collect",
              visit.text("job.ask.collect"),
              List.of(new FormField.Kept("cloud", cloud.id().text()), JobRoutes.images(visit)),
              visit.text("job.submit.collect")));
    }
    if (may(visit, one, Operation.CLOUD_CHANGE)) {
      boolean again = visit.servlet().getMethod().equals("POST");
      parts.add(new PagePart.Heading(visit.text("cloud.change")));
      parts.add(
          new PagePart.EntryForm(
              path + "/" + cloud.id(),
              "",
              fields(
                  visit,
                  again ? visit.form("name") : cloud.name(),
                  again ? sent(visit) : CloudFile.read(cloud),
                  Optional.of(cloud)),
              visit.text("form.save"),
              Tone.PLAIN,
              problems,
              true));
    } else {
      parts.add(
          new PagePart.FactList(
              CloudFile.FIELDS.stream()
                  .filter(CloudFile.read(cloud)::containsKey)
                  .map(
                      field ->
                          new PagePart.Fact(
                              visit.text("cloud.field." + field),
                              new PageCell.Plain(CloudFile.read(cloud).getOrDefault(field, ""))))
                  .toList()));
    }
    return PageBody.wide(cloud.name(), parts);
  }

  private void tried(Visit visit, CloudTrial trial, List<PagePart> parts) {
    JsonNode result = parse(trial);
    parts.add(
        new PagePart.FactList(
            List.of(new PagePart.Fact(visit.text("cloud.tried"), trial(visit, trial)))));
    parts.addAll(new JobWords(visit, words.of(visit)).faults(result.path("faults").asString("")));
    new JobResultParts(visit, _ -> true).lacking(parts, result.path("incomplete"));
  }

  private List<FormField> fields(
      Visit visit, String name, Map<String, String> values, Optional<CloudAccess> cloud) {
    FieldMaker make = new FieldMaker(visit);
    List<FormField> fields = new ArrayList<>();
    fields.add(
        new FormField.Line(
            "name", visit.text("cloud.field.name"), name, "", FormField.Kind.TEXT, "off", true));
    for (String field : CloudFile.FIELDS) {
      String value = values.getOrDefault(field, "");
      fields.add(
          switch (field) {
            case "interface" ->
                new FormField.Choice(
                    field,
                    visit.text("cloud.field.interface"),
                    EXPOSURES.stream()
                        .map(one -> new FormField.Option(one, visit.text("cloud.interface." + one)))
                        .toList(),
                    value.isEmpty() ? EXPOSURES.getFirst() : value,
                    "");
            case "cacert" ->
                new FormField.Area(
                    field,
                    visit.text("cloud.field.cacert"),
                    value,
                    visit.text("cloud.hint.cacert"),
                    false);
            case String _ ->
                new FormField.Line(
                    field,
                    visit.text("cloud.field." + field),
                    value,
                    field.equals("application_credential_id")
                        ? visit.text("cloud.hint.application")
                        : "",
                    FormField.Kind.TEXT,
                    "off",
                    field.equals("auth_url"));
          });
    }
    fields.add(
        new FormField.Line(
            "secret",
            visit.text("cloud.field.secret"),
            "",
            visit.text(cloud.isPresent() ? "cloud.hint.secret-stays" : "cloud.hint.secret"),
            FormField.Kind.PASSWORD,
            "new-password",
            cloud.isEmpty()));
    cloud.ifPresent(one -> fields.add(make.kept("version", Long.toString(one.version()))));
    return fields;
  }

  /** What was sent; before that what most clouds have. */
  private static Map<String, String> sentOrUsual(Visit visit) {
    return visit.servlet().getMethod().equals("POST")
        ? sent(visit)
        : Map.of("user_domain_name", "Default", "project_domain_name", "Default");
  }

  private static Map<String, String> sent(Visit visit) {
    Map<String, String> values = new TreeMap<>();
    for (String field : CloudFile.FIELDS) {
      String value = visit.form(field);
      if (!value.isEmpty()) {
        values.put(field, value);
      }
    }
    return values;
  }

  /** What is wrong with what was sent, by field. */
  private static Map<String, String> problems(Visit visit, boolean made) {
    Map<String, String> problems = new HashMap<>();
    Map<String, String> sent = sent(visit);
    if (visit.form("name").isEmpty() || visit.form("name").length() > LONGEST_NAME) {
      problems.put("name", visit.text("name.form", Integer.toString(LONGEST_NAME)));
    }
    if (!sent.getOrDefault("auth_url", "").matches("https?://[^\\s/@]+(/\\S*)?")) {
      problems.put("auth_url", visit.text("cloud.wrong.auth_url"));
    }
    if (!EXPOSURES.contains(sent.getOrDefault("interface", EXPOSURES.getFirst()))) {
      problems.put("interface", visit.text("cloud.wrong.field"));
    }
    if (!sent.containsKey("application_credential_id")) {
      Stream.of("username", "user_domain_name", "project_name", "project_domain_name")
          .filter(field -> !sent.containsKey(field))
          .forEach(field -> problems.put(field, visit.text("cloud.wrong.field")));
    }
    if (made && visit.secret("secret").isEmpty()) {
      problems.put("secret", visit.text("cloud.wrong.field"));
    }
    return problems;
  }

  private WebAnswer create(Visit visit) {
    WorkCase one = reads.openCase(visit);
    Map<String, String> problems = problems(visit, true);
    if (!problems.isEmpty()) {
      return WebAnswer.again(page(visit, problems));
    }
    CloudAccess cloud =
        store
            .clouds()
            .create(
                one.id(),
                visit.form("name"),
                CloudFile.write(sent(visit)),
                new Secret(visit.secret("secret")),
                "",
                visit.author());
    return WebAnswer.to("/cases/" + one.id() + "/clouds/" + cloud.id());
  }

  private WebAnswer change(Visit visit) {
    WorkCase one = reads.openCase(visit);
    RandomId id = visit.id("cloud");
    CloudAccess was = reads.cloud(visit, one, id, Operation.CLOUD_CHANGE);
    Map<String, String> problems = problems(visit, false);
    String settings = CloudFile.write(sent(visit));
    if (visit.secret("secret").isEmpty() && moved(was, sent(visit))) {
      problems.put("secret", visit.text("cloud.wrong.secret-moves"));
    }
    if (!problems.isEmpty()) {
      return WebAnswer.again(one(visit, one, was, problems));
    }
    CloudAccess wanted =
        new CloudAccess(
            id,
            one.id(),
            visit.form("name"),
            settings,
            was.sides(),
            was.created(),
            was.tried(),
            visit.version());
    SaveResult<CloudAccess> saved =
        store
            .clouds()
            .change(
                reads.scope(visit, Operation.CLOUD_CHANGE),
                wanted,
                Optional.of(visit.secret("secret"))
                    .filter(text -> !text.isEmpty())
                    .map(Secret::new),
                visit.author());
    return switch (saved) {
      case SaveResult.Saved<CloudAccess> _ -> WebAnswer.to("/cases/" + one.id() + "/clouds/" + id);
      case SaveResult.Stale<CloudAccess>(CloudAccess current) ->
          new WebAnswer.Shown(409, stale(visit, one, current), List.of());
    };
  }

  /** A kept secret is not sent to another address. */
  private static boolean moved(CloudAccess was, Map<String, String> sent) {
    return Stream.of("auth_url", "cacert")
        .anyMatch(
            field ->
                !CloudFile.read(was).getOrDefault(field, "").equals(sent.getOrDefault(field, "")));
  }

  private PageBody stale(Visit visit, WorkCase one, CloudAccess current) {
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.Remark(Tone.BAD, visit.text("cloud.stale")));
    List<List<PageCell>> rows = new ArrayList<>();
    Map<String, String> now = CloudFile.read(current);
    Map<String, String> mine = sent(visit);
    for (String field : CloudFile.FIELDS) {
      String there = now.getOrDefault(field, "");
      String here = mine.getOrDefault(field, "");
      if (!there.equals(here)) {
        rows.add(
            List.of(
                new PageCell.Plain(visit.text("cloud.field." + field)),
                new PageCell.Plain(there),
                new PageCell.Plain(here)));
      }
    }
    parts.add(
        new PagePart.Listing(
            visit.text("cloud.stale"),
            List.of(visit.text("stale.field"), visit.text("stale.there"), visit.text("stale.here")),
            rows,
            visit.text("list.none")));
    parts.add(
        new PagePart.LinkRow(
            List.of(
                new PageCell.Link(
                    current.name(), "/cases/" + one.id() + "/clouds/" + current.id()))));
    return PageBody.wide(current.name(), parts);
  }

  private WebAnswer attempt(Visit visit) {
    WorkCase one = reads.openCase(visit);
    CloudAccess cloud = reads.cloud(visit, one, visit.id("cloud"), Operation.CLOUD_CHANGE);
    CaseOrder order = new CaseOrder.Try(cloud.id());
    CaseJob job = store.jobs().ask(one.id(), order.kind().code(), order.request(), visit.author());
    wake.run();
    return WebAnswer.to("/cases/" + one.id() + "/jobs/" + job.id());
  }
}
