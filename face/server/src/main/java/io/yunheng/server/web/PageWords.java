/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.web;

import io.yunheng.access.AccessRules;
import io.yunheng.access.AccountKind;
import io.yunheng.access.Factor;
import io.yunheng.access.GrantScope;
import io.yunheng.access.OrganisationKind;
import io.yunheng.access.PersonState;
import io.yunheng.access.Role;
import io.yunheng.fault.Word;
import io.yunheng.server.page.FormField;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.Tone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values in the words of a visit: moments in the zone of the server, roles by their names. */
public record PageWords(Visit visit, AccessRules rules) {
  private static final long KIBI = 1024;
  private static final int TENTHS = 10;
  private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** A moment, to the minute. */
  public String moment(Instant at) {
    return MINUTE.format(at.atZone(visit.zone()));
  }

  /** A moment, to the second. */
  public String second(Instant at) {
    return SECOND.format(at.atZone(visit.zone()));
  }

  /** An amount of bytes, short. */
  public static String size(long bytes) {
    if (bytes < KIBI) {
      return bytes + " B";
    }
    double amount = bytes;
    int unit = -1;
    while (amount >= KIBI && unit < UNITS.size() - 1) {
      amount /= KIBI;
      unit++;
    }
    return (amount < TENTHS
            ? String.format(Locale.ROOT, "%.1f", amount)
            : Long.toString(Math.round(amount)))
        + " "
        + UNITS.get(unit);
  }

  /** Days from and until. */
  public String days(LocalDate since, Optional<LocalDate> until) {
    return until
        .map(end -> visit.text("days.from-to", since.toString(), end.toString()))
        .orElseGet(() -> visit.text("days.from", since.toString()));
  }

  public String role(Role role) {
    return visit.texts().of(rules.table().of(role).name());
  }

  public String account(AccountKind kind) {
    return word("account", kind);
  }

  public String kind(OrganisationKind kind) {
    return word("organisation", kind);
  }

  /** Factors by which somebody logged in. */
  public String factors(Collection<Factor> factors) {
    return factors.stream()
        .sorted()
        .map(one -> word("factor", one))
        .collect(Collectors.joining(visit.text("list.comma")));
  }

  /** A state of an account. */
  public PageCell state(PersonState state) {
    return new PageCell.Mark(
        word("person", state),
        switch (state) {
          case ACTIVE -> Tone.GOOD;
          case SUSPENDED -> Tone.WARN;
          case LEFT, ERASED -> Tone.PLAIN;
        });
  }

  /** A word of a closed set. */
  public <E extends Enum<E> & Word> String word(String family, E word) {
    return visit.text(family + "." + word.code());
  }

  /** Words of a closed set, to choose from. */
  public <E extends Enum<E> & Word> List<FormField.Option> options(String family, Stream<E> words) {
    return words.map(one -> new FormField.Option(one.code(), word(family, one))).toList();
  }

  /** Roles to choose from, in the order of the table. */
  public List<FormField.Option> roles(Stream<Role> roles) {
    return roles
        .sorted(Comparator.naturalOrder())
        .map(one -> new FormField.Option(one.code(), role(one)))
        .toList();
  }

  /** What a grant is over, where its name need not be looked up. */
  public String scope(GrantScope scope) {
    return visit.text("scope." + scope.kind().code());
  }
}
