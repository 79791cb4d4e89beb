/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility.transfer;

import io.yunheng.catalog.Actor;
import io.yunheng.responsibility.Arrangement;
import io.yunheng.responsibility.Delegation;
import io.yunheng.responsibility.Roles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How delegations follow each other. The chain begins with whoever is responsible: a provider or a
 * customer of the service. Linear in delegations and in the pairs of them that follow each other,
 * but for cycles: looking for one that was not told before is linear in those that lie on cycles or
 * behind them.
 */
public final class Chains {
  private static final Set<Actor> RESPONSIBLE = EnumSet.of(Actor.PROVIDER, Actor.CUSTOMER);
  private static final int NONE = -1;

  private record Place(String organisation, String service) {}

  private final List<Delegation> all;
  private final IdentityHashMap<Delegation, Integer> numbers = new IdentityHashMap<>();
  private final BitSet begins = new BitSet();

  /** Those whose delegator has the work as a customer of the service, and not as its provider. */
  private final BitSet customers = new BitSet();

  private final int[][] before;
  private final int[][] after;

  /** The layer of each delegation; 0 on a cycle or behind one. */
  private final int[] depths;

  /** The layer that each delegation is at least; 0 if no work comes there from a beginning. */
  private final int[] least;

  /** The delegation above it on the way by which its layer is told. */
  private final int[] above;

  private final BitSet told = new BitSet();

