/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import io.yunheng.migration.configuration.ConfigurationCode;
import io.yunheng.migration.configuration.MoveFindings;
import io.yunheng.migration.hosts.HostFields;
import io.yunheng.migration.hosts.HostRules;
import io.yunheng.migration.hosts.Requirements;
import io.yunheng.migration.hosts.Sockets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares hosts before a move with those after it (GOV-5.2.1 a), c), d)), paired by name or as a
 * mapping says. What a side did not see wholly is not the same. The same collections give the same
 * findings in the same order.
 */
public final class HostComparison {
  /** The form of these comparisons in runs. */
  public static final String FORM = "hosts";

  private final HostRules rules;
  private final Instant now;
  private final MoveFindings<ConfigurationCode> findings;

  private HostComparison(HostRules rules, Instant now, MoveFindings<ConfigurationCode> findings) {
    this.rules = rules;
    this.now = now;
    this.findings = findings;
  }

  /**
   * Compares with the rules that ship.
   *
   * @param now by the caller's clock, for what expires
   */
  public static MoveComparison between(
      List<HostCollection> before, List<HostCollection> after, HostMapping mapping, Instant now) {
    MoveFindings<ConfigurationCode> findings =
        new MoveFindings<>(ConfigurationRules.shipped().rules());
    compare(before, after, mapping, HostRules.shipped(), now, findings);
    return findings.comparison(FORM, side(before), side(after));
  }

  /** The digest is that of the files' digests in order, each with a line feed. */
  private static ComparedSide side(List<HostCollection> hosts) {
    String digests =
        hosts.stream().map(host -> host.sha256() + "\n").sorted().collect(Collectors.joining());
    return new ComparedSide(
        hosts.size() + " hosts",
        hosts.stream().map(HostCollection::at).min(Comparator.naturalOrder()),
        Optional.of(HostReader.sha256(digests.getBytes(StandardCharsets.UTF_8))));
  }

  /** Compares hosts and puts what was found into the findings. */
  public static void compare(
      List<HostCollection> before,
      List<HostCollection> after,
      HostMapping mapping,
      HostRules rules,
      Instant now,
      MoveFindings<ConfigurationCode> findings) {
    new HostComparison(rules, now, findings).pair(before, after, mapping);
  }

  private void pair(List<HostCollection> before, List<HostCollection> after, HostMapping mapping) {
    Set<String> twice = new HashSet<>();
    SortedMap<String, HostCollection> earlier = named(before, true, twice);
    SortedMap<String, HostCollection> later = named(after, false, twice);
    new TreeMap<>(mapping.names())
        .forEach(
            (one, other) -> {
              unclear(one, earlier, twice, true);
              unclear(other, later, twice, false);
            });
    Set<String> met = new HashSet<>(twice);
    earlier.forEach(
        (name, host) -> {
          String called = mapping.names().getOrDefault(name, name);
          HostCollection other = later.get(called);
          boolean taken = !mapping.names().containsKey(name) && mapping.names().containsValue(name);
          if (other != null && !taken) {
            met.add(called);
            new OneHost(host, other).compare();
          } else if (!twice.contains(called)) {
            add(ConfigurationCode.HOST_MISSING, Optional.of(name), Optional.empty(), Map.of());
          }
        });
    for (String name : later.keySet()) {
      if (!met.contains(name)) {
        add(ConfigurationCode.HOST_ADDED, Optional.empty(), Optional.of(name), Map.of());
      }
    }
  }

  private void unclear(
      String name, Map<String, HostCollection> hosts, Set<String> twice, boolean onBefore) {
    if (!hosts.containsKey(name) && !twice.contains(name)) {
      Optional<String> place = Optional.of(name);
      add(
          ConfigurationCode.HOST_AMBIGUOUS,
          place.filter(_ -> onBefore),
          place.filter(_ -> !onBefore),
          Map.of("reason", "not-there"));
    }
  }

  private SortedMap<String, HostCollection> named(
      List<HostCollection> hosts, boolean onBefore, Set<String> twice) {
    SortedMap<String, HostCollection> named = new TreeMap<>();
    Set<String> here = new HashSet<>();
    for (HostCollection host : hosts) {
      if (named.put(host.name(), host) != null) {
        here.add(host.name());
      }
    }
    for (String name : here.stream().sorted().toList()) {
      named.remove(name);
      Optional<String> place = Optional.of(name);
      add(
          ConfigurationCode.HOST_TWICE,
          place.filter(_ -> onBefore),
          place.filter(_ -> !onBefore),
          Map.of("side", onBefore ? "before" : "after"));
    }
    twice.addAll(here);
    return named;
  }

  private void add(
      ConfigurationCode code,
      Optional<String> before,
      Optional<String> after,
      Map<String, String> details) {
    findings.add(code, before, after, details);
  }

  /** One host before and after. */
  private final class OneHost {
    private static final int SHOWN = 20;

    private final HostCollection before;
    private final HostCollection after;

    OneHost(HostCollection before, HostCollection after) {
      this.before = before;
      this.after = after;
    }

    void compare() {
      rules.sections().forEach(this::section);
      new Requirements(after.entries("package")).check(after.entries("package"), this::unmet);
    }

    private void unmet(String key, Requirements.Unmet unmet) {
      report(
          ConfigurationCode.REQUIREMENT_UNMET,
          "package",
          key,
          Map.of("requirement", unmet.requirement(), "after", unmet.present()));
    }

