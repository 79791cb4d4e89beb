/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import io.yunheng.report.duty.Argument;
import io.yunheng.report.view.Printable;
import io.yunheng.report.words.Words;
import io.yunheng.responsibility.Attribution;
import io.yunheng.responsibility.ServiceAgreement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Attributions as arguments that can be read from the top. */
final class Arguments {
  private final DutyPhrases say;
  private final Words words;

  Arguments(DutyPhrases say) {
    this.say = say;
    this.words = say.words();
  }

  Argument of(Attribution one) {
    List<Argument.Point> points = new ArrayList<>();
    point(
        points,
        "stands-on",
        one.requirements().stream()
            .map(duty -> duty.cited() + " " + say.in(duty.clause().title()))
            .toList());
    point(points, "whose", one.responsible().stream().map(this::blame).distinct().toList());
    point(points, "work", work(one));
    point(
        points,
        "loss",
        one.bears().stream()
            .map(loss -> say.in(loss.because()) + " [" + String.join(" ", loss.clauses()) + "]")
            .distinct()
            .toList());
    point(
        points,
        "evidence",
        one.requirements().stream()
            .flatMap(duty -> duty.clause().evidence().stream())
            .map(say::in)
            .distinct()
            .toList());
    point(points, "missing", one.missing().stream().map(need -> say.in(need.what())).toList());
    return new Argument(
        one.event().id(),
        one.service(),
        say.ofService(one.service()),
        say.in(one.event().title()),
        say.word(one.event().layer()),
        one.decided(),
        answer(one),
        points);
  }

  /** Who did the work, and by which agreements it came to them. */
  List<String> work(Attribution one) {
    List<String> work = new ArrayList<>();
    for (Attribution.Work way : one.work()) {
      if (way.steps().isEmpty()) {
        work.add(words.of("event.own-work", name(way.organisation())));
      }
      way.steps().forEach(step -> work.add(step(step)));
    }
    return work.stream().distinct().toList();
  }

  /** Those whose responsibility it is. */
  List<String> answer(Attribution one) {
    return one.responsible().stream()
        .map(Attribution.Blame::share)
        .map(share -> Printable.text(say.share(share)))
        .distinct()
        .toList();
  }

  private void point(List<Argument.Point> points, String head, List<String> lines) {
    if (!lines.isEmpty()) {
      points.add(new Argument.Point(words.of("event." + head), lines));
    }
  }

  private String blame(Attribution.Blame one) {
    return words.of(
        "event.blame",
        Printable.text(say.share(one.share())),
        say.basis(one.share().basis()),
        String.join(" ", one.clauses()));
  }

  private String step(Attribution.Step one) {
    String flaws =
        one.flaws().isEmpty()
            ? words.of("flaw.none")
            : one.flaws().stream()
                .map(
                    flaw ->
                        words.of(
                            "flaw." + flaw.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            day(one, ServiceAgreement::signed),
                            day(one, ServiceAgreement::validFrom),
                            day(one, ServiceAgreement::validTo)))
                .collect(Collectors.joining(say.comma()));
    if (one.agreement().isEmpty()) {
      return words.of(
          "event.step.none", name(one.delegation().from()), name(one.delegation().to()));
    }
    return words.of(
        "event.step",
        name(one.delegation().from()),
        name(one.delegation().to()),
        one.agreement().map(ServiceAgreement::name).map(Printable::text).orElse("-"),
        flaws);
  }

  private static String day(
      Attribution.Step step, Function<ServiceAgreement, Optional<LocalDate>> which) {
    return step.agreement().flatMap(which).map(LocalDate::toString).orElse("");
  }

  private String name(String id) {
    return Printable.text(say.name(id));
  }
}
