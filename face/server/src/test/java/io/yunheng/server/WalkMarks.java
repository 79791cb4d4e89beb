/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.server.WalkTable.Target;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which names of the ground somebody may read in an answer. */
final class WalkMarks {
  private static final Pattern MARK = Pattern.compile("Qz\\.([A-Za-z0-9.@_-]+?)\\.zQ");

  private final WalkGround ground;
  private final WalkTable table;

  WalkMarks(WalkGround ground, WalkTable table) {
    this.ground = ground;
    this.table = table;
  }

  /** The names in an answer that are not for somebody. */
  Set<String> leaked(WalkPerson person, String answer) {
    Set<String> leaked = new TreeSet<>();
    Matcher found = MARK.matcher(answer);
    while (found.find()) {
      if (!visible(person, found.group(1))) {
        leaked.add(found.group(1));
      }
    }
    return leaked;
  }

  private boolean visible(WalkPerson person, String name) {
    if (name.equals(person.name()) || may(person, "people.read", Target.installation())) {
      return !ofCase(name) || inCase(person, name);
    }
    if (name.startsWith("O")) {
      return ofOrganisation(person, name);
    }
    return ofCase(name)
        ? inCase(person, name)
        : may(person, "case.read", WalkRoutes.workCase("A"))
            || may(person, "member.read", Target.organisation("O1"));
  }

  private boolean may(WalkPerson person, String act, Target target) {
    return table.may(person.holdings(), act, target);
  }

  private boolean ofOrganisation(WalkPerson person, String name) {
    Target organisation = Target.organisation(name.substring(0, 2));
    return name.length() == 2
        ? may(person, "organisation.read", organisation)
            || cases(name).stream()
                .anyMatch(one -> may(person, "case.read", WalkRoutes.workCase(one)))
        : may(person, "member.read", organisation)
            || cases(name).stream()
                .anyMatch(one -> may(person, "case.change", WalkRoutes.workCase(one)));
  }

  private static List<String> cases(String name) {
    return name.startsWith("O1") ? List.of("A", "B") : List.of("C");
  }

  /** Names of people begin with the case and a full stop, and are read by administrators too. */
  private static boolean ofCase(String name) {
    return name.matches("[ABC](-.*)?") && !name.matches("[ABC]-(granted.*|invited)");
  }

  private boolean inCase(WalkPerson person, String name) {
    String one = name.substring(0, 1);
    Target workCase = WalkRoutes.workCase(one);
    String rest = name.length() > 2 ? name.substring(2) : "";
    if (rest.startsWith(person.name() + "-")) {
      return evidence(person, "evidence.add", one);
    }
    return switch (rest) {
      case "", "system", "system-name" -> may(person, "case.read", workCase);
      case "whole", "mine", "other", "released" -> may(person, "evidence.read", piece(one, rest));
      case "whole-text", "mine-text", "other-text", "released-text" ->
          may(person, "evidence.read", piece(one, rest.replace("-text", "")));
      case "estate", "estate2", "estate-text", "estate2-text" ->
          may(person, "evidence.read", piece(one, "whole"));
      case "record" -> may(person, "record.read", workCase);
      case "request", "question" -> may(person, "request.read", piece(one, "whole"));
      case "row", "cell" -> may(person, "register.read", piece(one, "whole"));
      case "origin" -> evidence(person, "evidence.read", one);
      case "cloud" -> may(person, "cloud.read", workCase) || may(person, "job.read", workCase);
      case "account" -> may(person, "cloud.read", workCase);
      case "jobend" -> may(person, "job.read", workCase);
      case "run-mine" ->
          may(person, "result.read", piece(one, "mine"))
              || may(person, "result.read", piece(one, "released"));
      case "run-other" ->
          may(person, "result.read", piece(one, "whole"))
              || may(person, "result.read", piece(one, "released"));
      default ->
          rest.endsWith("-finish")
              ? evidence(person, "evidence.read", one)
              : rest.matches(".*-(go|drop)")
                  && may(person, "case.acts", workCase)
                  && may(person, "evidence.read", piece(one, "whole"));
    };
  }

  private boolean evidence(WalkPerson person, String act, String one) {
    return WalkGround.PIECES.stream().anyMatch(piece -> may(person, act, piece(one, piece)));
  }

  private Target piece(String one, String piece) {
    return WalkRoutes.workCase(one).object(ground.object(piece), piece.equals("released"));
  }
}
