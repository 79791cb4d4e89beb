/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.inspection.context.InspectionData;
import io.yunheng.inspection.restore.RestoreRules;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data files with mistakes in them are refused, and what ships is not. */
class DeepDataTest {
  private static void read(String file, byte[] bytes) {
    switch (file) {
      case "deep-checks.yaml" -> CheckRules.read(bytes, file);
      case "deep-restores.yaml" -> RestoreRules.read(bytes, file);
      case "deep-methods.yaml" -> EncryptionRules.read(bytes, file);
      default -> InspectionRules.read(bytes, file);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "deep-checks.yaml | check: pdf | check: pfd",
        "deep-checks.yaml | types: [application/pdf] | type: [application/pdf]",
        "deep-checks.yaml | checks: | cheques:",
        "deep-checks.yaml | {check: pdf, types: [application/pdf]} | {check: pdf}",
        "deep-restores.yaml | engine: mariadb | engine: mysql",
        "deep-restores.yaml | GRANT | GRANT(",
        "deep-restores.yaml | charset: GBK | charset: GBX",
        "deep-restores.yaml | alone: [ | along: [",
        "deep-methods.yaml | id: age | id: cms",
        "deep-methods.yaml | id: age | id: aged",
        "deep-methods.yaml | of: [raw-key] | of: [key]",
        "deep-methods.yaml | methods: | ways:",
        "deep-findings.yaml | weight: note | weight: light",
        "deep-findings.yaml | id: pages | id: rows",
        "deep-findings.yaml | id: unreadable | id: not-a-file",
        "deep-findings.yaml | findings: | founds:",
        "deep-findings.yaml | en: \"pages\" | fr: \"pages\""
      })
  void mistakesAreRefused(String file, String right, String wrong) {
    String shipped = new String(InspectionData.bytes(file), StandardCharsets.UTF_8);
    read(file, InspectionData.bytes(file));
    assertThat(shipped).contains(right);
    int at = shipped.indexOf(right);
    String changed = shipped.substring(0, at) + wrong + shipped.substring(at + right.length());
    byte[] bytes = changed.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(file, bytes)).isInstanceOf(FaultException.class);
  }
}
