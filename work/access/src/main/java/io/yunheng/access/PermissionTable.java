/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import io.yunheng.fault.Problems;
import io.yunheng.files.Fields;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Which role may do what: {@code permissions.yaml}, read and checked. */
public final class PermissionTable {
  private static final String FILE = "/yunheng/access/permissions.yaml";

  private final Map<Operation, OperationRule> operations;
  private final Map<Role, RolePermissions> roles;

  private PermissionTable(
      Map<Operation, OperationRule> operations, Map<Role, RolePermissions> roles) {
    this.operations = operations;
    this.roles = roles;
  }

  /** The table that ships. */
  public static PermissionTable shipped() {
    try (InputStream in = Objects.requireNonNull(PermissionTable.class.getResourceAsStream(FILE))) {
      return read(in.readAllBytes(), FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A table in a file: every operation and every role once, and no operation that a scope of the
   * role can never reach.
   *
   * @param name of the file, for messages
   * @throws io.yunheng.fault.FaultException with everything that is wrong with it
   */
  static PermissionTable read(byte[] bytes, String name) {
    Problems problems = new Problems();
    Fields root = Fields.of(name, YamlDocument.parse(bytes, name), problems);
    root.only("operations", "roles");
    Map<Operation, OperationRule> operations = new EnumMap<>(Operation.class);
    for (Fields one : root.someList("operations")) {
      one.only("id", "on", "fresh", "declared", "zh", "en");
      Operation operation = one.word("id", Operation.class, Operation.PEOPLE_READ);
      OperationRule rule =
          new OperationRule(
              operation,
              one.word("on", TargetKind.class, TargetKind.CASE),
              one.has("fresh") && one.flag("fresh"),
              one.has("declared") && one.flag("declared"),
              one.both());
      if (operations.put(operation, rule) != null) {
        one.twice("id", operation.code());
      }
    }
    Map<Role, RolePermissions> roles = new EnumMap<>(Role.class);
    for (Fields one : root.someList("roles")) {
      one.only("id", "zh", "en", "scopes", "secondFactor", "independence", "side", "may", "grants");
      RolePermissions rule =
          new RolePermissions(
              one.word("id", Role.class, Role.CONTACT),
              one.both(),
              EnumSet.copyOf(one.someWords("scopes", ScopeKind.class)),
              one.flag("secondFactor"),
              one.has("independence") && one.flag("independence"),
              one.word("side", RoleSide.class, RoleSide.OVERSIGHT),
              EnumSet.copyOf(one.someWords("may", Operation.class)),
              grants(one));
      if (roles.put(rule.role(), rule) != null) {
        one.twice("id", rule.role().code());
      }
      for (Operation operation : rule.may()) {
        OperationRule known = operations.get(operation);
        if (known != null
            && rule.scopes().stream().noneMatch(scope -> reaches(scope, known.on()))) {
          one.wrong("may", operation.code(), rule.scopes().toString());
        }
      }
    }
    missing(root, "operations", operations.keySet(), List.of(Operation.values()));
    missing(root, "roles", roles.keySet(), List.of(Role.values()));
    problems.throwIfAny();
    return new PermissionTable(Map.copyOf(operations), Map.copyOf(roles));
  }

  private static Map<ScopeKind, Set<Role>> grants(Fields role) {
    Map<ScopeKind, Set<Role>> grants = new EnumMap<>(ScopeKind.class);
    List<ScopeKind> scopes = role.words("scopes", ScopeKind.class);
    boolean gives =
        role.words("may", Operation.class).stream().anyMatch(PermissionTable::givesRoles);
    Optional<Fields> all = role.fields("grants");
    if (gives != all.isPresent()) {
      role.wrong("grants", gives ? "-" : "{...}", gives ? "{...}" : "-");
    }
    all.ifPresent(
        fields -> {
          fields.only(scopes.stream().map(ScopeKind::code).toArray(String[]::new));
          for (ScopeKind scope : scopes) {
            if (fields.has(scope.code())) {
              grants.put(scope, EnumSet.copyOf(fields.someWords(scope.code(), Role.class)));
            } else {
              fields.missing(scope.code());
            }
          }
        });
    return grants;
  }

  private static boolean givesRoles(Operation operation) {
    return operation == Operation.CASE_GRANT
        || operation == Operation.MEMBER_CHANGE
        || operation == Operation.PEOPLE_CHANGE;
  }

  private static <E> void missing(Fields root, String key, Set<E> found, List<E> all) {
    for (E one : all) {
      if (!found.contains(one)) {
        root.wrong(key, "-", one.toString());
      }
    }
  }

  /** Whether a grant of this scope can ever allow something that is done on this. */
  static boolean reaches(ScopeKind scope, TargetKind on) {
    return switch (scope) {
      case INSTALLATION -> on == TargetKind.INSTALLATION;
      case ORGANISATION -> on != TargetKind.INSTALLATION;
      case ENGAGEMENT, CASE -> on == TargetKind.CASE || on == TargetKind.OBJECT;
      case OBJECT, RELEASED -> on == TargetKind.OBJECT || on == TargetKind.CASE;
    };
  }

  /** What it says of an operation. */
  public OperationRule of(Operation operation) {
    return Objects.requireNonNull(operations.get(operation));
  }

  /** What it says of a role. */
  public RolePermissions of(Role role) {
    return Objects.requireNonNull(roles.get(role));
  }
}
