/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
  private final ProgressMeter meter = new ProgressMeter();

  @Test
  void aPhaseCountsFromNothing() {
    meter.begin(Phase.of("read-files").total(Unit.FILES, 3));
    meter.count(Unit.FILES, 2);
    assertThat(meter.position().done(Unit.FILES)).isEqualTo(2);
    assertThat(meter.position().total(Unit.FILES)).hasValue(3);
    meter.begin(Phase.of("write-lists"));
    assertThat(meter.position().done()).isEqualTo(Map.of());
    assertThat(meter.position().total(Unit.FILES)).isEmpty();
    meter.count(Unit.FILES, 1);
    assertThat(meter.done(Unit.FILES)).isEqualTo(3);
  }

  @Test
  void anotherSubjectOfTheSamePhaseGoesOnCounting() {
    meter.begin(Phase.of("compare-rows").about("orders"));
    meter.count(Unit.ROWS, 10);
    meter.begin(Phase.of("compare-rows").about("persons"));
    meter.count(Unit.ROWS, 5);
    assertThat(meter.position().done(Unit.ROWS)).isEqualTo(15);
    assertThat(meter.position().phase().subject()).isEqualTo("persons");
  }

  @Test
  void warningsAreKeptInTheirOrder() {
    Fault one = Fault.of(FaultCode.FILE_MISSING, "file", "a");
    Fault two = Fault.of(FaultCode.FILE_MISSING, "file", "b");
    meter.warn(one);
    meter.warn(two);
    assertThat(meter.warnings()).containsExactly(one, two);
  }
}
