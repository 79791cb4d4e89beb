/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import io.yunheng.files.Node;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A reading of {@code permissions.yaml} for the walk, with nothing of the code that decides in the
 * server.
 */
final class WalkTable {
  /**
   * A role over something: a scope of the table, and the name of what it is over.
   *
   * @param declared whether its holder declared his independence for the cases that it reaches
   */
  record Holding(String role, String scope, String over, boolean declared) {}

  /**
   * What something is done on.
   *
   * @param on installation, organisation, case or object
   * @param organisation of it
   * @param workCase of it
   * @param object in the case
   * @param released whether it was released
   */
  record Target(String on, String organisation, String workCase, String object, boolean released) {
    static Target installation() {
      return new Target("installation", "", "", "", false);
    }

    static Target organisation(String organisation) {
      return new Target("organisation", organisation, "", "", false);
    }

    static Target workCase(String organisation, String workCase) {
      return new Target("case", organisation, workCase, "", false);
    }

    Target object(String object, boolean released) {
      return new Target("object", organisation, workCase, object, released);
    }
  }

  private record Role(Set<String> scopes, Set<String> may, boolean administers, boolean declares) {}

  private final Map<String, String> on = new HashMap<>();
  private final Set<String> declared = new HashSet<>();
  private final Map<String, Role> roles = new LinkedHashMap<>();

  WalkTable() {
    String name = "/yunheng/access/permissions.yaml";
    try (InputStream in = WalkTable.class.getResourceAsStream(name)) {
      Map<String, Node> root =
          entries(YamlDocument.parse(Objects.requireNonNull(in).readAllBytes(), name));
      for (Node one : items(root, "operations")) {
        on.put(text(entries(one).get("id")), text(entries(one).get("on")));
        if (entries(one).containsKey("declared")) {
          declared.add(text(entries(one).get("id")));
        }
      }
      for (Node one : items(root, "roles")) {
        Map<String, Node> role = entries(one);
        roles.put(
            text(role.get("id")),
            new Role(
                words(role, "scopes"),
                words(role, "may"),
                text(role.get("side")).equals("administration"),
                role.containsKey("independence")));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Role role(String role) {
    return Objects.requireNonNull(roles.get(role));
  }

  private static Map<String, Node> entries(Node node) {
    return ((Node.Mapping) node).entries();
  }

  private static List<Node> items(Map<String, Node> of, String name) {
    return ((Node.Sequence) Objects.requireNonNull(of.get(name))).items();
  }

  private static Set<String> words(Map<String, Node> of, String name) {
    return items(of, name).stream().map(one -> text(one)).collect(Collectors.toSet());
  }

  private static String text(@Nullable Node node) {
    return ((Node.Scalar) Objects.requireNonNull(node)).text();
  }

  Set<String> roles() {
    return roles.keySet();
  }

  /** The scopes that a role can be granted over, as the table says. */
  Set<String> scopes(String role) {
    return role(role).scopes();
  }

  boolean administers(String role) {
    return role(role).administers();
  }

  /** Whether who holds a role declares his independence for each case. */
  boolean declares(String role) {
    return role(role).declares();
  }

  /** Whether somebody with these roles may do something on something. */
  boolean may(List<Holding> holdings, String act, Target target) {
    if (!on.containsKey(act)) {
      throw new AssertionError("no operation " + act);
    }
    return holdings.stream().anyMatch(one -> may(one, act, target));
  }

  private boolean may(Holding one, String act, Target target) {
    Role role = role(one.role());
    if (!role.may().contains(act)
        || !role.scopes().contains(one.scope())
        || !target.on().equals(on.get(act))
        || (declared.contains(act) && role.declares() && !one.declared())) {
      return false;
    }
    boolean head = act.equals("case.read") || act.equals("independence.declare");
    boolean inCase = target.on().equals("case") || target.on().equals("object");
    return switch (one.scope()) {
      case "installation" -> target.on().equals("installation");
      case "organisation" ->
          !target.on().equals("installation") && one.over().equals(target.organisation());
      case "case" -> inCase && one.over().equals(target.workCase());
      case "object" ->
          target.on().equals("object")
              ? one.over().equals(target.workCase() + "/" + target.object())
              : head && one.over().startsWith(target.workCase() + "/");
      case "released" ->
          one.over().equals(target.workCase())
              && (target.on().equals("object") ? target.released() : head);
      default -> false;
    };
  }
}
