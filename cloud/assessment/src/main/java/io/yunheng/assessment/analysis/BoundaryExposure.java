/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.analysis;

import io.yunheng.assessment.Analysis;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.Observation;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Port;
import io.yunheng.estate.Rule;
import io.yunheng.estate.SecurityGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whether the rules on ports let in only flows that were planned and approved.
 *
 * <p>Looks at the rules of the security groups that are attached to ports of the reach given. What
 * comes from the tenant itself, from a group of its own or a range of its own networks, crosses no
 * boundary and is fine. Every other rule needs an approved flow for each port it stands on; without
 * one it is a violation if the register of flows is complete, and unknown otherwise, except that
 * one that lets in anybody, by itself or together with the other rules of its group, or a group of
 * another tenant, is a violation if it opens a management port or all ports.
 *
 * <p>Rules that let in the same to one group from sources that are too wide, and those that an
 * address group was read as, are one observation.
 *
 * <p>Settings: {@code reach}, {@code internet} for ports with a public address, on an external
 * network or with something forwarded to them, {@code inside} for those without a public address on
 * the cloud's own networks; {@code adminPorts}, separated by commas; {@code shortest4} and {@code
 * shortest6}, the shortest prefixes that still name a source.
 */
public final class BoundaryExposure implements Analysis {
  private static final String INTERNET = "internet";

  @Override
  public String name() {
    return "boundary-exposure";
  }

  @Override
  public void observe(
      Evidence evidence, Map<String, String> settings, Consumer<Observation> observations) {
    Walk walk = new Walk(evidence, new Settings(name(), settings));
    Map<String, List<Opened>> groups = new LinkedHashMap<>();
    for (Rule rule : evidence.current().all(Rule.SHAPE)) {
      walk.rule(rule)
          .ifPresent(
              seen -> groups.computeIfAbsent(seen.group(), _ -> new ArrayList<>()).add(seen));
    }
    groups.values().forEach(group -> observations.accept(walk.observation(group)));
  }

  /**
   * What came of one rule.
   *
   * @param group equal for rules that are told together
   * @param remote where it lets in from, for people
   */
  private record Opened(
      Rule rule,
      String group,
      Collection<String> remote,
      Set<String> machines,
      ReachAnswer answer,
      ReachAnswer looked) {}

  private static final class Walk {
    private final Estate estate;
    private final PlannedFlows flows;
    private final OwnRanges own;
    private final Set<Long> adminPorts = new HashSet<>();
    private final int shortest4;
    private final int shortest6;
    private final AttachedPorts attached;
    private final Map<String, List<Rule>> narrow = new HashMap<>();
    private final Register register;
    private final Reach reach;
    private final boolean internet;

    Walk(Evidence evidence, Settings settings) {
      this.estate = evidence.current();
      this.register = Register.of(evidence);
      this.attached = new AttachedPorts(estate);
      this.flows = PlannedFlows.incoming(evidence);
      this.own = new OwnRanges(evidence);
      this.shortest4 = settings.number("shortest4");
      this.shortest6 = settings.number("shortest6");
      for (String port : settings.words("adminPorts")) {
        adminPorts.add(Long.valueOf(port));
      }
      this.reach = new Reach(estate);
      this.internet = settings.text("reach").equals(INTERNET);
      for (Rule rule : estate.all(Rule.SHAPE)) {
        if (rule.remote().optional().filter(SourceUnion::isPublic).isPresent()
            && !new RuleOpening(rule).letsIn().no()) {
          rule.policy()
              .optional()
              .ifPresent(group -> narrow.computeIfAbsent(group, _ -> new ArrayList<>()).add(rule));
        }
      }
    }

    /** Whether the rule stands on the port and the port is of the reach asked for. */
    private ReachAnswer within(Port port, RuleOpening opening) {
      return AttachedPorts.filtered(port)
          .and(internet ? reach.open(port, opening) : reach.open(port).not());
    }

