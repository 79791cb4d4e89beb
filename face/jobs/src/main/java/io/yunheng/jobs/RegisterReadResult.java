/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import io.yunheng.estate.TypedRegister;
import io.yunheng.estate.TypedRow;
import io.yunheng.fault.Fault;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The cells of a register.
 *
 * @param faults what is wrong, each with its place; wrong cells are not among the others
 * @param count how many are wrong, told or not
 */
public record RegisterReadResult(List<TypedRegister> registers, List<Fault> faults, long count)
    implements JobResult {
  private record Summary(List<Sheet> registers, List<Told> faults, long count) {}

  private record Sheet(String kind, boolean whole, List<TypedRow> rows) {}

  private record Told(String code, Map<String, String> details) {}

  public RegisterReadResult {
    registers = List.copyOf(registers);
    faults = List.copyOf(faults);
  }

  @Override
  public Standing standing() {
    return count == 0 ? Standing.CLEAN : Standing.OPEN;
  }

  @Override
  public List<Path> files() {
    return List.of();
  }

  @Override
  public void write(Writer out) {
    ResultJson.write(
        out,
        new Summary(
            registers.stream()
                .map(one -> new Sheet(one.kind().code(), one.whole(), one.rows()))
                .toList(),
            faults.stream().map(one -> new Told(one.code().code(), one.details())).toList(),
            count));
  }
}
