/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseSchedule;
import io.yunheng.casework.CloudAccess;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.server.job.ScheduleTimes;
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
import io.yunheng.store.NewSchedule;
import io.yunheng.store.SaveResult;
import io.yunheng.store.Store;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When clouds of a case are collected by themselves. */
public final class ScheduleRoutes implements WebRoutes {
  private static final String PATH = "/cases/{case}/schedules";
  private static final String USUAL = "02:00";
  private static final Pattern IMAGES = Pattern.compile("\"images\":([0-9]{1,3})\\b");
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  private final Store store;
  private final CaseReads reads;
  private final PageWordsSource words;
  private final Permits permits;

  public ScheduleRoutes(Store store, PageWordsSource words, Permits permits) {
    this.store = store;
    this.words = words;
    this.permits = permits;
    this.reads = new CaseReads(store, words);
  }

  @Override
  public List<WebRoute> routes() {
    return List.of(
        WebRoute.get(
            PATH,
            RouteNeed.workCase(Operation.JOB_READ),
            visit -> WebAnswer.page(page(visit, Map.of()))),
        WebRoute.post(PATH, RouteNeed.workCase(Operation.SCHEDULE_CHANGE), this::create),
        WebRoute.post(
            PATH + "/{schedule}/switch",
            RouteNeed.workCase(Operation.SCHEDULE_CHANGE),
            this::turn));
  }

  private PageBody page(Visit visit, Map<String, String> problems) {
    WorkCase one = reads.workCase(visit);
    List<CaseSchedule> all =
        store.schedules().list(reads.scope(visit, Operation.JOB_READ), one.id());
    boolean may = permits.workCase(visit, Operation.SCHEDULE_CHANGE, one.id(), one.organisation());
    List<PagePart> parts = new ArrayList<>();
    parts.add(
        new PagePart.Listing(
            visit.text("schedule.title"),
            List.of(
                visit.text("schedule.what"),
                visit.text("schedule.days"),
                visit.text("schedule.next"),
                visit.text("field.state"),
                ""),
            all.stream().map(schedule -> row(visit, one, schedule, may)).toList(),
            visit.text("schedule.none")));
    List<CloudAccess> clouds =
        store.clouds().list(reads.scope(visit, Operation.SCHEDULE_CHANGE), one.id());
    if (may && !clouds.isEmpty()) {
      FieldMaker make = new FieldMaker(visit);
      parts.add(
          new PagePart.EntryForm(
              "/cases/" + one.id() + "/schedules",
              visit.text("schedule.make"),
              List.of(
                  make.choice(
                      "cloud",
                      clouds.stream()
                          .map(cloud -> new FormField.Option(cloud.id().text(), cloud.name()))
                          .toList(),
                      visit.form("cloud")),
                  make.choice(
                      "days",
                      List.of(
                          new FormField.Option("daily", visit.text("schedule.daily")),
                          new FormField.Option("weekdays", visit.text("schedule.weekdays"))),
                      visit.form("days")),
                  new FormField.Line(
                      "time",
                      visit.text("schedule.time"),
                      visit.form("time").isEmpty() ? USUAL : visit.form("time"),
                      visit.text("schedule.zone", one.description().timeZone().getId()),
                      FormField.Kind.TEXT,
                      "off",
                      true),
                  JobRoutes.images(visit)),
              visit.text("schedule.submit"),
              Tone.PLAIN,
              problems,
              true));
    }
    if (clouds.isEmpty() && all.isEmpty()) {
      List<PageCell> why = new ArrayList<>();
      why.add(new PageCell.Plain(visit.text("schedule.no-cloud") + " "));
      if (permits.workCase(visit, Operation.CLOUD_READ, one.id(), one.organisation())) {
        why.add(new PageCell.Link(visit.text("cloud.title"), "/cases/" + one.id() + "/clouds"));
      }
      parts.add(new PagePart.Sentence(why));
    }
    return PageBody.wide(visit.text("schedule.title"), parts);
  }

