/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ObjectRulesTest {
  @Test
  void everyReasonHasWordsAndACureInBothLanguages() {
    ObjectRules rules = ObjectRules.shipped();
    for (UnreadReason reason : UnreadReason.values()) {
      for (Language language : Language.values()) {
        StoredObject object = PayloadPathTest.object("k");
        ObjectOutcome unread = new ObjectOutcome.Unread(object, reason, "HTTP 418");
        assertThat(rules.what(unread, language).orElseThrow()).isNotBlank().doesNotContain("{");
        assertThat(rules.cure(unread, language).orElseThrow()).isNotBlank();
        ObjectOutcome archived = new ObjectOutcome.Archived(object, "GLACIER");
        assertThat(rules.what(archived, language).orElseThrow()).contains("GLACIER");
      }
    }
  }

  @Test
  void aBookThatLacksAReasonIsRefused() {
    String text = "reasons:\n- {id: denied, what: {zh: x, en: x}, cure: {zh: x, en: x}, more: 1}\n";
    assertThatThrownBy(() -> ObjectRules.read(text.getBytes(StandardCharsets.UTF_8), "x.yaml"))
        .isInstanceOfSatisfying(
            FaultException.class,
            e -> assertThat(e.faults()).hasSizeGreaterThan(UnreadReason.values().length));
  }
}