  public Chains(Arrangement arrangement, Roles roles) {
    this.all = arrangement.delegations();
    Set<Place> responsible = new HashSet<>();
    Set<Place> providers = new HashSet<>();
    for (Roles.Holding holding : roles.holdings()) {
      if (RESPONSIBLE.contains(holding.role())) {
        responsible.add(new Place(holding.organisation(), holding.service()));
      }
      if (holding.role() == Actor.PROVIDER) {
        providers.add(new Place(holding.organisation(), holding.service()));
      }
    }
    Map<Place, List<Integer>> from = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      Delegation one = all.get(i);
      numbers.put(one, i);
      Place place = new Place(one.from(), one.service());
      begins.set(i, responsible.contains(place));
      customers.set(i, begins.get(i) && !providers.contains(place));
      from.computeIfAbsent(place, _ -> new ArrayList<>()).add(i);
    }
    this.before = new int[all.size()][];
    this.after = new int[all.size()][];
    this.depths = new int[all.size()];
    this.above = new int[all.size()];
    this.least = new int[all.size()];
    follow(from);
    measure();
  }

  private void follow(Map<Place, List<Integer>> from) {
    int[] count = new int[all.size()];
    for (int i = 0; i < all.size(); i++) {
      Delegation one = all.get(i);
      after[i] =
          from.getOrDefault(new Place(one.to(), one.service()), List.of()).stream()
              .mapToInt(Integer::intValue)
              .filter(next -> one.scope().meets(all.get(next).scope()))
              .toArray();
      for (int next : after[i]) {
        count[next]++;
      }
    }
    for (int i = 0; i < all.size(); i++) {
      before[i] = new int[count[i]];
    }
    for (int i = 0; i < all.size(); i++) {
      for (int next : after[i]) {
        before[next][before[next].length - count[next]] = i;
        count[next]--;
      }
    }
  }

  /** Delegations in the order in which work flows; those on a cycle get no depth. */
  private void measure() {
    int[] waiting = new int[all.size()];
    Arrays.fill(above, NONE);
    Deque<Integer> ready = new ArrayDeque<>();
    for (int i = 0; i < all.size(); i++) {
      waiting[i] = begins.get(i) ? 0 : before[i].length;
      if (waiting[i] == 0) {
        depths[i] = 1;
        ready.add(i);
      }
    }
    while (!ready.isEmpty()) {
      int one = ready.remove();
      for (int next : after[one]) {
        if (!begins.get(next)) {
          if (depths[one] + 1 > depths[next]) {
            depths[next] = depths[one] + 1;
            above[next] = one;
          }
          waiting[next]--;
          if (waiting[next] == 0) {
            ready.add(next);
          }
        }
      }
    }
    for (int i = 0; i < all.size(); i++) {
      if (waiting[i] > 0) {
        depths[i] = 0;
      }
    }
    reach();
  }

  /** The shortest ways from the beginnings, for what lies on cycles or behind them. */
  private void reach() {
    Deque<Integer> open = new ArrayDeque<>();
    begins.stream().forEach(open::add);
    begins.stream().forEach(i -> least[i] = 1);
    while (!open.isEmpty()) {
      int one = open.remove();
      for (int next : after[one]) {
        if (least[next] == 0) {
          least[next] = least[one] + 1;
          if (depths[next] == 0) {
            above[next] = one;
          }
          open.add(next);
        }
      }
    }
  }

  private int number(Delegation one) {
    return numbers.getOrDefault(one, NONE);
  }

  /** Whether the work is the delegator's own. */
  public boolean begins(Delegation one) {
    return begins.get(number(one));
  }

  /** The delegations by which the delegator may have got the work. */
  public List<Delegation> upstream(Delegation one) {
    return Arrays.stream(before[number(one)]).mapToObj(all::get).toList();
  }

  /**
   * The layer that a delegation is, by the longest way; on a cycle or behind one, by the shortest.
   * Empty if no work comes there from a beginning.
   */
  public Optional<Integer> depth(Delegation one) {
    int number = number(one);
    int depth = depths[number] == 0 ? least[number] : depths[number];
    return depth == 0 ? Optional.empty() : Optional.of(depth);
  }

  /** Who is responsible for the work, as far as the chain tells. */
  public Optional<String> head(Delegation one) {
    int first = first(one);
    return begins.get(first) ? Optional.of(all.get(first).from()) : Optional.empty();
  }

  /** Whether the work is that of a customer, as far as the chain tells. */
  public boolean ofCustomer(Delegation one) {
    return customers.get(first(one));
  }

  private int first(Delegation one) {
    int first = number(one);
    for (int i = 0; i < all.size() && !begins.get(first) && above[first] != NONE; i++) {
      first = above[first];
    }
    return first;
  }

  /**
   * The way by which work comes back to whoever gave it first, ending with the delegation; empty if
   * the delegation does not give it back.
   */
  public List<Delegation> returning(Delegation one) {
    int first = first(one);
    if (begins(one) || !begins.get(first) || !all.get(first).from().equals(one.to())) {
      return List.of();
    }
    List<Delegation> way = new ArrayList<>();
    for (int at = number(one); at != first; at = above[at]) {
      way.add(all.get(at));
    }
    way.add(all.get(first));
    Collections.reverse(way);
    return way;
  }

  /**
   * A shortest cycle that a delegation is on, beginning with it; empty if it is on none, or on one
   * that was told before.
   */
  public List<Delegation> cycle(Delegation one) {
    int start = number(one);
    if (depths[start] > 0 || told.get(start)) {
      return List.of();
    }
    int[] came = new int[all.size()];
    Arrays.fill(came, NONE);
    int[] open = new int[all.size() + 1];
    open[0] = start;
    int end = 1;
    for (int at = 0; at < end; at++) {
      for (int next : after[open[at]]) {
        if (next == start) {
          return way(came, open[at], start);
        }
        if (!begins.get(next) && depths[next] == 0 && came[next] == NONE) {
          came[next] = open[at];
          open[end] = next;
          end++;
        }
      }
    }
    return List.of();
  }

  private List<Delegation> way(int[] came, int last, int first) {
    List<Delegation> way = new ArrayList<>();
    for (int at = last; at != first; at = came[at]) {
      told.set(at);
      way.add(all.get(at));
    }
    told.set(first);
    way.add(all.get(first));
    Collections.reverse(way);
    return way;
  }
}