  private List<PageCell> row(Visit visit, WorkCase one, CaseSchedule schedule, boolean may) {
    String time = LocalTime.ofSecondOfDay(schedule.minute() * 60L).toString();
    String days =
        visit.text(schedule.days().equals(WEEKDAYS) ? "schedule.weekdays" : "schedule.daily");
    return List.of(
        new PageCell.Plain(what(visit, one, schedule)),
        new PageCell.Plain(days + " " + time),
        new PageCell.Plain(schedule.enabled() ? words.of(visit).moment(schedule.next()) : ""),
        new PageCell.Mark(
            visit.text(schedule.enabled() ? "schedule.on" : "schedule.off"),
            schedule.enabled() ? Tone.GOOD : Tone.PLAIN),
        may
            ? new PageCell.Button(
                "/cases/" + one.id() + "/schedules/" + schedule.id() + "/switch",
                visit.text(schedule.enabled() ? "schedule.turn-off" : "schedule.turn-on"),
                what(visit, one, schedule),
                Map.of("version", Long.toString(schedule.version())),
                Tone.PLAIN)
            : PageCell.none());
  }

  private String what(Visit visit, WorkCase one, CaseSchedule schedule) {
    String cloud =
        RandomId.parse(cloudId(schedule))
            .flatMap(id -> store.clouds().find(reads.scope(visit, Operation.JOB_READ), id))
            .filter(found -> found.workCase().equals(one.id()))
            .map(CloudAccess::name)
            .orElse("");
    int images = images(schedule);
    return images == 0
        ? visit.text("schedule.collects", cloud)
        : visit.text("schedule.verifies", cloud, Integer.toString(images));
  }

  private static int images(CaseSchedule schedule) {
    Matcher images = IMAGES.matcher(schedule.request());
    return images.find() ? Integer.parseInt(images.group(1)) : 0;
  }

  private static String cloudId(CaseSchedule schedule) {
    return schedule
        .request()
        .toLowerCase(Locale.ROOT)
        .replaceAll(".*\"cloud\":\"([0-9a-f]*)\".*", "$1");
  }

  private WebAnswer create(Visit visit) {
    WorkCase one = reads.openCase(visit);
    String time = visit.form("time");
    if (!time.matches("([01]?[0-9]|2[0-3]):[0-5][0-9]")) {
      return WebAnswer.again(page(visit, Map.of("time", visit.text("schedule.wrong-time"))));
    }
    RandomId cloud =
        visit.formId("cloud").orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    String[] parts = time.split(":", -1);
    int minute = Integer.parseInt(parts[0]) * 60 + Integer.parseInt(parts[1]);
    Set<DayOfWeek> days =
        visit.form("days").equals("weekdays") ? WEEKDAYS : EnumSet.allOf(DayOfWeek.class);
    CaseOrder order =
        new CaseOrder.Collect(
            reads.cloud(visit, one, cloud, Operation.SCHEDULE_CHANGE).id(),
            JobRoutes.imagesAsked(visit));
    var _ =
        store
            .schedules()
            .create(
                one.id(),
                new NewSchedule(
                    order.kind().code(),
                    order.request(),
                    minute,
                    days,
                    ScheduleTimes.next(minute, days, one.description().timeZone(), visit.now())),
                visit.author());
    return WebAnswer.to("/cases/" + one.id() + "/schedules");
  }

  private WebAnswer turn(Visit visit) {
    WorkCase one = reads.openCase(visit);
    CaseSchedule was =
        store
            .schedules()
            .find(reads.scope(visit, Operation.SCHEDULE_CHANGE), visit.id("schedule"))
            .filter(found -> found.workCase().equals(one.id()))
            .orElseThrow(() -> FaultException.of(FaultCode.PAGE_NONE));
    SaveResult<CaseSchedule> saved =
        store
            .schedules()
            .change(
                reads.scope(visit, Operation.SCHEDULE_CHANGE),
                new CaseSchedule(
                    was.id(),
                    one.id(),
                    was.kind(),
                    was.request(),
                    was.minute(),
                    was.days(),
                    !was.enabled(),
                    ScheduleTimes.next(
                        was.minute(), was.days(), one.description().timeZone(), visit.now()),
                    visit.version()),
                visit.author());
    if (saved instanceof SaveResult.Stale<CaseSchedule>) {
      throw FaultException.of(FaultCode.ROW_STALE);
    }
    return WebAnswer.to("/cases/" + one.id() + "/schedules");
  }
}
