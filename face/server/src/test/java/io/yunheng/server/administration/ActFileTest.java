/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.administration;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.access.RandomId;
import io.yunheng.store.ActKind;
import io.yunheng.store.ActRecord;
import io.yunheng.store.RowWindow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActFileTest {
  private static final RandomId ID = new RandomId("0123456789abcdef0123456789abcdef");

  private final List<Long> sequences = new ArrayList<>();

  @Test
  void nothingBecomesAFormula() throws IOException {
    List<ActRecord> one = List.of(act(1));
    ActFile file =
        new ActFile(_ -> one, _ -> List.of("=1+1", "+1", "-1", "@a", "\t=1", "a=1", "a\"b,c", ""));

    assertThat(written(file, List.of("=head")).split("\r\n", -1))
        .containsExactly(
            "\uFEFF\"'=head\"",
            "\"'=1+1\",\"'+1\",\"'-1\",\"'@a\",\"'\t=1\",\"a=1\",\"a\"\"b,c\",\"\"",
            "");
  }

  @Test
  void whatIsDoneMeanwhileDoublesNothing() throws IOException {
    for (long i = 1; i <= RowWindow.MOST + 500; i++) {
      sequences.add(i);
    }
    ActFile file = new ActFile(this::window, act -> List.of(Long.toString(act.sequence())));

    List<String> lines = written(file, List.of("n")).lines().skip(1).toList();

    assertThat(lines).hasSize(RowWindow.MOST + 500).doesNotHaveDuplicates();
    assertThat(lines.getFirst()).isEqualTo("\"" + (RowWindow.MOST + 500) + "\"");
    assertThat(lines.getLast()).isEqualTo("\"1\"");
  }

  /** The last first; with each question three more are done. */
  private List<ActRecord> window(RowWindow window) {
    List<ActRecord> found =
        sequences.reversed().stream()
            .skip(window.from())
            .limit(window.most())
            .map(ActFileTest::act)
            .toList();
    for (int i = 0; i < 3; i++) {
      sequences.add(sequences.getLast() + 1);
    }
    return found;
  }

  private static ActRecord act(long sequence) {
    return new ActRecord(
        sequence,
        Instant.EPOCH,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ActKind.SETTING_CHANGE,
        ID,
        Optional.empty(),
        0);
  }

  private static String written(ActFile file, List<String> head) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    file.write(head, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
