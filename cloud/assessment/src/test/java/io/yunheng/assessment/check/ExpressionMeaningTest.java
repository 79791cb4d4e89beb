/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.assessment.Check;
import io.yunheng.assessment.Packs;
import io.yunheng.catalog.MlpsCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions mean, told by fixtures. */
class ExpressionMeaningTest {
  private static final Packs PACKS = new Packs(MlpsCatalog.level3Cloud(), List.of());

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "rule.remote == '' ~ remote: null ~ remote: x ~ direction: egress",
        "rule.remote != 'x' ~ remote: null ~ remote: x ~ unknown: [remote]",
        "rule.portMin == null ~ portMin: null ~ portMin: 1 ~ portMax: 1",
        "rule.portMin != null && rule.portMin > 1 ~ portMin: 2 ~ portMin: null ~ portMax: 1",
        // null has no order: a rule that forgets it does not pass
        "rule.portMin > 1 ~ portMin: 2 ~ portMin: 1 ~ portMin: null",
        "rule.enabled == true ~ enabled: true ~ enabled: null ~ remote: x",
        // what is known decides without what is unknown
        "rule.remote == 'x' || rule.portMin == 1 ~ remote: x ~ {remote: y, portMin: 2} ~ remote: y",
        "rule.remote == 'x' && rule.portMin == 1 ~ {remote: x, portMin: 1} ~ remote: y ~ remote: x",
        "rule.remote == 'x' ? true : rule.portMin == 1 ~ remote: x ~ {remote: y, portMin: 2} ~"
            + " portMin: 1",
        "!anywhere(rule.remote) ~ remote: 10.0.0.0/8 ~ remote: 0.0.0.0/0 ~ remote: nonsense",
        "!anywhere(rule.remote) ~ remote: null ~ remote: '::/0' ~ remote: 300.0.0.0/0",
        "cidr_within(rule.remote, '10.0.0.0/8') ~ remote: 10.200.0.0/16 ~ remote: 11.0.0.0/8 ~"
            + " remote: 10.0.0.0/33",
        "cidr_within(rule.remote, '10.0.0.0/8') ~ remote: 10.1.2.3 ~ remote: 0.0.0.0/0 ~ remote:"
            + " ''",
        "cidr_within(rule.remote, '2001:db8::/32') ~ remote: '2001:db8:1::/48' ~ remote:"
            + " '2001:db9::/32' ~ remote: '2001::db8::/32'",
        "cidr_within(rule.remote, '2001:db8::/33') ~ remote: '2001:db8::1' ~ remote: 10.0.0.0/8 ~"
            + " remote: '2001:db8::g'",
        "rule.remote.matches('^a+$') ~ remote: aaa ~ remote: ab ~ portMin: 1",
        "rule.portMin in [22, 3389] ~ portMin: 22 ~ portMin: 23 ~ unknown: [portMin]",
      })
  void ofRules(String expression, String yes, String no, String perhaps)
      throws InterruptedException {
    assertThat(load("rule", expression, yes, no, perhaps)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "certificate.validTo > asOf ~ validTo: 2027-01-01T00:00:00Z ~ validTo: 2026-01-01T00:00:00Z"
            + " ~ validTo: null",
        "!before(certificate.issuedAt, duration('240h')) ~ issuedAt: 2026-11-19T00:00:00Z ~"
            + " issuedAt: 2026-11-01T00:00:00Z ~ level: 1",
      })
  void ofTimes(String expression, String yes, String no, String perhaps)
      throws InterruptedException {
    assertThat(load("certificate", expression, yes, no, perhaps)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      value = {
        "'icmp' in port.allowedPairs ~ allowedPairs: [tcp, icmp] ~ allowedPairs: null ~ name: x",
        "port.allowedPairs.all(pair, !anywhere(pair)) ~ allowedPairs: null ~ allowedPairs:"
            + " [10.0.0.1, 0.0.0.0/0] ~ name: x",
        "port.allowedPairs.exists(pair, pair == port.name) ~ {allowedPairs: [a, b], name: b} ~"
            + " {allowedPairs: [a, b], name: c} ~ allowedPairs: [a]",
      })
  void ofLists(String expression, String yes, String no, String perhaps)
      throws InterruptedException {
    assertThat(load("port", expression, yes, no, perhaps)).hasSize(1);
  }

  private List<Check> load(String kind, String expression, String yes, String no, String perhaps)
      throws InterruptedException {
    String pack =
        """
        pack: {id: mine, version: "1", title: {zh: 我的, en: mine}}
        checks:
        - id: c
          title: {zh: 丙, en: c}
          serves: [{item: MLPS-L3-boundary-acl-a, aspect: least}]
          over: %s
          satisfied: "%s"
          finding: {zh: 甲, en: a}
          remedy: {zh: 乙, en: b}
          fixtures:
          - {name: yes, expect: satisfied, resources: [%s]}
          - {name: no, expect: violated, resources: [%s]}
          - {name: perhaps, expect: unknown, resources: [%s]}
        """
            .formatted(
                kind, expression, resource(kind, yes), resource(kind, no), resource(kind, perhaps));
    try {
      Files.writeString(folder.resolve("a.yaml"), pack);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return PACKS.folder(folder).getFirst().checks();
  }

  private static String resource(String kind, String columns) {
    String inner = columns.startsWith("{") ? columns.substring(1, columns.length() - 1) : columns;
    return "{kind: " + kind + ", id: r, " + inner + "}";
  }
}
