/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli.responsibility;

import io.yunheng.catalog.Catalog;
import io.yunheng.catalog.Labels;
import io.yunheng.cli.Terminal;
import io.yunheng.fault.Language;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Behaviour;
import io.yunheng.responsibility.CloudService;
import io.yunheng.responsibility.Organisation;
import io.yunheng.responsibility.RoleRules;
import io.yunheng.responsibility.Roles;
import io.yunheng.responsibility.ServiceAgreement;
import io.yunheng.responsibility.TransferFinding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Roles and findings for people. */
final class ResponsibilityText {
  private static final String UNATTACHED = "document-missing";

  private final Terminal terminal;
  private final Language language;
  private final Arrangement arrangement;
  private final RoleRules book;
  private final LinePlaces places;
  private final Labels labels = Catalog.shipped().labels();

  ResponsibilityText(
      Terminal terminal, Arrangement arrangement, RoleRules book, LinePlaces places) {
    this.places = places;
    this.terminal = terminal;
    this.language = terminal.language();
    this.arrangement = arrangement;
    this.book = book;
  }

  void print(Roles roles, List<TransferFinding> findings) {
    terminal.line(
        terminal.text("responsibility.heading", arrangement.name(), arrangement.asOf().toString()));
    for (CloudService service : arrangement.services()) {
      terminal.line("");
      terminal.line(service.name());
      for (Roles.Holding holding : roles.holdings()) {
        if (holding.service().equals(service.id())) {
          holding(holding);
        }
      }
      for (Roles.Uncovered one : roles.uncovered()) {
        if (one.service().equals(service.id())) {
          say(
              "responsibility.uncovered",
              terminal.text("responsibility.part." + one.part().code()));
        }
      }
    }
    roles.open().forEach(this::open);
    roles.contradictions().forEach(this::contradiction);
    List<TransferFinding> unattached =
        findings.stream().filter(one -> one.rule().id().equals(UNATTACHED)).toList();
    findings.stream()
        .filter(one -> unattached.size() < 2 || !unattached.contains(one))
        .forEach(this::finding);
    if (unattached.size() > 1) {
      unattached(unattached);
    }
  }

  private void holding(Roles.Holding holding) {
    say(
        "responsibility.holding",
        name(holding.organisation()),
        labels.of(holding.role()).in(language)
            + (holding.joint() ? terminal.text("responsibility.joint") : ""));
    for (Roles.Reason reason : holding.reasons()) {
      say(
          "responsibility.reason",
          reason.rule().because().in(language),
          reason.acts().stream()
              .map(act -> title(act.behaviour()))
              .distinct()
              .collect(Collectors.joining("; ")),
          String.join(" ", reason.rule().clauses()));
    }
  }

  private void open(Roles.Open open) {
    say(
        "responsibility.open",
        name(open.organisation()),
        open.question().asks().in(language),
        places.of(open.acts()));
  }

  private void contradiction(Roles.Contradiction one) {
    say(
        "responsibility.clash." + one.clash().name().toLowerCase(Locale.ROOT),
        name(one.act().organisation()),
        title(one.act().behaviour()),
        name(one.named()),
        one.others().isEmpty()
            ? terminal.text("responsibility.nobody")
            : one.others().stream()
                .map(this::name)
                .collect(Collectors.joining(terminal.text("responsibility.comma"))),
        places.of(List.of(one.act())));
  }

  private void finding(TransferFinding one) {
    say(
        "responsibility.finding",
        terminal.text("responsibility.state." + one.state().name().toLowerCase(Locale.ROOT)),
        one.finding().in(language),
        String.join(" ", one.clauses()),
        places.of(one.about()),
        one.cure().in(language));
    one.bears().ifPresent(who -> say("responsibility.bears", name(who)));
  }

  /** The agreements to which no document is attached, in one line with all of them. */
  private void unattached(List<TransferFinding> all) {
    say(
        "responsibility.unattached",
        terminal.text("responsibility.state.open"),
        all.size(),
        all.stream()
            .map(
                one ->
                    terminal.text(
                        "responsibility.unattached.one",
                        agreement(one.about().id()),
                        one.about().parties().stream()
                            .map(this::name)
                            .collect(Collectors.joining(terminal.text("responsibility.comma")))))
            .collect(Collectors.joining(terminal.text("responsibility.comma"))),
        String.join(" ", all.getFirst().clauses()),
        all.getFirst().cure().in(language));
  }

  private String agreement(String id) {
    return arrangement.agreement(id).map(ServiceAgreement::name).orElse(id);
  }

  private String title(String behaviour) {
    return book.behaviour(behaviour)
        .map(Behaviour::title)
        .map(title -> title.in(language))
        .orElse(behaviour);
  }

  private String name(String id) {
    return arrangement.organisation(id).map(Organisation::name).orElse(id);
  }

  private void say(String key, Object... values) {
    terminal.line(terminal.text(key, values));
  }
}
