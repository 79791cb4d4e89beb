/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Resource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Pairs resources of a kind. A key that one resource of each side has makes a pair; where several
 * have it, later keys may tell them apart, and nothing else may.
 */
public final class ResourceMatcher {
  private final KindRule rule;
  private final Pairs pairs;
  private final List<Ambiguous> ambiguous = new ArrayList<>();

  /** Resources of which it cannot be told which is which. */
  public record Ambiguous(List<Resource> before, List<Resource> after) {}

  /** Resources of both sides that have a key in common. */
  private record Group(List<Resource> before, List<Resource> after) {
    Group() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  public ResourceMatcher(KindRule rule, Pairs pairs) {
    this.rule = rule;
    this.pairs = pairs;
  }

  public List<Ambiguous> match(List<Resource> before, List<Resource> after) {
    match(before, after, 0);
    Group keyless = new Group();
    before.stream().filter(one -> keyless(one, true)).forEach(keyless.before()::add);
    after.stream().filter(one -> keyless(one, false)).forEach(keyless.after()::add);
    settle(keyless);
    return ambiguous;
  }

  /** Pairs what can be; what is left over has no partner or is ambiguous. */
  private void match(List<Resource> before, List<Resource> after, int from) {
    Set<Resource> earlier = new LinkedHashSet<>(before);
    Set<Resource> later = new LinkedHashSet<>(after);
    for (int i = from; i < rule.keys().size() && !earlier.isEmpty() && !later.isEmpty(); i++) {
      Map<String, Group> groups = new TreeMap<>();
      for (Resource one : earlier) {
        text(i, one, true).ifPresent(k -> group(groups, k).before().add(one));
      }
      for (Resource one : later) {
        text(i, one, false).ifPresent(k -> group(groups, k).after().add(one));
      }
      for (Group group : groups.values()) {
        if (group.before().isEmpty() || group.after().isEmpty()) {
          continue;
        }
        group.before().forEach(earlier::remove);
        group.after().forEach(later::remove);
        if (group.before().size() == 1 && group.after().size() == 1) {
          pairs.pair(group.before().getFirst(), group.after().getFirst());
        } else {
          match(group.before(), group.after(), i + 1);
          settle(group);
        }
      }
    }
  }

  private void settle(Group group) {
    List<Resource> before = group.before().stream().filter(one -> open(one, true)).toList();
    List<Resource> after = group.after().stream().filter(one -> open(one, false)).toList();
    if (!before.isEmpty() && !after.isEmpty()) {
      ambiguous.add(new Ambiguous(before, after));
      before.forEach(one -> pairs.remember(one, true));
      after.forEach(one -> pairs.remember(one, false));
    }
  }

  private boolean open(Resource one, boolean onBefore) {
    return !pairs.paired(one, onBefore) && !pairs.known(one, onBefore);
  }

  /** Whether nothing tells what a resource is, and it does not follow another either. */
  private boolean keyless(Resource one, boolean onBefore) {
    return open(one, onBefore)
        && !unclear(one, onBefore)
        && !pairs.follows(rule, one, onBefore)
        && rule.keys().stream()
            .allMatch(terms -> pairs.key(rule, terms, one, onBefore).text().isEmpty());
  }

  private static Group group(Map<String, Group> groups, String key) {
    return groups.computeIfAbsent(key, _ -> new Group());
  }

  private Optional<String> text(int key, Resource one, boolean onBefore) {
    return pairs.key(rule, rule.keys().get(key), one, onBefore).text();
  }

  /** Whether a resource may have a key that cannot be told. */
  public boolean unclear(Resource one, boolean onBefore) {
    return rule.keys().stream().anyMatch(terms -> pairs.key(rule, terms, one, onBefore).unknown());
  }
}
