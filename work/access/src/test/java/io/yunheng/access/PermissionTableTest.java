/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class PermissionTableTest {
  private static String shipped() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            PermissionTableTest.class.getResourceAsStream("/yunheng/access/permissions.yaml"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static FaultException refused(String text) {
    try {
      PermissionTable.read(text.getBytes(StandardCharsets.UTF_8), "permissions.yaml");
    } catch (FaultException e) {
      return e;
    }
    throw new AssertionError("was not refused");
  }

  @Test
  void everyOperationAndRoleHasItsRuleAndNames() {
    PermissionTable table = PermissionTable.shipped();
    for (Operation operation : Operation.values()) {
      assertThat(table.of(operation).text().in(Language.ZH)).as(operation.code()).isNotBlank();
      assertThat(table.of(operation).text().in(Language.EN)).as(operation.code()).isNotBlank();
    }
    for (Role role : Role.values()) {
      assertThat(table.of(role).name().in(Language.ZH)).as(role.code()).isNotBlank();
      assertThat(table.of(role).may()).as(role.code()).isNotEmpty();
    }
  }

  @Test
  void everyOperationIsForSomebody() {
    PermissionTable table = PermissionTable.shipped();
    for (Operation operation : Operation.values()) {
      assertThat(Role.values())
          .as(operation.code())
          .anyMatch(role -> table.of(role).may().contains(operation));
    }
  }

  @Test
  void whatGrantsOrReleasesNeedsAFreshProof() {
    PermissionTable table = PermissionTable.shipped();
    assertThat(table.of(Operation.CASE_GRANT).fresh()).isTrue();
    assertThat(table.of(Operation.CASE_FREEZE).fresh()).isTrue();
    assertThat(table.of(Operation.CASE_RELEASE).fresh()).isTrue();
    assertThat(table.of(Operation.MEMBER_CHANGE).fresh()).isTrue();
    assertThat(table.of(Operation.EVIDENCE_READ).fresh()).isFalse();
  }

  @Test
  void aTableThatLeavesARoleOutIsRefused() throws IOException {
    int at = shipped().indexOf("  - id: regulator");
    assertThat(refused(shipped().substring(0, at)).faults()).isNotEmpty();
  }

  @Test
  void anOperationThatNoScopeOfTheRoleReachesIsRefused() throws IOException {
    String wrong =
        shipped().replace("may: [case.read, evidence.read, result.read]", "may: [people.read]");
    assertThat(refused(wrong).fault().code()).isEqualTo(FaultCode.DATA_VALUE_INVALID);
  }

  @Test
  void aRoleThatGrantsSaysWhichRoles() throws IOException {
    String wrong = shipped().replaceFirst("    grants:\n      organisation: .*\n", "    grants:\n");
    assertThat(refused(wrong).faults()).isNotEmpty();
    String more =
        shipped()
            .replace("    side: provider\n", "    side: provider\n    grants: { case: [agent] }\n");
    assertThat(refused(more).faults()).isNotEmpty();
  }

  @Test
  void anOperationTwiceIsRefused() throws IOException {
    String line = "  - { id: people.read, on: installation, zh: 查看人员, en: See people }\n";
    assertThat(refused(shipped().replace(line, line + line)).fault().code())
        .isEqualTo(FaultCode.DATA_ID_TWICE);
  }

  @Test
  void anUnknownKeyIsRefused() throws IOException {
    assertThat(refused(shipped() + "\nmore: 1\n").fault().code())
        .isEqualTo(FaultCode.DATA_KEY_UNKNOWN);
  }

  @Test
  void anIdThatIsNoneIsNotTaken() {
    assertThat(RandomId.parse("../../etc/passwd")).isEmpty();
    assertThat(RandomId.parse("0".repeat(31))).isEmpty();
    assertThat(RandomId.parse("A".repeat(32))).isEmpty();
    assertThat(RandomId.parse("0123456789abcdef0123456789abcdef")).isPresent();
    assertThatThrownBy(() -> new RandomId("x")).isInstanceOf(IllegalArgumentException.class);
  }
}
