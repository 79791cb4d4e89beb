/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.estates;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What the rules of one policy let through. Rules that forbid count by their order; a security
 * group lets nothing through that no rule allows.
 */
final class Traffic {
  private static final int MOST_PIECES = 20_000;
  private static final int LAST_PORT = 65_535;
  private static final Set<String> ANY = Set.of("", "any", "all", "-1", "0", "*");
  private static final Set<Integer> WITH_PORTS = Set.of(6, 17, 33, 132, 136);
  private static final int ICMP = 1;
  private static final int ICMP6 = 58;

  /** Where traffic goes; what is in one channel never meets what is in another. */
  record Channel(String direction, boolean six, Optional<String> group) {
    Channel anyRemote() {
      return new Channel(direction, six, Optional.empty());
    }
  }

  /**
   * What one rule lets through.
   *
   * @param rule the rule's id, empty for what holds without one
   * @param text of it for people
   */
  record Opening(String rule, String text, Channel channel, List<Box> boxes) {}

  /** Why the rules cannot be understood. */
  static final class Unclear extends Exception {
    private static final long serialVersionUID = 1L;
    private final String reason;
    private final String need;

    Unclear(String reason, String need) {
      super(reason);
      this.reason = reason;
      this.need = need;
    }

    String reason() {
      return reason;
    }

    String need() {
      return need;
    }
  }

  private record Read(Rule rule, boolean allow, long priority, String text, List<Placed> boxes) {}

  private record Placed(Channel channel, Box box) {}

  private final Map<String, Integer> protocols;
  private final Function<String, Optional<String>> groups;

  /**
   * A reader of rules.
   *
   * @param groups the id by which both sides know a group; empty if it has no partner
   */
  Traffic(Map<String, Integer> protocols, Function<String, Optional<String>> groups) {
    this.protocols = protocols;
    this.groups = groups;
  }