    Optional<Opened> rule(Rule rule) {
      String group = rule.policy().optional().orElse("");
      RuleOpening opening = new RuleOpening(rule);
      ReachAnswer in = opening.letsIn();
      if (in.no()) {
        return Optional.empty();
      }
      ReachAnswer stands =
          attached.seen().and(ReachAnswer.of(rule.policy(), _ -> true, true)).not();
      Map<Port, ReachAnswer> ports = new LinkedHashMap<>();
      for (Port port : attached.of(group)) {
        ReachAnswer within = within(port, opening);
        if (!within.no()) {
          ports.put(port, within);
          stands = stands.or(within);
        }
      }
      ReachAnswer looked = in.and(stands);
      if (looked.no()) {
        return Optional.empty();
      }
      Sources together = together(rule, opening);
      ReachAnswer foreign = foreign(rule);
      ReachAnswer wide = opening.wide(shortest4, shortest6).or(together.wide()).or(foreign);
      ReachAnswer outside = wide.or(inside(rule, foreign).not());
      List<Port> bare = new ArrayList<>();
      ReachAnswer needed = outside.no() ? ReachAnswer.YES : needed(rule, ports, bare);
      if (needed.open()
          && wide.yes()
          && opening.readable().yes()
          && opening.passage().leadsTo(adminPorts)) {
        needed = ReachAnswer.NO;
      }
      return Optional.of(
          new Opened(
              rule,
              wide.yes() && foreign.no() ? alike(rule, group) : apart(rule.id()),
              foreign.no() ? together.names() : List.of(source(rule)),
              machines(bare),
              outside.not().or(opening.readable().and(needed)),
              looked));
    }

    /** The rules of a group that let in the same, from wherever. */
    private static String alike(Rule rule, String group) {
      Passage passage = new RuleOpening(rule).passage();
      return String.join(
          " ",
          group,
          passage.protocol(),
          Long.toString(passage.first()),
          Long.toString(passage.last()));
    }

    /** The rules that one was read as, where its sources are a list. */
    private static String apart(String id) {
      int colon = id.lastIndexOf(':');
      return colon > 0 && id.substring(colon + 1).chars().allMatch(Character::isDigit)
          ? id.substring(0, colon)
          : id;
    }

    Observation observation(List<Opened> rules) {
      Rule rule = rules.getFirst().rule();
      String name = attached.name(rule.policy().optional().orElse(""));
      RuleOpening opening = new RuleOpening(rule);
      String protocol = opening.protocol().isEmpty() ? "*" : opening.protocol();
      TreeSet<String> remote = new TreeSet<>();
      TreeSet<String> machines = new TreeSet<>();
      ReachAnswer answer = ReachAnswer.YES;
      ReachAnswer looked = ReachAnswer.NO;
      ObservationDraft draft =
          ObservationDraft.of(estate, rule)
              .named(name + " " + protocol + " " + opening.ports())
              .tenant(Owners.of(estate, rule));
      for (Opened one : rules) {
        draft.data(
            one.rule(),
            "policy",
            "direction",
            "protocol",
            "portMin",
            "portMax",
            "remote",
            "remoteGroup");
        remote.addAll(one.remote());
        machines.addAll(one.machines());
        answer = answer.and(one.answer());
        looked = looked.or(one.looked());
      }
      return draft
          .detail("group", name)
          .detail("protocol", protocol)
          .detail("ports", opening.ports())
          .detail("remote", remote)
          .detail("rules", Integer.toString(rules.size()))
          .detail("machines", machines)
          .as(answer, looked);
    }

    /** Whether what it lets in comes from the tenant that owns what is protected. */
    private ReachAnswer inside(Rule rule, ReachAnswer foreign) {
      return rule.remoteGroup().optional().filter(id -> !id.isEmpty()).isPresent()
          ? foreign.not()
          : own.hold(Owners.of(estate, rule), rule.remote());
    }

