/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.responsibility;

import io.yunheng.files.JsonOut;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.Duty;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Whose responsibility events are, for programs. A step that many ways take is written once. */
public final class EventJson {
  private final JsonOut json;

  public EventJson(JsonOut json) {
    this.json = json;
  }

  /** The members of an event. */
  public void write(Attribution one) {
    json.text("event", one.event().id());
    json.text("service", one.service());
    json.text("day", one.day().toString());
    json.truth("decided", one.decided());
    ResponsibilityJson.text(json, "title", one.event().title());
    json.objects(
        "responsible",
        one.responsible(),
        blame -> {
          DutyJson.share(json, blame.share());
          json.texts("requirements", blame.clauses());
        });
    Map<String, Attribution.Step> taken = new LinkedHashMap<>();
    json.objects(
        "work",
        one.work(),
        work -> {
          json.text("organisation", work.organisation());
          json.text("of", work.of());
          json.array("by", work.steps(), step -> json.text(step.delegation().id()));
          work.steps().forEach(step -> taken.putIfAbsent(step.delegation().id(), step));
        });
    json.objects("steps", taken.values(), this::step);
    json.objects("bears", one.bears(), this::loss);
    json.texts("clauses", one.requirements().stream().map(Duty::cited).toList());
    json.objects(
        "missing",
        one.missing(),
        need -> {
          json.text("zh", need.what().zh());
          json.text("en", need.what().en());
        });
  }

  private void step(Attribution.Step step) {
    json.text("delegation", step.delegation().id());
    step.agreement().ifPresent(agreement -> json.text("agreement", agreement.id()));
    json.texts(
        "flaws",
        step.flaws().stream()
            .map(flaw -> flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList());
  }

  private void loss(Attribution.Loss loss) {
    json.text("organisation", loss.organisation());
    loss.recourse().ifPresent(step -> json.text("recourse", step.delegation().to()));
    json.texts("clauses", loss.clauses());
    ResponsibilityJson.text(json, "because", loss.because());
  }
}