  List<Opening> of(List<Rule> rules, boolean allowedByDefault) throws Unclear {
    List<Read> read = new ArrayList<>();
    for (Rule rule : rules) {
      if (value(rule.enabled(), "enabled").orElse(true)) {
        read.add(read(rule));
      }
    }
    boolean forbids = read.stream().anyMatch(one -> !one.allow());
    if (forbids) {
      for (Read one : read) {
        if (one.rule().priority().optional().isEmpty()) {
          throw new Unclear("order-unknown", "priority of rule " + one.rule().id());
        }
      }
      read.sort(Comparator.comparingLong(Read::priority));
    }
    if (forbids || allowedByDefault) {
      for (Read one : read) {
        if (one.boxes().stream().anyMatch(placed -> placed.channel().group().isPresent())) {
          throw new Unclear("groups-with-order", "rule " + one.rule().id());
        }
      }
    }
    List<Opening> openings = new ArrayList<>();
    List<Placed> forbidden = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      Read one = read.get(i);
      for (int j = 0; forbids && j < i; j++) {
        if (read.get(j).priority() == one.priority()
            && read.get(j).allow() != one.allow()
            && overlap(read.get(j), one)) {
          throw new Unclear("order-unknown", "priority of rule " + one.rule().id());
        }
      }
      if (one.allow()) {
        for (Placed placed : one.boxes()) {
          openings.add(
              new Opening(one.rule().id(), one.text(), placed.channel(), rest(placed, forbidden)));
        }
      } else {
        forbidden.addAll(one.boxes());
      }
    }
    if (allowedByDefault) {
      for (String direction : List.of("egress", "ingress")) {
        for (boolean six : new boolean[] {false, true}) {
          Channel channel = new Channel(direction, six, Optional.empty());
          Prefix all = Prefix.all(six);
          Placed placed =
              new Placed(channel, new Box(0, 255, 0, LAST_PORT, all.first(), all.last()));
          openings.add(
              new Opening("", direction + " default allow", channel, rest(placed, forbidden)));
        }
      }
    }
    return openings;
  }

  private static boolean overlap(Read one, Read other) {
    return one.boxes().stream()
        .anyMatch(
            a ->
                other.boxes().stream()
                    .anyMatch(b -> a.channel().equals(b.channel()) && a.box().meets(b.box())));
  }

  private static List<Box> rest(Placed placed, List<Placed> forbidden) throws Unclear {
    return without(
        List.of(placed.box()),
        forbidden.stream()
            .filter(other -> other.channel().equals(placed.channel()))
            .map(Placed::box)
            .toList());
  }

  private static List<Box> without(List<Box> boxes, List<Box> others) throws Unclear {
    List<Box> rest = boxes;
    for (Box other : others) {
      List<Box> next = new ArrayList<>();
      for (Box box : rest) {
        next.addAll(box.without(other));
        if (next.size() > MOST_PIECES) {
          throw new Unclear("too-complex", "<= " + MOST_PIECES);
        }
      }
      rest = next;
    }
    return rest;
  }

  /** Those openings of which something is in none of the others. */
  static List<Opening> beyond(List<Opening> openings, List<Opening> others) throws Unclear {
    List<Opening> beyond = new ArrayList<>();
    for (Opening opening : openings) {
      List<Box> covering = new ArrayList<>();
      for (Opening other : others) {
        if (other.channel().equals(opening.channel())) {
          covering.addAll(other.boxes());
        } else if (other.channel().equals(opening.channel().anyRemote())) {
          Prefix all = Prefix.all(other.channel().six());
          for (Box box : other.boxes()) {
            if (box.firstAddress().equals(all.first()) && box.lastAddress().equals(all.last())) {
              covering.add(box);
            }
          }
        }
      }
      List<Box> rest = without(opening.boxes(), covering);
      if (!rest.isEmpty()) {
        beyond.add(new Opening(opening.rule(), opening.text(), opening.channel(), rest));
      }
    }
    return beyond;
  }

  private static <T> Optional<T> value(Fact<T> fact, String column) throws Unclear {
    Optional<Gap> gap = fact.why();
    if (gap.isPresent()) {
      throw new Unclear(gap.get().reason(), column + ": " + gap.get().need());
    }
    return fact.optional();
  }

  private Read read(Rule rule) throws Unclear {
    String direction =
        value(rule.direction(), "direction")
            .orElseThrow(() -> new Unclear("direction-missing", "rule " + rule.id()));
    boolean allow = value(rule.action(), "action").orElse("allow").equals("allow");
    String remote = value(rule.remote(), "remote").orElse("").strip();
    Optional<String> group = value(rule.remoteGroup(), "remoteGroup").filter(g -> !g.isBlank());
    Optional<String> type = value(rule.ethertype(), "ethertype");
    Optional<Prefix> prefix = remote.isEmpty() ? Optional.empty() : Prefix.of(remote);
    if (!remote.isEmpty() && prefix.isEmpty()) {
      throw new Unclear("remote-not-understood", "rule " + rule.id());
    }
    String word = value(rule.protocol(), "protocol").orElse("").toLowerCase(Locale.ROOT).strip();
    Optional<Long> least = value(rule.portMin(), "portMin");
    Optional<Long> most = value(rule.portMax(), "portMax");
    Optional<String> known = group.map(g -> groups.apply(g).orElse("?" + g));
    List<Placed> boxes = new ArrayList<>();
    for (boolean six : new boolean[] {false, true}) {
      boolean wanted =
          prefix.map(p -> p.six() == six).orElse(true)
              && type.map(t -> t.equals(six ? "ipv6" : "ipv4")).orElse(true);
      if (wanted) {
        Prefix range = prefix.orElse(Prefix.all(six));
        int protocol = protocol(word, six, rule.id());
        int[] ports = ports(protocol, least, most);
        boxes.add(
            new Placed(
                new Channel(direction, six, known),
                new Box(
                    protocol < 0 ? 0 : protocol,
                    protocol < 0 ? 255 : protocol,
                    ports[0],
                    ports[1],
                    range.first(),
                    range.last())));
      }
    }
    long priority = value(rule.priority(), "priority").orElse(0L);
    return new Read(rule, allow, priority, text(rule, word, remote, group), boxes);
  }

  private int protocol(String word, boolean six, String rule) throws Unclear {
    if (ANY.contains(word)) {
      return -1;
    }
    int number =
        word.matches("[0-9]{1,3}")
            ? Integer.parseInt(word)
            : Optional.ofNullable(protocols.get(word)).orElse(-1);
    if (number < 0 || number > 255) {
      throw new Unclear("protocol-not-understood", "rule " + rule);
    }
    return six && number == ICMP ? ICMP6 : number;
  }

  private static int[] ports(int protocol, Optional<Long> least, Optional<Long> most) {
    if (WITH_PORTS.contains(protocol)) {
      long first = Math.clamp(least.orElse(0L), 0, LAST_PORT);
      long last = Math.clamp(most.orElse((long) LAST_PORT), 0, LAST_PORT);
      return new int[] {first <= 1 ? 0 : (int) first, (int) Math.max(first, last)};
    }
    boolean icmp = protocol == ICMP || protocol == ICMP6;
    if (icmp && least.isPresent() && least.get() >= 0 && least.get() < 256) {
      int type = least.get().intValue() * 256;
      boolean one = most.isPresent() && most.get() >= 0 && most.get() < 256;
      return one
          ? new int[] {type + most.get().intValue(), type + most.get().intValue()}
          : new int[] {type, type + 255};
    }
    return new int[] {0, LAST_PORT};
  }

  private static String text(Rule rule, String word, String remote, Optional<String> group) {
    StringBuilder text = new StringBuilder(rule.direction().optional().orElse("?"));
    text.append(' ').append(rule.action().optional().orElse("allow"));
    rule.ethertype().optional().ifPresent(type -> text.append(' ').append(type));
    text.append(' ').append(ANY.contains(word) ? "any" : word);
    Optional<Long> least = rule.portMin().optional();
    Optional<Long> most = rule.portMax().optional();
    if (least.isPresent() || most.isPresent()) {
      String from = least.map(Object::toString).orElse("*");
      String to = most.map(Object::toString).orElse("*");
      text.append(' ').append(from.equals(to) ? from : from + "-" + to);
    }
    text.append(' ').append(group.map(g -> "group " + g).orElse(remote.isEmpty() ? "*" : remote));
    return text.toString();
  }
}
