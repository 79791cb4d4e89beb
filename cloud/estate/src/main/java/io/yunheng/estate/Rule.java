/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate;

import java.util.List;

/** One access rule of a security group or firewall. */
public record Rule(
    String id,
    Origin origin,
    Fact<String> policy,
    Fact<String> policyKind,
    Fact<String> tenant,
    Fact<String> direction,
    Fact<String> action,
    Fact<String> ethertype,
    Fact<String> protocol,
    Fact<Long> portMin,
    Fact<Long> portMax,
    Fact<String> remote,
    Fact<String> remoteGroup,
    Fact<Long> priority,
    Fact<Boolean> enabled,
    Fact<String> description)
    implements Resource {

  public static final Shape<Rule> SHAPE =
      Shape.of(
          Kind.RULE,
          Rule.class,
          List.of(
              Column.text("policy", Rule::policy),
              Column.word("policyKind", Rule::policyKind, "security-group", "firewall", "acl"),
              Column.ref("tenant", Kind.TENANT, Rule::tenant),
              Column.word("direction", Rule::direction, "ingress", "egress"),
              Column.word("action", Rule::action, "allow", "deny"),
              Column.word("ethertype", Rule::ethertype, "ipv4", "ipv6"),
              Column.text("protocol", Rule::protocol),
              Column.number("portMin", Rule::portMin),
              Column.number("portMax", Rule::portMax),
              Column.text("remote", Rule::remote),
              Column.ref("remoteGroup", Kind.SECURITY_GROUP, Rule::remoteGroup),
              Column.number("priority", Rule::priority),
              Column.bool("enabled", Rule::enabled),
              Column.text("description", Rule::description)),
          row ->
              new Rule(
                  row.id(),
                  row.origin(),
                  row.text(0),
                  row.text(1),
                  row.text(2),
                  row.text(3),
                  row.text(4),
                  row.text(5),
                  row.text(6),
                  row.number(7),
                  row.number(8),
                  row.text(9),
                  row.text(10),
                  row.number(11),
                  row.bool(12),
                  row.text(13)));

  @Override
  public Kind kind() {
    return Kind.RULE;
  }
}
