/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void nothingWrongEndsNothing() {
    assertThat(problems.isEmpty()).isTrue();
    assertThatCode(problems::throwIfAny).doesNotThrowAnyException();
  }

  @Test
  void allProblemsAreToldTogetherInTheOrderFound() {
    problems.add(FaultCode.FILE_MISSING, "file", "a");
    problems.add(new FaultException(Fault.of(FaultCode.FILE_MISSING, "file", "b")));
    FaultException thrown = catchThrowableOfType(FaultException.class, problems::throwIfAny);
    assertThat(thrown.faults())
        .extracting(fault -> fault.details().get("file"))
        .containsExactly("a", "b");
    assertThat(thrown.fault()).isEqualTo(thrown.faults().getFirst());
  }

  @Test
  void beyondTheLimitItOnlyCounts() {
    for (int i = 0; i < Problems.LIMIT + 5; i++) {
      problems.add(FaultCode.DEFECT);
    }
    assertThat(problems.full()).isTrue();
    assertThat(problems.count()).isEqualTo(Problems.LIMIT + 5L);
    assertThat(problems.faults()).hasSize(Problems.LIMIT);
  }
}
