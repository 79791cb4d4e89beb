/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.catalog.Aspect;
import io.yunheng.catalog.AspectSource;
import io.yunheng.catalog.DutySide;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Column;
import io.yunheng.estate.Kind;
import io.yunheng.fault.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which registers a subject needs: those whose records decide one of its items, and those that
 * their rows refer to. Each has its place in one of two files.
 *
 * @param needs what decides most items first
 */
public record RegisterPlan(List<Need> needs) {
  public RegisterPlan {
    needs = List.copyOf(needs);
  }

  /** The files of registers. */
  public enum Book implements Word {
    /** What people agreed, approved, tested and wrote. */
    PAPERS("papers"),
    /** What the cloud has, as far as nobody collects it. */
    CLOUD("cloud");

    private final String code;

    Book(String code) {
      this.code = code;
    }

    @Override
    public String code() {
      return code;
    }

    /** Its path in a case. */
    public String path() {
      return "registers/" + code + ".xlsx";
    }

    /** The kinds whose registers stand in it, in the order of the sheets. */
    public List<Kind> kinds() {
      return Arrays.stream(Kind.values()).filter(kind -> of(kind) == this).toList();
    }

    /** The codes of {@link #kinds}. */
    public List<String> codes() {
      return kinds().stream().map(Kind::code).toList();
    }

    /** The file in which the register of a kind stands. */
    public static Book of(Kind kind) {
      return kind.compareTo(Kind.ADDRESS_PREFIX) >= 0 ? PAPERS : CLOUD;
    }
  }

  /**
   * A register.
   *
   * @param items those that it decides, or helps to; none where others only refer to it
   */
  public record Need(Kind kind, List<String> items) {
    public Need {
      items = List.copyOf(items);
    }
  }

  /**
   * What a subject needs. A customer's system takes the items of its platform over from the report
   * on that, which stands in two registers.
   */
  public static RegisterPlan of(MlpsCatalog catalog, SubjectKind subject) {
    Map<Kind, Set<String>> uses =
        uses(
            catalog.items().stream()
                .filter(item -> subject != SubjectKind.TENANT || item.side() != DutySide.PLATFORM)
                .toList());
    if (subject == SubjectKind.TENANT) {
      for (Kind kind : List.of(Kind.CERTIFICATE, Kind.INHERITED_VERDICT)) {
        Set<String> taken = uses.computeIfAbsent(kind, _ -> new TreeSet<>());
        catalog.items().stream()
            .filter(item -> item.side() == DutySide.PLATFORM)
            .forEach(item -> taken.add(item.id()));
      }
    }
    Set<Kind> referred = EnumSet.noneOf(Kind.class);
    uses.keySet().forEach(kind -> targets(kind, referred));
    List<Need> needs = new ArrayList<>();
    uses.forEach((kind, items) -> needs.add(new Need(kind, List.copyOf(items))));
    referred.stream()
        .filter(kind -> !uses.containsKey(kind))
        .forEach(kind -> needs.add(new Need(kind, List.of())));
    needs.sort(
        Comparator.comparingInt((Need one) -> -one.items().size()).thenComparing(Need::kind));
    return new RegisterPlan(needs);
  }

  private static void targets(Kind kind, Set<Kind> found) {
    kind.shape().columns().stream()
        .map(Column::target)
        .flatMap(Optional::stream)
        .filter(found::add)
        .forEach(target -> targets(target, found));
  }

  /** The kinds of records that items are decided by, each with their ids. */
  static Map<Kind, Set<String>> uses(List<Item> items) {
    Map<Kind, Set<String>> uses = new EnumMap<>(Kind.class);
    for (Item item : items) {
      for (Aspect aspect : item.aspects()) {
        if (aspect.decidedBy() == AspectSource.CHECK) {
          for (String source : aspect.sources()) {
            Kind.of(source)
                .ifPresent(kind -> uses.computeIfAbsent(kind, _ -> new TreeSet<>()).add(item.id()));
          }
        }
      }
    }
    return uses;
  }

  /** The sheets of a file that are needed, what decides most first. */
  public List<Kind> kinds(Book book) {
    return needs.stream().map(Need::kind).filter(kind -> Book.of(kind) == book).toList();
  }
}