    private void section(String name, HostRules.Section section) {
      Map<String, Map<String, String>> earlier = before.entries(name);
      Map<String, Map<String, String>> later = after.entries(name);
      if (name.equals("socket")) {
        sockets(section, earlier, later);
        return;
      }
      if (name.equals("package")) {
        String one = forms(earlier);
        String other = forms(later);
        if (!earlier.isEmpty() && !later.isEmpty() && !one.equals(other)) {
          report(
              ConfigurationCode.PACKAGING_DIFFERENT,
              name,
              name,
              Map.of("before", one, "after", other));
          return;
        }
        Set<String> plain = plainNames(earlier);
        plain.retainAll(plainNames(later));
        earlier = plain(earlier, plain);
        later = plain(later, plain);
      }
      lone(name, section, earlier, later, true);
      lone(name, section, later, earlier, false);
      HostFields compared =
          new HostFields(before, after, now, rules.soonDays(), name, this::report, earlier, later);
      for (Map.Entry<String, Map<String, String>> entry : earlier.entrySet()) {
        Map<String, String> other = later.get(entry.getKey());
        if (other != null) {
          for (HostRules.FieldRule rule : section.of(entry.getKey())) {
            compared.field(rule, entry.getKey(), entry.getValue(), other);
          }
        }
      }
      for (HostRules.FieldRule rule : section.fields()) {
        if (rule.how() == HostRules.How.ORDER) {
          compared.order(rule);
        }
      }
    }

    private static String forms(Map<String, Map<String, String>> packages) {
      return packages.values().stream()
          .map(fields -> fields.getOrDefault("form", "?"))
          .distinct()
          .sorted()
          .collect(Collectors.joining(", "));
    }

    /** Names that only one package has; these stand for packages whatever their architecture. */
    private static Set<String> plainNames(Map<String, Map<String, String>> packages) {
      Set<String> once = new HashSet<>();
      Set<String> often = new HashSet<>();
      for (String key : packages.keySet()) {
        String name = Requirements.name(key);
        if (!once.add(name)) {
          often.add(name);
        }
      }
      once.removeAll(often);
      return once;
    }

    private static SortedMap<String, Map<String, String>> plain(
        Map<String, Map<String, String>> packages, Set<String> names) {
      SortedMap<String, Map<String, String>> plain = new TreeMap<>();
      packages.forEach(
          (key, fields) -> {
            String name = Requirements.name(key);
            plain.put(names.contains(name) ? name : key, fields);
          });
      return plain;
    }

    private void sockets(
        HostRules.Section section,
        Map<String, Map<String, String>> earlierEntries,
        Map<String, Map<String, String>> laterEntries) {
      SortedMap<String, Sockets.Listening> earlier = Sockets.of(earlierEntries);
      SortedMap<String, Sockets.Listening> later = Sockets.of(laterEntries);
      SortedMap<String, Map<String, String>> one = new TreeMap<>();
      SortedMap<String, Map<String, String>> other = new TreeMap<>();
      earlier.forEach((port, found) -> one.put(port, Map.of("process", found.shown())));
      later.forEach((port, found) -> other.put(port, Map.of("process", found.shown())));
      lone("socket", section, one, other, true);
      lone("socket", section, other, one, false);
      earlier.forEach(
          (port, was) -> {
            Sockets.Listening is = later.get(port);
            if (is == null) {
              return;
            }
            int wider = is.reach().compareTo(was.reach());
            if (wider != 0) {
              report(
                  wider > 0 ? ConfigurationCode.PORT_WIDER : ConfigurationCode.PORT_NARROWER,
                  "socket",
                  port,
                  Map.of("before", was.reach().word(), "after", is.reach().word()));
            }
            if (!was.unseen() && !is.unseen() && !was.processes().equals(is.processes())) {
              report(
                  ConfigurationCode.ENTRY_TO_LOOK_AT,
                  "socket",
                  port,
                  Map.of("field", "process", "before", was.shown(), "after", is.shown()));
            }
          });
    }

    /** Tells of entries that one side has alone, if the other was read wholly. */
    private void lone(
        String name,
        HostRules.Section section,
        Map<String, Map<String, String>> own,
        Map<String, Map<String, String>> others,
        boolean onBefore) {
      Optional<HostCollection.SectionCoverage> gap = (onBefore ? after : before).gap(name);
      List<String> doubtful = new ArrayList<>();
      own.forEach(
          (key, fields) -> {
            if (others.containsKey(key)) {
              return;
            }
            if (gap.isPresent()) {
              doubtful.add(key);
              return;
            }
            String shown =
                fields.values().stream().allMatch(String::isBlank)
                    ? "-"
                    : Optional.ofNullable(fields.get("version"))
                        .or(() -> Optional.ofNullable(fields.get("value")))
                        .or(() -> Optional.ofNullable(fields.get("process")))
                        .orElse("+");
            report(
                onBefore ? section.missing() : section.added(),
                name,
                key,
                Map.of(
                    "field",
                    "-",
                    "before",
                    onBefore ? shown : "-",
                    "after",
                    onBefore ? "-" : shown));
          });
      if (gap.isPresent()) {
        HostCollection.SectionCoverage why = gap.get();
        String examples =
            doubtful.isEmpty()
                ? "-"
                : String.join(", ", doubtful.subList(0, Math.min(SHOWN, doubtful.size())));
        report(
            ConfigurationCode.SECTION_NOT_COMPARABLE,
            name,
            name,
            Map.of(
                "side",
                onBefore ? "after" : "before",
                "reason",
                (onBefore ? "after: " : "before: ") + why.status() + " " + why.reason(),
                "need",
                why.need().isBlank() ? "-" : why.need(),
                "count",
                Integer.toString(doubtful.size()),
                "examples",
                examples));
      }
    }

    private void report(
        ConfigurationCode code, String section, String key, Map<String, String> more) {
      Map<String, String> details = new TreeMap<>(more);
      details.put("section", section);
      details.put("key", key);
      add(code, Optional.of(before.name()), Optional.of(after.name()), details);
    }
  }
}