    private String source(Rule rule) {
      return attached.name(rule.remoteGroup().optional().orElse("?"));
    }

    /**
     * Where a rule lets in from, together with those of its group that let in the same.
     *
     * @param wide whether these are so many that they are anybody
     */
    private record Sources(Collection<String> names, ReachAnswer wide) {}

    private Sources together(Rule rule, RuleOpening opening) {
      Sources alone = new Sources(List.of(opening.source()), ReachAnswer.NO);
      if (rule.remote().optional().filter(SourceUnion::isPublic).isEmpty()) {
        return alone;
      }
      Set<String> sure = new TreeSet<>();
      Set<String> perhaps = new TreeSet<>();
      ReachAnswer open = ReachAnswer.NO;
      for (Rule other : narrow.getOrDefault(rule.policy().optional().orElse(""), List.of())) {
        RuleOpening theirs = new RuleOpening(other);
        if (theirs.passage().covers(opening.passage())) {
          ReachAnswer in = theirs.letsIn();
          (in.yes() ? sure : perhaps).add(theirs.source());
          open = in.open() ? open.or(in) : open;
        }
      }
      if (SourceUnion.wide(sure, shortest4, shortest6)) {
        return new Sources(sure, ReachAnswer.YES);
      }
      perhaps.addAll(sure);
      return SourceUnion.wide(perhaps, shortest4, shortest6) ? new Sources(perhaps, open) : alone;
    }

    /** Whether the rule lets in from a group of another tenant than the one that owns it. */
    private ReachAnswer foreign(Rule rule) {
      Optional<String> source = rule.remoteGroup().optional().filter(id -> !id.isEmpty());
      if (source.isEmpty()) {
        return ReachAnswer.NO;
      }
      Fact<String> owner = Owners.of(estate, rule);
      return estate
          .find(SecurityGroup.SHAPE, source.get())
          .map(
              group ->
                  group.tenant() instanceof Fact.Known<String>(String tenant)
                      ? ReachAnswer.of(owner, one -> !one.equals(tenant))
                      : ReachAnswer.of(group.tenant(), _ -> false))
          .orElseGet(() -> ReachAnswer.open(register.missing(Kind.SECURITY_GROUP, source.get())));
    }

    /** Whether approved flows justify the rule on all of its ports; adds those where none does. */
    private ReachAnswer needed(Rule rule, Map<Port, ReachAnswer> ports, List<Port> bare) {
      Passage passage = new RuleOpening(rule).passage();
      Set<String> group = groupNames(rule);
      ReachAnswer needed = ReachAnswer.YES;
      for (Map.Entry<Port, ReachAnswer> one : ports.entrySet()) {
        Port port = one.getKey();
        ReachAnswer here =
            justified(rule, passage, Destination.of(estate, port, group))
                .or(flows.more())
                .or(one.getValue().not());
        if (!here.yes()) {
          bare.add(port);
        }
        needed = needed.and(here);
      }
      return needed;
    }

    /** Flows name a group that is a source by its id or its name. */
    private ReachAnswer justified(Rule rule, Passage passage, Destination to) {
      Optional<String> source = rule.remoteGroup().optional().filter(id -> !id.isEmpty());
      if (source.isEmpty()) {
        return flows.justify(passage, to);
      }
      return flows
          .justify(passage.from(source.get()), to)
          .or(flows.justify(passage.from(attached.name(source.get())), to));
    }

    private Set<String> groupNames(Rule rule) {
      return rule.policy()
          .optional()
          .<Set<String>>map(group -> new HashSet<>(List.of(group, attached.name(group))))
          .orElse(Set.of());
    }

    private SortedSet<String> machines(List<Port> ports) {
      TreeSet<String> machines = new TreeSet<>();
      ports.forEach(port -> machines.add(Ports.device(estate, port)));
      return machines;
    }
  }
}
