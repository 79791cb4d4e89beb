/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.migration.hosts.Made;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostComparisonTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final MigrationRules RULES = MigrationRules.shipped();

  private static MoveComparison compare(Made before, Made after) {
    return HostComparison.between(
        List.of(before.host()), List.of(after.host()), HostMapping.none(), NOW);
  }

  private static List<String> told(MoveComparison comparison) {
    return comparison.findings().stream()
        .map(MoveFinding::finding)
        .map(
            one ->
                one.code().code()
                    + " "
                    + one.details().getOrDefault("key", "-")
                    + " "
                    + one.details().getOrDefault("before", "-")
                    + " > "
                    + one.details().getOrDefault("after", "-"))
        .toList();
  }

  @Test
  void whatIsTheSameIsTheSame() {
    MoveComparison same = compare(Made.of("web"), Made.of("web"));

    assertThat(told(same)).isEmpty();
    assertThat(same.outcome()).isEqualTo(MoveOutcome.SAME);
  }

  @Test
  void everythingPlantedIsFoundAndNothingElse() {
    Made after =
        Made.of("web")
            .put("hardware", "cpus", "value", "4")
            .put(
                "package",
                "libssl3:amd64",
                "version",
                "3.0.9-1",
                "form",
                "dpkg",
                "depends",
                "",
                "provides",
                "")
            .put(
                "package",
                "nginx:amd64",
                "version",
                "1.22.1-9+b1",
                "form",
                "dpkg",
                "depends",
                "libssl3 (>= 3.0.11)",
                "provides",
                "")
            .put("runtime", "java", "value", "17.0.9")
            .put("service", "nginx.service", "enabled", "disabled", "active", "failed")
            .put("socket", "tcp [::]:5432", "process", "postgres")
            .put("socket", "udp 10.0.0.1:161", "process", "snmpd")
            .remove("socket", "tcp 0.0.0.0:443")
            .put(
                "user",
                "app",
                "uid",
                "1000",
                "group",
                "app",
                "groups",
                "www docker",
                "home",
                "/home/app",
                "shell",
                "/bin/sh",
                "admin",
                "yes")
            .put(
                "user", "guest", "uid", "1001", "group", "guest", "groups", "", "home", "/",
                "shell", "/bin/sh", "admin", "no")
            .put(
                "file",
                "/etc/ssh/sshd_config",
                "mode",
                "644",
                "owner",
                "root",
                "group",
                "root",
                "sha256",
                "dd")
            .put(
                "file",
                "/etc/nginx/nginx.conf",
                "mode",
                "640",
                "owner",
                "root",
                "group",
                "root",
                "sha256",
                "ee")
            .put("option", "/etc/ssh/sshd_config#PermitRootLogin", "value", "yes")
            .put("kernel", "net.ipv4.ip_forward", "value", "1")
            .put("time", "zone", "value", "Etc/UTC")
            .put("time", "synchronised", "value", "no")
            .put("filter", "nft / a", "order", "2")
            .put("filter", "nft / b", "order", "1")
            .put(
                "certificate",
                "/etc/nginx/a.crt",
                "subject",
                "CN=a",
                "issuer",
                "CN=ca",
                "notAfter",
                "Nov  1 12:00:00 2026 GMT",
                "sha256",
                "cc");

    MoveComparison found = compare(Made.of("web"), after);

    assertThat(told(found))
        .containsExactlyInAnyOrder(
            "hardware-smaller cpus 8 > 4",
            "package-older libssl3 3.0.15-1~deb12u1 > 3.0.9-1",
            "package-newer nginx 1.22.1-9 > 1.22.1-9+b1",
            "requirement-unmet nginx:amd64 - > libssl3 3.0.9-1",
            "runtime-older java 21.0.4 > 17.0.9",
            "service-not-enabled nginx.service enabled > disabled",
            "service-not-running nginx.service active > failed",
            "port-closed tcp 443 nginx, any address > -",
            "port-opened udp 161 - > snmpd, one address",
            "port-wider tcp 5432 loopback > any address",
            "privilege-added app www > www docker",
            "privilege-added app no > yes",
            "user-added guest - > +",
            "permission-wider /etc/ssh/sshd_config 600 > 644",
            "file-different /etc/nginx/nginx.conf bb > ee",
            "option-different /etc/ssh/sshd_config#PermitRootLogin no > yes",
            "kernel-setting-different net.ipv4.ip_forward 0 > 1",
            "clock-different zone Asia/Shanghai > Etc/UTC",
            "clock-not-synchronised synchronised yes > no",
            "filter-order-different nft / a 1 > nft / b",
            "certificate-expired /etc/nginx/a.crt Jun  1 12:00:00 2027 GMT > Nov  1 12:00:00 2026"
                + " GMT");
    assertThat(found.outcome()).isEqualTo(MoveOutcome.DIFFERENT);
    for (MoveFinding one : found.findings()) {
      for (Language language : Language.values()) {
        assertThat(RULES.what(one.finding(), language)).doesNotContain("?").doesNotContain("{");
        assertThat(RULES.cure(one.finding(), language).orElseThrow())
            .isNotBlank()
            .doesNotContain("{");
      }
    }
  }

  @Test
  void theUnseenIsNeitherMissingNorTheSame() {
    Made after =
        Made.of("web")
            .denied("sudo")
            .remove("sudo", "root ALL=(ALL) ALL")
            .put("file", "/etc/nginx/nginx.conf", "mode", "640", "owner", "root", "group", "root");

    MoveComparison found = compare(Made.of("web"), after);

    assertThat(told(found))
        .containsExactlyInAnyOrder(
            "section-not-comparable sudo - > -",
            "entry-not-comparable /etc/nginx/nginx.conf bb > -");
    assertThat(found.findings().getFirst().finding().details())
        .containsEntry("count", "1")
        .containsEntry("need", "root");
    assertThat(found.outcome()).isEqualTo(MoveOutcome.OPEN);
  }

  @Test
  void anArchitectureThatChangedDoesNotHideThePackages() {
    Made after =
        Made.of("web")
            .remove("package", "libssl3:amd64")
            .put(
                "package",
                "libssl3:arm64",
                "version",
                "3.0.15-1~deb12u1",
                "form",
                "dpkg",
                "depends",
                "",
                "provides",
                "");

    assertThat(told(compare(Made.of("web"), after))).isEmpty();
  }

  @Test
  void hostsArePairedByNameOrAsAMappingSays() {
    HostCollection one = Made.of("web-1").host();
    HostCollection moved = Made.of("web-01").host();
    HostMapping mapping =
        HostMapping.read(
            "hosts: [{before: web-1, after: web-01}, {before: gone, after: web-02}]"
                .getBytes(StandardCharsets.UTF_8),
            "m.yaml");

    assertThat(told(HostComparison.between(List.of(one), List.of(moved), HostMapping.none(), NOW)))
        .containsExactly("host-missing - - > -", "host-added - - > -");
    assertThat(told(HostComparison.between(List.of(one), List.of(moved), mapping, NOW)))
        .containsExactly("host-ambiguous - - > -", "host-ambiguous - - > -");
    assertThat(
            told(HostComparison.between(List.of(one, one), List.of(one), HostMapping.none(), NOW)))
        .containsExactly("host-twice - - > -");
  }

  @Test
  void anotherSystemIsComparedAsFarAsItCanBe() {
    HostCollection debian = fixture("debian-12");
    HostCollection rpm = fixture("rpm-layout");
    HostMapping mapping = new HostMapping(Map.of("debian-12", "rpm-layout"));

    MoveComparison found = HostComparison.between(List.of(debian), List.of(rpm), mapping, NOW);

    assertThat(told(found))
        .contains(
            "packaging-different package dpkg > rpm",
            "entry-to-look-at os.id debian > rocky",
            "runtime-missing glibc 2.36 > -",
            "section-not-comparable sudo - > -")
        .noneMatch(
            one ->
                one.startsWith("package-")
                    || one.startsWith("hardware-smaller")
                    || one.startsWith("requirement"));
    assertThat(HostComparison.between(List.of(debian), List.of(rpm), mapping, NOW))
        .isEqualTo(found);
    assertThat(
            told(HostComparison.between(List.of(debian), List.of(debian), HostMapping.none(), NOW)))
        .allMatch(
            one ->
                one.startsWith("section-not-comparable") || one.startsWith("entry-not-comparable"));
  }

  private static HostCollection fixture(String name) {
    try (InputStream in =
        HostComparisonTest.class.getResourceAsStream("hosts/" + name + ".host.jsonl")) {
      if (in == null) {
        throw new IllegalStateException(name);
      }
      return HostReader.read(in.readAllBytes(), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
