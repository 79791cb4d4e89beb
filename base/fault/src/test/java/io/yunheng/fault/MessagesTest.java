/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {
  private final Messages messages = Messages.load();

  @ParameterizedTest
  @EnumSource(FaultCode.class)
  void everyCodeSaysWhatHappenedAndWhatToDoInBothLanguages(FaultCode code) {
    Fault fault = Fault.of(code);
    for (Language language : Language.values()) {
      assertThat(messages.what(fault, language)).isNotBlank().isNotEqualTo(code.code());
      assertThat(messages.cure(fault, language)).isNotBlank().isNotEqualTo(code.code() + ".cure");
    }
  }

  @Test
  void bothLanguagesNameTheSameDetails() {
    for (FaultCode code : FaultCode.values()) {
      Fault fault = Fault.of(code);
      assertThat(places(messages.what(fault, Language.ZH)))
          .as(code.code())
          .isEqualTo(places(messages.what(fault, Language.EN)));
    }
  }

  @Test
  void aDetailIsPutInPlaceEvenWhenItLooksLikeAPattern() {
    Fault fault = Fault.of(FaultCode.FILE_MISSING, "file", "a$1{file}\\");
    assertThat(messages.what(fault, Language.EN)).isEqualTo("No such file: a$1{file}\\");
  }

  private static long places(String filled) {
    return filled.chars().filter(c -> c == '?').count();
  }
}
